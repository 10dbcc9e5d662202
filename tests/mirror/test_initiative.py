"""Who begins things month by month, beside the time of the work (L04)."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.mirror.facts import Fact
from alongside.mirror.initiative import Month, by_month, earliest
from alongside.mirror.own_practice import Style

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)


def told(number: int, at: datetime, verb: str, **facts: Any) -> Fact:
    return Fact(number, at, verb, facts, None, facts.get("by", "member"), UUID(int=number))


def day(month: int, on: int, hour: int = 12) -> datetime:
    return datetime(2026, month, on, hour, tzinfo=UTC)


def wrote(number: int, at: datetime, by: str = "client", lines: int = 4, channel: str = "portal") -> Fact:
    return told(number, at, "message.sent", by=by, lines=lines, channel=channel)


def test_a_month_tells_what_was_begun_by_whom_and_what_it_took() -> None:
    facts = [
        told(1, day(2, 2), "step.set", owner="client", set_by="client"),
        told(2, day(2, 3), "step.set", owner="client", set_by="member"),
        told(3, day(2, 4), "appointment.booked", by="client"),
        wrote(4, day(2, 10)),
        wrote(5, day(2, 11), by="member", lines=20),  # an answer begins nothing
        wrote(6, day(2, 15), by="member", lines=10),  # after four days of silence
        told(7, day(2, 20), "meeting.ended", planned_minutes=50, real_minutes=65),
        told(8, day(3, 2), "meeting.ended", planned_minutes=50, real_minutes=None),
    ]
    february = Month(date(2026, 2, 1), begun=5, theirs=3, minutes=65 + 10 + 5)
    march = Month(date(2026, 3, 1), begun=0, theirs=0, minutes=50)
    assert by_month(facts, NOW, HELSINKI, Style(lines_a_minute=2)) == [february, march]
    assert [each.percent for each in (february, march)] == [60, None]
    Random(1).shuffle(facts)
    assert by_month(facts, NOW, HELSINKI) == [february, march]


def test_a_standing_time_was_begun_once() -> None:
    at = day(2, 4)
    series = [told(n, at + timedelta(seconds=n), "appointment.booked", by="member") for n in range(1, 53)]
    later = told(60, at + timedelta(hours=1), "appointment.booked", by="client")
    (february, _) = by_month([*series, later], NOW, HELSINKI)
    assert (february.begun, february.theirs) == (2, 1)


def test_two_things_are_too_few_for_a_part() -> None:
    assert Month(date(2026, 2, 1), begun=2, theirs=2, minutes=0).percent is None
    assert Month(date(2026, 2, 1), begun=3, theirs=2, minutes=0).percent == 67


def test_a_month_begins_by_the_clock_of_who_looks() -> None:
    late = told(1, day(2, 28, 23), "step.set", set_by="client")  # March has come in Helsinki
    assert [each.first for each in by_month([late], NOW, HELSINKI)] == [date(2026, 3, 1)]
    assert [each.begun for each in by_month([late], NOW, UTC)] == [1, 0]


def test_a_call_takes_its_minutes_and_what_the_client_writes_takes_none() -> None:
    call = Fact(
        1, day(3, 2), "message.sent", {"by": "member", "channel": "phone", "lines": 3}, None, "member", None,
        minutes=25,
    )  # fmt: skip
    assert [each.minutes for each in by_month([call, wrote(2, day(3, 3))], NOW, UTC)] == [25]


def test_twelve_months_at_most_and_nothing_from_the_future() -> None:
    facts = [
        told(1, datetime(2020, 1, 1, tzinfo=UTC), "step.set", set_by="client"),
        told(2, day(4, 1), "step.set", set_by="client"),
    ]
    months = by_month(facts, NOW, UTC)
    assert [months[0].first, months[-1].first, len(months)] == [date(2025, 4, 1), date(2026, 3, 1), 12]
    assert sum(each.begun for each in months) == 0
    assert by_month([], NOW, UTC) == by_month(facts[1:], NOW, UTC) == []


def test_facts_are_wanted_from_before_the_first_month_for_its_silence() -> None:
    assert earliest(NOW, UTC) == datetime(2025, 3, 29, tzinfo=UTC)
