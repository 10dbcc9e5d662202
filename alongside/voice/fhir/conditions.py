"""When a question is asked: enableWhen, as far as one other answer decides it."""

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne

from alongside.voice.fhir.lines import Lined, Unreadable
from alongside.voice.fhir.parts import bad, number, one, words
from alongside.voice.fhir.questions import Found, Question, Remark
from alongside.voice.measuring.definitions import Asked, Item

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "=": eq,
    "!=": ne,
    ">": gt,
    "<": lt,
    ">=": ge,
    "<=": le,
}


def asked(question: Question, found: Found, items: Mapping[str, Item]) -> Asked | None:
    """The condition of this question. Unreadable unknown_reference; a remark where it asks for more than we can.

    Without a condition that we can keep, the question is always asked.
    """
    if not question.conditions:
        return None
    for condition in question.conditions:
        if words(condition, "question") not in found.lines:
            raise Unreadable("unknown_reference", condition.line, item=words(condition, "question"))
    told = {words(condition, "question") for condition in question.conditions}
    on = items.get(told.pop()) if len(told) == 1 else None
    values = None if on is None or on.is_words else _values(question, on)
    if on is None or not values:
        found.remarks.append(Remark("condition_left_out", question.source.line, question.item.id))
        return None
    return Asked(on.id, values)


def _values(question: Question, on: Item) -> tuple[float, ...] | None:
    """The answers to the other question after which this one is asked."""
    each = [_matching(condition, on) for condition in question.conditions]
    if any(values is None for values in each):
        return None
    sets = [set(values or ()) for values in each]
    is_any = question.source.get("enableBehavior") == "any"
    kept = set.union(*sets) if is_any else set.intersection(*sets)
    return tuple(sorted(kept))


def _matching(condition: Lined, on: Item) -> tuple[float, ...] | None:
    sign = words(condition, "operator")
    if sign == "exists":
        return None
    if sign not in _COMPARE:
        bad(condition, "operator")
    expected = _expected(condition, on)
    if expected is None:
        return None
    if on.between:
        return (expected,) if sign == "=" and on.between[0] <= expected <= on.between[1] else None
    compare = _COMPARE[sign]
    return tuple(option.value for option in on.options if compare(option.value, expected))


def _expected(condition: Lined, on: Item) -> float | None:
    """The value that is compared with: an option's by its code, or a number."""
    if "answerCoding" in condition:
        code = words(one(condition, "answerCoding"), "code")
        by_code = {option.code: option.value for option in on.options}
        if code not in by_code:
            raise Unreadable("unknown_reference", condition.line, item=code)
        return by_code[code]
    for name in ("answerInteger", "answerDecimal"):
        if name in condition:
            return number(condition, name)
    return None
