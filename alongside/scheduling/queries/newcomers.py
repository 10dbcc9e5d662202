"""What somebody new may book on the public page, with whom, and when (T12). One rule shows and decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours
from alongside.lib.spans import Span
from alongside.practice.models import Member, Practice, Service
from alongside.practice.service_queries import services
from alongside.scheduling.models import Hold
from alongside.scheduling.queries.free import is_opening, members_for_newcomers, openings_of_many
from alongside.scheduling.queries.rules import rules_of_all, with_service
from alongside.scheduling.queries.services import APPROVED, SELF_BOOKED
from alongside.scheduling.slots import Rules


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """A first meeting as it is offered: its service (none: just a first meeting), length, place, and who takes it."""

    practice: Practice
    service: Service | None
    minutes: int
    place_kind: str
    members: Sequence[Member]
    rules: Mapping[UUID, Rules]

    @property
    def needs_yes(self) -> bool:
        return self.service is not None and self.service.booking == APPROVED


def first_meeting(
    practice: Practice, *, service_id: UUID | None = None, place_kind: str = ""
) -> FirstMeeting:
    """What a newcomer would book. NotYours: a service that newcomers cannot book themselves."""
    service = _service(practice, service_id)
    members = taking(practice, service)
    kinds = (service.place_kinds if service else None) or [PlaceKind.ROOM.value]
    return FirstMeeting(
        practice=practice,
        service=service,
        minutes=service.minutes if service else practice.first_meeting_minutes,
        place_kind=place_kind if place_kind in kinds else kinds[0],
        members=members,
        rules=rules_with(practice, members, service),
    )


def _service(practice: Practice, service_id: UUID | None) -> Service | None:
    if service_id is None:
        return None
    found = next((each for each in services(practice, for_newcomers=True) if each.pk == service_id), None)
    if found is None or found.booking not in SELF_BOOKED:
        raise NotYours
    return found


def taking(practice: Practice, service: Service | None) -> list[Member]:
    """Members who take newcomers and offer this service, by name."""
    members = members_for_newcomers(practice)
    named = {each.member_id for each in service.service_members.all()} if service else set()
    return [each for each in members if not named or each.pk in named]


def rules_with(practice: Practice, members: Sequence[Member], service: Service | None) -> dict[UUID, Rules]:
    """Each member's rules, with the time that the service needs before and after it."""
    found = rules_of_all(practice.pk, [each.pk for each in members])
    return {each.pk: with_service(found[each.pk], service) for each in members}


def openings_of_any(
    members: Sequence[Member],
    minutes: int,
    window: Span,
    now: datetime,
    *,
    rules: Mapping[UUID, Rules],
    place_kind: str = "",
) -> dict[datetime, UUID]:
    """When any of them is free, in order, each time once with who would take it: the first of them by name."""
    known = {each.pk: rules[each.pk] for each in members}
    found = openings_of_many(members, minutes, window, now, rules=known, place_kind=place_kind)
    times: dict[datetime, UUID] = {}
    for each in members:
        for span in found.get(each.pk, ()):
            times.setdefault(span.start, each.pk)
    return dict(sorted(times.items()))


def is_first_opening(first: FirstMeeting, member: Member, starts_at: datetime, now: datetime) -> bool:
    """Whether a newcomer may take exactly this time: only what `openings_of_any` would show."""
    rules = first.rules[member.pk]
    return is_opening(member, starts_at, first.minutes, now, rules, place_kind=first.place_kind)


def kept_until(
    practice: Practice, hold_id: UUID | None, starts_at: datetime, now: datetime
) -> datetime | None:
    """Until when this time is kept for who holds that id; None when it is not."""
    if hold_id is None:
        return None
    found = Hold.objects.filter(
        pk=hold_id, practice=practice, expires_at__gt=now, starts_at__lte=starts_at, ends_at__gt=starts_at
    )
    return found.values_list("expires_at", flat=True).first()
