"""The page of free times: what it counts is what may be booked; as many questions for one as for many."""

from datetime import UTC, datetime, time

import pytest
import time_machine

from alongside.practice.models import Unit
from alongside.scheduling.models import BookingRules, WorkingHours
from tests.cast import Cast, make_member

NOW = datetime(2026, 2, 1, 8, tzinfo=UTC)  # a Sunday
PAGE = "/desk/calendar/free/"


@pytest.fixture(autouse=True)
def house(cast: Cast) -> object:
    with time_machine.travel(NOW, tick=False):
        for member in (cast.anna, cast.mikko):
            works(member)
        BookingRules.objects.create(practice=cast.practice, notice_hours=0, step_minutes=60)
        yield


def works(member: object) -> None:
    WorkingHours.objects.create(
        practice=member.practice, member=member, weekday=0, starts=time(9), ends=time(12)
    )


def test_four_weeks_at_a_glance_and_one_day_in_full(cast: Cast) -> None:
    chie = cast.browser(cast.chie)
    page = chie.get(PAGE, {"minutes": 60}).content.decode()
    assert page.count("<th scope=row>") + page.count('<th scope="row">') == 4  # four Mondays
    assert f"{cast.anna.name} 3, {cast.mikko.name} 3" in page
    day = chie.get(PAGE, {"minutes": 60, "day": "2026-02-02", "all": "1"}).content.decode()
    assert day.count("at=2026-02-02T") == 6
    assert f"member={cast.anna.pk}&amp;at=2026-02-02T09%3A00" in day


def test_one_member_or_those_of_a_unit(cast: Cast) -> None:
    unit = Unit.objects.create(practice=cast.practice, name="North", timezone="Europe/Helsinki")
    cast.mikko.unit = unit
    cast.mikko.save()
    chie = cast.browser(cast.chie)
    only = chie.get(PAGE, {"who": str(unit.pk), "minutes": 60}).content.decode()
    assert f"{cast.mikko.name} 3" in only
    assert f"{cast.anna.name} 3" not in only
    assert "North" in only


def test_a_practitioner_sees_their_own_times(cast: Cast) -> None:
    page = cast.browser(cast.mikko).get(PAGE, {"who": str(cast.anna.pk), "minutes": 60})
    assert page.status_code == 422
    assert cast.anna.name not in page.content.decode()


@pytest.mark.parametrize(
    "odd", [{"day": "2026-99-99"}, {"minutes": "-5"}, {"who": "x"}, {"place_kind": "sea"}]
)
def test_odd_wishes_are_said_beside_their_field(cast: Cast, odd: dict[str, str]) -> None:
    assert cast.browser(cast.chie).get(PAGE, odd).status_code == 422


def test_as_many_questions_for_one_as_for_many(cast: Cast, django_assert_num_queries: object) -> None:
    chie = cast.browser(cast.chie)
    chie.get(PAGE)
    with django_assert_num_queries(9):
        chie.get(PAGE, {"minutes": 60})
    for name in ("Ada", "Bea", "Cid", "Dov", "Eli"):
        works(make_member(cast.practice, f"{name} Helper"))
    with django_assert_num_queries(9):
        assert "Eli Helper 3" in chie.get(PAGE, {"minutes": 60}).content.decode()
