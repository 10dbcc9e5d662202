"""Reads for the four indicators and the question of place; actor first: own clients, or totals of five up."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from alongside.clients.models import Client, ClientStatus
from alongside.clients.queries import may_keep_records, readable_clients
from alongside.lib.errors import NotYours
from alongside.practice.queries import the_practice
from alongside.trail.actors import Actor
from alongside.voice.indicators import FEWEST_PEOPLE, Cell, Point, last_of_each, own_cell, row, shared_cell
from alongside.voice.models import CheckIn, GoalRating, Rater
from alongside.voice.quarters import Quarter, last_quarters, quarter_of
from alongside.voice.queries.check_ins import readable_check_ins
from alongside.voice.queries.own_side import own_sides
from alongside.voice.sets import PLACE

QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Indicators:
    """Each indicator's cells, one for each quarter, the oldest first."""

    quarters: list[Quarter]
    rows: dict[str, list[Cell]]


def own_indicators(actor: Actor, now: datetime | None = None) -> Indicators:
    """Of the clients whose words this actor may read, and of their own meetings."""
    if not actor.is_member:
        raise NotYours
    return _indicators(actor, now or timezone.now(), is_whole=False)


def whole_indicators(actor: Actor, now: datetime | None = None) -> Indicators:
    """Of the whole practice, each mean from five people up. NotYours for who does not run it."""
    if not actor.runs_practice:
        raise NotYours
    return _indicators(actor, now or timezone.now(), is_whole=True)


def _indicators(actor: Actor, now: datetime, *, is_whole: bool) -> Indicators:
    zone = the_practice(actor).timezone
    quarters = last_quarters(now, zone, QUARTERS)
    since, ours = quarters[0].starts_at(zone), {"practice_id": actor.practice_id}
    clients: dict[str, Any] = {} if is_whole else {"client__in": readable_clients(actor)}
    said = CheckIn.objects.filter(**ours, **clients, rater=Rater.CLIENT, answered_at__gte=since)
    benefits = list(
        said.filter(version__measure__key="benefits").values_list("answered_at", "client_id", "answers")
    )
    mine = CheckIn.objects.filter(**ours, rater=Rater.MEMBER, version__measure__key="own-side")
    sides = (mine if is_whole else own_sides(actor)).filter(answered_at__gte=since)
    own = list(sides.values_list("answered_at", "member_id", "answers"))
    ratings = GoalRating.objects.filter(**ours, **clients, at__gte=since, near__isnull=False)
    near = ratings.values_list("goal_id", "at", "client_id", "near")

    def quarter(at: datetime) -> Quarter:
        return quarter_of(at.astimezone(ZoneInfo(zone)).date())

    points = {
        "trust": _points(benefits, "trust", quarter),
        "attainment": last_of_each(
            (goal, quarter(at), at, who, value) for goal, at, who, value in near if value is not None
        ),
        "lasting": _points(benefits, "lasting", quarter),
        "satisfied": _points(own, "satisfied", quarter),
    }
    cell = shared_cell if is_whole else own_cell
    return Indicators(quarters, {name: row(found, quarters, cell) for name, found in points.items()})


def _points(rows: list[Any], item: str, quarter: Any) -> list[Point]:
    return [
        Point(quarter(at), who, float(answers[item]))
        for at, who, answers in rows
        if isinstance(answers.get(item), int | float)
    ]


@dataclass(frozen=True, slots=True)
class Places:
    """How many of n clients said last where they would like to meet; None from fewer than five (F07)."""

    n: int
    counts: dict[str, int] | None


def wished_places(actor: Actor) -> Places:
    """Totals over the practice's active clients, each by their newest answer. NotYours for who keeps no records."""
    if not actor.is_member or not may_keep_records(actor):
        raise NotYours
    active = Client.objects.filter(practice_id=actor.practice_id, status=ClientStatus.ACTIVE)
    said = CheckIn.objects.filter(
        client__in=active,
        rater=Rater.CLIENT,
        version__measure__key=PLACE.id,
        answered_at__isnull=False,
    )
    newest = dict(said.order_by("answered_at", "pk").values_list("client_id", "answers"))
    codes = {option.value: option.code for option in PLACE.items[0].options}
    counts = Counter(codes[answers["where"]] for answers in newest.values() if answers.get("where") in codes)
    n = counts.total()
    if n < FEWEST_PEOPLE:
        return Places(n, None)
    return Places(n, {code: counts[code] for code in codes.values()})


def newest_words(actor: Actor) -> CheckIn | None:
    """What a client of one's own last wrote beside their numbers (C09)."""
    if not actor.is_member:
        raise NotYours
    said = readable_check_ins(actor).filter(rater=Rater.CLIENT, answered_at__isnull=False)
    return said.filter(words__isnull=False).select_related("client").order_by("-answered_at").first()
