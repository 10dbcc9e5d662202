"""You said, we did: the list, and the form of one entry."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.feedback import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import REFUSED, STATUS
from alongside.web.forms import Choices, Textarea
from alongside.web.role_words import LANGUAGES


class ToldForm(forms.Form):
    """What was heard and what came of it, for everybody to read."""

    heard = forms.CharField(
        label=_("You said"),
        help_text=_("In your own words, so that nobody is recognised."),
        max_length=2000,
        widget=Textarea(lines=2),
    )
    decided = forms.CharField(label=_("What we did"), max_length=2000, widget=Textarea(lines=4))
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(code, STATUS[code]) for code in ("decided", "changed", "unchanged")],
        widget=Choices,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


@for_member
def told(request: Visit) -> HttpResponse:
    """What everybody reads; who tends a touchpoint can change it."""
    page = {
        "told": [(each, STATUS[each.outcome]) for each in queries.told(request.practice)],
        "may_write": queries.may_tell(request.actor),
    }
    return render(request, "desk/feedback/told.html", page)


@for_member
def told_new(request: Visit) -> HttpResponse:
    """A new entry."""
    if not queries.may_tell(request.actor):
        raise NotYours
    form = ToldForm(request.POST or None, initial={"language": get_language(), "outcome": "changed"})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_told(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            return redirect("desk:told")
    return _form(request, form)


@for_member
def told_one(request: Visit, told_id: UUID) -> HttpResponse:
    """Change an entry: say it better, or what has come of it since."""
    row = queries.told_one(request.actor, told_id)
    if not queries.may_tell(request.actor, row.touchpoint):
        raise NotYours
    start = {name: getattr(row, name) for name in ("heard", "decided", "outcome", "language")}
    form = ToldForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_told(request.actor, told_id, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            return redirect("desk:told")
    return _form(request, form, row)


@require_POST
@for_member
def remove(request: Visit, told_id: UUID) -> HttpResponse:
    """Off the page."""
    actions.remove_told(request.actor, told_id)
    return redirect("desk:told")


def _form(request: Visit, form: ToldForm, row: Any = None) -> HttpResponse:
    page = {"form": form, "entry": row}
    return render(request, "desk/feedback/told_form.html", page, status=422 if form.errors else 200)
