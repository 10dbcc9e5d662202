"""The coach's words: every rule has them, and its wording fits into the sentence."""

import pytest

from alongside.messages.coach import RULES, Mark
from alongside.web import coach_words
from alongside.web.coach_words import in_words, reworded


def test_every_rule_has_words_and_a_row_behind_it() -> None:
    assert set(coach_words.RULES) == set(RULES)
    for each in coach_words.RULES.values():
        assert each.row[0] in "ABCDEFGHLMN"
        assert all(str(part).strip() for part in (each.seen, each.why, each.question))


def test_a_mark_shows_its_excerpt_and_a_whole_draft_has_none() -> None:
    words = "I will do it."
    [one, whole] = in_words(words, [Mark("own_hands", 0, 12, "Let us"), Mark("length")])
    assert (one.excerpt, one.instead, one.row) == ("I will do it", "Let us", "D04")
    assert (whole.excerpt, whole.instead, whole.row) == ("", "", "D01")


@pytest.mark.parametrize(
    ("words", "end", "instead", "found"),
    [
        ("Go now. Bye", 6, "You may go.", "You may go. Bye"),
        ("Go now. Bye", 6, "You may go", "You may go. Bye"),
        ("Go now, bye", 6, "You may go.", "You may go., bye"),
        ("行って。", 3, "どうぞ。", "どうぞ。"),
        ("Go now", 6, "You may go.", "You may go."),
    ],
)
def test_the_wording_takes_the_place_of_the_excerpt(words: str, end: int, instead: str, found: str) -> None:
    assert reworded(words, Mark("own_hands", 0, end, instead)) == found
