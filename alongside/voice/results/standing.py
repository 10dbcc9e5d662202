"""Where somebody stands on one scale against the course that is to be expected (C02). No Django."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile

from alongside.voice.measuring.definitions import Direction, Scale, Source
from alongside.voice.results.archives import Kept
from alongside.voice.results.changes import criteria, reliable_change, smallest
from alongside.voice.results.norms import THIS_PRACTICE, Norms, norms_of
from alongside.voice.results.shapes import Group
from alongside.voice.results.statistics import course
from alongside.voice.series.course import Course
from alongside.voice.series.enough import Better, Result
from alongside.voice.series.rational import Status

Scores = Sequence[float | None]


def standing(scores: Scores, scale: Scale, norms: Norms, kept: Kept | None) -> Result[Course]:
    """By similar clients of this practice where there are enough, else by the measure's own numbers."""
    archive, name = (kept.archive, kept.name) if kept else (None, None)
    return course(archive, name, tuple(scores), better(scale), _known(scores, scale, norms))


def is_off_course(scores: Scores, key: str, scale: Scale, kept: Kept | None) -> bool:
    """Whether the newest of these scores of the present work lies off the course; False where nothing is known.

    The first score is the beginning: what was asked before it and not answered is left out.
    """
    known = list(dropwhile(lambda score: score is None, scores))
    found = standing(known, scale, norms_with(norms_of(key, scale.id), kept), kept)
    return found.value is not None and found.value.judged.status is Status.OFF_TRACK


def better(scale: Scale) -> Better:
    """Which way is better on this scale."""
    return "higher" if scale.direction is Direction.HIGHER_IS_BETTER else "lower"


def norms_with(published: Norms, kept: Kept | None) -> Norms:
    """What is known of people; of who seeks help, where nothing is published: those of this practice."""
    if published.clinical is not None or kept is None:
        return published
    source = Source(f"n = {kept.count}", is_verified=True)
    mean, spread = kept.archive.means[0], kept.archive.spreads[0]
    return replace(published, clinical=Group(THIS_PRACTICE, mean, spread, source))


def _known(scores: Scores, scale: Scale, norms: Norms) -> tuple[float, bool] | None:
    """The points of a reliable change, and whether the first score lies where people seek help."""
    enough, first = smallest(reliable_change(scale, norms)), next(iter(scores), None)
    if enough is None:
        return None
    drawn = criteria(first, first, scale, norms) if first is not None else ()
    return enough, bool(drawn) and drawn[0].was_clinical
