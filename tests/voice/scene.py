"""Meetings that happened, to be asked about."""

from datetime import datetime, timedelta

from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.meetings.models import Meeting
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.trail.actors import Actor
from alongside.voice.actions import ask_check_in, ready_version
from alongside.voice.answers import critical, low
from alongside.voice.models import CheckIn
from alongside.voice.queries import scorer_of
from alongside.voice.sets import AFTER_MEETING


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


def make_answer(meeting: Meeting, words: str = "", at: datetime | None = None, **answers: int) -> CheckIn:
    """A check-in that was answered, as the action would have kept it."""
    version, at = ready_version(meeting.practice_id, "after-meeting"), at or timezone.now()
    return CheckIn.objects.create(
        practice=meeting.practice,
        client=meeting.client,
        engagement=meeting.engagement,
        meeting=meeting,
        version=version,
        asked_at=at,
        answered_at=at,
        answers=answers,
        scores={scale: score._asdict() for scale, score in scorer_of(version.pk).score(answers).items()},
        low=list(low(AFTER_MEETING, answers)),
        is_urgent=bool(critical(AFTER_MEETING, answers)),
        words=words,
    )
