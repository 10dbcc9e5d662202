"""Bringing data in: choose files, look at what they would bring, bring it in, undo it."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from alongside.desk.imports_forms import AnswersForm, UploadForm
from alongside.desk.imports_words import KINDS, QUESTIONS, STATUSES, say_kept, say_problem, say_refusal
from alongside.file.importing import actions, queries, undoing
from alongside.file.importing.actions import Upload
from alongside.file.importing.planning import FilePlan, ImportPlan
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.csv_rows import harmless
from alongside.web.downloads import download

FIRST_ROWS = 5
MOST_SHOWN = 200
WAITING, DONE = "uploaded", "done"


@for_member
def imports(request: Visit) -> HttpResponse:
    """What was brought in so far, and the way to choose files."""
    found = queries.imports(request.actor)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        given = [Upload(each.name or "", each.read()) for each in form.cleaned_data["uploads"]]
        try:
            new = actions.upload_files(request.actor, given)
        except Refused as no:
            form.add_error("uploads", _refusal(no))
        else:
            return redirect("desk:import_one", new.pk)
    page = {"form": form, "imports": [(each, queries.files_of(each)) for each in found[:50]]}
    return render(request, "desk/imports/imports.html", page, status=422 if form.errors else 200)


@for_member
def import_one(request: Visit, import_id: UUID) -> HttpResponse:
    """One import: its questions and what it would bring; or what it brought."""
    found = queries.one_import(request.actor, import_id)
    if found.status != WAITING:
        return _outcome(request, import_id)
    answers, plan = queries.answers_of(found), queries.plan_of(request.actor, found)
    people = [(str(each.pk), each.name) for each in queries.import_members(request.actor)]
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        answers=answers,
        plan=plan,
        members=people,
        zone=request.actor.timezone,
    )
    if form.is_bound and form.is_valid():
        said = form.to_answers()
        try:
            if "bring_in" in request.POST and said == answers:
                actions.bring_in(request.actor, import_id)
            else:
                actions.answer_questions(request.actor, import_id, said)
                if "bring_in" in request.POST:
                    messages.info(
                        request, gettext("You changed an answer. Look once more, then bring it in.")
                    )
            return redirect("desk:import_one", import_id)
        except Refused as no:
            form.add_error(None, _refusal(no))
    page = {
        "found": found,
        "form": form,
        "plan": plan,
        "counts": plan.counts,
        "open_questions": [QUESTIONS[name] for name in plan.open_questions if not form[name].initial],
        "previews": [(each, _preview(each, plan)) for each in plan.files],
    }
    return render(request, "desk/imports/look.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def discard(request: Visit, import_id: UUID) -> HttpResponse:
    """Throw the files away; nothing was written."""
    try:
        actions.discard_import(request.actor, import_id)
    except Refused as no:
        return _outcome(request, import_id, _refusal(no))
    messages.success(request, gettext("The files were thrown away. Nothing was written."))
    return redirect("desk:import")


@for_member
@require_POST
def undo(request: Visit, import_id: UUID) -> HttpResponse:
    """Take an import back."""
    try:
        undoing.undo_import(request.actor, import_id)
    except Refused as no:
        return _outcome(request, import_id, _refusal(no))
    messages.success(request, gettext("The import was undone. Everything that it brought is gone."))
    return redirect("desk:import_one", import_id)


@for_member
def left_out(request: Visit, import_id: UUID) -> HttpResponse:
    """Every row that was not taken, and those taken with a remark, as a CSV file."""
    found = queries.one_import(request.actor, import_id)
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([gettext("File"), gettext("Line"), gettext("Taken"), gettext("Reason")])
    for each in found.problems or []:
        taken = gettext("yes") if each["is_taken"] else gettext("no")
        rows.writerow([harmless(each["file"]), each["line"] or "", taken, say_kept(each)])
    # The mark at the beginning tells a spreadsheet program which letters these are.
    return download(
        text.getvalue().encode("utf-8-sig"), name="alongside-import.csv", media_type="text/csv; charset=utf-8"
    )


def _outcome(request: Visit, import_id: UUID, refusal: str = "") -> HttpResponse:
    found = queries.one_import(request.actor, import_id)
    kept = found.problems or []
    page = {
        "found": found,
        "files": queries.files_of(found),
        "left_out": [(each, say_kept(each)) for each in kept if not each["is_taken"]][:MOST_SHOWN],
        "remarks": [(each, say_kept(each)) for each in kept if each["is_taken"]][:MOST_SHOWN],
        "is_more": len(kept) > MOST_SHOWN,
        "has_several_files": len({each["file"] for each in kept}) > 1,
        "refusal": refusal,
    }
    return render(request, "desk/imports/outcome.html", page, status=422 if refusal else 200)


def _refusal(no: Refused) -> str:
    """Why not, in words."""
    if no.code != "stands_on_it":
        return say_refusal(no)
    count, names = no.facts["count"], no.facts["names"]
    assert isinstance(count, int)
    assert isinstance(names, list)
    return ngettext(
        "The import cannot be undone: somebody worked with %(count)s client of it since (%(names)s).",
        "The import cannot be undone: somebody worked with %(count)s clients of it since (%(names)s).",
        count,
    ) % {"count": count, "names": ", ".join(names)}


Preview = dict[str, object]


def _preview(each: FilePlan, plan: ImportPlan) -> Preview:
    """What one file would bring: its first rows as they would be written, and what is not taken."""
    makers: tuple[tuple[object, Callable[[FilePlan, ImportPlan], Preview]], ...] = (
        (each.clients, _clients_preview),
        (each.diary, _diary_preview),
        (each.calendar, _calendar_preview),
    )
    found: Preview = {"heads": [], "rows": []}
    for part, make in makers:
        found |= make(each, plan) if part else {}
    problems = [say_problem(problem) for problem in each.problems]
    return found | {
        "kind": KINDS[each.kind],
        "counts": each.counts,
        "problems": problems[:MOST_SHOWN],
        "more_problems": len(problems) > MOST_SHOWN,
        "remarks": [say_problem(remark) for remark in each.remarks[:MOST_SHOWN]],
    }


def _clients_preview(each: FilePlan, plan: ImportPlan) -> Preview:
    assert each.clients is not None
    heads = [gettext("Name"), gettext("Date of birth"), gettext("E-mail address"), gettext("Phone")]
    rows = []
    for row in each.clients.new[:FIRST_ROWS]:
        born = formats.date_format(row.birth_date, "SHORT_DATE_FORMAT") if row.birth_date else ""
        rows.append([row.name, born, row.email, row.phone])
    return {"heads": heads, "rows": rows}


def _diary_preview(each: FilePlan, plan: ImportPlan) -> Preview:
    assert each.diary is not None
    heads = [gettext("Client"), gettext("Planned"), gettext("What became of it"), gettext("Real minutes")]
    rows = []
    for row in each.diary.new[:FIRST_ROWS]:
        real = row.real_ends - row.real_starts if row.real_starts and row.real_ends else None
        minutes = formats.number_format(real.total_seconds() / 60, 1) if real else gettext("not known")
        rows.append(
            [
                plan.names.get(row.client, ""),
                _span(row.starts, row.ends),
                STATUSES[row.status],
                minutes if row.status == "kept" else "",
            ]
        )
    return {"heads": heads, "rows": rows}


def _calendar_preview(each: FilePlan, plan: ImportPlan) -> Preview:
    assert each.calendar is not None
    heads = [gettext("Busy"), gettext("Title")]
    rows = [[_span(row.starts, row.ends), row.summary] for row in each.calendar.new[:FIRST_ROWS]]
    return {"heads": heads, "rows": rows, "passed_over": each.calendar.passed_over}


def _span(starts: datetime, ends: datetime) -> str:
    """From when to when, on the clocks of who looks."""
    start, end = timezone.localtime(starts), timezone.localtime(ends)
    until = "TIME_FORMAT" if start.date() == end.date() else "SHORT_DATETIME_FORMAT"
    return f"{formats.date_format(start, 'SHORT_DATETIME_FORMAT')} – {formats.date_format(end, until)}"
