"""The library of measures: taken in, written, put away; who may, and what old answers keep."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import ready_version
from alongside.voice.actions.library import keep_own, look_at, retire, take_in
from alongside.voice.fhir.writing import written
from alongside.voice.measuring.keys import KEYS
from alongside.voice.measuring.notation import from_plain, plain
from alongside.voice.models import Measure, MeasureVersion
from alongside.voice.own_sets import SCALE, OwnItem, OwnSet
from alongside.voice.queries.library import known, library, measure, versions
from alongside.voice.queries.measures import scorer_of
from alongside.voice.sets import SETS
from tests.cast import Cast
from tests.voice.fhir.test_refusals import A, B, questionnaire, total
from tests.voice.measuring.vectors import SCIENCE

SUM = "%resource.repeat(item).where(linkId='a' or linkId='b').answer.value.weight().aggregate($this+$total,0)"
MINE = questionnaire(A, B, total(SUM))
OWN = OwnSet({"en": "First days"}, [OwnItem("", SCALE, {"en": "I felt at home."})])


def gad(language: str) -> bytes:
    told = {
        language: {"title": "GAD-7", "items": {str(number): f"{language} {number}" for number in range(1, 8)}}
    }
    return written(KEYS["gad-7"], told, language=language)


def taken(cast: Cast, data: bytes, **more: object) -> MeasureVersion:
    said = {"language": "en", "is_higher_better": None, "may_use": True, **more}
    return take_in(cast.actor(cast.anna), data, **said)  # type: ignore[arg-type]


def test_a_file_becomes_a_measure_and_the_same_again_changes_nothing(cast: Cast) -> None:
    version = taken(cast, MINE, is_higher_better=True)
    assert (version.number, version.source, version.measure.key, version.measure.name) == (
        1,
        "fhir",
        "",
        "Mine",
    )
    definition = from_plain(version.definition)
    assert definition.scales[0].direction == "higher_is_better"
    assert plain(definition) == version.definition
    assert version.texts["en"]["items"] == {"a": "Question a", "b": "Question b"}
    assert taken(cast, MINE, is_higher_better=True).pk == version.pk
    other = taken(cast, MINE.replace(b"Question a", b"Question A"), is_higher_better=True)
    assert (other.measure_id, other.number) == (version.measure_id, 2)
    assert scorer_of(version.pk).score({"a": 1, "b": 2})["total"].value == 3


def test_the_real_questionnaire_is_taken_in_with_its_key(cast: Cast) -> None:
    path = SCIENCE / "lforms_phq9_questionnaire.json"
    if not path.exists():
        pytest.skip("the real questionnaire is not beside this checkout")
    version = taken(cast, Path(path).read_bytes(), may_use=False)
    assert (version.measure.key, version.measure.name) == ("phq-9", "PHQ-9")
    given = dict(zip("123456789", [2, 1, 3, 0, 1, 2, 1, 0, 1], strict=True))
    assert scorer_of(version.pk).score(given)["total"].value == 11
    assert "phq-9" not in [entry.definition.id for entry in library(cast.actor(cast.anna)).known]


def test_another_language_of_a_known_measure_joins_the_first(cast: Cast) -> None:
    first = taken(cast, gad("en"))
    second = taken(cast, gad("fi"), language="fi")
    assert (second.measure_id, second.number, sorted(second.texts)) == (first.measure_id, 2, ["en", "fi"])
    assert second.texts["en"] == first.texts["en"]


@pytest.mark.parametrize(
    ("data", "more", "code", "field"),
    [
        (b"{", {}, "not_json", None),
        (MINE, {"is_higher_better": None}, "direction_needed", "better"),
        (MINE, {"is_higher_better": True, "may_use": False}, "leave_needed", "may_use"),
        (written(SETS["value"], {}, language="en"), {}, "ready_already", None),
        (questionnaire(A, title="ORS"), {}, "text_forbidden", None),
    ],
)
def test_refused(cast: Cast, data: bytes, more: dict[str, object], code: str, field: str | None) -> None:
    with pytest.raises(Refused) as no:
        taken(cast, data, **more)
    assert (no.value.code, no.value.field) == (code, field)
    assert not Measure.objects.exists()


def test_own_questions_get_versions_and_old_ones_stay(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = keep_own(anna, OWN)
    assert from_plain(first.definition).id == str(first.measure_id)
    changed = replace(OWN, items=[OwnItem("q1", SCALE, {"en": "I felt welcome."})])
    second = keep_own(anna, changed, measure_id=first.measure_id)
    assert (second.number, second.measure.name) == (2, "First days")
    assert keep_own(anna, changed, measure_id=first.measure_id).pk == second.pk
    assert [each.number for each in versions(anna, first.measure_id)] == [2, 1]
    first.refresh_from_db()
    assert first.texts["en"]["items"] == {"q1": "I felt at home."}


def test_put_away_and_asked_again(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    one = keep_own(anna, OWN).measure
    assert retire(anna, one.pk, is_retired=True).retired_at is not None
    assert library(anna).own[0].measure.retired_at is not None  # type: ignore[union-attr]
    assert retire(anna, one.pk, is_retired=False).retired_at is None


def test_who_may(cast: Cast) -> None:
    anna, mikko = cast.actor(cast.anna), cast.actor(cast.mikko)
    own = keep_own(anna, OWN)
    ready = ready_version(cast.practice.pk, "value")
    taken_in = taken(cast, MINE, is_higher_better=False)
    assert measure(mikko, own.measure_id) == own.measure
    for no in (
        lambda: keep_own(mikko, OWN),
        lambda: look_at(mikko, MINE, language="en"),
        lambda: retire(mikko, own.measure_id, is_retired=True),
        lambda: retire(anna, ready.measure_id, is_retired=True),
        lambda: keep_own(anna, OWN, measure_id=taken_in.measure_id),
        lambda: measure(anna, cast.practice.pk),
        lambda: versions(anna, cast.practice.pk),
        lambda: known(anna, "unknown"),
    ):
        with pytest.raises(NotYours):
            no()


def test_scores_of_a_file_never_come_from_code(cast: Cast) -> None:
    data = json.loads(MINE)
    data["item"][2]["extension"][0]["valueExpression"]["expression"] = "%resource.item.count() * 7"
    version = taken(cast, json.dumps(data).encode())
    assert from_plain(version.definition).scales == ()
