"""Meetings of a series are moved, changed and cancelled: this one, this and the following, or all."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Room
from alongside.scheduling.actions import (
    Change,
    book_appointment,
    book_series,
    cancel_series,
    change_series,
    move_appointment,
    preview_change,
)
from alongside.scheduling.models import Appointment, Occupied, Series
from alongside.trail.models import Event
from tests.cast import Cast, make_client

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def series(cast: Cast) -> list[Appointment]:
    """Six Thursdays at two, from 12 March; summer time begins after the third."""
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW - timedelta(days=1),
        minutes=50,
        cancel_hours=48,
    )
    return book(cast)


def book(cast: Cast, **also: object) -> list[Appointment]:
    wanted = {
        "client_id": cast.vera.pk,
        "member_id": cast.anna.pk,
        "starts_on": date(2026, 3, 12),
        "at_time": time(14),
        "times": 6,
    }
    made = book_series(cast.actor(cast.anna), **(wanted | also))
    Notice.objects.all().delete()
    return made


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HELSINKI).astimezone(UTC)


def clocks(*rows: Appointment) -> list[tuple[int, int, int, int]]:
    """(month, day, hour, minutes) of appointments, as they are now, by the clock of Helsinki."""
    found = []
    for row in rows:
        row.refresh_from_db()
        local = row.starts_at.astimezone(HELSINKI)
        found.append((local.month, local.day, local.hour, (row.ends_at - row.starts_at).seconds // 60))
    return found


def change(cast: Cast, row: Appointment, scope: str, leaving_out: object = (), **what: object) -> object:
    return change_series(
        cast.actor(cast.anna),
        appointment_id=row.pk,
        scope=scope,
        change=Change(**what),
        leaving_out=leaving_out,
    )


def test_all_move_and_the_wall_clock_is_kept(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[2], "all", starts_at=at(3, 27, 9), minutes=60)
    assert clocks(*series) == [
        (3, 13, 9, 60),
        (3, 20, 9, 60),
        (3, 27, 9, 60),
        (4, 3, 9, 60),
        (4, 10, 9, 60),
        (4, 17, 9, 60),
    ]
    one = Series.objects.get()
    assert (one.starts_on, one.at_time, one.minutes, one.times) == (date(2026, 3, 13), time(9), 60, 6)
    assert {row.sequence for row in series} == {1}
    taken = Occupied.objects.filter(resource="member").order_by("starts_at")
    assert [row.starts_at for row in taken] == [row.starts_at for row in series]
    assert Occupied.objects.count() == 12
    moved = Event.objects.filter(verb="appointment.moved")
    assert moved.count() == 6
    assert {(event.client_id, event.facts["by"]) for event in moved} == {(cast.vera.pk, "us")}


def test_the_client_gets_one_letter_and_new_reminders(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[0], "all", starts_at=at(3, 12, 15))
    kinds = sorted(Notice.objects.filter(status="waiting").values_list("kind", flat=True))
    assert kinds == ["appointment.changed"] + ["appointment.reminder"] * 6
    row = Appointment.objects.get(pk=series[1].pk)
    assert (row.changed_by_us_at, row.acknowledged_at) == (NOW, None)


def test_this_and_the_following_become_a_series_of_their_own(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[3], "following", starts_at=at(4, 3, 10))
    assert clocks(*series) == [
        (3, 12, 14, 50),
        (3, 19, 14, 50),
        (3, 26, 14, 50),
        (4, 3, 10, 50),
        (4, 10, 10, 50),
        (4, 17, 10, 50),
    ]
    old, new = Series.objects.order_by("starts_on")
    assert [(each.starts_on, each.at_time, each.times) for each in (old, new)] == [
        (date(2026, 3, 12), time(14), 3),
        (date(2026, 4, 3), time(10), 3),
    ]
    assert [row.series_id for row in series] == [old.pk] * 3 + [new.pk] * 3
    change(cast, series[5], "all", starts_at=at(4, 16, 10))
    assert [each[1] for each in clocks(*series)] == [12, 19, 26, 2, 9, 16]


def test_only_this_one_leaves_the_series_as_it_is(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[1], "this", starts_at=at(3, 20, 8))
    assert clocks(*series[:3]) == [(3, 12, 14, 50), (3, 20, 8, 50), (3, 26, 14, 50)]
    assert Series.objects.get().at_time == time(14)
    kinds = set(Notice.objects.filter(status="waiting").values_list("kind", flat=True))
    assert kinds == {"appointment.moved", "appointment.reminder"}


def test_one_moved_by_hand_goes_with_the_others_unless_it_is_left_out(
    cast: Cast, series: list[Appointment]
) -> None:
    actor = cast.actor(cast.anna)
    move_appointment(actor, appointment_id=series[1].pk, starts_at=at(3, 20, 8))
    to = Change(starts_at=at(3, 11, 14))
    seen = preview_change(actor, appointment_id=series[0].pk, scope="all", change=to)
    assert [each.was_moved for each in seen] == [False, True, False, False, False, False]
    assert seen[1].starts_at == at(3, 18, 14)
    change(cast, series[0], "all", leaving_out={series[1].pk}, starts_at=at(3, 11, 14))
    assert clocks(*series[:3]) == [(3, 11, 14, 50), (3, 20, 8, 50), (3, 25, 14, 50)]
    change(cast, series[0], "all", starts_at=at(3, 12, 14))
    assert clocks(*series[:3]) == [(3, 12, 14, 50), (3, 19, 14, 50), (3, 26, 14, 50)]


def test_length_and_room_change_without_the_time(cast: Cast, series: list[Appointment]) -> None:
    """Whoever was moved by hand keeps their time then."""
    move_appointment(cast.actor(cast.anna), appointment_id=series[1].pk, starts_at=at(3, 20, 8))
    change(
        cast,
        series[0],
        "all",
        starts_at=series[0].starts_at,
        minutes=90,
        place_kind="room",
        room_id=cast.room.pk,
    )
    assert clocks(*series[:3]) == [(3, 12, 14, 90), (3, 20, 8, 90), (3, 26, 14, 90)]
    assert {row.room_id for row in Appointment.objects.all()} == {cast.room.pk}
    assert Occupied.objects.filter(resource="room").count() == 6
    assert Event.objects.filter(verb="appointment.changed").count() == 6


def test_another_member_takes_over(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[2], "following", member_id=cast.mikko.pk)
    assert [row.member_id for row in Appointment.objects.order_by("starts_at")] == (
        [cast.anna.pk] * 2 + [cast.mikko.pk] * 4
    )
    assert Occupied.objects.filter(resource_id=cast.mikko.pk).count() == 4
    assert Series.objects.get(member=cast.mikko).times == 4


def test_monthly_meetings_keep_to_their_weekday(cast: Cast, series: list[Appointment]) -> None:
    cancel_series(cast.actor(cast.anna), appointment_id=series[0].pk, scope="all", by="us")
    rows = book(cast, every_months=1, times=3)  # second Thursdays
    change(cast, rows[0], "all", starts_at=at(3, 10, 11))
    assert clocks(*rows) == [(3, 10, 11, 50), (4, 14, 11, 50), (5, 12, 11, 50)]  # second Tuesdays
    one = Series.objects.get(every_months=1)
    assert (one.week_of_month, one.starts_on) == (2, date(2026, 3, 10))


def test_an_hour_earlier_overlaps_only_itself(cast: Cast, series: list[Appointment]) -> None:
    change(cast, series[0], "all", starts_at=at(3, 12, 14, 30))
    assert {each[2] for each in clocks(*series)} == {14}


def test_every_clash_is_shown_and_all_move_or_none(cast: Cast, series: list[Appointment]) -> None:
    other = make_client(cast.anna, "Other")
    actor = cast.actor(cast.anna)
    book_appointment(
        actor, client_id=other.pk, member_id=cast.anna.pk, starts_at=at(3, 19, 9, 30), minutes=30
    )
    before = clocks(*series)
    to = Change(starts_at=at(3, 12, 9))
    seen = preview_change(actor, appointment_id=series[0].pk, scope="all", change=to)
    assert [each.clash for each in seen] == ["none", "taken", "none", "none", "none", "none"]
    with pytest.raises(Refused) as no:
        change(cast, series[0], "all", starts_at=at(3, 12, 9))
    assert (no.value.code, [each.appointment_id for each in no.value.facts["clashes"]]) == (
        "taken",
        [series[1].pk],
    )
    assert clocks(*series) == before
    change(cast, series[0], "all", leaving_out={series[1].pk}, starts_at=at(3, 12, 9))
    assert [each[2] for each in clocks(*series)] == [9, 14, 9, 9, 9, 9]


def test_what_is_left_out_may_stand_in_the_way(cast: Cast, series: list[Appointment]) -> None:
    """A week later each takes the place of the next: the next cannot stay."""
    with pytest.raises(Refused) as no:
        change(cast, series[0], "all", leaving_out={series[1].pk}, starts_at=at(3, 19, 14))
    assert no.value.code == "taken"
    change(cast, series[0], "all", starts_at=at(3, 19, 14))
    assert [each[1] for each in clocks(*series)] == [19, 26, 2, 9, 16, 23]


def test_all_are_those_that_have_not_begun(
    cast: Cast, series: list[Appointment], clock: time_machine.Traveller
) -> None:
    clock.move_to(at(3, 20, 8))
    change(cast, series[3], "all", starts_at=at(4, 2, 16))
    assert [each[2] for each in clocks(*series)] == [14, 14, 16, 16, 16, 16]
    with pytest.raises(Refused) as no:
        change(cast, series[0], "all", starts_at=at(4, 2, 16))
    assert no.value.code == "begun"


def test_cancel_by_the_window_of_each(
    cast: Cast, series: list[Appointment], clock: time_machine.Traveller
) -> None:
    """A day before, within the 48 hours agreed: the first is late, the others are in time (A04)."""
    clock.move_to(at(3, 18, 14))
    done = cancel_series(cast.actor(cast.anna), appointment_id=series[1].pk, scope="following")
    assert done == [row.pk for row in series[1:]]
    assert [row.status for row in Appointment.objects.order_by("starts_at")] == [
        "planned",
        "cancelled_late",
        *["cancelled_in_time"] * 4,
    ]
    assert list(Notice.objects.filter(status="waiting").values_list("kind", flat=True)) == [
        "appointment.released"
    ]
    assert Event.objects.filter(verb="appointment.cancelled").count() == 5
    assert set(Occupied.objects.values_list("appointment_id", flat=True)) == {series[0].pk}


def test_cancel_only_this(cast: Cast, series: list[Appointment]) -> None:
    cancel_series(cast.actor(cast.anna), appointment_id=series[1].pk, scope="this", by="us")
    statuses = [row.status for row in Appointment.objects.order_by("starts_at")]
    assert statuses == ["planned", "cancelled_by_us", *["planned"] * 4]
    kinds = set(Notice.objects.filter(status="waiting").values_list("kind", flat=True))
    assert kinds == {"appointment.cancelled"}


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"starts_at": datetime(2026, 3, 1, 9, tzinfo=UTC)}, "past"),
        ({"starts_at": datetime(2036, 3, 1, 9, tzinfo=UTC)}, "too_far"),
        ({"minutes": 1000}, "length"),
        ({"place_kind": "moon"}, "unknown_place"),
    ],
)
def test_nonsense_is_refused(
    cast: Cast, series: list[Appointment], what: dict[str, object], code: str
) -> None:
    before = clocks(*series)
    with pytest.raises(Refused) as no:
        change(cast, series[0], "all", **what)
    assert no.value.code == code
    assert (clocks(*series), Series.objects.count()) == (before, 1)


def test_a_scope_that_is_none_is_refused(cast: Cast, series: list[Appointment]) -> None:
    for act in (
        lambda: change(cast, series[0], "some", minutes=60),
        lambda: cancel_series(cast.actor(cast.anna), appointment_id=series[0].pk, scope="some"),
    ):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.code == "scope"
    with pytest.raises(Refused) as no:
        change(cast, series[0], "all", leaving_out={row.pk for row in series}, minutes=60)
    assert no.value.code == "nothing_left"


def test_it_is_not_for_others(cast: Cast, series: list[Appointment]) -> None:
    elsewhere = Room.objects.create(practice=cast.elsewhere, name="Red room")
    for who in (cast.mikko, cast.stranger, cast.vera):
        for scope in ("this", "all"):
            with pytest.raises(NotYours):
                change_series(
                    cast.actor(who), appointment_id=series[0].pk, scope=scope, change=Change(minutes=60)
                )
            with pytest.raises(NotYours):
                cancel_series(cast.actor(who), appointment_id=series[0].pk, scope=scope)
    for what in ({"member_id": cast.stranger.pk}, {"place_kind": "room", "room_id": elsewhere.pk}):
        with pytest.raises(NotYours):
            change(cast, series[0], "all", **what)
    assert {row.status for row in Appointment.objects.all()} == {"planned"}
