"""Tokens: with them a program acts as the member who made them, and never as more."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.desk.doors.words import REFUSED_TOKEN, SCOPE_WORDS, SCOPES
from alongside.doors import actions, queries
from alongside.lib.errors import Refused
from alongside.web.actors import Visit, for_member
from alongside.web.forms import ManyChoices


class TokenForm(forms.Form):
    """What a program may do, and for how long."""

    name = forms.CharField(
        label=_("Name of the program"), help_text=_("So that you know it again in the list."), max_length=80
    )
    scopes = forms.MultipleChoiceField(label=_("What it may do"), choices=SCOPES, widget=ManyChoices)
    days = forms.IntegerField(
        label=_("Days until it ends"), help_text=_("At most 365."), min_value=1, max_value=365, initial=90
    )


@for_member
def tokens(request: Visit) -> HttpResponse:
    """One's own tokens; for who runs the practice, everybody's."""
    return _page(request)


@for_member
@require_POST
def token_new(request: Visit) -> HttpResponse:
    """A new token, shown this once."""
    form = TokenForm(request.POST)
    if form.is_valid():
        try:
            secret, _token = actions.make_token(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, str(REFUSED_TOKEN[no.code]))
        else:
            return _page(request, secret=secret)
    return _page(request, 422, form=form)


@for_member
@require_POST
def token_revoke(request: Visit, token_id: UUID) -> HttpResponse:
    """The token opens nothing any more."""
    actions.revoke_token(request.actor, token_id=token_id)
    messages.success(request, gettext("This token opens nothing any more."))
    return redirect("desk:tokens")


def _page(request: Visit, status: int = 200, **given: Any) -> HttpResponse:
    page = {
        "form": TokenForm(),
        "tokens": [_shown(each) for each in queries.tokens(request.actor)],
        "others": [_shown(each) for each in queries.tokens_of_others(request.actor)],
    }
    return render(request, "desk/doors/tokens.html", page | given, status=status)


def _shown(token: Any) -> dict[str, Any]:
    is_over = token.expires_at <= timezone.now()
    return {
        "row": token,
        "is_over": is_over,
        "scopes": [SCOPE_WORDS[scope] for scope in token.scopes],
        "uses": token.last,
    }
