"""What the next meeting with a client would be, by the frame and by habit (A01)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.clients import queries as clients
from alongside.clients.models import Client, Engagement
from alongside.frame.models import Frame
from alongside.lib.errors import NotYours
from alongside.lib.spans import Span
from alongside.practice.models import Member, Practice
from alongside.scheduling import occupied, slots
from alongside.scheduling.models import Appointment
from alongside.scheduling.queries.agreed import LIVE, frame_in_force, needs_no_yes, open_engagement
from alongside.scheduling.queries.appointments import may_book_for
from alongside.scheduling.queries.free import closed_days, openings
from alongside.scheduling.queries.rules import rules_for
from alongside.trail.actors import Actor


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the next meeting with a client would be, by the frame and by habit (A01)."""

    client: Client
    member: Member
    engagement: Engagement | None
    frame: Frame | None
    minutes: int
    place_kind: str
    room_id: UUID | None
    times: Sequence[datetime]
    is_agreed: bool


def proposal(actor: Actor, client_id: UUID, *, member_id: UUID | None = None, count: int = 4) -> Proposal:
    """The next free times at the frame's rhythm, and what they take from the frame (A01, A11).

    Without an agreed weekday and time, the last meeting's are the habit; without one, the next openings.
    """
    client = clients.client(actor, client_id)
    member = _member_for(actor, client, member_id)
    work = open_engagement(client, member.pk)
    frame = frame_in_force(work.pk if work else None)
    practice = Practice.objects.get(pk=actor.practice_id)
    alone = Appointment.objects.filter(client=client, status__in=LIVE, gathering=None)
    last = alone.order_by("-starts_at").first()
    minutes = frame.minutes if frame else _usual_minutes(last, practice)
    times = _next_times(member, practice, frame, last, minutes, count)
    return Proposal(
        client=client,
        member=member,
        engagement=work,
        frame=frame,
        minutes=minutes,
        place_kind=frame.place_kind if frame else (last.place_kind if last else "room"),
        room_id=frame.room_id if frame else (last.room_id if last else None),
        times=times,
        is_agreed=needs_no_yes(actor, client, work, frame),
    )


def _member_for(actor: Actor, client: Client, member_id: UUID | None) -> Member:
    """The member named, else the client's own, else oneself: the first whose calendar the actor fills."""
    wanted = [member_id] if member_id else [client.practitioner_id, actor.id]
    for pk in wanted:
        if pk is not None and may_book_for(actor, pk):
            found = Member.objects.filter(pk=pk, practice_id=actor.practice_id).first()
            if found is not None:
                return found
    raise NotYours


def _usual_minutes(last: Appointment | None, practice: Practice) -> int:
    if last is None:
        return practice.first_meeting_minutes
    return Span(last.starts_at, last.ends_at).minutes


def _next_times(
    member: Member,
    practice: Practice,
    frame: Frame | None,
    last: Appointment | None,
    minutes: int,
    count: int,
) -> list[datetime]:
    now = timezone.now()
    found = list(_at_rhythm(member, frame, last, minutes, now))
    if found:
        rules = rules_for(practice, member)
        reach = Span(found[0].start - rules.before, found[-1].end + rules.after)
        claims = occupied.taken(_taken_by(member, frame, last), reach)
        busy = [Span(span.start - rules.after, span.end + rules.before) for _, span in claims]
        zone = ZoneInfo(member.timezone)
        days = [span.start.astimezone(zone).date() for span in found]
        away = closed_days(member, days[0], days[-1])
        free = [
            span.start
            for span, day in zip(found, days, strict=True)
            if day not in away and not slots.clashes(span, busy)
        ]
        if free:
            return free[:count]
    window = Span(now, now + timedelta(days=28))
    found = openings(member, minutes, window, now, rules_for(practice, member))
    return [span.start for span in found[:count]]


def _taken_by(member: Member, frame: Frame | None, last: Appointment | None) -> list[UUID]:
    room = frame.room_id if frame else (last.room_id if last else None)
    client = frame.client_id if frame else (last.client_id if last else None)
    return [pk for pk in (member.pk, room, client) if pk]


def _at_rhythm(
    member: Member, frame: Frame | None, last: Appointment | None, minutes: int, now: datetime
) -> Iterable[Span]:
    """The coming times at the agreed weekday and clock, or those of the last meeting."""
    every = (frame.every_weeks or 1) if frame else 1
    after = last.starts_at if last else now - timedelta(weeks=every)
    if frame and frame.weekday is not None and frame.at_time is not None:
        zone = ZoneInfo(frame.timezone)
        return slots.rhythm(after, frame.weekday, frame.at_time, minutes, zone, every, now)
    if last is None:
        return []
    zone = ZoneInfo(member.timezone)
    usual = last.starts_at.astimezone(zone)
    return slots.rhythm(last.starts_at, usual.weekday(), usual.time(), minutes, zone, every, now)
