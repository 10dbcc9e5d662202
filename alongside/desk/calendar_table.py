"""The week of several members, the month and the list: rows and cells instead of a grid of minutes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from html import escape
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.desk.calendar_blocks import KINDS, Pen, joined, load_words, minutes_of
from alongside.desk.calendar_choice import Choice
from alongside.desk.calendar_grid import Things, tags_of, things_of
from alongside.desk.calendar_load import Load
from alongside.lib.spans import day_span
from alongside.scheduling.queries import calendar as queries
from alongside.scheduling.queries.calendar import Ground
from alongside.scheduling.slots import moment
from alongside.templatetags.times import short_day

A_DAY = timedelta(days=1)
MOST_IN_MONTH, LINES = 4, 50
FAR = timedelta(days=366)


@dataclass(slots=True)
class Filled:
    """A day on which there is something: what is written of each thing, by its time, and the load."""

    lines: list[tuple[datetime, str]] = field(default_factory=list)
    meetings: int = 0
    minutes: int = 0

    def texts(self) -> list[str]:
        """In the order of the clock."""
        return [text for _at, text in sorted(self.lines)]


@dataclass(frozen=True, slots=True)
class Row:
    """A member's week: the name, the load of the week, and a cell for each day."""

    name: str
    link: str
    load: str
    is_full: bool
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the month."""

    date: date
    link: str
    is_today: bool
    is_outside: bool
    tags: Sequence[str]
    load: str
    is_full: bool
    lines: SafeString
    more: str


def week_of_many(choice: Choice) -> dict[str, Any]:
    """A row for each chosen member, a cell for each day."""
    first, last = choice.monday, choice.monday + timedelta(days=6)
    things = things_of(choice, choice.span(first, last))
    grounds = queries.grounds(choice.actor, choice.chosen, first, last)
    pen = Pen(choice.zone, choice.actor.id)
    filled = {pk: _fill(pen, each) for pk, each in things.items()}
    days = [first + timedelta(days=n) for n in range(7)]
    while len(days) > 5 and not any(days[-1] in found for found in filled.values()):
        days.pop()
    heads = [(day, short_day(day), choice.link("day", day), day == choice.today) for day in days]
    rows = [_row(choice, member, grounds[member.pk], filled[member.pk], heads) for member in choice.chosen]
    return {"rows": rows, "heads": heads, "is_empty": not any(filled.values())}


def _row(
    choice: Choice, member: Any, ground: Ground, filled: dict[date, Filled], heads: Sequence[Any]
) -> Row:
    total = Load(
        sum(day.meetings for day in filled.values()),
        sum(day.minutes for day in filled.values()),
        ground.most_a_week,
    )
    nothing, full = Filled(), _("full")
    cells = [
        _cell_text(filled.get(day, nothing), tags_of(ground, day), ground.most_a_day, words, full, is_today)
        for day, words, _link, is_today in heads
    ]
    link = f"?view=week&day={choice.day}&member={member.pk}"
    return Row(member.name, link, load_words(total), total.is_full, joined(cells))


def _cell_text(
    found: Filled, tags: Sequence[str], most: int | None, label: str, full: str, is_today: bool
) -> str:
    """A day of a member, as HTML: there are a hundred and more of them on a page."""
    said = "".join(f'<span class="tag">{escape(tag)}</span> ' for tag in tags)
    if found.meetings:
        load = Load(found.meetings, found.minutes, most)
        said += f'<span class="load">{load_words(load)}{f" · {full}" if load.is_full else ""}</span>'
    if found.lines:
        said += f'<ul class="cell-lines"><li>{"</li><li>".join(found.texts())}</li></ul>'
    today = ' class="today"' if is_today else ""
    return f'<td data-label="{escape(label)}"{today}>{said}</td>'


def month(choice: Choice) -> dict[str, Any]:
    """The weeks that a month touches, from Monday; of several members, all in one."""
    start = choice.day.replace(day=1)
    first = start - timedelta(days=start.weekday())
    end = (start + timedelta(days=32)).replace(day=1) - A_DAY
    last = end + timedelta(days=6 - end.weekday())
    things = things_of(choice, choice.span(first, last))
    grounds = list(queries.grounds(choice.actor, choice.chosen, first, last).values())
    every = Things(
        [row for each in things.values() for row in each.lines],
        list({row.pk: row for each in things.values() for row in each.groups}.values()),
        [],
    )
    ground = grounds[0] if len(grounds) == 1 else _shared(grounds)
    filled = _fill(Pen(choice.zone, choice.actor.id), every)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    cells = [_cell(choice, day, filled.get(day, Filled()), ground, start.month) for day in days]
    weeks = [cells[n : n + 7] for n in range(0, len(cells), 7)]
    return {"weeks": weeks, "heads": days[:7], "start": start, "is_empty": not filled}


def lines(choice: Choice, since: str) -> dict[str, Any]:
    """The next fifty, day by day."""
    begin = day_span(choice.day, choice.zone).start
    start = max(begin, moment(since) or begin)
    rows = [
        row
        for row in queries.lines_between(choice.actor, choice.ids, start, start + FAR, most=LINES + 1)
        if row.starts_at >= start
    ]
    until = rows[LINES].starts_at if len(rows) > LINES else start + FAR
    groups = queries.groups_between(choice.actor, choice.ids, start, until)
    known = {row.pk for row in groups}
    shown: list[Any] = [row for row in rows[:LINES] if row.gathering_id not in known] + groups
    names = {member.pk: member.name for member in choice.chosen} if len(choice.chosen) > 1 else {}
    pen = Pen(choice.zone, choice.actor.id)
    days: dict[date, list[tuple[SafeString, str, str]]] = defaultdict(list)
    for row in sorted(shown, key=lambda row: (row.starts_at, row.pk)):
        kind = KINDS.get(getattr(row, "status", ""), "")
        said = SafeString(pen.any(kind, row))
        day = row.starts_at.astimezone(choice.zone).date()
        days[day].append((said, pen.clock(row.ends_at), names.get(row.member_id, "")))
    later = ""
    if len(rows) > LINES:
        later = choice.link(day=until.astimezone(choice.zone).date(), since=until.isoformat())
    return {"days": list(days.items()), "later": later, "is_empty": not days}


def _cell(choice: Choice, day: date, found: Filled, ground: Ground, month: int) -> Cell:
    texts = found.texts()
    most = len(texts) if len(texts) <= MOST_IN_MONTH else MOST_IN_MONTH - 1
    hidden = len(texts) - most
    load = Load(found.meetings, found.minutes, ground.most_a_day)
    return Cell(
        date=day,
        link=choice.link("day", day),
        is_today=day == choice.today,
        is_outside=day.month != month,
        tags=tags_of(ground, day),
        load=load_words(load) if load.meetings else "",
        is_full=load.is_full and bool(load.meetings),
        lines=joined(f"<li>{text}</li>" for text in texts[:most]),
        more=ngettext("%(n)s more", "%(n)s more", hidden) % {"n": hidden} if hidden else "",
    )


def _fill(pen: Pen, things: Things) -> dict[date, Filled]:
    """Each day on which something begins."""
    found: dict[date, Filled] = defaultdict(Filled)
    for kind, row in things.rows():
        day = found[row.starts_at.astimezone(pen.zone).date()]
        day.lines.append((row.starts_at, pen.any(kind, row)))
        if kind == "group" or (kind != "busy" and row.is_live):
            day.meetings += 1
            day.minutes += minutes_of(row)
    return dict(found)


def _shared(grounds: Iterable[Ground]) -> Ground:
    """Of several members only the days on which all are closed; their ceilings are their own."""
    found = list(grounds)
    days = set.intersection(*(set(each.closed) for each in found)) if found else set()
    return Ground(closed={day: found[0].closed[day] for day in days})
