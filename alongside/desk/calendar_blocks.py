"""What a calendar says of an appointment, a gathering, a busy time or a free one.

Written as text and not as a template: a week of twenty members is six hundred of them, and a template takes ten
times as long. Every word of a person goes through `escape`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from alongside.desk.calendar_load import Load
from alongside.desk.week import Block
from alongside.scheduling.queries.calendar import Group, Line
from alongside.templatetags.times import clock_words

A_MINUTE = timedelta(minutes=1)
NOBODY = str(UUID(int=0))
KINDS = {"kept": "held", "missed": "missed", "cancelled_late": "cancelled", "requested": "requested"}


def _address(name: str) -> str:
    try:
        return reverse(name, args=[NOBODY])
    except NoReverseMatch:
        return ""


def _words() -> dict[str, str]:
    return {
        "first": _("first meeting"),
        "missed": _("missed"),
        "cancelled": _("cancelled late"),
        "requested": _("asked for"),
        "busy": _("busy"),
        "taken": _("taken"),
        "free": _("free, %(start)s to %(end)s"),
    }


@dataclass(slots=True)
class Pen:
    """Writes blocks for one page: the zone and language of who looks, and words that come again and again."""

    zone: ZoneInfo
    own_id: Any = None  # whose busy times may be named
    is_movable: bool = False  # whether a script of the page moves what is planned
    language: str = field(default_factory=lambda: get_language() or "en")
    appointment: str = field(default_factory=lambda: reverse("desk:appointment", args=[NOBODY]))
    gathering: str = field(default_factory=lambda: _address("desk:gathering"))
    words: dict[str, str] = field(default_factory=_words)

    def clock(self, moment: datetime) -> str:
        """The time, by the clock and in the language of who looks."""
        local = moment.astimezone(self.zone)
        return clock_words(local.hour, local.minute, self.language)

    def time(self, moment: datetime) -> str:
        """The same as HTML."""
        return f'<time datetime="{moment.isoformat()}">{self.clock(moment)}</time>'

    def line(self, row: Line, kind: str) -> str:
        """An appointment: a link that a script may let be moved while it is only planned."""
        said = escape(row.name)
        more = f' <span class="tag">{self.words["first"]}</span>' if row.is_first else ""
        if kind in self.words:
            more += f" {self.words[kind]}"
        moves = ""
        if self.is_movable and row.status == "planned" and row.gathering_id is None:
            at = row.starts_at.astimezone(self.zone)
            moves = f' data-at="{at:%H:%M}" data-minutes="{minutes_of(row)}"'
        classes = f"event {kind} first" if row.is_first else f"event {kind}" if kind else "event"
        href = self.appointment.replace(NOBODY, str(row.pk))
        return (
            f'<a class="{classes}" href="{href}"{moves}>{self.time(row.starts_at)} '
            f'<span class="private">{said}</span>{more}</a>'
        )

    def group(self, row: Group) -> str:
        """A gathering: its title and how many come."""
        people = ngettext("%(n)s person", "%(n)s people", row.people) % {"n": row.people}
        said = f'{self.time(row.starts_at)} {escape(row.title)} <span class="people">{people}</span>'
        if not self.gathering:
            return f'<div class="event group">{said}</div>'
        return f'<a class="event group" href="{self.gathering.replace(NOBODY, str(row.pk))}">{said}</a>'

    def busy(self, row: Any) -> str:
        """Time that is not ours; what it is about is told to its owner alone."""
        is_named = row.member_id == self.own_id and row.title
        said = f'<span class="private">{escape(row.title)}</span>' if is_named else self.words["busy"]
        return f'<div class="event busy">{self.time(row.starts_at)} {said}</div>'

    def taken(self, row: Line) -> str:
        """An appointment in a room with somebody whose calendar is not the actor's to open."""
        return f'<div class="event busy">{self.time(row.starts_at)} {self.words["taken"]}</div>'

    def free(self, start: datetime, end: datetime, book: str) -> str:
        """Free working time: a link that books in it, from its beginning."""
        if not book:
            return '<div class="free past"></div>'
        said = self.words["free"] % {"start": self.clock(start), "end": self.clock(end)}
        local = start.astimezone(self.zone)
        return (
            f'<a class="free" href="{book}&amp;at={local:%Y-%m-%dT%H:%M}" data-at="{local:%H:%M}">{said}</a>'
        )

    def any(self, kind: str, thing: Any) -> str:
        """Whatever it is."""
        if isinstance(thing, Line):
            return self.line(thing, kind) if thing.name or kind != "taken" else self.taken(thing)
        return self.group(thing) if isinstance(thing, Group) else self.busy(thing)


def minutes_of(row: Any) -> int:
    """How long it lasts, in whole minutes."""
    return (row.ends_at - row.starts_at) // A_MINUTE


def in_grid(block: Block, said: str) -> str:
    """A block on its rows, beside what overlaps it."""
    lane = f' data-lane="{block.lane}" data-lanes="{block.lanes}"' if block.lanes > 1 else ""
    return f'<li data-row="{block.row}" data-span="{block.rows}"{lane}>{said}</li>'


def joined(parts: Iterable[str]) -> SafeString:
    """Parts that were written here, as HTML."""
    return SafeString("\n".join(parts))


def load_words(found: Load) -> str:
    """The load of a day or a week: 5 h 50 min, 7 of 8."""
    if not found.meetings and found.most is None:
        return ""
    said = _("%(hours)s h %(minutes)s min") % {"hours": found.hours, "minutes": found.rest}
    if found.most is None:
        return said
    return said + " · " + _("%(n)s of %(most)s") % {"n": found.meetings, "most": found.most}
