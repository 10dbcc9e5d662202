"""Openings from real rows: hours with dates, days that differ, ceilings, corridors, holds, several members."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from alongside.lib.spans import Span
from alongside.practice.models import Absence, Unit
from alongside.scheduling import occupied, queries
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import (
    Appointment,
    BookingRules,
    Busy,
    Hold,
    Holiday,
    HoursException,
    Occupied,
    WorkingHours,
)
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 1, 8, tzinfo=UTC)  # a Sunday
MONDAY = date(2026, 2, 2)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def house(cast: Cast) -> Cast:
    """Anna and Mikko work on Mondays and Tuesdays from 9 to 12, by the clock of Helsinki."""
    for member in (cast.anna, cast.mikko):
        for weekday in (0, 1):
            WorkingHours.objects.create(
                practice=cast.practice, member=member, weekday=weekday, starts=time(9), ends=time(12)
            )
    BookingRules.objects.create(practice=cast.practice, notice_hours=0, step_minutes=60)
    return cast


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in February 2026 by the clock of Helsinki."""
    return datetime(2026, 2, day, hour - 2, minute, tzinfo=UTC)


def found(cast: Cast, member: object = None, days: int = 2, minutes: int = 60, **also: object) -> list[str]:
    window = Span(at(2, 2), at(2, 2) + timedelta(days=days))
    spans = queries.openings(member or cast.anna, minutes, window, NOW, **also)
    return [(span.start + timedelta(hours=2)).strftime("%d. %H:%M") for span in spans]


def test_usual_hours(house: Cast) -> None:
    assert found(house) == ["02. 09:00", "02. 10:00", "02. 11:00", "03. 09:00", "03. 10:00", "03. 11:00"]


def test_a_closed_house_and_a_closed_unit(house: Cast) -> None:
    unit = Unit.objects.create(practice=house.practice, name="North", timezone="Europe/Helsinki")
    Holiday.objects.create(practice=house.practice, on=MONDAY)
    Holiday.objects.create(practice=house.practice, unit=unit, on=date(2026, 2, 3))
    assert found(house, house.mikko) == ["03. 09:00", "03. 10:00", "03. 11:00"]
    house.anna.unit = unit
    assert found(house) == []


def test_days_that_differ_and_days_away(house: Cast) -> None:
    HoursException.objects.create(
        practice=house.practice, member=house.anna, on=MONDAY, starts=time(10), ends=time(11)
    )
    HoursException.objects.create(
        practice=house.practice,
        member=house.anna,
        on=MONDAY,
        is_working=True,
        starts=time(18),
        ends=time(19),
    )
    Absence.objects.create(
        practice=house.practice, member=house.anna, starts_on=date(2026, 2, 3), ends_on=date(2026, 2, 9)
    )
    assert found(house, days=7) == ["02. 09:00", "02. 11:00", "02. 18:00"]
    assert found(house, house.mikko) == found(house, house.mikko)


def test_other_hours_from_a_day_on_and_for_one_kind_of_place(house: Cast) -> None:
    WorkingHours.objects.filter(member=house.anna, weekday=1).update(valid_until=date(2026, 2, 2))
    WorkingHours.objects.create(
        practice=house.practice,
        member=house.anna,
        weekday=1,
        starts=time(14),
        ends=time(15),
        valid_from=date(2026, 2, 3),
        place_kind="video",
    )
    assert found(house)[3:] == ["03. 14:00"]
    assert found(house, place_kind="room")[3:] == []


def test_time_before_and_after_is_kept_on_both_sides_of_the_window(house: Cast) -> None:
    BookingRules.objects.update(before_minutes=10, after_minutes=20)
    row = appointment(house, at(2, 10), before_minutes=10, after_minutes=20)
    assert Occupied.objects.get(resource="member").ends_at == row.ends_at + timedelta(minutes=20)
    assert found(house, days=1, minutes=30) == ["02. 09:00"]
    eleven = Span(at(2, 11), at(2, 12))
    assert queries.openings(house.anna, 30, eleven, NOW) == []


def test_a_full_day_shows_nothing(house: Cast) -> None:
    BookingRules.objects.create(practice=house.practice, member=house.anna, most_a_day=1)
    appointment(house, at(2, 18))
    assert found(house) == ["03. 09:00", "03. 10:00", "03. 11:00"]
    assert len(found(house, house.mikko)) == 6


