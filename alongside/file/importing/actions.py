"""Writes of imports; actor first: keep the files, keep the answers, bring them in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from alongside.file import verbs
from alongside.file.importing import queries
from alongside.file.importing.answers import Answers
from alongside.file.importing.planning import FileKind, ImportPlan, SourceFile, guess_file_kind
from alongside.file.importing.rows import About, Rows, make_rows
from alongside.file.models import Import, ImportedFile, ImportedRows, ImportStatus
from alongside.file.reading.csv_files import LARGEST_FILE
from alongside.lib.errors import NotYours, Refused
from alongside.lib.reading.calendar_text import LARGEST_CALENDAR, read_blocks
from alongside.lib.reading.problems import Problem
from alongside.lib.spans import Span
from alongside.practice import queries as practice
from alongside.scheduling import occupied
from alongside.trail import actions as trail
from alongside.trail.actors import Actor

MOST_FILES = 10
LARGEST = max(LARGEST_FILE, LARGEST_CALENDAR)
KEPT_UNFINISHED = timedelta(days=7)
BATCH = 500


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sends it."""

    name: str
    content: bytes


@transaction.atomic
def upload_files(actor: Actor, files: Sequence[Upload]) -> Import:
    """Keep files, sealed, until they are brought in or thrown away; unfinished ones of last week go.

    Refused: no_files, too_many_files (limit); a reason of the reading, with `file`, for a file that nobody
    can read. NotYours for who may not import.
    """
    if not queries.may_import(actor):
        raise NotYours
    if not files:
        raise Refused("no_files", "uploads")
    if len(files) > MOST_FILES:
        raise Refused("too_many_files", "uploads", limit=MOST_FILES)
    sources = as_source_files(files)
    _forget_unfinished(actor)
    found = Import.objects.create(
        practice_id=actor.practice_id, made_by_id=actor.id if actor.is_member else None
    )
    for position, each in enumerate(sources):
        ImportedFile.objects.create(
            practice_id=actor.practice_id,
            of_import=found,
            position=position,
            kind=each.kind.value,
            name=each.name,
            content=each.content,
        )
    return found


def as_source_files(files: Sequence[Upload]) -> list[SourceFile]:
    """The files, each with what it holds; their ids are their places in the row. Refused: see upload_files."""
    return [SourceFile(str(n), each.name, _kind(each), each.content) for n, each in enumerate(files)]


def _kind(file: Upload) -> FileKind:
    """What the file holds. Refused, with its name, when it cannot be read as a whole."""
    try:
        kind = guess_file_kind(file.name, file.content)
        if kind is FileKind.CALENDAR:
            read_blocks(file.content)
        return kind
    except Refused as no:
        raise Refused(no.code, "uploads", **no.facts, file=file.name) from None


def _forget_unfinished(actor: Actor) -> None:
    """What nobody brought in for a week holds other people's names for nothing."""
    old = timezone.now() - KEPT_UNFINISHED
    waiting = Import.objects.filter(practice_id=actor.practice_id, status=ImportStatus.UPLOADED)
    waiting.filter(uploaded_at__lt=old).delete()


@transaction.atomic
def discard_import(actor: Actor, import_id: UUID) -> None:
    """Throw the files away; nothing was written. Refused not_waiting when they were brought in."""
    _waiting(actor, import_id).delete()


@transaction.atomic
def answer_questions(actor: Actor, import_id: UUID, answers: Answers) -> Import:
    """Keep what was said about the files. NotYours for a member the actor may not import for.

    Refused not_waiting when the files were brought in already.
    """
    found = _waiting(actor, import_id)
    found.member = queries.import_member(actor, answers.member) if answers.member else None
    found.answers = answers.as_json()
    found.save(update_fields=["member", "answers"])
    return found


