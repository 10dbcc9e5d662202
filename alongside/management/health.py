"""What `alongside doctor` looks at: each finding says in plain words what is wrong and what to do."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from alongside.lib.keyring import KeyringError, keyring
from alongside.management import surroundings
from alongside.management.ailments import Ailment
from alongside.management.troubles import plain
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Practice
from alongside.trail.checking import glance
from alongside.trail.models import Event

LATE = timedelta(minutes=10)


def examine() -> list[Ailment]:
    """Everything that is wrong; nothing found is a house in good health."""
    try:
        found = [*_settings(), *_tables()]
    except DatabaseError as error:
        wrong, _, helps = (plain(error) or str(error)).partition("\n")
        return [Ailment(wrong, helps or "See docs/deploy.md.")]
    if found:
        return found  # nothing below can be asked of a database that is not ready
    rest: tuple[Callable[[], Iterator[Ailment]], ...] = (
        _keys,
        _practices,
        _worker,
        _letters,
        _trail,
        surroundings.clock,
        surroundings.room,
        surroundings.copies_kept,
        surroundings.debugging,
        surroundings.open_letters,
        surroundings.certificate,
        surroundings.role,
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
        is_half_done = keyring().is_being_rotated()
    except KeyringError as error:
        yield Ailment(
            f"The keyring cannot be used: {error}", "Put it back from its copy; see docs/deploy.md."
        )
        return
    if is_half_done:
        yield Ailment(
            "A rotation of the master key was begun and not ended.",
            "Run: alongside rotate-keys (where a setting brings the key: put the new one there first)",
            is_grave=False,
        )


def _trail() -> Iterator[Ailment]:
    """A quick look; check-trail takes a thorough one."""
    try:
        flaws = list(glance())
    except KeyringError:
        return  # said already
    if flaws:
        yield Ailment(
            f"The trail does not hold: link {flaws[0].link} of practice {flaws[0].practice_id}.",
            "Run: alongside check-trail, which says what to do.",
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
    waiting = Notice.objects.filter(
        status__in=(NoticeStatus.WAITING, NoticeStatus.CLAIMED), due_at__lt=timezone.now() - LATE
    )
    if count := waiting.count():
        yield Ailment(
            f"E-mails and text messages that wait although they are due: {count}.",
            "See that `alongside work` runs, and that the mail server answers.",
        )
    failed = Notice.objects.filter(
        status=NoticeStatus.FAILED, done_at__gte=timezone.now() - timedelta(days=7)
    )
    if count := failed.count():
        yield Ailment(
            f"E-mails that could not be sent in the last week: {count}.",
            "Check ALONGSIDE_SMTP_URL, and the addresses on the pages of these clients.",
        )
