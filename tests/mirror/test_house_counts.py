"""Counts for the practice: from five people up, by whole quarters, rounded, and never whose."""

from datetime import UTC, date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.lib.errors import NotYours
from alongside.mirror.house_counts import Came, Kind, kinds, last_quarters
from alongside.mirror.house_queries import house_counts
from alongside.mirror.models import Finding
from alongside.practice.models import Member, MemberStatus
from tests.cast import Cast, make_member

ZONE = ZoneInfo("Europe/Helsinki")
QUARTERS = ((2025, 4), (2026, 1), (2026, 2), (2026, 3))
SPRING, NOW = datetime(2026, 5, 4, 9, tzinfo=UTC), datetime(2026, 11, 22, 20, tzinfo=UTC)
PEOPLE = [uuid4() for _ in range(9)]


def came(people: int, times: int = 1, kind: str = "worse", at: datetime = SPRING) -> list[Came]:
    return [Came(kind, PEOPLE[number], at) for number in range(people) for _ in range(times)]


def counted(*given: Came) -> list[Kind]:
    return kinds(given, QUARTERS, ZONE, ["worse", "low_pulse"])


def test_quarters_are_over_and_follow_each_other() -> None:
    assert last_quarters(date(2026, 11, 22)) == QUARTERS
    assert last_quarters(date(2026, 3, 31)) == ((2025, 1), (2025, 2), (2025, 3), (2025, 4))


def test_four_people_say_nothing_however_often() -> None:
    assert counted(*came(4, times=50)) == []
    assert counted(*came(5)) == [Kind("worse", (None, None, 5, None))]


@pytest.mark.parametrize(("people", "times", "about"), [(5, 1, 5), (7, 1, 5), (8, 1, 10), (6, 2, 10)])
def test_counts_are_rounded_to_fives(people: int, times: int, about: int) -> None:
    assert counted(*came(people, times)) == [Kind("worse", (None, None, about, None))]


def test_a_quarter_is_the_practices_own_and_this_one_is_not_told() -> None:
    turn = datetime(2026, 3, 31, 21, 30, tzinfo=UTC)  # in Helsinki it is April already
    assert counted(*came(5, at=turn)) == [Kind("worse", (None, None, 5, None))]
    assert counted(*came(5, at=NOW), *came(5, at=datetime(2025, 9, 1, tzinfo=UTC))) == []


people = st.sampled_from(PEOPLE)
moments = st.datetimes(datetime(2025, 10, 2), datetime(2026, 9, 29), timezones=st.just(UTC))
facts = st.lists(st.builds(Came, st.sampled_from(["worse", "low_pulse"]), people, moments), max_size=40)


@settings(deadline=None)
@given(facts)
def test_no_number_stands_for_fewer_than_five_people(found: list[Came]) -> None:
    for row in counted(*found):
        for (year, number), count in zip(QUARTERS, row.counts, strict=True):
            local = [(each, each.at.astimezone(ZONE)) for each in found if each.kind == row.kind]
            own = [each for each, at in local if (at.year, (at.month + 2) // 3) == (year, number)]
            if count is None:
                assert len({each.member for each in own}) < 5
            else:
                assert (len({each.member for each in own}) >= 5, count % 5) == (True, 0)
                assert abs(count - len(own)) <= 2


@pytest.fixture
def worked(cast: Cast) -> list[Member]:
    """Anna, Mikko and two more; each had the same finding in spring."""
    everybody = [cast.anna, cast.mikko, *(make_member(cast.practice, name) for name in ("Ilmo", "Rauha"))]
    for each in everybody:
        had(cast, each)
    return everybody


def had(cast: Cast, member: Member) -> None:
    Finding.objects.create(practice=cast.practice, member=member, kind="low_pulse", found_at=SPRING)


def test_a_practice_of_four_shows_nothing_and_of_five_counts(cast: Cast, worked: list[Member]) -> None:
    anna = cast.actor(cast.anna)
    assert (house_counts(anna, NOW).is_enough, house_counts(anna, NOW).kinds) == (False, [])
    fifth = make_member(cast.practice, "Tuisku")
    assert (house_counts(anna, NOW).is_enough, house_counts(anna, NOW).kinds) == (True, [])
    had(cast, fifth)
    assert house_counts(anna, NOW).kinds == [Kind("low_pulse", (None, None, 5, None))]


def test_nobody_is_told_by_suspending_them(cast: Cast, worked: list[Member]) -> None:
    for name in ("Tuisku", "Vieno"):
        had(cast, make_member(cast.practice, name))
    anna = cast.actor(cast.anna)
    before = house_counts(anna, NOW).kinds
    Member.objects.filter(pk=worked[-1].pk).update(status=MemberStatus.SUSPENDED)
    assert house_counts(anna, NOW).kinds == before == [Kind("low_pulse", (None, None, 5, None))]


def test_another_practice_does_not_count_and_only_who_runs_it_asks(cast: Cast, worked: list[Member]) -> None:
    had(cast, make_member(cast.practice, "Tuisku"))
    assert house_counts(cast.actor(cast.stranger), NOW).is_enough is False
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            house_counts(cast.actor(who), NOW)


def test_the_page_says_when_there_are_too_few_and_names_nobody(
    cast: Cast, worked: list[Member], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    browser, address = cast.browser(cast.anna), reverse("desk:mirror_counts")
    page = browser.get(address).content.decode()
    assert ("as soon as 5 people work with clients here" in page, "<table" in page) == (True, False)
    had(cast, make_member(cast.practice, "Tuisku"))
    page = browser.get(address).content.decode()
    cells = ('<th scope="row">Look after your energy</th>', 'data-label="2026/2">5</td>')
    assert [each for each in cells if each not in page] == []
    assert [name for name in ("Mikko", "Ilmo", "Rauha", "Tuisku") if name in page] == []
    assert browser.get(address, {"since": "2026-05-01"}).content.decode().count("5</td>") == 1
    for who in (cast.mikko, cast.chie, cast.vera):
        assert cast.browser(who).get(address).status_code == 404
