"""An offered time behind the link of a letter: no account, a look changes nothing, one click answers."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import NotYours, Refused
from alongside.practice.queries import the_practice
from alongside.scheduling.actions import answering
from alongside.scheduling.queries import waiting as queries
from alongside.trail.actors import Actor
from alongside.web.offer_page import REFUSED, facts


@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest, secret: str) -> HttpResponse:
    """The time, until when it is kept, and two buttons."""
    try:
        holder = queries.holder_of_offer(secret)
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    with translation.override(holder.language), timezone.override(ZoneInfo(holder.timezone)):
        response = _answer(request, holder, secret) if request.method == "POST" else _page(request, holder)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = holder.language
        return response


def _answer(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    try:
        if "accept" in request.POST:
            answering.accept_offer(holder, offer_id=holder.myself)
        elif "decline" in request.POST:
            answering.decline_offer(holder, offer_id=holder.myself)
    except Refused as no:
        if no.code == "offer_over":
            return _page(request, holder, status=409)
        messages.error(request, str(REFUSED[no.code]))
        return _page(request, holder, status=422)
    return redirect("public:offer", secret)


def _page(request: HttpRequest, holder: Actor, status: int = 200) -> HttpResponse:
    found = queries.offer(holder, holder.myself)
    page = facts(found, the_practice(holder)) | {"answer_url": request.path}
    return render(request, "public/offer.html", page, status=status)
