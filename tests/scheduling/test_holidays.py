"""The days on which the practice is closed, and the public holidays it may take."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.practice.models import Unit
from alongside.scheduling.actions.holidays import add_holidays, remove_holiday
from alongside.scheduling.models import Holiday
from alongside.scheduling.public_holidays import countries, public_holidays
from alongside.scheduling.queries.holidays import holidays
from alongside.trail.models import Event
from tests.cast import Cast

SOON = timezone.localdate() + timedelta(days=20)
CHRISTMAS = date(2026, 12, 25)


def test_days_are_added_once_for_the_practice_and_for_a_unit(cast: Cast) -> None:
    anna, harbour = (
        cast.actor(cast.anna),
        Unit.objects.create(practice=cast.practice, name="Harbour", timezone="UTC"),
    )
    later = SOON + timedelta(days=1)
    assert add_holidays(anna, [(SOON, " A day "), (later, "")]) == 2
    assert add_holidays(anna, [(SOON, "Again"), (SOON, "Twice")]) == 0
    assert add_holidays(anna, [(SOON, "Harbour day")], unit_id=harbour.pk) == 1
    rows = Holiday.objects.order_by("on", "name").values_list("unit", "on", "name")
    assert list(rows) == [(None, SOON, "A day"), (harbour.pk, SOON, "Harbour day"), (None, later, "")]
    told = Event.objects.filter(verb="holidays.set").order_by("at")
    assert [event.facts["days"] for event in told] == [2, 1]


def test_a_holiday_is_removed(cast: Cast) -> None:
    add_holidays(cast.actor(cast.anna), [(SOON, "A day")])
    row = Holiday.objects.get()
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises(NotYours):
            remove_holiday(cast.actor(who), row.pk)
    remove_holiday(cast.actor(cast.anna), row.pk)
    assert not Holiday.objects.exists()


@pytest.mark.parametrize(
    ("days", "code", "field"),
    [
        ([], "nothing", "days"),
        ([(SOON + timedelta(days=n), "") for n in range(101)], "too_many", "days"),
        ([(SOON, ""), (date(2199, 1, 1), "")], "too_far", "on"),
        ([(date(1999, 1, 1), "")], "too_far", "on"),
        ([(SOON, "x" * 121)], "too_long", "name"),
    ],
)
def test_days_that_are_refused(cast: Cast, days: list[tuple[date, str]], code: str, field: str) -> None:
    with pytest.raises(Refused) as no:
        add_holidays(cast.actor(cast.anna), days)
    assert (no.value.code, no.value.field) == (code, field)
    assert not Holiday.objects.exists()


def test_who_may_close_the_practice_and_who_sees_it(cast: Cast) -> None:
    far = Unit.objects.create(practice=cast.elsewhere, name="Far", timezone="UTC")
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            add_holidays(cast.actor(who), [(SOON, "")])
    with pytest.raises(NotYours):
        add_holidays(cast.actor(cast.anna), [(SOON, "")], unit_id=far.pk)
    assert not Holiday.objects.exists()
    add_holidays(cast.actor(cast.anna), [(SOON, "")])
    assert [row.on for row in holidays(cast.actor(cast.mikko), SOON.year)] == [SOON]
    assert holidays(cast.actor(cast.stranger), SOON.year) == []
    with pytest.raises(NotYours):
        holidays(cast.actor(cast.vera), SOON.year)


@pytest.mark.parametrize("country", ["FI", "RU", "JP", "DE", "GB", "US", "EE", "SE", "FR"])
def test_the_countries_that_people_ask_for_are_there(country: str) -> None:
    found = public_holidays(country, 2026, "en")
    assert len(found) >= 7
    assert [on for on, name in found] == sorted(on for on, name in found)
    assert {on.year for on, name in found} == {2026}
    assert country in dict(countries("en"))


def test_names_are_in_the_language_asked_for_else_in_english() -> None:
    assert (CHRISTMAS, "Joulupäivä") in public_holidays("FI", 2026, "fi")
    assert (CHRISTMAS, "Christmas Day") in public_holidays("FI", 2026, "ja")
    assert (date(2026, 1, 1), "元日") in public_holidays("JP", 2026, "ja")
    assert (date(2026, 5, 9), "День Победы") in public_holidays("RU", 2026, "ru")
    assert dict(countries("fi"))["JP"] == "Japani"


def test_a_country_nobody_knows_has_none() -> None:
    assert public_holidays("XX", 2026, "en") == public_holidays("", 2026, "en") == ()
