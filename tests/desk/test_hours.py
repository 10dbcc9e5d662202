"""Working hours, sets of them and days that differ, as pages."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.practice.models import Unit
from alongside.scheduling.models import Holiday, HoursException, WorkingHours
from tests.cast import Cast


def address(cast: Cast, name: str = "hours") -> str:
    return reverse(f"desk:{name}", args=[cast.mikko.pk])


def hours_form(**given: str) -> dict[str, str]:
    empty = {f"{end}_{day}_{part}": "" for end in ("from", "until") for day in range(7) for part in range(3)}
    return empty | given


def keep(cast: Cast, weekday: int = 0, **also: object) -> WorkingHours:
    fields = {"practice": cast.practice, "member": cast.mikko, "starts": time(9), "ends": time(12)}
    return WorkingHours.objects.create(weekday=weekday, **(fields | also))


def test_working_hours_are_set_and_shown_again(cast: Cast) -> None:
    browser = cast.browser(cast.mikko)
    done = browser.post(
        address(cast),
        hours_form(
            from_0_0="09:00",
            until_0_0="12:00",
            where_0_0=str(cast.room.pk),
            from_0_1="13:00",
            until_0_1="17:00",
            where_0_1="video",
            from_0_2="18:00",
            until_0_2="19:00",
        ),
    )
    assert done.status_code == 302
    rows = WorkingHours.objects.order_by("starts").values_list("weekday", "starts", "place_kind", "room_id")
    assert list(rows) == [
        (0, time(9), "room", cast.room.pk),
        (0, time(13), "video", None),
        (0, time(18), "", None),
    ]
    page = browser.get(address(cast)).content.decode()
    assert all(f'value="{at}"' in page for at in ("09:00", "13:00", "18:00"))
    assert f'<option value="{cast.room.pk}" selected>Blue room</option>' in page


def test_other_hours_from_a_day_on_begin_with_the_present_ones(cast: Cast) -> None:
    keep(cast)
    browser = cast.browser(cast.mikko)
    form = browser.get(address(cast) + "?new").context["form"]
    assert (form["from_0_0"].value(), form["valid_from"].value()) == (time(9), None)
    done = browser.post(
        address(cast) + "?new", hours_form(from_1_0="10:00", until_1_0="11:00", valid_from="2030-08-01")
    )
    assert done.status_code == 302
    rows = WorkingHours.objects.order_by("weekday").values_list("weekday", "valid_from", "valid_until")
    assert list(rows) == [(0, None, date(2030, 7, 31)), (1, date(2030, 8, 1), None)]
    page = browser.get(address(cast)).content.decode()
    assert "Until July 31, 2030" in page or "Until 31 July 2030" in page
    assert page.count("holds now") == 1


def test_a_set_that_is_chosen_is_the_one_that_is_changed(cast: Cast) -> None:
    keep(cast, valid_until=date(2030, 7, 31))
    keep(cast, 1, valid_from=date(2030, 8, 1))
    browser, chosen = cast.browser(cast.mikko), address(cast) + "?from=2030-08-01&until="
    assert browser.get(chosen).context["form"]["from_1_0"].value() == time(9)
    browser.post(chosen, hours_form(from_2_0="10:00", until_2_0="11:00", valid_from="2030-09-01"))
    rows = WorkingHours.objects.order_by("weekday").values_list("weekday", "valid_from", "valid_until")
    assert list(rows) == [(0, None, date(2030, 7, 31)), (2, date(2030, 9, 1), None)]
    browser.post(address(cast, "hours_remove"), {"from": "2030-09-01", "until": ""})
    assert [row.weekday for row in WorkingHours.objects.all()] == [0]
    assert browser.get(address(cast) + "?from=soon").status_code == 404
    assert browser.post(address(cast, "hours_remove"), {"from": "2030-09-01"}).status_code == 404


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"from_0_0": "09:00"}, "until_0_0", "Please give both times, or none."),
        ({"from_0_0": "12:00", "until_0_0": "09:00"}, "until_0_0", "The end must be after the start."),
        (
            {"from_0_0": "09:00", "until_0_0": "12:00", "from_0_1": "11:00", "until_0_1": "13:00"},
            "until_0_0",
            "These times overlap.",
        ),
        ({"from_0_0": "25:00", "until_0_0": "26:00"}, "from_0_0", "Enter a valid time."),
        ({"where_0_0": "moon"}, "where_0_0", "Select a valid choice."),
        (
            {"valid_from": "2030-02-02", "valid_until": "2030-02-01"},
            "valid_until",
            "The last day must not be before the first.",
        ),
        ({"valid_until": "2031-01-01"}, "valid_from", "Other hours hold on all of these days."),
    ],
)
def test_working_hours_that_make_no_sense(cast: Cast, given: dict[str, str], field: str, words: str) -> None:
    keep(cast, valid_from=date(2030, 1, 1), valid_until=date(2030, 1, 31))
    answer = cast.browser(cast.mikko).post(address(cast) + "?new", hours_form(**given))
    assert answer.status_code == 422
    assert words in "".join(answer.context["form"].errors[field])
    assert WorkingHours.objects.count() == 1


def test_whose_hours_one_may_set(cast: Cast) -> None:
    for name in ("hours", "hours_day"):
        assert cast.browser(cast.anna).get(address(cast, name)).status_code == 200
        for other in (cast.chie, cast.stranger, cast.vera):
            assert cast.browser(other).get(address(cast, name)).status_code == 404


def test_a_day_that_differs_is_kept_listed_and_removed(cast: Cast) -> None:
    browser, day = cast.browser(cast.mikko), timezone.localdate() + timedelta(days=3)
    given = {"kind": "extra", "on": day.isoformat(), "starts": "18:00", "ends": "20:00"}
    assert browser.post(address(cast, "hours_day"), given).status_code == 302
    row = HoursException.objects.get()
    assert (row.on, row.is_working, row.starts, row.ends) == (day, True, time(18), time(20))
    assert "Extra hours · 18:00 – 20:00" in browser.get(address(cast)).content.decode()
    remove = reverse("desk:hours_day_remove", args=[row.pk])
    assert cast.browser(cast.stranger).post(remove).status_code == 404
    assert browser.get(remove).status_code == 405
    assert browser.post(remove).status_code == 302
    assert not HoursException.objects.exists()


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ({"kind": "break"}, "starts", "Please give both times, or none."),
        ({"kind": "extra", "starts": "18:00"}, "ends", "Please give both times, or none."),
        ({"kind": "break", "starts": "18:00", "ends": "17:00"}, "ends", "The end must be after the start."),
        ({"kind": "off", "on": "2020-01-01"}, "on", "This day has passed already."),
        ({"kind": "off", "on": "2199-01-01"}, "on", "This is too far ahead."),
        ({"kind": "off", "on": "tomorrow"}, "on", "Enter a valid date."),
        ({"kind": "holiday"}, "kind", "Select a valid choice."),
    ],
)
def test_days_that_make_no_sense(cast: Cast, given: dict[str, str], field: str, words: str) -> None:
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    answer = cast.browser(cast.mikko).post(address(cast, "hours_day"), {"on": day} | given)
    assert answer.status_code == 422
    assert words in "".join(answer.context["form"].errors[field])
    assert not HoursException.objects.exists()


def test_a_day_off_needs_no_times(cast: Cast) -> None:
    day = timezone.localdate() + timedelta(days=3)
    given = {"kind": "off", "on": day.isoformat(), "starts": "18:00", "ends": ""}
    assert cast.browser(cast.mikko).post(address(cast, "hours_day"), given).status_code == 302
    assert HoursException.objects.get().starts is None


def test_the_page_asks_the_same_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        on = timezone.localdate() + timedelta(days=number)
        HoursException.objects.create(practice=cast.practice, member=cast.mikko, on=on)
        keep(cast, number % 7, valid_from=date(2030, 1, number + 1), valid_until=date(2030, 1, number + 1))
    browser = cast.browser(cast.mikko)
    browser.get(address(cast))
    with django_assert_max_num_queries(8):
        assert len(browser.get(address(cast)).context["sets"]) == 30


def test_coming_holidays_of_the_practice_and_the_own_unit_are_shown(cast: Cast) -> None:
    soon = timezone.localdate() + timedelta(days=5)
    harbour = Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC")
    Holiday.objects.create(practice=cast.practice, on=soon, name="Harvest day")
    Holiday.objects.create(practice=cast.practice, unit=harbour, on=soon, name="Boat day")
    Holiday.objects.create(practice=cast.practice, on=soon - timedelta(days=9), name="Long over")
    Holiday.objects.create(practice=cast.elsewhere, on=soon, name="Not ours")
    names = [each.name for each in cast.browser(cast.mikko).get(address(cast)).context["holidays"]]
    assert names == ["Harvest day"]
    cast.mikko.unit = harbour
    cast.mikko.save()
    page = cast.browser(cast.mikko).get(address(cast)).content.decode()
    assert ("Harvest day" in page, "Boat day" in page) == (True, True)
