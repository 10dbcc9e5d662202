"""How hard a text is: the formulas against published or computed values (science.md 4)."""

import pytest

from alongside.messages.coach.reading import flesch, kanji_share, lix, oborneva


def test_oborneva() -> None:
    assert oborneva("Я сегодня устал. Мне трудно говорить об этом.") == pytest.approx(88.9475)


def test_lix() -> None:
    text = "Minusta tuntuu, että työpaikalla tapahtunut asia painaa minua. En saa unta."
    assert lix(text) == pytest.approx(32.7727, abs=0.0001)


def test_flesch() -> None:
    """9 words, 2 sentences, 10 syllables."""
    expected = 206.835 - 1.015 * 9 / 2 - 84.6 * 10 / 9
    assert flesch("The cat sat on the mat. It was happy.") == pytest.approx(expected)


def test_kanji_share() -> None:
    assert kanji_share("今日は雨") == 0.75


def test_nothing_to_read() -> None:
    assert (flesch(""), oborneva("…"), lix(""), kanji_share("")) == (206.835, 206.835, 0.0, 0.0)
