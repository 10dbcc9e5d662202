"""Day, week and rooms: columns of five-minute rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alongside.desk.calendar_blocks import KINDS, Pen, in_grid, joined, load_words
from alongside.desk.calendar_choice import Choice
from alongside.desk.calendar_load import Load, load, share
from alongside.desk.week import Day, Item, Week, lay_beside, lay_out
from alongside.lib.spans import Span, subtract
from alongside.scheduling.queries import calendar as queries
from alongside.scheduling.queries.calendar import Ground, Group, Line
from alongside.templatetags.times import clock_words, short_day

A_DAY, LEAST_FREE = timedelta(days=1), timedelta(minutes=25)


@dataclass(frozen=True, slots=True)
class Column:
    """A day, a member or a room: its head, and what lies in it."""

    title: str
    link: str
    day: str
    book: str
    is_today: bool
    now_row: int | None
    tags: Sequence[str]
    load: str
    is_full: bool
    blocks: SafeString
    member: str = ""  # whose it is, where columns are members and a meeting can be given from one to another


@dataclass(slots=True)
class Things:
    """All that takes a member's time in a stretch."""

    lines: list[Line]
    groups: list[Group]
    busy: list[Any]

    def rows(self) -> Iterator[tuple[str, Any]]:
        """Each with its kind; who comes to a gathering stands in its one block."""
        groups = {row.pk for row in self.groups}
        for line in self.lines:
            if line.gathering_id not in groups:
                yield KINDS.get(line.status, ""), line
        yield from (("group", row) for row in self.groups)
        yield from (("busy", row) for row in self.busy)

    def items(self) -> list[Item]:
        """For a grid."""
        return [_item(row, kind) for kind, row in self.rows()]

    def meetings(self) -> list[Span]:
        """What counts as a load."""
        groups = {row.pk for row in self.groups}
        return [
            *(_span(row) for row in self.lines if row.is_live and row.gathering_id not in groups),
            *(_span(row) for row in self.groups),
        ]

    def taken(self) -> list[Span]:
        """What is not free, with the member's own time around each meeting."""
        meetings: list[Line | Group] = [*(row for row in self.lines if row.is_live), *self.groups]
        return [*(_around(row) for row in meetings), *(_span(row) for row in self.busy)]


def _around(row: Line | Group) -> Span:
    before, after = timedelta(minutes=row.before_minutes), timedelta(minutes=row.after_minutes)
    return Span(row.starts_at - before, row.ends_at + after)


def things_of(choice: Choice, span: Span) -> dict[Any, Things]:
    """What takes the time of each chosen member."""
    asked = (choice.actor, choice.ids, span.start, span.end)
    found = {pk: Things([], [], []) for pk in choice.ids}
    for line in queries.lines_between(*asked):
        found[line.member_id].lines.append(line)
    for group in queries.groups_between(*asked):
        found[group.member_id].groups.append(group)
    for busy in queries.busy_between(*asked):
        found[busy.member_id].busy.append(busy)
    return found


def week(choice: Choice) -> dict[str, Any]:
    """The week of one member."""
    (member,) = choice.chosen
    first, last = choice.monday, choice.monday + timedelta(days=6)
    things = things_of(choice, choice.span(first, last))[member.pk]
    ground = queries.grounds(choice.actor, [member], first - A_DAY, last + A_DAY)[member.pk]
    free = _free(_working(member, ground, first, last), things.taken(), choice.now)
    laid = lay_out(things.items(), first, choice.zone, choice.now, free)
    loads = day_loads(choice, things.meetings(), ground)
    pen, book = Pen(choice.zone, choice.actor.id, is_movable=True), _book(member.pk)
    columns = [
        _column(
            pen,
            day,
            title=short_day(day.date),
            link=choice.link("day", day.date),
            book=book,
            tags=tags_of(ground, day.date),
            load=loads.get(day.date, Load(most=ground.most_a_day)),
        )
        for day in laid.days
    ]
    total = load(things.meetings(), ground.most_a_week)
    return _grid(laid, columns, pen) | {"total": total, "total_words": load_words(total)}


def day(choice: Choice) -> dict[str, Any]:
    """A day, with a column for each chosen member."""
    things = things_of(choice, choice.span(choice.day, choice.day))
    grounds = queries.grounds(choice.actor, choice.chosen, choice.day - A_DAY, choice.day + A_DAY)
    pairs = []
    for member in choice.chosen:
        working = _working(member, grounds[member.pk], choice.day, choice.day)
        taken = things[member.pk]
        pairs.append((taken.items(), _free(working, taken.taken(), choice.now)))
    laid, pen = (
        lay_beside(pairs, choice.day, choice.zone, choice.now),
        Pen(choice.zone, choice.actor.id, is_movable=True),
    )
    columns = [
        _column(
            pen,
            column,
            title=member.name,
            link=choice.link("week")
            if len(choice.chosen) == 1
            else f"?view=week&day={choice.day}&member={member.pk}",
            book=_book(member.pk),
            tags=tags_of(grounds[member.pk], choice.day),
            member=str(member.pk),
            load=load(things[member.pk].meetings(), grounds[member.pk].most_a_day),
        )
        for member, column in zip(choice.chosen, laid.days, strict=True)
    ]
    return _grid(laid, columns, pen)


