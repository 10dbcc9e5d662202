"""Services as pages."""

from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.practice.models import Service, ServiceMember
from tests.cast import Cast

LIST, NEW = "/desk/practice/services/", "/desk/practice/services/new/"
TALK = {
    "name_en": "Talk",
    "name_ja": "対話",
    "about_en": "We talk.",
    "minutes": "50",
    "fee": "80",
    "capacity": "1",
    "place_kinds": ["room", "video"],
    "booking": "open",
    "is_for_newcomers": "on",
}


def test_a_service_is_added_shown_and_changed(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post(NEW, TALK | {"members": [str(cast.mikko.pk)]}).status_code == 302
    row = Service.objects.get()
    assert (row.names, row.fee, row.place_kinds) == (
        {"en": "Talk", "ja": "対話"},
        Decimal(80),
        ["room", "video"],
    )
    assert (row.before_minutes, row.booking, row.is_for_newcomers) == (None, "open", True)
    assert ServiceMember.objects.get().member == cast.mikko
    page = browser.get(LIST).content.decode()
    assert all(words in page for words in ("Talk", "€80.00", "50 minutes", "Mikko", "for newcomers"))
    one = reverse("desk:service", args=[row.pk])
    form = browser.get(one).context["form"]
    assert (form["name_ja"].value(), form["members"].value()) == ("対話", [str(cast.mikko.pk)])
    assert browser.post(one, TALK | {"name_en": "Long talk", "minutes": "100"}).status_code == 302
    row.refresh_from_db()
    assert (row.names["en"], row.minutes, ServiceMember.objects.count()) == ("Long talk", 100, 0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name_en": ""}, "name_en"),
        ({"name_en": "x" * 121}, "name_en"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": ""}, "minutes"),
        ({"fee": "-1"}, "fee"),
        ({"fee": "100000000"}, "fee"),
        ({"capacity": "0"}, "capacity"),
        ({"after_minutes": "241"}, "after_minutes"),
        ({"place_kinds": ["moon"]}, "place_kinds"),
        ({"booking": "never"}, "booking"),
        ({"members": ["somebody"]}, "members"),
    ],
)
def test_a_service_that_makes_no_sense(cast: Cast, given: dict[str, str], field: str) -> None:
    answer = cast.browser(cast.anna).post(NEW, TALK | given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert not Service.objects.exists()


def test_services_are_moved_and_taken_out_of_use(cast: Cast) -> None:
    first = Service.objects.create(practice=cast.practice, names={"en": "First"}, position=0)
    second = Service.objects.create(practice=cast.practice, names={"en": "Second"}, position=1)
    browser = cast.browser(cast.anna)
    browser.post(reverse("desk:service_move", args=[second.pk]), {"to": "up"})
    assert [each.name for each, _words in browser.get(LIST).context["services"]] == ["Second", "First"]
    use = reverse("desk:service_use", args=[first.pk])
    browser.post(use, {"now": "unused"})
    assert "out of use" in browser.get(LIST).content.decode()
    browser.post(use, {"now": "used"})
    first.refresh_from_db()
    assert first.is_in_use
    assert browser.get(use).status_code == 405


def test_only_those_who_run_the_practice_reach_them(cast: Cast) -> None:
    row = Service.objects.create(practice=cast.practice, names={"en": "Talk"})
    pages = [LIST, NEW, reverse("desk:service", args=[row.pk])]
    for who in (cast.mikko, cast.chie, cast.vera):
        assert [cast.browser(who).get(page).status_code for page in pages] == [404] * 3
    stranger = cast.browser(cast.stranger)
    assert stranger.get(pages[2]).status_code == 404
    for name in ("service", "service_move", "service_use"):
        assert stranger.post(reverse(f"desk:{name}", args=[row.pk]), TALK).status_code == 404
    row.refresh_from_db()
    assert (row.names, row.is_in_use) == ({"en": "Talk"}, True)


def test_the_list_asks_the_same_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        row = Service.objects.create(practice=cast.practice, names={"en": f"Talk {number}"})
        ServiceMember.objects.create(practice=cast.practice, service=row, member=cast.anna)
    browser = cast.browser(cast.anna)
    browser.get(LIST)
    with django_assert_max_num_queries(7):
        assert len(browser.get(LIST).context["services"]) == 30
