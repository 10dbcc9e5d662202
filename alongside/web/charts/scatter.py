"""Points with their numbers in a field of two scales."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from alongside.web.charts.frame import Frame, short, value_ticks
from alongside.web.charts.picture import EDGE, LETTER, MARK, Sheet, Text

SayValue = Callable[[float], str]
INSIDE = 14.0  # so that points and their numbers do not touch an edge


@dataclass(frozen=True, slots=True)
class Scatter:
    """What a template draws. `nothing`: the level of 0."""

    name: str
    width: str
    height: str
    field: str
    grid: str
    nothing: str
    dots: str
    numbers: tuple[Text, ...]
    across: tuple[Text, ...]
    values: tuple[Text, ...]


def draw_scatter(
    points: Sequence[tuple[float, float]], sheet: Sheet, say_across: SayValue, say_value: SayValue
) -> Scatter:
    """Points (across, up), numbered from 1 in their order; 0 lies on both scales. One point at least."""
    furthest = max(1.0, *(across for across, _ in points))
    values = min(0.0, *(up for _, up in points)), max(1.0, *(up for _, up in points))
    left, top = sheet.margin, EDGE
    bottom = top + sheet.field
    whole = Frame(left, sheet.width, top, bottom, (0, 1), (0.0, 1.0))
    days = (0, int(-(-furthest // 1)))
    frame = Frame(left + INSIDE, sheet.width - 2 * INSIDE, top + INSIDE, bottom - INSIDE, days, values)
    level = Frame(left, sheet.width, frame.top, frame.bottom, days, values)
    ups, acrosses = value_ticks(*values), value_ticks(0, days[1])
    return Scatter(
        name=sheet.name,
        width=short(sheet.width),
        height=short(bottom + MARK),
        field=whole.strip(0, 1),
        grid=level.across(ups),
        nothing=level.across([0]),
        dots="".join(f"M{frame.place(across, up)}h0" for across, up in points),
        numbers=tuple(
            Text(short(frame.x(across) + LETTER), short(frame.y(up) - 3), str(number), "start")
            for number, (across, up) in enumerate(points, start=1)
        ),
        across=tuple(Text(short(frame.x(at)), short(bottom + MARK - 4), say_across(at)) for at in acrosses),
        values=tuple(Text(short(left - 6), short(frame.y(at) + 5), say_value(at), "end") for at in ups),
    )