def rooms(choice: Choice) -> dict[str, Any]:
    """A day, with a column for each room, and how full it is."""
    span = choice.span(choice.day, choice.day)
    found = queries.rooms_in_use(choice.actor)
    groups = {row.pk: row for row in queries.groups_between(choice.actor, None, span.start, span.end)}
    rows: list[Line | Group] = [*groups.values()]
    rows += [
        row
        for row in queries.lines_in_rooms(choice.actor, span.start, span.end)
        if row.gathering_id not in groups
    ]
    items = {pk: [_item(row, _in_room(row)) for row in rows if row.room_id == pk] for pk, _name in found}
    laid = lay_beside([(items[pk], ()) for pk, _name in found], choice.day, choice.zone, choice.now)
    pen, minutes = Pen(choice.zone, choice.actor.id, is_movable=True), laid.hour_count * 60
    columns = [
        _column(
            pen,
            column,
            title=name,
            tags=[_("%(n)s %% full") % {"n": share((item.span for item in items[pk]), minutes)}],
            load=load(item.span for item in items[pk]),
        )
        for (pk, name), column in zip(found, laid.days, strict=True)
    ]
    return _grid(laid, columns, pen)


def day_loads(choice: Choice, meetings: Iterable[Span], ground: Ground) -> dict[date, Load]:
    """The load of each day on which there is anything."""
    days: dict[date, list[Span]] = {}
    for span in meetings:
        days.setdefault(span.start.astimezone(choice.zone).date(), []).append(span)
    return {day: load(spans, ground.most_a_day) for day, spans in days.items()}


def tags_of(ground: Ground, day: date) -> list[str]:
    """Why nobody works on a day: a holiday, an absence, a day off."""
    if day in ground.closed:
        return [ground.closed[day] or _("closed")]
    if day in ground.away:
        return [_("away")]
    return [_("day off")] if ground.is_off(day) else []


def _in_room(row: Line | Group) -> str:
    if isinstance(row, Group):
        return "group"
    return KINDS.get(row.status, "") if row.name else "taken"


def _column(
    pen: Pen,
    column: Day,
    *,
    title: str,
    load: Load,
    tags: Sequence[str] = (),
    link: str = "",
    book: str = "",
    member: str = "",
) -> Column:
    below = [in_grid(block, _free_words(pen, block.item, book)) for block in column.below]
    above = [in_grid(block, pen.any(block.item.kind, block.item.thing)) for block in column.blocks]
    in_order = sorted(
        zip([*column.below, *column.blocks], [*below, *above], strict=True), key=lambda pair: pair[0].row
    )
    return Column(
        title=title,
        link=link,
        day=column.date.isoformat(),
        book=book,
        is_today=column.is_today,
        now_row=column.now_row,
        tags=tags,
        load=load_words(load),
        is_full=load.is_full,
        blocks=joined(html for _block, html in in_order),
        member=member,
    )


def _free_words(pen: Pen, item: Item, book: str) -> str:
    return pen.free(item.span.start, item.span.end, book if item.kind == "free" else "")


def _free(working: Sequence[Span], taken: Iterable[Span], now: datetime) -> list[Item]:
    """Working time that nothing takes; what has passed, and what is too short to meet in, is only ground."""
    found = []
    for span in subtract(working, taken):
        begin = min(max(span.start, now), span.end)
        if span.start < begin:
            found.append(Item(Span(span.start, begin), "past", None))
        if begin < span.end:
            kind = "free" if span.end - begin >= LEAST_FREE else "past"
            found.append(Item(Span(begin, span.end), kind, None))
    return found


def _grid(laid: Week, columns: Sequence[Column], pen: Pen) -> dict[str, Any]:
    return {
        "columns": columns,
        "hours": joined(
            f'<li data-row="{row}">{clock_words(hour, 0, pen.language)}</li>' for hour, row in laid.hours
        ),
        "hour_count": laid.hour_count,
        "first_hour": laid.first_hour,
        "is_empty": not any(day.blocks for day in laid.days),
    }


def _book(member_id: Any) -> str:
    return f"{reverse('desk:book')}?{urlencode({'member': str(member_id)})}"


def _working(member: Any, ground: Ground, first: date, last: date) -> list[Span]:
    """Over the edges as well: a day in one zone begins on another in the next."""
    days = [first + timedelta(days=n) for n in range(-1, (last - first).days + 2)]
    return ground.working(days, ZoneInfo(member.timezone))


def _item(row: Any, kind: str) -> Item:
    return Item(_span(row), kind, row)


def _span(row: Any) -> Span:
    return Span(row.starts_at, row.ends_at)
