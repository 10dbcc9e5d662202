"""A standing slot: every clash is shown before, all or nothing is written, the wall clock is kept."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Absence
from alongside.scheduling.actions import book_appointment, book_series, preview_series
from alongside.scheduling.models import Appointment, Occupied, Series
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
        ({"times": 53}, "times"),
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


def test_a_series_is_not_for_others(agreed: Cast) -> None:
    for who in (agreed.mikko, agreed.stranger, agreed.vera):
        with pytest.raises(NotYours):
            book_series(agreed.actor(who), **wish(agreed))
        with pytest.raises(NotYours):
            preview_series(agreed.actor(who), **wish(agreed))
