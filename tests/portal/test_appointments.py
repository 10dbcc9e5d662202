"""A client sees their own appointments and cancels them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment
from alongside.trail.actors import command
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)
AT = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def planned(cast: Cast) -> Appointment:
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        cancel_hours=72,
    )
    return book_appointment(
        command(cast.practice.pk),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=AT,
        place_kind="video",
        place="https://meet.example/vera",
    )


def test_what_is_planned(cast: Cast, planned: Appointment) -> None:
    browser = cast.browser(cast.vera)
    page = browser.get("/portal/appointments/").content.decode()
    assert "Thursday, 5 February 2026, 14:00" in page
    one = browser.get(f"/portal/appointments/{planned.pk}/").content.decode()
    assert 'href="https://meet.example/vera"' in one
    assert "It is later than we agreed" in one
    assert (
        "No appointment is planned" in cast.browser(cast.oskar).get("/portal/appointments/").content.decode()
    )


def test_times_are_in_the_clients_zone(cast: Cast, planned: Appointment) -> None:
    cast.vera.timezone = "Asia/Tokyo"
    cast.vera.save()
    assert "21:00" in cast.browser(cast.vera).get("/portal/appointments/").content.decode()


def test_the_button_cancels_and_opening_the_page_does_not(cast: Cast, planned: Appointment) -> None:
    browser = cast.browser(cast.vera)
    assert browser.get(f"/portal/appointments/{planned.pk}/cancel/").status_code == 405
    page = browser.post(f"/portal/appointments/{planned.pk}/cancel/", follow=True).content.decode()
    assert "Your appointment is cancelled." in page
    assert "cancelled late" in page
    planned.refresh_from_db()
    assert planned.status == "cancelled_late"
    again = browser.post(f"/portal/appointments/{planned.pk}/cancel/", follow=True).content.decode()
    assert "not planned any more" in again


def test_somebody_elses_is_not_there(cast: Cast, planned: Appointment) -> None:
    for who in (cast.oskar, cast.strangers_client, cast.anna, cast.stranger):
        browser = cast.browser(who)
        assert browser.get(f"/portal/appointments/{planned.pk}/").status_code == 404
        assert browser.post(f"/portal/appointments/{planned.pk}/cancel/").status_code == 404
    planned.refresh_from_db()
    assert planned.status == "planned"


def test_before_is_short_and_asks_few_questions(
    cast: Cast, planned: Appointment, django_assert_max_num_queries: object
) -> None:
    for n in range(30):
        Appointment.objects.create(
            practice=cast.practice,
            client=cast.vera,
            member=cast.anna,
            starts_at=AT - timedelta(days=7 + n),
            ends_at=AT - timedelta(days=7 + n) + timedelta(minutes=50),
            timezone="UTC",
            status="kept",
        )
    browser = cast.browser(cast.vera)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        page = browser.get("/portal/appointments/").content.decode()
    assert page.count("kept") == 10
