"""Arriving, on the page of the appointment."""

import pytest
from django.urls import reverse

from alongside.voice.models import Arrival
from tests.cast import Cast
from tests.voice.test_arrivals import today


def test_cues_an_opening_and_what_was_said(cast: Cast):
    appointment = today(cast)
    page = reverse("desk:appointment", args=[appointment.pk])
    chie, anna = cast.browser(cast.chie), cast.browser(cast.anna)
    chie.post(reverse("desk:arrival", args=[appointment.pk]), {"cues": ["tears"]})
    assert "It must be asked" in chie.get(page).content.decode()
    assert "Shall we start slowly?" in anna.get(page).content.decode()
    asked = reverse("desk:arrival_asked", args=[appointment.pk])
    answer = anna.post(asked, {"words": "My cat died", "prepare": "1"})
    assert answer.url == reverse("desk:prepare", args=[appointment.pk])
    assert "My cat died" in anna.get(answer.url).content.decode()
    assert "My cat died" not in chie.get(page).content.decode()
    assert chie.post(asked, {"words": "x"}).status_code == 404


def test_bad_input_changes_nothing(cast: Cast):
    appointment, browser = today(cast), cast.browser(cast.anna)
    browser.post(reverse("desk:arrival", args=[appointment.pk]), {"cues": ["shoes"]})
    assert not Arrival.objects.exists()
    browser.post(reverse("desk:arrival", args=[appointment.pk]), {})
    assert b"Nothing stood out." in browser.get(reverse("desk:appointment", args=[appointment.pk])).content
    browser.post(reverse("desk:arrival_asked", args=[appointment.pk]), {"words": " "})
    assert Arrival.objects.get().asked_at is None


@pytest.mark.parametrize("who", ["mikko", "stranger", "vera"])
def test_nobody_else_reaches_it(cast: Cast, who: str):
    appointment, browser = today(cast), cast.browser(getattr(cast, who))
    for name in ("arrival", "arrival_asked"):
        assert browser.post(reverse(f"desk:{name}", args=[appointment.pk])).status_code == 404
    assert not Arrival.objects.exists()
