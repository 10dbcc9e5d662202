"""The starting texts are whole in four languages and for both kinds of work (A05, A10, D09)."""

import re

import pytest

from alongside.frame.sections import MANDATORY, TEXTS
from alongside.frame.texts import starting_texts

KINDS = ("advice", "delivery")
LANGUAGES = ("en", "ru", "ja", "fi")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_there(language: str, kind: str) -> None:
    texts = starting_texts(language, kind)
    assert set(texts) == TEXTS - {"place", "seating"}
    assert set(MANDATORY) <= set(texts)
    assert all(text.strip() == text and text for text in texts.values())


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_written_in_its_own_letters(kind: str) -> None:
    for text in starting_texts("ru", kind).values():
        assert re.search("[а-яё]", text) and not re.search("[a-z]", text)
    for text in starting_texts("ja", kind).values():
        assert re.search("[ぁ-ん]", text) and not re.search("[a-zа-я]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_contracted_work_has_its_own_words(language: str) -> None:
    advice, delivery = starting_texts(language, "advice"), starting_texts(language, "delivery")
    same = {name for name in advice if advice[name] == delivery[name]}
    assert same == {"contact_hours"}


def test_duties_are_said_one_a_line() -> None:
    for language in LANGUAGES:
        counts = [
            len(starting_texts(language, kind)[name].splitlines())
            for kind in KINDS
            for name in ("client_duties", "practitioner_duties")
        ]
        assert counts == [5, 5, 4, 4]


def test_a_language_we_do_not_write_gets_english() -> None:
    assert starting_texts("sv", "advice") == starting_texts("en", "advice")
