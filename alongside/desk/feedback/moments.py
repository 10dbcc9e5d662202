"""Small moments that mattered: the wall, and a line to add one (C09)."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from alongside.clients.queries import readable_clients
from alongside.feedback import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.web.actors import Visit, for_member
from alongside.web.feedback_words import REFUSED, TOLD_BY
from alongside.web.forms import Textarea


class MomentForm(forms.Form):
    """A small moment in a few words."""

    words = forms.CharField(
        label=_("A small moment"),
        help_text=_("A word, a deed, a look that mattered. As it was."),
        max_length=1000,
        widget=Textarea(lines=3),
    )
    told_by = forms.ChoiceField(
        label=_("Who told it"),
        choices=[("member", _("I did")), ("relative", _("A relative"))],
        required=False,
    )
    is_for_all = forms.BooleanField(
        label=_("Everybody who works here may read it"),
        help_text=_("Please leave out whatever tells who it was."),
        required=False,
    )


@for_member
def moments(request: Visit) -> HttpResponse:
    """Everything this member may read, the newest first; with ?client= about one of their clients."""
    about = _about(request)
    form = MomentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.note_moment(
                request.actor,
                words=given["words"],
                client_id=about.pk if about else None,
                told_by=given["told_by"] or "member",
                is_for_all=given["is_for_all"],
            )
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            return redirect(request.get_full_path())
    found = queries.moments(request.actor, 60, client_id=about.pk if about else None)
    page = {"moments": [(each, TOLD_BY[each.told_by]) for each in found], "form": form, "client": about}
    return render(request, "desk/feedback/moments.html", page, status=422 if form.errors else 200)


def _about(request: Visit) -> Any:
    asked = request.GET.get("client", "")
    if not asked:
        return None
    try:
        found = readable_clients(request.actor).filter(pk=UUID(asked)).first()
    except ValueError:
        found = None
    if found is None:
        raise NotYours
    return found
