"""Who would meet somebody else at the door (F06)."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.frame.models import PlaceKind
from alongside.lib.spans import Span
from alongside.scheduling.corridor import meets
from alongside.scheduling.models import Appointment, AppointmentStatus
from alongside.scheduling.queries.appointments import appointments
from alongside.scheduling.slots import LONGEST_MINUTES
from alongside.trail.actors import Actor

LONGEST = timedelta(minutes=LONGEST_MINUTES + 120)
COMING = (AppointmentStatus.PLANNED, AppointmentStatus.REQUESTED)


@dataclass(frozen=True, slots=True)
class Encounter:
    """An appointment of the actor's and the others whom its client would meet; whether they may see those, too."""

    appointment: Appointment
    others: list[tuple[Appointment, bool]]


def encounters(actor: Actor, *, minutes: int, now: datetime, days: int = 28) -> list[Encounter]:
    """Coming on-site appointments that the actor may see, whose client would meet somebody of the same unit.

    Others are the practice's; whoever may not see their clients is shown only the time. Two that the actor
    may both see are listed once, with the earlier.
    """
    if minutes <= 0 or not actor.is_member:
        return []
    coming = _on_site(actor.practice_id, now, now + timedelta(days=days))
    visible = set(
        appointments(actor).filter(pk__in=[each.pk for each in coming]).values_list("pk", flat=True)
    )
    found = []
    for place in _by_unit(coming).values():
        starts = [each.starts_at for each in place]
        for each in place:
            near = place[bisect_left(starts, each.starts_at - LONGEST) :]
            if each.pk not in visible:
                continue
            met = _met(each, near, minutes)
            others = [(other, other.pk in visible) for other in met]
            if others := [(other, seen) for other, seen in others if not seen or _is_later(other, each)]:
                found.append(Encounter(each, others))
    return sorted(found, key=lambda each: each.appointment.starts_at)


def _on_site(practice_id: UUID, now: datetime, until: datetime) -> list[Appointment]:
    rows = Appointment.objects.filter(
        practice_id=practice_id,
        starts_at__lt=until,
        ends_at__gt=now,
        status__in=COMING,
        place_kind=PlaceKind.ROOM,
    )
    return list(rows.select_related("client", "member", "room").order_by("starts_at"))


def _by_unit(rows: list[Appointment]) -> dict[UUID | None, list[Appointment]]:
    units: dict[UUID | None, list[Appointment]] = {}
    for row in rows:
        units.setdefault(row.room.unit_id if row.room else row.member.unit_id, []).append(row)
    return units


def _met(each: Appointment, near: list[Appointment], minutes: int) -> list[Appointment]:
    """Those near in time at the same place whom this one's client meets; a gathering comes together anyway."""
    mine, reach = Span(each.starts_at, each.ends_at), timedelta(minutes=minutes)
    met = []
    for other in near:
        if other.starts_at >= mine.end + reach:
            break
        if other.client_id == each.client_id or _together(each, other):
            continue
        if meets(mine, [Span(other.starts_at, other.ends_at)], minutes):
            met.append(other)
    return met


def _is_later(one: Appointment, other: Appointment) -> bool:
    return (one.starts_at, one.pk) > (other.starts_at, other.pk)


def _together(one: Appointment, other: Appointment) -> bool:
    return one.gathering_id is not None and one.gathering_id == other.gathering_id
