"""What the doctor looks at around us: disk, clock, certificate, backups, and what PostgreSQL lets our role do."""

import shutil
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from django.utils import timezone

from alongside.environment import LOOPBACK
from alongside.file import backups
from alongside.management import copies
from alongside.management.ailments import Ailment
from alongside.management.proving import WORDS
from alongside.trail.models import Event

LEAST_FREE = 500 * 1024 * 1024  # bytes
AHEAD = timedelta(minutes=5)  # an event of the future says that a clock jumped
SECONDS = 5.0  # for the certificate
SOON = timedelta(days=14)


def room() -> Iterator[Ailment]:
    """A backup needs the database's size twice over for a while, where the data lies and where backups lie."""
    wanted = LEAST_FREE + 2 * _size()
    for place in sorted({_existing(Path(settings.DATA)), _existing(backups.folder())}):
        free = shutil.disk_usage(place).free
        if free < wanted:
            yield Ailment(
                f"Little room is left on the disk of {place}: {free // 1024 // 1024} MB, "
                f"wanted {wanted // 1024 // 1024} MB.",
                "Make room before the next backup.",
                is_grave=free < LEAST_FREE,
            )


def _size() -> int:
    path = Path(str(copies.database()["NAME"]))
    return path.stat().st_size if copies.is_sqlite() and path.exists() else 0


def _existing(place: Path) -> Path:
    return next(each for each in (place.resolve(), *place.resolve().parents) if each.exists())


def clock() -> Iterator[Ailment]:
    """Nothing was written down in the future, unless a clock went wrong."""
    newest = Event.objects.order_by("-pk").values_list("recorded_at", flat=True).first()
    if newest is not None and newest > timezone.now() + AHEAD:
        yield Ailment(
            f"The clock jumped: something was written down at {newest:%Y-%m-%d %H:%M} UTC, "
            f"and it is {timezone.now():%Y-%m-%d %H:%M} UTC now.",
            "Set the clock of this machine by the network (NTP). Reminders may come too late until then.",
        )


def copies_kept() -> Iterator[Ailment]:
    """Backups are made when they are due, and they come back."""
    state = backups.state(timezone.now())
    if state.newest is None:
        yield Ailment("There is no backup yet.", "Run: alongside backup --verify", is_grave=False)
        return
    if state.is_late or (
        not state.is_scheduled and state.newest.made_at < timezone.now() - timedelta(days=2)
    ):
        yield Ailment(
            f"The newest backup is of {state.newest.made_at:%Y-%m-%d %H:%M} UTC: another one is overdue.",
            "See that `alongside work` runs and look at what it said, or run: alongside backup --verify",
            is_grave=False,
        )
    yield from _proof(state.newest)


def _proof(newest: backups.Generation) -> Iterator[Ailment]:
    if newest.checked_at is None:
        yield Ailment(
            f"Nobody has tried whether {newest.path.name} comes back.",
            "Run: alongside verify-backup",
            is_grave=False,
        )
    elif newest.account is not None and newest.account.wrong:
        said = " ".join(WORDS[code] for code in newest.account.wrong)
        yield Ailment(
            f"{newest.path.name} must not be relied on. {said}",
            "Run: alongside backup --verify, and keep an older one.",
        )


def debugging() -> Iterator[Ailment]:
    """Pages with errors of ours show what people wrote."""
    if settings.DEBUG:
        yield Ailment(
            "ALONGSIDE_DEBUG is on: an error page may show what people wrote.", "Take it away, and restart."
        )


def open_letters() -> Iterator[Ailment]:
    """Letters, and the codes to sign in, go to another machine sealed."""
    parts = urlsplit(settings.SMTP_URL)
    if parts.scheme == "smtp" and parts.hostname not in LOOPBACK:
        yield Ailment(
            "ALONGSIDE_SMTP_URL begins with smtp://: letters, and the codes to sign in, go out unsealed.",
            "Write smtp+tls:// (port 587) or smtps:// (port 465) in its place.",
        )


def certificate() -> Iterator[Ailment]:
    """Where people find us by https, the certificate is for that name and holds for a while."""
    parts = urlsplit(settings.BASE_URL)
    if settings.IS_HTTPS and parts.hostname:
        wrong = certificate_trouble(parts.hostname, parts.port or 443, ssl.create_default_context())
        if wrong:
            yield Ailment(
                f"ALONGSIDE_BASE_URL is {settings.BASE_URL}, but {wrong}",
                "See that the proxy runs and renews its certificate for this name (docs/deploy.md).",
                is_grave=False,
            )


def certificate_trouble(host: str, port: int, trusted: ssl.SSLContext) -> str:
    """What is wrong with the certificate at this address; "" when it holds for two weeks and more."""
    try:
        with (
            socket.create_connection((host, port), timeout=SECONDS) as door,
            trusted.wrap_socket(door, server_hostname=host) as safe,
        ):
            told = safe.getpeercert() or {}
    except ssl.SSLCertVerificationError as error:
        return f"its certificate does not hold: {error.verify_message}."
    except OSError as error:
        return f"nobody answers there by https: {error}."
    until = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC)
    return f"its certificate ends on {until:%Y-%m-%d}." if until < timezone.now() + SOON else ""


def role() -> Iterator[Ailment]:
    """On PostgreSQL no role of ours may see past row level security."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        is_super, sees_past = cursor.fetchone()
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity "
            "AND relname LIKE 'alongside_%' AND pg_has_role(relowner, 'MEMBER') ORDER BY relname"
        )
        open_to_owner = [row[0] for row in cursor.fetchall()]
    if is_super or sees_past:
        yield Ailment(
            "Our PostgreSQL role sees past row level security (it is a superuser or has BYPASSRLS).",
            "Give Alongside a role of its own: ALTER ROLE name NOSUPERUSER NOBYPASSRLS",
        )
    if open_to_owner:
        yield Ailment(
            f"Row level security does not hold for our role, which owns these tables: {', '.join(open_to_owner)}.",
            "Run for each: ALTER TABLE name FORCE ROW LEVEL SECURITY",
        )
