"""A client books in the portal: only openings, only within an agreement, and taken back for some minutes."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser

from alongside.frame.models import Frame, FrameStatus
from alongside.practice.models import Service, ServiceMember
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, WorkingHours
from alongside.trail.actors import command
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
PAGE = "/portal/appointments/book/"
THURSDAY = "2026-02-05T{}:00+02:00"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def agreed(cast: Cast) -> Cast:
    """Vera's agreement with Anna, who works on Thursdays from 9 to 12; so does Mikko, from 13 to 15."""
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        agreed_at=NOW,
        minutes=50,
        room=cast.room,
    )
    for member, since, until in ((cast.anna, 9, 12), (cast.mikko, 13, 15)):
        WorkingHours.objects.create(
            practice=cast.practice, member=member, weekday=3, starts=time(since), ends=time(until)
        )
    return cast


def service(cast: Cast, name: str, *members: Any, **also: Any) -> Service:
    made = Service.objects.create(
        practice=cast.practice, **({"names": {"en": name}, "minutes": 30, "booking": "open"} | also)
    )
    for member in members:
        ServiceMember.objects.create(practice=cast.practice, service=made, member=member)
    return made


def times(browser: Browser, **asked: str) -> list[str]:
    page = browser.get(PAGE, asked).content.decode()
    return re.findall(r"<span>(\d\d:\d\d)</span>", page)[:5]


def test_as_agreed_with_ones_own(agreed: Cast) -> None:
    browser = agreed.browser(agreed.vera)
    assert times(browser) == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    assert times(browser, zone="Asia/Tokyo")[0] == "16:00"
    done = browser.post(PAGE, {"starts_at": THURSDAY.format("10:00")}, follow=True).content.decode()
    assert "Your meeting is booked." in done
    assert "Until 10:05 you can take it back" in done
    row = Appointment.objects.get()
    assert (row.client, row.member, row.room, row.booked_by) == (
        agreed.vera,
        agreed.anna,
        agreed.room,
        "client",
    )


def test_a_room_that_is_taken_is_no_opening(agreed: Cast) -> None:
    book_appointment(
        command(agreed.practice.pk),
        client_id=agreed.oskar.pk,
        member_id=agreed.mikko.pk,
        starts_at=datetime.fromisoformat(THURSDAY.format("09:30")),
        minutes=30,
        place_kind="room",
        room_id=agreed.room.pk,
    )
    assert times(agreed.browser(agreed.vera))[:2] == ["10:00", "10:30"]


@pytest.mark.parametrize("wrong", ["", "soon", THURSDAY.format("09:45"), THURSDAY.format("13:00")])
def test_only_what_is_shown(agreed: Cast, wrong: str) -> None:
    assert agreed.browser(agreed.vera).post(PAGE, {"starts_at": wrong}).status_code == 422
    assert not Appointment.objects.exists()


def test_a_second_meeting_needs_the_agreement_and_that_is_said_kindly(agreed: Cast) -> None:
    """A02."""
    Frame.objects.all().delete()
    browser = agreed.browser(agreed.vera)
    assert "To our agreement" not in browser.get(PAGE).content.decode()
    book_appointment(
        command(agreed.practice.pk),
        client_id=agreed.vera.pk,
        member_id=agreed.anna.pk,
        starts_at=datetime.fromisoformat(THURSDAY.format("09:00")),
    )
    page = browser.get(PAGE).content.decode()
    assert "we agree on how we work together" in page
    assert 'href="/portal/agreement/"' in page
    browser.post(PAGE, {"starts_at": THURSDAY.format("10:00")})
    assert Appointment.objects.count() == 1


def test_services_are_chosen_and_those_of_members_are_never_shown(agreed: Cast) -> None:
    talk = service(agreed, "Short talk", agreed.mikko)
    asked = service(agreed, "Long talk", booking="approved")
    letter = service(agreed, "Couples", booking="contact")
    hidden = service(agreed, "Supervision", booking="members")
    browser = agreed.browser(agreed.vera)
    page = browser.get(PAGE).content.decode()
    for name in ("Short talk", "Long talk", "Couples"):
        assert name in page
    assert "Supervision" not in page
    assert times(browser, service=str(talk.pk))[:4] == ["13:00", "13:30", "14:00", "14:30"]
    assert "please write to us first" in browser.get(PAGE, {"service": str(letter.pk)}).content.decode()
    for one in (letter, hidden):
        browser.post(PAGE, {"service": str(one.pk), "starts_at": THURSDAY.format("09:00")})
    assert not Appointment.objects.exists()
    browser.post(PAGE, {"service": str(asked.pk), "starts_at": THURSDAY.format("09:00")})
    assert Appointment.objects.get().status == "requested"
    page = browser.get("/portal/appointments/").content.decode()
    assert "asked for" in page


def test_anybody(agreed: Cast) -> None:
    talk = service(agreed, "Short talk")
    browser = agreed.browser(agreed.vera)
    assert times(browser, service=str(talk.pk))[0] == "09:00"  # Anna is hers
    everybody = browser.get(PAGE, {"service": str(talk.pk), "member": "any"}).content.decode()
    assert "<span>11:30</span>" in everybody
    assert "<span>14:30</span>" in everybody
    given = {"service": str(talk.pk), "member": "any", "starts_at": THURSDAY.format("14:30")}
    assert browser.post(PAGE, given).status_code == 302
    assert Appointment.objects.get().member == agreed.mikko
    given |= {"starts_at": THURSDAY.format("12:30")}
    assert browser.post(PAGE, given).status_code == 422


def test_twice_at_one_time_is_not_for_one_person(agreed: Cast) -> None:
    browser = agreed.browser(agreed.vera)
    browser.post(PAGE, {"starts_at": THURSDAY.format("09:00")})
    assert times(browser)[:3] == ["10:00", "10:30", "11:00"]
    assert browser.post(PAGE, {"starts_at": THURSDAY.format("09:00")}).status_code == 422
    assert Appointment.objects.count() == 1


def test_others_do_not_book_here(agreed: Cast) -> None:
    for who in (agreed.anna, agreed.chie, agreed.stranger):
        assert agreed.browser(who).get(PAGE).status_code == 404
    assert Browser().get(PAGE).status_code == 302


def test_the_page_asks_few_questions(agreed: Cast, django_assert_max_num_queries: Any) -> None:
    for n in range(20):
        start = NOW - timedelta(days=30 + n)
        Appointment.objects.create(
            practice=agreed.practice,
            client=agreed.vera,
            member=agreed.anna,
            starts_at=start,
            ends_at=start + timedelta(minutes=50),
            timezone="UTC",
            status="kept",
        )
    browser = agreed.browser(agreed.vera)
    with django_assert_max_num_queries(22):
        browser.get(PAGE)
