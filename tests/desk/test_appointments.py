"""Booking, moving and cancelling, as pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from alongside.frame.models import Frame, FrameStatus
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, Occupied, WorkingHours
from alongside.trail.actors import command
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
BOOK = "/desk/book/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def agreed(cast: Cast) -> Cast:
    """Thursdays at 14:00, weekly, 50 minutes, in the blue room."""
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        weekday=3,
        at_time=time(14),
        timezone="Europe/Helsinki",
        room=cast.room,
        cancel_hours=48,
    )
    return cast


def booked(cast: Cast, at: datetime = NOW + timedelta(days=2)) -> Appointment:
    return book_appointment(
        command(cast.practice.pk), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=at
    )


def free_form(cast: Cast, **given: str) -> dict[str, str]:
    usual = {
        "client": str(cast.vera.pk),
        "member": str(cast.anna.pk),
        "day": "2026-02-06",
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


def test_the_next_times_follow_the_rhythm_agreed_and_one_click_books(agreed: Cast) -> None:
    """From a client's page in two actions: "Book next", then a time (design-language.md)."""
    booked(agreed, datetime(2026, 2, 5, 12, tzinfo=UTC))  # Thursday 14:00
    other = make_client(agreed.anna, "Other Person")
    book_appointment(
        command(agreed.practice.pk),
        client_id=other.pk,
        member_id=agreed.anna.pk,
        starts_at=datetime(2026, 2, 19, 12, tzinfo=UTC),
    )
    browser = agreed.browser(agreed.anna)
    page = browser.get(BOOK, {"client": str(agreed.vera.pk)}).content.decode()
    assert "Thursday, 12 February 2026, 14:00" in page
    assert "19 February" not in page
    assert "Thursday, 26 February 2026, 14:00" in page
    chosen = {
        "client": str(agreed.vera.pk),
        "member": str(agreed.anna.pk),
        "time": "2026-02-12T14:00:00+02:00",
    }
    done = browser.post(BOOK, chosen)
    assert (done.status_code, done["Location"]) == (302, f"/desk/clients/{agreed.vera.pk}/")
    row = Appointment.objects.get(client=agreed.vera, starts_at=datetime(2026, 2, 12, 12, tzinfo=UTC))
    assert (row.room, row.place_kind, row.ends_at - row.starts_at) == (
        agreed.room,
        "room",
        timedelta(minutes=50),
    )


def test_without_a_rhythm_the_next_openings_are_suggested(cast: Cast) -> None:
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.mikko, weekday=4, starts=time(9), ends=time(11)
    )
    page = cast.browser(cast.mikko).get(BOOK, {"client": str(cast.oskar.pk)}).content.decode()
    assert "Friday, 6 February 2026, 09:00" in page


def test_a_look_writes_nothing(agreed: Cast) -> None:
    agreed.browser(agreed.anna).get(BOOK, {"client": str(agreed.vera.pk)})
    assert (Appointment.objects.count(), Occupied.objects.count()) == (0, 0)


def test_any_other_time_by_the_form(agreed: Cast) -> None:
    done = agreed.browser(agreed.anna).post(BOOK, free_form(agreed, place="+358 40 1234567"))
    assert done.status_code == 302
    row = Appointment.objects.get()
    assert (row.starts_at, row.place_kind, row.place) == (
        datetime(2026, 2, 6, 9, 30, tzinfo=UTC),
        "phone",
        "+358 40 1234567",
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"day": ""}, "This field is required."),
        ({"day": "2026-02-31"}, "Enter a valid date."),
        ({"day": "0001-01-01"}, "Please check the year."),
        ({"day": "2026-02-01"}, "This time has passed already."),
        ({"day": "2036-02-01"}, "This is too far ahead."),
        ({"at": "25:61"}, "Enter a valid time."),
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"minutes": "9999"}, "less than or equal to 720"),
        ({"times": "105"}, "less than or equal to 104"),
        ({"place_kind": "moon"}, "Select a valid choice."),
        ({"room": "00000000-0000-0000-0000-000000000000"}, "Select a valid choice."),
    ],
)
def test_what_makes_no_sense_is_said_beside_the_field(
    agreed: Cast, given: dict[str, str], words: str
) -> None:
    answer = agreed.browser(agreed.anna).post(BOOK, free_form(agreed, **given))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Appointment.objects.count() == 0


def test_a_taken_time_is_said_and_may_be_booked_with_a_reason(agreed: Cast) -> None:
    book_appointment(
        command(agreed.practice.pk),
        client_id=make_client(agreed.anna, "Other Person").pk,
        member_id=agreed.anna.pk,
        starts_at=datetime(2026, 2, 6, 9, tzinfo=UTC),
    )
    browser = agreed.browser(agreed.anna)
    answer = browser.post(BOOK, free_form(agreed))
    assert answer.status_code == 422
    assert "This time is taken." in answer.content.decode()
    assert 'name="override_reason"' in answer.content.decode()
    assert browser.post(BOOK, free_form(agreed, override_reason="A couple")).status_code == 302
    assert Appointment.objects.get(client=agreed.vera).override_reason == "A couple"


