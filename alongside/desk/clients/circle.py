"""Somebody around a client: what lies open to them, talks with them and what was told, conflicts (N01, E05)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from alongside.clients import actions, circle_queries
from alongside.clients.actions import circle_pages
from alongside.clients.actions.circle_contacts import LONGEST, log_contact
from alongside.clients.circle_pages import may_be_told
from alongside.lib.errors import Refused
from alongside.voice.actions import agree_to_asking
from alongside.voice.queries.unspoken import conflicts
from alongside.web.actors import Visit, for_member
from alongside.web.circle_words import CHANNELS, MEANING, PAGES, REFUSALS, TOPICS, listed
from alongside.web.client_words import CIRCLE_KINDS, MAY_KNOW, choices
from alongside.web.forms import Choices, DateTimeInput, ManyChoices, Textarea


class TalkWithForm(forms.Form):
    """A talk with somebody around the client. Only what the client allows is offered as told."""

    channel = forms.ChoiceField(
        label=pgettext_lazy("circle", "How"), choices=choices(CHANNELS), widget=Choices, initial="talk"
    )
    at = forms.DateTimeField(label=pgettext_lazy("circle", "When"), widget=DateTimeInput)
    words = forms.CharField(
        label=gettext_lazy("What it was about"),
        help_text=gettext_lazy("Only who works with the client reads this."),
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=3),
    )
    told = forms.MultipleChoiceField(
        label=gettext_lazy("What was told about the client"),
        choices=choices(TOPICS),
        widget=ManyChoices,
        required=False,
    )

    def __init__(self, *args: Any, allowed: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.allowed = allowed
        offered: Any = self.fields["told"].widget
        offered.choices = [(code, TOPICS[code]) for code in allowed]
        if not allowed:
            self.fields["told"].help_text = gettext_lazy("The client wants nothing to be told. Listen.")

    def keep(self, request: Visit, client_id: UUID, person_id: UUID) -> bool:
        """Whether the talk was kept; telling more than the client allows is refused, with the limit in words."""
        if not self.is_valid():
            return False
        try:
            log_contact(request.actor, client_id=client_id, person_id=person_id, **self.cleaned_data)
        except Refused as no:
            self.add_error(no.field, self._why(no))
            return False
        return True

    def _why(self, no: Refused) -> str:
        if no.code != "not_allowed":
            return str(REFUSALS[no.code])
        facts = {"over": _listed(no.facts["topics"]), "allowed": _listed(self.allowed)}
        if not self.allowed:
            return _("The client allows nothing to be told, so this is not kept: %(over)s.") % facts
        return _("The client does not allow this to be told: %(over)s. Allowed is: %(allowed)s.") % facts


def _listed(codes: Any) -> str:
    return ", ".join(str(each) for each in listed(codes))


@for_member
def circle_person(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """Before a talk: three quiet questions; then what may be told, what was, and conflicts with this person."""
    near = circle_queries.one_around(request.actor, client_id, person_id)
    person = near.person
    actions.open_file(request.actor, person.client)
    allowed = may_be_told(person.may_know, near.pages)
    initial = {"at": timezone.localtime()}
    form = TalkWithForm(request.POST or None, allowed=allowed, initial=initial)
    if request.method == "POST" and form.keep(request, client_id, person_id):
        messages.success(request, _("The talk is kept."))
        return redirect("desk:circle_person", client_id, person_id)
    found = conflicts(request.actor, client_id)
    page = {
        "client": person.client,
        "person": person,
        "kind": person.relation or CIRCLE_KINDS[person.kind],
        "may_know": MAY_KNOW[person.may_know],
        "pages": [(code, PAGES[code], MEANING[code]) for code in near.pages],
        "allowed": listed(allowed),
        "may_invite": bool(near.pages and person.email and person.account_id is None),
        "talks": [(each, CHANNELS[each.channel], listed(each.told)) for each in near.talks],
        "conflicts": [each for each in found if each.person_id == person.pk],
        "form": form,
    }
    return render(request, "desk/clients/circle_person.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def circle_narrow(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """One page less; more only the client can open."""
    near = circle_queries.one_around(request.actor, client_id, person_id)
    left = [each for each in near.pages if each != request.POST.get("page")]
    circle_pages.choose_pages(request.actor, client_id=client_id, person_id=person_id, pages=left)
    return redirect("desk:circle_person", client_id, person_id)


@for_member
@require_POST
def circle_invite(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """Send the letter for the pages that the client has opened."""
    try:
        circle_pages.invite_to_circle(request.actor, client_id=client_id, person_id=person_id)
    except Refused as no:
        messages.error(request, str(REFUSALS[no.code]))
    else:
        messages.success(request, _("The letter is on its way. Its link holds 14 days."))
    return redirect("desk:circle_person", client_id, person_id)


@for_member
@require_POST
def circle_take_back(request: Visit, client_id: UUID, person_id: UUID) -> HttpResponse:
    """Everything closed at once, when the client says so."""
    circle_pages.take_back_all(request.actor, client_id=client_id, person_id=person_id)
    agree_to_asking(request.actor, client_id=client_id, person_id=person_id, is_agreed=False)
    messages.success(request, _("Everything is closed to this person."))
    return redirect("desk:circle_person", client_id, person_id)
