"""What was set on the pages of hours, rules and holidays decides which times are open."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.lib.spans import day_span
from alongside.practice.models import Unit
from alongside.scheduling.actions.holidays import add_holidays
from alongside.scheduling.actions.hours import set_exception, set_working_hours
from alongside.scheduling.actions.rules import set_booking_rules
from alongside.scheduling.queries.free import openings
from alongside.scheduling.stretches import Stretch
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday
MONDAYS = (date(2026, 2, 9), date(2026, 2, 16))
NINE, TEN, NOON, ONE = time(9), time(10), time(12), time(13)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def working(cast: Cast) -> Cast:
    """Mikko works on Mondays from nine till noon, in Helsinki; a meeting begins on the hour."""
    set_working_hours(cast.actor(cast.mikko), member_id=cast.mikko.pk, hours=[Stretch(0, NINE, NOON)])
    set_booking_rules(cast.actor(cast.anna), step_minutes=60)
    return cast


def hours(cast: Cast, day: date, place_kind: str = "") -> list[int]:
    """At which hours of that day a meeting of an hour may begin."""
    zone = ZoneInfo(cast.mikko.timezone)
    found = openings(cast.mikko, 60, day_span(day, zone), NOW, place_kind=place_kind)
    return [span.start.astimezone(zone).hour for span in found]


def test_other_hours_hold_from_their_day_on(working: Cast) -> None:
    set_working_hours(
        working.actor(working.mikko),
        member_id=working.mikko.pk,
        hours=[Stretch(0, TEN, NOON)],
        valid_from=MONDAYS[1],
    )
    assert [hours(working, day) for day in MONDAYS] == [[9, 10, 11], [10, 11]]


def test_a_place_is_kept(working: Cast) -> None:
    week = [Stretch(0, NINE, TEN, "room", working.room.pk), Stretch(0, TEN, NOON, "video")]
    set_working_hours(working.actor(working.mikko), member_id=working.mikko.pk, hours=week)
    assert hours(working, MONDAYS[0], "room") == [9]
    assert hours(working, MONDAYS[0], "video") == [10, 11]


def test_days_that_differ(working: Cast) -> None:
    mikko = working.actor(working.mikko)
    set_exception(mikko, member_id=mikko.myself, on=MONDAYS[0], is_working=False, starts=TEN, ends=time(11))
    set_exception(mikko, member_id=mikko.myself, on=MONDAYS[0], is_working=True, starts=ONE, ends=time(14))
    set_exception(mikko, member_id=mikko.myself, on=MONDAYS[1], is_working=False)
    assert [hours(working, day) for day in MONDAYS] == [[9, 11, 13], []]


def test_holidays_of_the_practice_and_of_ones_unit(working: Cast) -> None:
    anna = working.actor(working.anna)
    harbour = Unit.objects.create(practice=working.practice, name="Harbour", timezone="UTC")
    add_holidays(anna, [(MONDAYS[0], "Ours")])
    add_holidays(anna, [(MONDAYS[1], "Theirs")], unit_id=harbour.pk)
    assert [hours(working, day) for day in MONDAYS] == [[], [9, 10, 11]]
    working.mikko.unit = harbour
    working.mikko.save()
    assert [hours(working, day) for day in MONDAYS] == [[], []]


def test_rules_of_ones_own(working: Cast) -> None:
    set_booking_rules(working.actor(working.mikko), member_id=working.mikko.pk, horizon_days=7)
    assert [hours(working, day) for day in MONDAYS] == [[9, 10, 11], []]
