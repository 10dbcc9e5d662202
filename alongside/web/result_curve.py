"""From a series of answers to the curve that is drawn, and to the list of what its letters and numbers mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from string import ascii_uppercase

from alongside.voice.results import shapes
from alongside.web.charts.curve import Ahead, Curve, Point, Sign, Zone
from alongside.web.measure_words import Texts
from alongside.web.result_saying import local_day, local_days
from alongside.web.result_words import EVENTS, Words

MOST_WORDS = 12  # quotes below a picture; the table has all of them
A_WHILE = timedelta(days=30)
USUAL_GAP = 7  # days between askings where there is only one yet


@dataclass(frozen=True, slots=True)
class Happening:
    """A letter in the picture."""

    letter: str
    at: datetime
    text: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """A number in the picture: the client's own words of that day."""

    number: int
    at: datetime
    words: str


def happenings(series: shapes.Series, events: Sequence[shapes.Event]) -> list[Happening]:
    """What happened from a while before the first answer on, lettered; at most 26, the newest.

    What lies far before would press the answers together.
    """
    if not series.points:
        return []
    first, last = series.points[0].at, series.points[-1].at
    since = first - max(A_WHILE, (last - first) / 4)
    near = sorted((event for event in events if event.at >= since), key=lambda event: event.at)
    shown = zip(ascii_uppercase, near[-len(ascii_uppercase) :], strict=False)
    return [Happening(letter, event.at, EVENTS[event.kind]) for letter, event in shown]


def said(point: shapes.Point) -> str:
    """All words of one check-in: beside the numbers, and to questions that ask for words."""
    return "\n".join(words for words in (point.words, *point.texts.values()) if words)


def quotes(series: shapes.Series) -> list[Quote]:
    """The newest words, numbered from the oldest of them."""
    newest = ((point.at, said(point)) for point in reversed(series.points))
    found = list(islice(((at, words) for at, words in newest if words), MOST_WORDS))
    return [Quote(number, at, words) for number, (at, words) in enumerate(reversed(found), start=1)]


def whole_curve(
    series: shapes.Series, texts: Texts, letters: Sequence[Happening], numbers: Sequence[Quote]
) -> Curve:
    """Everything that is known, for the whole picture."""
    change = series.change.value
    return Curve(
        points=points(series),
        lowest=series.lowest,
        highest=series.highest,
        cutoff=series.cutoff.value if series.cutoff else None,
        corridor=change.corridor if change else None,
        zones=zones(series, texts),
        expected=expected(series),
        events=tuple(Sign(local_day(each.at), each.letter) for each in letters),
        words=tuple(Sign(local_day(each.at), str(each.number)) for each in numbers),
    )


def small_curve(series: shapes.Series) -> Curve:
    """Scores and cut-off alone."""
    cutoff = series.cutoff.value if series.cutoff else None
    return Curve(points(series), series.lowest, series.highest, cutoff)


def item_curve(series: shapes.Series, item: str, span: tuple[float, float], days: Sequence[int]) -> Curve:
    """One question's answers, on the days of the points."""
    given = (point.answers.get(item) for point in series.points)
    values = (value if isinstance(value, int | float) else None for value in given)
    return Curve(tuple(map(Point, days, values)), *span)


def days_of(series: shapes.Series) -> list[int]:
    """The days of the points, in the reader's calendar."""
    return local_days(point.at for point in series.points)


def points(series: shapes.Series) -> tuple[Point, ...]:
    return tuple(map(Point, days_of(series), (point.score for point in series.points)))


def zones(series: shapes.Series, texts: Texts) -> tuple[Zone, ...]:
    """The bands of the score, each up to its end or to that of the scale."""
    return tuple(
        Zone(
            max(band.lowest, series.lowest),
            series.highest if band.below is None else band.below,
            texts.band(band.code),
        )
        for band in series.bands
    )


def expected(series: shapes.Series) -> tuple[Ahead, ...]:
    """The expected course. An asking that was skipped lies between its neighbours, one to come as far on as usual."""
    track = series.track.value
    if track is None or not track.expected:
        return ()
    known = {
        each.asked: local_day(series.points[each.at].at) for each in track.expected if each.at is not None
    }
    if not known:
        return ()
    return tuple(
        Ahead(_day_of(each.asked, known), each.expected.middle, each.expected.inner, each.expected.outer)
        for each in track.expected
    )


def _day_of(asked: int, known: dict[int, int]) -> int:
    if asked in known:
        return known[asked]
    earlier = max((each for each in known if each < asked), default=None)
    later = min((each for each in known if each > asked), default=None)
    if earlier is not None and later is not None:
        share = (asked - earlier) / (later - earlier)
        return round(known[earlier] + share * (known[later] - known[earlier]))
    near = max(known) if later is None else later
    return round(known[near] + _gap(known) * (asked - near))


def _gap(known: dict[int, int]) -> float:
    if len(known) < 2:
        return USUAL_GAP
    first, last = min(known), max(known)
    return max(1.0, (known[last] - known[first]) / (last - first))
