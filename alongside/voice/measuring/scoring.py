"""From answers to scores. A missing answer is never a zero: the score is prorated, or there is none."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, StrEnum
from typing import NamedTuple

from alongside.voice.measuring.checking import check
from alongside.voice.measuring.definitions import CriticalItem, Definition, Item, Method, Scale
from alongside.voice.measuring.structure import Span, conditions_first, parts_first, span_of, spans

NEARLY = 1e-9  # binary fractions: 9.999999999 has reached 10


class NotApplicable(Enum):
    """The answer "this does not apply to me", where the item allows it; not the same as no answer."""

    NOT_APPLICABLE = "not_applicable"


NOT_APPLICABLE = NotApplicable.NOT_APPLICABLE
Given = float | NotApplicable | None
Answers = Mapping[str, Given]


class Reason(StrEnum):
    """Why there is no score."""

    TOO_FEW_ANSWERS = "too_few_answers"
    REQUIRED_MISSING = "required_missing"


class BadAnswer(ValueError):
    """An answer that the measure does not know: `code` unknown_item, not_an_option or must_apply, `item` its id."""

    def __init__(self, code: str, item: str) -> None:
        super().__init__(f"{code}: {item}")
        self.code, self.item = code, item


class Score(NamedTuple):
    """One scale's result. `answered` and `missing` count its parts (not those that do not apply);
    `is_prorated`: it, or a part of it, rests on fewer answers than were asked for.

    `lowest` and `highest` are the range that was possible for this person. Value None: see `reason`.
    """

    value: float | None
    answered: int
    missing: int
    is_prorated: bool
    reason: Reason | None
    band: str | None
    lowest: float
    highest: float


def score(definition: Definition, answers: Answers) -> dict[str, Score]:
    """The scores by scale id (C02, J-T8). Unsound for a bad definition, BadAnswer for a bad answer.

    For many forms of one measure make one Scorer and ask it again and again.
    """
    return Scorer(definition).score(answers)


def score_many(definition: Definition, forms: Iterable[Answers]) -> Iterator[dict[str, Score]]:
    """The scores of many forms of one measure, one after the other."""
    return map(Scorer(definition).score, forms)


def critical(definition: Definition, answers: Answers) -> list[CriticalItem]:
    """The critical items whose answer somebody must see at once, whatever the total and the rest."""
    return [
        watched
        for watched in definition.critical_items
        if isinstance(given := answers.get(watched.item), int | float)
        and watched.lowest <= given <= watched.highest
    ]


class Scorer:
    """A measure made ready: answers are looked up in tables, and scales lie in the order of scoring."""

    def __init__(self, definition: Definition) -> None:
        check(definition)
        self._items = {item.id: item for item in definition.items}
        self._keyed = {
            item.id: {option.value: item.keyed(option.value) for option in item.options}
            for item in definition.items
        }
        self._conditional = conditions_first(definition)
        self._spans = spans(definition)
        self._scales = [
            (scale, [band.lowest - NEARLY for band in scale.bands]) for scale in parts_first(definition)
        ]

    def score(self, answers: Answers) -> dict[str, Score]:
        """The scores by scale id. BadAnswer for an unknown item or a value that is no option of it."""
        values, not_applicable = self._take(answers)
        found: dict[str, Score] = {}
        prorated: set[str] = set()
        for scale, lows in self._scales:
            result = self._one(scale, lows, values, not_applicable, prorated)
            found[scale.id] = result
            if result.value is not None:
                values[scale.id] = result.value
            if result.is_prorated:
                prorated.add(scale.id)
        return found

    def _take(self, answers: Answers) -> tuple[dict[str, float], set[str]]:
        values: dict[str, float] = {}
        not_applicable: set[str] = set()
        for name, given in answers.items():
            keyed = self._keyed.get(name)
            if keyed is None:
                raise BadAnswer("unknown_item", name)
            if given is None:
                continue
            if isinstance(given, NotApplicable):
                if not self._items[name].may_not_apply:
                    raise BadAnswer("must_apply", name)
                not_applicable.add(name)
            elif given in keyed:
                values[name] = keyed[given]
            else:
                values[name] = _slid(self._items[name], given)
        if self._conditional:
            _fill_unasked(self._conditional, answers, values, not_applicable)
        return values, not_applicable

    def _one(
        self,
        scale: Scale,
        lows: list[float],
        values: dict[str, float],
        not_applicable: set[str],
        prorated: set[str],
    ) -> Score:
        parts: Iterable[str] = scale.parts
        (low, high), applicable = self._spans[scale.id], len(scale.parts)
        if not_applicable and not not_applicable.isdisjoint(scale.parts):
            parts = [part for part in scale.parts if part not in not_applicable]
            (low, high), applicable = self._span_of(scale, parts), len(parts)
        taken = [values[part] for part in parts if part in values]
        answered = len(taken)
        reason = _why_not(scale, values, answered, applicable)
        if reason:
            return Score(None, answered, applicable - answered, False, reason, None, low, high)
        value = sum(taken) * scale.factor
        if scale.method is not Method.SUM:
            value = min(max(value * (1 if scale.method is Method.MEAN else applicable) / answered, low), high)
        is_prorated = answered < applicable or (bool(prorated) and not prorated.isdisjoint(scale.parts))
        band = _band(scale, lows, value)
        return Score(value, answered, applicable - answered, is_prorated, None, band, low, high)

    def _span_of(self, scale: Scale, parts: list[str]) -> Span:
        return span_of(scale, [self._spans[part] for part in parts])


def _why_not(scale: Scale, values: dict[str, float], answered: int, applicable: int) -> Reason | None:
    least = applicable if scale.least_answered is None else scale.least_answered
    if answered < max(least, 1):
        return Reason.TOO_FEW_ANSWERS
    if scale.required and any(part not in values for part in scale.required):
        return Reason.REQUIRED_MISSING
    return None


def _band(scale: Scale, lows: list[float], value: float) -> str | None:
    """The band that the score has reached; None below all of them (when much did not apply)."""
    reached = bisect_right(lows, value)
    return scale.bands[reached - 1].code if reached else None


def _slid(item: Item, given: float) -> float:
    if item.between is None or not item.between[0] <= given <= item.between[1]:
        raise BadAnswer("not_an_option", item.id)
    return item.keyed(given)


def _fill_unasked(
    items: list[Item], answers: Answers, values: dict[str, float], not_applicable: set[str]
) -> None:
    """Items that were rightly not asked count as the measure says; with the condition unanswered they are missing.

    `items` come after those that their asking depends on: what was not asked asks for nothing further.
    """
    said = dict(answers)
    for item in items:
        before = said.get(item.asked.item) if item.asked else None
        if item.asked is None or before is None or before in item.asked.values or item.id in values:
            continue
        if item.value_if_not_asked is None:
            said[item.id] = NOT_APPLICABLE
            not_applicable.add(item.id)
        else:
            said[item.id] = item.value_if_not_asked
            values[item.id] = item.keyed(item.value_if_not_asked)
