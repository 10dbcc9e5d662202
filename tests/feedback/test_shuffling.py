"""Anonymous answers wait in no order, and come out by fives."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.feedback.shuffling import Said, joined

DAY = date(2026, 5, 1)


def said(number: int) -> Said:
    return Said(DAY + timedelta(days=number), "good", str(number))


@given(st.integers(1, 40))
def test_shown_in_whole_groups_and_never_more_than_four_wait(number: int) -> None:
    waiting: list[Said] = []
    shown: list[Said] = []
    for each in range(number):
        mixed = joined(waiting, said(each))
        waiting = [] if mixed[0].is_shown else mixed
        shown += mixed if mixed[0].is_shown else []
        assert len({one.is_shown for one in mixed}) == 1
    assert len(shown) % 5 == 0
    assert len(waiting) == number % 5
    assert sorted(int(one.words) for one in [*shown, *waiting]) == list(range(number))


def test_the_five_share_one_day() -> None:
    waiting: list[Said] = []
    for each in range(5):
        waiting = joined(waiting, said(each))
    assert {one.day for one in waiting} == {DAY + timedelta(days=4)}


def test_the_newest_may_lie_anywhere() -> None:
    waiting = [said(each) for each in range(3)]
    places = Counter(joined(waiting, said(9)).index(said(9)) for _ in range(400))
    assert set(places) == {0, 1, 2, 3}
