"""The first meeting of somebody new, without an account (T12), and the link that lets them cancel it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.clients.actions.details import Contact, Details
from alongside.clients.actions.people import newcomer, receive_newcomer
from alongside.clients.actions.portal import ask_intake
from alongside.clients.models import Client
from alongside.lib.errors import NotYours, Refused
from alongside.practice.actions import make_key as make_practice_key
from alongside.practice.models import Member, Practice
from alongside.scheduling import occupied, queries
from alongside.scheduling.actions import booking, holds, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries.newcomers import FirstMeeting


def book_first_meeting(
    practice: Practice,
    *,
    member_id: UUID,
    starts_at: datetime,
    name: str,
    email: str,
    language: str,
    zone: str,
    words: str = "",
    service_id: UUID | None = None,
    place_kind: str = "",
    hold_id: UUID | None = None,
    heard_from: str = "",
) -> tuple[Appointment, str]:
    """Book a first meeting for a newcomer; returns it with the secret of the link that may cancel it.

    Only what `openings_of_any` shows may be taken: the same function decides. `hold_id`: what they kept while
    they wrote. A service that needs a yes is asked for. For some minutes it can be taken back unsaid.
    Refused: taken (with `alternatives`), and what clients.actions.receive_newcomer refuses. NotYours: a member
    or a service that is not for newcomers.
    """
    actor, now = newcomer(practice.pk, language=language, zone=zone), timezone.now()
    first = queries.first_meeting(practice, service_id=service_id, place_kind=place_kind)
    member = next((each for each in first.members if each.pk == member_id), None)
    if member is None:
        raise NotYours
    with plans.offering_alternatives(member, practice, starts_at, first.minutes):
        occupied.lock(member_id=member.pk)
        holds.release_newcomers_hold(practice.pk, hold_id)
        if not queries.is_first_opening(first, member, starts_at, now):
            raise Refused("taken", "starts_at")
        client = receive_newcomer(
            actor,
            details=Details(name=name, timezone=zone, language=language),
            contacts=[Contact("email", email, may_remind=True, may_message=True)],
            practitioner_id=member.pk,
            words=words,
            heard_from=heard_from,
        )
        new = _plan(first, client, member).at(actor, starts_at, is_first=True)
        new.undo_until = now + first.rules[member.pk].undo
        booking.take(actor, new)
        booking.remember(actor, new)
        booking.tell(actor, new, now)
        if not first.needs_yes:
            ask_intake(client, due_at=new.undo_until)
        return new, make_key(new)


def _plan(first: FirstMeeting, client: Client, member: Member) -> Plan:
    return Plan(
        practice=first.practice,
        client=client,
        member=member,
        engagement=None,
        frame=None,
        minutes=first.minutes,
        place_kind=first.place_kind,
        room=None,
        place=None,
        service=first.service,
        rules=first.rules[member.pk],
    )


def make_key(appointment: Appointment) -> str:
    """The secret of a new link that shows an appointment and may cancel it, until it would have ended."""
    left = max(appointment.ends_at - timezone.now(), timedelta(hours=1))
    return make_practice_key(
        queries.KEY_PURPOSE,
        valid_for=left,
        practice_id=appointment.practice_id,
        subject_id=appointment.pk,
    )
