"""The pages of the four indicators and of the wished places."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, make_client
from tests.voice.test_indicators import answer


@pytest.mark.parametrize("count", [1, 30])
def test_numbers_stand_beside_words(cast: Cast, django_assert_max_num_queries, count: int):
    now = timezone.now()
    for _each in range(count * 3):
        answer(cast.vera, "benefits", {"trust": 7}, now, words="You waited for me")
        answer(cast.oskar, "benefits", {"trust": 1}, now, words="Not for Anna")
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:indicators"))
    with django_assert_max_num_queries(10):
        page = browser.get(reverse("desk:indicators")).content.decode()
    assert "You waited for me" in page
    assert "Not for Anna" not in page
    assert "7.0" in page
    assert "too few points" in page


def test_the_whole_practice_is_for_who_runs_it_and_without_words(cast: Cast):
    answer(cast.oskar, "benefits", {"trust": 1}, timezone.now(), words="Not for Anna")
    address = reverse("desk:indicators") + "?of=practice"
    page = cast.browser(cast.anna).get(address).content.decode()
    assert "Not for Anna" not in page
    assert "Numbers alone say little." in page
    assert cast.browser(cast.mikko).get(address).status_code == 404


def test_places_from_five_clients_up(cast: Cast):
    address = reverse("desk:wished_places")
    for number in range(5):
        page = cast.browser(cast.chie).get(address).content.decode()
        assert "Totals are shown when five clients have answered." in page
        answer(make_client(cast.anna, f"Client {number}"), "place", {"where": 2})
    page = cast.browser(cast.chie).get(address)
    assert page.context["n"] == 5
    assert [count for _words, count in page.context["lines"]] == [0, 0, 5]
