"""Scores are right for every pattern of missing answers, and a missing answer is never a zero."""

import random
import time
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.measuring import keys
from alongside.voice.measuring.checking import Unsound
from alongside.voice.measuring.definitions import Asked, Band, Definition, Item, Method, Option, Scale
from alongside.voice.measuring.experience_keys import CARE, CBI, COLLABORATE, PSYCHLOPS
from alongside.voice.measuring.scoring import (
    NOT_APPLICABLE,
    Answers,
    BadAnswer,
    Reason,
    Score,
    Scorer,
    critical,
    score,
    score_many,
)
from alongside.voice.measuring.structure import spans
from alongside.voice.measuring.symptom_keys import CORE_10, GAD_7, K10, PHQ_9, WHO_5, WSAS
from tests.voice.measuring.small import ITEMS, SMALL, TOTAL, small
from tests.voice.measuring.vectors import read, vectors


def given_answers(*values: float | None) -> dict[str, float | None]:
    return {str(number): value for number, value in enumerate(values, start=1)}


def one(definition: Definition, answers: Answers) -> Score:
    (only,) = score(definition, answers).values()
    return only


def test_a_sum_mirrors_what_is_reversed() -> None:
    assert one(SMALL, {"a": 1, "b": 2, "c": 3}) == Score(3, 3, 0, False, None, None, 0, 9)
    assert one(SMALL, {"a": 1, "b": 2, "c": 0}).value == 6


def test_phq_9_of_the_reference_form() -> None:
    form = vectors()["phq9_fhir"]
    found = one(PHQ_9, given_answers(*form["answers"]))
    assert (found.value, found.band) == (form["total"], "moderate")


def test_the_key_is_that_of_the_published_form() -> None:
    form = read("lforms_phq9_questionnaire.json")
    asked = {item["code"][0]["code"]: item for item in form["item"] if item.get("answerOption")}
    assert [item.loinc for item in PHQ_9.items] == list(asked)[:9]
    assert keys.key_for(loinc=form["code"][0]["code"]) is PHQ_9
    for item in PHQ_9.items:
        options = [
            (option["valueCoding"]["code"], extension["valueDecimal"])
            for option in asked[item.loinc]["answerOption"]
            for extension in option["extension"] + option["valueCoding"].get("extension", [])
            if "valueDecimal" in extension
        ]
        assert options == [(option.code, option.value) for option in item.options]


@pytest.mark.parametrize("key", keys.KEYS.values(), ids=list(keys.KEYS))
def test_every_pattern_of_missing_items_is_scored_by_the_rule(key: Definition) -> None:
    """Against plain fractions: the sum, mean or prorated sum of what is there, or nothing."""
    scorer, chance = Scorer(key), random.Random(7)
    patterns = list(product((True, False), repeat=min(len(key.items), 9)))
    for pattern in patterns:
        answered = [*pattern, *(chance.random() < 0.9 for _item in key.items[9:])]
        answers = {
            item.id: chance.choice(item.options).value if there else None
            for item, there in zip(key.items, answered, strict=True)
        }
        found = scorer.score(answers)
        for scale in key.scales:
            expected = by_hand(key, scale, answers)
            value = found[scale.id].value
            assert (value is None) == (expected is None)
            if value is not None:
                assert value == pytest.approx(float(expected), abs=1e-9)


def by_hand(key: Definition, scale: Scale, answers: dict[str, float | None]) -> Fraction | None:
    items = {item.id: item for item in key.items}
    there = {}
    for part in scale.parts:
        item, value = items[part], answers[part]
        before = answers[item.asked.item] if item.asked else None
        if item.asked and value is None and before is not None and before not in item.asked.values:
            value = item.value_if_not_asked
        if value is not None:
            values = [option.value for option in item.options]
            there[part] = Fraction(max(values) + min(values) - value if item.is_reversed else value)
    if len(there) < scale.least or not set(scale.required) <= set(there):
        return None
    total, count = sum(there.values(), Fraction()), len(there)
    factor = Fraction(scale.factor)
    if scale.method is Method.PRORATED:
        return total / count * len(scale.parts) * factor
    return total / count * factor if scale.method is Method.MEAN else total * factor


@pytest.mark.parametrize(
    ("key", "answers", "value", "band"),
    [
        (PHQ_9, given_answers(*[1] * 9), 9, "mild"),
        (PHQ_9, given_answers(*[1] * 8, None), 9, "mild"),
        (PHQ_9, given_answers(*[2] * 7), 18, "moderately_severe"),
        (GAD_7, given_answers(3, 3, 3, 3, 3, 0, 0), 15, "severe"),
        (WHO_5, given_answers(3, 3, 3, 3, 0), 48, None),
        (CORE_10, given_answers(0, 4, 4, *[0] * 7), 0, "healthy"),
        (CORE_10, given_answers(4, 0, 0, *[4] * 7), 40, "severe"),
        (CORE_10, given_answers(2, 2, 2, 2, 2, 2, 2, 2, 2), 20, "moderately_severe"),
        (WSAS, given_answers(8, 8, 4, 0, 0), 20, "significant"),
        (K10, given_answers(2, 1, None, 2, 1, None, 2, 2, 2, 2), 16, "well"),
        (COLLABORATE, given_answers(9, 9, 9), 100, "top"),
        (CARE, given_answers(*[4] * 8), 40, None),
        (PSYCHLOPS, given_answers(5, None, 4, 3), 16, None),
    ],
)
def test_well_known_scores(key: Definition, answers: Answers, value: float, band: str | None) -> None:
    found = one(key, answers)
    assert (found.value, found.band) == (pytest.approx(value, abs=1e-9), band)


