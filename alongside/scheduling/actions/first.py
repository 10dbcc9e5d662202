"""The first meeting of somebody new, without an account (T12), and the link that lets them cancel it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.clients.actions.details import Contact, Details
from alongside.clients.actions.people import newcomer, receive_newcomer
from alongside.clients.actions.portal import ask_intake
from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.practice.actions import make_key as make_practice_key
from alongside.practice.models import Practice
from alongside.scheduling import occupied, queries, reminders
from alongside.scheduling.actions import booking, plans
from alongside.scheduling.actions.plans import Plan
from alongside.scheduling.models import Appointment


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
) -> tuple[Appointment, str]:
    """Book a first meeting for a newcomer; returns it with the secret of the link that may cancel it.

    Only what `openings_for_newcomers` shows may be taken: the same function decides. Refused: taken (with
    `alternatives`), and what clients.actions.receive_newcomer refuses. NotYours: a member who takes nobody.
    """
    actor, now = newcomer(practice.pk, language=language, zone=zone), timezone.now()
    member = next((m for m in queries.members_for_newcomers(practice) if m.pk == member_id), None)
    if member is None:
        raise NotYours
    rules, minutes = queries.rules_for(practice, member), practice.first_meeting_minutes
    with plans.offering_alternatives(member, practice, starts_at, minutes):
        occupied.lock(member_id=member.pk)
        if not queries.is_opening(member, starts_at, minutes, now, rules):
            raise Refused("taken", "starts_at")
        client = receive_newcomer(
            actor,
            details=Details(name=name, timezone=zone, language=language),
            contacts=[Contact("email", email, may_remind=True, may_message=True)],
            practitioner_id=member.pk,
            words=words,
        )
        plan = Plan(practice, client, member, None, None, minutes, PlaceKind.ROOM, None, None, None, rules)
        new = plan.at(actor, starts_at, is_first=True)
        booking.take(actor, new)
        booking.remember(actor, new)
        to = reminders.contacts(new)
        reminders.tell(reminders.BOOKED, new, to, now)
        reminders.remind(new, to, now)
        reminders.tell_member(reminders.FOR_MEMBER_BOOKED, new, now)
        ask_intake(client)
        return new, make_key(new)


def make_key(appointment: Appointment) -> str:
    """The secret of a new link that shows an appointment and may cancel it, until it would have ended."""
    left = max(appointment.ends_at - timezone.now(), timedelta(hours=1))
    return make_practice_key(
        queries.KEY_PURPOSE,
        valid_for=left,
        practice_id=appointment.practice_id,
        subject_id=appointment.pk,
    )
