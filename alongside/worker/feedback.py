"""Letters about anonymous answers, once a day has passed since five came together."""

from django.utils import timezone

from alongside.feedback.actions import tell_of_groups
from alongside.feedback.queries import practices_to_tell
from alongside.trail.actors import worker


def tell_of_feedback() -> int:
    """Returns how many letters were posted."""
    now = timezone.now()
    return sum(tell_of_groups(worker(pk), now) for pk in practices_to_tell(now))
