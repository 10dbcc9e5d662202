"""A practice's own questions: what they become, and what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.errors import Refused
from alongside.voice.measuring.checking import faults
from alongside.voice.measuring.scoring import Scorer
from alongside.voice.own_sets import OPTIONS, SCALE, WORDS, OwnItem, OwnSet, made

HOME = OwnItem("", SCALE, {"en": "I felt at home.", "fi": "Oloni oli kotoisa."})
CALM = OwnItem("", SCALE, {"en": "I felt calm.", "fi": "Oloni oli tyyni."})
FROM = OwnItem(
    "",
    OPTIONS,
    {"en": "Who told you?", "fi": "Kuka kertoi?"},
    {"en": ["A friend", "", "A doctor"], "fi": ["Ystävä", "Lääkäri"]},
)
MORE = OwnItem("", WORDS, {"en": "What else?", "fi": "Mitä muuta?"})
OWN = OwnSet({"en": " First days ", "fi": "Alku"}, [HOME, FROM, MORE, CALM], {"en": "About you."})


def test_what_it_becomes() -> None:
    definition, texts = made(OWN, id="x", number=3, owner="House")
    assert faults(definition) == []
    assert [(item.id, len(item.options), item.is_words) for item in definition.items] == [
        ("q1", 11, False),
        ("q2", 2, False),
        ("q3", 0, True),
        ("q4", 11, False),
    ]
    assert (definition.id, definition.version, definition.name) == ("x", "3", "First days")
    assert (definition.languages, definition.is_validated) == (("en", "fi"), False)
    assert texts["fi"] == {
        "title": "Alku",
        "about": "",
        "items": {
            "q1": "Oloni oli kotoisa.",
            "q2": "Kuka kertoi?",
            "q3": "Mitä muuta?",
            "q4": "Oloni oli tyyni.",
        },
        "options": {"q2": {"o0": "Ystävä", "o1": "Lääkäri"}},
    }
    score = Scorer(definition).score({"q1": 4, "q2": 1, "q4": 9})["mean"]
    assert (score.value, score.answered) == (6.5, 2)


def test_questions_keep_their_ids_and_new_ones_get_free_ones() -> None:
    items = [replace(CALM, id="q4"), replace(HOME, id="mean"), replace(MORE, id="q4"), replace(HOME, id="q2")]
    definition, _texts = made(replace(OWN, items=items), id="x", number=1, owner="")
    assert [item.id for item in definition.items] == ["q4", "q1", "q3", "q2"]


def test_without_statements_nothing_is_counted() -> None:
    assert made(replace(OWN, items=[FROM, MORE]), id="x", number=1, owner="")[0].scales == ()


@pytest.mark.parametrize(
    ("own", "code", "facts"),
    [
        (replace(OWN, titles={"en": " "}), "no_title", {}),
        (replace(OWN, titles={"en": "", "fi": "Alku"}), "no_title", {}),
        (replace(OWN, items=[]), "no_questions", {}),
        (replace(OWN, items=[HOME] * 31), "too_many", {"most": 30}),
        (replace(OWN, titles={"en": "x" * 121}), "too_long", {"language": "en", "item": 0}),
        (
            replace(OWN, items=[HOME, replace(HOME, words={"en": "A"})]),
            "no_words",
            {"language": "fi", "item": 2},
        ),
        (
            replace(OWN, items=[replace(HOME, words={"en": "A" * 401, "fi": "B"})]),
            "too_long",
            {"language": "en", "item": 1},
        ),
        (replace(OWN, items=[replace(HOME, kind="dance")]), "unknown_kind", {"language": "en", "item": 1}),
        (
            replace(OWN, items=[replace(FROM, options={"en": ["A"], "fi": ["B"]})]),
            "too_few_answers",
            {"language": "en", "item": 1},
        ),
        (
            replace(OWN, items=[replace(FROM, options={"en": list("abcdefghijk"), "fi": []})]),
            "too_many_answers",
            {"language": "en", "item": 1, "most": 10},
        ),
        (
            replace(OWN, items=[replace(FROM, options={"en": ["A", "a "], "fi": []})]),
            "answers_twice",
            {"language": "en", "item": 1},
        ),
        (
            replace(OWN, items=[replace(FROM, options={"en": ["A", "B"], "fi": ["A", "B", "C"]})]),
            "answers_differ",
            {"language": "fi", "item": 1},
        ),
    ],
)
def test_refused(own: OwnSet, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(Refused) as no:
        made(own, id="x", number=1, owner="")
    assert (no.value.code, no.value.facts) == (code, facts)


@given(st.lists(st.sampled_from([HOME, FROM, MORE, CALM]), min_size=1, max_size=30))
def test_every_own_set_is_sound(items: list[OwnItem]) -> None:
    assert faults(made(replace(OWN, items=items), id="x", number=1, owner="")[0]) == []
