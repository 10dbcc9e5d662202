"""The week of several members, the month and the list: rows and cells instead of a grid of minutes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from alongside.desk.calendar_blocks import KINDS, Pen, joined, load_words
from alongside.desk.calendar_choice import Choice
from alongside.desk.calendar_grid import Things, day_loads, tags_of, things_of
from alongside.desk.calendar_load import Load, load
from alongside.desk.week import Item
from alongside.lib.spans import day_span
from alongside.scheduling.queries import calendar as queries
from alongside.scheduling.queries.calendar import Ground
from alongside.scheduling.slots import moment

A_DAY = timedelta(days=1)
MOST_IN_MONTH, LINES = 4, 50
FAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a member, or of the month."""

    date: date
    link: str
    is_today: bool
    is_outside: bool
    tags: Sequence[str]
    load: str
    is_full: bool
    lines: SafeString
    more: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A member's week."""

    name: str
    link: str
    load: str
    is_full: bool
    cells: Sequence[Cell]


def week_of_many(choice: Choice) -> dict[str, Any]:
    """A row for each chosen member, a cell for each day."""
    first, last = choice.monday, choice.monday + timedelta(days=6)
    things = things_of(choice, choice.span(first, last))
    grounds = queries.grounds(choice.actor, choice.chosen, first, last)
    placed = {pk: _by_day(choice, each) for pk, each in things.items()}
    days = [first + timedelta(days=n) for n in range(7)]
    while len(days) > 5 and not any(days[-1] in found for found in placed.values()):
        days.pop()
    pen, today = Pen(choice.zone, choice.actor.id), _today(choice)
    rows = []
    for member in choice.chosen:
        ground, meetings = grounds[member.pk], things[member.pk].meetings()
        total = load(meetings, ground.most_a_week)
        loads = day_loads(choice, meetings, ground)
        cells = [
            _cell(choice, pen, day, placed[member.pk].get(day, ()), ground, loads, today) for day in days
        ]
        link = f"?view=week&day={choice.day}&member={member.pk}"
        rows.append(Row(member.name, link, load_words(total), total.is_full, cells))
    heads = [(day, choice.link("day", day), day == today) for day in days]
    return {"rows": rows, "heads": heads, "is_empty": not any(placed.values())}


def month(choice: Choice) -> dict[str, Any]:
    """The weeks that a month touches, from Monday; of several members, all in one."""
    start = choice.day.replace(day=1)
    first = start - timedelta(days=start.weekday())
    end = (start + timedelta(days=32)).replace(day=1) - A_DAY
    last = end + timedelta(days=6 - end.weekday())
    things = things_of(choice, choice.span(first, last))
    grounds = queries.grounds(choice.actor, choice.chosen, first, last)
    every = Things(
        sorted((row for each in things.values() for row in each.lines), key=lambda row: row.starts_at),
        list({row.pk: row for each in things.values() for row in each.groups}.values()),
        [],
    )
    ground = next(iter(grounds.values())) if len(grounds) == 1 else _shared(grounds.values())
    placed, loads = _by_day(choice, every), day_loads(choice, every.meetings(), ground)
    pen, today = Pen(choice.zone, choice.actor.id), _today(choice)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    cells = [
        _cell(choice, pen, day, placed.get(day, ()), ground, loads, today, month=start.month) for day in days
    ]
    weeks = [cells[n : n + 7] for n in range(0, len(cells), 7)]
    return {"weeks": weeks, "heads": days[:7], "start": start, "is_empty": not placed}


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


def _cell(
    choice: Choice,
    pen: Pen,
    day: date,
    items: Sequence[Item],
    ground: Ground,
    loads: dict[date, Load],
    today: date,
    month: int | None = None,
) -> Cell:
    most = len(items) if month is None or len(items) <= MOST_IN_MONTH else MOST_IN_MONTH - 1
    hidden = len(items) - most
    found = loads.get(day, Load(most=ground.most_a_day))
    return Cell(
        date=day,
        link=choice.link("day", day),
        is_today=day == today,
        is_outside=month is not None and day.month != month,
        tags=tags_of(ground, day),
        load=load_words(found) if found.meetings else "",
        is_full=found.is_full and bool(found.meetings),
        lines=joined(f"<li>{pen.any(item.kind, item.thing)}</li>" for item in items[:most]),
        more=ngettext("%(n)s more", "%(n)s more", hidden) % {"n": hidden} if hidden > 0 else "",
    )


def _by_day(choice: Choice, things: Things) -> dict[date, list[Item]]:
    found: dict[date, list[Item]] = defaultdict(list)
    for item in sorted(things.items(), key=lambda item: item.span):
        found[item.span.start.astimezone(choice.zone).date()].append(item)
    return dict(found)


def _shared(grounds: Iterable[Ground]) -> Ground:
    """Of several members only the days on which all are closed; their ceilings are their own."""
    found = list(grounds)
    days = set.intersection(*(set(each.closed) for each in found)) if found else set()
    return Ground(closed={day: found[0].closed[day] for day in days})


def _today(choice: Choice) -> date:
    return choice.now.astimezone(choice.zone).date()
