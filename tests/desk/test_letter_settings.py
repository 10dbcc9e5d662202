"""The page about letters: the hours, quiet hours, a sample to oneself, what failed."""

import re
from datetime import time
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from alongside.notices.actions import post
from alongside.notices.models import Notice
from alongside.practice.models import Practice
from alongside.worker import letters
from tests.cast import Cast

PAGE = "/desk/practice/letters/"


def test_hours_and_quiet_hours_are_the_practices_own(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert 'value="24"' in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"reminder_hours": "48", "quiet_from": "21:00", "quiet_until": "08:00"})
    house = Practice.objects.get(pk=cast.practice.pk)
    assert (house.thresholds["reminder_hours"], house.quiet_from, house.quiet_until) == (
        48,
        time(21),
        time(8),
    )
    browser.post(PAGE, {"reminder_hours": "0", "quiet_from": "", "quiet_until": ""})
    house.refresh_from_db()
    assert (house.thresholds["reminder_hours"], house.quiet_from) == (0, None)


@pytest.mark.parametrize(
    "given",
    [
        {"reminder_hours": "-1"},
        {"reminder_hours": "1000"},
        {"reminder_hours": ""},
        {"quiet_from": "21:00"},
        {"quiet_until": "8"},
        {"quiet_from": "08:00", "quiet_until": "08:00"},
        {"quiet_from": "25:00", "quiet_until": "08:00"},
    ],
)
def test_nonsense_is_refused_beside_the_field(cast: Cast, given: dict[str, str]) -> None:
    answer = cast.browser(cast.anna).post(PAGE, {"reminder_hours": "24"} | given)
    assert answer.status_code == 422
    cast.practice.refresh_from_db()
    assert (cast.practice.quiet_from, cast.practice.thresholds) == (None, {})


def test_a_sample_goes_to_oneself_and_says_what_became_of_it(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    page = browser.post(f"{PAGE}sample/", follow=True).content.decode()
    assert "A sample of a reminder" in page
    assert "waits" in page
    letters.send_due()
    (letter,) = mail.outbox
    assert letter.to == [cast.anna.email]
    assert "10:00" in letter.subject
    assert ">sent" in browser.get(PAGE).content.decode()


def test_what_failed_is_shown_with_its_reason(cast: Cast) -> None:
    post(cast.practice.pk, "appointment.reminder", phone="call me", language="en", zone="UTC")
    Notice.objects.update(status="failed", outcome="bad_number", done_at=timezone.now(), tries=3)
    page = cast.browser(cast.anna).get(PAGE).content.decode()
    assert "could not be sent: this is no telephone number" in page
    assert "tried 3 times" in page
    assert "call me" not in cast.browser(cast.stranger).get(PAGE).content.decode()


def test_only_who_runs_the_practice(cast: Cast) -> None:
    for who in (cast.mikko, cast.chie, cast.vera):
        browser = cast.browser(who)
        answers = [
            browser.get(PAGE),
            browser.post(PAGE, {"reminder_hours": "1"}),
            browser.post(f"{PAGE}sample/"),
        ]
        assert [each.status_code for each in answers] == [404] * 3
    assert not Notice.objects.exists()


def test_where_clients_come_from(cast: Cast, django_assert_num_queries: Any) -> None:
    """M03."""
    cast.vera.heard_from = "search"
    cast.vera.save()
    browser = cast.browser(cast.anna)
    browser.get("/desk/practice/where-from/")
    with django_assert_num_queries(5):
        page = browser.get("/desk/practice/where-from/").content.decode()
    rows = re.findall(r'<th scope="row">(?:<strong>)?([^<]+).*?</th><td[^>]*>(?:<strong>)?(\d)', page)
    assert dict(rows) == {
        "Somebody recommended you": "0",
        "A doctor or another professional": "0",
        "A search on the internet": "1",
        "A directory or a map": "0",
        "Social media": "0",
        "A talk, a course or an article": "0",
        "Another way": "0",
        "Not said": "1",
        "All": "2",
    }
    for who in (cast.mikko, cast.chie, cast.vera):
        assert cast.browser(who).get("/desk/practice/where-from/").status_code == 404
