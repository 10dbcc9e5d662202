"""Words of measures: every item of every ready-made set, every code of every known key, stored texts."""

import pytest

from alongside.voice.measuring.definitions import Definition
from alongside.voice.measuring.keys import KEYS
from alongside.voice.measuring.notation import plain
from alongside.voice.models import MeasureVersion
from alongside.voice.sets import FIRST_AFTER_MEETING, SETS
from alongside.web import measure_words
from alongside.web.measure_words import BANDS, CUTOFFS, ITEMS, POPULATIONS, SCALES, texts


@pytest.mark.parametrize("definition", [*SETS.values(), FIRST_AFTER_MEETING])
def test_each_question_of_the_ready_made_sets_has_words(definition: Definition) -> None:
    version = MeasureVersion(definition=plain(definition), source="ready")
    said = texts(version, "en")
    assert [said.item(item.id) for item in definition.items] == [
        str(ITEMS[definition.id][item.id]) for item in definition.items
    ]
    assert said.title and said.about and said.words_label
    assert said.ends(definition.items[0].id) == ("not at all", "fully")
    assert all(scale.id in SCALES for scale in definition.scales)


def test_named_answers_have_words() -> None:
    said = measure_words.ready_texts("place", "en")
    assert [said.option("where", option.code) for option in SETS["place"].items[0].options] == [
        "In the same room",
        "Either is fine",
        "Online",
    ]


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.id)
def test_each_code_of_a_known_key_has_words(key: Definition) -> None:
    for scale in key.scales:
        assert scale.id in SCALES
        assert {band.code for band in scale.bands} <= BANDS.keys()
        assert {cutoff.code for cutoff in scale.cutoffs} <= CUTOFFS.keys()
        people = {each.population for each in scale.cutoffs} | {
            each.population for each in scale.reliable_changes
        }
        assert people <= POPULATIONS.keys()


def test_stored_texts_are_read_in_the_language_or_in_english_or_in_any() -> None:
    both = {"fi": {"title": "Oma", "items": {"a": "Miten?"}}, "en": {"title": "Own", "items": {"a": "How?"}}}
    version = MeasureVersion(definition={"id": "x", "name": "X"}, source="own", texts=both)
    assert texts(version, "fi").item("a") == "Miten?"
    assert texts(version, "ru").title == "Own"
    assert texts(version, "ru").ends("a") != ("", "")
    only = MeasureVersion(definition={"id": "x", "name": "X"}, source="fhir", texts={"ja": {"items": {}}})
    said = texts(only, "en")
    assert (said.language, said.title, said.item("b"), said.ends("b")) == ("ja", "X", "b", ("", ""))
    assert said.option("b", "2") == "2"
    assert said.band("very_low") == "very low"