def bring_in(actor: Actor, import_id: UUID, *, now: datetime | None = None) -> Import:
    """Write everything the files bring, in one short transaction; look again and again: it adds nothing twice.

    Refused: not_waiting; not_answered; nothing_new; changed_meanwhile, when the practice changed between
    the look and the write (nothing was written then).
    """
    now = now or timezone.now()
    found = queries.one_import(actor, import_id)
    if found.status != ImportStatus.UPLOADED:
        raise Refused("not_waiting")
    plan = queries.plan_of(actor, found, now)
    if not plan.is_answered:
        raise Refused("not_answered")
    if not plan.brings_something:
        raise Refused("nothing_new")
    rows = make_rows(_about(actor, found, now), plan)
    marks = rows.marks(found)
    try:
        with transaction.atomic():
            found = _waiting(actor, import_id)
            _times_must_be_free(found, rows)
            _save(rows, marks)
            _finish(actor, found, plan, rows, now)
    except IntegrityError as error:
        raise Refused("changed_meanwhile") from error
    return found


def _about(actor: Actor, found: Import, now: datetime) -> About:
    answers = queries.answers_of(found)
    member = queries.import_member(actor, answers.member)
    return About(
        actor=actor,
        found=found,
        practice=practice.the_practice(actor),
        member=member,
        held_by=practice.actor_for_member(member),
        answers=answers,
        now=now,
    )


def _waiting(actor: Actor, import_id: UUID) -> Import:
    """The import, locked. NotYours; Refused not_waiting."""
    queries.one_import(actor, import_id)
    found = Import.objects.select_for_update().filter(pk=import_id).first()
    if found is None:
        raise NotYours
    if found.status != ImportStatus.UPLOADED:
        raise Refused("not_waiting")
    return found


def _times_must_be_free(found: Import, rows: Rows) -> None:
    """Somebody may have booked since the plan was made; PostgreSQL's constraint stands behind this."""
    if found.member_id:
        occupied.lock(member_id=found.member_id)
    for row in rows.occupied:
        span = Span(row.starts_at, row.ends_at)
        if not row.overridden and occupied.taken([row.resource_id], span):
            raise Refused("changed_meanwhile")


def _save(rows: Rows, marks: list[ImportedRows]) -> None:
    for part in rows.in_order():
        _create(part)
    _create(rows.occupied)
    _create(marks)
    trail.record_all(rows.events)


def _create(rows: Sequence[Any]) -> None:
    if rows:
        QuerySet(type(rows[0])).bulk_create(rows, batch_size=BATCH)


def _finish(actor: Actor, found: Import, plan: ImportPlan, rows: Rows, now: datetime) -> None:
    """Keep what became of every row, and let go of the files."""
    counts = plan.counts
    found.counts = {
        "clients": len(rows.clients),
        "appointments": len(rows.appointments),
        "meetings": len(rows.meetings),
        "busy": len(rows.busy),
        "same": counts["same"],
        "left_out": counts["left_out"],
    }
    found.problems = problems_of(plan)
    found.status, found.done_at = ImportStatus.DONE, now
    found.save(update_fields=["counts", "problems", "status", "done_at"])
    ImportedFile.objects.filter(of_import=found).update(content=None)
    facts = {name: found.counts[name] for name in ("clients", "appointments", "busy", "left_out")}
    trail.record(actor, verbs.IMPORT_DONE, subject=found, **facts)


def problems_of(plan: ImportPlan) -> list[dict[str, Any]]:
    """Every row that was not taken, and what was taken with a remark, by file and line, as plain data."""
    kept = []
    for each in plan.files:
        kept += [_kept(each.file.name, problem, is_taken=False) for problem in each.problems]
        kept += [_kept(each.file.name, remark, is_taken=True) for remark in each.remarks]
    return kept


def _kept(name: str, problem: Problem, *, is_taken: bool) -> dict[str, Any]:
    plain = asdict(problem) | {"reason": problem.reason.value, "facts": dict(problem.facts)}
    return {"file": name, "is_taken": is_taken, **plain}
