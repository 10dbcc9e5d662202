"""A standing slot: every clash is shown before, all or nothing is written, the wall clock is kept."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.money.models import Charge
from alongside.notices.models import Notice
from alongside.practice.models import Absence
from alongside.scheduling.actions import (
    book_appointment,
    book_series,
    move_appointment,
    preview_series,
    undo_series,
)
from alongside.scheduling.models import (
    Appointment,
    BookingRules,
    Holiday,
    Occupied,
    Series,
    WorkingHours,
)
from alongside.trail.models import Event
from tests.cast import Cast, make_client

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def agreed(cast: Cast) -> Cast:
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        minutes=50,
    )
    return cast


def wish(cast: Cast, **also: object) -> dict[str, object]:
    wanted = {
        "client_id": cast.vera.pk,
        "member_id": cast.anna.pk,
        "starts_on": date(2026, 3, 12),
        "at_time": time(14),
        "every_weeks": 1,
        "times": 6,
    }
    return wanted | also


def test_each_meeting_is_an_appointment_and_an_event_and_keeps_the_wall_clock(agreed: Cast) -> None:
    """Summer time begins on 29 March: 12 UTC becomes 11 UTC."""
    made = book_series(agreed.actor(agreed.anna), **wish(agreed))
    local = [row.starts_at.astimezone(HELSINKI) for row in Appointment.objects.order_by("starts_at")]
    assert [moment.time() for moment in local] == [time(14)] * 6
    assert [(b - a).days for a, b in pairwise(local)] == [7] * 5
    assert {row.starts_at.hour for row in made} == {12, 11}
    assert Series.objects.get().times == 6
    assert Event.objects.filter(verb="appointment.booked").count() == 6
    assert Occupied.objects.count() == 12


def test_the_client_gets_one_letter_and_a_reminder_for_each(agreed: Cast) -> None:
    book_series(agreed.actor(agreed.anna), **wish(agreed))
    kinds = list(Notice.objects.values_list("kind", flat=True))
    assert sorted(kinds) == ["appointment.reminder"] * 6 + ["appointment.series"]


def clash(cast: Cast, number: int) -> Appointment:
    other = make_client(cast.anna, f"Other {number}")
    moment = datetime(2026, 3, 12, 14, 30, tzinfo=HELSINKI) + timedelta(weeks=number - 1)
    return book_appointment(
        cast.actor(cast.anna), client_id=other.pk, member_id=cast.anna.pk, starts_at=moment.astimezone(UTC)
    )


def test_every_clash_is_shown_before(agreed: Cast) -> None:
    clash(agreed, 2)
    clash(agreed, 5)
    Absence.objects.create(
        practice=agreed.practice, member=agreed.anna, starts_on=date(2026, 3, 26), ends_on=date(2026, 3, 27)
    )
    seen = preview_series(agreed.actor(agreed.anna), **wish(agreed))
    assert [(each.number, each.clash) for each in seen] == [
        (1, "none"),
        (2, "taken"),
        (3, "away"),
        (4, "none"),
        (5, "taken"),
        (6, "none"),
    ]
    assert Series.objects.count() == 0


def test_all_or_nothing(agreed: Cast) -> None:
    clash(agreed, 2)
    before = Appointment.objects.count()
    with pytest.raises(Refused) as no:
        book_series(agreed.actor(agreed.anna), **wish(agreed))
    assert (no.value.code, [each.number for each in no.value.facts["clashes"]]) == ("taken", [2])
    assert (Appointment.objects.count(), Series.objects.count()) == (before, 0)
    made = book_series(agreed.actor(agreed.anna), **wish(agreed, leaving_out={2}))
    assert len(made) == 5


def test_no_series_without_an_agreement(cast: Cast) -> None:
    """T12: one click for the first meeting, an agreement before a series."""
    with pytest.raises(Refused) as no:
        book_series(cast.actor(cast.anna), **wish(cast))
    assert no.value.code == "not_agreed"


@pytest.mark.parametrize(
    ("also", "code"),
    [
        ({"times": 0}, "times"),
        ({"times": 105}, "times"),
        ({"times": None}, "no_end"),
        ({"times": None, "until": date(2026, 3, 11)}, "until"),
        ({"times": None, "until": date(2026, 3, 20), "every_months": 2, "week_of_month": 1}, "nothing_left"),
        ({"every_months": 13}, "every_months"),
        ({"week_of_month": 5}, "week_of_month"),
        ({"every_weeks": 0}, "every_weeks"),
        ({"every_weeks": 9}, "every_weeks"),
        ({"starts_on": date(2026, 3, 1)}, "past"),
        ({"starts_on": date(9999, 12, 30)}, "too_far"),
        ({"leaving_out": set(range(1, 7))}, "nothing_left"),
        ({"minutes": 1000}, "length"),
    ],
)
def test_nonsense_is_refused(agreed: Cast, also: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as no:
        book_series(agreed.actor(agreed.anna), **wish(agreed, **also))
    assert no.value.code == code
    assert Appointment.objects.count() == 0


def test_monthly_by_weekday_until_a_day(agreed: Cast) -> None:
    """The second Thursday of each month, by the clock of Helsinki."""
    monthly = wish(agreed, times=None, every_months=1, until=date(2026, 6, 30))
    book_series(agreed.actor(agreed.anna), **monthly)
    local = [row.starts_at.astimezone(HELSINKI) for row in Appointment.objects.order_by("starts_at")]
    assert [(m.month, m.day, m.hour) for m in local] == [(3, 12, 14), (4, 9, 14), (5, 14, 14), (6, 11, 14)]
    series = Series.objects.get()
    assert (series.every_months, series.week_of_month, series.times) == (1, 2, 4)
    assert series.until == date(2026, 6, 30)


def test_what_lies_outside_of_working_hours_is_a_hint(agreed: Cast) -> None:
    for valid_until, ends in ((date(2026, 3, 19), time(17)), (None, time(14, 30))):
        WorkingHours.objects.create(
            practice=agreed.practice,
            member=agreed.anna,
            weekday=3,
            starts=time(9),
            ends=ends,
            valid_from=None if valid_until else date(2026, 3, 20),
            valid_until=valid_until,
        )
    seen = preview_series(agreed.actor(agreed.anna), **wish(agreed, times=3))
    assert [each.clash for each in seen] == ["none", "none", "outside"]
    assert len(book_series(agreed.actor(agreed.anna), **wish(agreed, times=3))) == 3


def test_a_full_day_is_a_hint(agreed: Cast) -> None:
    BookingRules.objects.create(practice=agreed.practice, most_a_day=1)
    book_appointment(
        agreed.actor(agreed.anna),
        client_id=make_client(agreed.anna, "Early").pk,
        member_id=agreed.anna.pk,
        starts_at=datetime(2026, 3, 19, 9, tzinfo=HELSINKI).astimezone(UTC),
    )
    seen = preview_series(agreed.actor(agreed.anna), **wish(agreed, times=3))
    assert [each.clash for each in seen] == ["none", "full", "none"]


def test_a_closed_day_is_shown(agreed: Cast) -> None:
    Holiday.objects.create(practice=agreed.practice, on=date(2026, 3, 19), name="Spring feast")
    seen = preview_series(agreed.actor(agreed.anna), **wish(agreed, times=2))
    assert [each.clash for each in seen] == ["none", "away"]


def test_an_hour_that_spring_skips_is_said(agreed: Cast) -> None:
    seen = preview_series(
        agreed.actor(agreed.anna), **wish(agreed, starts_on=date(2026, 3, 22), at_time=time(3, 15), times=2)
    )
    assert [(each.is_skipped, each.starts_at.astimezone(HELSINKI).hour) for each in seen] == [
        (False, 3),
        (True, 4),
    ]


def test_the_members_own_time_around_a_meeting_is_kept(agreed: Cast) -> None:
    """50 + 10: somebody right before it is in the way, though the client sees only 50 minutes."""
    BookingRules.objects.create(practice=agreed.practice, before_minutes=0, after_minutes=15)
    clash_before = datetime(2026, 3, 12, 13, tzinfo=HELSINKI).astimezone(UTC)
    other = make_client(agreed.anna, "Early")
    book_appointment(
        agreed.actor(agreed.anna),
        client_id=other.pk,
        member_id=agreed.anna.pk,
        starts_at=clash_before,
        minutes=50,
    )
    seen = preview_series(agreed.actor(agreed.anna), **wish(agreed, times=2))
    assert [each.clash for each in seen] == ["taken", "none"]


def test_two_years_of_meetings_take_as_many_statements_as_two_meetings(agreed: Cast) -> None:
    actor = agreed.actor(agreed.anna)
    with CaptureQueriesContext(connection) as few:
        book_series(actor, **wish(agreed, times=2))
    with CaptureQueriesContext(connection) as more:
        book_series(actor, **wish(agreed, times=104, at_time=time(9)))
    assert len(more) <= len(few) + 10  # long lists are written in batches
    assert Event.objects.filter(verb="appointment.booked").count() == 106
    assert Occupied.objects.count() == 2 * 106


def test_a_series_is_not_for_others(agreed: Cast) -> None:
    for who in (agreed.mikko, agreed.stranger, agreed.vera):
        with pytest.raises(NotYours):
            book_series(agreed.actor(who), **wish(agreed))
        with pytest.raises(NotYours):
            preview_series(agreed.actor(who), **wish(agreed))


def test_a_new_series_is_taken_back_before_any_letter(agreed: Cast) -> None:
    """A whole series costs nothing for some minutes, as one booking does."""
    actor = agreed.actor(agreed.anna)
    with time_machine.travel(
        datetime(2026, 3, 11, 11, 59, tzinfo=UTC), tick=False
    ):  # 24 hours before, nearly
        made = book_series(actor, **wish(agreed, can_undo=True))
        until = made[0].undo_until
        assert until is not None
        letters = Notice.objects.filter(status="waiting")
        assert letters.count() == 7
        assert all(each.due_at >= until for each in letters)
        with CaptureQueriesContext(connection) as asked:
            assert undo_series(actor, appointment_id=made[2].pk) == 6
        assert len(asked) <= 20
    assert (Occupied.objects.count(), letters.all().count()) == (0, 0)
    assert {row.status for row in Appointment.objects.all()} == {"cancelled_in_time"}
    assert Event.objects.filter(verb="appointment.taken_back").count() == 6
    assert Charge.objects.count() == 0


def test_what_went_its_own_way_since_stays_and_time_runs_out(agreed: Cast) -> None:
    actor = agreed.actor(agreed.anna)
    made = book_series(actor, **wish(agreed, can_undo=True))
    move_appointment(actor, appointment_id=made[1].pk, starts_at=made[1].starts_at + timedelta(hours=2))
    for who in (agreed.mikko, agreed.stranger, agreed.vera):
        with pytest.raises(NotYours):
            undo_series(agreed.actor(who), appointment_id=made[0].pk)
    assert undo_series(actor, appointment_id=made[1].pk) == 5
    assert [row.pk for row in Appointment.objects.filter(status="planned")] == [made[1].pk]
    for row in (made[0], made[1], clash(agreed, 30)):
        with pytest.raises(Refused) as no:
            undo_series(actor, appointment_id=row.pk)
        assert no.value.code == "undo_over"
    lasting = book_series(actor, **wish(agreed, times=2))
    with pytest.raises(Refused):
        undo_series(actor, appointment_id=lasting[0].pk)


def test_a_full_day_is_in_the_way_until_a_reason_is_given(agreed: Cast) -> None:
    """A ceiling is a clash: never passed unsaid."""
    clash(agreed, 2)
    BookingRules.objects.create(practice=agreed.practice, most_a_day=1)
    actor, later = agreed.actor(agreed.anna), wish(agreed, at_time=time(9))
    with pytest.raises(Refused) as no:
        book_series(actor, **later)
    assert (no.value.code, [each.number for each in no.value.facts["clashes"]]) == ("ceiling", [2])
    assert len(book_series(actor, **later, leaving_out={2})) == 5
    again = wish(agreed, at_time=time(9), times=2, starts_on=date(2026, 3, 19) - timedelta(weeks=1))
    with pytest.raises(Refused):
        book_series(actor, **again, leaving_out={1})
    made = book_series(actor, **again, leaving_out={1}, override_reason="A crisis")
    assert [row.override_reason for row in made] == ["A crisis"]
