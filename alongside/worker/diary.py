"""The letter "your diary" for a client who chose it: when it is posted, and whether it still holds."""

from uuid import UUID

from django.utils import timezone

from alongside.clients.models import DataRequest
from alongside.diary.actions import due_prompts, remind, still_reminded
from alongside.notices.models import Notice
from alongside.trail.actors import worker


def look_after_diaries() -> int:
    """Post what is due now; how many letters that was. Again: nothing more."""
    now = timezone.now()
    return sum(remind(worker(practice_id), prompt_id, now) for practice_id, prompt_id in due_prompts(now))


def still_holds(notice: Notice) -> bool:
    """Whether the client still wants it, may get it now, and has not asked to be forgotten."""
    if notice.subject_id is None or notice.client_id is None or _asks_to_be_erased(notice.client_id):
        return False
    return still_reminded(notice.subject_id, timezone.now())


def _asks_to_be_erased(client_id: UUID) -> bool:
    found = DataRequest.objects.filter(client_id=client_id, what="erase", withdrawn_at=None)
    return found.exclude(outcome="refused").exists()
