"""Calendars elsewhere: taking over what changed, and never losing what we had."""

import http.server
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from alongside.lib.errors import NotYours, Refused
from alongside.lib.spans import Span
from alongside.scheduling import actions, occupied
from alongside.scheduling.models import Appointment, Busy, CalendarSource, Hold, Occupied
from alongside.scheduling.refreshing import EVERY, LONGEST_PAUSE, is_due, pause
from tests.cast import Cast

NOW = datetime(2026, 10, 12, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def event(uid: str, hours: float, length: float = 1, title: str = "Dentist") -> str:
    start = NOW + hours * HOUR
    return "\r\n".join(
        [
            "BEGIN:VEVENT",
            f"UID:{uid}",
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + length * HOUR:%Y%m%dT%H%M%SZ}",
            f"SUMMARY:{title}",
            "END:VEVENT",
        ]
    )


def calendar(*events: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""]).encode()


class Elsewhere:
    """A calendar on a real server; `status` and `content` are what it answers next."""

    def __init__(self) -> None:
        self.status, self.content, self.asked = 200, calendar(), 0
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(outer.content)))
                self.end_headers()
                self.wfile.write(outer.content)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/secret.ics"

    @property
    def allow(self) -> set[tuple[str, int]]:
        return {("127.0.0.1", self.server.server_port)}


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    found = Elsewhere()
    yield found
    found.server.shutdown()
    found.server.server_close()


def connect(cast: Cast, elsewhere: Elsewhere, *events: str, at: datetime = NOW) -> CalendarSource:
    elsewhere.content = calendar(*events)
    return actions.add_source(
        cast.actor(cast.anna), name="Family", address=elsewhere.address, now=at, allow=elsewhere.allow
    )


def look(
    cast: Cast, source: CalendarSource, elsewhere: Elsewhere, at: datetime, *events: str
) -> CalendarSource:
    elsewhere.content = calendar(*events)
    actor = cast.actor(cast.anna)
    return actions.refresh_source(actor, source_id=source.pk, now=at, allow=elsewhere.allow)


def hours(spans: list[tuple[datetime, datetime]]) -> list[tuple[float, float]]:
    return [((start - NOW) / HOUR, (end - NOW) / HOUR) for start, end in spans]


def busy(member_id: UUID) -> list[tuple[float, float]]:
    return hours(
        list(
            Busy.objects.filter(member_id=member_id).order_by("starts_at").values_list("starts_at", "ends_at")
        )
    )


def taken(member_id: UUID) -> list[tuple[float, float]]:
    found = occupied.taken([member_id], Span(NOW - DAY, NOW + 30 * DAY), now=NOW)
    return hours([(span.start, span.end) for _, span in found])


def book(cast: Cast, hour: float, length: float = 1) -> Appointment:
    made = Appointment.objects.create(
        practice=cast.practice,
        client=cast.vera,
        member=cast.anna,
        starts_at=NOW + hour * HOUR,
        ends_at=NOW + (hour + length) * HOUR,
        timezone="UTC",
    )
    occupied.take(made)
    return made


def test_a_calendar_is_connected_and_takes_time(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24), event("b", 48, 2, "<i>Fish</i>"))
    source = CalendarSource.objects.get(pk=source.pk)
    assert (source.events, source.problem, source.read_at, source.tried_at) == (2, "", NOW, NOW)
    assert source.address == elsewhere.address
    assert busy(cast.anna.pk) == taken(cast.anna.pk) == [(24, 25), (48, 50)]
    assert [row.title for row in Busy.objects.order_by("starts_at")] == ["Dentist", "<i>Fish</i>"]


def test_only_what_changed_is_written(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("stays", 24), event("moves", 48), event("goes", 72))
    before = {row.source_key: row.pk for row in Busy.objects.all()}
    rows = set(Occupied.objects.filter(starts_at=NOW + DAY).values_list("pk", flat=True))
    seen = look(cast, source, elsewhere, NOW + HOUR, event("stays", 24), event("moves", 50), event("new", 96))
    assert (seen.events, seen.problem, seen.read_at) == (3, "", NOW + HOUR)
    assert busy(cast.anna.pk) == taken(cast.anna.pk) == [(24, 25), (50, 51), (96, 97)]
    after = {row.source_key: row.pk for row in Busy.objects.all()}
    kept = {key for key in before if after.get(key) == before[key]}
    assert len(kept) == 1
    assert set(Occupied.objects.filter(starts_at=NOW + DAY).values_list("pk", flat=True)) == rows


