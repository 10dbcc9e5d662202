"""How the parts of a measure hang together: the order of scoring, and the range of each scale."""

from collections.abc import Collection
from graphlib import CycleError, TopologicalSorter

from alongside.voice.measuring.definitions import Definition, Item, Method, Scale

Span = tuple[float, float]


def references(definition: Definition) -> dict[str, tuple[str, ...]]:
    """What each item and scale needs first: the item its asking depends on, or its parts."""
    asked = {item.id: (item.asked.item,) for item in definition.items if item.asked}
    return {**asked, **{scale.id: scale.parts for scale in definition.scales}}


def cycle(definition: Definition) -> str | None:
    """The id of an item or scale that depends on itself, if there is one."""
    try:
        TopologicalSorter(references(definition)).prepare()
    except CycleError as error:
        return str(error.args[1][0])
    return None


def parts_first(definition: Definition) -> list[Scale]:
    """The scales, each after the scales it is scored from. CycleError when that cannot be."""
    scales = {scale.id: scale for scale in definition.scales}
    order = TopologicalSorter(references(definition)).static_order()
    return [scales[name] for name in order if name in scales]


def conditions_first(definition: Definition) -> list[Item]:
    """The items asked under a condition, each after the item that it depends on."""
    conditional = {item.id: item for item in definition.items if item.asked}
    order = TopologicalSorter(references(definition)).static_order()
    return [conditional[name] for name in order if name in conditional]


def spans(definition: Definition) -> dict[str, Span]:
    """The lowest and highest value of each item and each scale, by id. The definition has no cycle."""
    found: dict[str, Span] = {item.id: item.span for item in definition.items}
    for scale in parts_first(definition):
        found[scale.id] = span_of(scale, [found[part] for part in scale.parts])
    return found


def span_of(scale: Scale, parts: Collection[Span]) -> Span:
    """The range of a scale whose applicable parts have these ranges; (0, 0) without any."""
    shared = len(parts) if scale.method is Method.MEAN and parts else 1
    lowest = sum(low for low, _high in parts) * scale.factor / shared
    highest = sum(high for _low, high in parts) * scale.factor / shared
    return lowest, highest
