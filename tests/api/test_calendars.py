"""Secret calendar addresses: what they show, to whom, and that others read it as we mean it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from alongside.lib.errors import NotYours, Refused
from alongside.scheduling import actions, queries
from alongside.scheduling.calendar_file import PUBLISH, Entry, calendar_file
from alongside.scheduling.models import Appointment, Busy, Feed, Gathering, GatheringMember
from tests.api.readers import Read, by_ical_js, by_icalendar, by_recurring
from tests.cast import Cast

# The day before the clocks go back in Helsinki.
NOW = datetime(2026, 10, 24, 9, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def book(cast: Cast, days: float = 1, **also: Any) -> Appointment:
    start = NOW + days * DAY
    given = {"client": cast.vera, "member": cast.anna, "status": "planned", "timezone": "UTC"}
    return Appointment.objects.create(
        practice=cast.practice, starts_at=start, ends_at=start + HOUR, **(given | also)
    )


def gather(cast: Cast, days: float, **also: Any) -> Gathering:
    start = NOW + days * DAY
    given = {"member": cast.anna, "title": "Sleep group", "timezone": "UTC"}
    return Gathering.objects.create(
        practice=cast.practice, starts_at=start, ends_at=start + HOUR, **(given | also)
    )


def make(cast: Cast, who: Any, level: str = "busy") -> str:
    return f"/calendar/{actions.make_feed(cast.actor(who), level=level)}.ics"


def get(address: str, at: datetime = NOW, **headers: str) -> HttpResponse:
    with time_machine.travel(at, tick=False):
        return Browser().get(address, headers=headers)  # type: ignore[return-value]


def read(address: str, at: datetime = NOW) -> list[Read]:
    """What three other programs read, when all three read the same."""
    answer = get(address, at)
    assert answer.status_code == 200
    found = by_icalendar(answer.content)
    if found:
        assert by_recurring(answer.content, found[0].start, found[-1].end) == found
    assert by_ical_js(answer.content) == found
    return found


def short(found: list[Read]) -> list[tuple[str, str, str]]:
    return [(each.summary, each.place, each.status) for each in found]


def test_a_members_feed_shows_as_much_as_they_chose(cast: Cast) -> None:
    book(cast, 1, room=cast.room)
    book(cast, 2, place_kind="video", client=cast.oskar)
    levels = {level: short(read(make(cast, cast.anna, level))) for level in ("busy", "initials", "name")}
    assert levels == {
        "busy": [("Busy", "", "CONFIRMED")] * 2,
        "initials": [("VE", "Blue room", "CONFIRMED"), ("OE", "By video", "CONFIRMED")],
        "name": [("Vera Example", "Blue room", "CONFIRMED"), ("Oskar Example", "By video", "CONFIRMED")],
    }


def test_a_clients_feed_is_neutral_and_only_theirs(cast: Cast) -> None:
    cast.practice.address = "River Street 1"
    cast.practice.neutral_name = "R; House, 2nd\nfloor"
    cast.practice.save()
    book(cast, 1, room=cast.room)
    book(cast, 2, place_kind="phone")
    book(cast, 3, client=cast.oskar)
    address = make(cast, cast.vera, "name")
    assert [(each.summary, each.place) for each in read(address)] == [
        ("Appointment, R; House, 2nd\nfloor", "River Street 1, Blue room"),
        ("Appointment, R; House, 2nd\nfloor", "By phone"),
    ]
    body = get(address).content
    assert not [name for name in (b"Anna", b"Vera", b"Oskar") if name in body]
    assert Feed.objects.get().level == "busy"


def test_times_are_the_same_moments_for_everybody(cast: Cast) -> None:
    """Around the night in which the clocks go back, and with the sequence and uid of the letters."""
    moments = [NOW + timedelta(hours=hours) for hours in (13.5, 14.5, 15.5, 16.5)]
    rows = [book(cast, (moment - NOW) / DAY, sequence=number) for number, moment in enumerate(moments)]
    found = read(make(cast, cast.vera))
    assert [(each.start, each.end, each.uid, each.sequence) for each in found] == [
        (row.starts_at, row.ends_at, f"{row.pk}@alongside", row.sequence) for row in rows
    ]
    letter = calendar_file(
        [Entry(row.pk, row.sequence, row.starts_at, row.ends_at, "x") for row in rows],
        method=PUBLISH,
        organizer="",
        attendee="",
        now=NOW,
    )
    assert [each.uid for each in by_icalendar(letter)] == [each.uid for each in found]


def test_the_last_thirty_days_and_all_that_comes(cast: Cast) -> None:
    for days in (-40, -29, 300):
        book(cast, days)
    Busy.objects.create(practice=cast.practice, member=cast.anna, starts_at=NOW, ends_at=NOW + HOUR)
    found = read(make(cast, cast.anna))
    assert [each.start for each in found] == [NOW - 29 * DAY, NOW + 300 * DAY]


@pytest.mark.parametrize(
    ("status", "shown", "takes_time"),
    [
        ("planned", "CONFIRMED", b"OPAQUE"),
        ("requested", "TENTATIVE", b"OPAQUE"),
        ("kept", "CONFIRMED", b"OPAQUE"),
        ("missed", "CONFIRMED", b"OPAQUE"),
        ("cancelled_in_time", "CANCELLED", b"TRANSPARENT"),
        ("cancelled_late", "CANCELLED", b"TRANSPARENT"),
        ("cancelled_by_us", "CANCELLED", b"TRANSPARENT"),
    ],
)
def test_what_became_of_it(status: str, shown: str, takes_time: bytes, cast: Cast) -> None:
    book(cast, 1, status=status)
    for who in (cast.anna, cast.vera):
        address = make(cast, who)
        assert [each.status for each in read(address)] == [shown]
        body = get(address).content
        assert b"TRANSP:" + takes_time in body
        assert b"CLASS:PRIVATE" in body


def test_a_gathering_is_there_once_for_who_leads_it(cast: Cast) -> None:
    group = gather(cast, 1, room=cast.room)
    GatheringMember.objects.create(practice=cast.practice, gathering=group, member=cast.mikko)
    for client in (cast.vera, cast.oskar):
        book(cast, 1, client=client, gathering=group, sequence=2)
    book(cast, 1, gathering=group, status="cancelled_in_time", client=cast.strangers_client)
    gather(cast, 2, title="Cancelled", is_cancelled=True)
    uid = f"{group.pk}@alongside"
    for who in (cast.anna, cast.mikko):
        first = read(make(cast, who, "name"))[0]
        assert (first.uid, first.summary, first.place, first.sequence) == (uid, "Sleep group", "Blue room", 2)
    assert short(read(make(cast, cast.anna, "initials"))) == [
        ("Group: OE, VE", "Blue room", "CONFIRMED"),
        ("Group", "In person", "CANCELLED"),
    ]
    assert short(read(make(cast, cast.vera))) == [("Appointment, Riverside", "Blue room", "CONFIRMED")]


def test_a_feed_speaks_its_owners_language_whoever_asks(cast: Cast) -> None:
    book(cast)
    address = make(cast, cast.anna)
    in_english = get(address, **{"accept-language": "fi"}).content
    assert in_english == get(address).content
    assert b"SUMMARY:Busy" in in_english


def test_headers_keep_it_private(cast: Cast) -> None:
    book(cast)
    answer = get(make(cast, cast.anna))
    expected = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Cache-Control": "private, no-cache",
        "X-Robots-Tag": "noindex, nofollow",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    assert {name: answer.headers[name] for name in expected} == expected
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


def test_the_same_again_is_not_sent_again(cast: Cast) -> None:
    row = book(cast)
    address = make(cast, cast.anna)
    first = get(address)
    again = get(address, NOW + HOUR, **{"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Appointment.objects.filter(pk=row.pk).update(starts_at=row.starts_at - HOUR)
    moved = get(address, NOW + HOUR, **{"if-none-match": first.headers["ETag"]})
    assert (moved.status_code, len(by_icalendar(moved.content))) == (200, 1)
    # A date alone cannot know of every change.
    dated = get(address, NOW + HOUR, **{"if-modified-since": first.headers["Last-Modified"]})
    assert dated.status_code == 200
    assert Browser().head(address).content == b""


def test_nothing_can_be_sent_to_it(cast: Cast) -> None:
    assert Browser().post(make(cast, cast.anna)).status_code == 405


def test_an_address_that_is_no_good_is_not_there(cast: Cast) -> None:
    address = make(cast, cast.anna)
    unknown = Browser().get("/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics")
    actions.revoke_feed(cast.actor(cast.anna), feed_id=Feed.objects.get().pk)
    revoked = Browser().get(address)
    assert (unknown.status_code, revoked.status_code) == (404, 404)
    assert (unknown.content, dict(unknown.headers)) == (revoked.content, dict(revoked.headers))
    assert not unknown.cookies
    assert Feed.objects.get().read_at is None


def test_who_left_and_who_became_another_file_show_nothing(cast: Cast) -> None:
    addresses = [make(cast, cast.anna), make(cast, cast.vera)]
    cast.anna.status = "suspended"
    cast.anna.save()
    cast.vera.status = "merged"
    cast.vera.save()
    assert [Browser().get(address).status_code for address in addresses] == [404, 404]


def test_reading_writes_at_most_one_row_in_five_minutes(cast: Cast) -> None:
    address = make(cast, cast.anna)

    def writes(at: datetime) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            get(address, at)
        return len([each for each in asked if each["sql"].startswith(("UPDATE", "INSERT", "DELETE"))])

    assert [writes(NOW), writes(NOW + timedelta(minutes=4)), writes(NOW + timedelta(minutes=5))] == [1, 0, 1]
    assert Feed.objects.get().read_at == NOW + timedelta(minutes=5)


@pytest.mark.parametrize("who", ["anna", "vera"])
def test_as_many_questions_for_one_time_as_for_thirty(who: str, cast: Cast) -> None:
    address = make(cast, getattr(cast, who))
    counts = []
    for many in (1, 30):
        for number in range(many):
            group = gather(cast, number + 0.5)
            book(cast, number + 0.5, gathering=group)
            book(cast, number)
        with CaptureQueriesContext(connection) as asked:
            get(address)
        counts.append(len(asked))
        Feed.objects.update(read_at=None)
    assert counts[0] == counts[1] <= 6


def test_only_a_digest_is_kept(cast: Cast) -> None:
    secret = actions.make_feed(cast.actor(cast.anna))
    assert secret.encode() not in bytes(Feed.objects.get().digest)
    assert queries.feed_behind(secret).member_id == cast.anna.pk
    with pytest.raises(NotYours):
        queries.feed_behind(secret[:-1])


def test_ten_addresses_are_enough(cast: Cast) -> None:
    for who in (cast.anna, cast.vera):
        for _ in range(10):
            actions.make_feed(cast.actor(who))
        with pytest.raises(Refused, match="too_many_feeds"):
            actions.make_feed(cast.actor(who))


def test_who_has_no_times_has_no_address(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.make_feed(cast.actor(cast.chie))
    with pytest.raises(Refused, match="level"):
        actions.make_feed(cast.actor(cast.anna), level="everything")
    assert not Feed.objects.exists()


def test_who_may_take_an_address_back(cast: Cast) -> None:
    def made_by(who: Any) -> UUID:
        actions.make_feed(cast.actor(who))
        return Feed.objects.latest("made_at").pk

    mikkos, veras, strangers = made_by(cast.mikko), made_by(cast.vera), made_by(cast.stranger)
    refused = [
        (cast.chie, mikkos),
        (cast.mikko, veras),
        (cast.anna, veras),
        (cast.vera, mikkos),
        (cast.oskar, veras),
        (cast.anna, strangers),
    ]
    for who, feed in refused:
        with pytest.raises(NotYours):
            actions.revoke_feed(cast.actor(who), feed_id=feed)
    assert not Feed.objects.exclude(revoked_at=None).exists()
    actions.revoke_feed(cast.actor(cast.anna), feed_id=mikkos)
    actions.revoke_feed(cast.actor(cast.vera), feed_id=veras)
    with pytest.raises(NotYours):
        actions.revoke_feed(cast.actor(cast.vera), feed_id=veras)
    assert Feed.objects.exclude(revoked_at=None).count() == 2
