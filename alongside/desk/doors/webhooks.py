"""Webhooks: which other programs are told of what, for an owner."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.desk.doors.words import ANSWERS, EVENTS, REFUSED_WEBHOOK, STATUS, TEST
from alongside.doors import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.forms import ManyChoices


class EventsForm(forms.Form):
    """What it is told of, and whether at all."""

    events = forms.MultipleChoiceField(
        label=_("What it is told of"), choices=list(EVENTS.items()), widget=ManyChoices
    )
    is_on = forms.BooleanField(label=_("Switched on"), required=False)


class WebhookForm(forms.Form):
    """An address, and what it is told of."""

    address = forms.CharField(
        label=_("Address of the other program"),
        help_text=_("It begins with https://."),
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    events = forms.MultipleChoiceField(
        label=_("What it is told of"), choices=list(EVENTS.items()), widget=ManyChoices
    )


@for_member
def webhooks(request: Visit) -> HttpResponse:
    """All of them; a new one, whose secret is shown this once."""
    found = queries.webhooks(request.actor)
    form, secret = WebhookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            secret, _hook = actions.add_webhook(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED_WEBHOOK[no.code]))
        else:
            found, form = queries.webhooks(request.actor), WebhookForm()
    page = {"webhooks": [(each, _host(each)) for each in found], "form": form, "secret": secret}
    return render(request, "desk/doors/webhooks.html", page, status=422 if form.errors else 200)


@for_member
def webhook(request: Visit, webhook_id: UUID) -> HttpResponse:
    """One of them: what it is told of, and what became of it."""
    found = queries.webhook(request.actor, webhook_id)
    form = EventsForm(request.POST or None, initial={"events": found.events, "is_on": found.is_on})
    if request.method == "POST" and form.is_valid():
        actions.change_webhook(request.actor, webhook_id=webhook_id, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("desk:webhook", webhook_id)
    return _page(request, found, form, status=422 if form.errors else 200)


@for_member
@require_POST
def webhook_secret(request: Visit, webhook_id: UUID) -> HttpResponse:
    """A new secret, shown this once."""
    secret = actions.change_secret(request.actor, webhook_id=webhook_id)
    found = queries.webhook(request.actor, webhook_id)
    form = EventsForm(initial={"events": found.events, "is_on": found.is_on})
    return _page(request, found, form, secret=secret)


@for_member
@require_POST
def webhook_test(request: Visit, webhook_id: UUID) -> HttpResponse:
    """Send something that says nothing but that it is a test."""
    try:
        actions.send_test(request.actor, webhook_id=webhook_id)
    except Refused as no:
        messages.error(request, str(REFUSED_WEBHOOK[no.code]))
    else:
        messages.success(request, gettext("The test goes out in a moment."))
    return redirect("desk:webhook", webhook_id)


@for_member
@require_POST
def webhook_remove(request: Visit, webhook_id: UUID) -> HttpResponse:
    """Tell it nothing more."""
    actions.remove_webhook(request.actor, webhook_id=webhook_id)
    messages.success(request, gettext("The webhook is removed."))
    return redirect("desk:webhooks")


@for_member
@require_POST
def delivery_again(request: Visit, delivery_id: UUID) -> HttpResponse:
    """Send one message again."""
    try:
        row = actions.send_again(request.actor, delivery_id=delivery_id)
    except Refused as no:
        messages.error(request, str(REFUSED_WEBHOOK[no.code]))
        return redirect("desk:webhooks")
    messages.success(request, gettext("It goes out again in a moment."))
    return redirect("desk:webhook", row.webhook_id)


def _page(
    request: Visit, found: Any, form: EventsForm, *, secret: str = "", status: int = 200
) -> HttpResponse:
    rows = [_line(each) for each in queries.deliveries(request.actor, found.pk)]
    page = {"webhook": found, "host": _host(found), "form": form, "deliveries": rows, "secret": secret}
    return render(request, "desk/doors/webhook.html", page, status=status)


def _host(webhook: Any) -> str:
    return urlsplit(str(webhook.address)).hostname or ""


def _line(delivery: Any) -> dict[str, Any]:
    at, answer, took = delivery.tries[-1] if delivery.tries else (None, "", None)
    return {
        "row": delivery,
        "what": EVENTS.get(delivery.event.verb, "") if delivery.event else TEST,
        "status": STATUS[delivery.status],
        "tries": len(delivery.tries),
        "tried_at": datetime.fromisoformat(at) if at else None,
        "answer": ANSWERS.get(str(answer), answer),
        "took": took,
    }
