"""A first meeting without an account, and the link in its letter."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser

from alongside.clients.models import Client, ContactPoint
from alongside.notices.models import Notice
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, BookingRules, Occupied, WorkingHours
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
THURSDAY = "2026-02-05T{}:00+02:00"
PAGE = "/p/riverside/book/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def open_house(cast: Cast) -> Cast:
    """Mikko takes newcomers on Thursdays from 9 to 12."""
    cast.practice.is_public = True
    cast.practice.save()
    cast.mikko.takes_newcomers = True
    cast.mikko.save()
    WorkingHours.objects.create(
        practice=cast.practice, member=cast.mikko, weekday=3, starts=time(9), ends=time(12)
    )
    return cast


def wish(cast: Cast, **given: str) -> dict[str, str]:
    usual = {
        "member": str(cast.mikko.pk),
        "zone": "Europe/Helsinki",
        "starts_at": THURSDAY.format("09:30"),
        "name": "Noor Newcomer",
        "email": "noor@new.example",
        "language": "fi",
    }
    return usual | given


def test_free_times_are_shown_in_the_viewers_zone(open_house: Cast) -> None:
    page = Browser().get(PAGE).content.decode()
    assert "Thursday, 5 February" in page
    assert re.findall(r"<span>(\d\d:\d\d)</span>", page)[:5] == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    tokyo = Browser().get(PAGE, {"zone": "Asia/Tokyo"}).content.decode()
    assert re.findall(r"<span>(\d\d:\d\d)</span>", tokyo)[0] == "16:00"
    assert Browser().get(PAGE, {"zone": "Moon/Base", "since": "nonsense", "member": "x"}).status_code == 200
    assert Occupied.objects.count() == 0


def test_what_is_taken_or_too_soon_is_not_shown(open_house: Cast) -> None:
    book_appointment(
        command(open_house.practice.pk),
        client_id=open_house.oskar.pk,
        member_id=open_house.mikko.pk,
        starts_at=datetime.fromisoformat(THURSDAY.format("10:00")),
    )
    page = Browser().get(PAGE).content.decode()
    assert re.findall(r"<span>(\d\d:\d\d)</span>", page)[:3] == ["09:00", "11:00", "09:00"]
    with time_machine.travel(NOW + timedelta(days=1, hours=1, minutes=1), tick=False):  # Wednesday 11:01
        later = Browser().get(PAGE).content.decode()
        assert "5 February" not in later
        assert "12 February" in later


def test_one_form_books_and_the_practice_knows_a_newcomer(open_house: Cast) -> None:
    answer = Browser().post(PAGE, wish(open_house))
    assert answer.status_code == 302
    row = Appointment.objects.get()
    assert (row.starts_at, row.is_first, row.booked_by, row.member) == (
        datetime(2026, 2, 5, 7, 30, tzinfo=UTC),
        True,
        "newcomer",
        open_house.mikko,
    )
    new = Client.objects.get(name="Noor Newcomer")
    assert (new.status, new.origin, new.language, new.timezone, new.account) == (
        "newcomer",
        "public",
        "fi",
        "Europe/Helsinki",
        None,
    )
    assert ContactPoint.objects.get(client=new).may_remind
    assert Event.objects.get(verb="appointment.booked").actor_kind == "newcomer"
    told = Notice.objects.order_by("kind").values_list("kind", "email", "language")
    assert list(told) == [
        ("appointment.booked", "noor@new.example", "fi"),
        ("appointment.new_first", open_house.mikko.email, "en"),
        ("appointment.reminder", "noor@new.example", "fi"),
        ("client.intake_asked", "noor@new.example", "fi"),
    ]


def test_the_link_shows_and_only_the_button_cancels(open_house: Cast) -> None:
    browser = Browser()
    link = browser.post(PAGE, wish(open_house, language="en"))["Location"]
    page = browser.get(link).content.decode()
    assert "Thursday, 5 February 2026, 09:30" in page
    assert Appointment.objects.get().status == "planned"
    done = Browser().post(link, follow=True).content.decode()
    assert "Your appointment is cancelled." in done
    assert Appointment.objects.get().status == "cancelled_in_time"
    assert Occupied.objects.count() == 0
    assert Browser().post(link, follow=True).status_code == 200
    assert Browser().get("/appointment/somebody-elses/").status_code == 410
    assert Browser().post("/appointment/somebody-elses/").status_code == 410


@pytest.mark.parametrize(
    "given",
    [
        {"starts_at": THURSDAY.format("09:45")},  # not on the grid
        {"starts_at": THURSDAY.format("11:30")},  # beyond working hours
        {"starts_at": "2026-02-06T09:00:00+02:00"},  # no working day
        {"starts_at": "2027-02-04T09:00:00+02:00"},  # beyond the horizon
        {"starts_at": "2026-01-29T09:00:00+02:00"},  # past
        {"starts_at": "soon"},
        {"starts_at": "2026-02-05T09:00:00"},  # no zone
        {"starts_at": ""},
        {"name": ""},
        {"email": "not an address"},
        {"language": "xx"},
    ],
)
def test_only_what_is_shown_can_be_booked(open_house: Cast, given: dict[str, str]) -> None:
    """A direct request gets nothing that the page does not offer (peers.md 2.5)."""
    before = Client.objects.count()
    answer = Browser().post(PAGE, wish(open_house, **given))
    assert answer.status_code == 422
    assert "Please look at this again" in answer.content.decode()
    assert (Appointment.objects.count(), Client.objects.count()) == (0, before)


def test_who_comes_second_is_told_and_keeps_what_they_typed(open_house: Cast) -> None:
    Browser().post(PAGE, wish(open_house))
    answer = Browser().post(PAGE, wish(open_house, name="Second Person"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Somebody was faster" in page
    assert "Second Person" in page
    assert Client.objects.filter(name="Second Person").count() == 0


def test_a_flood_is_stopped(open_house: Cast) -> None:
    BookingRules.objects.create(practice=open_house.practice, step_minutes=5)
    WorkingHours.objects.update(ends=time(20))
    answers = [
        Browser().post(PAGE, wish(open_house, starts_at=THURSDAY.format(f"{9 + n:02}:00"))).status_code
        for n in range(7)
    ]
    assert answers == [302] * 5 + [429] * 2
    assert Appointment.objects.count() == 5


def test_machines_that_fill_in_everything_book_nothing(open_house: Cast) -> None:
    assert Browser().post(PAGE, wish(open_house, website="https://spam.example")).status_code == 302
    assert Appointment.objects.count() == 0


def test_a_practice_that_takes_nobody_says_so(open_house: Cast) -> None:
    open_house.mikko.takes_newcomers = False
    open_house.mikko.save()
    page = Browser().get(PAGE)
    assert page.status_code == 200
    assert "Nobody can take new people" in page.content.decode()
    Browser().post(PAGE, wish(open_house))
    assert Appointment.objects.count() == 0


def test_a_practice_without_a_public_page_is_not_there(cast: Cast) -> None:
    assert Browser().get(PAGE).status_code == 404
    assert Browser().post(PAGE, wish(cast)).status_code == 404
    assert Browser().get("/p/nowhere/book/").status_code == 404


def test_the_page_is_in_the_readers_language(open_house: Cast, settings: Any) -> None:
    page = Browser().get(PAGE, headers={"accept-language": "ru"})
    assert page["Content-Language"] == "ru"
    assert 'lang="ru"' in page.content.decode()
