"""Both sides of the same meetings."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from alongside.voice.gap import Gap, Pair, gap_of

START = datetime(2026, 1, 5, 9, tzinfo=UTC)


def pairs(*both: tuple[float, float]) -> list[Pair]:
    return [Pair(START + timedelta(weeks=week), own, theirs) for week, (own, theirs) in enumerate(both)]


def test_fewer_than_three_meetings_say_nothing():
    assert gap_of(pairs((9, 2), (9, 2))) == Gap(2, None, None, is_lasting=False, is_own_higher=False)


def test_both_means_and_a_gap_that_lasts():
    assert gap_of(pairs((8, 8), (8, 6), (9, 6), (9, 5))) == Gap(4, 8.5, 6.25, True, True)
    assert gap_of(pairs((4, 8), (5, 8), (6, 8))) == Gap(3, 5, 8, True, False)


def test_one_close_meeting_ends_it():
    assert not gap_of(pairs((9, 2), (9, 2), (9, 7.5))).is_lasting
    assert not gap_of(pairs((9, 2), (2, 9), (9, 2))).is_lasting


score = st.floats(0, 10)


@given(st.lists(st.tuples(score, score), min_size=3, max_size=9))
def test_seen_from_the_other_side_it_lasts_as_well(both: list[tuple[float, float]]):
    found, mirrored = gap_of(pairs(*both)), gap_of(pairs(*[(b, a) for a, b in both]))
    assert (found.is_lasting, found.own, found.theirs) == (
        mirrored.is_lasting,
        mirrored.theirs,
        mirrored.own,
    )
