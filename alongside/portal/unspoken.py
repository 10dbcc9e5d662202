"""What is hard to say, said without words; and what became of what I answered (E04, G03, C05)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.voice.actions import unspoken as actions
from alongside.voice.queries import caring
from alongside.voice.queries import unspoken as queries
from alongside.voice.queries.measures import version_of
from alongside.web.actors import Visit, for_client
from alongside.web.caring_forms import FeelingForm
from alongside.web.caring_words import FEELINGS, asked_part
from alongside.web.reading import own_file


@for_client
def hard_to_say(request: Visit) -> HttpResponse:
    """A quiet page: one press without any content, or one of six feelings."""
    form = FeelingForm(request.POST or None)
    client_id = own_file(request.actor)
    if request.method == "POST" and form.do(actions.name_feeling, request.actor, client_id):
        return _thanks(request)
    found = queries.own_feelings(request.actor)
    page = {"form": form, "named": [(each, FEELINGS[each.feeling]) for each in found]}
    return render(request, "portal/caring/hard_to_say.html", page, status=422 if form.errors else 200)


@for_client
@require_POST
def hard_to_say_pressed(request: Visit) -> HttpResponse:
    """Something is hard to say: one press, and nobody asks what."""
    actions.say_it_is_hard(request.actor, own_file(request.actor))
    return _thanks(request)


def _thanks(request: Visit) -> HttpResponse:
    messages.success(
        request, _("Thank you. There will be room for it when you meet. You need not say what it is.")
    )
    return redirect("portal:hard_to_say")


@for_client
def talked_about(request: Visit) -> HttpResponse:
    """What we talked about after my answers, and what changed."""
    found = caring.heard(request.actor)
    page = {"talks": [(each, asked_part(version_of(each.check_in.version_id), each.part)) for each in found]}
    return render(request, "portal/caring/talked_about.html", page)
