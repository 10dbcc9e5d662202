"""The text of a known measure meets its scoring key: item by item, by LOINC code, else by order."""

from collections.abc import Sequence
from dataclasses import replace

from alongside.voice.fhir.questions import Question
from alongside.voice.measuring.definitions import Definition, Item, Option


def connected(key: Definition, questions: Sequence[Question]) -> dict[str, Item] | None:
    """The key's item for each linkId of the text; questions beyond the key are not in it.

    None when the text has other items, or other values than the key counts.
    """
    pairs = _by_loinc(key, questions) or _by_order(key, questions)
    if pairs is None:
        return None
    plain = next((each for item, each in pairs if not item.is_reversed), None)
    given = [_as_given(item, each, plain) for item, each in pairs]
    joined = [_joined(item, text) for (item, _each), text in zip(pairs, given, strict=True)]
    if None in joined:
        return None
    for (_item, question), text in zip(pairs, given, strict=True):
        question.item = text
    return {text.id: item for text, item in zip(given, joined, strict=True) if item}


def unmirrored(item: Item) -> Item:
    """The item with the values that are given, where its file says the values that count."""
    span = sum(item.span)
    options = tuple(Option(option.code, span - option.value) for option in item.options)
    return replace(item, options=options, is_reversed=True)


def _by_loinc(key: Definition, questions: Sequence[Question]) -> list[tuple[Item, Question]] | None:
    coded = {each.item.loinc: each for each in questions if each.item.loinc}
    if any(item.loinc is None or item.loinc not in coded for item in key.items):
        return None
    return [(item, coded[item.loinc or ""]) for item in key.items]


def _by_order(key: Definition, questions: Sequence[Question]) -> list[tuple[Item, Question]] | None:
    scored = [each for each in questions if not each.item.is_words]
    return list(zip(key.items, scored, strict=True)) if len(scored) == len(key.items) else None


def _as_given(item: Item, question: Question, plain: Question | None) -> Item:
    """The item of the text, its values as they are given."""
    if plain is None or not item.is_reversed or question.item.is_reversed:
        return question.item
    return unmirrored(question.item) if _is_mirrored(question, plain) else question.item


def _joined(item: Item, text: Item) -> Item | None:
    """The key's item with the options in the order of the text; None when their values are others."""
    own = {option.value: option for option in item.options}
    values = [option.value for option in text.options]
    if text.between != item.between or set(values) != own.keys() or len(values) != len(own):
        return None
    return replace(item, options=tuple(own[value] for value in values))


def _is_mirrored(question: Question, plain: Question) -> bool:
    """Whether the same words count the other way round here than in an item that is not reversed."""
    usual, here = _values_by_words(plain), _values_by_words(question)
    span = sum(plain.item.span)
    shared = usual.keys() & here.keys()
    return len(shared) > 1 and all(here[words] == span - usual[words] for words in shared)


def _values_by_words(question: Question) -> dict[str, float]:
    said, options = question.options, question.item.options
    return {
        next(iter(said.get(each.code, {}).values()), each.code).casefold(): each.value for each in options
    }
