"""The statistics of one series. They depend on nothing but the scores, so the process remembers the last ones.

A page asks for the same series again and again; what is remembered are numbers without a name.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from alongside.voice.results.shapes import Overlap, Phases, Step, Usual
from alongside.voice.series import overlap as tests
from alongside.voice.series.breaks import Break, breaks, moved_lately
from alongside.voice.series.control import BASELINE, own_ewma, xmr, xmr_signals
from alongside.voice.series.course import Archive, Course, follow
from alongside.voice.series.enough import Better, Reason, Result
from alongside.voice.series.gains import GAINS, Sudden, sudden_changes
from alongside.voice.series.rational import RATIONAL, Scale

REMEMBERED = 400
NEWEST = 200  # points that are looked at; more are drawn, but a year of days says nothing more
Scores = tuple[float, ...]
Gapped = tuple[float | None, ...]
Position = tuple[int, ...]


def usual(scored: Sequence[tuple[int, float]]) -> Usual:
    """The control charts and changes of level over (position, score), with positions in what they point at."""
    newest = scored[-NEWEST:]
    at = tuple(position for position, _score in newest)
    return _placed(_usual(tuple(score for _position, score in newest)), at)


def _placed(found: Usual, at: Position) -> Usual:
    return Usual(
        limits=found.limits,
        outside=_with(found.outside, tuple(at[each] for each in found.outside.value or ())),
        smoothed=found.smoothed,
        smoothed_at=at[BASELINE:] if found.smoothed.value else (),
        breaks=_with(found.breaks, tuple(_moved(each, at) for each in found.breaks.value or ())),
        moved_lately=found.moved_lately,
    )


def _moved(found: Break, at: Position) -> Break:
    return Break(at[found.at], found.probability, found.before, found.after)


@lru_cache(REMEMBERED)
def _usual(scores: Scores) -> Usual:
    return Usual(
        limits=xmr(scores[:BASELINE]),
        outside=xmr_signals(scores),
        smoothed=own_ewma(scores),
        smoothed_at=(),
        breaks=breaks(scores),
        moved_lately=moved_lately(scores),
    )


def sudden(
    asked: Sequence[tuple[int | None, float | None]], cutoff: float | None, better: Better
) -> Result[tuple[Step, ...]]:
    """Gains and losses over (position, score) of everything that was asked, None where nothing came.

    `cutoff`: points that make a step large; None when nothing is known of the measure.
    """
    if cutoff is None:
        return Result(sum(score is not None for _at, score in asked), GAINS, reason=Reason.NO_NORMS)
    newest = asked[-NEWEST:]
    found = _sudden(tuple(score for _at, score in newest), cutoff, better)
    steps = tuple(_step(each, newest) for each in found.value or ())
    return Result(
        found.n, GAINS, None if found.value is None else steps, reason=found.reason, needs=found.needs
    )


def _step(found: Sudden, asked: Sequence[tuple[int | None, float | None]]) -> Step:
    before, after = asked[found.at][0], asked[found.at + 1][0]
    if before is None or after is None:
        raise ValueError("a step lies between two scores")
    return Step(found.kind, before, after, abs(found.after - found.before))


@lru_cache(REMEMBERED)
def _sudden(scores: Gapped, cutoff: float, better: Better) -> Result[tuple[Sudden, ...]]:
    return sudden_changes(scores, cutoff, better)


def overlap(scored: Sequence[tuple[int, float]], split: int, phases: Phases, better: Better) -> Overlap:
    """Before and after: the first `split` of (position, score), and the rest."""
    before = tuple(score for _at, score in scored[:split])[-NEWEST:]
    after = tuple(score for _at, score in scored[split:])[-NEWEST:]
    return Overlap(phases, *_overlap(before, after, better))


Five = tuple[Result[float], Result[float], Result[float], Result[float], Result[float]]


@lru_cache(REMEMBERED)
def _overlap(before: Scores, after: Scores, better: Better) -> Five:
    return (
        tests.nap(before, after, better),
        tests.tau(before, after, better),
        tests.tau_u(before, after, better),
        tests.tau_bc(before, after, better),
        tests.pand(before, after, better),
    )


def course(
    archive: Archive | None, kept_as: object, scores: Gapped, better: Better, known: tuple[float, bool] | None
) -> Result[Course]:
    """Where the client stands. `kept_as` tells one archive from another; `known`: the points that make a change
    reliable and whether the first score was clinical. Without either the archive or that, nothing can be said."""
    if archive is None and known is None:
        return Result(sum(score is not None for score in scores), RATIONAL, reason=Reason.NO_NORMS)
    reliable, is_clinical = known or (float("inf"), False)
    kept = _Kept(archive, kept_as)
    try:
        return _course(kept, scores[:NEWEST], Scale(better, reliable, is_clinical))
    finally:
        kept.archive = None  # what is remembered must not keep an archive of last night alive


class _Kept:
    """An archive that is told from others by its name: looking at each of its numbers would take longer than to
    work with them."""

    __slots__ = ("archive", "name")

    def __init__(self, archive: Archive | None, name: object) -> None:
        self.archive, self.name = archive, name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


@lru_cache(REMEMBERED)
def _course(kept: _Kept, scores: Gapped, scale: Scale) -> Result[Course]:
    return follow(kept.archive, scores, scale)


def _with(found: Result[Any], value: Any) -> Result[Any]:
    """The same answer with positions of points, where there is one."""
    return found if found.value is None else replace(found, value=value)
