"""Times that somebody asked for, changes nobody has seen yet, and a booking taken back, as pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from alongside.scheduling.actions import book_appointment, move_appointment
from alongside.scheduling.models import Appointment, Occupied, WorkingHours
from alongside.trail.actors import command
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
AT = datetime(2026, 2, 5, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def booked(cast: Cast, at: datetime = AT, **also: Any) -> Appointment:
    row = book_appointment(
        command(cast.practice.pk), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=at, minutes=50
    )
    Appointment.objects.filter(pk=row.pk).update(**also)
    return row


def test_yes_and_no_by_a_button(cast: Cast) -> None:
    one, other = (booked(cast, AT + timedelta(hours=2 * n), status="requested") for n in (0, 1))
    browser = cast.browser(cast.anna)
    page = browser.get("/desk/asked/").content.decode()
    assert page.count("Yes, book it") == 2
    assert "Vera Example" in page
    assert "Yes, book it" in browser.get(f"/desk/appointments/{one.pk}/").content.decode()
    browser.post(f"/desk/appointments/{one.pk}/answer/", {"answer": "yes"})
    done = browser.post(f"/desk/appointments/{other.pk}/answer/", {"answer": "no"}, follow=True)
    assert "The time is free again." in done.content.decode()
    assert list(Appointment.objects.order_by("starts_at").values_list("status", flat=True)) == [
        "planned",
        "cancelled_by_us",
    ]
    again = browser.post(f"/desk/appointments/{other.pk}/answer/", {"answer": "yes"}, follow=True)
    assert "This has been answered already." in again.content.decode()


def test_each_sees_what_is_theirs_to_answer(cast: Cast) -> None:
    row = booked(cast, status="requested")
    assert "Vera Example" in cast.browser(cast.chie).get("/desk/asked/").content.decode()
    assert "Vera Example" not in cast.browser(cast.mikko).get("/desk/asked/").content.decode()
    for who in (cast.mikko, cast.stranger, cast.vera):
        answer = cast.browser(who).post(f"/desk/appointments/{row.pk}/answer/", {"answer": "yes"})
        assert answer.status_code == 404
    row.refresh_from_db()
    assert row.status == "requested"


def test_what_we_changed_is_shown_until_it_was_seen(cast: Cast) -> None:
    """A06."""
    row = booked(cast)
    browser = cast.browser(cast.anna)
    later = {"day": "2026-02-06", "at": "10:00", "minutes": "50"}
    browser.post(f"/desk/appointments/{row.pk}/move/", later)
    page = browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    assert "It was: Thursday, 5 February 2026, 10:00" in page
    assert "has not said yet to have seen it" in page
    assert "Changed by us, not yet seen" in browser.get("/desk/asked/").content.decode()
    cast.browser(cast.vera).post(f"/portal/appointments/{row.pk}/seen/")
    assert "The client has seen it" in browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    assert "not yet seen" not in browser.get("/desk/asked/").content.decode()


def test_what_the_client_asked_for_is_no_change_by_us(cast: Cast) -> None:
    row = booked(cast)
    later = {"day": "2026-02-06", "at": "10:00", "minutes": "50", "by": "client"}
    cast.browser(cast.anna).post(f"/desk/appointments/{row.pk}/move/", later)
    row.refresh_from_db()
    assert (row.starts_at, row.changed_by_us_at) == (AT + timedelta(days=1), None)


def test_predictability_is_said(cast: Cast) -> None:
    row = booked(cast, NOW + timedelta(hours=1))
    move_appointment(cast.actor(cast.anna), appointment_id=row.pk, starts_at=NOW + timedelta(hours=2))
    browser = cast.browser(cast.anna)
    assert (
        "Changes by us in ten meetings" not in browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    )
    with time_machine.travel(NOW + timedelta(hours=4), tick=False):
        page = browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    assert "<dt>Changes by us in ten meetings</dt><dd>10</dd>" in page


def test_one_click_can_be_taken_back(cast: Cast) -> None:
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.anna, weekday=3, starts=time(9), ends=time(12)
    )
    browser = cast.browser(cast.anna)
    given = {"client": str(cast.vera.pk), "member": str(cast.anna.pk), "time": "2026-02-05T10:00:00+02:00"}
    browser.post("/desk/book/", given)
    row = Appointment.objects.get()
    assert row.undo_until == NOW + timedelta(minutes=5)
    assert "Take the booking back" in browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    for who in (cast.mikko, cast.stranger, cast.vera):
        assert cast.browser(who).post(f"/desk/appointments/{row.pk}/undo/").status_code == 404
    browser.post(f"/desk/appointments/{row.pk}/undo/")
    assert not Occupied.objects.exists()


def test_the_list_asks_the_same_for_many(cast: Cast, django_assert_num_queries: Any) -> None:
    for n in range(12):
        other = make_client(cast.anna, f"Person {n}")
        Appointment.objects.create(
            practice=cast.practice,
            client=other,
            member=cast.anna,
            starts_at=AT + timedelta(hours=n),
            ends_at=AT + timedelta(hours=n, minutes=50),
            timezone="UTC",
            status="requested",
        )
    browser = cast.browser(cast.anna)
    browser.get("/desk/asked/")
    with django_assert_num_queries(5):
        assert browser.get("/desk/asked/").content.decode().count("Yes, book it") == 12


def test_today_asks_for_both(cast: Cast) -> None:
    row = booked(cast, status="requested")
    moved = booked(cast, AT + timedelta(hours=3))
    move_appointment(cast.actor(cast.anna), appointment_id=moved.pk, starts_at=AT + timedelta(hours=4))
    for who in (cast.anna, cast.chie):
        page = cast.browser(who).get("/desk/").content.decode()
        assert "asks for 5 Feb 2026, 10:00" in page
        assert "has not seen yet what we changed: 5 Feb 2026, 14:00" in page
        assert f"/desk/appointments/{row.pk}/" in page
    for who in (cast.mikko, cast.stranger):
        assert "asks for" not in cast.browser(who).get("/desk/").content.decode()


def test_who_prepares_sees_that_coming_is_hard(cast: Cast) -> None:
    """A04: a hint for the practitioner, no verdict."""
    for days, status in ((1, "missed"), (8, "kept"), (15, "cancelled_late")):
        booked(cast, NOW - timedelta(days=days), status=status)
    row = booked(cast)
    said = "Two of the last four meetings were missed or cancelled late."
    where = f"/desk/appointments/{row.pk}/prepare/"
    assert said in cast.browser(cast.anna).get(where).content.decode()
    Appointment.objects.filter(status="missed").update(status="kept")
    assert said not in cast.browser(cast.anna).get(where).content.decode()


def test_what_was_missed_leads_to_what_was_charged(cast: Cast) -> None:
    """A04: waived only there, and only for a reason."""
    row = booked(cast, NOW - timedelta(days=1), status="missed")
    link = f'href="/desk/clients/{cast.vera.pk}/money/"'
    where = f"/desk/appointments/{row.pk}/"
    assert link in cast.browser(cast.anna).get(where).content.decode()
    assert link not in cast.browser(cast.chie).get(where).content.decode()
