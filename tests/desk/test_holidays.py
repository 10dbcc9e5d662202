"""Holidays as pages."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.practice.models import Practice, Unit
from alongside.scheduling.models import Holiday
from tests.cast import Cast

YEAR = timezone.localdate().year + 1
LIST, NEW, PUBLIC = (f"/desk/practice/holidays/{end}" for end in ("", "new/", "public/"))
FINLAND = f"{PUBLIC}?country=FI&year={YEAR}"


def test_a_day_by_hand_is_listed_in_its_year_and_removed(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    done = browser.post(NEW, {"on": f"{YEAR}-06-18", "name": "Summer day"})
    assert (done.status_code, done["Location"]) == (302, f"{LIST}?year={YEAR}")
    assert "Summer day" in browser.get(f"{LIST}?year={YEAR}").content.decode()
    assert "Summer day" not in browser.get(LIST).content.decode()
    twice = browser.post(NEW, {"on": f"{YEAR}-06-18"})
    assert twice.context["form"].errors["on"] == ["This day is in the list already."]
    remove = reverse("desk:holiday_remove", args=[Holiday.objects.get().pk])
    assert browser.get(remove).status_code == 405
    assert browser.post(remove).status_code == 302
    assert not Holiday.objects.exists()


def test_one_unit_may_be_closed(cast: Cast) -> None:
    unit = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    browser = cast.browser(cast.anna)
    browser.post(NEW, {"on": f"{YEAR}-06-18", "unit": str(unit.pk)})
    assert Holiday.objects.get().unit == unit
    assert "Harbour" in browser.get(f"{LIST}?year={YEAR}").content.decode()
    assert browser.post(NEW, {"on": f"{YEAR}-06-19", "unit": "somewhere"}).status_code == 422


@pytest.mark.parametrize("on", ["", "tomorrow", "1999-01-01", "2199-01-01"])
def test_days_that_make_no_sense(cast: Cast, on: str) -> None:
    answer = cast.browser(cast.anna).post(NEW, {"on": on})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["on"])
    assert not Holiday.objects.exists()


def test_public_holidays_are_looked_at_first_and_then_taken(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page = browser.get(FINLAND)
    assert "Christmas Day" in page.content.decode()
    assert not Holiday.objects.exists()
    days = [f"{YEAR}-01-01", f"{YEAR}-12-25"]
    assert set(days) < set(page.context["form"].initial["days"])
    assert browser.post(FINLAND, {"days": days}).status_code == 302
    rows = Holiday.objects.order_by("on").values_list("on", "name")
    assert list(rows) == [(date(YEAR, 1, 1), "New Year's Day"), (date(YEAR, 12, 25), "Christmas Day")]
    again = browser.get(FINLAND).context["form"].initial["days"]
    assert not set(again) & set(days)


def test_names_are_in_the_practices_language_and_its_country_is_meant(cast: Cast) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(language="fi", country="FI")
    page = cast.browser(cast.anna).get(f"{PUBLIC}?year={YEAR}").content.decode()
    assert "Joulupäivä" in page


def test_what_is_not_on_the_list_is_not_taken(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for days in ([], [f"{YEAR}-01-02"]):
        answer = browser.post(FINLAND, {"days": days})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["days"])
    for wrong in ("country=XX&year=2027", f"country=FI&year={YEAR + 90}", "country=FI&year=soon"):
        assert browser.get(f"{PUBLIC}?{wrong}").status_code == 422
        assert browser.post(f"{PUBLIC}?{wrong}", {"days": [f"{YEAR}-01-01"]}).status_code == 422
    assert not Holiday.objects.exists()


def test_only_those_who_run_the_practice_reach_them(cast: Cast) -> None:
    row = Holiday.objects.create(practice=cast.practice, on=date(YEAR, 1, 1))
    for who in (cast.mikko, cast.chie, cast.vera):
        for page in (LIST, NEW, FINLAND):
            assert cast.browser(who).get(page).status_code == 404
            assert cast.browser(who).post(page, {"on": f"{YEAR}-06-18"}).status_code == 404
    remove = reverse("desk:holiday_remove", args=[row.pk])
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        assert cast.browser(who).post(remove).status_code == 404
    assert "1 January" not in cast.browser(cast.stranger).get(f"{LIST}?year={YEAR}").content.decode()
    assert list(Holiday.objects.all()) == [row]


def test_the_list_asks_the_same_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    unit = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    for day in range(1, 29):
        Holiday.objects.create(practice=cast.practice, on=date(YEAR, 2, day), unit=unit)
    browser = cast.browser(cast.anna)
    browser.get(LIST)
    with django_assert_max_num_queries(6):
        assert len(browser.get(f"{LIST}?year={YEAR}").context["holidays"]) == 28
