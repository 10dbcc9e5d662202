"""From the first to the last score of the present work: is it more than chance, and does it cross over?"""

from typing import Literal

from alongside.voice.measuring.change import (
    Z95,
    Category,
    benefit,
    categorize,
    cutoffs,
    is_clinical,
    is_reliable,
    reliable_change_index,
    smallest_reliable_change,
    standard_error_of_difference,
)
from alongside.voice.measuring.change import Population as MeanAndSpread
from alongside.voice.measuring.definitions import Cutoff, Direction, ReliableChange, Scale
from alongside.voice.results.norms import Norms
from alongside.voice.results.shapes import JACOBSON_TRUAX, RC_INDEX, Change, Criterion, Group
from alongside.voice.series.enough import Reason, Result, too_few

Name = Literal["a", "b", "c", "published"]
FEWEST = 2
LEVEL = 0.95


def reliable_change(scale: Scale, norms: Norms) -> ReliableChange | None:
    """The first published number of a scale, else the one from what is known of people; None: nothing is known."""
    return next(iter(scale.reliable_changes), norms.reliable)


def smallest(reliable: ReliableChange | None) -> float | None:
    """The points that make a change reliable."""
    if reliable is None:
        return None
    if reliable.points is not None:
        return reliable.points
    if reliable.sd is None or reliable.reliability is None:
        return None
    return smallest_reliable_change(reliable.sd, reliable.reliability)


def change(scored: list[tuple[int, float]], scale: Scale, norms: Norms) -> Result[Change]:
    """`scored`: (position, score) of the present work, the oldest first. `interval` is that of the points gained,
    where sd and reliability are known."""
    n = len(scored)
    if n < FEWEST:
        return too_few(n, FEWEST, JACOBSON_TRUAX)
    (at_first, first), (at_last, last) = scored[0], scored[-1]
    reliable, direction = reliable_change(scale, norms), scale.direction
    gained = benefit(first, last, direction)
    enough = smallest(reliable)
    index = _index(n, first, last, scale, norms)
    drawn = criteria(first, last, scale, norms)
    chosen = next(iter(drawn), None)
    found = Change(
        first=at_first,
        last=at_last,
        points=gained,
        reliable=reliable,
        smallest=enough,
        is_reliable=None if reliable is None else is_reliable(gained, reliable),
        corridor=None if enough is None else (first - enough, first + enough),
        index=index,
        criteria=drawn,
        chosen=chosen,
        category=chosen.category if chosen else _category(first, last, reliable, None, direction),
    )
    error = index.standard_error
    if error is None:
        return Result(n, JACOBSON_TRUAX, found)
    around = (gained - Z95 * error, gained + Z95 * error)
    return Result(n, JACOBSON_TRUAX, found, around, LEVEL, error)


def criteria(first: float, last: float, scale: Scale, norms: Norms) -> tuple[Criterion, ...]:
    """Every way to part the two groups that can be drawn; the one to go by first: published, c, b, a."""
    reliable, clinical, functional = reliable_change(scale, norms), norms.clinical, norms.functional
    found = [
        _criterion("published", cutoff, (), first, last, scale, reliable) for cutoff in scale.cutoffs[:1]
    ]
    if clinical is None:
        return tuple(found)
    drawn = cutoffs(_plain(clinical), _plain(functional) if functional else None, scale.direction)
    both = (clinical, functional) if functional else (clinical,)
    ways: tuple[tuple[Name, float | None, tuple[Group, ...]], ...] = (
        ("c", drawn.c, both),
        ("b", drawn.b, both[1:]),
        ("a", drawn.a, both[:1]),
    )
    for name, value, groups in ways:
        if value is not None:
            cutoff = Cutoff(name, value, groups[0].source, " / ".join(group.who for group in groups))
            found.append(_criterion(name, cutoff, groups, first, last, scale, reliable))
    return tuple(found)


def _index(n: int, first: float, last: float, scale: Scale, norms: Norms) -> Result[float]:
    """RC, with the standard error of the difference in points."""
    known = next((each for each in (*scale.reliable_changes, norms.reliable) if each and each.sd), None)
    if known is None or known.sd is None or known.reliability is None:
        return Result(n, RC_INDEX, reason=Reason.NO_NORMS)
    value = reliable_change_index(first, last, sd=known.sd, reliability=known.reliability)
    error = standard_error_of_difference(known.sd, known.reliability)
    return Result(n, RC_INDEX, value, standard_error=error)


def _criterion(
    name: Name,
    cutoff: Cutoff,
    groups: tuple[Group, ...],
    first: float,
    last: float,
    scale: Scale,
    reliable: ReliableChange | None,
) -> Criterion:
    was, now = (is_clinical(score, cutoff, scale.direction) for score in (first, last))
    return Criterion(
        name, cutoff, groups, was, now, _category(first, last, reliable, cutoff, scale.direction)
    )


def _category(
    first: float, last: float, reliable: ReliableChange | None, cutoff: Cutoff | None, direction: Direction
) -> Category | None:
    if reliable is None:
        return None
    return categorize(first, last, reliable=reliable, cutoff=cutoff, direction=direction)


def _plain(group: Group) -> MeanAndSpread:
    return MeanAndSpread(group.mean, group.sd)
