"""How I like to work: needs, what matters, what I expect, how and how fast (A12)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.clients import own_way, queries
from alongside.clients.actions.own_way import say_own_way
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_client
from alongside.web.client_words import REFUSALS
from alongside.web.forms import ScaleField, Textarea
from alongside.web.reading import own_file

LONG = 8000


class OwnWayForm(forms.Form):
    """In the client's words; everything may stay open."""

    is_all_optional = True

    needs = forms.CharField(
        label=gettext_lazy("What I need"), required=False, max_length=LONG, widget=Textarea(lines=3)
    )
    values = forms.CharField(
        label=gettext_lazy("What matters to me"), required=False, max_length=LONG, widget=Textarea(lines=3)
    )
    expectations = forms.CharField(
        label=gettext_lazy("What I expect"), required=False, max_length=LONG, widget=Textarea(lines=3)
    )
    style = ScaleField(
        label=gettext_lazy("How I want to be accompanied"),
        low=gettext_lazy("soft support"),
        high=gettext_lazy("active guidance"),
        required=False,
    )
    pace = ScaleField(
        label=gettext_lazy("How fast"), low=gettext_lazy("slowly"), high=gettext_lazy("fast"), required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


@for_client
def my_way(request: Visit) -> HttpResponse:
    """Read and change it. 409 with both texts where somebody saved meanwhile."""
    profile = queries.profile(request.actor, own_file(request.actor))
    shown = {name: getattr(profile, name) for name in OwnWayForm.base_fields}
    form = OwnWayForm(request.POST if request.method == "POST" else None, initial=shown)
    conflicts, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            say_own_way(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSALS[no.code]))
            if no.code == "changed_meanwhile":
                conflicts = _show_both(form, no.facts["saved"])
        else:
            messages.success(request, _("Kept. You can change it at any time."))
            return redirect("portal:my_way")
    if form.errors:
        status = 422 if conflicts is None else 409
    page = {
        "form": form,
        "conflicts": conflicts,
        "said_at": profile.style_said_at,
        "asks": own_way.is_asked(profile.style_said_at, timezone.now()),
    }
    return render(request, "portal/my_way.html", page, status=status)


def _show_both(form: Any, saved: Any) -> list[tuple[Any, str]]:
    """What is saved now, where it differs; what was typed stays in the form, and saving again is a decision."""
    form.data = form.data.copy()
    form.data["revision"] = str(saved.revision)
    now = [(field.label, getattr(saved, field.name), field.name) for field in form.visible_fields()]
    return [
        (label, "" if value is None else str(value))
        for label, value, name in now
        if (value or None) != (form.cleaned_data.get(name) or None)
    ]
