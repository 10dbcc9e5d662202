"""What happens in this room; each verb declares its facts and its audience."""

from alongside.trail.verbs import HOUSE, WITH_OWNER, verb

BOOKED = verb("appointment.booked", WITH_OWNER, starts_at=str, minutes=int, by=str)
MOVED = verb("appointment.moved", WITH_OWNER, was_at=str, starts_at=str, hours_before=float, by=str)
CANCELLED = verb("appointment.cancelled", WITH_OWNER, status=str, hours_before=float, by=str)
MISSED = verb("appointment.missed", WITH_OWNER)
OVERRIDDEN = verb("appointment.overridden", HOUSE, clashes=int)
HOURS_CHANGED = verb("hours.changed", HOUSE, minutes_a_week=int)
