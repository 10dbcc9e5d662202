"""When somebody works: sets of hours, their days, and days that differ."""

from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Room
from alongside.scheduling.actions.hours import (
    remove_exception,
    remove_working_hours,
    set_exception,
    set_working_hours,
)
from alongside.scheduling.models import HoursException, WorkingHours
from alongside.scheduling.queries.hours import coming_exceptions, hours_sets
from alongside.scheduling.stretches import Days, Stretch, overlapping
from alongside.trail.models import Event
from tests.cast import Cast

MORNING, AFTERNOON = Stretch(0, time(9), time(12)), Stretch(0, time(13), time(17))
AUGUST = Days(date(2027, 8, 1), None)
JULY = Days(date(2027, 7, 1), date(2027, 7, 31))
NOON = time(12)

some_day = st.dates(date(2026, 1, 1), date(2026, 3, 1))
some_days = st.builds(Days, st.none() | some_day, st.none() | some_day).filter(lambda days: days.is_in_order)


@given(some_days, some_days, some_day)
def test_what_is_left_of_some_days_is_what_was_not_taken(days: Days, taken: Days, day: date) -> None:
    left = days.less(taken)
    assert [part.holds(day) for part in left].count(True) == (days.holds(day) and not taken.holds(day))


def test_stretches_of_one_day_overlap_and_touching_ones_do_not() -> None:
    assert overlapping([MORNING, Stretch(0, NOON, time(13)), AFTERNOON]) is None
    assert overlapping([MORNING, Stretch(1, time(9), NOON)]) is None
    longer = Stretch(0, time(11), time(14))
    assert overlapping([AFTERNOON, longer, MORNING]) == (MORNING, longer)


def sets(cast: Cast) -> list[tuple[Days, list[int]]]:
    found = hours_sets(cast.actor(cast.mikko), cast.mikko.pk)
    return [(each.days, [row.starts.hour for row in each.rows]) for each in found]


def keep(cast: Cast, *hours: Stretch, days: Days = Days(), **also: Days) -> None:  # noqa: B008
    set_working_hours(
        cast.actor(cast.mikko),
        member_id=cast.mikko.pk,
        hours=hours,
        valid_from=days.first,
        valid_until=days.last,
        **also,
    )


def test_hours_from_a_day_on_leave_the_days_before(cast: Cast) -> None:
    keep(cast, MORNING, AFTERNOON)
    keep(cast, AFTERNOON, days=AUGUST)
    assert sets(cast) == [(Days(None, date(2027, 7, 31)), [9, 13]), (AUGUST, [13])]


def test_hours_for_a_while_leave_the_days_around(cast: Cast) -> None:
    keep(cast, MORNING)
    keep(cast, AFTERNOON, days=JULY)
    before, after = Days(None, date(2027, 6, 30)), Days(date(2027, 8, 1), None)
    assert sets(cast) == [(before, [9]), (JULY, [13]), (after, [9])]


def test_the_same_days_again_replace_what_was_there(cast: Cast) -> None:
    keep(cast, MORNING)
    keep(cast, AFTERNOON, days=AUGUST)
    keep(cast, MORNING, days=AUGUST)
    assert sets(cast) == [(Days(None, date(2027, 7, 31)), [9]), (AUGUST, [9])]


def test_a_set_gets_other_days(cast: Cast) -> None:
    keep(cast, MORNING, days=JULY)
    keep(cast, AFTERNOON, days=AUGUST, instead_of=JULY)
    assert sets(cast) == [(AUGUST, [13])]


def test_place_and_room_are_kept(cast: Cast) -> None:
    keep(cast, Stretch(2, time(9), NOON, "room", cast.room.pk), Stretch(2, NOON, time(13), "video"))
    rows = WorkingHours.objects.order_by("starts").values_list("place_kind", "room_id")
    assert list(rows) == [("room", cast.room.pk), ("video", None)]


def test_a_set_that_is_removed_gives_its_days_to_the_one_before(cast: Cast) -> None:
    keep(cast, MORNING)
    keep(cast, AFTERNOON, days=JULY)
    remove_working_hours(cast.actor(cast.mikko), member_id=cast.mikko.pk, days=JULY)
    assert sets(cast) == [(Days(None, date(2027, 7, 31)), [9]), (Days(date(2027, 8, 1), None), [9])]
    with pytest.raises(NotYours):
        remove_working_hours(cast.actor(cast.mikko), member_id=cast.mikko.pk, days=JULY)


