"""One measure in words: what it asks, how it is counted, what its scores mean and where the numbers are from."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from alongside.desk.measures.words import how_counted, which_way
from alongside.voice.measuring.definitions import (
    CriticalItem,
    Cutoff,
    Definition,
    Direction,
    ReliableChange,
    Scale,
)
from alongside.voice.measuring.definitions import Source as Cited
from alongside.voice.measuring.structure import spans
from alongside.web import measure_words
from alongside.web.measure_words import Texts


@dataclass(frozen=True, slots=True)
class Fact:
    """One number in a sentence, and where it comes from."""

    words: str
    source: str = ""
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class ShownScale:
    """One score: what counts, its range, and all that is known about it."""

    name: str
    counted: list[Fact]
    bands: list[tuple[str, str]]
    bands_source: Fact | None
    cutoffs: list[Fact]
    changes: list[Fact]


def scales(definition: Definition, said: Texts) -> list[ShownScale]:
    """Every score of a measure."""
    numbers = {item.id: place for place, item in enumerate(definition.items, start=1)}
    ranges = spans(definition)
    return [_scale(scale, definition, said, ranges[scale.id], numbers) for scale in definition.scales]


def critical(definition: Definition, said: Texts) -> list[Fact]:
    """The answers that somebody looks at at once."""
    return [_fact(_critical(each, said), each.source) for each in definition.critical_items]


def recall(definition: Definition) -> Fact | None:
    """How far back the questions look; None where nothing is said."""
    if not definition.recall_days:
        return None
    words = _("Looks back %(days)s days") % {"days": definition.recall_days}
    return _fact(words, definition.recall_source)


def _scale(
    scale: Scale, definition: Definition, said: Texts, span: tuple[float, float], numbers: Mapping[str, int]
) -> ShownScale:
    bands_source = scale.bands_source
    return ShownScale(
        name=said.scale(scale.id),
        counted=_counted(scale, definition, span, numbers, said),
        bands=[(_from(band.lowest, band.below, span[1]), said.band(band.code)) for band in scale.bands],
        bands_source=_fact("", bands_source) if bands_source else None,
        cutoffs=[_cutoff(each, scale.direction) for each in scale.cutoffs],
        changes=[_change(each) for each in scale.reliable_changes],
    )


def _counted(
    scale: Scale, definition: Definition, span: tuple[float, float], numbers: Mapping[str, int], said: Texts
) -> list[Fact]:
    reversed_ones = [
        str(numbers[item.id]) for item in definition.items if item.id in scale.parts and item.is_reversed
    ]
    parts = [str(numbers[part]) if part in numbers else said.scale(part) for part in scale.parts]
    found = [
        _fact(how_counted(scale), scale.source),
        Fact(_("Questions: %(numbers)s.") % {"numbers": ", ".join(parts)}),
    ]
    if reversed_ones:
        told = _("Counted the other way round: questions %(numbers)s.")
        found.append(Fact(told % {"numbers": ", ".join(reversed_ones)}))
    if scale.factor != 1:
        found.append(Fact(_("Then multiplied by %(factor)s.") % {"factor": _number(scale.factor)}))
    told = _("From %(low)s to %(high)s.") % {"low": _number(span[0]), "high": _number(span[1])}
    return [*found, Fact(f"{told} {which_way(scale)}")]


def _from(lowest: float, below: float | None, highest: float) -> str:
    if below is None or below > highest:
        return _("%(low)s to %(high)s") % {"low": _number(lowest), "high": _number(highest)}
    return _("%(low)s to below %(high)s") % {"low": _number(lowest), "high": _number(below)}


def _cutoff(cutoff: Cutoff, direction: Direction) -> Fact:
    facts = {
        "value": _number(cutoff.value),
        "means": measure_words.cutoff(cutoff.code),
        "people": measure_words.population(cutoff.population),
    }
    if direction is Direction.LOWER_IS_BETTER:
        inside, outside = (
            _("%(value)s or more: %(means)s (%(people)s)."),
            _("Above %(value)s: %(means)s (%(people)s)."),
        )
    else:
        inside, outside = (
            _("%(value)s or less: %(means)s (%(people)s)."),
            _("Below %(value)s: %(means)s (%(people)s)."),
        )
    return _fact((inside if cutoff.is_inclusive else outside) % facts, cutoff.source)


def _change(change: ReliableChange) -> Fact:
    people = measure_words.population(change.population)
    if change.points is not None:
        told = _("A change of %(points)s points or more is more than chance (%(people)s).")
        return _fact(told % {"points": _number(change.points), "people": people}, change.source)
    told = _("Chance is reckoned from a spread of %(sd)s and a reliability of %(reliability)s (%(people)s).")
    facts = {"sd": _number(change.sd or 0), "reliability": _number(change.reliability or 0), "people": people}
    return _fact(told % facts, change.source)


def _critical(watched: CriticalItem, said: Texts) -> str:
    facts = {
        "question": said.item(watched.item),
        "low": _number(watched.lowest),
        "high": _number(watched.highest),
    }
    if watched.lowest == watched.highest:
        return _("“%(question)s”: somebody looks at the answer %(low)s at once.") % facts
    return _("“%(question)s”: somebody looks at answers from %(low)s to %(high)s at once.") % facts


def _fact(words: str, source: Cited | None) -> Fact:
    return Fact(words, source.citation, not source.is_verified) if source else Fact(words)


def _number(value: float) -> str:
    rounded = round(value, 2)
    whole = float(rounded).is_integer()
    return formats.number_format(int(rounded) if whole else rounded, use_l10n=True)
