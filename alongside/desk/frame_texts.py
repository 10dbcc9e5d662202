"""The practice's usual terms, and imported agreements put before all clients in one task."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from alongside.desk.forms.frames import PlaceAndFeeForm, TermsForm, initial_terms
from alongside.desk.frames import room_choices
from alongside.frame import actions, queries
from alongside.lib.errors import NotYours, Refused
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import label_of
from alongside.web.role_words import LANGUAGES

KINDS = {"advice": gettext_lazy("Advice"), "delivery": gettext_lazy("Contracted work")}
SHOWN = 100


@for_member
def usual(request: Visit, kind: str, language: str) -> HttpResponse:
    """The terms from which new agreements start, for one kind of work in one language."""
    if kind not in KINDS or language not in dict(LANGUAGES):
        raise Http404
    if not (request.actor.runs_practice or request.actor.practises):
        raise NotYours
    template = queries.template(request.actor, language, kind)
    choices = room_choices(request.actor)
    form = TermsForm(request.POST or None, initial=initial_terms(template.terms), rooms=choices)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_template(request.actor, language, kind, terms=form.terms)
        except Refused as no:
            form.refuse(no)
        else:
            messages.success(request, _("Saved. New agreements start from these words."))
            return redirect("desk:frame_usual", kind, language)
    context = {
        "form": form,
        "kind_tabs": [(_address(each, language), label, each == kind) for each, label in KINDS.items()],
        "language_tabs": [(_address(kind, each), label, each == language) for each, label in LANGUAGES],
    }
    return render(request, "desk/frames/usual.html", context, status=422 if form.errors else 200)


def _address(kind: str, language: str) -> str:
    return reverse("desk:frame_usual", args=[kind, language])


@for_member
def imported(request: Visit) -> HttpResponse:
    """Agreements that came with an import: one task for all of them."""
    initial = {"currency": request.practice.currency, "place_kind": "room"}
    form = PlaceAndFeeForm(request.POST or None, initial=initial, rooms=room_choices(request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.propose_imported(request.actor, terms=form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            _tell(request, done.count)
            if not done.lacking:
                return redirect("desk:frames_imported")
            for term in dict.fromkeys(term for terms in done.lacking.values() for term in terms):
                name = term if term in form.fields else None
                form.add_error(name, _("%(what)s is missing in some agreements.") % {"what": label_of(term)})
    waiting = queries.imported_frames(request.actor)
    context = {"form": form, "count": waiting.count(), "waiting": waiting[:SHOWN]}
    return render(request, "desk/frames/imported.html", context, status=422 if form.errors else 200)


def _tell(request: Visit, count: int) -> None:
    if count:
        said = ngettext(
            "%(n)d agreement now waits for its client's yes.",
            "%(n)d agreements now wait for their clients' yes.",
            count,
        )
        messages.success(request, said % {"n": count})
