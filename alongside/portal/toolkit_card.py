"""My card for hard days: written by me, kept by me, printed, shared only if I say so (L03)."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from alongside.lib.errors import Refused
from alongside.templatetags.times import clock
from alongside.toolkit import actions, queries
from alongside.toolkit.card_parts import LONGEST, PARTS
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_client
from alongside.web.forms import Textarea
from alongside.web.reading import own_file
from alongside.web.tool_words import CARD, REFUSALS


def _part(name: str) -> forms.CharField:
    area = Textarea(lines=3)
    return forms.CharField(label=CARD[name], max_length=LONGEST, required=False, strip=False, widget=area)


class CardForm(forms.Form):
    """What stands on the card, and which version of it the writer has before them."""

    is_all_optional = True
    kept: Any = None  # the card as it is after saving
    saved: Any = None  # what another window kept meanwhile

    signs = _part("signs")
    helps = _part("helps")
    people = _part("people")
    places = _part("places")
    reasons = _part("reasons")
    reminder = _part("reminder")
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def save(self, actor: Actor) -> bool:
        """Whether the card was kept; False, with the reason; the words stay in the form."""
        if not self.is_valid():
            return False
        words = {name: self.cleaned_data[name] for name in PARTS}
        try:
            self.kept = actions.save_card(actor, revision=self.cleaned_data["version"], **words)
        except Refused as no:
            self._explain(no)
        return not self.errors

    def _explain(self, no: Refused) -> None:
        self.add_error(no.field if no.field in self.fields else None, REFUSALS[no.code])
        self.saved = no.facts.get("saved")
        if self.saved is not None:
            data = cast("QueryDict", self.data).copy()
            data["version"] = str(self.saved.revision)
            self.data = data


@for_client
def card(request: Visit) -> HttpResponse:
    """The card, to write on; it keeps itself."""
    found = queries.card(request.actor, own_file(request.actor))
    form = CardForm(request.POST if request.method == "POST" else None, initial=_first(found))
    if request.method == "POST" and form.save(request.actor):
        messages.success(request, gettext("Your card is kept."))
        return redirect("portal:card")
    page = {
        "card": found,
        "form": form,
        "saved_parts": _lines(form.saved),
        "saved_at": clock(timezone.localtime(found.saved_at)) if found and found.revision else "",
    }
    status = 409 if form.saved is not None else 422 if form.errors else 200
    return render(request, "portal/tools/card.html", page, status=status)


@for_client
@require_POST
def card_draft(request: Visit) -> HttpResponse:
    """Answer of the autosave: 200 with the version, 409 when another window saved since, 422 with why."""
    form = CardForm(request.POST)
    if form.save(request.actor):
        kept_at = clock(timezone.localtime(form.kept.saved_at))
        return JsonResponse({"version": form.kept.revision, "saved": kept_at})
    said = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return JsonResponse({"message": said}, status=409 if form.saved is not None else 422)


@for_client
@require_POST
def card_share(request: Visit) -> HttpResponse:
    """Let who works with me read it, or take that back at once."""
    actions.share_card(request.actor, is_shared="share" in request.POST)
    return redirect("portal:card")


@for_client
def card_print(request: Visit) -> HttpResponse:
    """The card on one sheet."""
    found = queries.card(request.actor, own_file(request.actor))
    page = {"parts": _lines(found), "card": found, "now": timezone.now()}
    return render(request, "portal/tools/card_print.html", page)


def _first(card: Any) -> dict[str, Any]:
    if card is None:
        return {"version": 0}
    return {name: getattr(card, name) for name in PARTS} | {"version": card.revision}


def _lines(card: Any) -> list[tuple[object, str]]:
    """The parts that say something, each with its question."""
    if card is None:
        return []
    return [(CARD[name], getattr(card, name)) for name in PARTS if getattr(card, name)]
