"""The doors: where an account takes its seat, and the links that let somebody in.

A mailed link changes nothing on GET (scanners follow links); the page's button does.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alongside.clients import joining as clients
from alongside.lib.errors import NotYours
from alongside.practice import actions, parking
from alongside.practice.seats import Seat
from alongside.trail.actors import Kind
from alongside.web import actors, sign_in
from alongside.web.seats import demo_account, demo_seats, seats_of

HOMES = {Kind.MEMBER: "desk:today", Kind.CLIENT: "portal:home", Kind.CIRCLE: "circle:home"}


def front(request: HttpRequest) -> HttpResponse:
    """The very first page: in for who is signed in, else what this is and where to sign in."""
    if request.user.is_authenticated:
        return redirect("public:come_in")
    return render(request, "public/front.html", {"demo": _demo_people()})


@never_cache
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Take the only seat, or choose one of several; then on to where one was going."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    seats = seats_of(request.user.pk)
    if request.method == "POST":
        chosen = next((seat for seat in seats if seat.token == request.POST.get("seat")), None)
    else:
        chosen = seats[0] if len(seats) == 1 else None
    if chosen is not None:
        return _sit_down(request, chosen)
    return render(request, "public/seats.html", {"seats": seats, "next": request.GET.get("next", "")})


def _sit_down(request: HttpRequest, seat: Seat) -> HttpResponse:
    actors.take_seat(request, seat.token)
    actor = actors.actor_of(request)
    if actor is None:
        raise NotYours
    actions.note_sign_in(actor, way=sign_in.way_in(request))
    if parking.parked_forms(sign_in.account_of(request)):
        return redirect("public:parked")
    return redirect(_wanted(request) or HOMES[seat.kind])


@never_cache
def parked(request: HttpRequest) -> HttpResponse:
    """What was typed when the sign-in had ended: send it again, or let it go."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    actor = actors.actor_of(request)
    forms = parking.parked_forms(sign_in.account_of(request))
    if not forms or actor is None:
        return redirect("public:come_in")
    kept = [
        (each, [(name, value) for name, values in each.fields.items() for value in values]) for each in forms
    ]
    return render(request, "public/parked.html", {"kept": kept, "home": HOMES[actor.kind]})


@require_POST
def let_go(request: HttpRequest, parked_id: UUID) -> HttpResponse:
    """It is not wanted any more."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    parking.take_back(sign_in.account_of(request), parked_id)
    return redirect("public:parked")


def _wanted(request: HttpRequest) -> str:
    """Where somebody was going before they had to sign in; only inside this house."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_link(request: HttpRequest, secret: str) -> HttpResponse:
    """A link made at the machine, for one sign-in that counts as both factors."""
    if request.method == "GET":
        return _ask(request, lambda: actions.find_key(secret, "sign_in"), "public/sign_in_link.html")
    return _enter(request, actions.sign_in_by_link(secret), way="login_link")


@never_cache
@require_http_methods(["GET", "POST"])
def member_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation to work in a practice."""
    if request.method == "GET":
        return _ask(request, lambda: actions.find_key(secret, "member"), "public/member_invitation.html")
    account, member = actions.join_as_member(secret)
    seat = f"{Kind.MEMBER}:{member.pk}"
    return _enter(request, account, way="invitation", seat=seat)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation of a client to their portal."""
    if request.method == "GET":
        return _ask(request, lambda: actions.find_key(secret, "invitation"), "public/invitation.html")
    account, client = clients.join_portal(secret)
    seat = f"{Kind.CLIENT}:{client.pk}"
    return _enter(request, account, way="invitation", seat=seat)


@never_cache
@require_http_methods(["GET", "POST"])
def circle_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation of somebody around a client, to what the client lets them see."""
    if request.method == "GET":
        return _ask(request, lambda: actions.find_key(secret, "circle"), "public/circle_invitation.html")
    account, person = clients.join_circle(secret)
    seat = f"{Kind.CIRCLE}:{person.pk}"
    return _enter(request, account, way="invitation", seat=seat)


def _ask(request: HttpRequest, find: Callable[[], object], template: str) -> HttpResponse:
    """The page with the button; a link that is spent or too old says so calmly."""
    try:
        key = find()
    except NotYours:
        return render(request, "public/link_spent.html", status=410)
    return render(request, template, {"key": key})


def _enter(request: HttpRequest, account: Any, *, way: str, seat: str = "") -> HttpResponse:
    if request.user.is_authenticated and request.user != account:
        logout(request)
    sign_in.come_in(request, account, way=way)
    if seat:
        actors.take_seat(request, seat)
        actor = actors.actor_of(request)
        if actor is not None:
            actions.note_sign_in(actor, way=way)
            return redirect(HOMES[actor.kind])
    return redirect("public:come_in")


@require_POST
def demo_door(request: HttpRequest, kind: str, who: UUID) -> HttpResponse:
    """Sign in as somebody of the demo practice: on this machine only, and never into a real practice."""
    account = demo_account(kind, who) if settings.IS_LOOPBACK else None
    if account is None:
        raise Http404
    return _enter(request, account, way="demo", seat=f"{kind}:{who}")


def _demo_people() -> list[Seat]:
    return demo_seats() if settings.IS_LOOPBACK else []
