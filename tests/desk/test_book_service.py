"""A service chosen while booking: it gives length and place where nothing else is said."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from alongside.practice.models import Service
from alongside.scheduling.models import Appointment
from tests.cast import Cast

NOW = datetime(2026, 2, 3, 8, tzinfo=UTC)
BOOK = "/desk/book/"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def talk(cast: Cast, **also: object) -> Service:
    fields = {"practice": cast.practice, "names": {"en": "Talk"}, "minutes": 70, "place_kinds": ["video"]}
    return Service.objects.create(**(fields | also))


def form(cast: Cast, **given: str) -> dict[str, str]:
    usual = {
        "client": str(cast.vera.pk),
        "member": str(cast.anna.pk),
        "day": "2026-02-06",
        "at": "11:30",
        "minutes": "",
        "place_kind": "room",
        "times": "1",
        "every_weeks": "1",
    }
    return usual | given


def test_it_gives_length_and_place(cast: Cast) -> None:
    row = talk(cast)
    assert cast.browser(cast.anna).post(BOOK, form(cast, service=str(row.pk))).status_code == 302
    found = Appointment.objects.get()
    assert (found.service, (found.ends_at - found.starts_at).seconds // 60) == (row, 70)
    assert found.place_kind == "video"


def test_what_was_typed_stands(cast: Cast) -> None:
    row = talk(cast)
    given = form(cast, service=str(row.pk), minutes="30", place_kind="phone")
    assert cast.browser(cast.anna).post(BOOK, given).status_code == 302
    found = Appointment.objects.get()
    assert ((found.ends_at - found.starts_at).seconds // 60, found.place_kind) == (30, "phone")


def test_without_minutes_and_service_the_length_is_asked_for(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert list(browser.post(BOOK, form(cast)).context["form"].errors) == ["minutes"]
    gone = talk(cast, is_in_use=False)
    far = talk(cast, practice=cast.elsewhere)
    talk(cast)
    assert list(browser.post(BOOK, form(cast)).context["form"].errors) == ["minutes"]
    for wrong in (gone, far):
        answer = browser.post(BOOK, form(cast, service=str(wrong.pk), minutes="30"))
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["service"])
    assert not Appointment.objects.exists()


def test_it_is_asked_for_only_where_there_are_services(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert 'name="service"' not in browser.get(f"{BOOK}?client={cast.vera.pk}").content.decode()
    talk(cast)
    assert 'name="service"' in browser.get(f"{BOOK}?client={cast.vera.pk}").content.decode()
