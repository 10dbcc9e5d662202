"""Today: what waits, the day's meetings, and calm; a fixed number of questions to the database."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.messages.models import Thread
from alongside.scheduling.models import Appointment
from tests.cast import Cast, make_client


def appointment_today(cast: Cast, number: int = 0) -> Appointment:
    now = timezone.now()
    starts = now.replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(minutes=number)
    return Appointment.objects.create(
        practice=cast.practice,
        client=make_client(cast.anna, f"Person {number}", portal=False),
        member=cast.anna,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=50),
        timezone="Europe/Helsinki",
        room=cast.room,
    )


def test_an_empty_day_is_calm(cast: Cast) -> None:
    page = cast.browser(cast.anna).get("/desk/").content.decode()
    assert "No meetings today." in page
    assert "Nobody waits for an answer." in page


def test_the_days_meetings_and_open_questions_are_there(cast: Cast) -> None:
    appointment_today(cast)
    due = timezone.now() - timedelta(hours=1)
    Thread.objects.create(
        practice=cast.practice,
        client=cast.vera,
        last_at=due,
        open_since=due - timedelta(days=2),
        answer_due_at=due,
    )
    page = cast.browser(cast.anna).get("/desk/").content.decode()
    assert "Person 0" in page
    assert "Blue room" in page
    assert "the agreed time has passed" in page


def test_who_books_for_everybody_sees_whose_day_it_is(cast: Cast) -> None:
    appointment_today(cast)
    page = cast.browser(cast.chie).get("/desk/").content.decode()
    assert "Person 0" in page
    assert "Anna ·" in page


def test_nobody_elses_day_is_shown(cast: Cast) -> None:
    appointment_today(cast)
    for who in (cast.mikko, cast.stranger):
        assert "Person 0" not in cast.browser(who).get("/desk/").content.decode()
    assert cast.browser(cast.vera).get("/desk/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_eight_questions_however_full_the_day(
    cast: Cast, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        appointment_today(cast, number)
    browser = cast.browser(cast.anna)
    with django_assert_num_queries(8):
        browser.get("/desk/")


def test_the_menu_leads_only_where_one_may_go(cast: Cast) -> None:
    seen = {
        who: cast.browser(getattr(cast, who)).get("/desk/").content.decode()
        for who in ("anna", "mikko", "chie")
    }
    ways = ("/desk/practice/", "/desk/practice/page/", "/desk/import/", "/desk/messages/", "/desk/mirror/")
    shown = {who: [way for way in ways if f'href="{way}"' in page] for who, page in seen.items()}
    assert shown == {"anna": list(ways), "mikko": list(ways[2:]), "chie": []}