def test_a_hold_stands_in_the_way_until_it_is_over(house: Cast) -> None:
    hold = Hold.objects.create(
        practice=house.practice,
        member=house.anna,
        starts_at=at(2, 9),
        ends_at=at(2, 10),
        expires_at=NOW + timedelta(minutes=10),
        purpose="newcomer",
    )
    occupied.take_hold(hold)
    assert found(house, days=1) == ["02. 10:00", "02. 11:00"]
    later = NOW + timedelta(minutes=10)
    window = Span(at(2, 2), at(3, 2))
    assert len(queries.openings(house.anna, 60, window, later)) == 3
    occupied.sweep([house.anna.pk], later)
    assert Occupied.objects.count() == 0


def test_a_busy_fortnight_is_written_in_days_and_found_on_each(house: Cast) -> None:
    """So that no look-up has to go further back than a day."""
    busy = Busy.objects.create(
        practice=house.practice, member=house.anna, starts_at=at(2, 10), ends_at=at(16, 10)
    )
    occupied.take_busy(busy)
    assert Occupied.objects.count() == 14
    assert found(house, days=14) == ["02. 09:00", "16. 10:00", "16. 11:00"][:1]
    assert found(house, days=15) == ["02. 09:00", "16. 10:00", "16. 11:00"]


def test_who_comes_on_site_does_not_meet_who_goes(house: Cast) -> None:
    """F06: Mikko's client comes at 10:00 and goes at 11:00."""
    BookingRules.objects.update(corridor_minutes=15)
    appointment(house, at(2, 10), member=house.mikko, client=make_client(house.mikko, "Other"))
    assert found(house, days=1, minutes=30) == ["02. 09:00"]  # 10:00 meets who comes, 11:00 who goes
    assert found(house, days=1, minutes=30, place_kind="video") == ["02. 09:00", "02. 10:00", "02. 11:00"]


def test_several_members_are_asked_about_in_as_many_questions_as_one(
    house: Cast, django_assert_num_queries: object
) -> None:
    window = Span(at(2, 2), at(9, 2))
    queries.openings_of_many([house.anna], 60, window, NOW)
    for members in ([house.anna], [house.anna, house.mikko]):
        with django_assert_num_queries(4):
            both = queries.openings_of_many(members, 60, window, NOW)
    assert [len(each) for each in both.values()] == [6, 6]


def test_a_look_up_writes_nothing(house: Cast) -> None:
    before = Occupied.objects.count(), WorkingHours.objects.count(), BookingRules.objects.count()
    queries.openings_of_many([house.anna, house.mikko], 60, Span(at(2, 2), at(9, 2)), NOW)
    assert queries.is_opening(house.anna, at(2, 9), 60, NOW)
    after = Occupied.objects.count(), WorkingHours.objects.count(), BookingRules.objects.count()
    assert before == after


def appointment(
    cast: Cast, starts_at: datetime, member: object = None, client: object = None, **also: object
) -> Appointment:
    row = Appointment.objects.create(
        practice=cast.practice,
        client=client or cast.vera,
        member=member or cast.anna,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=60),
        timezone="Europe/Helsinki",
        **also,
    )
    occupied.take(row)
    return row


def test_hours_in_a_room_need_that_room(house: Cast) -> None:
    """What is shown is what may be written: while somebody else is in the room, it is no opening."""
    WorkingHours.objects.filter(member=house.anna, weekday=0).update(room=house.room)
    appointment(
        house,
        at(2, 10),
        member=house.mikko,
        client=make_client(house.mikko, "Other"),
        room=house.room,
    )
    assert found(house, days=1) == ["02. 09:00", "02. 11:00"]
    assert found(house, days=1, place_kind="video") == ["02. 09:00", "02. 10:00", "02. 11:00"]
    assert queries.room_worked_in(house.anna, Span(at(2, 9), at(2, 10))) == house.room.pk
    assert queries.room_worked_in(house.anna, Span(at(3, 9), at(3, 10))) is None
    vera = book_appointment(
        house.actor(house.vera), client_id=house.vera.pk, member_id=house.anna.pk, starts_at=at(2, 9)
    )
    assert vera.room == house.room