def test_a_calendar_that_did_not_change_is_only_noted(cast: Cast, elsewhere: Elsewhere) -> None:
    events = (event("a", 24), event("b", 24.5, 30, "Trip"))
    source = connect(cast, elsewhere, *events)
    with CaptureQueriesContext(connection) as asked:
        assert look(cast, source, elsewhere, NOW + HOUR, *events).read_at == NOW + HOUR
    written = [each["sql"] for each in asked if not each["sql"].startswith("SELECT")]
    assert all(sql.startswith(('UPDATE "alongside_calendarsource"', "BEGIN")) for sql in written)


def test_a_time_that_was_held_is_busy_when_the_hold_is_over(cast: Cast, elsewhere: Elsewhere) -> None:
    hold = Hold.objects.create(
        practice=cast.practice,
        member=cast.anna,
        starts_at=NOW + 24 * HOUR,
        ends_at=NOW + 25 * HOUR,
        expires_at=NOW + DAY,
        purpose="offer",
    )
    with time_machine.travel(NOW, tick=False):
        occupied.take_hold(hold)
        source = connect(cast, elsewhere, event("a", 24, 2))
    assert taken(cast.anna.pk) == [(24, 25), (25, 26)]
    occupied.release_hold(hold)
    look(cast, source, elsewhere, NOW + HOUR, event("a", 24, 2))
    assert taken(cast.anna.pk) == [(24, 26)]


def test_a_failing_fetch_deletes_nothing(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24))
    elsewhere.status = 503
    seen = look(cast, source, elsewhere, NOW + HOUR)
    assert (seen.problem, seen.read_at, seen.tried_at) == ("status", NOW, NOW + HOUR)
    elsewhere.status, elsewhere.content = 200, b"<html>Please sign in</html>"
    actor = cast.actor(cast.anna)
    seen = actions.refresh_source(actor, source_id=source.pk, now=NOW + 2 * HOUR, allow=elsewhere.allow)
    assert (seen.problem, seen.read_at) == ("not_a_calendar", NOW)
    assert busy(cast.anna.pk) == taken(cast.anna.pk) == [(24, 25)]
    # It comes back.
    assert look(cast, source, elsewhere, NOW + 3 * HOUR, event("a", 26)).problem == ""
    assert busy(cast.anna.pk) == taken(cast.anna.pk) == [(26, 27)]


def test_an_empty_calendar_deletes_nothing_until_somebody_says_so(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("past", -48), event("a", 24))
    seen = look(cast, source, elsewhere, NOW + HOUR)
    assert (seen.problem, seen.read_at, seen.events) == ("empty", NOW, 2)
    assert taken(cast.anna.pk) == [(24, 25)]
    actions.accept_empty(cast.actor(cast.anna), source_id=source.pk, now=NOW + HOUR)
    assert taken(cast.anna.pk) == []
    assert busy(cast.anna.pk) == [(-48, -47)]
    seen = look(cast, source, elsewhere, NOW + 2 * HOUR)
    assert (seen.problem, seen.read_at, seen.events) == ("", NOW + 2 * HOUR, 0)
    with pytest.raises(NotYours):
        actions.accept_empty(cast.actor(cast.anna), source_id=source.pk)


def test_a_broken_event_is_said_and_the_others_are_taken(cast: Cast, elsewhere: Elsewhere) -> None:
    bad = "BEGIN:VEVENT\r\nUID:bad\r\nDTSTART:20269999T090000Z\r\nEND:VEVENT"
    source = connect(cast, elsewhere, event("a", 24), bad)
    assert CalendarSource.objects.get(pk=source.pk).problem == "some_unreadable"
    assert taken(cast.anna.pk) == [(24, 25)]


def test_meetings_stay_and_busy_times_take_what_is_left(cast: Cast, elsewhere: Elsewhere) -> None:
    meeting = book(cast, 25)
    source = connect(cast, elsewhere, event("around", 24, 4), event("overlaps", 27, 3))
    assert taken(cast.anna.pk) == [(24, 25), (25, 26), (26, 28), (28, 30)]
    assert busy(cast.anna.pk) == [(24, 28), (27, 30)]
    # The meeting goes: its time is taken at once, and the next look changes nothing.
    with time_machine.travel(NOW, tick=False):
        occupied.release(meeting)
    after = [(24, 28), (28, 30)]
    assert taken(cast.anna.pk) == after
    look(cast, source, elsewhere, NOW + HOUR, event("around", 24, 4), event("overlaps", 27, 3))
    assert taken(cast.anna.pk) == after
    assert Appointment.objects.count() == 1


