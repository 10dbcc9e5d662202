"""What `alongside doctor` looks at: each finding says in plain words what is wrong and what to do."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from alongside.lib.keyring import KeyringError, keyring
from alongside.management.troubles import plain
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Practice
from alongside.trail.models import Event

LEAST_FREE = 500 * 1024 * 1024  # bytes
LATE = timedelta(minutes=10)
OLD_BACKUP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Ailment:
    """Something that is wrong, and what helps. `is_grave`: people are affected now."""

    wrong: str
    helps: str
    is_grave: bool = True


def examine() -> list[Ailment]:
    """Everything that is wrong; nothing found is a house in good health."""
    try:
        found = [*_settings(), *_tables()]
    except DatabaseError as error:
        return [Ailment(*(plain(error) or "").split("\n", 1))]
    if found:
        return found  # nothing below can be asked of a database that is not ready
    rest: tuple[Callable[[], Iterator[Ailment]], ...] = (
        _keys,
        _practices,
        _worker,
        _letters,
        _room,
        _backups,
    )
    return [ailment for look in rest for ailment in look()]


def _settings() -> Iterator[Ailment]:
    for message in checks.run_checks():
        if message.level >= checks.ERROR:
            yield Ailment(message.msg, message.hint or "See docs/settings.md.")


def _tables() -> Iterator[Ailment]:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Ailment("The tables are not up to date with this version.", "Run: alongside upgrade")


def _keys() -> Iterator[Ailment]:
    try:
        keyring().sealing_key("trail")
    except KeyringError as error:
        yield Ailment(
            f"The keyring cannot be used: {error}", "Put it back from its copy; see docs/deploy.md."
        )


def _practices() -> Iterator[Ailment]:
    if not Practice.objects.exists():
        yield Ailment("There is no practice yet.", "Run: alongside open-practice", is_grave=False)


def _worker() -> Iterator[Ailment]:
    """Every event is linked within seconds by a worker that runs."""
    if Event.objects.filter(link=None, recorded_at__lt=timezone.now() - LATE).exists():
        yield Ailment(
            "The worker does not run: reminders are not sent, and the trail is not sealed.",
            "Start `alongside work`, or `alongside start`, which runs it beside the web.",
        )


def _letters() -> Iterator[Ailment]:
    if not settings.SMTP_URL:
        yield Ailment(
            f"E-mails do not leave this machine; they lie in {settings.ALONGSIDE_OUTBOX}.",
            "Set ALONGSIDE_SMTP_URL when they should go out.",
            is_grave=False,
        )
    failed = Notice.objects.filter(
        status=NoticeStatus.FAILED, done_at__gte=timezone.now() - timedelta(days=7)
    )
    if count := failed.count():
        yield Ailment(
            f"E-mails that could not be sent in the last week: {count}.",
            "Check ALONGSIDE_SMTP_URL, and the addresses on the pages of these clients.",
        )


def _room() -> Iterator[Ailment]:
    free = shutil.disk_usage(settings.DATA).free
    if free < LEAST_FREE:
        yield Ailment(
            f"Little room is left on the disk of {settings.DATA}: {free // 1024 // 1024} MB.",
            "Make room before the next backup.",
        )


def _backups() -> Iterator[Ailment]:
    folder = Path(settings.ALONGSIDE_BACKUPS)
    made = [path.stat().st_mtime for path in folder.glob("*") if path.is_file()] if folder.is_dir() else []
    if not made:
        yield Ailment("There is no backup yet.", "Run: alongside backup", is_grave=False)
    elif max(made) < (timezone.now() - OLD_BACKUP).timestamp():
        yield Ailment("The newest backup is older than two days.", "Run: alongside backup", is_grave=False)
