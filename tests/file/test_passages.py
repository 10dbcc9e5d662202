"""Words in opened texts: what counts as the same, and the passage around the first of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.file.passages import LONGEST, Piece, has_all, passage, words_of
from alongside.lib.texts import search_key

PIECES = st.sampled_from(
    [*"aäßéЁё カか゛ﾞゞ日本語", "e\u0301", "ﬃ", "①", "ᄀ", "ᅡ", "\u200b", "\u0315", "İ", "Σ", "\n", "Ａ"]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=40)


def said(text: str, typed: str) -> list[str]:
    return [piece.text for piece in passage(text, words_of(typed)) if piece.is_word]


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("I slept well.", "SLEPT", ["slept"]),
        ("I slept well.", "well slept", ["slept", "well"]),
        ("Она ещё спит", "еще", ["ещё"]),
        ("夜は眠れない日が続く", "眠れない", ["眠れない"]),
        ("カフェで話した", "かふぇ", ["カフェ"]),
        ("ﾊﾟﾝを食べる", "パン", ["ﾊﾟﾝ"]),
        ("Straße", "strasse", ["Straße"]),
        ("cafe\u0301 again", "café", ["cafe\u0301"]),
        ("sleep, sleepless", "sleep", ["sleep", "sleep"]),
    ],
)
def test_what_a_person_would_call_the_same_is_found_as_it_was_written(
    text: str, typed: str, marked: list[str]
) -> None:
    assert has_all(text, words_of(typed))
    assert said(text, typed) == marked


def test_every_word_must_be_there() -> None:
    assert has_all("the night was long", words_of("long night"))
    assert not has_all("the night was long", words_of("long day"))
    assert not has_all("anything", words_of(" "))


def test_a_long_text_is_cut_around_the_first_word() -> None:
    text = f"{'before ' * 40}needle {'after ' * 60}"
    found = passage(text, words_of("needle"))
    assert [found[0], found[-1]] == [Piece("…", False), Piece("…", False)]
    assert found[1].text.startswith("before ")
    assert found[2] == Piece("needle", True)
    assert found[3].text.endswith(" after")
    assert len("".join(piece.text for piece in found[1:-1])) <= LONGEST


def test_a_passage_stands_on_one_line() -> None:
    assert passage("one\n\ntwo", words_of("two")) == [Piece("one ", False), Piece("two", True)]


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_passage_is_a_part_of_the_text_and_its_marks_are_what_was_looked_for(
    before: str, word: str, after: str
) -> None:
    text, words = before + word + after, words_of(word)
    pieces = passage(text, words)
    line = " ".join(text.split())
    assert "".join(piece.text for piece in pieces if piece.text != "…") in line.replace("…", "")
    if has_all(text, words) and len(line) < LONGEST:
        keys = [search_key(piece.text) for piece in pieces if piece.is_word]
        assert keys
        assert any(words[0] in key for key in keys)
