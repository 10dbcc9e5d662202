"""The outbox from the inside: claim a due notice, then say what became of it. Only the worker calls this."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F

from alongside.notices import retries
from alongside.notices.models import Notice, NoticeStatus

BATCH = 50


def claim_due(now: datetime) -> Iterator[Notice]:
    """Due notices, one after the other; each is ours from the moment it is given.

    The conditional UPDATE decides: however many workers there are, one notice is claimed by one of them.
    """
    waiting = Notice.objects.filter(status=NoticeStatus.WAITING, due_at__lte=now)
    for pk in list(waiting.order_by("due_at", "pk").values_list("pk", flat=True)[:BATCH]):
        mine = Notice.objects.filter(pk=pk, status=NoticeStatus.WAITING)
        if mine.update(status=NoticeStatus.CLAIMED, claimed_at=now, tries=F("tries") + 1):
            yield Notice.objects.get(pk=pk)


def take_back(now: datetime) -> int:
    """Let go of what a worker claimed and never finished (it was killed); returns how many."""
    left = Notice.objects.filter(status=NoticeStatus.CLAIMED, claimed_at__lte=now - retries.STALE)
    return left.update(status=NoticeStatus.WAITING, claimed_at=None)


def mark_sent(notice: Notice, now: datetime) -> None:
    """It has left the house."""
    _close(notice, NoticeStatus.SENT, "", now)


def drop(notice: Notice, outcome: str, now: datetime) -> None:
    """It is not sent, and that is right: withdrawn, too_late, no_longer_holds, demo."""
    _close(notice, NoticeStatus.DROPPED, outcome, now)


def fail(notice: Notice, outcome: str, now: datetime) -> None:
    """It can never be sent."""
    _close(notice, NoticeStatus.FAILED, outcome, now)


def try_later(notice: Notice, outcome: str, now: datetime) -> None:
    """It could not be sent: again after a pause, unless that is once too often or too late."""
    again = retries.next_try(notice.tries, now)
    if again is None or again > notice.useless_after:
        fail(notice, outcome, now)
        return
    claimed = Notice.objects.filter(pk=notice.pk, status=NoticeStatus.CLAIMED)
    claimed.update(status=NoticeStatus.WAITING, due_at=again, outcome=outcome[:40], claimed_at=None)


def put_off(notice: Notice, until: datetime) -> None:
    """It may not be sent now (quiet hours); this was no try."""
    claimed = Notice.objects.filter(pk=notice.pk, status=NoticeStatus.CLAIMED)
    claimed.update(status=NoticeStatus.WAITING, due_at=until, claimed_at=None, tries=F("tries") - 1)


def _close(notice: Notice, status: NoticeStatus, outcome: str, now: datetime) -> None:
    facts = {name: value for name, value in notice.facts.items() if name != "secret"}  # not needed any more
    done = Notice.objects.filter(pk=notice.pk)
    done.update(status=status, outcome=outcome[:40], done_at=now, facts=facts)
