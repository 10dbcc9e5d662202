"""What the coach marks, where, and what keeps it silent."""

from dataclasses import replace

import pytest

from alongside.messages.coach import Draft, Mark, look
from alongside.messages.coach.report import examples
from alongside.messages.coach.rules import LANGUAGES

BOSS = "That sounds hard. I'll call your boss for you tomorrow. See you on Monday."


def _marks(rule: str, draft: Draft) -> list[Mark]:
    return [mark for mark in look(draft) if mark.rule == rule]


def test_a_mark_says_where_and_offers_other_words() -> None:
    (mark,) = _marks("own_hands", Draft(BOSS, "en"))
    assert "call your boss" in BOSS[mark.start : mark.end]
    assert mark.instead != ""


def test_in_delivery_work_doing_it_is_the_job() -> None:
    assert _marks("own_hands", Draft(BOSS, "en", kind="delivery")) == []


def test_what_somebody_else_said_is_not_said_here() -> None:
    assert (
        _marks("own_hands", Draft("You wrote: “I'll call your boss for you tomorrow”. What then?", "en"))
        == []
    )


def test_a_long_answer_to_a_short_question() -> None:
    long = "\n".join(["A line of some words that says a thing."] * 20)
    draft = Draft(long, "en", asked="How are you?")
    assert _marks("length", draft) == [Mark("length")]
    assert _marks("length", replace(draft, kind="delivery")) == []
    assert _marks("length", replace(draft, asked="")) == []
    story = "\n".join(["I want to tell you all of it."] * 9)
    assert _marks("length", replace(draft, asked=story)) == []


def test_words_that_the_client_uses_are_no_jargon() -> None:
    example = next(
        each.draft for each in examples("en", "plain") if each.is_positive and len(each.draft.words) < 120
    )
    (mark, *_rest) = _marks("plain", example)
    word = example.words[mark.start : mark.end]
    assert _marks("plain", replace(example, theirs=f"They said {word} to me.")) == []


def test_no_wording_is_offered_in_the_other_form_of_address() -> None:
    words = "Я позвоню вашему начальнику за вас."
    (formal,) = _marks("own_hands", Draft(words, "ru"))
    (informal,) = _marks("own_hands", Draft(words, "ru", address="informal"))
    assert (bool(formal.instead), informal.instead) == (True, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_never_more_than_three_of_a_kind(language: str) -> None:
    """And never a mark outside of the text."""
    words = " ".join(
        each.draft.words for rule in ("own_hands", "promise", "pressure") for each in examples(language, rule)
    )
    marks = look(Draft(words, language, has_invited=True))
    for rule in {mark.rule for mark in marks}:
        assert sum(mark.rule == rule for mark in marks) <= 3
    assert all(0 <= mark.start <= mark.end <= len(words) for mark in marks)


def test_nothing_to_say() -> None:
    assert (
        look(Draft("", "en"))
        == look(Draft("  \u200b", "en"))
        == look(Draft("Ich rufe für Sie an.", "de"))
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_odd_texts_do_no_harm(language: str) -> None:
    for words in ("\u202eabc\u202c", "🙂" * 500, "a" * 20_000, "(" * 2000, "“" * 1000, "\x00.\n" * 500):
        look(Draft(words, language, asked=words, theirs=words))
