"""The waiting list in a browser: forty people read well at two widths, and one click takes an offered time."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from alongside.clients.models import Client
from alongside.practice.models import Member
from alongside.scheduling.actions import book_appointment, cancel_appointment
from alongside.scheduling.actions.answering import make_offer_key
from alongside.scheduling.actions.life import say_life_situation
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, Offer, Wish, WorkingHours
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
START = datetime(2026, 2, 5, 12, tzinfo=UTC)
WIDTHS = some([320], [320, 1280])


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def wish(cast: Cast) -> Wish:
    """Forty wait, Vera the longest; one time became free, one is offered."""
    for day in range(5):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=day, starts=time(9), ends=time(16)
        )
    chie = cast.actor(cast.chie)
    with time_machine.travel(NOW - timedelta(days=30)):
        row = add_wish(
            chie,
            client_id=cast.vera.pk,
            wished=Wished(weekdays=[1, 3], from_time=time(12), place_kind="room", member_id=cast.anna.pk),
        )
    for n in range(39):
        client = make_client(cast.anna, f"Waiting {n}", portal=False)
        wished = Wished(weekdays=[n % 7, (n + 2) % 7], is_urgent=n % 13 == 0)
        with time_machine.travel(NOW - timedelta(days=n % 20)):
            add_wish(chie, client_id=client.pk, wished=wished)
    gone = book_appointment(
        cast.actor(cast.anna),
        client_id=make_client(cast.anna, "Gone Example").pk,
        member_id=cast.anna.pk,
        starts_at=START,
    )
    cancel_appointment(cast.actor(cast.anna), appointment_id=gone.pk)
    say_life_situation(
        cast.actor(cast.vera),
        client_id=cast.vera.pk,
        times=[{"weekday": 1, "from": "12:00", "to": "17:00"}],
        place_kinds=["room"],
        constraints=["shifts"],
        words="Two weeks early, two weeks late",
    )
    return row


def offered(cast: Cast, row: Wish) -> Offer:
    return offer_time(
        cast.actor(cast.anna),
        member_id=cast.anna.pk,
        starts_at=START + timedelta(days=1),
        minutes=50,
        wish_id=row.pk,
    )


def come_in(page: Page, cast: Cast, who: Member | Client) -> None:
    cookie = cast.browser(who).cookies["sessionid"].value
    page.goto("/")
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": page.url}])


def fits(page: Page, name: str) -> None:
    """Nothing sticks out sideways, and axe finds nothing."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert_axe_clean(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_the_desk_read_well(
    cast: Cast, wish: Wish, page_for: Callable[..., Page], width: int
) -> None:
    page = page_for(width=width)
    come_in(page, cast, cast.anna)
    offered(cast, wish)
    for name, args in (
        ("waiting", []),
        ("wish", [wish.pk]),
        ("demand", []),
        ("wish_new", [cast.vera.pk]),
        ("client_times", [cast.vera.pk]),
    ):
        page.goto(reverse(f"desk:{name}", args=args))
        fits(page, name)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_client_takes_an_offered_time_by_the_link(
    cast: Cast, wish: Wish, page_for: Callable[..., Page], width: int
) -> None:
    made = offered(cast, wish)
    page = page_for(width=width)
    page.goto(reverse("public:offer", args=[make_offer_key(made)]))
    fits(page, "offer")
    page.get_by_role("button", name="Take this time").click()
    expect(page.get_by_text("You have taken this time. It is booked.")).to_be_visible()
    assert Appointment.objects.filter(client=cast.vera).count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_the_portal_read_well(
    cast: Cast, wish: Wish, page_for: Callable[..., Page], width: int
) -> None:
    made = offered(cast, wish)
    page = page_for(width=width)
    come_in(page, cast, cast.vera)
    for name, args in (("waiting", []), ("offer", [made.pk]), ("my_times", [])):
        page.goto(reverse(f"portal:{name}", args=args))
        fits(page, name)