def test_a_meeting_that_moves_lets_the_busy_time_have_its_place(cast: Cast) -> None:
    meeting = book(cast, 25)
    actor = cast.actor(cast.anna)
    actions.block_time(actor, starts_at=NOW + 24 * HOUR, ends_at=NOW + 28 * HOUR, now=NOW)
    actions.block_time(actor, starts_at=NOW + 40 * HOUR, ends_at=NOW + 41 * HOUR, now=NOW)
    assert taken(cast.anna.pk) == [(24, 25), (25, 26), (26, 28), (40, 41)]
    with time_machine.travel(NOW, tick=False):
        moved = actions.move_appointment(actor, appointment_id=meeting.pk, starts_at=NOW + 30 * HOUR)
        assert taken(cast.anna.pk) == [(24, 28), (30, 31), (40, 41)]
        actions.cancel_appointment(actor, appointment_id=moved.pk)
    assert taken(cast.anna.pk) == [(24, 28), (40, 41)]


def test_a_long_event_is_written_by_days(cast: Cast, elsewhere: Elsewhere) -> None:
    connect(cast, elsewhere, event("holiday", 24, 60))
    assert taken(cast.anna.pk) == [(24, 48), (48, 72), (72, 84)]


def test_what_goes_on_now_stays_as_it_is_taken(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("early", -1, 3), event("late", 1, 4), at=NOW - DAY)
    before = taken(cast.anna.pk)
    rows = set(Occupied.objects.values_list("pk", flat=True))
    look(cast, source, elsewhere, NOW + 2.5 * HOUR, event("early", -1, 3), event("late", 1, 4))
    assert taken(cast.anna.pk) == before == [(-1, 2), (2, 5)]
    assert set(Occupied.objects.values_list("pk", flat=True)) == rows


def test_two_members_may_look_at_one_calendar(cast: Cast, elsewhere: Elsewhere) -> None:
    connect(cast, elsewhere, event("a", 24))
    actions.add_source(
        cast.actor(cast.mikko), name="Same", address=elsewhere.address, now=NOW, allow=elsewhere.allow
    )
    assert taken(cast.anna.pk) == taken(cast.mikko.pk) == [(24, 25)]


def test_a_file_is_read_once(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    source = actions.add_source(actor, name="File", content=calendar(event("a", 24)), now=NOW)
    assert (source.address, taken(cast.anna.pk)) == ("", [(24, 25)])
    with pytest.raises(NotYours):
        actions.refresh_source(actor, source_id=source.pk)
    assert actions.refresh_due(now=NOW + DAY) == 0


@pytest.mark.parametrize(
    ("how", "code", "field"),
    [
        ({"address": "http://127.0.0.1/x.ics"}, "address_private", "address"),
        ({"address": "http://169.254.169.254/latest/"}, "address_private", "address"),
        ({"address": "file:///etc/passwd"}, "address_wrong", "address"),
        ({"content": b"nothing of the kind"}, "not_a_calendar", "file"),
        ({"content": b"x" * 3_000_000}, "too_large", "file"),
        ({"address": "https://example.org/", "content": b"x"}, "address_or_file", "address"),
        ({}, "address_or_file", "address"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    how: dict[str, object], code: str, field: str, cast: Cast
) -> None:
    with pytest.raises(Refused) as refused:
        actions.add_source(cast.actor(cast.anna), name="X", **how)  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not CalendarSource.objects.exists()
    assert not Busy.objects.exists()


def test_ten_are_enough(cast: Cast) -> None:
    for number in range(10):
        CalendarSource.objects.create(practice=cast.practice, member=cast.anna, name=str(number))
    with pytest.raises(Refused, match="too_many_sources"):
        actions.add_source(cast.actor(cast.anna), name="X", content=calendar())


def test_a_calendar_goes_with_its_times_and_without_meetings(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24, 3))
    occupied_by_hand = actions.block_time(
        cast.actor(cast.anna), starts_at=NOW + 26 * HOUR, ends_at=NOW + 28 * HOUR, title="Walk", now=NOW
    )
    assert taken(cast.anna.pk) == [(24, 27), (27, 28)]
    actions.remove_source(cast.actor(cast.anna), source_id=source.pk, now=NOW)
    assert taken(cast.anna.pk) == [(26, 28)]
    assert list(Busy.objects.values_list("pk", flat=True)) == [occupied_by_hand.pk]
    assert not CalendarSource.objects.exists()


def test_nobody_touches_the_calendars_of_others(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24))
    for who in (cast.mikko, cast.chie, cast.stranger):
        actor = cast.actor(who)
        for act in (actions.remove_source, actions.refresh_source, actions.accept_empty):
            with pytest.raises(NotYours):
                act(actor, source_id=source.pk)
        with pytest.raises(NotYours):
            actions.rename_source(actor, source_id=source.pk, name="Mine")
    with pytest.raises(NotYours):
        actions.add_source(cast.actor(cast.chie), name="X", content=calendar())
    with pytest.raises(NotYours):
        actions.add_source(cast.actor(cast.vera), name="X", content=calendar())
    actions.rename_source(cast.actor(cast.anna), source_id=source.pk, name="Ours")
    assert [row.name for row in CalendarSource.objects.all()] == ["Ours"]
    assert elsewhere.asked == 1


# The worker


def test_the_worker_looks_when_it_is_time(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24))
    little = pause(source.pk, NOW, NOW, False) - EVERY
    assert timedelta(0) <= little < timedelta(minutes=3)
    elsewhere.content = calendar(event("a", 30))
    assert actions.refresh_due(now=NOW + EVERY + little - timedelta(seconds=1), allow=elsewhere.allow) == 0
    assert actions.refresh_due(now=NOW + EVERY + little, allow=elsewhere.allow) == 1
    assert taken(cast.anna.pk) == [(30, 31)]
    assert actions.refresh_due(now=NOW + EVERY + little + HOUR / 10, allow=elsewhere.allow) == 0


