"""Which files must be kept and which may go, for who runs the practice; and to freeze one, with its reason."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import queries as clients
from alongside.file import files_kept as queries
from alongside.file.actions import freezing as actions
from alongside.file.keeping import years
from alongside.lib.errors import NotYours
from alongside.web.acting import ActingForm
from alongside.web.actors import Visit, for_member
from alongside.web.asked_words import REFUSALS
from alongside.web.forms import Textarea

A_PAGE = 50


class FreezeForm(ActingForm):
    """Why nothing may be erased."""

    refusals = REFUSALS

    words = forms.CharField(
        label=gettext_lazy("Why nothing of this file may be erased"),
        help_text=gettext_lazy("For example a dispute, or a court that asks for it. The client reads this."),
        max_length=2000,
        widget=Textarea(lines=3),
    )


@for_member
def files_kept(request: Visit) -> HttpResponse:
    """Files of ended work: until when each must be kept and why; those that may go first."""
    found = sorted(queries.files_kept(request.actor), key=lambda each: not each.may_go)
    page = {
        "files": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "may_go": sum(each.may_go for each in found),
        "years": years(request.practice.thresholds),
    }
    return render(request, "desk/practice/files_kept.html", page)


@for_member
def freeze(request: Visit, client_id: UUID) -> HttpResponse:
    """Why this file is frozen, or the form that freezes it."""
    if not request.actor.runs_practice:
        raise NotYours
    client = clients.client(request.actor, client_id)
    form = FreezeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.do(actions.freeze, request.actor, client_id):
        messages.success(request, _("Frozen. Nothing of this file can be erased until you lift it."))
        return redirect("desk:freeze", client_id)
    page = {"client": client, "form": form, "freezes": queries.freezes(request.actor, client_id)}
    return render(request, "desk/practice/freeze.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def thaw(request: Visit, client_id: UUID) -> HttpResponse:
    """Lift it."""
    actions.thaw(request.actor, client_id)
    messages.success(request, _("Lifted. The file may be erased again when its time comes."))
    return redirect("desk:freeze", client_id)
