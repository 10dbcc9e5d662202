"""Scores as FHIRPath, for other programs: we count in Python. Items first, as variables; names in camelCase.

A score that the expression cannot count as we do (something may not apply) comes out empty there, never wrong.
"""

from collections.abc import Iterator

from alongside.voice.fhir.urls import ORDINAL_VALUE
from alongside.voice.measuring.definitions import Definition, Item, Method, Scale
from alongside.voice.measuring.structure import parts_first, spans


def is_number(item: Item) -> bool:
    """Whether its options are whole numbers one after the other, each its own code: asked as a number."""
    values = [option.value for option in item.options]
    first = values[0] if values else 0
    named = all(isinstance(each.value, int) and each.code == str(each.value) for each in item.options)
    return named and len(values) > 1 and values == [first + step for step in range(len(values))]


def variables(definition: Definition, numbers: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(name, expression) of each item that counts, then of each scale that is part of another.

    `numbers` are the ids of items that are answered with a number, not with an option.
    """
    names = names_of(definition)
    used = {part for scale in definition.scales for part in scale.parts}
    for item in definition.items:
        if item.id in used:
            yield names[item.id], _of_item(item, item.between is not None or item.id in numbers)
    for scale in parts_first(definition):
        if scale.id in used:
            yield names[scale.id], expression(definition, scale)


def names_of(definition: Definition) -> dict[str, str]:
    """The variable of each item and scale: item1, item2, scale1."""
    items = {item.id: f"item{number}" for number, item in enumerate(definition.items, start=1)}
    return items | {scale.id: f"scale{number}" for number, scale in enumerate(definition.scales, start=1)}


def expression(definition: Definition, scale: Scale) -> str:
    """One score, from the variables; {} where too few parts were answered."""
    names = names_of(definition)
    first, *rest = (f"%{names[part]}" for part in scale.parts)
    parts = "".join([first, *(f".combine({each})" for each in rest)])
    least = len(scale.parts) if _may_lack(definition, scale) else scale.least
    needed = [f"{parts}.count() >= {least}", *(f"%{names[part]}.exists()" for part in scale.required)]
    total = f"{parts}.aggregate($this + $total, 0)"
    if scale.method is Method.PRORATED:
        total = f"{total} * {len(scale.parts)} / {parts}.count()"
    elif scale.method is Method.MEAN:
        total = f"{total} / {parts}.count()"
    low, high = spans(definition)[scale.id]
    factor = "" if scale.factor == 1 else f" * {_decimal(scale.factor)}"
    return f"iif({' and '.join(needed)}, {total}{factor}, {{}})" if low < high else "{}"


def _may_lack(definition: Definition, scale: Scale) -> bool:
    """Whether a part may be rightly unanswered: then the expression asks for all of them."""
    items, scales = (
        {item.id: item for item in definition.items},
        {each.id: each for each in definition.scales},
    )
    return any(
        items[part].may_not_apply or items[part].asked is not None
        if part in items
        else _may_lack(definition, scales[part])
        for part in scale.parts
    )


def _of_item(item: Item, is_slider: bool) -> str:
    """What counts of one answer: reversed items mirrored."""
    link = item.id.replace("\\", "\\\\").replace("'", "\\'")
    answer = f"%resource.repeat(item).where(linkId = '{link}').answer.value"
    if is_slider:
        mirrored = f".select({_decimal(sum(item.span))} - $this)" if item.is_reversed else ""
        return f"{answer}{mirrored}"
    option = f"%questionnaire.repeat(item).where(linkId = '{link}').answerOption"
    return f"{option}.where(value.code = {answer}.code).extension.where(url = '{ORDINAL_VALUE}').value"


def _decimal(number: float) -> str:
    return f"{number:.12f}".rstrip("0").rstrip(".")
