"""The client's first page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client as Browser
from django.utils import timezone

from alongside.clients.actions import open_file
from alongside.clients.models import Client
from alongside.frame.models import Frame, FrameStatus
from alongside.messages import actions as messages
from alongside.scheduling.models import Appointment
from alongside.steps import actions as steps
from tests.cast import Cast
from tests.voice.scene import make_check_in


def home(cast: Cast, who: Client) -> str:
    page = cast.browser(who).get("/portal/")
    assert page.status_code == 200
    return str(page.content.decode())


def test_an_empty_home_is_calm(cast: Cast) -> None:
    page = home(cast, cast.vera)
    for words in (
        "Not booked yet",
        "No step is open. That is fine.",
        "Nothing new.",
    ):
        assert words in page
    assert "How was your meeting" not in page


def test_it_shows_what_is_certain_what_waits_and_what_i_do(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    Frame.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        version=1,
        status=FrameStatus.AGREED,
        proposed_at=timezone.now(),
        agreed_at=timezone.now(),
        fee="85.00",
        currency="EUR",
    )
    start = timezone.now() + timedelta(days=3)
    Appointment.objects.create(
        practice=cast.practice,
        client=cast.vera,
        engagement=cast.advice,
        member=cast.anna,
        starts_at=start,
        ends_at=start + timedelta(minutes=50),
        timezone="Europe/Helsinki",
        room=cast.room,
    )
    steps.set_step(anna, cast.vera.pk, words="Write down three moments")
    steps.set_step(anna, cast.vera.pk, words="Send the book title", owner="practitioner")
    messages.send_message(anna, cast.vera.pk, words="Something private")
    make_check_in(anna, cast.vera, cast.advice)
    page = home(cast, cast.vera)
    for words in ("50 minutes", "Blue room", "€85.00", "Write down three moments", "You have 1 new message."):
        assert words in page
    assert "How was your meeting" in page
    assert "Something private" not in page
    assert "Send the book title" not in page


def test_a_proposed_agreement_is_put_before_the_client_and_a_draft_is_not(cast: Cast) -> None:
    version = Frame.objects.create(
        practice=cast.practice, client=cast.vera, engagement=cast.advice, version=1
    )
    assert "An agreement waits for you" not in home(cast, cast.vera)
    Frame.objects.filter(pk=version.pk).update(status=FrameStatus.PROPOSED, proposed_at=timezone.now())
    assert "An agreement waits for you" in home(cast, cast.vera)
    assert "An agreement waits for you" not in home(cast, cast.oskar)


def test_nothing_of_another_client_is_on_it(cast: Cast) -> None:
    steps.set_step(cast.actor(cast.anna), cast.vera.pk, words="Only Vera's")
    open_file(cast.actor(cast.anna), cast.vera)
    page = home(cast, cast.oskar)
    assert "Only Vera" not in page
    assert "Anna" not in page


@pytest.mark.parametrize("path", ["/portal/", "/portal/my-data/"])
def test_it_is_for_clients_who_are_signed_in(cast: Cast, path: str) -> None:
    assert cast.browser(cast.anna).get(path).status_code == 404
    assert Browser().get(path)["Location"].startswith("/accounts/login/")


def test_the_home_asks_as_often_for_thirty_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    browser, anna = cast.browser(cast.vera), cast.actor(cast.anna)
    for count in (1, 29):
        for number in range(count):
            steps.set_step(anna, cast.vera.pk, words=f"Step {number}")
            messages.send_message(anna, cast.vera.pk, words="Hello")
            make_check_in(anna, cast.vera, cast.advice)
        with django_assert_num_queries(5):
            browser.get("/portal/")


def test_it_stays_small(cast: Cast) -> None:
    for number in range(30):
        steps.set_step(cast.actor(cast.vera), cast.vera.pk, words=f"Step {number} " + "x" * 900)
    assert len(cast.browser(cast.vera).get("/portal/").content) < 60_000


def test_all_my_pages_lead_somewhere(cast: Cast) -> None:
    browser = cast.browser(cast.vera)
    page = browser.get("/portal/mine/").content.decode()
    paths = set(re.findall(r'<li><a href="(/portal/[^"]*)"', page))
    assert len(paths) >= 25
    assert {path: browser.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
