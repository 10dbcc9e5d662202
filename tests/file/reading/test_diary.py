"""A diary: what is taken, with which times, and what is not."""

import datetime as dt
import time
from collections import Counter
from dataclasses import replace
from zoneinfo import ZoneInfo

from alongside.file.reading.clients import everybody, plan_clients
from alongside.file.reading.columns import Kind, guess_columns
from alongside.file.reading.csv_files import read_csv
from alongside.file.reading.diary import DiaryPlan, Here, plan_diary
from alongside.file.reading.diary_rows import Settings
from alongside.file.reading.people import People, Person
from alongside.file.reading.real_times import count_overruns
from alongside.file.reading.statuses import Status
from alongside.lib.reading.problems import Problem, Reason
from alongside.lib.spans import Span
from tests.file.reading.places import REAL, needs_real, sample

ADA = Person("ada", "Ada Lindqvist", dt.date(1980, 2, 29), keys=frozenset({"client:C-1"}))
BRUNO = Person("bruno", "Bruno Castell", None, keys=frozenset({"client:C-2"}))
SETTINGS = Settings(ZoneInfo("Europe/Helsinki"), None, dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC))


def plan(
    data: bytes, people: list[Person] | None = None, here: Here | None = None, **how: object
) -> DiaryPlan:
    sheet = read_csv(data)
    columns = guess_columns(sheet.header, Kind.DIARY)
    known = People([ADA, BRUNO] if people is None else people)
    settings = replace(SETTINGS, **how)  # type: ignore[arg-type]
    return plan_diary(sheet.rows, columns, known, here or Here(), settings)


def utc(day: int, hour: int, minute: int = 0, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=dt.UTC)


def as_here(made: DiaryPlan) -> Here:
    return Here({a.key: a.starts for a in made.new}, tuple(Span(a.starts, a.ends) for a in made.new))


def test_what_is_taken() -> None:
    made = plan(sample("diary_en.csv"))
    taken = {a.source_id: (a.client, a.starts, a.status, a.real_starts, a.real_ends) for a in made.new}
    kept, unknown = Status.KEPT, Status.UNKNOWN
    assert taken == {
        "1": ("ada", utc(2, 8), kept, utc(2, 8, 2), utc(2, 8, 52)),
        "2": ("bruno", utc(2, 9), kept, None, None),
        "3": ("ada", utc(3, 21, 30), kept, utc(3, 21, 30), utc(3, 22, 15)),
        "4": ("bruno", utc(4, 8), Status.CANCELLED, None, None),
        "5": ("ada", utc(4, 8), kept, utc(4, 8), utc(4, 8, 50)),
        "6": ("bruno", utc(4, 8, 20), kept, utc(4, 8, 20), None),
        "11": ("ada", utc(8, 8), Status.MISSED, None, None),
        "12": ("bruno", utc(29, 1, 30), Status.MISSED, None, None),
        "13": ("ada", utc(4, 7, month=5), Status.PLANNED, None, None),
        "15": ("ada", utc(1, 7, month=4), unknown, None, None),
        "16": ("ada", utc(2, 7, month=4), kept, None, None),
        "17": ("ada", utc(3, 7, month=4), kept, None, None),
    }
    assert {a.minutes for a in made.new} == {50}


def test_what_is_not_taken_is_named_by_line_and_reason() -> None:
    made = plan(sample("diary_en.csv"))
    assert made.problems == [
        Problem(Reason.CLIENT_UNKNOWN, 8, "client_id", facts={"value": "C-9"}),
        Problem(Reason.DATE_IMPOSSIBLE, 9, "date", facts={"value": "2026-02-30"}),
        Problem(Reason.TIME_UNREADABLE, 10, "time", facts={"value": "25:00"}),
        Problem(Reason.STATUS_WORD_UNKNOWN, 11, "status", facts={"value": "rescheduled"}),
        Problem(Reason.DOUBLE_BOOKED, 15, "time", facts={"other_line": 14}),
        Problem(Reason.MINUTES_UNREADABLE, 19, "minutes", facts={"value": "-5"}),
        Problem(Reason.ID_REPEATED, 21, "appointment_id", facts={"id": "2", "other_line": 3}),
    ]
    assert [a.line for a in made.same] == [20]


def test_what_is_odd_is_taken_with_a_remark() -> None:
    made = plan(sample("diary_en.csv"))
    assert made.remarks == [
        Problem(Reason.REAL_END_BEFORE_START, 3, "real_end", facts={"start": "11:00", "end": "10:30"}),
        Problem(Reason.OVERLAPS, 7, "time", facts={"other_line": 6}),
        Problem(Reason.REAL_END_MISSING, 7, "real_end"),
        Problem(Reason.TIME_IN_GAP, 13, "time", facts={"value": "2026-03-29 03:30"}),
        Problem(Reason.PLANNED_BUT_PAST, 16, "status"),
        Problem(Reason.REAL_LENGTH_ZERO, 17, "real_end"),
        Problem(Reason.REAL_LENGTH_ABSURD, 18, "real_end", facts={"minutes": 780, "limit": 720}),
    ]
    assert [a.line for a in made.new if a.overlaps] == [7]


