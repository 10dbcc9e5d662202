"""What the tests of meetings, steps and their pages set up: an appointment, a meeting, a note, a cover."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Client, Engagement
from alongside.lib.ids import new_id
from alongside.meetings import actions
from alongside.meetings.models import Meeting, Note
from alongside.practice.models import Absence, Member
from alongside.scheduling.models import Appointment
from alongside.trail.models import Event
from tests.cast import Cast


def ago(minutes: float) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)


def make_appointment(
    client: Client, engagement: Engagement | None = None, *, minutes_ago: float = 60, minutes: int = 50
) -> Appointment:
    starts = ago(minutes_ago)
    return Appointment.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=engagement,
        member_id=client.practitioner_id,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=minutes),
        timezone="Europe/Helsinki",
    )


def make_meeting(cast: Cast, *, minutes_ago: float = 60, minutes: int = 50) -> Meeting:
    """Anna's meeting with Vera that began so long ago."""
    appointment = make_appointment(cast.vera, cast.advice, minutes_ago=minutes_ago, minutes=minutes)
    return actions.start_meeting(cast.actor(cast.anna), appointment.pk, at=appointment.starts_at)


def make_note(cast: Cast, words: str = "Slept well.", *, sign: bool = True, **also: object) -> Note:
    """Anna's note about Vera."""
    anna = cast.actor(cast.anna)
    fields = {"client_id": cast.vera.pk, "revision": 0, "parts": {"words": words}} | also
    note = actions.save_note(anna, new_id(), **fields)
    return actions.sign_note(anna, note.pk, revision=note.revision) if sign else note


def cover(absent: Member, by: Member) -> None:
    Absence.objects.create(
        practice=absent.practice,
        member=absent,
        covered_by=by,
        starts_on=date.today() - timedelta(days=1),
        ends_on=date.today() + timedelta(days=2),
    )


def facts(verb: str, subject_id: UUID) -> list[dict[str, object]]:
    return [event.facts for event in Event.objects.filter(verb=verb, subject_id=subject_id).order_by("pk")]
