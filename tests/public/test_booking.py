"""A first meeting without an account, and the link in its letter."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from alongside.clients.models import Client, ContactPoint, Engagement
from alongside.frame.models import Frame
from alongside.notices.models import Notice
from alongside.practice.models import Member, Service, Unit
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, BookingRules, Hold, Occupied, WorkingHours
from alongside.trail.actors import command
from alongside.trail.models import Event
from tests.cast import Cast, make_member

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


def choose(browser: Browser, cast: Cast, at: str = "09:30", **also: str) -> Any:
    given = {"member": str(cast.mikko.pk), "zone": "Europe/Helsinki", "choose": "1"}
    return browser.post(PAGE, given | {"starts_at": THURSDAY.format(at)} | also)


def test_a_chosen_time_is_kept_while_somebody_writes(open_house: Cast) -> None:
    browser = Browser()
    answer = choose(browser, open_house)
    assert answer.status_code == 302
    assert answer.cookies["kept_time"]["httponly"]
    page = browser.get(answer["Location"]).content.decode()
    assert "This time is kept for you until 10:10." in page
    assert "Thursday, 5 February 2026, 09:30" in page
    assert "Your name" in page
    others = Browser().get(PAGE).content.decode()
    assert re.findall(r"<span>(\d\d:\d\d)</span>", others)[:2] == ["10:30", "11:00"]
    assert Browser().post(PAGE, wish(open_house)).status_code == 422
    done = browser.post(PAGE, wish(open_house, language="en"), follow=True).content.decode()
    assert "Take it back" in done
    assert Hold.objects.count() == 0


def test_several_tabs_keep_one_time(open_house: Cast) -> None:
    browser = Browser()
    for at in ("09:00", "09:30", "10:30"):
        assert choose(browser, open_house, at).status_code == 302
    assert Hold.objects.count() == 1
    assert Hold.objects.get().starts_at == datetime.fromisoformat(THURSDAY.format("10:30"))


def test_a_cookie_of_ones_own_making_keeps_nothing(open_house: Cast) -> None:
    choose(Browser(), open_house)
    thief = Browser()
    thief.cookies["kept_time"] = str(Hold.objects.get().pk)
    assert thief.post(PAGE, wish(open_house)).status_code == 422
    assert Hold.objects.count() == 1


def test_a_time_that_nobody_offers_is_not_kept(open_house: Cast) -> None:
    for at in ("09:45", "20:00"):
        assert choose(Browser(), open_house, at).status_code == 422
    assert choose(Browser(), open_house, starts_at="").status_code == 422
    assert Hold.objects.count() == 0


def test_nobody_keeps_everything(open_house: Cast) -> None:
    answers = {choose(Browser(), open_house, "09:30").status_code for _ in range(31)}
    assert answers == {302, 422, 429}


def test_the_undo_is_on_the_page_and_takes_everything_back(open_house: Cast) -> None:
    browser = Browser()
    link = browser.post(PAGE, wish(open_house, language="en"))["Location"]
    done = browser.post(link, {"do": "undo"}, follow=True).content.decode()
    assert "Taken back." in done
    assert Occupied.objects.count() == 0
    assert not Notice.objects.filter(status="waiting").exists()


def test_the_link_moves(open_house: Cast) -> None:
    browser = Browser()
    link = browser.post(PAGE, wish(open_house, language="en"))["Location"]
    page = browser.get(f"{link}move/").content.decode()
    assert re.findall(r"<span>(\d\d:\d\d)</span>", page)[:3] == ["09:00", "10:00", "10:30"]
    assert browser.post(f"{link}move/", {"starts_at": THURSDAY.format("09:45")}).status_code == 422
    done = browser.post(f"{link}move/", {"starts_at": THURSDAY.format("11:00")}, follow=True)
    assert "Moved to Thursday, 5 February 2026, 11:00" in done.content.decode()
    assert Browser().get("/appointment/somebody-elses/move/").status_code == 410


def test_the_link_asks_once_more_before_a_late_move(open_house: Cast) -> None:
    browser = Browser()
    link = browser.post(PAGE, wish(open_house, language="en"))["Location"]
    planned = Appointment.objects.get()
    work = Engagement.objects.create(
        practice=planned.practice, client=planned.client, practitioner=planned.member, opened_at=NOW
    )
    Frame.objects.create(
        practice=planned.practice,
        client=planned.client,
        engagement=work,
        version=1,
        status="agreed",
        agreed_at=NOW - timedelta(days=1),
        cancel_hours=300,
        fee=80,
        late_percent=50,
    )
    Appointment.objects.update(engagement=work)
    when = {"starts_at": THURSDAY.format("11:00")}
    asked = browser.post(f"{link}move/", when).content.decode()
    assert "Move it and accept €40.00" in asked
    accept = re.findall('name="accept" value="([^"]*)"', asked)[0]
    done = browser.post(f"{link}move/", when | {"accept": accept}, follow=True).content.decode()
    assert "Moved to Thursday, 5 February 2026, 11:00" in done
    assert Appointment.objects.filter(status="cancelled_late").count() == 1


def service(cast: Cast, name: str, **also: Any) -> Service:
    usual = {"names": {"en": name}, "minutes": 30, "booking": "open", "is_for_newcomers": True}
    return Service.objects.create(practice=cast.practice, **(usual | also))


def test_what_is_offered_is_chosen_first(open_house: Cast) -> None:
    talk = service(open_house, "A short talk", fee=20)
    letter = service(open_house, "Couples", booking="contact")
    service(open_house, "Supervision", booking="members")
    service(open_house, "For clients", is_for_newcomers=False)
    page = Browser().get(PAGE).content.decode()
    assert "A short talk" in page
    assert "€20.00" in page
    for hidden in ("Supervision", "For clients"):
        assert hidden not in page
    by_letter = Browser().get(PAGE, {"service": str(letter.pk)}).content.decode()
    assert "please write to us first" in by_letter
    assert "<span>09:00</span>" not in by_letter
    times = Browser().get(PAGE, {"service": str(talk.pk)}).content.decode()
    assert "<span>11:30</span>" in times
    for refused in ({}, {"service": str(letter.pk)}):
        Browser().post(PAGE, wish(open_house, **refused))
    assert Appointment.objects.count() == 0
    Browser().post(PAGE, wish(open_house, service=str(talk.pk), starts_at=THURSDAY.format("11:30")))
    assert Appointment.objects.get().service == talk


def test_what_needs_a_yes_is_asked_for(open_house: Cast) -> None:
    service(open_house, "A long talk", booking="approved")
    browser = Browser()
    done = browser.post(PAGE, wish(open_house, language="en"), follow=True).content.decode()
    assert "You have asked for this time." in done
    assert Appointment.objects.get().status == "requested"


def test_anybody_and_anybody_of_a_unit(open_house: Cast) -> None:
    """Anna works in the north from 13 to 15, Mikko in the south from 9 to 12."""
    north, south = (
        Unit.objects.create(practice=open_house.practice, name=name, timezone="UTC") for name in ("N", "S")
    )
    Member.objects.filter(pk=open_house.anna.pk).update(takes_newcomers=True, unit=north)
    Member.objects.filter(pk=open_house.mikko.pk).update(unit=south)
    WorkingHours.objects.create(
        practice=open_house.practice, member=open_house.anna, weekday=3, starts=time(13), ends=time(15)
    )

    def first(who: str) -> list[str]:
        page = Browser().get(PAGE, {"member": who}).content.decode()
        assert "Anybody in N" in page
        return re.findall(r"<span>(\d\d:\d\d)</span>", page)[:6]

    assert first("any") == ["09:00", "09:30", "10:00", "10:30", "11:00", "13:00"]
    assert first(f"unit:{north.pk}")[:3] == ["13:00", "13:30", "14:00"]
    assert first(str(open_house.mikko.pk))[-1] == "09:00"
    answer = Browser().post(PAGE, wish(open_house, member="any", starts_at=THURSDAY.format("13:00")))
    assert answer.status_code == 302
    assert Appointment.objects.get().member == open_house.anna


def test_where_somebody_heard_of_us_is_theirs_to_say(open_house: Cast) -> None:
    """M03."""
    Browser().post(PAGE, wish(open_house, heard_from="recommended"))
    assert Client.objects.get(name="Noor Newcomer").heard_from == "recommended"
    assert Browser().post(PAGE, wish(open_house, heard_from="nonsense")).status_code == 422


def test_the_page_asks_as_often_for_many_as_for_one(open_house: Cast) -> None:
    counts = []
    for more in (0, 12):
        for n in range(more):
            member = make_member(open_house.practice, f"Member{n}", takes_newcomers=True)
            WorkingHours.objects.create(
                practice=open_house.practice, member=member, weekday=3, starts=time(9), ends=time(12)
            )
        with CaptureQueriesContext(connection) as seen:
            Browser().get(PAGE, {"member": "any"})
        counts.append(len(seen))
    assert counts[1] <= counts[0] + 12  # who is taken when is asked of each
