"""Plain pages of the portal: what is certain, how we work, who reads my words, who opened my file (A06, A10)."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients.models import CirclePage, CirclePerson, Profile
from alongside.clients.readers import readers
from alongside.practice.introductions import write_introduction
from alongside.practice.models import Absence
from tests.cast import Cast
from tests.frame.making import make_agreed
from tests.meetings.stage import make_appointment


def page(cast: Cast, path: str) -> str:
    answer = cast.browser(cast.vera).get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_what_is_certain_is_on_one_page(cast: Cast) -> None:
    said = page(cast, "/portal/certain/")
    assert "There was no meeting yet that we could have moved." in said
    make_agreed(cast)
    make_appointment(cast.vera, cast.advice, minutes_ago=5 * 24 * 60)
    coming = make_appointment(cast.vera, cast.advice, minutes_ago=-3 * 24 * 60)
    said = page(cast, "/portal/certain/")
    assert "€85.00" in said
    assert timezone.localtime(coming.starts_at, ZoneInfo("Europe/Helsinki")).isoformat() in said
    assert "we have not moved or cancelled any of your meetings" in said
    moved = make_appointment(cast.vera, cast.advice, minutes_ago=9 * 24 * 60)
    moved.changed_by_us_at = timezone.now()
    moved.save()
    assert "In the last year we moved or cancelled 5.0 of ten meetings." in page(cast, "/portal/certain/")


def test_how_we_work_says_who_works_here(cast: Cast) -> None:
    assert "Nothing is written down about this yet." in page(cast, "/portal/how-we-work/")
    write_introduction(cast.actor(cast.mikko), language="en", about="Ten years of coaching", style=8)
    make_agreed(cast)
    said = page(cast, "/portal/how-we-work/")
    assert "Ten years of coaching" in said
    assert "How do you like to be accompanied?" in said
    Profile.objects.filter(client=cast.vera).update(style_said_at=timezone.now())
    assert "How do you like to be accompanied?" not in page(cast, "/portal/how-we-work/")
    Profile.objects.filter(client=cast.vera).update(style_said_at=timezone.now() - timedelta(days=90))
    assert "How do you like to be accompanied?" in page(cast, "/portal/how-we-work/")


def test_the_real_people_who_read_today_are_named(cast: Cast) -> None:
    said = page(cast, "/portal/my-words/")
    assert "Nobody around you can open anything." in said
    today = timezone.localdate()
    Absence.objects.create(
        practice=cast.practice,
        member=cast.anna,
        covered_by=cast.mikko,
        starts_on=today - timedelta(days=1),
        ends_on=today + timedelta(days=1),
    )
    aunt = CirclePerson.objects.create(
        practice=cast.practice, client=cast.vera, name="Aunt Example", kind="relative"
    )
    CirclePage.objects.create(
        practice=cast.practice, client=cast.vera, person=aunt, page="times", allowed_at=timezone.now()
    )
    found = readers(cast.actor(cast.vera), cast.vera.pk, today)
    assert found.working == [cast.anna]
    assert [(who, whom) for who, whom, _until in found.covering] == [(cast.mikko, cast.anna)]
    assert found.seeing == [cast.chie]
    assert found.circle == [(aunt, ["times"])]
    said = page(cast, "/portal/my-words/")
    assert "stands in for Anna until" in said
    assert "When your meetings are" in said
    cast.anna.status = "left"
    cast.anna.save()
    assert readers(cast.actor(cast.vera), cast.vera.pk, today).working == []


def test_every_opening_page_by_page(cast: Cast) -> None:
    assert "Nobody has opened it yet." in page(cast, "/portal/openings/")
    clients.open_file(cast.actor(cast.anna), cast.vera)
    assert "Anna" in page(cast, "/portal/openings/")
    assert cast.browser(cast.oskar).get("/portal/openings/").content.decode().count("Anna") == 0
    assert page(cast, "/portal/openings/?page=nonsense")


@pytest.mark.parametrize(
    "path",
    ["certain", "how-we-work", "my-words", "openings", "my-rights", "my-way", "stopped", "ask-for-a-change"],
)
def test_few_questions_to_the_database(cast: Cast, path: str, django_assert_max_num_queries: Any) -> None:
    make_agreed(cast)
    browser = cast.browser(cast.vera)
    with django_assert_max_num_queries(11):
        assert browser.get(f"/portal/{path}/").status_code == 200
