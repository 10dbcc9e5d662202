"""One row of a diary, read into a plain value."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from alongside.file.reading.client_rows import full_name
from alongside.file.reading.columns import Columns
from alongside.file.reading.csv_files import Row
from alongside.file.reading.dates import Order, read_date, split_moment
from alongside.file.reading.people import People
from alongside.file.reading.real_times import LONGEST, PAST_MIDNIGHT_AT_MOST, Said, real_times
from alongside.file.reading.sources import client_key, meeting_key
from alongside.file.reading.statuses import Status, read_status
from alongside.file.reading.times import Clock, instant, oddity, read_clock, read_minutes
from alongside.lib.reading.problems import Problem, Reason, Unreadable, shown

OLDEST, NEWEST = dt.date(1950, 1, 1), dt.date(2199, 12, 31)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user was asked. `agreed_minutes` is the length where the file names none.

    `meant`: what the user said a status word means.
    """

    zone: dt.tzinfo
    agreed_minutes: int | None
    now: dt.datetime
    order: Order | None = None
    meant: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as the file tells it; all times in UTC, the planned length in whole minutes.

    `client` is a handle (see `people.Person`). `real_starts` and `real_ends` are set for kept
    ones, as far as known. `overlaps`: it shares its time with another that holds it.
    """

    line: int
    key: str
    source_id: str
    client: str
    starts: dt.datetime
    ends: dt.datetime
    status: Status
    real_starts: dt.datetime | None
    real_ends: dt.datetime | None
    scheduled_on: dt.date | None
    overlaps: bool = False

    @property
    def minutes(self) -> int:
        """The planned length."""
        return int((self.ends - self.starts).total_seconds() // 60)


def read_diary_row(
    row: Row, columns: Columns, people: People, settings: Settings
) -> tuple[Appointment, list[Problem]]:
    """The appointment and remarks about it. Its key is "" where the file gives no id.

    Unreadable: every reason for which a row of a diary is not taken.
    """
    cells = {field: row.cells.get(heading, "").strip() for field, heading in columns.items()}
    remarks: list[Problem] = []
    starts = _starts(cells, settings, row.line, remarks)
    ends = _ends(cells, starts, settings)
    client = _client(cells, people, settings)
    status = _status(cells, settings)
    source_id = cells.get("appointment_id", "")
    key = meeting_key(source_id) if source_id else ""
    scheduled = _scheduled_on(cells, settings, row.line, remarks)
    found = Appointment(row.line, key, source_id, client, starts, ends, status, None, None, scheduled)
    found = _settled(found, settings.now, remarks)
    if found.status is Status.KEPT:
        found = _with_real_times(found, cells, settings.zone, remarks)
    return found, remarks


def _starts(cells: Mapping[str, str], settings: Settings, line: int, remarks: list[Problem]) -> dt.datetime:
    if not cells.get("date"):
        raise Unreadable(Reason.DATE_MISSING, "date")
    day = read_date(cells["date"], settings.order, "date")
    if not OLDEST <= day <= NEWEST:
        raise Unreadable(Reason.DATE_IMPOSSIBLE, "date", value=shown(cells["date"]))
    text = split_moment(cells.get("time", ""))
    time = text[1] or text[0] or split_moment(cells["date"])[1]
    if not time:
        raise Unreadable(Reason.TIME_MISSING, "time")
    clock = read_clock(time, field="time")
    odd = oddity(day, clock, settings.zone)
    if odd:
        remarks.append(Problem(odd, line, "time", facts={"value": shown(f"{day} {time}")}))
    return instant(day, clock, settings.zone)


def _ends(cells: Mapping[str, str], starts: dt.datetime, settings: Settings) -> dt.datetime:
    """The planned end: said, or the start and the length in the file, or the agreed length."""
    if cells.get("end_time"):
        length = _said_end(cells["end_time"], starts, settings) - starts
    elif cells.get("minutes"):
        length = dt.timedelta(minutes=round(read_minutes(cells["minutes"], "minutes")))
    elif settings.agreed_minutes:
        length = dt.timedelta(minutes=settings.agreed_minutes)
    else:
        raise Unreadable(Reason.LENGTH_MISSING, "minutes")
    if not dt.timedelta(minutes=1) <= length <= LONGEST:
        minutes = int(length.total_seconds() // 60)
        raise Unreadable(Reason.LENGTH_IMPOSSIBLE, "minutes", minutes=minutes)
    return starts + length


def _said_end(text: str, starts: dt.datetime, settings: Settings) -> dt.datetime:
    date, time = split_moment(text)
    clock = read_clock(time or date, field="end_time")
    today = starts.astimezone(settings.zone).date()
    if time:
        end = instant(read_date(date, settings.order, "end_time"), clock, settings.zone)
    else:
        end = _after(starts, today, clock, settings.zone)
    if end <= starts:
        begun = starts.astimezone(settings.zone).strftime("%H:%M")
        raise Unreadable(Reason.END_BEFORE_START, "end_time", start=begun, end=shown(text))
    return end


def _after(starts: dt.datetime, today: dt.date, clock: Clock, zone: dt.tzinfo) -> dt.datetime:
    """The end on the day of the start, or past midnight when that makes at most 4 hours."""
    end, next_day = instant(today, clock, zone), instant(today + _DAY, clock, zone)
    past_midnight = end <= starts and next_day - starts <= PAST_MIDNIGHT_AT_MOST
    return next_day if past_midnight else end


def _client(cells: Mapping[str, str], people: People, settings: Settings) -> str:
    """The handle of the client: by the id in the file, else by a name that only one has."""
    source_id = cells.get("client_id", "")
    if source_id:
        key = client_key(source_id)
        person = people.of_key(key)
        if person:
            return person.handle
        reason = Reason.CLIENT_UNDECIDED if key in people.undecided else Reason.CLIENT_UNKNOWN
        raise Unreadable(reason, "client_id", value=shown(source_id))
    return _client_by_name(cells, people, settings)


def _client_by_name(cells: Mapping[str, str], people: People, settings: Settings) -> str:
    try:
        name = full_name(cells)
    except Unreadable:
        raise Unreadable(Reason.CLIENT_MISSING, "client_id") from None
    born = cells.get("birth_date", "")
    named = people.named(name, read_date(born, settings.order, "birth_date") if born else None)
    if len(named) > 1:
        raise Unreadable(Reason.CLIENT_AMBIGUOUS, "full_name", value=shown(name), count=len(named))
    if not named:
        raise Unreadable(Reason.CLIENT_UNKNOWN, "full_name", value=shown(name))
    return named[0].handle


def _status(cells: Mapping[str, str], settings: Settings) -> Status:
    """The status said; where the file says none, a real end means kept, all else is planned."""
    word = cells.get("status", "")
    if not word:
        return Status.KEPT if cells.get("real_end") else Status.PLANNED
    status = read_status(word, settings.meant)
    if status is None:
        raise Unreadable(Reason.STATUS_WORD_UNKNOWN, "status", value=shown(word))
    return status


def _settled(found: Appointment, now: dt.datetime, remarks: list[Problem]) -> Appointment:
    """A plan whose time has passed has an unknown outcome; an unknown one that is to come is a plan."""
    if found.status is Status.PLANNED and found.ends <= now:
        remarks.append(Problem(Reason.PLANNED_BUT_PAST, found.line, "status"))
        return replace(found, status=Status.UNKNOWN)
    if found.starts <= now:
        return found
    if found.status is Status.UNKNOWN:
        return replace(found, status=Status.PLANNED)
    if found.status in (Status.KEPT, Status.MISSED):
        facts = {"status": found.status.value}
        remarks.append(Problem(Reason.DONE_IN_FUTURE, found.line, "status", facts=facts))
    return found


def _with_real_times(
    found: Appointment, cells: Mapping[str, str], zone: dt.tzinfo, remarks: list[Problem]
) -> Appointment:
    said = Said(cells.get("real_start", ""), cells.get("real_end", ""), cells.get("real_minutes", ""))
    if not (said.start or said.end):
        return found
    real = real_times(said, found.starts, zone)
    if real.why:
        remarks.append(Problem(real.why, found.line, "real_end", facts=dict(real.facts)))
    return replace(found, real_starts=real.starts, real_ends=real.ends)


def _scheduled_on(
    cells: Mapping[str, str], settings: Settings, line: int, remarks: list[Problem]
) -> dt.date | None:
    text = cells.get("scheduled_on", "")
    try:
        return read_date(text, settings.order, "scheduled_on") if text else None
    except Unreadable:
        facts = {"value": shown(text)}
        remarks.append(Problem(Reason.SCHEDULED_ON_UNREADABLE, line, "scheduled_on", facts=facts))
        return None