def test_a_second_meeting_waits_for_the_agreement(cast: Cast) -> None:
    booked(cast)
    answer = cast.browser(cast.anna).post(BOOK, free_form(cast))
    assert answer.status_code == 422
    assert "as soon as the agreement is accepted" in answer.content.decode()


def test_a_series_is_shown_before_it_is_booked(agreed: Cast) -> None:
    booked(agreed, datetime(2026, 2, 13, 9, 30, tzinfo=UTC))
    browser = agreed.browser(agreed.anna)
    wish = free_form(agreed, times="4", every_weeks="1")
    page = browser.post(BOOK, wish)
    assert page.status_code == 200
    words = page.content.decode()
    assert "3 of 4 times are free" in words
    assert words.count(" checked></td>") == 1
    assert Appointment.objects.count() == 1
    refused = browser.post(BOOK, wish | {"confirm": "yes"})
    assert refused.status_code == 422
    assert "Some of these times are taken" in refused.content.decode()
    assert Appointment.objects.count() == 1
    assert browser.post(BOOK, wish | {"confirm": "yes", "leave_out": ["2"]}).status_code == 302
    days = (
        Appointment.objects.exclude(series=None)
        .order_by("starts_at")
        .values_list("starts_at__date", flat=True)
    )
    assert list(days) == [date(2026, 2, 6), date(2026, 2, 20), date(2026, 2, 27)]


def test_whom_to_book(agreed: Cast) -> None:
    browser = agreed.browser(agreed.anna)
    page = browser.post(BOOK, {"q": "vera"}, follow=True).content.decode()
    assert f"?client={agreed.vera.pk}" in page
    assert "Nobody of that name" in browser.post(BOOK, {"q": "somebody else"}, follow=True).content.decode()


def test_others_book_nothing(agreed: Cast) -> None:
    for who in (agreed.mikko, agreed.stranger, agreed.vera):
        browser = agreed.browser(who)
        assert browser.get(BOOK, {"client": str(agreed.vera.pk)}).status_code == 404
        assert browser.post(BOOK, free_form(agreed)).status_code == 404
    browser = agreed.browser(agreed.anna)
    for client in ("nonsense", str(agreed.strangers_client.pk)):
        assert browser.get(BOOK, {"client": client}).status_code == 404
    assert (
        browser.get(BOOK, {"client": str(agreed.vera.pk), "member": str(agreed.stranger.pk)}).status_code
        == 404
    )
    assert Appointment.objects.count() == 0


def test_a_coordinator_books_and_sees_times_but_no_way_into_the_meeting(agreed: Cast) -> None:
    browser = agreed.browser(agreed.chie)
    assert browser.post(BOOK, free_form(agreed)).status_code == 302
    page = browser.get(reverse("desk:appointment", args=[Appointment.objects.get().pk])).content.decode()
    assert "Vera Example" in page
    assert "Prepare the meeting" not in page


def test_one_appointment(agreed: Cast) -> None:
    row = booked(agreed, datetime(2026, 2, 6, 12, tzinfo=UTC))
    address = reverse("desk:appointment", args=[row.pk])
    page = agreed.browser(agreed.anna).get(address).content.decode()
    assert "Friday, 6 February 2026, 14:00" in page
    assert "Wednesday, 4 February 2026, 14:00" in page  # 48 hours before
    for other in (agreed.mikko, agreed.stranger, agreed.vera):
        assert agreed.browser(other).get(address).status_code == 404


def test_move_cancel_and_miss(agreed: Cast) -> None:
    row = booked(agreed, datetime(2026, 2, 6, 12, tzinfo=UTC))
    browser = agreed.browser(agreed.anna)
    there = {"day": "2026-02-09", "at": "09:00", "minutes": "60"}
    assert browser.post(f"/desk/appointments/{row.pk}/move/", there).status_code == 302
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at) == (
        datetime(2026, 2, 9, 7, tzinfo=UTC),
        datetime(2026, 2, 9, 8, tzinfo=UTC),
    )
    assert browser.post(f"/desk/appointments/{row.pk}/move/", there | {"at": ""}).status_code == 422
    early = browser.post(f"/desk/appointments/{row.pk}/missed/", follow=True).content.decode()
    assert "This meeting has not begun yet." in early
    assert browser.post(f"/desk/appointments/{row.pk}/cancel/", {}).status_code == 422
    assert browser.post(f"/desk/appointments/{row.pk}/cancel/", {"by": "us"}).status_code == 302
    row.refresh_from_db()
    assert row.status == "cancelled_by_us"
    for way, form in (("cancel", {"by": "client"}), ("move", there)):
        again = browser.post(f"/desk/appointments/{row.pk}/{way}/", form, follow=True)
        assert "not planned any more" in again.content.decode()
    for way in ("move", "cancel", "missed"):
        assert browser.get(f"/desk/appointments/{row.pk}/{way}/").status_code == 405
        assert agreed.browser(agreed.mikko).post(f"/desk/appointments/{row.pk}/{way}/").status_code == 404
