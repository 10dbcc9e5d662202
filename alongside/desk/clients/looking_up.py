"""Words looked up in one client's file, by who may read it: typed into a form, and sealed in the address."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.clients import actions, queries
from alongside.file.looking_up import MOST, Written, look_up
from alongside.web.actors import Visit, for_member
from alongside.web.looking_for import LONGEST, look, looked_for
from alongside.web.reading import is_looked_at

KINDS = {
    "note": _("Note"),
    "process_note": _("Private process note"),
    "document": _("Name of a document"),
    "message": _("Message"),
    "request": _("What they ask"),
    "talk": _("Talk with somebody around them"),
    "check_in": _("Their answer"),
    "feedback": _("Feedback"),
    "goal": _("Goal"),
    "step": _("Next step"),
    "decision": _("Decision"),
    "agreement": _("Agreement"),
    "diary": _("From their diary"),
}
OWN_PAGES = {
    "note": "desk:note",
    "process_note": "desk:note",
    "request": "desk:request",
    "feedback": "desk:feedback_one",
    "step": "desk:step",
    "decision": "desk:decision",
    "agreement": "desk:frame_version",
}
PAGES = {
    "document": "desk:documents",
    "message": "desk:thread",
    "goal": "desk:goals",
    "diary": "desk:diary",
}
PARTS = {"check_in": "desk:result", "talk": "desk:circle_person"}


@for_member
@require_http_methods(["GET", "HEAD", "POST"])
def client_find(request: Visit, client_id: UUID) -> HttpResponse:
    """Where some words stand in one file: opened in memory for this one answer, and kept nowhere."""
    client = queries.readable_client(request.actor, client_id)
    if request.method == "POST":
        return look(request)
    if is_looked_at(request):
        actions.open_file(request.actor, client)
    typed = looked_for(request)
    found = look_up(request.actor, client_id, typed)
    page = {
        "client": client,
        "typed": typed,
        "longest": LONGEST,
        "places": [
            (KINDS[each.written.kind], each.written.at, each.pieces, _address(client_id, each.written))
            for each in found.shown
        ],
        "count": found.count,
        "most": MOST,
    }
    return render(request, "desk/clients/find.html", page)


def _address(client_id: UUID, written: Written) -> str:
    """The page where it stands."""
    if written.kind in OWN_PAGES:
        return reverse(OWN_PAGES[written.kind], args=[written.id])
    if written.kind in PARTS:
        return reverse(PARTS[written.kind], args=[client_id, written.within])
    address = reverse(PAGES[written.kind], args=[client_id])
    return f"{address}?before={written.within}" if written.within else address
