"""A client's own words, counted over weeks."""

from datetime import date

import pytest

from alongside.diary.themes import Day, Theme, Week, moods, recurring, tidy

MON, TUE, NEXT = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)


@pytest.mark.parametrize(
    ("written", "themes"),
    [
        ("", []),
        (" sleep ,, my  work;Garden\nsleep", ["my work", "Garden", "sleep"]),
        ("眠り、仕事", ["眠り", "仕事"]),
    ],
)
def test_words_are_told_apart_and_each_is_kept_once(written: str, themes: list[str]) -> None:
    assert sorted(tidy(written)) == sorted(themes)


@pytest.mark.parametrize("written", ["x" * 41, ",".join("abcdefghi")])
def test_a_sentence_is_no_theme_and_nine_are_too_many(written: str) -> None:
    with pytest.raises(ValueError, match="theme"):
        tidy(written)


def test_a_theme_recurs_from_two_entries_and_is_counted_in_weeks() -> None:
    days = [
        Day(MON, ["sleep", "Sleep"]),
        Day(TUE, ["work"]),
        Day(TUE, ["Sleep", "garden"]),
        Day(NEXT, ["SLEEP", "work"]),
    ]
    assert recurring(days) == [Theme("SLEEP", 3, 2, MON, NEXT), Theme("work", 2, 2, TUE, NEXT)]


def test_the_mood_of_a_week_is_a_mean_with_its_n() -> None:
    days = [Day(NEXT, mood=8), Day(MON, mood=3), Day(TUE, mood=4), Day(TUE)]
    assert moods(days) == [Week(MON, 3.5, 2), Week(NEXT, 8.0, 1)]


def test_nothing_written_is_nothing_counted() -> None:
    assert (recurring([]), moods([]), recurring([Day(MON, ["once"])])) == ([], [], [])
