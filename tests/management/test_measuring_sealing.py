"""What sealing costs: measured against the same page with open words, which must be the same page."""

import pytest
from django.urls import reverse

from alongside.clients.actions import write_request
from alongside.lib import sealed
from alongside.management.measuring_sealing import _open_words, _remembering, lines
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_with_open_words_the_page_is_the_same_and_nothing_is_opened(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_request(cast.actor(cast.anna), client_id=cast.vera.pk, words="The fear comes at night")
    browser, page = cast.browser(cast.anna), reverse("desk:client", args=[cast.vera.pk])
    known: dict[bytes, bytes] = {}
    with _remembering(known):
        assert "The fear comes at night" in browser.get(page).content.decode()
    assert b"The fear comes at night" in known.values()
    monkeypatch.setattr(sealed, "open_sealed", None)
    with _open_words(known):
        assert "The fear comes at night" in browser.get(page).content.decode()


def test_what_costs_too_much_is_marked() -> None:
    said = list(lines({"file_percent": 15.1, "booking_percent": 5.0}))
    assert ["wanted" in line for line in said] == [True, False]
