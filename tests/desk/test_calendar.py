"""The week and the working hours, as pages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.practice.models import Absence
from alongside.scheduling.actions import book_appointment
from alongside.scheduling.models import Appointment, Busy
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
