"""My data: who opened my file and when, how I may be reached, what is kept, and how to take it along."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages as flash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.clients import queries as clients
from alongside.clients.actions.consent import change_consent
from alongside.clients.openings import openings
from alongside.web.actors import Visit, for_client
from alongside.web.reading import own_file


class ConsentForm(forms.Form):
    """What one way to reach me may be used for."""

    may_remind = forms.BooleanField(label=gettext_lazy("Remind me of meetings"), required=False)
    may_message = forms.BooleanField(
        label=gettext_lazy("Tell me when something waits for me here"), required=False
    )

    is_all_optional = True


@for_client
def my_data(request: Visit) -> HttpResponse:
    """Everything about my data on one page."""
    client_id = own_file(request.actor)
    points = clients.contact_points(request.actor, client_id)
    if request.method == "POST":
        return _change(request, [each.pk for each in points])
    page = {
        "client": clients.readable_client(request.actor, client_id),
        "contacts": [(each, _form(each)) for each in points],
        "openings": openings(request.actor, client_id),
    }
    return render(request, "portal/my_data.html", page)


def _form(point: Any) -> ConsentForm:
    told = {"may_remind": point.may_remind, "may_message": point.may_message}
    return ConsentForm(initial=told, prefix=str(point.pk), auto_id=f"{point.pk}_%s")


def _change(request: Visit, own: list[UUID]) -> HttpResponse:
    """Keep the yes or no of the contact point whose button was pressed."""
    pressed = next((pk for pk in own if str(pk) == request.POST.get("contact")), None)
    form = ConsentForm(request.POST, prefix=str(pressed))
    if pressed is not None and form.is_valid():
        change_consent(request.actor, contact_point_id=pressed, **form.cleaned_data)
        flash.success(request, _("Saved."))
    return redirect("portal:my_data")
