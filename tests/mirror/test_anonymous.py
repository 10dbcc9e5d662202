"""Names and ways to reach somebody are seen in words, and taken out of them."""

import pytest

from alongside.mirror.anonymous import names_in, parts_of, reaches, without

NAMES = ["Vera Example", "髙橋 さくら", "vera@people.example", "Li"]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("How do I end with Vera?", ["Vera"]),
        ("Verasta en tiedä.", ["Vera"]),
        ("Vera Example asks", ["Vera Example", "Example", "Vera"]),
        ("高い橋を渡る", []),
        ("髙橋さんのこと", ["髙橋"]),
        ("A severance, an example", []),
        ("Believe in Li", ["Li"]),
    ],
)
def test_names_are_seen_at_the_beginning_of_a_word(words: str, named: list[str]) -> None:
    assert names_in(words, NAMES) == named


def test_single_letters_tell_nothing_but_in_chinese_and_japanese_writing() -> None:
    assert parts_of(["A B", "森 葵"]) == ["A B", "森 葵", "森", "葵"]


@pytest.mark.parametrize(
    ("words", "does"),
    [
        ("write to a@b.example", True),
        ("+358 40 123 4567", True),
        ("born 3.5.1984", True),
        ("born 1984-05-03", True),
        ("3 of 10 in 12 weeks", False),
    ],
)
def test_addresses_and_long_numbers_reach_somebody(words: str, does: bool) -> None:
    assert reaches(words) is does


def test_dots_stand_in_place_of_what_tells() -> None:
    said = without("For Vera, +358 40 123 4567 or vera@people.example; 12 weeks", NAMES)
    assert said == "For …, … or …; 12 weeks"
