"""Sharing a finding with a supervisor: only what its member shows, and never whose file it is."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from alongside.desk.case_sheet import telling, what_tells
from alongside.desk.mirror_words import fact_line, words_for
from alongside.mirror import queries, sharing, sharing_actions
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea

REFUSALS = {
    "no_supervisor": gettext_lazy("Choose somebody who is a supervisor here."),
    "file_rests": gettext_lazy("This client’s file rests for now. Nothing of it is shown to anybody."),
}


class ShareForm(ActingForm):
    """With whom, and what one would like to ask."""

    refusals = REFUSALS

    supervisor = forms.TypedChoiceField(label=gettext_lazy("With whom"), coerce=UUID, widget=Choices)
    words = forms.CharField(
        label=gettext_lazy("What I would like to ask"),
        help_text=gettext_lazy("Without names: your supervisor sees a code in place of the client’s name."),
        required=False,
        max_length=sharing_actions.LONGEST,
        widget=Textarea(lines=3),
    )

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), each.name) for each in people]
        self.fields["supervisor"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.initial["supervisor"] = choices[0][0]


class CommentForm(ActingForm):
    """What the supervisor says to it."""

    comment = forms.CharField(
        label=gettext_lazy("Your words to it"),
        help_text=gettext_lazy("Only the one who shared it reads them."),
        required=False,
        max_length=sharing_actions.LONGEST,
        widget=Textarea(lines=4),
    )


@for_member
def finding_share(request: Visit, finding_id: UUID) -> HttpResponse:
    """With whom an own finding is shared; and sharing it."""
    found = queries.finding(request.actor, finding_id)
    people = list(sharing.supervisors(request.actor))
    form = ShareForm(people, request.POST or None)
    if request.method == "POST" and found.client and form.is_valid():
        tells = what_tells(form.cleaned_data["words"], telling(request.actor, found.client))
        if tells:
            form.add_error("words", tells)
    if request.method == "POST" and form.do(sharing_actions.share_finding, request.actor, found.pk):
        messages.success(request, _("Shared. You can take it back at any time."))
        return redirect("desk:finding", found.pk)
    page = {
        "found": found,
        "words": words_for(found.kind, found.facts),
        "form": form,
        "people": people,
        "shares": sharing.shares(request.actor, found),
    }
    return render(request, "desk/mirror/share.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def finding_withdraw(request: Visit, shared_id: UUID) -> HttpResponse:
    """Take it back."""
    finding_id = sharing_actions.withdraw_shared(request.actor, shared_id)
    messages.success(request, _("Taken back. Only you see it now."))
    return redirect("desk:finding", finding_id)


@for_member
@require_safe
def shared_findings(request: Visit) -> HttpResponse:
    """What members shared with this supervisor, newest first."""
    rows = sharing.shared_with_me(request.actor)
    page = {"rows": [(each, words_for(each.row.finding.kind, each.row.facts)) for each in rows]}
    return render(request, "desk/mirror/shared.html", page)


@for_member
def shared_finding(request: Visit, shared_id: UUID) -> HttpResponse:
    """One of them, and the supervisor's words to it."""
    shown = sharing.shared(request.actor, shared_id)
    form = CommentForm(request.POST or None, initial={"comment": shown.row.comment})
    if request.method == "POST" and form.do(sharing_actions.comment_shared, request.actor, shared_id):
        messages.success(request, _("Kept. Who shared it can read it now."))
        return redirect("desk:shared_findings")
    page = {
        "shown": shown,
        "words": words_for(shown.row.finding.kind, shown.row.facts),
        "evidence": [(_weeks(weeks), fact_line(fact)) for fact, weeks in sharing.evidence_of(shown)],
        "form": form,
    }
    return render(request, "desk/mirror/shared_one.html", page, status=422 if form.errors else 200)


def _weeks(weeks: int) -> str:
    if not weeks:
        return _("In the week before it was shared")
    return ngettext("%(weeks)d week before", "%(weeks)d weeks before", weeks) % {"weeks": weeks}
