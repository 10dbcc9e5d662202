"""What the worker does for other programs: tell them what is new, and forget what is old."""

from django.utils import timezone

from alongside.doors.actions import deliver, forget_deliveries, forget_repeatables, forget_uses, gather


def tell_programs() -> int:
    """Take over what is new on the trail and send what is due; returns how many messages were taken."""
    gather()
    return deliver()


def forget_old_programs() -> None:
    """Delete what the doors for programs need no longer."""
    now = timezone.now()
    forget_uses(now)
    forget_repeatables(now)
    forget_deliveries(now)
