"""Calendars elsewhere: addresses out, busy times in, and time that one keeps for oneself."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.desk.feed_words import LEVEL_WORDS, LEVELS, PROBLEMS, REFUSED
from alongside.lib.errors import Refused
from alongside.scheduling import actions, queries
from alongside.web.actors import Visit, for_member
from alongside.web.calendar_address import Address, address_of
from alongside.web.forms import Choices, DateTimeInput

MOST_BLOCKS = 50


class FeedForm(forms.Form):
    """How much of people an address shows."""

    level = forms.ChoiceField(
        label=_("What others may see there"), choices=LEVELS, widget=Choices, initial="busy"
    )


class SourceForm(forms.Form):
    """A calendar elsewhere: by its address, or a file to read once."""

    name = forms.CharField(label=_("What you call it"), max_length=120)
    address = forms.CharField(
        label=_("Its secret address"),
        help_text=_("Most calendars offer one under “share” or “integrate”. It ends with .ics."),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a calendar file (.ics)"),
        help_text=_("It is read once. What changes later is not seen."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )


class NameForm(forms.Form):
    """Another name for a calendar."""

    name = forms.CharField(label=_("What you call it"), max_length=120)


class BlockForm(forms.Form):
    """Time that is not to be booked."""

    starts_at = forms.DateTimeField(label=_("From"), widget=DateTimeInput)
    ends_at = forms.DateTimeField(label=_("Until"), widget=DateTimeInput)
    title = forms.CharField(
        label=_("What for"), help_text=_("Only you see this."), max_length=200, required=False
    )


@for_member
def connections(request: Visit) -> HttpResponse:
    """All of one's own calendars elsewhere on one page."""
    return _page(request)


def _page(request: Visit, status: int = 200, address: Address | None = None, **given: Any) -> HttpResponse:
    actor = request.actor
    if not (actor.practises or actor.runs_practice):
        raise Http404
    page: dict[str, Any] = {
        "practises": actor.practises,
        "address": address,
        "others": [(feed, LEVEL_WORDS[feed.level]) for feed in queries.feeds_of_others(actor)],
    }
    if actor.practises:
        page |= {
            "feeds": [(feed, LEVEL_WORDS[feed.level]) for feed in queries.feeds(actor)],
            "sources": [_source(source) for source in queries.sources(actor)],
            "blocks": queries.blocks(actor)[:MOST_BLOCKS],
            "feed_form": FeedForm(auto_id="feed_%s"),
            "source_form": SourceForm(auto_id="source_%s"),
            "block_form": BlockForm(auto_id="block_%s"),
        }
    return render(request, "desk/calendar/connections.html", page | given, status=status)


def _source(source: Any) -> dict[str, Any]:
    return {
        "row": source,
        "host": urlsplit(source.address or "").hostname or "",
        "problem": PROBLEMS.get(source.problem, PROBLEMS["unreachable"]) if source.problem else "",
        "is_empty": source.problem == "empty",
        "form": NameForm(initial={"name": source.name}, auto_id=f"name_{source.pk.hex}_%s"),
    }


@for_member
@require_POST
def feed_new(request: Visit) -> HttpResponse:
    """A new address, shown this once."""
    form = FeedForm(request.POST, auto_id="feed_%s")
    if form.is_valid():
        try:
            secret = actions.make_feed(request.actor, level=form.cleaned_data["level"])
        except Refused as no:
            form.add_error(None, str(REFUSED[no.code]))
        else:
            return _page(request, address=address_of(request, secret))
    return _page(request, 422, feed_form=form)


@for_member
@require_POST
def feed_revoke(request: Visit, feed_id: UUID) -> HttpResponse:
    """The address shows nothing any more."""
    actions.revoke_feed(request.actor, feed_id=feed_id)
    messages.success(request, gettext("This address shows nothing any more."))
    return redirect("desk:connections")


@for_member
@require_POST
def source_new(request: Visit) -> HttpResponse:
    """Take over the busy times of another calendar."""
    form = SourceForm(request.POST, request.FILES, auto_id="source_%s")
    if form.is_valid():
        given, file = form.cleaned_data, form.cleaned_data["file"]
        content = file.read() if file else None
        try:
            source = actions.add_source(
                request.actor, name=given["name"], address=given["address"], content=content
            )
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, str(REFUSED[no.code]))
        else:
            messages.success(
                request, gettext("The busy times of “%(name)s” are yours now too.") % {"name": source.name}
            )
            return redirect("desk:connections")
    return _page(request, 422, source_form=form)


@for_member
@require_POST
def source_rename(request: Visit, source_id: UUID) -> HttpResponse:
    """Call a calendar otherwise."""
    form = NameForm(request.POST)
    if form.is_valid():
        actions.rename_source(request.actor, source_id=source_id, name=form.cleaned_data["name"])
        return redirect("desk:connections")
    if all(source.pk != source_id for source in queries.sources(request.actor)):
        raise Http404
    messages.error(request, gettext("A calendar needs a name of at most 120 letters."))
    return _page(request, 422)


@for_member
@require_POST
def source_refresh(request: Visit, source_id: UUID) -> HttpResponse:
    """Look at a calendar now."""
    source = actions.refresh_source(request.actor, source_id=source_id)
    if source.problem:
        messages.warning(request, str(PROBLEMS.get(source.problem, PROBLEMS["unreachable"])))
    else:
        messages.success(request, gettext("We looked at “%(name)s” again.") % {"name": source.name})
    return redirect("desk:connections")


@for_member
@require_POST
def source_empty(request: Visit, source_id: UUID) -> HttpResponse:
    """The calendar is really empty."""
    actions.accept_empty(request.actor, source_id=source_id)
    messages.success(request, gettext("Its busy times are let go."))
    return redirect("desk:connections")


@for_member
@require_POST
def source_remove(request: Visit, source_id: UUID) -> HttpResponse:
    """Forget a calendar and its times."""
    actions.remove_source(request.actor, source_id=source_id)
    messages.success(request, gettext("The calendar and its busy times are removed. Your meetings stay."))
    return redirect("desk:connections")


@for_member
@require_POST
def block_new(request: Visit) -> HttpResponse:
    """Keep time for oneself."""
    form = BlockForm(request.POST, auto_id="block_%s")
    if form.is_valid():
        try:
            actions.block_time(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            messages.success(request, gettext("This time is kept for you."))
            return redirect("desk:connections")
    return _page(request, 422, block_form=form)


@for_member
@require_POST
def block_remove(request: Visit, busy_id: UUID) -> HttpResponse:
    """The time may be booked again."""
    actions.remove_block(request.actor, busy_id=busy_id)
    messages.success(request, gettext("This time may be booked again."))
    return redirect("desk:connections")
