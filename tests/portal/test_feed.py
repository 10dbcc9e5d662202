"""A client's own calendar address, through the pages."""

import re

from django.test import Client as Browser
from django.urls import reverse

from alongside.scheduling.models import Feed
from tests.cast import Cast


def test_a_client_makes_an_address_and_takes_it_back(cast: Cast) -> None:
    browser, page = cast.browser(cast.vera), reverse("portal:calendar_address")
    assert page in browser.get(reverse("portal:appointments")).content.decode()
    assert not Feed.objects.exists()
    made = browser.post(page).content.decode()
    found = re.search(r'value="http://testserver(/calendar/[^"]+\.ics)"', made)
    assert found
    assert f'href="webcal://testserver{found[1]}"' in made
    assert Browser().get(found[1]).status_code == 200
    assert found[1] not in browser.get(page).content.decode()
    feed = Feed.objects.get()
    revoke = reverse("portal:calendar_address_revoke", args=[feed.pk])
    for who in (cast.oskar, cast.strangers_client, cast.anna):
        assert cast.browser(who).post(revoke).status_code == 404
    assert browser.get(revoke).status_code == 405
    assert browser.post(revoke).status_code == 302
    assert Browser().get(found[1]).status_code == 404


def test_ten_are_enough(cast: Cast) -> None:
    browser, page = cast.browser(cast.vera), reverse("portal:calendar_address")
    answers = [browser.post(page) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [422]
    assert "Ten addresses are the most." in answers[-1].content.decode()
    assert Feed.objects.count() == 10
