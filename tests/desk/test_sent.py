"""The log of letters to a client, as a page."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.notices.actions import post
from alongside.notices.models import Notice
from tests.cast import Cast


def sent(cast: Cast, kind: str = "appointment.reminder") -> None:
    post(cast.practice.pk, kind, email="v@client.example", language="en", zone="UTC", client_id=cast.vera.pk)


def test_what_was_sent_and_what_became_of_it(cast: Cast) -> None:
    sent(cast)
    sent(cast, "something.new")
    Notice.objects.filter(kind="appointment.reminder").update(
        status="dropped", outcome="withdrawn", done_at=timezone.now() - timedelta(days=1)
    )
    page = cast.browser(cast.anna).get(f"/desk/clients/{cast.vera.pk}/sent/").content.decode()
    assert "Reminder of an appointment" in page
    assert "not sent: it no longer held" in page
    assert "Another letter" in page


def test_others_see_nothing(cast: Cast) -> None:
    for who in (cast.mikko, cast.stranger, cast.vera):
        assert cast.browser(who).get(f"/desk/clients/{cast.vera.pk}/sent/").status_code == 404


def test_one_and_thirty_ask_the_same(cast: Cast) -> None:
    browser, counts = cast.browser(cast.anna), []
    for more in (1, 29):
        for _ in range(more):
            sent(cast)
        with CaptureQueriesContext(connection) as seen:
            browser.get(f"/desk/clients/{cast.vera.pk}/sent/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 8
