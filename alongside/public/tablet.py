"""Questions on a tablet of the practice: one key, one answer, and afterwards nothing to see.

Whoever handed the tablet over was signed out by that; no page of theirs can be reached from here.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alongside.lib.errors import NotYours, Refused
from alongside.public.check_ins import in_language_of
from alongside.trail.actors import Actor
from alongside.voice import actions, queries
from alongside.web.check_in import CheckInForm, sheet

IDLE = 180  # seconds without a touch until the page is gone
GONE = "public/tablet_done.html"


@never_cache
@require_http_methods(["GET", "POST"])
def tablet(request: HttpRequest, secret: str) -> HttpResponse:
    """The questions, full screen, in the client's language; once answered, skipped or left, they are gone."""
    try:
        holder = queries.holder_of_link(secret, actions.TABLET)
    except NotYours:
        return _gone(request)
    if request.user.is_authenticated:  # whoever signed in meanwhile does not hand that over as well
        return _gone(request)
    return in_language_of(request, holder, lambda: _page(request, holder, secret))


@never_cache
def tablet_done(request: HttpRequest) -> HttpResponse:
    """Thank you, please give the tablet back."""
    return render(request, GONE)


def _page(request: HttpRequest, holder: Actor, secret: str) -> HttpResponse:
    assert holder.id is not None
    found = queries.check_in(holder, holder.id)
    form = CheckInForm(request.POST or None, check_in=found)
    if request.method == "POST":
        try:
            if (answer := _done(request, holder, form, secret)) is not None:
                return answer
        except NotYours:  # pressed twice: it counted once
            return _gone(request)
    page = {"check_in": found, "form": form, "sheet": sheet(found), "idle": IDLE}
    request.practice = found.practice  # type: ignore[attr-defined]
    return render(request, "public/tablet.html", page, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, holder: Actor, form: CheckInForm, secret: str) -> HttpResponse | None:
    """Where it goes on; None when the answer was refused."""
    if "idle" in request.POST:
        actions.leave_tablet(holder, secret)
        return redirect("public:tablet_done")
    if "skip" in request.POST:
        return _on(actions.skip_on_tablet(holder, secret))
    if form.is_valid():
        try:
            return _answered(request, holder, actions.answer_on_tablet(holder, secret, **form.said()))
        except Refused as no:
            form.refuse(no)
    return None


def _answered(request: HttpRequest, holder: Actor, following: str | None) -> HttpResponse:
    """On, but after an answer that must be seen at once first whom to call now, for a while (L06)."""
    assert holder.id is not None
    found = queries.check_in(holder, holder.id)
    if not found.is_urgent:
        return _on(following)
    page = render(request, GONE, {"calls": found.practice, "following": following})
    page["Refresh"] = f"{IDLE}; url={reverse('public:tablet_done')}"
    return page


def _on(following: str | None) -> HttpResponse:
    return redirect("public:tablet", following) if following else redirect("public:tablet_done")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, GONE, status=410)