@pytest.mark.parametrize(
    ("key", "answers", "answered", "missing", "reason"),
    [
        (PHQ_9, given_answers(*[1] * 6), 6, 3, Reason.TOO_FEW_ANSWERS),
        (GAD_7, given_answers(*[1] * 6), 6, 1, Reason.TOO_FEW_ANSWERS),
        (CORE_10, given_answers(*[1] * 8), 8, 2, Reason.TOO_FEW_ANSWERS),
        (PSYCHLOPS, given_answers(1, 1, None, 1), 3, 1, Reason.REQUIRED_MISSING),
        (K10, given_answers(2, None, None, *[2] * 7), 8, 2, Reason.TOO_FEW_ANSWERS),
        (WHO_5, {}, 0, 5, Reason.TOO_FEW_ANSWERS),
    ],
)
def test_no_score_says_why(
    key: Definition, answers: Answers, answered: int, missing: int, reason: Reason
) -> None:
    found = one(key, answers)
    assert found[:6] == (None, answered, missing, False, reason, None)


def test_what_does_not_apply_is_not_missing_and_lowers_what_was_possible() -> None:
    answers = {**given_answers(None, 8, 8, 8, 8), "1": NOT_APPLICABLE}
    assert one(WSAS, answers) == Score(32, 4, 0, False, None, "moderately_severe", 0, 32)
    with pytest.raises(BadAnswer) as refused:
        score(WSAS, {**answers, "2": NOT_APPLICABLE})
    assert (refused.value.code, refused.value.item) == ("must_apply", "2")


def test_when_nothing_applies_there_is_no_score() -> None:
    lone = small(replace(ITEMS[0], may_not_apply=True), parts=("a",))
    assert one(lone, {"a": NOT_APPLICABLE}) == Score(None, 0, 0, False, Reason.TOO_FEW_ANSWERS, None, 0, 0)


def test_an_item_rightly_not_asked_without_a_value_does_not_apply() -> None:
    a, b, c = ITEMS
    asked = small(a, b, replace(c, asked=Asked("a", (1, 2, 3))))
    assert one(asked, {"a": 0, "b": 2}) == Score(2, 2, 0, False, None, None, 0, 6)
    assert one(asked, {"a": 1, "b": 2}).reason is Reason.TOO_FEW_ANSWERS
    assert one(asked, {"a": 0, "b": 2, "c": 0}).value == 5


def test_what_was_not_asked_asks_for_nothing_further() -> None:
    a, b, c = ITEMS
    chained = replace(b, asked=Asked("a", (3,))), replace(c, asked=Asked("b", (3,)))
    assert one(small(a, *chained), {"a": 2}) == Score(2, 1, 0, False, None, None, 0, 3)
    assert one(small(a, *chained), {"a": 3}).missing == 2
    counted = replace(chained[0], value_if_not_asked=3), chained[1]
    assert one(small(*reversed(counted), a), {"a": 2}).missing == 1
    two = counted[0], replace(chained[1], asked=Asked("b", (0,)))
    assert one(small(a, *two), {"a": 2}) == Score(5, 2, 0, False, None, None, 0, 6)
    assert one(small(*reversed(counted), a), {"a": 2, "c": 0}).value == 8


def test_a_score_below_all_bands_has_none() -> None:
    options = tuple(Option(str(value), value) for value in (1, 2, 3))
    items = (Item("a", options, may_not_apply=True), Item("b", options))
    measure = small(*items, parts=("a", "b"), bands=(Band("low", 2, 4), Band("high", 4, None)))
    assert one(measure, {"a": NOT_APPLICABLE, "b": 1}).band is None
    assert one(measure, {"a": NOT_APPLICABLE, "b": 3}).band == "low"


def test_prorated_says_so_and_hands_it_up() -> None:
    sub = replace(TOTAL, id="sub", method=Method.PRORATED, least_answered=2)
    both = replace(TOTAL, parts=("sub", "a"))
    measure = replace(SMALL, scales=(both, sub))
    assert score(measure, {"a": 1, "b": 2}) == {
        "sub": Score(4.5, 2, 1, True, None, None, 0, 9),
        "total": Score(5.5, 2, 0, True, None, None, 0, 12),
    }
    assert score(measure, {"a": 1})["total"].reason is Reason.TOO_FEW_ANSWERS


