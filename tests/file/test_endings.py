"""When it is better to talk first, and what a good ending is."""

import pytest

from alongside.file.endings import BetterNotNow, is_good, talk_first


@pytest.mark.parametrize("situation", list(BetterNotNow))
def test_each_of_the_three_situations_asks_for_a_talk(situation: BetterNotNow) -> None:
    assert talk_first([situation])
    assert not is_good([situation], goals_reached=True)


def test_without_them_reached_goals_make_a_good_ending() -> None:
    assert not talk_first([])
    assert is_good([], goals_reached=True)
    assert not is_good([], goals_reached=False)
    assert not talk_first(["weather"])
