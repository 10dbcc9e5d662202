"""A client sees their own appointments and cancels them."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.money.models import Charge
from alongside.scheduling.actions import book_appointment, move_appointment
from alongside.scheduling.models import Appointment, WorkingHours
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
    assert page.replace("kept.js", "").count("kept") == 10


def test_what_it_costs_is_said_before_the_button(cast: Cast, planned: Appointment) -> None:
    """A04: by the agreement that holds when it starts."""
    Frame.objects.update(fee=80, late_percent=50, cancel_hours=24)
    browser = cast.browser(cast.vera)
    where = f"/portal/appointments/{planned.pk}/"
    page = browser.get(where).content.decode()
    assert (
        "Until Wednesday, 4 February 2026, 14:00 it costs nothing. After that, the agreed fee is €40.00."
        in page
    )
    with time_machine.travel(AT - timedelta(hours=23), tick=False):
        browser = cast.browser(cast.vera)  # the sign-in of days ago holds no more
        late = browser.get(where).content.decode()
        assert "it cost nothing. Now the agreed fee is €40.00." in late
        assert "Move to another time" in late
        again = browser.post(f"{where}cancel/", {"free": "1"}, follow=True).content.decode()
        assert "has just passed" in again
        planned.refresh_from_db()
        assert planned.status == "planned"
        browser.post(f"{where}cancel/")
        planned.refresh_from_db()
        assert planned.status == "cancelled_late"


def test_that_this_one_is_free_is_said_before_the_button(cast: Cast, planned: Appointment) -> None:
    Frame.objects.update(fee=80, late_percent=50, free_late=1)
    where, browser = f"/portal/appointments/{planned.pk}/", cast.browser(cast.vera)
    page = browser.get(where).content.decode()
    assert "Now it is late, but this one costs nothing, as agreed." in page
    assert "€40.00" not in page
    assert "Cancel this appointment" in page
    earlier = Appointment.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=planned.engagement,
        member=cast.anna,
        starts_at=AT - timedelta(days=90),
        ends_at=AT - timedelta(days=90) + timedelta(minutes=50),
        timezone="UTC",
        status="cancelled_late",
    )
    assert "Now the agreed fee is €40.00." in browser.get(where).content.decode()
    earlier.delete()
    browser.post(f"{where}cancel/")
    assert not Charge.objects.exists()


@pytest.fixture
def in_time(cast: Cast, planned: Appointment) -> Appointment:
    """Anna works every afternoon; it is still early enough to move the meeting."""
    Frame.objects.update(cancel_hours=24)
    for weekday in range(7):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=weekday, starts=time(12), ends=time(16)
        )
    return planned


def test_a_client_moves_to_one_of_the_times_shown(cast: Cast, in_time: Appointment) -> None:
    browser, where = cast.browser(cast.vera), f"/portal/appointments/{in_time.pk}/move/"
    page = browser.get(where).content.decode()
    assert 'value="2026-02-06T14:00:00+02:00"' in page
    assert 'value="2026-02-05T14:00:00+02:00"' not in page
    for wrong in ("", "soon", "2026-02-06T13:50:00+02:00"):
        assert browser.post(where, {"starts_at": wrong}).status_code == 422
    done = browser.post(where, {"starts_at": "2026-02-06T14:00:00+02:00"}, follow=True).content.decode()
    assert "Moved to Friday, 6 February 2026, 14:00" in done
    in_time.refresh_from_db()
    assert in_time.starts_at == AT + timedelta(days=1)
    for who in (cast.oskar, cast.strangers_client, cast.anna):
        assert cast.browser(who).get(where).status_code == 404
        assert cast.browser(who).post(where, {"starts_at": "2026-02-05T14:00:00+02:00"}).status_code == 404


def test_a_late_move_says_what_it_costs_and_asks_once_more(cast: Cast, in_time: Appointment) -> None:
    """A04: nobody is charged for a click."""
    Frame.objects.update(cancel_hours=72, fee=80, late_percent=50)
    browser, where = cast.browser(cast.vera), f"/portal/appointments/{in_time.pk}/move/"
    page = browser.get(where).content.decode()
    assert "This move is late" in page
    assert "The agreement says €40.00" in page
    assert "It costs nothing to move it" not in page
    wish = {"starts_at": "2026-02-06T14:00:00+02:00"}
    for accepted in ("", "nothing", "30.00 EUR"):
        asked = browser.post(where, wish | {"accept": accepted})
        assert asked.status_code == 200
        assert "Move it and accept €40.00" in asked.content.decode()
        assert "Keep my time" in asked.content.decode()
    assert browser.post(where, {"starts_at": "2026-02-06T13:50:00+02:00"}).status_code == 422
    assert Charge.objects.count() == 0
    done = browser.post(where, wish | {"accept": "40.00 EUR"}, follow=True).content.decode()
    assert "Moved to Friday, 6 February 2026, 14:00" in done
    assert [(each.kind, str(each.amount)) for each in Charge.objects.all()] == [("late", "40.00")]
    in_time.refresh_from_db()
    assert in_time.starts_at == AT + timedelta(days=1)


def test_a_late_move_that_is_excepted_says_so(cast: Cast, in_time: Appointment) -> None:
    Frame.objects.update(cancel_hours=72, fee=80, late_percent=50, free_late=1)
    browser, where = cast.browser(cast.vera), f"/portal/appointments/{in_time.pk}/move/"
    assert "This move is late, but this one costs nothing, as agreed." in browser.get(where).content.decode()
    asked = browser.post(where, {"starts_at": "2026-02-06T14:00:00+02:00"}).content.decode()
    accept = asked.split('name="accept" value="')[1].split('"')[0]
    browser.post(where, {"starts_at": "2026-02-06T14:00:00+02:00", "accept": accept})
    assert not Charge.objects.exists()
    assert Appointment.objects.filter(status="cancelled_late").count() == 1


def test_what_we_moved_waits_on_the_first_page_until_it_was_seen(cast: Cast, planned: Appointment) -> None:
    """A06."""
    move_appointment(cast.actor(cast.anna), appointment_id=planned.pk, starts_at=AT + timedelta(days=1))
    browser, said = cast.browser(cast.vera), "It was: Thursday, 5 February 2026, 14:00. It is now: Friday"
    for where in ("/portal/", "/portal/appointments/", f"/portal/appointments/{planned.pk}/"):
        assert said in browser.get(where).content.decode()
    for who in (cast.oskar, cast.strangers_client):
        assert cast.browser(who).post(f"/portal/appointments/{planned.pk}/seen/").status_code == 404
    answer = browser.post(f"/portal/appointments/{planned.pk}/seen/", {"home": "1"})
    assert answer["Location"] == "/portal/"
    assert said not in browser.get("/portal/").content.decode()


def test_a_mistake_is_taken_back(cast: Cast, planned: Appointment) -> None:
    where = f"/portal/appointments/{planned.pk}/"
    browser = cast.browser(cast.vera)
    assert "Take it back" not in browser.get(where).content.decode()
    assert "no longer be taken back" in browser.post(f"{where}undo/", follow=True).content.decode()
    Appointment.objects.update(undo_until=NOW + timedelta(minutes=5))
    assert "Until 10:05 you can take it back" in browser.get(where).content.decode()
    assert cast.browser(cast.oskar).post(f"{where}undo/").status_code == 404
    assert "Taken back." in browser.post(f"{where}undo/", follow=True).content.decode()
    planned.refresh_from_db()
    assert planned.status == "cancelled_in_time"