def test_a_prorated_score_between_two_bands_has_not_reached_the_upper_one() -> None:
    measure = small(
        method=Method.PRORATED, least_answered=2, bands=(Band("low", 0, 5), Band("high", 5, None))
    )
    assert one(measure, {"a": 1, "b": 2}).band == "low"
    assert one(measure, {"a": 1, "b": 3}).band == "high"


def test_a_slider_takes_what_lies_between() -> None:
    slider = small(Item("a", between=(0, 10), is_reversed=True), parts=("a",))
    assert one(slider, {"a": 2.5}).value == 7.5
    for wrong in (-0.1, 10.1, float("nan")):
        with pytest.raises(BadAnswer):
            score(slider, {"a": wrong})


@pytest.mark.parametrize(
    ("answers", "code", "item"),
    [
        ({"x": 1}, "unknown_item", "x"),
        ({"x": None}, "unknown_item", "x"),
        ({"a": 4}, "not_an_option", "a"),
        ({"a": 0.5}, "not_an_option", "a"),
        ({"a": float("nan")}, "not_an_option", "a"),
    ],
)
def test_a_bad_answer_is_refused_by_name(answers: Answers, code: str, item: str) -> None:
    with pytest.raises(BadAnswer) as refused:
        score(SMALL, answers)
    assert (refused.value.code, refused.value.item) == (code, item)


def test_an_unsound_definition_is_not_scored() -> None:
    with pytest.raises(Unsound):
        Scorer(small(parts=("total",)))


def test_a_critical_answer_is_seen_whatever_the_total() -> None:
    assert [item.item for item in critical(PHQ_9, given_answers(*[0] * 8, 1))] == ["9"]
    assert critical(PHQ_9, given_answers(*[3] * 8, 0)) == []
    assert [item.item for item in critical(PHQ_9, {"9": 3})] == ["9"]
    assert critical(PHQ_9, {"9": None}) == []


def test_each_part_of_a_measure_has_its_own_score() -> None:
    answers = {str(number): 100 if number <= 6 else 50 for number in range(1, 17)}
    found = score(CBI, answers)
    assert [(name, each.value, each.missing) for name, each in found.items()] == [
        ("personal", 100, 0),
        ("work", 50, 0),
        ("client", 50, 3),
    ]


ranges = st.tuples(st.integers(-10, 10), st.integers(1, 20)).map(lambda pair: (pair[0], sum(pair)))


@given(ranges, st.floats(0, 1), st.booleans())
def test_reversing_twice_is_identity(between: tuple[int, int], part: float, is_reversed: bool) -> None:
    low, high = between
    value = low + part * (high - low)
    item = Item("a", between=between, is_reversed=is_reversed)
    assert item.keyed(item.keyed(value)) == pytest.approx(value, abs=1e-9)
    assert low - 1e-9 <= item.keyed(value) <= high + 1e-9


@given(
    ranges,
    st.sampled_from(Method),
    st.floats(0.01, 100),
    st.lists(st.tuples(st.booleans(), st.none() | st.integers(0, 20)), min_size=1, max_size=12),
)
def test_a_score_stays_in_its_range(
    between: tuple[int, int], method: Method, factor: float, form: list[tuple[bool, int | None]]
) -> None:
    low, high = between
    options = tuple(Option(str(value), value) for value in range(low, high + 1))
    items = [Item(str(n), options, is_reversed=mirrored) for n, (mirrored, _value) in enumerate(form)]
    least = None if method is Method.SUM else 1
    names = tuple(item.id for item in items)
    measure = small(*items, parts=names, method=method, factor=factor, least_answered=least)
    answers = {str(n): None if step is None else min(low + step, high) for n, (_way, step) in enumerate(form)}
    found = one(measure, answers)
    lowest, highest = spans(measure)["total"]
    assert (found.lowest, found.highest) == (lowest, highest)
    if found.value is not None:
        assert lowest <= found.value <= highest
    assert found.answered + found.missing == len(items)
    assert (found.value is None) == (found.answered < (least or len(items)))


@given(
    st.lists(st.integers(1, 9), max_size=5, unique=True).map(sorted), st.lists(st.integers(0, 3), min_size=3)
)
def test_every_score_lies_in_exactly_one_band(starts: list[int], values: list[int]) -> None:
    edges = [0, *starts]
    parted = tuple(Band(str(low), low, below) for low, below in zip(edges, [*starts, None], strict=True))
    found = one(small(bands=parted), dict(zip("abc", values, strict=False)))
    holding = [
        band.code
        for band in parted
        if band.lowest <= (found.value or 0) and (band.below is None or (found.value or 0) < band.below)
    ]
    assert holding == [found.band]


def test_many_forms_are_scored_fast() -> None:
    """100,000 forms of 10 items in 12 s are asked for; here a hundredth, with room for a busy machine."""
    chance = random.Random(3)
    forms = [
        {item.id: chance.choice((0, 1, 2, 3, 4, None)) for item in CORE_10.items} for _form in range(1000)
    ]
    start = time.process_time()
    assert sum(1 for _scores in score_many(CORE_10, forms)) == 1000
    assert time.process_time() - start < 0.12
