"""An answer that somebody must see at once: who looks after it, and what was done (L06)."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from alongside.clients import actions as clients
from alongside.clients import queries as people
from alongside.voice.actions import loop
from alongside.voice.queries import caring
from alongside.web.actors import Visit, for_member
from alongside.web.answers import in_words
from alongside.web.caring_forms import DoneForm


@for_member
def critical(request: Visit, check_in_id: UUID) -> HttpResponse:
    """The answer, for who may read it; whom to call, who was told, who saw it, what was done."""
    found = caring.alarm(request.actor, check_in_id)
    clients.open_file(request.actor, found.client)
    form = DoneForm(request.POST or None)
    if request.method == "POST" and form.do(loop.settle_critical, request.actor, check_in_id):
        return redirect("desk:critical", check_in_id)
    page = {
        "alarm": found,
        "client": found.client,
        "answers": _answers(found) if found.may_read else [],
        "phones": [
            each for each in people.contact_points(request.actor, found.client.pk) if each.kind != "post"
        ],
        "near": [each for each in people.circle(request.actor, found.client.pk) if each.is_emergency],
        "form": form,
    }
    return render(request, "desk/caring/critical.html", page, status=422 if form.errors else 200)


@for_member
@require_POST
def critical_seen(request: Visit, check_in_id: UUID) -> HttpResponse:
    """I have seen it and look after it."""
    loop.see_critical(request.actor, check_in_id)
    return redirect("desk:critical", check_in_id)


def _answers(found: caring.Alarm) -> list[tuple[str, str]]:
    """The questions that were answered so, in words."""
    check_in = found.first.check_in
    given = {row.item: row.given for row in found.rows}
    said = in_words(check_in.version_id, given)
    return [(each.question, each.said) for each in said if each.said]
