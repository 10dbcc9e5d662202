"""Questions to my diary: proposed ones wait for my yes, my own are mine, each is stopped with one press."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from alongside.diary import actions, queries
from alongside.lib.errors import Refused
from alongside.portal.diary_forms import ReminderForm
from alongside.web.actors import Visit, for_client
from alongside.web.diary_forms import PromptForm
from alongside.web.diary_words import RHYTHMS
from alongside.web.reading import own_file

CHANGES = {"agree": actions.agree_to_prompt, "stop": actions.stop_prompt}


@for_client
def prompts(request: Visit) -> HttpResponse:
    """All questions, and a new one of my own."""
    form = PromptForm(request.POST or None, is_open_ended=True)
    if request.method == "POST" and form.do(actions.add_prompt, request.actor):
        return redirect("portal:diary_prompts")
    return _page(request, form, {})


@for_client
@require_POST
def prompt(request: Visit, prompt_id: UUID) -> HttpResponse:
    """Yes, no more, or a letter at a time of my own."""
    change = CHANGES.get(request.POST.get("now", ""))
    if change is not None:
        with suppress(Refused):  # it was stopped meanwhile: the page shows how it is now
            change(request.actor, prompt_id)
        return redirect("portal:diary_prompts")
    form = ReminderForm(request.POST, auto_id=f"at_{prompt_id}_%s")
    if form.do(actions.choose_reminder, request.actor, prompt_id):
        return redirect("portal:diary_prompts")
    return _page(request, PromptForm(is_open_ended=True), {prompt_id: form})


def _page(request: Visit, form: PromptForm, refused: dict[UUID, ReminderForm]) -> HttpResponse:
    found = queries.prompts(request.actor, own_file(request.actor))
    asks = queries.open_prompts(found, timezone.now(), timezone.get_current_timezone())
    page = {
        "form": form,
        "proposed": [(each, RHYTHMS.get(each.every_days)) for each in found if each.agreed_at is None],
        "asks": [
            (
                each,
                RHYTHMS.get(each.every_days),
                refused.get(each.pk)
                or ReminderForm(initial={"at": each.remind_at}, auto_id=f"at_{each.pk}_%s"),
            )
            for each in asks
        ],
    }
    return render(request, "portal/diary/prompts.html", page, status=422 if form.errors or refused else 200)
