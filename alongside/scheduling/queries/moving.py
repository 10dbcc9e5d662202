"""Where a client may move their meeting: one rule for what is shown and for what is written."""

from dataclasses import replace
from datetime import datetime, timedelta

from alongside.lib.spans import Span
from alongside.scheduling import occupied
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries.free import is_opening, openings
from alongside.scheduling.queries.rules import rules_for
from alongside.scheduling.slots import Rules


def openings_to_move(appointment: Appointment, window: Span, now: datetime) -> list[Span]:
    """The openings for a meeting of the same length, member and place; its own time counts as free."""
    found = openings(
        appointment.member,
        _minutes(appointment),
        window,
        now,
        _rules(appointment),
        place_kind=appointment.place_kind,
        leaving_out=appointment.pk,
    )
    others = [pk for pk in (appointment.client_id, appointment.room_id) if pk]
    taken = [span for _, span in occupied.taken(others, window, leaving_out=appointment.pk, now=now)]
    return [
        span
        for span in found
        if span.start != appointment.starts_at and not any(span.overlaps(each) for each in taken)
    ]


def may_move_to(appointment: Appointment, starts_at: datetime, now: datetime) -> bool:
    """Whether exactly this time is one of them."""
    return starts_at != appointment.starts_at and is_opening(
        appointment.member,
        starts_at,
        _minutes(appointment),
        now,
        _rules(appointment),
        place_kind=appointment.place_kind,
        leaving_out=appointment.pk,
    )


def _minutes(appointment: Appointment) -> int:
    return Span(appointment.starts_at, appointment.ends_at).minutes


def _rules(appointment: Appointment) -> Rules:
    """Its member's rules, with the time that this appointment needs before and after it."""
    rules = rules_for(appointment.practice, appointment.member)
    before, after = appointment.before_minutes, appointment.after_minutes
    return replace(rules, before=timedelta(minutes=before), after=timedelta(minutes=after))
