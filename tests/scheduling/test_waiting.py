"""Whose turn it is: arithmetic, by example and by property."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.spans import Span
from alongside.scheduling.slots import Hours
from alongside.scheduling.waiting import (
    Opening,
    Want,
    answer_until,
    fits,
    in_turn,
    kinds_at,
    may_offer_itself,
    offer_hours,
    span_wanted,
    whose_turn,
)

HELSINKI, TOKYO = ZoneInfo("Europe/Helsinki"), ZoneInfo("Asia/Tokyo")
ANNA, MIKKO, NORTH = UUID(int=1), UUID(int=2), UUID(int=3)
# Tuesday 3 February 2026, 12:00 to 12:50 in Helsinki
NOON = Span.lasting(datetime(2026, 2, 3, 10, tzinfo=UTC), 50)
OPENING = Opening(NOON, ANNA, frozenset({NORTH}), frozenset({"room"}), frozenset({"fi", "en"}))
WANT = Want(UUID(int=9), UUID(int=8), datetime(2026, 1, 1, tzinfo=UTC), HELSINKI)


def test_who_wishes_nothing_takes_anything() -> None:
    assert fits(WANT, OPENING)


def test_each_wish_counts() -> None:
    good = {
        "members": frozenset({ANNA}),
        "unit_id": NORTH,
        "place_kind": "room",
        "language": "fi",
        "weekdays": frozenset({1}),
        "from_time": time(12),
        "to_time": time(12, 50),
        "minutes": 50,
        "earliest_on": date(2026, 2, 3),
        "latest_on": date(2026, 2, 3),
    }
    bad = {
        "members": frozenset({MIKKO}),
        "unit_id": UUID(int=77),
        "place_kind": "video",
        "language": "ja",
        "weekdays": frozenset({0, 2, 3, 4, 5, 6}),
        "from_time": time(12, 1),
        "to_time": time(12, 49),
        "minutes": 51,
        "earliest_on": date(2026, 2, 4),
        "latest_on": date(2026, 2, 2),
    }
    everything = replace(WANT, **good)
    assert fits(everything, OPENING)
    assert [name for name, value in bad.items() if fits(replace(everything, **{name: value}), OPENING)] == []


def test_a_wish_is_read_by_the_clock_of_who_wishes() -> None:
    in_tokyo = replace(WANT, zone=TOKYO, from_time=time(19), to_time=time(20))
    assert fits(in_tokyo, OPENING)
    assert not fits(replace(in_tokyo, zone=HELSINKI), OPENING)


def test_a_short_wish_takes_the_beginning_of_a_long_time() -> None:
    want = replace(WANT, minutes=30, to_time=time(12, 30))
    assert fits(want, OPENING)
    assert span_wanted(want, NOON) == Span.lasting(NOON.start, 30)


def test_who_wishes_for_no_hours_comes_when_their_life_allows() -> None:
    """H06: an offer at a time when they never can is none."""
    mornings = [{"weekday": day, "from": "09:00", "to": "12:00"} for day in range(7)]
    noon = [*mornings, {"weekday": 1, "from": "12:00", "to": "13:00"}]
    assert not fits(replace(WANT, times=mornings), OPENING)
    assert fits(replace(WANT, times=noon), OPENING)


def test_a_time_over_midnight_does_not_fit_a_wish_that_ends() -> None:
    late = replace(OPENING, span=Span.lasting(datetime(2026, 2, 3, 21, 30, tzinfo=UTC), 50))
    assert not fits(replace(WANT, to_time=time(23)), late)
    assert fits(WANT, late)


def test_urgent_first_then_who_waits_longest() -> None:
    old, new = WANT, replace(WANT, wish_id=UUID(int=10), asked_at=WANT.asked_at + timedelta(days=1))
    urgent = replace(new, wish_id=UUID(int=11), is_urgent=True)
    assert whose_turn([new, old, urgent], OPENING) == [urgent, old, new]


def test_who_declined_this_time_or_has_an_offer_is_passed_over() -> None:
    declined = replace(WANT, passed=frozenset({(ANNA, NOON.start)}))
    waits = replace(WANT, has_offer=True)
    other_time = replace(
        WANT, passed=frozenset({(ANNA, NOON.start + timedelta(days=7)), (MIKKO, NOON.start)})
    )
    assert whose_turn([declined, waits, other_time], OPENING) == [other_time]


def test_where_somebody_is_met() -> None:
    hours = [Hours(1, time(9), time(13), place_kind="room"), Hours(1, time(11), time(18), place_kind="video")]
    assert kinds_at(hours, NOON, HELSINKI) == frozenset({"room", "video"})
    assert kinds_at([*hours, Hours(1, time(8), time(20))], NOON, HELSINKI) == frozenset()
    assert kinds_at(hours, Span.lasting(NOON.end, 50), HELSINKI) == frozenset({"video"})


def test_an_offer_waits_a_day_and_never_past_two_hours_before() -> None:
    start = NOON.start
    assert answer_until(start, start - timedelta(days=5)) == start - timedelta(days=4)
    assert answer_until(start, start - timedelta(hours=10)) == start - timedelta(hours=2)
    assert answer_until(start, start - timedelta(hours=10), hours=3) == start - timedelta(hours=7)
    assert answer_until(start, start - timedelta(hours=2)) is None
    assert answer_until(start, start + timedelta(hours=1)) is None
    assert may_offer_itself(start, start - timedelta(hours=4))
    assert not may_offer_itself(start, start - timedelta(hours=3, minutes=59))


def test_the_practice_says_how_long_an_offer_waits_and_nonsense_is_the_usual() -> None:
    assert offer_hours({"offer_hours": 6}) == 6
    assert [offer_hours({"offer_hours": odd}) for odd in (0, -1, True, "6", None, 10_000)] == [24] * 6


wants = st.builds(
    Want,
    wish_id=st.builds(uuid4),
    client_id=st.builds(uuid4),
    asked_at=st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),
    zone=st.sampled_from([HELSINKI, TOKYO, ZoneInfo("America/St_Johns"), ZoneInfo("Pacific/Apia")]),
    is_urgent=st.booleans(),
    members=st.sampled_from([None, frozenset({ANNA}), frozenset({MIKKO})]),
    place_kind=st.sampled_from(["", "room", "video"]),
    weekdays=st.frozensets(st.integers(0, 6)),
    minutes=st.one_of(st.none(), st.integers(10, 120)),
    has_offer=st.booleans(),
    passed=st.sampled_from([frozenset(), frozenset({(ANNA, NOON.start)})]),
)


@given(st.lists(wants, max_size=12))
def test_the_turn_is_the_order_less_those_it_does_not_fit(everybody: list[Want]) -> None:
    turn = whose_turn(everybody, OPENING)
    assert turn == [each for each in in_turn(everybody) if each in turn]
    assert all(fits(each, OPENING) and not each.has_offer and not each.passed for each in turn)
    left = [each for each in everybody if each not in turn]
    assert all(each.has_offer or each.passed or not fits(each, OPENING) for each in left)


@given(wants, st.integers(0, 2000))
def test_wishing_less_never_fits_less(want: Want, hours: int) -> None:
    opening = replace(OPENING, span=Span.lasting(NOON.start + timedelta(hours=hours), 50))
    if fits(want, opening):
        freer = Want(want.wish_id, want.client_id, want.asked_at, want.zone)
        assert fits(freer, opening)


@given(
    st.timedeltas(timedelta(hours=-48), timedelta(days=60)),
    st.integers(1, 24 * 14),
)
def test_an_answer_always_comes_before_the_meeting(ahead: timedelta, hours: int) -> None:
    now = NOON.start - ahead
    until = answer_until(NOON.start, now, hours)
    if until is not None:
        assert now < until <= NOON.start - timedelta(hours=2)
        assert until <= now + timedelta(hours=hours)
