"""What the worker does for answers that must be seen at once: it tells others when nobody has looked (L06)."""

from uuid import UUID

from django.utils import timezone

from alongside.notices.models import Notice
from alongside.trail.actors import worker
from alongside.voice.actions.caring import due_to_escalate, escalate
from alongside.voice.models import CriticalAnswer


def look_after_critical() -> int:
    """Tell others of each answer that nobody has looked at in the agreed time; returns how many."""
    now = timezone.now()
    return sum(escalate(worker(practice_id), pk, now) for practice_id, pk in due_to_escalate(now))


def still_holds(notice: Notice) -> bool:
    """Whether nobody has looked yet: a letter that comes later helps nobody."""
    return CriticalAnswer.objects.filter(pk=notice.subject_id or UUID(int=0), seen_at=None).exists()
