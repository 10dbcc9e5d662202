"""Meetings that happened, to be asked about."""

from datetime import datetime, timedelta

from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.meetings.models import Meeting
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor
from alongside.voice.actions import ask_check_in
from alongside.voice.models import CheckIn


def make_meeting(client: Client, engagement: Engagement | None = None, at: datetime | None = None) -> Meeting:
    """A meeting of 50 minutes that ended on time."""
    start = at or timezone.now() - timedelta(hours=1)
    end = start + timedelta(minutes=50)
    assert client.practitioner is not None
    appointment = Appointment.objects.create(
        practice=client.practice,
        client=client,
        engagement=engagement,
        member=client.practitioner,
        starts_at=start,
        ends_at=end,
        timezone="Europe/Helsinki",
        status=AppointmentStatus.KEPT,
    )
    return Meeting.objects.create(
        practice=client.practice,
        client=client,
        engagement=engagement,
        member=client.practitioner,
        appointment=appointment,
        planned_minutes=50,
        started_at=start,
        ended_at=end,
        end_source="pressed",
    )


def make_check_in(asker: Actor, client: Client, engagement: Engagement | None = None) -> CheckIn:
    """A check-in that waits for its answer."""
    check_in = ask_check_in(asker, make_meeting(client, engagement).pk)
    assert check_in is not None
    return check_in
