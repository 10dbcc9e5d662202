"""When clients can come, and how that meets the times that we offer (H06)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.clients import queries as clients
from alongside.clients.models import Client, ClientStatus
from alongside.lib.spans import Span, subtract
from alongside.practice.models import Member, Practice
from alongside.scheduling.demand import PLACES, Balance, balance, fitting_first, minutes_at, times_of, week_of
from alongside.scheduling.models import LifeSituation, Wish
from alongside.scheduling.queries.appointments import calendar_members
from alongside.scheduling.queries.free import Ground, grounds_of
from alongside.scheduling.queries.waiting import hours_of, openings_to_offer, waiting_wishes, want_of
from alongside.scheduling.slots import Hours
from alongside.scheduling.waiting import LOOK_AHEAD, Want, is_unmet
from alongside.trail.actors import Actor

WEEKS = LOOK_AHEAD.days // 7


def life_situation(actor: Actor, client_id: UUID) -> LifeSituation:
    """When and where a client can come, for who may see the client; an empty one when nothing was said.

    What decides it, and the words, only for who may read the client's words: they are blank for the others.
    """
    found = clients.client(actor, client_id)
    row = LifeSituation.objects.filter(client=found).first()
    if row is None:
        return LifeSituation(practice_id=found.practice_id, client=found, times=[], place_kinds=[])
    if not clients.may_read_words(actor, client_id):
        row.constraints, row.words = [], ""
    return row


def times_said(client: Client) -> list[dict[str, Any]]:
    """When a client, whom the caller was let in to, says that they can come; nothing said: empty."""
    row = LifeSituation.objects.filter(client=client).only("times").first()
    return row.times if row else []


def fitting(
    client: Client, said: Sequence[Any], times: Sequence[datetime], minutes: int
) -> list[tuple[datetime, bool]]:
    """Times to suggest, those that fit their week first, each with whether it does."""
    spans = [Span.lasting(each, minutes) for each in times]
    return [(span.start, fits) for span, fits in fitting_first(said, spans, ZoneInfo(client.timezone))]


@dataclass(frozen=True, slots=True)
class Demand:
    """When clients can come against when we are there, in hours a week; and the wishes that nothing fits."""

    cells: list[Balance]
    places: dict[str, tuple[int, int]]  # people who can come there, our minutes a week there
    people: int
    said: int
    unmet: list[Wish]


def demand(actor: Actor, practice: Practice, now: datetime) -> Demand:
    """The demand of the clients that the actor may see against the supply of the calendars they may open.

    Supply: what is worked, and what of it is free, in the next four weeks, for one week.
    """
    rows, lives, members = waiting_wishes(actor, now), _lives(actor), calendar_members(actor)
    zone, window = ZoneInfo(practice.timezone), Span(now, now + LOOK_AHEAD)
    grounds = grounds_of(members, window, now)
    hours = hours_of(member.pk for member in members)
    people = _people(rows, lives, now)
    working = [_within(each.working, window) for each in grounds.values()]
    free = [subtract(spans, each.taken) for spans, each in zip(working, grounds.values(), strict=True)]
    wants = [(row, want_of(row, now)) for row in rows]
    return Demand(
        cells=balance(list(people.values()), chain(*working), chain(*free), zone, WEEKS),
        places=_places(rows, lives, hours, now),
        people=len(people),
        said=len(lives),
        unmet=_unmet(wants, members, practice, now, grounds, hours),
    )


def _within(spans: Iterable[Span], window: Span) -> list[Span]:
    return [shared for span in spans if (shared := span.shared_with(window))]


def _lives(actor: Actor) -> list[LifeSituation]:
    found = LifeSituation.objects.filter(clients.of_visible(actor), practice_id=actor.practice_id)
    found = found.exclude(client__status__in=(ClientStatus.ARCHIVED, ClientStatus.MERGED))
    return list(found.select_related("client").defer("words"))


def _people(rows: Iterable[Wish], lives: Iterable[LifeSituation], now: datetime) -> dict[UUID, list[Span]]:
    """When each client could come in the week from today: as they wish, else as their life allows."""
    said = {each.client_id: each for each in lives if each.times}
    times: dict[UUID, tuple[str, list[dict[str, Any]]]] = {
        each.client_id: (each.client.timezone, each.times) for each in said.values()
    }
    wished: dict[UUID, tuple[str, list[dict[str, Any]]]] = {}
    for row in rows:
        if row.weekdays or row.from_time or row.to_time or row.client_id not in said:
            zone, known = wished.get(row.client_id, (row.client.timezone, []))
            wished[row.client_id] = zone, known + times_of(row.weekdays, row.from_time, row.to_time)
    return {
        pk: week_of(open_times, now.astimezone(ZoneInfo(zone)).date(), ZoneInfo(zone))
        for pk, (zone, open_times) in (times | wished).items()
    }


def _places(
    rows: Iterable[Wish],
    lives: Iterable[LifeSituation],
    hours: Mapping[UUID, Sequence[Hours]],
    now: datetime,
) -> dict[str, tuple[int, int]]:
    """For each kind of place: who could be met there, and our minutes a week there. Nothing said: anywhere."""
    able = {each.client_id: set(each.place_kinds) or set(PLACES) for each in lives}
    able |= {row.client_id: {row.place_kind} for row in rows if row.place_kind}
    for row in rows:
        able.setdefault(row.client_id, set(PLACES))
    worked = [each for found in hours.values() for each in found]
    return {
        kind: (sum(kind in kinds for kinds in able.values()), minutes_at(worked, kind, now.date()))
        for kind in PLACES
    }


def _unmet(
    wants: Sequence[tuple[Wish, Want]],
    members: Sequence[Member],
    practice: Practice,
    now: datetime,
    grounds: Mapping[UUID, Ground],
    hours: Mapping[UUID, Sequence[Hours]],
) -> list[Wish]:
    """The wishes that no opening of the next four weeks fits, in turn."""
    usual = practice.first_meeting_minutes
    lengths = {want.minutes or usual for _, want in wants}
    openings = openings_to_offer(members, practice, lengths, now, grounds, hours)
    return [row for row, want in wants if is_unmet(want, openings.get(want.minutes or usual, []))]
