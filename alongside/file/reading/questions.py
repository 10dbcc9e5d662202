"""What must be asked before a file can be imported, because the file does not say it."""

from dataclasses import dataclass
from enum import StrEnum

from alongside.file.reading.columns import Columns, Kind, missing_columns
from alongside.file.reading.csv_files import Sheet
from alongside.file.reading.dates import OrderFound, find_order
from alongside.file.reading.statuses import unknown_words

DATE_FIELDS = ("birth_date", "date", "scheduled_on", "real_start", "real_end", "end_time")
MOST_WORDS = 20


class Ask(StrEnum):
    """The questions. COLUMN has a field, STATUS_WORD a word."""

    COLUMN = "column"
    DATE_ORDER = "date_order"
    ZONE = "zone"
    AGREED_MINUTES = "agreed_minutes"
    MEMBER = "member"
    STATUS_WORD = "status_word"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `about` is the field or the status word it is about."""

    ask: Ask
    about: str = ""


def date_order(sheet: Sheet, columns: Columns) -> OrderFound:
    """What all the dates of the file together show about their order."""
    headings = [columns[field] for field in DATE_FIELDS if field in columns]
    return find_order(row.cells.get(heading, "") for row in sheet.rows for heading in headings)


def questions(sheet: Sheet, columns: Columns, kind: Kind) -> tuple[Question, ...]:
    """All that must be asked, in the order a form asks it."""
    asked = [Question(Ask.COLUMN, field) for field in missing_columns(columns, kind)]
    if date_order(sheet, columns).must_be_asked:
        asked.append(Question(Ask.DATE_ORDER))
    if kind is Kind.DIARY:
        asked += [Question(Ask.ZONE), Question(Ask.MEMBER)]
        if _length_is_missing(sheet, columns):
            asked.append(Question(Ask.AGREED_MINUTES))
        words = unknown_words(row.cells.get(columns.get("status", ""), "") for row in sheet.rows)
        asked += [Question(Ask.STATUS_WORD, word) for word in words[:MOST_WORDS]]
    return tuple(asked)


def _length_is_missing(sheet: Sheet, columns: Columns) -> bool:
    """Whether some row names neither a planned end nor a planned length."""
    headings = [columns[field] for field in ("end_time", "minutes") if field in columns]
    return any(not any(row.cells.get(heading) for heading in headings) for row in sheet.rows)
