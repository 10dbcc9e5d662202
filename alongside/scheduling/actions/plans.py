"""What a booking is about, checked and filled from the frame, before any time is taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.clients import queries as clients
from alongside.clients.models import Client, ClientStatus, Engagement, Stage
from alongside.frame.models import Frame, PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.practice.models import Member, MemberStatus, Practice, Room, Service
from alongside.scheduling import occupied, queries, slots
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.slots import Rules
from alongside.trail.actors import Actor

FARTHEST = timedelta(days=3 * 366)
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A client, a member, a place and a length: everything of an appointment but its time."""

    practice: Practice
    client: Client
    member: Member
    engagement: Engagement | None
    frame: Frame | None
    minutes: int
    place_kind: str
    room: Room | None
    place: str | None
    service: Service | None
    rules: Rules

    @property
    def own_rules(self) -> Rules:
        """The member's rules, with the time that this service needs before and after it."""
        return queries.with_service(self.rules, self.service)

    @property
    def before(self) -> timedelta:
        """The member's own time before it, which the client never sees."""
        return self.own_rules.before

    @property
    def after(self) -> timedelta:
        """The same afterwards."""
        return self.own_rules.after

    def status_for(self, actor: Actor) -> AppointmentStatus:
        """Asked for, when the service needs the practice's yes; planned otherwise."""
        needs_yes = self.service is not None and self.service.booking == queries.APPROVED
        is_asking = needs_yes and not (actor.is_member or actor.is_trusted)
        return AppointmentStatus.REQUESTED if is_asking else AppointmentStatus.PLANNED

    def at(self, actor: Actor, starts_at: datetime, **also: object) -> Appointment:
        """The appointment at this time, not saved yet. Who books themselves comes to the room of those hours."""
        ends_at = starts_at + timedelta(minutes=self.minutes)
        room_id = self.room.pk if self.room else None
        if (
            room_id is None
            and self.place_kind == PlaceKind.ROOM
            and not (actor.is_member or actor.is_trusted)
        ):
            room_id = queries.room_worked_in(self.member, Span(starts_at, ends_at))
        return Appointment(
            practice=self.practice,
            client=self.client,
            engagement=self.engagement,
            member=self.member,
            starts_at=starts_at,
            ends_at=ends_at,
            before_minutes=self.before // A_MINUTE,
            after_minutes=self.after // A_MINUTE,
            timezone=self.member.timezone,
            place_kind=self.place_kind,
            room_id=room_id,
            place=self.place,
            service=self.service,
            status=self.status_for(actor),
            booked_by=actor.kind.value,
            **also,
        )


def make_plan(
    actor: Actor,
    *,
    client_id: UUID,
    member_id: UUID,
    minutes: int | None,
    place_kind: str | None,
    room_id: UUID | None,
    place: str | None,
    engagement_id: UUID | None,
    service_id: UUID | None = None,
    member: Member | None = None,
) -> Plan:
    """Check who and where; whatever is not given comes from the frame in force, else the service (A01).

    `member`: the same as `member_id`, where it is known already that the actor may fill that calendar.
    NotYours: a client, member, room, service or engagement of somebody else. Refused: archived, ended, away,
    length, unknown_place.
    """
    client = clients.client(actor, client_id)
    if client.status in (ClientStatus.ARCHIVED, ClientStatus.MERGED):
        raise Refused("archived")
    service = _service(actor, service_id)
    member = member or bookable_member(actor, member_id, client.practitioner)
    work = _engagement(client, member, engagement_id)
    frame = queries.frame_in_force(work.pk if work else None)
    practice = client.practice
    length = minutes or _usual_minutes(frame, service, practice)
    check_length(length)
    if place_kind is None and frame is None and service is not None and service.place_kinds:
        place_kind = service.place_kinds[0]
    kind, room, words = place_of(actor, frame, place_kind, room_id, place)
    rules = queries.rules_for(practice, member)
    return Plan(practice, client, member, work, frame, length, kind, room, words, service, rules)


def _usual_minutes(frame: Frame | None, service: Service | None, practice: Practice) -> int:
    if service is not None:
        return service.minutes
    return frame.minutes if frame else practice.first_meeting_minutes


