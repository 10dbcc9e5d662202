"""The course to expect: how similar clients of this practice went on, and whether this client is on the way.

The most similar closed engagements (intake and what else is known of it) are looked up, a growth curve is fitted
to them, and the client's newest score is held against its bands (Lutz 2006; bands as Lambert 2001). Without an
archive that is large enough, the labelled rational rules answer instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import dist
from statistics import NormalDist, fmean, pstdev

from alongside.voice.series.enough import Formula, Reason, Result, present, too_few
from alongside.voice.series.growth import Growth, Line, fit_growth, own_line
from alongside.voice.series.rational import Because, Judged, Scale, Status, judge

ARCHIVE = 100  # closed engagements before an archive says anything
NEIGHBOURS = 30  # of 10 to 50
ENOUGH = 1e-4  # of a fit to neighbours: moves their bands by less than a hundredth, and is quick
INNER, OUTER = 0.68, 0.80

NEAREST = Formula(
    "Nearest neighbours with a log-linear growth curve (REML), bands 68 % and 80 %",
    "Lutz et al. 2006, Clinical Psychology & Psychotherapy (nearest neighbours); Lambert 2001 (bands; recalled)",
    is_verified=False,
)
CURVE = Formula("Log-linear growth curve (REML)", "Laird & Ware 1982, Biometrics 38:963")

Scores = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed engagement: scores (intake first, None where missing) and other facts of intake as numbers."""

    scores: Scores
    facts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """Closed engagements, ready to be compared with: each one's line and where it lies among all."""

    lines: tuple[Line, ...]
    places: tuple[tuple[float, ...], ...]  # intake and facts, in standard deviations from the mean
    means: tuple[float, ...]
    spreads: tuple[float, ...]
    curve: Growth  # of all of them

    def place(self, facts: Sequence[float]) -> tuple[float, ...]:
        scales = zip(facts, self.means, self.spreads, strict=True)
        return tuple((fact - mean) / spread for fact, mean, spread in scales)


@dataclass(frozen=True, slots=True)
class Expected:
    """What to expect at one meeting after intake: the middle, and the bands that hold 68 % and 80 % of people."""

    meeting: int
    middle: float
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """Where a client stands, and the expected course to draw; empty when only the rules could answer."""

    judged: Judged
    expected: tuple[Expected, ...] = ()
    neighbours: int = 0


def read_archive(closed: Sequence[Closed]) -> Result[Archive]:
    """Fit an archive, once a night or so. Engagements without intake or with fewer than two scores are left out.

    `n` counts engagements. All must bring the same facts; ValueError otherwise.
    """
    lines, known = [], []
    for one in closed:
        line = own_line(one.scores)
        if line is not None and one.scores[0] is not None:
            lines.append(line)
            known.append((one.scores[0], *one.facts))
    if len(lines) < ARCHIVE:
        return too_few(len(lines), ARCHIVE, CURVE, Reason.TOO_FEW_CLOSED)
    means, spreads = _scales(known)
    archive = Archive(tuple(lines), (), means, spreads, fit_growth(lines))
    places = tuple(archive.place(facts) for facts in known)
    return Result(
        n=len(lines), formula=CURVE, value=Archive(archive.lines, places, means, spreads, archive.curve)
    )


def similar(archive: Archive, intake: float, facts: Sequence[float] = (), k: int = NEIGHBOURS) -> list[Line]:
    """The k closed engagements nearest to this one (Euclidean, standardised), the nearest first."""
    here = archive.place((intake, *facts))
    near = nsmallest(k, range(len(archive.lines)), key=lambda at: dist(archive.places[at], here))
    return [archive.lines[at] for at in near]


def bands(growth: Growth, meetings: int) -> tuple[Expected, ...]:
    """The expected course from intake to this many meetings after it."""
    return tuple(_at(growth, meeting) for meeting in range(meetings + 1))


def follow(
    archive: Archive | None, scores: Scores, scale: Scale, facts: Sequence[float] = (), ahead: int = 4
) -> Result[Course]:
    """Where this client stands, and what to expect until `ahead` meetings from now.

    By similar clients when there is an archive, otherwise by the rational rules, as the formula says. Of the bands,
    only the worse side counts. `n` counts the client's scores; `interval` is the outer band at the newest.
    """
    found = judge(scores, scale)
    intake = scores[0] if scores else None
    if found.value is None or archive is None or intake is None:
        judged = None if found.value is None else Course(found.value)
        return Result(n=found.n, formula=found.formula, value=judged, reason=found.reason, needs=found.needs)
    near = similar(archive, intake, facts)
    meeting = found.value.meeting
    expected = bands(fit_growth(near, exact=ENOUGH, rounds=30), meeting + ahead)
    judged = Course(_held(present(scores)[-1], expected[meeting], scale), expected, len(near))
    return Result(found.n, NEAREST, judged, interval=expected[meeting].outer, level=OUTER)


def _held(score: float, expected: Expected, scale: Scale) -> Judged:
    """A score against the bands of its meeting."""
    behind = scale.gain(score, expected.middle)
    if behind > (expected.outer[1] - expected.outer[0]) / 2:
        return Judged(Status.OFF_TRACK, Because.OUTSIDE_OUTER, expected.meeting)
    if behind > (expected.inner[1] - expected.inner[0]) / 2:
        return Judged(Status.WATCH, Because.OUTSIDE_INNER, expected.meeting)
    return Judged(Status.ON_TRACK, Because.WITHIN, expected.meeting)


def _at(growth: Growth, meeting: int) -> Expected:
    middle, spread = growth.expected(meeting), growth.spread(meeting)
    inner, outer = (NormalDist().inv_cdf((1 + level) / 2) * spread for level in (INNER, OUTER))
    return Expected(meeting, middle, (middle - inner, middle + inner), (middle - outer, middle + outer))


def _scales(known: Sequence[tuple[float, ...]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    columns = list(zip(*known, strict=True))
    spreads = (pstdev(column) or 1.0 for column in columns)  # a fact that never differs has none
    return tuple(map(fmean, columns)), tuple(spreads)
