"""What an address asks of the calendar: which view, which day, whose; and the addresses of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict

from alongside.desk.week import day_from
from alongside.lib.errors import NotYours
from alongside.lib.spans import Span, day_span
from alongside.scheduling.queries import calendar as queries
from alongside.trail.actors import Actor

VIEWS = ("day", "week", "month", "list", "rooms")
USUAL = "week"
MOST_MEMBERS = 20


@dataclass(frozen=True)
class Choice:
    """A view, a day and the members chosen, as the actor may see them."""

    actor: Actor
    view: str
    day: date
    now: datetime
    members: Sequence[Any]
    chosen: Sequence[Any]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.actor.timezone)

    @cached_property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    @property
    def monday(self) -> date:
        return self.day - timedelta(days=self.day.weekday())

    @property
    def ids(self) -> list[Any]:
        return [member.pk for member in self.chosen]

    @property
    def is_own(self) -> bool:
        """Whether it is the actor's own calendar alone."""
        return [member.pk for member in self.chosen] == [self.actor.id]

    def span(self, first: date, last: date) -> Span:
        """From the first moment of one day to the last of another, by the actor's clock."""
        return Span(day_span(first, self.zone).start, day_span(last, self.zone).end)

    def link(self, view: str | None = None, day: date | None = None, **also: str) -> str:
        """The address of another view or day; the members stay."""
        more = f"&{urlencode(also)}" if also else ""
        return f"?view={view or self.view}&day={(day or self.day).isoformat()}{self._whose}{more}"

    @cached_property
    def _whose(self) -> str:
        return "" if self.is_own else "".join(f"&member={pk}" for pk in self.ids)

    def step(self, turn: int) -> date:
        """The day of the page before (-1) or after (1)."""
        if self.view == "month":
            first = self.day.replace(day=1)
            return (first + timedelta(days=32 if turn > 0 else -1)).replace(day=1)
        return self.day + timedelta(days=turn * (7 if self.view in ("week", "list") else 1))


def choice(actor: Actor, asked: QueryDict, now: datetime) -> Choice:
    """What the address asks; the usual for what it does not say. NotYours: a calendar of somebody else."""
    members = queries.members_of(actor)
    view = asked.get("view", USUAL)
    today = now.astimezone(ZoneInfo(actor.timezone)).date()
    return Choice(
        actor=actor,
        view=view if view in VIEWS else USUAL,
        day=day_from(asked.get("day"), today),
        now=now,
        members=members,
        chosen=_chosen(actor, members, asked.getlist("member"))[:MOST_MEMBERS],
    )


def _chosen(actor: Actor, members: Sequence[Any], wanted: Sequence[str]) -> list[Any]:
    """The members named in the address, else oneself, else the first."""
    by_id = {str(each.pk): each for each in members}
    if any(each not in by_id for each in wanted if each):
        raise NotYours
    named = set(wanted)
    found = [each for each in members if str(each.pk) in named]
    own = [each for each in members if each.pk == actor.id]
    return found or own or list(members[:1])
