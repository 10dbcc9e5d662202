"""The week and the working hours, as pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.practice.models import Absence
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, Busy, WorkingHours
from alongside.trail.actors import command
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def planned(cast: Cast, at: datetime, client: object = None) -> Appointment:
    who = client or cast.vera
    return book_appointment(
        command(cast.practice.pk), client_id=who.pk, member_id=who.practitioner_id, starts_at=at
    )


def test_the_week_shows_who_comes_when_in_the_members_zone(cast: Cast) -> None:
    row = planned(cast, NOW + timedelta(hours=4))
    planned(cast, NOW + timedelta(hours=5), cast.oskar)
    page = cast.browser(cast.anna).get(reverse("desk:calendar")).content.decode()
    assert "Vera Example" in page
    assert "14:00" in page
    assert reverse("desk:appointment", args=[row.pk]) in page
    assert "Oskar" not in page
    assert 'data-row="73" data-span="10"' in page


def test_other_weeks_and_nonsense_in_the_address(cast: Cast) -> None:
    planned(cast, NOW + timedelta(days=7))
    browser = cast.browser(cast.anna)
    assert "Vera" not in browser.get(reverse("desk:calendar")).content.decode()
    assert "Vera" in browser.get(reverse("desk:calendar"), {"day": "2026-02-12"}).content.decode()
    for day in ("nonsense", "9999-99-99", ""):
        assert browser.get(reverse("desk:calendar"), {"day": day}).status_code == 200


def test_a_coordinator_opens_every_calendar_and_a_practitioner_only_their_own(cast: Cast) -> None:
    planned(cast, NOW + timedelta(hours=4), cast.oskar)
    address = reverse("desk:calendar")
    seen = cast.browser(cast.chie).get(address, {"member": str(cast.mikko.pk)})
    assert "Oskar Example" in seen.content.decode()
    assert cast.browser(cast.mikko).get(address, {"member": str(cast.anna.pk)}).status_code == 404
    assert cast.browser(cast.anna).get(address, {"member": str(cast.stranger.pk)}).status_code == 404
    assert cast.browser(cast.anna).get(address, {"member": "nobody"}).status_code == 404
    assert cast.browser(cast.vera).get(address).status_code == 404


def test_busy_times_show_their_title_to_their_owner_alone(cast: Cast) -> None:
    Busy.objects.create(
        practice=cast.practice,
        member=cast.mikko,
        starts_at=NOW + timedelta(hours=2),
        ends_at=NOW + timedelta(hours=3),
        title="Dentist",
    )
    address = reverse("desk:calendar")
    assert "Dentist" in cast.browser(cast.mikko).get(address).content.decode()
    other = cast.browser(cast.chie).get(address, {"member": str(cast.mikko.pk)}).content.decode()
    assert "Dentist" not in other
    assert "busy" in other


def test_days_away_are_marked(cast: Cast) -> None:
    Absence.objects.create(
        practice=cast.practice, member=cast.mikko, starts_on=date(2026, 2, 5), ends_on=date(2026, 2, 20)
    )
    page = cast.browser(cast.mikko).get(reverse("desk:calendar")).content.decode()
    assert page.count('<span class="tag">away</span>') == 2


def test_the_week_asks_the_same_few_questions_for_one_and_for_thirty(cast: Cast) -> None:
    browser = cast.browser(cast.anna)

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert browser.get(reverse("desk:calendar")).status_code == 200
        return len(seen)

    planned(cast, NOW + timedelta(hours=1))
    browser.get(reverse("desk:calendar"))
    one = questions()
    for n in range(30):
        planned(cast, NOW + timedelta(hours=2 + n), make_client(cast.anna, f"Client {n}"))
    assert questions() == one
    assert one <= 8


def hours_form(**given: str) -> dict[str, str]:
    empty = {f"{end}_{day}_{part}": "" for end in ("from", "until") for day in range(7) for part in range(2)}
    return empty | given


def test_working_hours_are_set_and_shown_again(cast: Cast) -> None:
    browser, address = cast.browser(cast.mikko), reverse("desk:hours", args=[cast.mikko.pk])
    done = browser.post(
        address, hours_form(from_0_0="09:00", until_0_0="12:00", from_0_1="13:00", until_0_1="17:00")
    )
    assert done.status_code == 302
    rows = WorkingHours.objects.order_by("starts").values_list("member_id", "weekday", "starts", "ends")
    assert list(rows) == [(cast.mikko.pk, 0, time(9), time(12)), (cast.mikko.pk, 0, time(13), time(17))]
    assert 'value="13:00"' in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"from_0_0": "09:00"}, "Please give both times, or none."),
        ({"from_0_0": "12:00", "until_0_0": "09:00"}, "The end must be after the start."),
        (
            {"from_0_0": "09:00", "until_0_0": "12:00", "from_0_1": "11:00", "until_0_1": "13:00"},
            "These times overlap.",
        ),
        ({"from_0_0": "25:00", "until_0_0": "26:00"}, "Enter a valid time."),
    ],
)
def test_working_hours_that_make_no_sense(cast: Cast, given: dict[str, str], words: str) -> None:
    answer = cast.browser(cast.mikko).post(reverse("desk:hours", args=[cast.mikko.pk]), hours_form(**given))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not WorkingHours.objects.exists()


def test_whose_hours_one_may_set(cast: Cast) -> None:
    address = reverse("desk:hours", args=[cast.mikko.pk])
    assert cast.browser(cast.anna).get(address).status_code == 200
    for other in (cast.chie, cast.stranger, cast.vera):
        assert cast.browser(other).get(address).status_code == 404
