"""Why a file, a row or an event was not taken, or was taken with a remark: codes and facts, no words.

A whole file that cannot be read raises `alongside.lib.errors.Refused` with one of these
codes; a single row or event that cannot be taken becomes a `Problem`. A surface maps each
code to a translated sentence and puts the facts in.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST_FACT = 80


class Reason(StrEnum):
    """Every reason the reading of a file can name."""

    # The whole file is refused.
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"  # bytes, limit
    FILE_BINARY = "file_binary"
    FILE_IS_SPREADSHEET = "file_is_spreadsheet"
    ENCODING_UNKNOWN = "encoding_unknown"  # encoding
    QUOTES_BROKEN = "quotes_broken"  # line
    CELL_TOO_LONG = "cell_too_long"  # line
    HEADER_MISSING = "header_missing"
    HEADER_DUPLICATE = "header_duplicate"  # name
    TOO_MANY_COLUMNS = "too_many_columns"  # count, limit
    TOO_MANY_ROWS = "too_many_rows"  # limit
    NO_ROWS = "no_rows"
    COLUMN_UNKNOWN = "column_unknown"  # field, name
    COLUMN_NEEDED = "column_needed"  # field
    NOT_A_CALENDAR = "not_a_calendar"
    CALENDAR_NOT_CLOSED = "calendar_not_closed"
    CALENDAR_LINE_UNREADABLE = "calendar_line_unreadable"  # line

    # A row is not taken.
    TOO_MANY_CELLS = "too_many_cells"  # cells, columns
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"  # limit
    DATE_MISSING = "date_missing"
    DATE_UNREADABLE = "date_unreadable"  # value
    DATE_AMBIGUOUS = "date_ambiguous"  # value
    DATE_IMPOSSIBLE = "date_impossible"  # value
    BIRTH_DATE_IMPOSSIBLE = "birth_date_impossible"  # value
    TIME_MISSING = "time_missing"
    TIME_UNREADABLE = "time_unreadable"  # value
    MINUTES_UNREADABLE = "minutes_unreadable"  # value
    LENGTH_MISSING = "length_missing"
    LENGTH_IMPOSSIBLE = "length_impossible"  # minutes
    END_BEFORE_START = "end_before_start"  # start, end
    STATUS_WORD_UNKNOWN = "status_word_unknown"  # value
    CLIENT_MISSING = "client_missing"
    CLIENT_UNKNOWN = "client_unknown"  # value
    CLIENT_AMBIGUOUS = "client_ambiguous"  # value, count
    CLIENT_UNDECIDED = "client_undecided"  # value
    ID_OF_ANOTHER = "id_of_another"  # id
    ID_REPEATED = "id_repeated"  # id, other_line
    HERE_WITH_ANOTHER_TIME = "here_with_another_time"  # id
    DOUBLE_BOOKED = "double_booked"  # other_line (0: an appointment that is already here)

    # A client row is the same person, or may be.
    SAME_ID = "same_id"
    SAME_NAME_AND_BIRTH_DATE = "same_name_and_birth_date"
    SAME_NAME_AND_EMAIL = "same_name_and_email"
    SAME_ROW = "same_row"
    SAME_AS_DECIDED = "same_as_decided"
    MAYBE_SAME_NAME = "maybe_same_name"
    MAYBE_SAME_EMAIL_AND_BIRTH_DATE = "maybe_same_email_and_birth_date"

    # A row or event is taken, with a remark.
    EMAIL_UNREADABLE = "email_unreadable"  # value
    EMAIL_SHARED = "email_shared"
    PHONE_UNREADABLE = "phone_unreadable"  # value
    LANGUAGE_UNKNOWN = "language_unknown"  # value
    PLANNED_BUT_PAST = "planned_but_past"
    DONE_IN_FUTURE = "done_in_future"  # status
    OVERLAPS = "overlaps"  # other_line (0: an appointment that is already here)
    REAL_TIME_UNREADABLE = "real_time_unreadable"  # value
    REAL_END_MISSING = "real_end_missing"
    REAL_START_MISSING = "real_start_missing"
    REAL_END_BEFORE_START = "real_end_before_start"  # start, end
    REAL_LENGTH_ZERO = "real_length_zero"
    REAL_LENGTH_ABSURD = "real_length_absurd"  # minutes, limit
    REAL_FAR_FROM_PLANNED = "real_far_from_planned"
    REAL_LENGTH_DISAGREES = "real_length_disagrees"  # minutes, said
    TIME_IN_GAP = "time_in_gap"  # value
    TIME_TWICE = "time_twice"  # value
    SCHEDULED_ON_UNREADABLE = "scheduled_on_unreadable"  # value

    # An event of a calendar.
    NO_EVENTS = "no_events"  # the problem of a whole file that is well made but holds none
    NOTHING_IN_WINDOW = "nothing_in_window"  # count
    EVENTS_OUTSIDE = "events_outside"  # count: of events left out beside those taken
    EVENT_WITHOUT_START = "event_without_start"
    EVENT_UNREADABLE = "event_unreadable"
    EVENT_DATES_UNREADABLE = "event_dates_unreadable"  # property
    EVENT_END_BEFORE_START = "event_end_before_start"
    EVENT_START_IMPOSSIBLE = "event_start_impossible"
    EVENT_TOO_LONG = "event_too_long"  # limit (days)
    RULE_TOO_DENSE = "rule_too_dense"
    RULE_NEVER_HAPPENS = "rule_never_happens"
    RULE_UNREADABLE = "rule_unreadable"
    TOO_MANY_EVENTS = "too_many_events"  # limit
    TOO_SLOW = "too_slow"  # count
    UID_MISSING = "uid_missing"
    UID_REPEATED = "uid_repeated"
    ZONE_UNKNOWN = "zone_unknown"  # tzid, zone (the one used instead)
    ZONE_UNREADABLE = "zone_unreadable"  # tzid


Fact = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason at one place. `line` is the line of the file (1-based; 0: none), `uid` an event's."""

    reason: Reason
    line: int = 0
    field: str = ""
    uid: str = ""
    facts: Mapping[str, Fact] = dataclasses.field(default_factory=dict)


class Unreadable(ValueError):
    """A value could not be read; the row it stands in is named with this reason."""

    def __init__(self, reason: Reason, field: str = "", **facts: Fact) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.facts = facts

    def at(self, line: int) -> Problem:
        """The same reason, at a line of the file."""
        return Problem(self.reason, line, self.field, facts=self.facts)


def shown(value: str) -> str:
    """A value short enough to be shown in a sentence."""
    return value if len(value) <= LONGEST_FACT else value[: LONGEST_FACT - 1] + "…"