def test_somebody_else_was_faster(cast: Cast, elsewhere: Elsewhere) -> None:
    source = connect(cast, elsewhere, event("a", 24))
    actor = cast.actor(cast.anna)
    later = NOW + HOUR
    CalendarSource.objects.filter(pk=source.pk).update(tried_at=later)
    actions.refresh_source(
        actor, source_id=source.pk, now=later + timedelta(seconds=5), allow=elsewhere.allow
    )
    assert elsewhere.asked == 1


def test_who_left_is_not_looked_after(cast: Cast, elsewhere: Elsewhere) -> None:
    connect(cast, elsewhere, event("a", 24))
    cast.anna.status = "left"
    cast.anna.save()
    assert actions.refresh_due(now=NOW + DAY, allow=elsewhere.allow) == 0


@given(st.uuids(), st.integers(0, 60 * 24 * 30))
def test_pauses_grow_while_it_fails_and_have_an_end(pk: UUID, minutes: int) -> None:
    tried = NOW + timedelta(minutes=minutes)
    failing = pause(pk, tried, NOW, True)
    assert EVERY <= pause(pk, tried, tried, False) <= failing <= LONGEST_PAUSE + timedelta(minutes=3)
    assert is_due(pk, tried, NOW, True, tried + failing)
    assert not is_due(pk, tried, NOW, True, tried + failing - timedelta(seconds=1))


# By hand


def test_own_time_is_kept_and_let_go(cast: Cast) -> None:
    actor = cast.actor(cast.anna)
    block = actions.block_time(actor, starts_at=NOW + DAY, ends_at=NOW + DAY + HOUR, title="Walk", now=NOW)
    assert (Busy.objects.get().title, taken(cast.anna.pk)) == ("Walk", [(24, 25)])
    for who in (cast.mikko, cast.stranger):
        with pytest.raises(NotYours):
            actions.remove_block(cast.actor(who), busy_id=block.pk)
    actions.remove_block(actor, busy_id=block.pk, now=NOW)
    assert (Busy.objects.count(), taken(cast.anna.pk)) == (0, [])


def test_what_came_from_elsewhere_is_not_removed_by_hand(cast: Cast, elsewhere: Elsewhere) -> None:
    connect(cast, elsewhere, event("a", 24))
    with pytest.raises(NotYours):
        actions.remove_block(cast.actor(cast.anna), busy_id=Busy.objects.get().pk)
    assert taken(cast.anna.pk) == [(24, 25)]


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        (DAY, DAY, "order"),
        (DAY, HOUR, "order"),
        (-DAY, -HOUR, "past"),
        (DAY, 100 * DAY, "too_long"),
        (900 * DAY, 901 * DAY, "too_far"),
    ],
)
def test_times_that_are_none(starts: timedelta, ends: timedelta, code: str, cast: Cast) -> None:
    with pytest.raises(Refused, match=code):
        actions.block_time(cast.actor(cast.anna), starts_at=NOW + starts, ends_at=NOW + ends, now=NOW)
    assert not Busy.objects.exists()


def test_openings_hide_what_is_kept(cast: Cast) -> None:
    from alongside.scheduling.queries.free import openings
    from alongside.scheduling.queries.rules import rules_for

    actions.set_working_hours(cast.actor(cast.anna), member_id=cast.anna.pk, hours=every_day())
    window, rules = Span(NOW + DAY, NOW + 2 * DAY), rules_for(cast.practice, cast.anna)
    before = openings(cast.anna, 60, window, NOW, rules)
    block = Span(before[0].start, before[0].start + 2 * HOUR)
    actions.block_time(cast.actor(cast.anna), starts_at=block.start, ends_at=block.end, now=NOW)
    after = openings(cast.anna, 60, window, NOW, rules)
    assert after
    assert not [span for span in after if span.overlaps(block)]


def every_day() -> list[object]:
    from datetime import time

    from alongside.scheduling.slots import Hours

    return [Hours(weekday, time(9), time(17)) for weekday in range(7)]
