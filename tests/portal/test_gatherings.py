"""A shared time as the client sees it: how many come, and names only of those who agreed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from alongside.scheduling.actions import book_gathering, set_named
from alongside.scheduling.models import Appointment
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rows(cast: Cast) -> dict[object, Appointment]:
    """Vera and Oskar come together."""
    book_gathering(
        cast.actor(cast.anna),
        starts_at=datetime(2026, 2, 12, 12, tzinfo=UTC),
        member_id=cast.anna.pk,
        client_ids=[cast.vera.pk, cast.oskar.pk],
        title="Vera and Oskar",
        minutes=80,
    )
    return {row.client_id: row for row in Appointment.objects.all()}


def test_nobody_is_named_until_they_let_themselves_be(cast: Cast, rows: dict[object, Appointment]) -> None:
    vera, oskar = rows[cast.vera.pk], rows[cast.oskar.pk]
    browser = cast.browser(cast.vera)
    page = browser.get(f"/portal/appointments/{vera.pk}/").content.decode()
    assert "One other person comes." in page
    assert "Oskar" not in page
    set_named(cast.actor(cast.oskar), appointment_id=oskar.pk, is_named=True)
    assert "Oskar Example" in browser.get(f"/portal/appointments/{vera.pk}/").content.decode()


def test_the_name_is_shown_and_hidden_again(cast: Cast, rows: dict[object, Appointment]) -> None:
    vera = rows[cast.vera.pk]
    browser = cast.browser(cast.vera)
    for sent, is_named in (("yes", True), ("no", False), ("yes", True), ("", False)):
        done = browser.post(f"/portal/appointments/{vera.pk}/named/", {"is_named": sent})
        assert (done.status_code, done["Location"]) == (302, f"/portal/appointments/{vera.pk}/")
        vera.refresh_from_db()
        assert vera.is_named == is_named


def test_one_of_several_cannot_be_moved_alone(cast: Cast, rows: dict[object, Appointment]) -> None:
    vera = rows[cast.vera.pk]
    page = cast.browser(cast.vera).get(f"/portal/appointments/{vera.pk}/").content.decode()
    assert f"/portal/appointments/{vera.pk}/move/" not in page
    assert f"/portal/appointments/{vera.pk}/cancel/" in page


def test_others_do_not_say_it_for_them(cast: Cast, rows: dict[object, Appointment]) -> None:
    oskar = rows[cast.oskar.pk]
    for who in (cast.vera, cast.strangers_client, cast.anna):
        done = cast.browser(who).post(f"/portal/appointments/{oskar.pk}/named/", {"is_named": "yes"})
        assert done.status_code == 404
    oskar.refresh_from_db()
    assert not oskar.is_named
