from datetime import UTC, datetime, timedelta

from alongside.meetings import lengths

TEN = datetime(2026, 3, 2, 10, tzinfo=UTC)


def after(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def test_real_minutes_are_those_between_two_known_times():
    assert lengths.real_minutes(TEN, after(67)) == 67
    assert lengths.real_minutes(TEN, None) is None
    assert lengths.real_minutes(None, TEN) is None


def test_unknown_is_never_an_overrun():
    assert lengths.overrun(50, None) is None
    assert not lengths.asks_why(50, None)


def test_within_the_agreed_length_nothing_is_over():
    assert [lengths.overrun(50, real) for real in (10, 50, 51, 67)] == [0, 0, 1, 17]


def test_a_goodbye_at_the_door_is_not_asked_about():
    assert [lengths.asks_why(50, real) for real in (50, 55, 56)] == [False, False, True]


def test_an_end_pressed_hours_later_says_nothing():
    assert not lengths.was_forgotten(TEN, 50, after(50 + 180))
    assert lengths.was_forgotten(TEN, 50, after(50 + 181))


def test_a_meeting_ends_after_it_began_within_a_day_and_not_in_the_future():
    now = after(60)
    assert lengths.is_possible(TEN, after(60), now)
    assert not lengths.is_possible(TEN, after(61), now)
    assert not lengths.is_possible(TEN, TEN, now)
    assert not lengths.is_possible(TEN, after(24 * 60 + 1), after(48 * 60))


def test_minutes_left_go_below_zero_after_the_agreed_end():
    assert lengths.minutes_left(TEN, 50, after(45)) == 5
    assert lengths.minutes_left(TEN, 50, after(52)) == -2
