"""A client wishes for another time, answers an offer, and says when they can come."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, LifeSituation, Offer, Wish
from tests.cast import Cast

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
START = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def get(cast: Cast, who: Any, name: str, *args: object) -> Any:
    return cast.browser(who).get(reverse(f"portal:{name}", args=args))


def post(cast: Cast, who: Any, name: str, *args: object, **data: object) -> Any:
    return cast.browser(who).post(reverse(f"portal:{name}", args=args), data)


def offered(cast: Cast) -> Offer:
    row = add_wish(cast.actor(cast.chie), client_id=cast.vera.pk, wished=Wished())
    return offer_time(
        cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=START, minutes=50, wish_id=row.pk
    )


def test_a_client_wishes_for_another_time_and_takes_it_back(cast: Cast) -> None:
    page = get(cast, cast.vera, "waiting").content.decode()
    assert "Urgent" not in page
    sent = {"weekdays": ["3"], "from_time": "17:00", "member": str(cast.anna.pk), "words": "After work"}
    assert post(cast, cast.vera, "waiting", **sent, is_urgent="on").status_code == 302
    row = Wish.objects.get()
    assert (row.weekdays, row.member, row.words, row.is_urgent) == ([3], cast.anna, "After work", False)
    page = get(cast, cast.vera, "waiting").content.decode()
    assert "Thursday · from 17:00 · with Anna" in page
    assert post(cast, cast.oskar, "wish_withdraw", row.pk).status_code == 404
    post(cast, cast.vera, "wish_withdraw", row.pk)
    assert Wish.objects.get().status == "withdrawn"


def test_a_wish_that_makes_no_sense_is_said_beside_the_field(cast: Cast) -> None:
    odd = post(cast, cast.vera, "waiting", from_time="17:00", to_time="16:00")
    assert odd.status_code == 422
    assert "The end must be after the start." in odd.content.decode()
    assert post(cast, cast.vera, "waiting", member=str(cast.mikko.pk)).status_code == 422
    assert Wish.objects.count() == 0


def test_an_offer_is_seen_and_taken(cast: Cast) -> None:
    made = offered(cast)
    assert "kept for you until" in get(cast, cast.vera, "waiting").content.decode()
    assert get(cast, cast.oskar, "offer", made.pk).status_code == 404
    assert post(cast, cast.oskar, "offer", made.pk, accept="1").status_code == 404
    assert "Take this time" in get(cast, cast.vera, "offer", made.pk).content.decode()
    taken = post(cast, cast.vera, "offer", made.pk, accept="1")
    booked = Appointment.objects.get()
    assert taken.url == reverse("portal:appointment", args=[booked.pk])
    assert (booked.client, booked.booked_by) == (cast.vera, "client")
    again = post(cast, cast.vera, "offer", made.pk, accept="1")
    assert again.status_code == 422
    assert "You have taken this time" in again.content.decode()
    assert Appointment.objects.count() == 1


def test_an_offer_is_given_back(cast: Cast) -> None:
    made = offered(cast)
    post(cast, cast.vera, "offer", made.pk, decline="1")
    assert "You have given this time back" in get(cast, cast.vera, "offer", made.pk).content.decode()
    assert (Appointment.objects.count(), Wish.objects.get().status) == (0, "waiting")


def test_a_client_says_when_they_can_come(cast: Cast) -> None:
    sent = {
        "ticks": ["0-morning"],
        "place_kinds": ["video"],
        "constraints": ["shifts"],
        "words": "Two weeks on",
    }
    assert post(cast, cast.vera, "my_times", **sent).status_code == 302
    row = LifeSituation.objects.get()
    assert (row.client, row.said_by, row.place_kinds, row.words) == (
        cast.vera,
        "client",
        ["video"],
        "Two weeks on",
    )
    assert "Two weeks on" in get(cast, cast.vera, "my_times").content.decode()
    assert "Two weeks on" not in get(cast, cast.oskar, "my_times").content.decode()
    assert post(cast, cast.vera, "my_times", ticks=["9-night"]).status_code == 422


def test_two_windows_at_once(cast: Cast) -> None:
    post(cast, cast.vera, "my_times", words="First")
    assert post(cast, cast.vera, "my_times", words="Second", revision="0").status_code == 302
    late = post(cast, cast.vera, "my_times", words="Third", revision="0")
    assert late.status_code == 422
    assert LifeSituation.objects.get().words == "Second"


def test_many_wishes_cost_as_many_questions_as_one(cast: Cast, django_assert_num_queries: Any) -> None:
    browser, address = cast.browser(cast.vera), reverse("portal:waiting")
    offered(cast)
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for day in range(4):
        add_wish(cast.actor(cast.vera), client_id=cast.vera.pk, wished=Wished(weekdays=[day]))
    with django_assert_num_queries(len(few.captured_queries)):
        browser.get(address)