def _service(actor: Actor, service_id: UUID | None) -> Service | None:
    if service_id is None:
        return None
    found = Service.objects.filter(pk=service_id, practice_id=actor.practice_id, is_in_use=True).first()
    if found is None or (actor.is_client and found.booking not in queries.SELF_BOOKED):
        raise NotYours
    return found


def bookable_member(actor: Actor, member_id: UUID, known: Member | None = None) -> Member:
    """A member whose calendar the actor may fill. NotYours otherwise; Refused when they no longer work here.

    `known`: a member at hand already, just read; very often it is this one.
    """
    found: Member | None = known
    if known is None or known.pk != member_id:
        found = Member.objects.filter(pk=member_id, practice_id=actor.practice_id).first()
    if found is None or not (queries.may_book_for(actor, found.pk) or queries.may_book_with(actor, found)):
        raise NotYours
    if found.status in (MemberStatus.LEFT, MemberStatus.SUSPENDED):
        raise Refused("not_here", "member")
    return found


def check_length(minutes: int) -> None:
    """Refused length: not even a minute, or longer than any meeting."""
    if not 1 <= minutes <= slots.LONGEST_MINUTES:
        raise Refused("length", "minutes")


def check_time(actor: Actor, starts_at: datetime, minutes: int, now: datetime) -> None:
    """Refused: past (it is over already), too_far. The house itself may write history."""
    if actor.is_trusted:
        return
    if starts_at + timedelta(minutes=minutes) <= now:
        raise Refused("past", "starts_at")
    if starts_at > now + FARTHEST:
        raise Refused("too_far", "starts_at")


def check_agreed(actor: Actor, plan: Plan) -> None:
    """Refused not_agreed: a second meeting needs an agreed frame (A02)."""
    if not queries.needs_no_yes(actor, plan.client, plan.engagement, plan.frame):
        raise Refused("not_agreed", engagement_id=plan.engagement.pk if plan.engagement else None)


def check_opening(
    actor: Actor, plan: Plan, starts_at: datetime, now: datetime, override_reason: str | None = None
) -> None:
    """What a member may book beyond what is free: all but more than their ceiling; a client: only openings.

    Refused taken (a client, no opening), ceiling (a member, and no reason is given).
    """
    if actor.is_trusted:
        return
    if not actor.is_member:
        kind = plan.place_kind
        if not queries.is_opening(plan.member, starts_at, plan.minutes, now, plan.own_rules, place_kind=kind):
            raise Refused("taken", "starts_at")
    elif not (override_reason or "").strip() and queries.is_full(plan.member, starts_at, plan.rules, now):
        raise Refused("ceiling", "starts_at")


@contextmanager
def offering_alternatives(
    member: Member, practice: Practice, wanted: datetime, minutes: int
) -> Iterator[None]:
    """A time that is taken is refused with some that are free (peers.md 2.2)."""
    try:
        with occupied.booking():
            yield
    except Refused as no:
        if no.code == "taken":
            no.facts["alternatives"] = queries.alternatives(member, wanted, minutes, practice)
        raise


def _engagement(client: Client, member: Member, engagement_id: UUID | None) -> Engagement | None:
    if engagement_id is None:
        return queries.open_engagement(client, member.pk)
    found = Engagement.objects.filter(pk=engagement_id, client=client).first()
    if found is None:
        raise NotYours
    if found.stage == Stage.ENDED:
        raise Refused("ended")
    return found


def place_of(
    actor: Actor, frame: Frame | None, kind: str | None, room_id: UUID | None, place: str | None
) -> tuple[str, Room | None, str | None]:
    """Where it is held, and in which room; what is not given comes from the frame. Refused: unknown_place."""
    if kind is None:
        if frame is None:
            return PlaceKind.ROOM, _room(actor, room_id), place
        return frame.place_kind, frame.room if frame.place_kind == PlaceKind.ROOM else None, frame.place
    if kind not in PlaceKind.values:
        raise Refused("unknown_place", "place_kind")
    if not place and frame is not None and frame.place_kind == kind:
        place = frame.place
    return kind, _room(actor, room_id) if kind == PlaceKind.ROOM else None, place or None


def _room(actor: Actor, room_id: UUID | None) -> Room | None:
    if room_id is None:
        return None
    found = Room.objects.filter(pk=room_id, practice_id=actor.practice_id, is_in_use=True).first()
    if found is None:
        raise NotYours
    return found
