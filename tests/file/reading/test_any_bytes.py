"""Whatever the bytes: a plan or a refusal, never an error."""

import datetime as dt
from contextlib import suppress
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.file.reading.clients import plan_clients
from alongside.file.reading.columns import Kind, guess_columns
from alongside.file.reading.csv_files import read_csv
from alongside.file.reading.diary import Here, plan_diary
from alongside.file.reading.diary_rows import Settings
from alongside.file.reading.people import People, Person
from alongside.lib.errors import Refused

NOW = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["2026-03-02", "0001-01-01", "9999-12-31", "31.12.2025", "10:00", "24:00", "23:59:59", "50"]
    ),
    st.sampled_from(
        [
            "attended",
            "cancelled",
            "1",
            "-1",
            "9999999",
            "1e9",
            "Ada",
            "ada@example.org",
            '"',
            "令和99年1月1日",
        ]
    ),
)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert read_csv(data).header


@given(st.lists(st.lists(CELLS, min_size=9, max_size=9), min_size=1, max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_cells_make_a_plan_that_names_every_row(rows: list[list[str]]) -> None:
    header = ["id", "client id", "name", "dob", "date", "time", "status", "start", "end"]
    lines = [header, *rows]
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    sheet = None
    with suppress(Refused):
        sheet = read_csv(text.encode("utf-8", "replace"))
    assume(sheet is not None)
    assert sheet
    clients = plan_clients(sheet.rows, guess_columns(header, Kind.CLIENTS), [], today=NOW.date())
    sorted_rows = len(clients.new) + len(clients.same) + len(clients.maybe) + len(clients.problems)
    assert sorted_rows == len(sheet.rows)
    people = People([Person("ada", "Ada", keys=frozenset({"client:1"}))])
    asked = Settings(ZoneInfo("Europe/Helsinki"), 30, NOW)
    diary = plan_diary(sheet.rows, guess_columns(header, Kind.DIARY), people, Here(), asked)
    assert len(diary.new) + len(diary.same) + len(diary.problems) == len(sheet.rows)
