"""A definition written as FHIR and read again is the same, and its FHIRPath counts as we do."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import fhirpathpy
import pytest
from fhirpathpy.models import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.voice.fhir.reading import read
from alongside.voice.fhir.responses import response
from alongside.voice.fhir.urls import CALCULATED, VARIABLE
from alongside.voice.fhir.writing import questionnaire, written
from alongside.voice.measuring.definitions import Definition, Item, Option
from alongside.voice.measuring.keys import KEYS
from alongside.voice.measuring.scoring import NOT_APPLICABLE, Scorer
from alongside.voice.sets import SETS
from tests.voice.fhir.definitions import BANDED, definitions
from tests.voice.measuring.small import SMALL
from tests.voice.measuring.vectors import SCIENCE

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def evaluated(resource: dict[str, Any], answered: dict[str, Any]) -> dict[str, Any]:
    """What another program's FHIRPath makes of the calculated items."""
    said: dict[str, Any] = {"resource": answered, "questionnaire": resource}

    def value(expression: str) -> list[Any]:
        return fhirpathpy.evaluate(answered, expression, said, models["r4"])

    def take(at: dict[str, Any]) -> None:
        for each in at.get("extension", ()):
            if each["url"] == VARIABLE:
                said[each["valueExpression"]["name"]] = value(each["valueExpression"]["expression"])

    take(resource)
    found = {}
    for item in resource["item"]:
        take(item)
        for each in item.get("extension", ()):
            if each["url"] == CALCULATED:
                found[item["linkId"]] = value(each["valueExpression"]["expression"])
    return found


@SLOW
@given(definitions())
def test_written_and_read_is_the_same(made: tuple[Definition, dict[str, Any]]) -> None:
    definition, texts = made
    found = read(written(definition, texts, language=next(iter(texts))))
    assert found.definition == definition
    assert found.texts == texts
    assert (found.remarks, found.key, found.needs_direction) == ((), "", False)


@SLOW
@given(definitions(), st.data())
def test_our_fhirpath_counts_as_we_do_or_not_at_all(
    made: tuple[Definition, dict[str, Any]], data: st.DataObject
) -> None:
    definition, texts = made
    answers = {item.id: data.draw(answer(item)) for item in definition.items if not item.is_words}
    told = {name: "not_applicable" if said is NOT_APPLICABLE else said for name, said in answers.items()}
    answered = response(definition, answers=told, answered_at=NOON, texts=texts)
    counted = evaluated(questionnaire(definition, texts, language="en"), answered)
    for name, ours in Scorer(definition).score(answers).items():
        if counted[name]:
            assert [float(each) for each in counted[name]] == [pytest.approx(ours.value, abs=1e-6)]
        elif not any(item.may_not_apply or item.asked for item in definition.items):
            assert ours.value is None


def answer(item: Item) -> st.SearchStrategy[Any]:
    values = [option.value for option in item.options] or [0, 1, 2.5]
    return st.sampled_from([*values, None, *([NOT_APPLICABLE] if item.may_not_apply else [])])


@pytest.mark.parametrize("definition", [*SETS.values(), *KEYS.values()], ids=lambda each: each.id)
def test_all_that_comes_with_the_product_goes_there_and_back(definition: Definition) -> None:
    told = {"en": {"items": {item.id: f"Question {item.id}" for item in definition.items}}}
    found = read(written(definition, told, language="en"))
    assert (found.definition, found.key, found.remarks) == (definition, definition.id, ())
    assert found.texts["en"]["items"] == told["en"]["items"]


def test_all_numbers_of_a_scale_go_there_and_back() -> None:
    definition = replace(SMALL, id="x", scales=(replace(BANDED, parts=("a", "b")),))
    assert read(written(definition, {}, language="en")).definition == definition


def test_a_ready_made_set_that_somebody_changed_is_no_longer_that_set() -> None:
    changed = replace(SETS["value"], recall_days=3)
    found = read(written(changed, {}, language="en"))
    assert (found.key, found.definition.id) == ("", "file-value")


def test_the_real_questionnaire_scores_11_by_us_and_by_its_own_fhirpath() -> None:
    path = SCIENCE / "lforms_phq9_questionnaire.json"
    if not path.exists():
        pytest.skip("the real questionnaire is not beside this checkout")
    found = read(path.read_bytes())
    given = dict(zip("123456789", [2, 1, 3, 0, 1, 2, 1, 0, 1], strict=True))
    score = Scorer(found.definition).score(given)["total"]
    assert (found.key, score.value, score.band, found.remarks) == ("phq-9", 11, "moderate", ())
    assert (found.definition.critical_items, found.definition.recall_days) == (
        KEYS["phq-9"].critical_items,
        14,
    )
    assert found.definition.items[:9] == KEYS["phq-9"].items
    assert found.texts["en"]["options"]["1"]["LA6571-9"] == "Nearly every day"
    resource = json.loads(path.read_bytes())
    links = [item["linkId"] for item in resource["item"]]
    codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
    answered = {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": [
            {"linkId": link, "answer": [{"valueCoding": {"code": codes[value]}}]}
            for link, value in zip(links[:9], given.values(), strict=True)
        ],
    }
    assert evaluated(resource, answered) == {"/44261-6": [11]}
    again = read(written(found.definition, found.texts, language="en"))
    assert (again.definition, again.texts["en"]["items"]) == (found.definition, found.texts["en"]["items"])
    ours = questionnaire(found.definition, found.texts, language="en")
    told = response(found.definition, answers=given, answered_at=NOON, texts=found.texts)
    assert evaluated(ours, told) == {"total": [11]}


def test_a_response_says_everything_that_was_answered() -> None:
    words = Item("more", is_words=True)
    slider = Item("s", between=(0, 1))
    yes = Item("y", (Option("no", 0), Option("yes", 1)), may_not_apply=True)
    definition = replace(SMALL, items=(*SMALL.items, words, slider, yes))
    found = response(
        definition,
        answers={"a": 1, "b": 2, "c": 0, "s": 0.5, "y": "not_applicable"},
        written={"more": "So."},
        words="Thanks",
        answered_at=NOON,
        texts={"en": {"options": {"a": {"1": "Rarely"}}}},
        subject="Patient/1",
        identifier="7",
    )
    answers = {each["linkId"]: each.get("answer") for each in found["item"]}
    coding = answers["a"][0]["valueCoding"]
    assert (coding, answers["a"][0]["extension"][0]["valueDecimal"]) == (
        {"code": "1", "display": "Rarely"},
        1,
    )
    assert answers["b"] == [{"valueInteger": 2}]
    assert answers["s"] == [{"valueDecimal": 0.5}]
    assert answers["more"] == [{"valueString": "So."}]
    assert answers["total"] == [{"valueDecimal": 6}]
    assert answers["words"] == [{"valueString": "Thanks"}]
    assert answers["y"] is None
    assert (found["status"], found["authored"], found["subject"]) == (
        "completed",
        "2026-11-22T12:00:00+00:00",
        {"reference": "Patient/1"},
    )
    assert found["identifier"]["value"] == "7"