@pytest.mark.parametrize(
    ("hours", "days", "code", "field"),
    [
        ([Stretch(3, NOON, time(9))], Days(), "order", "3"),
        ([Stretch(3, NOON, NOON)], Days(), "order", "3"),
        ([Stretch(7, time(9), NOON)], Days(), "order", "7"),
        ([MORNING, Stretch(0, time(11), time(13))], Days(), "overlap", "0"),
        ([Stretch(1, time(9), NOON, "moon")], Days(), "unknown_place", "1"),
        ([MORNING], Days(date(2027, 8, 2), date(2027, 8, 1)), "days_order", "valid_until"),
        ([MORNING], Days(), "covers_other", "valid_from"),
    ],
)
def test_hours_that_are_refused_change_nothing(
    cast: Cast, hours: list[Stretch], days: Days, code: str, field: str
) -> None:
    keep(cast, AFTERNOON, days=AUGUST)
    told = Event.objects.count()
    with pytest.raises(Refused) as no:
        keep(cast, *hours, days=days)
    assert (no.value.code, no.value.field) == (code, field)
    assert (sets(cast), Event.objects.count()) == ([(AUGUST, [13])], told)


def test_only_oneself_and_who_runs_the_practice_set_hours(cast: Cast) -> None:
    elsewhere = Room.objects.create(practice=cast.elsewhere, name="Far room")
    for who in (cast.chie, cast.stranger, cast.oskar):
        with pytest.raises(NotYours):
            set_working_hours(cast.actor(who), member_id=cast.mikko.pk, hours=[MORNING])
    for who in (cast.chie, cast.oskar):
        with pytest.raises(NotYours):
            hours_sets(cast.actor(who), cast.mikko.pk)
    with pytest.raises(NotYours):
        keep(cast, Stretch(0, time(9), NOON, "room", elsewhere.pk))
    assert not WorkingHours.objects.exists()
    keep(cast, MORNING)
    assert hours_sets(cast.actor(cast.stranger), cast.mikko.pk) == []
    set_working_hours(cast.actor(cast.anna), member_id=cast.mikko.pk, hours=[MORNING])
    assert sets(cast) == [(Days(), [9])]


def today() -> date:
    return timezone.localdate()


def differ(cast: Cast, days: int, is_working: bool = False, *times: time, who: UUID | None = None) -> UUID:
    starts, ends = times or (None, None)
    on = today() + timedelta(days=days)
    return set_exception(
        cast.actor(cast.mikko),
        member_id=who or cast.mikko.pk,
        on=on,
        is_working=is_working,
        starts=starts,
        ends=ends,
    ).pk


def test_days_that_differ_are_kept_soonest_first_and_removed(cast: Cast) -> None:
    late, soon = differ(cast, 9), differ(cast, 2, True, time(18), time(20))
    pause = differ(cast, 2, False, NOON, time(13))
    found = coming_exceptions(cast.actor(cast.anna), cast.mikko.pk, today())
    assert [each.pk for each in found] == [pause, soon, late]
    remove_exception(cast.actor(cast.mikko), late)
    assert not HoursException.objects.filter(pk=late).exists()
    verbs = Event.objects.filter(verb__startswith="hours.exception").order_by("at")
    assert [each.verb for each in verbs][-1] == "hours.exception_removed"


@pytest.mark.parametrize(
    ("days", "is_working", "times", "code", "field"),
    [
        (-2, False, (), "past", "on"),
        (1200, False, (), "too_far", "on"),
        (3, True, (), "both_times", "starts"),
        (3, False, (NOON, time(9)), "order", "ends"),
        (5, False, (time(14), time(15)), "overlap", "on"),
        (5, False, (), "overlap", "on"),
    ],
)
def test_days_that_are_refused(
    cast: Cast, days: int, is_working: bool, times: tuple[time, ...], code: str, field: str
) -> None:
    differ(cast, 5, False, time(13), time(15))
    with pytest.raises(Refused) as no:
        differ(cast, days, is_working, *times)
    assert (no.value.code, no.value.field) == (code, field)
    assert HoursException.objects.count() == 1


def test_whose_days_one_may_change(cast: Cast) -> None:
    kept = differ(cast, 5)
    for who in (cast.chie, cast.stranger, cast.oskar):
        with pytest.raises(NotYours):
            remove_exception(cast.actor(who), kept)
    with pytest.raises(NotYours):
        differ(cast, 6, who=cast.anna.pk)
    assert HoursException.objects.count() == 1
