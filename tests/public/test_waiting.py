"""Somebody new waits for a first meeting, without an account."""

from datetime import time
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse

from alongside.clients.models import Client, Request
from alongside.practice.models import Practice
from alongside.scheduling.models import Wish
from tests.cast import Cast

SENT = {
    "name": "Nina New",
    "email": "nina@example.org",
    "language": "en",
    "timezone": "Europe/Helsinki",
    "weekdays": ["1", "3"],
    "from_time": "17:00",
    "words": "I sleep badly",
}


@pytest.fixture(autouse=True)
def _public(cast: Cast) -> None:
    cache.clear()
    Practice.objects.filter(pk=cast.practice.pk).update(is_public=True)


def send(**also: Any) -> Any:
    return Browser().post(reverse("public:wait", args=["riverside"]), SENT | also)


def test_a_newcomer_waits_for_a_first_meeting(cast: Cast) -> None:
    assert Browser().get(reverse("public:wait", args=["riverside"])).status_code == 200
    assert send(is_urgent="on").url == reverse("public:enquired", args=["riverside"])
    row = Wish.objects.get()
    assert (row.client.name, row.client.status, row.asked_by) == ("Nina New", "newcomer", "newcomer")
    assert (row.weekdays, row.from_time, row.is_urgent) == ([1, 3], time(17), False)
    assert Request.objects.get(client=row.client).words == "I sleep badly"
    page = cast.browser(cast.chie).get(reverse("desk:waiting")).content.decode()
    assert "Nina New" in page
    assert "I sleep badly" not in page


@pytest.mark.parametrize(
    "odd", [{"to_time": "16:00"}, {"weekdays": ["9"]}, {"place_kind": "moon"}, {"email": "x"}, {"name": ""}]
)
def test_odd_input_receives_nobody(cast: Cast, odd: dict[str, Any]) -> None:
    before = Client.objects.count()
    assert send(**odd).status_code == 422
    assert (Wish.objects.count(), Client.objects.count()) == (0, before)


def test_machines_and_floods_are_kept_out(cast: Cast) -> None:
    send(website="x")
    assert Wish.objects.count() == 0
    for _ in range(20):
        send()
    assert send().status_code == 422
    assert Wish.objects.count() == 20


def test_a_practice_without_a_public_page_has_no_such_list(cast: Cast) -> None:
    assert Browser().get(reverse("public:wait", args=["elsewhere"])).status_code == 404
