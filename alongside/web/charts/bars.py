"""Columns of a few kinds above each other, as paths: one for each kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alongside.web.charts.frame import Frame, short, value_ticks
from alongside.web.charts.picture import EDGE, LETTER, MARK, Sheet, Text, width

ROOM = 0.7  # of a column's place, that it fills


@dataclass(frozen=True, slots=True)
class Bars:
    """What a template draws; `parts`: a path for each kind, the lowest first, "" where there is none of it."""

    name: str
    width: str
    height: str
    field: str
    grid: str
    values: tuple[Text, ...]
    names: tuple[Text, ...]
    parts: tuple[str, ...]


def draw_bars(
    columns: Sequence[Sequence[float]],
    names: Sequence[str],
    sheet: Sheet,
    say_value: Callable[[float], str],
) -> Bars:
    """Each column with its kinds above each other, from 0 to the highest column; one column at least."""
    highest = max(1.0, *(sum(column) for column in columns))
    frame = Frame(
        sheet.margin, sheet.width, EDGE, EDGE + sheet.field, days=(0, len(columns)), values=(0, highest)
    )
    ticks = value_ticks(0, highest)
    if all(value == int(value) for column in columns for value in column):
        ticks = [tick for tick in ticks if tick == int(tick)]
    kinds = range(len(columns[0]))
    return Bars(
        name=sheet.name,
        width=short(sheet.width),
        height=short(frame.bottom + MARK),
        field=frame.strip(0, highest),
        grid=frame.across(ticks),
        values=tuple(
            Text(short(frame.left - 6), short(frame.y(tick) + 5), say_value(tick), "end") for tick in ticks
        ),
        names=_names(names, frame),
        parts=tuple(
            "".join(_box(frame, at, column, kind) for at, column in enumerate(columns)) for kind in kinds
        ),
    )


def _box(frame: Frame, at: int, column: Sequence[float], kind: int) -> str:
    low = sum(column[:kind])
    if not column[kind]:
        return ""
    left, right = frame.x(at + (1 - ROOM) / 2), frame.x(at + (1 + ROOM) / 2)
    bottom, top = frame.y(low), frame.y(low + column[kind])
    return f"M{short(left)} {short(bottom)}V{short(top)}H{short(right)}V{short(bottom)}Z"


def _names(names: Sequence[str], frame: Frame) -> tuple[Text, ...]:
    """As many names as have room below their columns: every one, every second, and so on; none sticks out."""
    place = (frame.right - frame.left) / len(names)
    widest = max(width(name) for name in names)
    every = max(1, -int(-(widest + LETTER) // place))
    shown = [(frame.x(at + 0.5), name) for at, name in enumerate(names) if at % every == 0]
    y = short(frame.bottom + MARK - 4)
    return tuple(Text(short(x), y, name) for x, name in shown if x + widest / 2 <= frame.right)