def test_the_same_file_twice_adds_nothing() -> None:
    first = plan(sample("diary_en.csv"))
    again = plan(sample("diary_en.csv"), here=as_here(first))
    assert again.new == []
    assert [a.source_id for a in again.same] == [*(a.source_id for a in first.new), "1"]


def test_rows_without_an_id_are_known_again_by_what_they_say() -> None:
    text = (
        "Date,Start,End,Client,Status\n"
        "2.3.2026,10.00,10.45,Ada Lindqvist,attended\n"
        "2.3.2026,10.00,10.45,Ada Lindqvist,cancelled\n"
        "2.3.2026,10.00,10.45,ada LINDQVIST,attended\n"
    )
    first = plan(text.encode())
    assert [(a.line, a.status) for a in first.new] == [(2, Status.KEPT), (3, Status.CANCELLED)]
    assert len({a.key for a in first.new}) == 2
    assert [a.line for a in first.same] == [4]
    assert plan(text.encode(), here=as_here(first)).new == []


def test_an_appointment_that_moved_since_is_named_and_not_moved() -> None:
    first = plan(b"id,date,time,client id,minutes\n1,2026-06-01,10:00,C-1,50\n")
    later = plan(b"id,date,time,client id,minutes\n1,2026-06-02,10:00,C-1,50\n", here=as_here(first))
    assert later.problems == [Problem(Reason.HERE_WITH_ANOTHER_TIME, 2, "appointment_id", facts={"id": "1"})]


def test_a_client_is_found_by_a_name_that_only_one_has() -> None:
    twins = [ADA, replace(ADA, handle="other", birth_date=dt.date(1999, 1, 1), keys=frozenset())]
    rows = b"Date,Time,Client,DOB,Minutes\n2026-03-02,10:00,Ada Lindqvist,%s,50\n"
    unclear = plan(rows % b"", twins)
    facts = {"value": "Ada Lindqvist", "count": 2}
    assert unclear.problems == [Problem(Reason.CLIENT_AMBIGUOUS, 2, "full_name", facts=facts)]
    assert [a.client for a in plan(rows % b"1999-01-01", twins).new] == ["other"]
    nobody = plan(rows % b"", [BRUNO])
    facts = {"value": "Ada Lindqvist"}
    assert nobody.problems == [Problem(Reason.CLIENT_UNKNOWN, 2, "full_name", facts=facts)]


def test_a_client_nobody_has_decided_about_is_named() -> None:
    sheet = read_csv(b"id,name\n7,Ada Lindqvist\n")
    clients = plan_clients(
        sheet.rows, guess_columns(sheet.header, Kind.CLIENTS), [ADA], today=dt.date(2026, 5, 1)
    )
    diary = read_csv(b"date,time,client id,minutes\n2026-03-02,10:00,7,50\n")
    people = everybody([ADA], clients)
    made = plan_diary(diary.rows, guess_columns(diary.header, Kind.DIARY), people, Here(), SETTINGS)
    assert made.problems == [Problem(Reason.CLIENT_UNDECIDED, 2, "client_id", facts={"value": "7"})]


def test_the_length_is_said_or_agreed_or_missing() -> None:
    rows = b"Date,Time,Client ID,Minutes\n2026-03-02,10:00,C-1,\n2026-03-03,10:00,C-1,45\n2026-03-04,10:00,C-1,900\n"
    asked = plan(rows, agreed_minutes=30)
    assert [a.minutes for a in asked.new] == [30, 45]
    assert asked.problems == [Problem(Reason.LENGTH_IMPOSSIBLE, 4, "minutes", facts={"minutes": 900})]
    assert plan(rows).problems[0] == Problem(Reason.LENGTH_MISSING, 2, "minutes")


def test_a_planned_end_may_pass_midnight_but_not_precede_the_start() -> None:
    rows = b"Date,Start,End,Client ID\n2026-03-02,23:30,00:20,C-1\n2026-03-03,15:00,14:00,C-1\n"
    made = plan(rows)
    assert [a.minutes for a in made.new] == [50]
    facts = {"start": "15:00", "end": "14:00"}
    assert made.problems == [Problem(Reason.END_BEFORE_START, 3, "end_time", facts=facts)]


def test_an_agreed_length_counts_real_minutes_over_the_night_when_clocks_change() -> None:
    rows = b"Date,Time,Started,Ended,Status,Client ID\n2026-10-25,03:50,03:50,03:10,attended,C-1\n"
    made = plan(rows, agreed_minutes=30, now=utc(1, 9, month=11))
    (a,) = made.new
    assert a.real_starts == dt.datetime(2026, 10, 25, 0, 50, tzinfo=dt.UTC)
    assert a.real_ends == dt.datetime(2026, 10, 25, 1, 10, tzinfo=dt.UTC)


