"""Post a notice into the outbox, in the transaction of what it tells about."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.utils import timezone

from alongside.notices.models import Notice, NoticeStatus

A_DAY = timedelta(days=1)
LONGEST_ONCE = 120
_gathered: ContextVar[list[Notice] | None] = ContextVar("gathered", default=None)


@contextmanager
def posting_together() -> Iterator[None]:
    """Whatever is posted within is written by one statement at its end: a series has many reminders."""
    notices: list[Notice] = []
    token = _gathered.set(notices)
    try:
        yield
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
    finally:
        _gathered.reset(token)


def post(
    practice_id: UUID,
    kind: str,
    *,
    email: str = "",
    phone: str = "",
    language: str,
    zone: str,
    client_id: UUID | None = None,
    subject_id: UUID | None = None,
    due_at: datetime | None = None,
    useless_after: datetime | None = None,
    once: str | None = None,
    facts: dict[str, object] | None = None,
) -> None:
    """Put one e-mail (with a `phone`: one SMS) into the outbox.

    It goes out when the caller's transaction is committed and it is due. `kind` names its text:
    templates/notices/<kind>.txt, first line the subject; <kind>.sms.txt for an SMS. Without a
    `useless_after` it is dropped a day after it was due. A notice with the same `once` is posted only once.
    """
    due = due_at or timezone.now()
    notice = Notice(
        practice_id=practice_id,
        client_id=client_id,
        kind=kind,
        channel="sms" if phone else "email",
        email=email,
        phone=phone,
        language=language,
        timezone=zone,
        subject_id=subject_id,
        facts=facts or {},
        once=_short(once),
        due_at=due,
        useless_after=useless_after or due + A_DAY,
    )
    gathered = _gathered.get()
    if gathered is not None:
        gathered.append(notice)
        return
    Notice.objects.bulk_create([notice], ignore_conflicts=once is not None)


def _short(once: str | None) -> str | None:
    """What does not fit the column (an address may have 254 signs) is told apart by its digest."""
    if once is None or len(once) <= LONGEST_ONCE:
        return once
    return sha256(once.encode()).hexdigest()


def withdraw(practice_id: UUID, *, subject_id: UUID) -> int:
    """Drop the notices that still wait about something which no longer holds; returns how many."""
    return withdraw_all(practice_id, [subject_id])


def withdraw_all(practice_id: UUID, subject_ids: Iterable[UUID]) -> int:
    """The same about many things, by one statement."""
    waiting = Notice.objects.filter(
        practice_id=practice_id, subject_id__in=list(subject_ids), status=NoticeStatus.WAITING
    )
    return waiting.update(status=NoticeStatus.DROPPED, outcome="withdrawn", done_at=timezone.now())


def erase_client(practice_id: UUID, client_id: UUID) -> None:
    """Delete every notice about a client, sent or not: it holds their address."""
    Notice.objects.filter(practice_id=practice_id, client_id=client_id).delete()
