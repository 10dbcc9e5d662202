"""Couples and groups as pages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alongside.frame.models import Frame, FrameStatus
from alongside.meetings.models import Meeting
from alongside.scheduling.actions import book_appointment, book_gathering
from alongside.scheduling.models import Appointment, Gathering
from alongside.trail.actors import command
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Helsinki
START = datetime(2026, 2, 12, 12, tzinfo=UTC)
NEW = "/desk/gatherings/new/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def form(cast: Cast, **given: object) -> dict[str, object]:
    usual = {
        "client": [str(cast.vera.pk), str(cast.oskar.pk)],
        "day": "2026-02-12",
        "at": "14:00",
        "minutes": "80",
        "title": "Couple",
        "capacity": "",
        "member": str(cast.anna.pk),
        "others": [],
        "place_kind": "room",
        "room": str(cast.room.pk),
        "place": "",
        "times": "1",
        "until": "",
        "every_weeks": "1",
    }
    return usual | given


def shared(cast: Cast, **also: object) -> Gathering:
    what = {
        "member_id": cast.anna.pk,
        "client_ids": [cast.vera.pk, cast.oskar.pk],
        "title": "Couple",
        "minutes": 80,
        "capacity": 3,
    }
    return book_gathering(cast.actor(cast.anna), starts_at=START, **(what | also))


def address(found: Gathering, also: str = "") -> str:
    return f"/desk/gatherings/{found.pk}/{also}"


def agree(cast: Cast) -> None:
    for work in (cast.advice, cast.delivery):
        Frame.objects.create(
            practice=cast.practice,
            client=work.client,
            engagement=work,
            version=1,
            status=FrameStatus.AGREED,
            agreed_at=NOW,
            cancel_hours=48,
        )


def test_the_booking_page_leads_to_a_couple(cast: Cast) -> None:
    """ "Together with": the first person is chosen already, the second is looked for."""
    browser = cast.browser(cast.anna)
    page = browser.get("/desk/book/", {"client": str(cast.vera.pk)}).content.decode()
    assert f"{NEW}?client={cast.vera.pk}" in page
    page = browser.get(NEW, {"client": str(cast.vera.pk), "at": "2026-02-12T14:30"}).content.decode()
    assert 'value="2026-02-12"' in page
    assert 'value="14:30"' in page
    assert "Vera Example" in page
    looked = browser.post(NEW, form(cast, client=[str(cast.vera.pk)], find="yes", q="osk", title="Two"))
    words = looked.content.decode()
    assert looked.status_code == 200
    assert "Oskar Example" in words
    assert 'value="Two"' in words
    assert Gathering.objects.count() == 0


def test_two_are_booked(cast: Cast) -> None:
    done = cast.browser(cast.anna).post(NEW, form(cast, others=[str(cast.mikko.pk)], capacity="4"))
    found = Gathering.objects.get()
    assert (done.status_code, done["Location"]) == (302, address(found))
    assert (found.title, found.starts_at, found.capacity, found.room) == ("Couple", START, 4, cast.room)
    page = cast.browser(cast.mikko).get(address(found)).content.decode()
    assert "Vera Example" in page
    assert "2 of 4 are taken" in page
    assert "Anna, Mikko" in page


def test_a_series_is_looked_at_first(cast: Cast) -> None:
    agree(cast)
    browser = cast.browser(cast.anna)
    shared(cast)
    page = browser.post(NEW, form(cast, times="3"))
    assert page.status_code == 200
    assert "2 of 3 times are free for everybody" in page.content.decode()
    assert browser.post(NEW, form(cast, times="3", confirm="yes")).status_code == 422
    done = browser.post(NEW, form(cast, times="3", confirm="yes", leave_out=["1"]))
    assert done.status_code == 302
    assert [row.starts_at.day for row in Gathering.objects.order_by("starts_at")] == [12, 19, 26]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"client": []}, "Choose at least one person"),
        ({"client": ["nobody"]}, "Choose at least one person"),
        ({"capacity": "1"}, "greater than or equal to 2"),
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"day": "2026-02-02"}, "has passed already"),
        ({"member": "me"}, "Select a valid choice"),
        ({"others": ["me"]}, "Select a valid choice"),
        ({"until": "2026-02-01"}, "Choose a last day"),
        ({"times": "105"}, "less than or equal to 104"),
    ],
)
def test_nonsense_is_said_beside_its_field(cast: Cast, given: dict[str, object], said: str) -> None:
    page = cast.browser(cast.anna).post(NEW, form(cast, **given))
    assert page.status_code == 422
    assert said in page.content.decode()
    assert Gathering.objects.count() == 0


def test_a_taken_time_asks_for_a_reason(cast: Cast) -> None:
    book_appointment(
        command(cast.practice.pk),
        client_id=make_client(cast.anna, "Other").pk,
        member_id=cast.anna.pk,
        starts_at=START,
    )
    browser = cast.browser(cast.anna)
    page = browser.post(NEW, form(cast))
    assert page.status_code == 422
    assert "override_reason" in page.content.decode()
    assert browser.post(NEW, form(cast, override_reason="They know")).status_code == 302


def test_whose_agreement_is_missing_is_said(cast: Cast) -> None:
    shared(cast)
    page = cast.browser(cast.anna).post(NEW, form(cast, day="2026-02-19"))
    assert page.status_code == 422
    assert "Vera Example: A second meeting" in page.content.decode()


def test_one_comes_and_one_goes(cast: Cast) -> None:
    found, nora = shared(cast), make_client(cast.anna, "Nora")
    browser = cast.browser(cast.anna)
    assert "Nora" in browser.post(address(found), {"q": "nor"}, follow=True).content.decode()
    assert browser.post(address(found, "add/"), {"client": str(nora.pk)}).status_code == 302
    full = browser.post(address(found, "add/"), {"client": str(make_client(cast.anna, "Omar").pk)})
    assert full.status_code == 422
    assert "no place left" in full.content.decode()
    row = Appointment.objects.get(client=nora)
    gone = browser.post(address(found, f"people/{row.pk}/remove/"), {"by": "us"})
    assert gone.status_code == 302
    row.refresh_from_db()
    assert row.status == "cancelled_by_us"
    assert browser.post(address(found, f"people/{row.pk}/remove/"), {"by": "who"}).status_code == 422
    assert browser.post(address(found, f"people/{row.pk}/remove/"), {"by": "us"}).status_code == 422


def test_it_moves_and_is_cancelled_for_everybody(cast: Cast) -> None:
    found, browser = shared(cast), cast.browser(cast.anna)
    to = {"day": "2026-02-13", "at": "09:00", "minutes": "60"}
    assert browser.post(address(found, "move/"), to).status_code == 302
    found.refresh_from_db()
    assert found.starts_at == datetime(2026, 2, 13, 7, tzinfo=UTC)
    assert browser.post(address(found, "move/"), to | {"day": "2026-02-01"}).status_code == 422
    assert browser.post(address(found, "cancel/"), {"by": "who"}).status_code == 422
    assert browser.post(address(found, "cancel/"), {"by": "us"}).status_code == 302
    assert {row.status for row in Appointment.objects.all()} == {"cancelled_by_us"}
    assert browser.get(address(found)).status_code == 200


def test_of_a_series_it_is_asked_which(cast: Cast) -> None:
    agree(cast)
    browser = cast.browser(cast.anna)
    browser.post(NEW, form(cast, times="3", confirm="yes"))
    found = Gathering.objects.order_by("starts_at")[1]
    to = {"day": "2026-02-20", "at": "14:00", "minutes": "80"}
    assert browser.post(address(found, "move/"), to).status_code == 422
    assert browser.post(address(found, "move/"), to | {"scope": "following"}).status_code == 302
    assert [row.starts_at.day for row in Gathering.objects.order_by("starts_at")] == [12, 20, 27]
    assert browser.post(address(found, "cancel/"), {"by": "us", "scope": "following"}).status_code == 302
    assert [row.is_cancelled for row in Gathering.objects.order_by("starts_at")] == [False, True, True]


def test_a_meeting_begins_for_each_who_is_there(cast: Cast, clock: time_machine.Traveller) -> None:
    """Anna begins with Vera, who is hers; that Oskar, who is not, came is only noted."""
    nora = make_client(cast.anna, "Nora")
    found = shared(cast, client_ids=[cast.vera.pk, cast.oskar.pk, nora.pk])
    rows = {row.client_id: row.pk for row in Appointment.objects.all()}
    sent = {
        f"is_{rows[cast.vera.pk]}": "kept",
        f"is_{rows[cast.oskar.pk]}": "kept",
        f"is_{rows[nora.pk]}": "missed",
        "begin": "yes",
    }
    browser = cast.browser(cast.anna)
    assert browser.post(address(found, "attendance/"), sent).status_code == 422
    clock.move_to(START)
    assert cast.browser(cast.anna).post(address(found, "attendance/"), sent).status_code == 302
    statuses = dict(Appointment.objects.values_list("client_id", "status"))
    assert statuses == {cast.vera.pk: "kept", cast.oskar.pk: "kept", nora.pk: "missed"}
    assert [meeting.client_id for meeting in Meeting.objects.all()] == [cast.vera.pk]
    browser = cast.browser(cast.anna)
    assert "Only note who is here" in browser.get(address(found)).content.decode()  # Nora may still have come
    browser.post(address(found, "attendance/"), {f"is_{rows[nora.pk]}": "kept"})
    assert "Only note who is here" not in browser.get(address(found)).content.decode()


def test_the_page_of_one_persons_appointment_leads_to_it(cast: Cast) -> None:
    found = shared(cast)
    row = Appointment.objects.get(client=cast.vera)
    browser = cast.browser(cast.anna)
    page = browser.get(f"/desk/appointments/{row.pk}/").content.decode()
    assert address(found) in page
    assert "appointment_move" not in page
    to = {"day": "2026-02-13", "at": "09:00", "minutes": "60"}
    browser.post(f"/desk/appointments/{row.pk}/move/", to)
    row.refresh_from_db()
    assert row.starts_at == START


def test_it_is_not_there_for_others(cast: Cast) -> None:
    found = shared(cast)
    row = Appointment.objects.get(client=cast.vera)
    pages = ("", "add/", "attendance/", "move/", "cancel/", f"people/{row.pk}/remove/")
    for who in (cast.mikko, cast.stranger, cast.vera):
        browser = cast.browser(who)
        assert browser.get(address(found)).status_code == 404
        for also in pages[1:]:
            assert browser.post(address(found, also), {"by": "us"}).status_code == 404
    assert cast.browser(cast.chie).get(address(found)).status_code == 200
    refused = cast.browser(cast.anna).post(NEW, form(cast, client=[str(cast.strangers_client.pk)]))
    assert refused.status_code == 404


def test_thirty_people_are_shown_by_as_many_questions_as_two(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    browser = cast.browser(cast.anna)
    many = [make_client(cast.anna, f"Client {n}", portal=False).pk for n in range(30)]
    small = shared(cast)
    large = book_gathering(
        cast.actor(cast.anna),
        starts_at=START + timedelta(days=1),
        member_id=cast.anna.pk,
        client_ids=many,
        title="Group",
        minutes=60,
    )
    for found in (small, large):
        with django_assert_max_num_queries(11):  # type: ignore[operator]
            browser.get(address(found))
