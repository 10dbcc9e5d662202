"""Reads of how somebody came today; actor first. Of other days nothing is said (B15)."""

from datetime import datetime

from django.utils import timezone

from alongside.clients.queries import may_keep_records
from alongside.scheduling.models import Appointment
from alongside.trail.actors import Actor
from alongside.voice.arriving import is_that_day
from alongside.voice.models import Arrival


def may_note_arrival(actor: Actor, appointment: Appointment, now: datetime | None = None) -> bool:
    """Whether this is the day, and this actor one who meets people at the door or leads the meeting.

    The actor has been let in to the appointment before.
    """
    is_today = is_that_day(appointment.starts_at, now or timezone.now(), appointment.timezone)
    is_on = appointment.status in ("planned", "kept")
    return is_today and is_on and actor.is_member and may_keep_records(actor)


def arrival_of(actor: Actor, appointment: Appointment, now: datetime | None = None) -> Arrival | None:
    """What was noted about this visit, on its own day only."""
    if not may_note_arrival(actor, appointment, now):
        return None
    found = Arrival.objects.filter(appointment=appointment).select_related("seen_by").first()
    if found is None or not is_that_day(found.at, now or timezone.now(), appointment.timezone):
        return None
    return found