def test_a_word_for_a_status_may_be_explained() -> None:
    rows = b"Date,Time,Client ID,Status,Minutes\n2026-03-02,10:00,C-1,moved,50\n"
    assert [a.status for a in plan(rows, meant={"moved": "cancelled_in_time"}).new] == [
        Status.CANCELLED_IN_TIME
    ]


def test_times_of_another_zone_are_kept_as_said() -> None:
    rows = b"Date,Client ID,Minutes\n2026-03-02T10:00:00Z,C-1,50\n2026-03-03 10:00,C-1,50\n"
    assert [a.starts for a in plan(rows).new] == [utc(2, 10), utc(3, 8)]


def test_a_time_the_member_is_taken_for_is_a_clash_for_plans_and_a_remark_for_history() -> None:
    rows = (
        b"id,Date,Time,Client ID,Minutes,Status\n"
        b"1,2026-06-01,10:00,C-1,50,booked\n"
        b"2,2026-03-02,10:00,C-1,50,attended\n"
    )
    busy = (Span(utc(1, 7, 30, month=6), utc(1, 8, month=6)), Span(utc(2, 8, 49), utc(2, 9)))
    made = plan(rows, here=Here(taken=busy))
    assert made.problems == [Problem(Reason.DOUBLE_BOOKED, 2, "time", facts={"other_line": 0})]
    assert made.remarks == [Problem(Reason.OVERLAPS, 3, "time", facts={"other_line": 0})]


def test_a_kept_meeting_to_come_is_named_and_an_unknown_one_is_a_plan() -> None:
    rows = b"Date,Time,Client ID,Minutes,Status\n2026-06-01,10:00,C-1,50,attended\n2026-06-02,10:00,C-1,50,unknown\n"
    made = plan(rows)
    assert [a.status for a in made.new] == [Status.KEPT, Status.PLANNED]
    assert made.remarks == [Problem(Reason.DONE_IN_FUTURE, 2, "status", facts={"status": "kept"})]


def real_plan(zone: str = "Europe/Helsinki", minutes: int = 30, here: Here | None = None) -> DiaryPlan:
    patients = read_csv((REAL / "patients.csv").read_bytes())
    columns = guess_columns(patients.header, Kind.CLIENTS)
    clients = plan_clients(patients.rows, columns, [], today=dt.date(2026, 11, 22))
    diary = read_csv((REAL / "appointments.csv").read_bytes())
    settings = Settings(ZoneInfo(zone), minutes, dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC))
    columns = guess_columns(diary.header, Kind.DIARY)
    return plan_diary(diary.rows, columns, everybody([], clients), here or Here(), settings)


@needs_real
def test_the_real_diary_comes_in_whole_and_fast() -> None:
    began = time.perf_counter()
    made = real_plan()
    assert time.perf_counter() - began < 2
    assert (len(made.new), made.same, made.problems) == (5232, [], [])
    assert made.counts == {
        Status.KEPT: 4018,
        Status.CANCELLED: 869,
        Status.MISSED: 288,
        Status.UNKNOWN: 52,  # 25 said so, 27 were planned and their time has passed
        Status.PLANNED: 5,
    }
    remarks = Counter(remark.reason for remark in made.remarks)
    assert remarks == {Reason.PLANNED_BUT_PAST: 27, Reason.REAL_LENGTH_ZERO: 1}


@needs_real
def test_605_real_meetings_ran_over_30_minutes() -> None:
    real = [(a.real_starts, a.real_ends) for a in real_plan().new if a.real_starts and a.real_ends]
    assert len(real) == 4017
    assert count_overruns(real, 30) == 605
    assert sum(end - start >= dt.timedelta(minutes=30) for start, end in real) == 612


@needs_real
def test_real_cancelled_ones_that_share_their_time_are_no_clash() -> None:
    made = real_plan()
    at = Counter(a.starts for a in made.new)
    assert sum(count > 1 for count in at.values()) == 360
    holding = Counter(a.starts for a in made.new if a.status is not Status.CANCELLED)
    assert max(holding.values()) == 1
    assert not any(a.overlaps for a in made.new)


@needs_real
def test_the_real_diary_twice_adds_nothing() -> None:
    again = real_plan(here=as_here(real_plan()))
    assert (again.new, again.problems, len(again.same)) == ([], [], 5232)


def test_an_overrun_counts_to_the_second() -> None:
    start = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
    lengths = [dt.timedelta(minutes=30), dt.timedelta(minutes=30, seconds=1), dt.timedelta(minutes=29)]
    assert count_overruns([(start, start + length) for length in lengths], 30) == 1
