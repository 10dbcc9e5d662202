"""The whole picture of a measure, twice: wide for a desk and for paper, tall and narrow for a phone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from alongside.web.charts.curve import Ahead, Curve, Point, Sign
from alongside.web.charts.frame import Frame, day_ticks, short, value_ticks
from alongside.web.charts.lanes import lanes

SayDay = Callable[[int], str]
SayValue = Callable[[float], str]
MANY = 60  # points; more of them would hide the line under their dots
MARK = 20.0  # height and least distance of a letter or number in its lane
MOST_LANES = 3
LETTERS = 16.0  # least height of a zone that is named in the picture
LETTER = 7.5  # about the width of a letter
EDGE = 10.0  # so that dots on an edge are whole


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a picture is, in units of the letters on it (14 high)."""

    name: str
    width: float
    field: float  # height of the field in which values are drawn
    margin: float  # for the values at the left
    names: float  # for the names of zones at the right; 0: they stand below the picture alone


WIDE = Sheet("wide", 720, 300, 44, 150)
NARROW = Sheet("narrow", 288, 300, 34, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """A word in the picture: where its middle, start or end lies."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Picture:
    """What a template draws, as it stands in the attributes; "" where there is nothing to draw."""

    name: str
    width: str
    height: str
    field: str
    grid: str
    values: tuple[Text, ...]
    days: tuple[Text, ...]
    zones: str
    zone_names: tuple[Text, ...]
    corridor: str
    cutoff: str
    outer: str
    inner: str
    middle: str
    line: str
    dots: str
    newest: str
    event_lines: str
    events: tuple[Text, ...]
    word_lines: str
    words: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """Letters or numbers that found a lane: how many lanes, and each one's place across and lane."""

    lanes: int
    placed: tuple[tuple[Sign, float, int], ...]


def draw(curve: Curve, sheet: Sheet, say_day: SayDay, say_value: SayValue) -> Picture:
    """The picture on a sheet of this size; days and values in the reader's own writing."""
    end = sheet.width - (sheet.names if curve.zones else 0)
    left, right = sheet.margin, end - EDGE
    across = Frame(left + EDGE, right, 0, 0, curve.days, (curve.lowest, curve.highest))
    events, words = _marks(across, curve.events), _marks(across, curve.words)
    top = EDGE + MARK * events.lanes
    frame = Frame(left + EDGE, right, top, top + sheet.field, curve.days, (curve.lowest, curve.highest))
    below = frame.bottom + EDGE + MARK * words.lanes
    whole = Frame(left, end, top, frame.bottom, curve.days, (curve.lowest, curve.highest))
    ticks = value_ticks(curve.lowest, curve.highest)
    return Picture(
        name=sheet.name,
        width=short(sheet.width),
        height=short(below + MARK),
        field=whole.strip(curve.lowest, curve.highest),
        grid=whole.across(ticks),
        values=tuple(
            Text(short(left - 6), short(frame.y(tick) + 5), say_value(tick), "end") for tick in ticks
        ),
        days=_day_texts(frame, below + MARK - 5, say_day),
        zones=whole.across(zone.lowest for zone in curve.zones if zone.lowest > curve.lowest),
        zone_names=_zone_names(curve, whole) if sheet.names else (),
        corridor=whole.strip(*curve.corridor) if curve.corridor else "",
        cutoff="" if curve.cutoff is None else whole.across([curve.cutoff]),
        outer=area(frame, curve.expected, lambda each: each.outer),
        inner=area(frame, curve.expected, lambda each: each.inner),
        middle=line(frame, [Point(each.day, each.middle) for each in curve.expected]),
        line=line(frame, curve.points),
        dots=dots(frame, curve.points if len(curve.points) <= MANY else lone(curve.points)),
        newest=dots(frame, newest(curve.points)),
        event_lines="".join(
            f"M{short(x)} {short(EDGE + MARK * (lane + 0.7))}V{short(frame.bottom)}"
            for _, x, lane in events.placed
        ),
        events=tuple(
            Text(short(x), short(EDGE + MARK * lane + 5), sign.text) for sign, x, lane in events.placed
        ),
        word_lines=_word_lines(frame, words, curve.points),
        words=tuple(
            Text(short(x), short(frame.bottom + EDGE + MARK * (lane + 0.75)), sign.text)
            for sign, x, lane in words.placed
        ),
    )


def line(frame: Frame, points: Sequence[Point]) -> str:
    """A path through the points in their order, with a gap where a score is missing; "" for less than two."""
    pieces = []
    for is_given, run in groupby(points, key=lambda point: point.value is not None):
        places = frame.places((point.day, point.value) for point in run if point.value is not None)
        if is_given and len(places) > 1:
            pieces.append(f"M{'L'.join(places)}")
    return "".join(pieces)


def dots(frame: Frame, points: Sequence[Point]) -> str:
    """A path of lines without length: round line ends make them dots."""
    given = ((point.day, point.value) for point in points if point.value is not None)
    return "".join(f"M{frame.place(day, value)}h0" for day, value in given)


def lone(points: Sequence[Point]) -> list[Point]:
    """Points with a gap on both sides, which no line shows."""
    runs = (list(run) for _is_given, run in groupby(points, key=lambda point: point.value is not None))
    return [run[0] for run in runs if len(run) == 1 and run[0].value is not None]


def newest(points: Sequence[Point]) -> list[Point]:
    """The last point that has a value, or none."""
    return [point for point in points if point.value is not None][-1:]


def area(frame: Frame, expected: Sequence[Ahead], edges: Callable[[Ahead], tuple[float, float]]) -> str:
    """A path along the upper edges and back along the lower ones; "" for less than two days."""
    if len(expected) < 2:
        return ""
    upper = [frame.place(each.day, edges(each)[1]) for each in expected]
    lower = [frame.place(each.day, edges(each)[0]) for each in reversed(expected)]
    return f"M{'L'.join([*upper, *lower])}Z"


def _marks(frame: Frame, signs: Sequence[Sign]) -> Marks:
    rising = sorted(signs, key=lambda sign: sign.day)
    places = [frame.x(sign.day) for sign in rising]
    found = lanes(places, MARK, MOST_LANES)
    placed = tuple(
        (sign, x, lane) for sign, x, lane in zip(rising, places, found, strict=True) if lane is not None
    )
    return Marks(max((lane + 1 for _, _, lane in placed), default=0), placed)


def _word_lines(frame: Frame, words: Marks, points: Sequence[Point]) -> str:
    """From each number up to the point of its day."""
    heights = {point.day: frame.y(point.value) for point in points if point.value is not None}
    return "".join(
        f"M{short(x)} {short(frame.bottom + EDGE + MARK * lane)}V{short(heights.get(sign.day, frame.bottom))}"
        for sign, x, lane in words.placed
    )


def _day_texts(frame: Frame, y: float, say: SayDay) -> tuple[Text, ...]:
    """As many days as have room beside each other; the outer ones stay inside the picture."""
    left, right = frame.left - EDGE, frame.right + EDGE
    widest = max(width(say(day)) for day in frame.days)
    ticks = day_ticks(*frame.days, max(2, int((right - left) / (widest + 3 * LETTER))))
    anchors = ["middle"] * len(ticks)
    if len(ticks) > 1:
        anchors[0], anchors[-1] = "start", "end"
    edges = {"start": left, "end": right}
    return tuple(
        Text(short(edges.get(anchor, frame.x(tick))), short(y), say(tick), anchor)
        for tick, anchor in zip(ticks, anchors, strict=True)
    )


def width(text: str) -> float:
    """About how wide a text is: letters of Chinese, Japanese and Korean are as wide as high."""
    return sum(2 * LETTER if letter >= "\u2e80" else LETTER for letter in text)


def _zone_names(curve: Curve, frame: Frame) -> tuple[Text, ...]:
    """Names at the right of the field, beside the middle of each zone that is high enough."""
    named = []
    for zone in curve.zones:
        top, bottom = frame.y(zone.highest), frame.y(zone.lowest)
        if bottom - top >= LETTERS:
            named.append(Text(short(frame.right + 8), short((top + bottom) / 2 + 5), zone.text, "start"))
    return tuple(named)
