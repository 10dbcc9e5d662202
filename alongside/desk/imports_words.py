"""What is said about imported files: every reason of the reading as one sentence, its line first."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.lib.reading.problems import Problem, Reason

KINDS = {
    "clients": _("Clients"),
    "diary": _("Diary"),
    "calendar": _("Calendar"),
}
FIELDS = {
    "client_id": _("Number or id of the client"),
    "full_name": _("Name"),
    "given_name": _("First name"),
    "family_name": _("Family name"),
    "birth_date": _("Date of birth"),
    "email": _("E-mail address"),
    "phone": _("Phone"),
    "language": _("Language"),
    "appointment_id": _("Number or id of the appointment"),
    "date": _("Date"),
    "time": _("Planned start"),
    "end_time": _("Planned end"),
    "minutes": _("Planned minutes"),
    "real_start": _("Real start"),
    "real_end": _("Real end"),
    "real_minutes": _("Real minutes"),
    "status": _("What became of it"),
    "scheduled_on": _("Booked on"),
}
STATUSES = {
    "kept": _("kept"),
    "cancelled": _("cancelled"),
    "cancelled_in_time": _("cancelled in time"),
    "cancelled_late": _("cancelled late"),
    "cancelled_by_us": _("cancelled by us"),
    "missed": _("missed"),
    "planned": _("planned"),
    "unknown": _("not known"),
}
ORDERS = {
    "day_first": _("the day comes first: 31/12/2025"),
    "month_first": _("the month comes first: 12/31/2025"),
}
QUESTIONS = {
    "member": _("Say whose clients and times these are."),
    "zone": _("Say in which time zone the diary was kept."),
    "minutes": _("Say how long a meeting is by agreement."),
}
REFUSALS = {
    "no_files": _("Choose at least one file."),
    "too_many_files": _("Too many files at a time (at most %(limit)s)."),
    "not_waiting": _("These files were brought in already."),
    "not_answered": _("Something must be answered before. See below."),
    "nothing_new": _("There is nothing new in these files. Nothing was written."),
    "changed_meanwhile": _(
        "Somebody changed something while you looked, so nothing was written. Look once more, then bring it in."
    ),
    "not_done": _("This import was undone already, or never done."),
}

_WORDS: dict[str, Promise] = {
    # the whole file
    Reason.FILE_EMPTY: _("The file is empty."),
    Reason.FILE_TOO_LARGE: _("The file has %(bytes)s MB; it may have at most %(limit)s MB."),
    Reason.FILE_BINARY: _("This is not a text file. Save it as CSV, or as a calendar (.ics), and try again."),
    Reason.FILE_IS_SPREADSHEET: _(
        "This is a spreadsheet. Open it, save it as CSV, and bring the CSV file in."
    ),
    Reason.ENCODING_UNKNOWN: _("The letters of the file cannot be read this way. Choose another encoding."),
    Reason.QUOTES_BROKEN: _(
        "Line %(line)s: a quotation mark is opened and never closed, so the file cannot be read."
    ),
    Reason.CELL_TOO_LONG: _(
        "Line %(line)s: one cell is longer than any cell can be, so the file cannot be read."
    ),
    Reason.HEADER_MISSING: _(
        "The first row must say what is in each column, for example: Name, Date of birth."
    ),
    Reason.HEADER_DUPLICATE: _("Two columns are both called “%(name)s”. Give them different names."),
    Reason.TOO_MANY_COLUMNS: _("Too many columns: %(count)s in the file, %(limit)s at most."),
    Reason.TOO_MANY_ROWS: _("The file has more than %(limit)s rows. Cut it into several files."),
    Reason.NO_ROWS: _("The file has names of columns, and no rows below them."),
    Reason.COLUMN_UNKNOWN: _("The file has no column “%(name)s”."),
    Reason.COLUMN_NEEDED: _("Choose the column for “%(field)s”; without it nothing can be read."),
    Reason.NOT_A_CALENDAR: _("This is not a calendar file: it does not begin with BEGIN:VCALENDAR."),
    Reason.CALENDAR_NOT_CLOSED: _("The calendar file breaks off before its end. Export it again."),
    Reason.CALENDAR_LINE_UNREADABLE: _(
        "Line %(line)s: this is no line of a calendar, so the file cannot be read."
    ),
    # a row is not taken
    Reason.TOO_MANY_CELLS: _(
        "Line %(line)s: the row has more cells (%(cells)s) than the file has columns (%(columns)s)."
    ),
    Reason.NAME_MISSING: _("Line %(line)s: the name is missing."),
    Reason.NAME_TOO_LONG: _("Line %(line)s: the name is too long (letters at most: %(limit)s)."),
    Reason.DATE_MISSING: _("Line %(line)s: the date is missing."),
    Reason.DATE_UNREADABLE: _("Line %(line)s: “%(value)s” cannot be read as a date."),
    Reason.DATE_AMBIGUOUS: _(
        "Line %(line)s: it is not clear whether the day or the month comes first in “%(value)s”."
    ),
    Reason.DATE_IMPOSSIBLE: _("Line %(line)s: the date “%(value)s” cannot be."),
    Reason.BIRTH_DATE_IMPOSSIBLE: _("Line %(line)s: nobody here can be born on “%(value)s”."),
    Reason.TIME_MISSING: _("Line %(line)s: the time is missing."),
    Reason.TIME_UNREADABLE: _("Line %(line)s: “%(value)s” cannot be read as a time."),
    Reason.MINUTES_UNREADABLE: _("Line %(line)s: “%(value)s” cannot be read as a number of minutes."),
    Reason.LENGTH_MISSING: _(
        "Line %(line)s: neither an end nor a length is given, and no length was agreed."
    ),
    Reason.LENGTH_IMPOSSIBLE: _(
        "Line %(line)s: a meeting cannot be that long or short (minutes: %(minutes)s)."
    ),
    Reason.END_BEFORE_START: _("Line %(line)s: the planned end %(end)s is before the start %(start)s."),
    Reason.STATUS_WORD_UNKNOWN: _("Line %(line)s: it is not known what “%(value)s” means."),
    Reason.CLIENT_MISSING: _("Line %(line)s: the row does not say which client it is about."),
    Reason.CLIENT_UNKNOWN: _(
        "Line %(line)s: no client here is known as “%(value)s”. Bring the list of clients in together with the diary."
    ),
    Reason.CLIENT_AMBIGUOUS: _(
        "Line %(line)s: several clients are called “%(value)s”, and the row does not say which."
    ),
    Reason.CLIENT_UNDECIDED: _(
        "Line %(line)s: decide first whether client “%(value)s” is somebody who is here already."
    ),
    Reason.ID_OF_ANOTHER: _("Line %(line)s: the id %(id)s belongs to another client who is here already."),
    Reason.ID_REPEATED: _(
        "Line %(line)s: the id %(id)s stands on line %(other_line)s already, for something else."
    ),
    Reason.HERE_WITH_ANOTHER_TIME: _(
        "Line %(line)s: “%(id)s” is here already at another time; it was left as it is."
    ),
    Reason.DOUBLE_BOOKED: _(
        "Line %(line)s: the planned time is taken by the appointment on line %(other_line)s."
    ),
    f"{Reason.DOUBLE_BOOKED}_here": _(
        "Line %(line)s: the planned time is taken by something that is here already."
    ),
    # a client is the same, or may be
    Reason.SAME_ID: _("Line %(line)s: the id is that of a client who is here already."),
    Reason.SAME_NAME_AND_BIRTH_DATE: _(
        "Line %(line)s: somebody with this name and date of birth is here already."
    ),
    Reason.SAME_NAME_AND_EMAIL: _(
        "Line %(line)s: somebody with this name and e-mail address is here already."
    ),
    Reason.SAME_ROW: _("Line %(line)s: the same row was brought in before."),
    Reason.SAME_AS_DECIDED: _("Line %(line)s: you said that this client is here already."),
    Reason.MAYBE_SAME_NAME: _(
        "Line %(line)s: somebody with this name may be here already, and nobody decided it."
    ),
    Reason.MAYBE_SAME_EMAIL_AND_BIRTH_DATE: _(
        "Line %(line)s: somebody with this e-mail address and date of birth may be here already, and nobody decided it."
    ),
    # taken, with a remark
    Reason.EMAIL_UNREADABLE: _("Line %(line)s: “%(value)s” is no e-mail address and was left out."),
    Reason.EMAIL_SHARED: _("Line %(line)s: somebody else here has the same e-mail address."),
    Reason.PHONE_UNREADABLE: _("Line %(line)s: “%(value)s” is no phone number and was left out."),
    Reason.LANGUAGE_UNKNOWN: _(
        "Line %(line)s: the language “%(value)s” is not spoken here; the practice's own was taken."
    ),
    Reason.PLANNED_BUT_PAST: _(
        "Line %(line)s: planned, but the time has passed; what became of it is not known."
    ),
    Reason.DONE_IN_FUTURE: _("Line %(line)s: the file says “%(status)s”, but the time is still to come."),
    Reason.OVERLAPS: _("Line %(line)s: it shares its time with the appointment on line %(other_line)s."),
    f"{Reason.OVERLAPS}_here": _("Line %(line)s: it shares its time with something that is here already."),
    Reason.REAL_TIME_UNREADABLE: _(
        "Line %(line)s: the real times “%(value)s” cannot be read; they count as not known."
    ),
    Reason.REAL_END_MISSING: _("Line %(line)s: the real end is missing, so the real length is not known."),
    Reason.REAL_START_MISSING: _(
        "Line %(line)s: the real start is missing, so the real length is not known."
    ),
    Reason.REAL_END_BEFORE_START: _(
        "Line %(line)s: the real end %(end)s is before the real start %(start)s, so the real length is not known."
    ),
    Reason.REAL_LENGTH_ZERO: _(
        "Line %(line)s: the real start and end are the same, so the real length is not known."
    ),
    Reason.REAL_LENGTH_ABSURD: _(
        "Line %(line)s: the real length cannot be believed (minutes: %(minutes)s, at most %(limit)s); it counts as not known."
    ),
    Reason.REAL_FAR_FROM_PLANNED: _(
        "Line %(line)s: the real start is far from the planned one, so the real times count as not known."
    ),
    Reason.REAL_LENGTH_DISAGREES: _(
        "Line %(line)s: the length in the file (minutes: %(said)s) is not the time from start to end (%(minutes)s); start and end were taken."
    ),
    Reason.TIME_IN_GAP: _(
        "Line %(line)s: the clocks leap over %(value)s in spring; the hour after it was taken."
    ),
    Reason.TIME_TWICE: _(
        "Line %(line)s: the clocks show %(value)s twice in autumn; the first one was taken."
    ),
    Reason.SCHEDULED_ON_UNREADABLE: _(
        "Line %(line)s: “%(value)s” cannot be read as the day of booking and was left out."
    ),
    # calendars
    Reason.NO_EVENTS: _("The calendar holds no events."),
    Reason.NOTHING_IN_WINDOW: _("No event of this calendar is in the last two years or the coming one."),
    Reason.EVENTS_OUTSIDE: _(
        "Events older than two years or more than a year ahead were left out: %(count)s."
    ),
    Reason.EVENT_WITHOUT_START: _("Line %(line)s: the event has no start."),
    Reason.EVENT_UNREADABLE: _("Line %(line)s: the event cannot be read."),
    Reason.EVENT_DATES_UNREADABLE: _("Line %(line)s: the dates of the event (%(property)s) cannot be read."),
    Reason.EVENT_END_BEFORE_START: _("Line %(line)s: the event ends before it starts."),
    Reason.EVENT_START_IMPOSSIBLE: _("Line %(line)s: the event starts in a year that cannot be."),
    Reason.EVENT_TOO_LONG: _("Line %(line)s: the event is too long (days at most: %(limit)s)."),
    Reason.RULE_TOO_DENSE: _("Line %(line)s: the event repeats more often than anything in a calendar does."),
    Reason.RULE_NEVER_HAPPENS: _("Line %(line)s: the event repeats by a rule that never comes true."),
    Reason.RULE_UNREADABLE: _("Line %(line)s: the rule by which the event repeats cannot be read."),
    Reason.TOO_MANY_EVENTS: _(
        "The calendar holds too many times (at most %(limit)s); the rest was left out."
    ),
    Reason.TOO_SLOW: _("The calendar is so tangled that a part of its events was left out (%(count)s)."),
    Reason.UID_MISSING: _("Line %(line)s: the event has no id; it is known by its title and time."),
    Reason.UID_REPEATED: _("Line %(line)s: another event has the same id; only the first was taken."),
    Reason.ZONE_UNKNOWN: _("Nobody knows the time zone “%(tzid)s”; its times were read in %(zone)s."),
    Reason.ZONE_UNREADABLE: _("The file describes the time zone “%(tzid)s” in a way that cannot be read."),
}
WORDS: Mapping[str, Promise] = _WORDS
MEGABYTE = 1024 * 1024


def say(reason: str, line: int = 0, facts: Mapping[str, Any] | None = None, field: str = "") -> str:
    """The sentence about one row or file, in the reader's language."""
    known: dict[str, Any] = {"line": line, "field": field} | dict(facts or {})
    key = f"{reason}_here" if known.get("other_line") == 0 and f"{reason}_here" in WORDS else reason
    known["field"] = FIELDS.get(str(known["field"]), known["field"])
    if "status" in known:
        known["status"] = STATUSES.get(str(known["status"]), known["status"])
    if reason == Reason.FILE_TOO_LARGE:
        known |= {name: -(-int(known[name]) // MEGABYTE) for name in ("bytes", "limit")}
    return str(WORDS[key]) % known


def say_problem(problem: Problem) -> str:
    """The sentence about a problem of a plan."""
    return say(problem.reason, problem.line, problem.facts, problem.field)


def say_kept(kept: Mapping[str, Any]) -> str:
    """The sentence about a problem that was kept with an import."""
    return say(kept["reason"], kept["line"], kept["facts"], kept["field"])


def say_refusal(no: Refused) -> str:
    """Why something cannot be done: with a file (its name first), or at all."""
    if no.code not in WORDS:
        return str(REFUSALS[no.code]) % no.facts
    facts = dict(no.facts)
    name, line = facts.pop("file", ""), facts.pop("line", 0)
    return f"{name}: {say(no.code, int(str(line)), facts)}"
