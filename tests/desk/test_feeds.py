"""Calendars elsewhere, through the pages."""

import re
from datetime import UTC, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse

from alongside.scheduling import actions
from alongside.scheduling.models import Busy, CalendarSource, Feed
from tests.cast import Cast

PAGE = "/desk/calendar/connections/"
SOON = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)


def ics(title: str = "Dentist") -> SimpleUploadedFile:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        "BEGIN:VEVENT",
        "UID:a",
        f"DTSTART:{SOON:%Y%m%dT%H%M%SZ}",
        "DURATION:PT1H",
        f"SUMMARY:{title}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return SimpleUploadedFile("family.ics", "\r\n".join(lines).encode(), "text/calendar")


def words(browser: Browser, path: str = PAGE) -> str:
    return browser.get(path).content.decode()


def test_an_address_is_shown_once_and_works_until_it_is_taken_back(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    made = browser.post(reverse("desk:feed_new"), {"level": "initials"})
    assert made.status_code == 200
    assert made.headers["Cache-Control"] == "no-store"
    found = re.search(r'value="http://testserver(/calendar/[^"]+\.ics)"', made.content.decode())
    assert found
    assert f'href="webcal://testserver{found[1]}"' in made.content.decode()
    assert Browser().get(found[1]).status_code == 200
    again = words(browser)
    assert found[1] not in again
    assert "Initials and place" in again
    assert "last read" in again
    feed = Feed.objects.get()
    assert browser.post(reverse("desk:feed_revoke", args=[feed.pk])).status_code == 302
    assert Browser().get(found[1]).status_code == 404
    assert "Initials and place" not in re.sub(r"<details.*?</details>", "", words(browser), flags=re.DOTALL)


def test_a_wrong_level_is_said(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert browser.post(reverse("desk:feed_new"), {"level": "all"}).status_code == 422
    assert not Feed.objects.exists()
    for _ in range(10):
        actions.make_feed(cast.actor(cast.anna))
    full = browser.post(reverse("desk:feed_new"), {"level": "busy"})
    assert (full.status_code, "Ten addresses are the most." in full.content.decode()) == (422, True)


def test_who_runs_the_practice_takes_back_the_addresses_of_others(cast: Cast) -> None:
    actions.make_feed(cast.actor(cast.mikko))
    feed = Feed.objects.get()
    assert "Mikko" in words(cast.browser(cast.anna))
    assert cast.browser(cast.stranger).post(reverse("desk:feed_revoke", args=[feed.pk])).status_code == 404
    assert cast.browser(cast.anna).post(reverse("desk:feed_revoke", args=[feed.pk])).status_code == 302
    assert Feed.objects.exclude(revoked_at=None).count() == 1
    assert "Addresses of others" not in words(cast.browser(cast.mikko))


def test_a_file_brings_busy_times_whose_titles_are_escaped(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    given = {"name": "<b>Family</b>", "file": ics("<script>alert(1)</script>")}
    assert browser.post(reverse("desk:source_new"), given).status_code == 302
    assert Busy.objects.get().title == "<script>alert(1)</script>"
    page = words(browser)
    assert "&lt;b&gt;Family&lt;/b&gt;" in page
    assert "1 busy time" in page
    week = words(browser, f"/desk/calendar/?day={SOON:%Y-%m-%d}")
    assert "<script>alert" not in week
    source = CalendarSource.objects.get()
    browser.post(reverse("desk:source_rename", args=[source.pk]), {"name": "Ours"})
    assert CalendarSource.objects.get().name == "Ours"
    assert browser.post(reverse("desk:source_rename", args=[source.pk]), {"name": ""}).status_code == 422
    assert browser.post(reverse("desk:source_refresh", args=[source.pk])).status_code == 404  # a file
    assert browser.post(reverse("desk:source_remove", args=[source.pk])).status_code == 302
    assert not Busy.objects.exists()


def test_what_cannot_be_read_is_said_beside_its_field(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    bad = SimpleUploadedFile("x.ics", b"hello")
    for given, said in [
        ({"address": "http://169.254.169.254/x"}, "This address lies in a private network."),
        ({"address": "http://localhost/x"}, "This address lies in a private network."),
        ({"address": "nonsense"}, "This is no address of a calendar."),
        ({"file": bad}, "What lies there is not a calendar file"),
        ({}, "Please give either an address or a file."),
    ]:
        answer = browser.post(reverse("desk:source_new"), {"name": "X", **given})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert browser.post(reverse("desk:source_new"), {"name": "", "file": ics()}).status_code == 422
    assert not CalendarSource.objects.exists()


def test_an_empty_calendar_asks_before_it_lets_go(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(reverse("desk:source_new"), {"name": "Family", "file": ics()})
    source = CalendarSource.objects.get()
    assert "It is really empty" not in words(browser)
    CalendarSource.objects.filter(pk=source.pk).update(problem="empty")
    page = words(browser)
    assert "The calendar came back empty; we kept what we had." in page
    assert "It is really empty" in page
    assert browser.post(reverse("desk:source_empty", args=[source.pk])).status_code == 302
    assert not Busy.objects.exists()


def test_own_time_is_kept_by_the_members_clock(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    day = f"{SOON:%Y-%m-%d}"
    given = {"starts_at": f"{day}T09:00", "ends_at": f"{day}T10:00", "title": "Walk & talk"}
    assert browser.post(reverse("desk:block_new"), given).status_code == 302
    busy = Busy.objects.get()
    offset = timedelta(hours=9) - timedelta(hours=busy.starts_at.hour)
    assert offset in (timedelta(hours=2), timedelta(hours=3))  # Helsinki
    assert "Walk &amp; talk" in words(browser)
    assert browser.post(reverse("desk:block_remove", args=[busy.pk])).status_code == 302
    assert not Busy.objects.exists()


def test_times_that_are_none_are_said(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for first, last, said in [
        ("2030-01-01T10:00", "2030-01-01T09:00", "The end comes after the start."),
        ("2020-01-01T10:00", "2020-01-01T11:00", "This time has passed already."),
        ("", "soon", "This field is required."),
    ]:
        answer = browser.post(reverse("desk:block_new"), {"starts_at": first, "ends_at": last})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Busy.objects.exists()


def test_who_has_no_calendar_has_no_such_page(cast: Cast) -> None:
    for who in (cast.chie, cast.vera):
        assert cast.browser(who).get(PAGE).status_code == 404
    source = CalendarSource.objects.create(practice=cast.practice, member=cast.anna, name="Family")
    for route in ("source_rename", "source_refresh", "source_empty", "source_remove"):
        for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
            answer = cast.browser(who).post(reverse(f"desk:{route}", args=[source.pk]), {"name": "Mine"})
            assert answer.status_code == 404
    assert CalendarSource.objects.get().name == "Family"


def test_as_many_questions_for_many_as_for_one(cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = cast.browser(cast.anna)
    counts = []
    for many in (1, 8):
        for number in range(many):
            CalendarSource.objects.create(
                practice=cast.practice, member=cast.anna, name=f"{number}", address="https://a.example/x.ics"
            )
            start = SOON + timedelta(days=len(counts) * 10 + number)
            actions.block_time(
                cast.actor(cast.anna), starts_at=start, ends_at=start + timedelta(hours=1), title="Mine"
            )
            actions.make_feed(cast.actor(cast.mikko))
            actions.make_feed(cast.actor(cast.anna))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(PAGE).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8
