"""Is this definition sound? Everything that is wrong with it, each with the item or scale it is about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isclose, isfinite

from alongside.voice.measuring.definitions import Definition, Item, Method, ReliableChange, Scale
from alongside.voice.measuring.structure import Span, cycle, references, spans

MOST_ITEMS = 500
MOST_SCALES = 100
MOST_OPTIONS = 101
MOST_PARTS = MOST_ITEMS + MOST_SCALES


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (`code`) and where (`at`: the id of an item, scale, band or option; "" is the whole)."""

    code: str
    at: str = ""


class Unsound(ValueError):
    """A definition that cannot be scored; no words: pages make a sentence of `code` and `at`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.code}: {fault.at}")
        self.code, self.at = fault.code, fault.at


def check(definition: Definition) -> None:
    """Unsound with the first fault that `faults` finds."""
    for fault in faults(definition):
        raise Unsound(fault)


def faults(definition: Definition) -> list[Fault]:
    """All faults of one kind of look: sizes, then ids and values, then how it hangs together, then meanings.

    A later look needs what the earlier ones saw to be sound, so it is not taken after a fault.
    """
    for look in (_sizes, _ids_and_values, _references, _meanings):
        found = list(look(definition))
        if found:
            return found
    return []


def _sizes(definition: Definition) -> Iterator[Fault]:
    if not definition.items:
        yield Fault("no_items")
    if len(definition.items) > MOST_ITEMS:
        yield Fault("too_many_items", definition.items[MOST_ITEMS].id)
    if len(definition.scales) > MOST_SCALES:
        yield Fault("too_many_scales", definition.scales[MOST_SCALES].id)
    for item in definition.items[:MOST_ITEMS]:
        if len(item.options) > MOST_OPTIONS:
            yield Fault("too_many_options", item.id)
    for scale in definition.scales[:MOST_SCALES]:
        if max(len(scale.parts), len(scale.bands), len(scale.required)) > MOST_PARTS:
            yield Fault("too_many_parts", scale.id)


def _ids_and_values(definition: Definition) -> Iterator[Fault]:
    names = [item.id for item in definition.items] + [scale.id for scale in definition.scales]
    yield from (Fault("duplicate_id", name) for name in _twice(names))
    yield from (Fault("empty_id") for name in names if not name.strip())
    for item in definition.items:
        yield from _item(item)
    for scale in definition.scales:
        if not _finite([scale.factor]) or scale.factor <= 0:
            yield Fault("bad_factor", scale.id)
        yield from (Fault("duplicate_part", part) for part in _twice(scale.parts))
        yield from (Fault("duplicate_band", code) for code in _twice(band.code for band in scale.bands))


def _item(item: Item) -> Iterator[Fault]:
    values = item.between or tuple(option.value for option in item.options)
    if (bool(item.options), bool(item.between), item.is_words).count(True) != 1:
        yield Fault("options_or_slider", item.id)
    elif not _finite(values):
        yield Fault("not_a_number", item.id)
    elif item.between and item.between[0] >= item.between[1]:
        yield Fault("empty_slider", item.id)
    elif item.is_words and (item.is_reversed or item.value_if_not_asked is not None):
        yield Fault("words_have_no_value", item.id)
    elif item.value_if_not_asked is not None and not item.span[0] <= item.value_if_not_asked <= item.span[1]:
        yield Fault("out_of_range", item.id)
    yield from (
        Fault("duplicate_option", item.id) for _code in _twice(option.code for option in item.options)
    )


def _references(definition: Definition) -> Iterator[Fault]:
    items = {item.id for item in definition.items}
    known = items | {scale.id for scale in definition.scales}
    for needed in references(definition).values():
        yield from (Fault("unknown_reference", name) for name in needed if name not in known)
    asked_by = [item.asked.item for item in definition.items if item.asked]
    single = [*asked_by, *(critical.item for critical in definition.critical_items)]
    yield from (Fault("not_an_item", name) for name in single if name not in items)
    words = {item.id for item in definition.items if item.is_words}
    counted = [*single, *(part for scale in definition.scales for part in scale.parts)]
    yield from (Fault("words_have_no_value", name) for name in counted if name in words)
    caught = cycle(definition)
    if caught is not None:
        yield Fault("cycle", caught)


def _meanings(definition: Definition) -> Iterator[Fault]:
    ranges, by_id = spans(definition), {item.id: item for item in definition.items}
    for scale in definition.scales:
        yield from _scale(scale, ranges)
        yield from _bands(scale, ranges[scale.id])
        yield from _numbers(scale, ranges[scale.id])
    for item in definition.items:
        if item.asked and not all(_can_be(by_id[item.asked.item], value) for value in item.asked.values):
            yield Fault("not_an_option", item.id)
    for critical in definition.critical_items:
        low, high = ranges[critical.item]
        if not low <= critical.lowest <= critical.highest <= high:
            yield Fault("out_of_range", critical.item)


def _can_be(item: Item, value: float) -> bool:
    if item.between:
        return item.between[0] <= value <= item.between[1]
    return value in {option.value for option in item.options}


def _scale(scale: Scale, ranges: dict[str, Span]) -> Iterator[Fault]:
    if not scale.parts:
        yield Fault("no_parts", scale.id)
    elif not 1 <= scale.least <= len(scale.parts):
        yield Fault("bad_least_answered", scale.id)
    elif scale.least < len(scale.parts) and scale.method is Method.SUM:
        yield Fault("sum_needs_every_answer", scale.id)
    elif scale.least < len(scale.parts) and len({ranges[part] for part in scale.parts}) > 1:
        yield Fault("uneven_ranges", scale.id)  # one part could not stand for another
    yield from (Fault("unknown_reference", part) for part in scale.required if part not in scale.parts)


def _bands(scale: Scale, span: Span) -> Iterator[Fault]:
    """Bands part the whole range, in order, without a gap and without a score in two of them."""
    if not scale.bands:
        return
    low, high = span
    last = scale.bands[-1]
    if not _finite([edge for band in scale.bands for edge in (band.lowest, band.below) if edge is not None]):
        yield Fault("not_a_number", scale.id)
    elif not isclose(scale.bands[0].lowest, low, abs_tol=1e-9):
        yield Fault("bands_leave_range", scale.bands[0].code)
    elif last.lowest > high or (last.below is not None and last.below <= high):
        yield Fault("bands_leave_range", last.code)
    for band, following in pairwise(scale.bands):
        if band.below is None or band.below > following.lowest:
            yield Fault("bands_overlap", following.code)
        elif band.below < following.lowest:
            yield Fault("bands_leave_gap", following.code)
        elif band.below <= band.lowest:
            yield Fault("empty_band", band.code)


def _numbers(scale: Scale, span: Span) -> Iterator[Fault]:
    low, high = span
    for cutoff in scale.cutoffs:
        if not low <= cutoff.value <= high:
            yield Fault("out_of_range", cutoff.code)
    for change in scale.reliable_changes:
        if (change.points is None) == (change.sd is None or change.reliability is None):
            yield Fault("points_or_reliability", scale.id)
        elif not _is_possible(change, high - low):
            yield Fault("bad_reliable_change", scale.id)


def _is_possible(change: ReliableChange, widest: float) -> bool:
    if change.points is not None:
        return 0 < change.points <= widest
    return (change.sd or 0) > 0 and 0 <= (change.reliability or 0) < 1


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _finite(values: Iterable[float]) -> bool:
    return all(isfinite(value) for value in values)
