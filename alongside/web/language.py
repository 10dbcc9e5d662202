"""Choosing a language: remembered by cookie for visitors, and with the person for whoever has a seat."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from alongside.clients.own_choices import choose_language
from alongside.practice.actions import change_member
from alongside.web.actors import actor_of


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Django's own view does the cookie and the way back; the person's row makes it last."""
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        _keep(request, language)
    response: HttpResponse = set_language(request)
    return response


def _keep(request: HttpRequest, language: str) -> None:
    actor = actor_of(request)
    if actor is None:
        return
    if actor.is_member:
        change_member(actor, actor.myself, language=language)
    else:
        choose_language(actor, language)
