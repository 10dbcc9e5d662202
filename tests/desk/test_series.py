"""A series as pages: booked with a preview, changed and cancelled for one, the following or all."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.scheduling.actions import book_appointment, book_series, move_appointment
from alongside.scheduling.models import Appointment, BookingRules, Series
from alongside.trail.actors import command
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def series(cast: Cast) -> list[Appointment]:
    """Four Thursdays at two, from 12 February."""
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        minutes=50,
        cancel_hours=240,
    )
    return book_series(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_on=date(2026, 2, 12),
        at_time=time(14),
        times=4,
    )


def address(row: Appointment, also: str = "") -> str:
    return f"/desk/appointments/{row.pk}/series/{also}"


def form(cast: Cast, **given: object) -> dict[str, object]:
    usual = {
        "scope": "all",
        "day": "2026-02-12",
        "at": "14:00",
        "minutes": "50",
        "member": str(cast.anna.pk),
        "place_kind": "room",
        "room": "",
        "place": "",
    }
    return usual | given


def taken(cast: Cast, day: int) -> None:
    book_appointment(
        command(cast.practice.pk),
        client_id=make_client(cast.anna, f"Other {day}").pk,
        member_id=cast.anna.pk,
        starts_at=datetime(2026, 2, day, 7, tzinfo=UTC),
    )


def test_the_page_of_an_appointment_leads_to_its_series(cast: Cast, series: list[Appointment]) -> None:
    browser = cast.browser(cast.anna)
    page = browser.get(f"/desk/appointments/{series[0].pk}/").content.decode()
    assert address(series[0]) in page
    assert "Only this one" in page
    page = browser.get(address(series[0])).content.decode()
    assert 'value="following"' in page
    assert 'value="2026-02-12"' in page


def test_first_a_look_then_the_change(cast: Cast, series: list[Appointment]) -> None:
    taken(cast, 19)
    browser = cast.browser(cast.anna)
    page = browser.post(address(series[0]), form(cast, at="09:00"))
    assert page.status_code == 200
    words = page.content.decode()
    assert "Thursday, 26 February 2026, 09:00" in words
    assert words.count(" checked></td>") == 1
    assert f'value="{series[1].pk}"' in words
    assert {row.starts_at.hour for row in Appointment.objects.filter(series__isnull=False)} == {12}
    refused = browser.post(address(series[0]), form(cast, at="09:00", confirm="yes"))
    assert refused.status_code == 422
    done = browser.post(
        address(series[0]), form(cast, at="09:00", confirm="yes", leave_out=[str(series[1].pk)])
    )
    assert (done.status_code, done["Location"]) == (302, f"/desk/appointments/{series[0].pk}/")
    hours = [row.starts_at.hour for row in Appointment.objects.filter(series=series[0].series).order_by("pk")]
    assert hours == [7, 12, 7, 7]


def test_what_was_moved_by_hand_is_said(cast: Cast, series: list[Appointment]) -> None:
    move_appointment(
        cast.actor(cast.anna), appointment_id=series[1].pk, starts_at=datetime(2026, 2, 20, 7, tzinfo=UTC)
    )
    page = cast.browser(cast.anna).post(address(series[0]), form(cast, at="09:00")).content.decode()
    assert page.count("moved by hand before") == 1


def test_only_what_differs_is_changed(cast: Cast, series: list[Appointment]) -> None:
    """The place stays as it was agreed, when only the length is another."""
    cast.browser(cast.anna).post(
        address(series[2]),
        form(cast, day="2026-02-26", minutes="80", scope="following", confirm="yes"),
    )
    rows = Appointment.objects.order_by("starts_at")
    assert [(row.ends_at - row.starts_at).seconds // 60 for row in rows] == [50, 50, 80, 80]
    assert [row.starts_at.hour for row in rows] == [12] * 4
    assert sorted(Series.objects.values_list("times", "minutes")) == [(2, 50), (2, 80)]


def test_cancelling_says_what_each_becomes(cast: Cast, series: list[Appointment]) -> None:
    """Ten days are agreed: the meeting of the week after next is late."""
    browser = cast.browser(cast.anna)
    assert browser.get(address(series[0], "cancel/")).status_code == 200
    wish = {"scope": "following", "by": "client"}
    page = browser.post(address(series[0], "cancel/"), wish).content.decode()
    assert (page.count("cancelled late"), page.count("cancelled in time")) == (1, 3)
    assert {row.status for row in Appointment.objects.all()} == {"planned"}
    done = browser.post(address(series[0], "cancel/"), wish | {"confirm": "yes"})
    assert done.status_code == 302
    statuses = [row.status for row in Appointment.objects.order_by("starts_at")]
    assert statuses == ["cancelled_late", *["cancelled_in_time"] * 3]


@pytest.mark.parametrize(
    "given",
    [
        {"scope": "some"},
        {"scope": ""},
        {"day": "2026-02-02"},
        {"day": "soon"},
        {"minutes": "0"},
        {"minutes": "2000"},
        {"member": "nobody"},
        {"place_kind": "moon"},
        {"confirm": "yes", "day": "2039-01-01"},
    ],
)
def test_nonsense_is_said_beside_its_field(
    cast: Cast, series: list[Appointment], given: dict[str, str]
) -> None:
    page = cast.browser(cast.anna).post(address(series[0]), form(cast, **given))
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert {row.starts_at.hour for row in Appointment.objects.all()} == {12}


def test_nonsense_cancels_nothing(cast: Cast, series: list[Appointment]) -> None:
    page = cast.browser(cast.anna).post(address(series[0], "cancel/"), {"scope": "all", "by": "nobody"})
    assert page.status_code == 422
    assert {row.status for row in Appointment.objects.all()} == {"planned"}


def test_a_series_is_not_there_for_others(cast: Cast, series: list[Appointment]) -> None:
    for who in (cast.mikko, cast.stranger, cast.vera):
        for also in ("", "cancel/"):
            assert cast.browser(who).get(address(series[0], also)).status_code == 404
            sent = form(cast, by="us", confirm="yes")
            assert cast.browser(who).post(address(series[0], also), sent).status_code == 404
    alone = book_appointment(
        command(cast.practice.pk),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=NOW + timedelta(days=1),
    )
    assert cast.browser(cast.anna).get(address(alone)).status_code == 404


def booking(cast: Cast, **given: object) -> dict[str, object]:
    usual = {
        "client": str(cast.vera.pk),
        "member": str(cast.anna.pk),
        "day": "2026-03-26",
        "at": "11:30",
        "minutes": "45",
        "place_kind": "phone",
        "room": "",
        "place": "",
        "times": "1",
        "every_weeks": "1",
        "override_reason": "",
    }
    return usual | given


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"times": "3"}, [(3, 26), (4, 2), (4, 9)]),
        ({"times": "3", "every_weeks": "2"}, [(3, 26), (4, 9), (4, 23)]),
        ({"times": "3", "rhythm": "months"}, [(3, 26), (4, 23), (5, 28)]),
        ({"times": "3", "rhythm": "months_last"}, [(3, 26), (4, 30), (5, 28)]),
        ({"until": "2026-04-10"}, [(3, 26), (4, 2), (4, 9)]),
        ({"times": "", "until": "2026-06-01", "rhythm": "months", "every_weeks": "2"}, [(3, 26), (5, 28)]),
    ],
)
def test_a_rhythm_is_chosen_on_the_booking_page(
    cast: Cast, series: list[Appointment], given: dict[str, str], days: list[tuple[int, int]]
) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post("/desk/book/", booking(cast, **given)).status_code == 200
    assert browser.post("/desk/book/", booking(cast, confirm="yes", **given)).status_code == 302
    new = Appointment.objects.filter(place_kind="phone").order_by("starts_at")
    assert [(row.starts_at.month, row.starts_at.day) for row in new] == days


def test_who_moves_or_cancels_one_of_a_series_is_asked_which_are_meant(
    cast: Cast, series: list[Appointment]
) -> None:
    browser = cast.browser(cast.anna)
    here = f"/desk/appointments/{series[1].pk}/"
    page = browser.get(here).content.decode()
    assert (page.count("This and all after it"), page.count('value="this" ')) == (2, 2)
    wish = {"day": "2026-02-19", "at": "15:00", "minutes": "50", "by": "us", "scope": "following"}
    look = browser.post(f"{here}move/", wish)
    assert look.status_code == 200
    assert look.content.decode().count('name="leave_out"') == 3
    assert {row.starts_at.hour for row in Appointment.objects.all()} == {12}
    assert browser.post(f"{here}move/", wish | {"scope": "some"}).status_code == 422
    assert browser.post(f"{here}move/", wish | {"scope": "this"}).status_code == 302
    series[1].refresh_from_db()
    assert (series[1].starts_at.hour, Appointment.objects.filter(starts_at__hour=12).count()) == (13, 3)
    look = browser.post(f"{here}cancel/", {"by": "us", "scope": "all"})
    assert look.content.decode().count("cancelled by us") == 4
    assert {row.status for row in Appointment.objects.all()} == {"planned"}
    assert browser.post(f"{here}cancel/", {"by": "us", "scope": "this"}).status_code == 302
    assert Appointment.objects.filter(status="planned").count() == 3
    for who in (cast.mikko, cast.stranger, cast.vera):
        for what in ("move/", "cancel/"):
            assert cast.browser(who).post(f"{here}{what}", wish).status_code == 404


def test_one_that_stands_alone_asks_nothing(cast: Cast) -> None:
    alone = book_appointment(
        command(cast.practice.pk),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=NOW + timedelta(days=1),
    )
    browser, here = cast.browser(cast.anna), f"/desk/appointments/{alone.pk}/"
    assert "This and all after it" not in browser.get(here).content.decode()
    assert browser.post(f"{here}cancel/", {"by": "us", "scope": "all"}).status_code == 404


def test_a_new_series_is_taken_back_as_a_whole(cast: Cast, series: list[Appointment]) -> None:
    browser, actor = cast.browser(cast.anna), cast.actor(cast.anna)
    browser.post("/desk/book/", booking(cast, times="3", confirm="yes"))
    rows = Appointment.objects.filter(place_kind="phone").order_by("starts_at")
    here = f"/desk/appointments/{rows[1].pk}/"
    assert "Take the whole series back" in browser.get(here).content.decode()
    for who in (cast.mikko, cast.stranger, cast.vera):
        assert cast.browser(who).post(f"{here}undo/", {"series": "yes"}).status_code == 404
    done = browser.post(f"{here}undo/", {"series": "yes"}, follow=True).content.decode()
    assert "3 meetings are taken back. No letter was sent." in done
    assert {row.status for row in rows.all()} == {"cancelled_in_time"}
    assert Appointment.objects.filter(status="planned").count() == 4
    assert (
        "no longer be taken back"
        in browser.post(f"{here}undo/", {"series": "yes"}, follow=True).content.decode()
    )
    move_appointment(actor, appointment_id=series[0].pk, starts_at=datetime(2026, 2, 12, 7, tzinfo=UTC))


def test_a_full_week_is_in_the_way_until_a_reason_is_given(cast: Cast, series: list[Appointment]) -> None:
    BookingRules.objects.create(practice=cast.practice, most_a_week=1)
    browser = cast.browser(cast.anna)
    wish = booking(cast, day="2026-02-27", times="3")  # the first two weeks have a meeting already
    page = browser.post("/desk/book/", wish).content.decode()
    assert "1 of 3 times are free" in page
    assert page.count(" checked></td>") == 2
    assert "Only for a day or week that is full" in page
    refused = browser.post("/desk/book/", wish | {"confirm": "yes", "leave_out": ["1"]})
    assert refused.status_code == 422
    assert "That day or week is full." in refused.content.decode()
    assert refused.content.decode().count(" checked></td>") == 1
    assert Appointment.objects.count() == 4
    wish |= {"confirm": "yes", "leave_out": ["1"], "override_reason": "She travels in April"}
    assert browser.post("/desk/book/", wish).status_code == 302
    new = Appointment.objects.filter(place_kind="phone").order_by("starts_at")
    assert [row.override_reason for row in new] == ["She travels in April", ""]


@pytest.mark.parametrize(
    "given",
    [
        {"until": "2026-03-01"},
        {"until": "2036-03-01"},
        {"times": "105"},
        {"times": "2", "every_weeks": "9"},
        {"times": "2", "rhythm": "moons"},
    ],
)
def test_a_rhythm_that_is_none_is_refused(
    cast: Cast, series: list[Appointment], given: dict[str, str]
) -> None:
    assert cast.browser(cast.anna).post("/desk/book/", booking(cast, **given)).status_code == 422
    assert Series.objects.count() == 1


def test_a_look_at_a_long_series_asks_as_much_as_at_a_short_one(
    cast: Cast, series: list[Appointment], django_assert_max_num_queries: object
) -> None:
    book_series(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_on=date(2026, 2, 13),
        at_time=time(14),
        times=52,
    )
    long = Appointment.objects.filter(series__times=52).order_by("starts_at").first()
    assert long is not None
    browser = cast.browser(cast.anna)
    for row, day in ((series[0], "2026-02-12"), (long, "2026-02-13")):
        with django_assert_max_num_queries(20):  # type: ignore[operator]
            browser.post(address(row), form(cast, day=day, at="15:00"))
