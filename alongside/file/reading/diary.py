"""What an import of a diary would do: which appointments are new, here already, or not to be taken.

History is taken as it was: two kept appointments at one time are both taken and named as
overlapping. A plan for the future that is double booked is not taken. A cancelled
appointment holds no time, so it clashes with nothing.
"""

import datetime as dt
import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from alongside.file.reading.columns import Columns
from alongside.file.reading.csv_files import Row
from alongside.file.reading.diary_rows import Appointment, Settings, read_diary_row
from alongside.file.reading.people import People
from alongside.file.reading.sources import meeting_key_of_row
from alongside.file.reading.statuses import HOLDS_TIME, Status
from alongside.lib.reading.problems import Problem, Reason, Unreadable
from alongside.lib.spans import Span, merge


@dataclass(frozen=True, slots=True)
class Here:
    """What is in the practice already.

    `starts`: source key -> planned start, of every appointment that was imported before;
    `taken`: the spans that the member is taken for, of whatever kind.
    """

    starts: Mapping[str, dt.datetime] = field(default_factory=dict)
    taken: tuple[Span, ...] = ()


@dataclass(slots=True)
class DiaryPlan:
    """Each row of the file is in exactly one of `new`, `same` and `problems`."""

    new: list[Appointment] = field(default_factory=list)
    same: list[Appointment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Status]:
        """How many of the new ones have which status."""
        return Counter(appointment.status for appointment in self.new)


def plan_diary(
    rows: Iterable[Row], columns: Columns, people: People, here: Here, settings: Settings
) -> DiaryPlan:
    """Sort the rows of a diary of one member. `people`: see `clients.everybody`."""
    plan = DiaryPlan()
    read: list[Appointment] = []
    remarks: dict[int, list[Problem]] = {}
    for row in rows:
        try:
            appointment, about = read_diary_row(row, columns, people, settings)
        except Unreadable as error:
            plan.problems.append(error.at(row.line))
            continue
        read.append(appointment)
        remarks[row.line] = about
    fresh = _fresh(read, here, plan)
    plan.new = _without_clashes(fresh, here, settings.now, plan)
    for appointment in plan.new:
        plan.remarks.extend(remarks[appointment.line])
    plan.problems.sort(key=lambda problem: problem.line)
    plan.remarks.sort(key=lambda remark: remark.line)
    return plan


def _fresh(read: Iterable[Appointment], here: Here, plan: DiaryPlan) -> list[Appointment]:
    """Those that are neither here nor twice in the file, each with its source key."""
    first: dict[str, Appointment] = {}
    fresh: list[Appointment] = []
    for appointment in _keyed(read):
        twin = first.setdefault(appointment.key, appointment)
        problem = _contradiction(appointment, twin, here.starts.get(appointment.key))
        if problem:
            plan.problems.append(problem)
        elif twin is not appointment or appointment.key in here.starts:
            plan.same.append(appointment)
        else:
            fresh.append(appointment)
    return fresh


def _contradiction(appointment: Appointment, twin: Appointment, known: dt.datetime | None) -> Problem | None:
    """An id that stands for two appointments in the file, or for one that is here at another time."""
    source_id, line = appointment.source_id, appointment.line
    if _says(twin) != _says(appointment):
        facts: dict[str, str | int] = {"id": source_id, "other_line": twin.line}
        return Problem(Reason.ID_REPEATED, line, "appointment_id", facts=facts)
    if known is not None and known != appointment.starts:
        facts = {"id": source_id}
        return Problem(Reason.HERE_WITH_ANOTHER_TIME, line, "appointment_id", facts=facts)
    return None


def _keyed(read: Iterable[Appointment]) -> Iterable[Appointment]:
    """Every appointment with a key; without an id, equal rows share one and differing rows count on."""
    nth: dict[tuple[str, str, str], dict[str, int]] = {}
    for appointment in read:
        if appointment.key:
            yield appointment
            continue
        when = (appointment.client, appointment.starts.isoformat(), appointment.ends.isoformat())
        seen = nth.setdefault(when, {})
        number = seen.setdefault(_says(appointment), len(seen))
        yield replace(appointment, key=meeting_key_of_row(*when, number))


def _says(appointment: Appointment) -> str:
    """What a row says, whatever line it stands on."""
    a = appointment
    parts = (a.source_id, a.client, a.starts, a.ends, a.status, a.real_starts, a.real_ends, a.scheduled_on)
    return json.dumps([str(part) for part in parts])


def _without_clashes(
    fresh: list[Appointment], here: Here, now: dt.datetime, plan: DiaryPlan
) -> list[Appointment]:
    """In the order of the file, without double bookings to come; past ones are marked."""
    taken = merge(here.taken)
    last: tuple[dt.datetime, int] | None = None
    refused: set[int] = set()
    marked: set[int] = set()
    for a in sorted((a for a in fresh if a.status in HOLDS_TIME), key=lambda a: (a.starts, a.line)):
        other = 0 if _hits(taken, a) else last[1] if last and a.starts < last[0] else None
        if other is not None and a.starts > now and a.status is Status.PLANNED:
            refused.add(a.line)
            facts: dict[str, str | int] = {"other_line": other}
            plan.problems.append(Problem(Reason.DOUBLE_BOOKED, a.line, "time", facts=facts))
            continue
        if other is not None:
            marked.add(a.line)
            plan.remarks.append(Problem(Reason.OVERLAPS, a.line, "time", facts={"other_line": other}))
        if last is None or a.ends > last[0]:
            last = (a.ends, a.line)
    return [replace(a, overlaps=a.line in marked) for a in fresh if a.line not in refused]


def _hits(taken: list[Span], appointment: Appointment) -> bool:
    """Whether a merged, ordered list of spans holds any of the appointment's time."""
    at = bisect_left(taken, appointment.starts, key=lambda span: span.start)
    near = taken[max(at - 1, 0) : at + 1]
    return any(span.start < appointment.ends and appointment.starts < span.end for span in near)
