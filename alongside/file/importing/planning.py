"""What an import of several files would do, before anything is written. No Django here.

Lists of clients are read first, so that a diary beside them finds its clients; then diaries, then
calendars. The same files and answers against the same practice give the same plan.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from alongside.file.importing.answers import Answers, FileAnswers
from alongside.file.reading import columns as mapping
from alongside.file.reading.clients import ClientPlan, everybody, plan_clients
from alongside.file.reading.csv_files import Sheet, read_csv
from alongside.file.reading.dates import Order
from alongside.file.reading.diary import DiaryPlan, Here, plan_diary
from alongside.file.reading.diary_rows import Appointment, Settings
from alongside.file.reading.people import People, Person
from alongside.file.reading.questions import Ask, Question, date_order, questions
from alongside.file.reading.statuses import Status
from alongside.lib.errors import Refused
from alongside.lib.reading.calendars import Event, read_calendar, usual_window
from alongside.lib.reading.problems import Problem, Reason
from alongside.lib.spans import Span

MEMBER, ZONE, MINUTES = "member", "zone", "minutes"


class FileKind(StrEnum):
    """What a file holds, in the order in which files are read."""

    CLIENTS = "clients"
    DIARY = "diary"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was given."""

    id: str
    name: str
    kind: FileKind
    content: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What is in the practice already, as far as the one who imports may know.

    `people`: by handle (a client's id); `closed`: handles of those who may not get new appointments here.
    `starts` and `events`: key in the file -> start of what was imported before. `taken`: the member's time;
    `booked`: a client's time by handle.
    """

    people: tuple[Person, ...] = ()
    closed: frozenset[str] = frozenset()
    starts: Mapping[str, dt.datetime] = field(default_factory=dict)
    events: Mapping[str, dt.datetime] = field(default_factory=dict)
    taken: tuple[Span, ...] = ()
    booked: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class CalendarPlan:
    """Each event that takes time is in exactly one of `new`, `same` and `problems`; `passed_over` takes none."""

    new: list[Event] = field(default_factory=list)
    same: list[Event] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: int = 0


@dataclass(slots=True)
class FilePlan:
    """What becomes of one file. `refused`: why it cannot be read as a whole."""

    file: SourceFile
    kind: FileKind
    sheet: Sheet | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    waits: bool = False
    refused: Problem | None = None
    clients: ClientPlan | None = None
    diary: DiaryPlan | None = None
    calendar: CalendarPlan | None = None

    @property
    def problems(self) -> list[Problem]:
        """Everything that is not taken, by line."""
        found = [self.refused] if self.refused else list(self.sheet.problems if self.sheet else ())
        for part in (self.clients, self.diary, self.calendar):
            found += part.problems if part else []
        if self.clients:
            found += [Problem(m.why, m.client.line, "full_name") for m in self.clients.maybe]
        return sorted(found, key=lambda problem: problem.line)

    @property
    def remarks(self) -> list[Problem]:
        """What is taken, with something to say about it."""
        return [remark for part in (self.clients, self.diary) if part for remark in part.remarks]

    @property
    def counts(self) -> Counter[str]:
        """How many rows are new, same and maybe, and how many are not taken."""
        found = Counter(left_out=len(self.problems))
        for part in (self.clients, self.diary, self.calendar):
            if part:
                found += Counter(new=len(part.new), same=len(part.same))
        if self.clients:
            found["maybe"] = len(self.clients.maybe)
        return found


@dataclass(slots=True)
class ImportPlan:
    """What an import would do. `open_questions` must be answered before; `names`: of clients, by handle."""

    files: list[FilePlan]
    open_questions: tuple[str, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_answered(self) -> bool:
        """Whether everything that must be asked was answered."""
        return not self.open_questions and not any(each.waits for each in self.files)

    @property
    def counts(self) -> Counter[str]:
        """Over all files."""
        return sum((each.counts for each in self.files), Counter())

    @property
    def brings_something(self) -> bool:
        """Whether there is anything new in the files."""
        return self.counts["new"] > 0

    def clients(self) -> Iterator[ClientPlan]:
        """The plans of all lists of clients."""
        return (each.clients for each in self.files if each.clients)

    def appointments(self) -> list[Appointment]:
        """All new appointments."""
        return [row for each in self.files if each.diary for row in each.diary.new]

    def events(self) -> list[Event]:
        """All new events of calendars."""
        return [row for each in self.files if each.calendar for row in each.calendar.new]


def guess_file_kind(name: str, content: bytes) -> FileKind:
    """A calendar by its first words; else what the headings say. Refused: a file that cannot be read."""
    start = content[:200].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip().upper()
    if start.startswith(b"BEGIN:VCALENDAR") or name.lower().endswith((".ics", ".ical", ".ifb")):
        return FileKind.CALENDAR
    return FileKind(mapping.guess_kind(read_csv(content).header))


def open_questions(kinds: set[FileKind], answers: Answers) -> tuple[str, ...]:
    """What nobody said yet about an import of files of these kinds."""
    asked = {MEMBER: not answers.member, ZONE: not answers.zone}
    asked[MINUTES] = answers.minutes is None and bool(kinds - {FileKind.CALENDAR})
    return tuple(name for name, is_open in asked.items() if is_open)


def plan_import(files: Iterable[SourceFile], answers: Answers, known: Known, now: dt.datetime) -> ImportPlan:
    """Sort every row of every file. While `open_questions` are open, files are only looked at."""
    planner = _Planner(answers, known, now)
    opened = [planner.opened(each) for each in files]
    asked = open_questions({each.kind for each in opened}, answers)
    if not asked:
        for kind in FileKind:
            for each in opened:
                if each.kind is kind and each.refused is None and not each.waits:
                    planner.plan(each)
    return ImportPlan(opened, asked, {p.handle: p.name for p in planner.people.values()})


class _Planner:
    """What is known grows from file to file."""

    def __init__(self, answers: Answers, known: Known, now: dt.datetime) -> None:
        self.answers, self.known, self.now = answers, known, now
        self.people = {person.handle: person for person in known.people}
        self.undecided: set[str] = set()
        self.starts, self.events = dict(known.starts), dict(known.events)
        self.taken = list(known.taken)

    def opened(self, file: SourceFile) -> FilePlan:
        """The file read into a sheet, with its questions."""
        about = self.answers.about(file.id)
        found = FilePlan(file, FileKind(about.kind or file.kind))
        if found.kind is FileKind.CALENDAR:
            return found
        try:
            found.sheet = read_csv(file.content, encoding=about.encoding or None)
            self._open(found, found.sheet, about)
        except Refused as no:
            found.refused = _problem(no)
        return found

    def _open(self, found: FilePlan, sheet: Sheet, about: FileAnswers) -> None:
        kind = mapping.Kind(found.kind)
        guessed = mapping.guess_columns(sheet.header, kind)
        found.columns = {field: name for field, name in {**guessed, **about.columns}.items() if name}
        found.questions = questions(sheet, found.columns, kind)
        asks = {question.ask for question in found.questions}
        found.waits = Ask.COLUMN in asks or (Ask.DATE_ORDER in asks and not about.order)
        found.columns = mapping.chosen_columns(sheet.header, kind, about.columns)

    def plan(self, found: FilePlan) -> None:
        """Sort the rows of one file."""
        steps: dict[FileKind, Callable[[FilePlan], None]] = {
            FileKind.CLIENTS: self._plan_clients,
            FileKind.DIARY: self._plan_diary,
            FileKind.CALENDAR: self._plan_calendar,
        }
        try:
            steps[found.kind](found)
        except Refused as no:
            found.refused = _problem(no)

    def _order(self, found: FilePlan) -> Order | None:
        said = self.answers.about(found.file.id).order
        assert found.sheet is not None
        return Order(said) if said else date_order(found.sheet, found.columns).order

    def _plan_clients(self, found: FilePlan) -> None:
        assert found.sheet is not None
        plan = found.clients = plan_clients(
            found.sheet.rows,
            found.columns,
            self.people.values(),
            today=self.now.date(),
            order=self._order(found),
            decided=self.answers.decided,
        )
        # For the next file they are known people: a line number of this one would mean nothing there.
        self.people = {p.handle: replace(p, line=0) for p in everybody(self.people.values(), plan)}
        for same in plan.same:
            person = self.people[same.handle]
            self.people[same.handle] = replace(person, keys=person.keys | {same.client.key})
        self.undecided |= {maybe.client.key for maybe in plan.maybe}

    def _plan_diary(self, found: FilePlan) -> None:
        assert found.sheet is not None
        people = People(p for p in self.people.values() if p.handle not in self.known.closed)
        people.undecided = self.undecided
        settings = Settings(
            zone=ZoneInfo(self.answers.zone),
            agreed_minutes=self.answers.minutes,
            now=self.now,
            order=self._order(found),
            meant=self.answers.about(found.file.id).meant,
        )
        here = Here(self.starts, tuple(self.taken))
        plan = found.diary = plan_diary(found.sheet.rows, found.columns, people, here, settings)
        self._leave_out_clients_who_are_elsewhere(plan)
        self.starts |= {row.key: row.starts for row in plan.new}
        self.taken += [Span(row.starts, row.ends) for row in plan.new if takes_time(row, self.now)]

    def _leave_out_clients_who_are_elsewhere(self, plan: DiaryPlan) -> None:
        """A client cannot be with two members at once: such a plan is not taken; one going on is marked."""
        kept: list[Appointment] = []
        for row in plan.new:
            span = Span(row.starts, row.ends)
            taken = self.known.booked.get(row.client, ())
            if not takes_time(row, self.now) or not any(span.overlaps(other) for other in taken):
                kept.append(row)
            elif row.starts > self.now:
                plan.problems.append(Problem(Reason.DOUBLE_BOOKED, row.line, "time", facts={"other_line": 0}))
            else:
                kept.append(replace(row, overlaps=True))
        plan.new = kept
        plan.problems.sort(key=lambda problem: problem.line)

    def _plan_calendar(self, found: FilePlan) -> None:
        zone = ZoneInfo(self.answers.zone)
        read = read_calendar(found.file.content, zone=zone, window=usual_window(self.now))
        plan = found.calendar = CalendarPlan(problems=read.problems)
        if read.outside and read.events:
            plan.problems.append(Problem(Reason.EVENTS_OUTSIDE, facts={"count": read.outside}))
        for event in read.events:
            before = self.events.get(event.key)
            if not event.takes_time:
                plan.passed_over += 1
            elif before is None:
                plan.new.append(event)
                self.events[event.key] = event.starts
            elif before == event.starts:
                plan.same.append(event)
            else:
                facts = {"id": event.summary}
                plan.problems.append(Problem(Reason.HERE_WITH_ANOTHER_TIME, event.line, facts=facts))


def takes_time(row: Appointment, now: dt.datetime) -> bool:
    """Whether somebody cannot be booked because of it: it is planned and not over."""
    return row.status is Status.PLANNED and row.ends > now


def _problem(no: Refused) -> Problem:
    """A whole file that cannot be read."""
    facts = {name: value for name, value in no.facts.items() if isinstance(value, str | int)}
    line = facts.pop("line", 0)
    return Problem(Reason(no.code), int(line), no.field or "", facts=facts)
