"""Turns the signed-in account and its chosen seat into the actor that every query and action asks for."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation

from alongside.clients import queries as clients
from alongside.lib.errors import NotYours
from alongside.practice import queries as practice
from alongside.practice.models import Member, Practice
from alongside.practice.seats import parse_seat
from alongside.practice.tenancy import within
from alongside.trail.actors import Actor, Kind
from alongside.web import sign_in
from alongside.web.parking import drop_kept_form, keep_form
from alongside.web.refused import note_refusal
from alongside.web.sessions import SessionStore

SEAT = "seat"
P = ParamSpec("P")


class Visit(HttpRequest):
    """A request of somebody who has a seat: what `for_member`, `for_client`, `for_circle` hand to their pages."""

    actor: Actor
    practice: Practice


Page = Callable[Concatenate[Visit, P], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponse]


class ActorMiddleware:
    """Gives `request.actor` lazily (a page without it asks nothing), and turns NotYours into a 404."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        note_refusal(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, NotYours):
            raise Http404 from exception


def language_of(request: HttpRequest) -> str:
    """The language chosen by cookie, else the browser's; an actor's own is set with the seat."""
    return translation.get_language_from_request(request)


def take_seat(request: HttpRequest, token: str) -> None:
    """Remember the seat in the session. Whether it is theirs is asked again at each request.

    A member's session ends when nobody touches it for a while: words of many people lie behind it.
    """
    request.session[SEAT] = token
    seat = parse_seat(token)
    is_member = seat is not None and seat[0] is Kind.MEMBER
    cast(SessionStore, request.session).end_when_idle(settings.IDLE_MINUTES * 60 if is_member else None)


def actor_of(request: HttpRequest) -> Actor | None:
    """The actor of this request, or None: not signed in, or no seat chosen, or it is no longer theirs."""
    found = _seated(request)
    if found is None:
        return None
    actor, seen_practice = found
    visit = cast(Visit, request)
    visit.actor, visit.practice = actor, seen_practice
    return actor


def _seated(request: HttpRequest) -> tuple[Actor, Practice] | None:
    account = request.user
    chosen = parse_seat(request.session.get(SEAT, ""))
    if not account.is_authenticated or chosen is None:
        return None
    kind, identifier = chosen
    if kind is Kind.MEMBER:
        member = practice.active_member(identifier, account.pk)
        if member is not None:
            return _member(member), member.practice
    if kind is Kind.CLIENT:
        client = clients.client_of_account(identifier, account.pk)
        if client is not None:
            return clients.actor_for_client(client), client.practice
    if kind is Kind.CIRCLE:
        person = clients.circle_of_account(identifier, account.pk)
        if person is not None:
            return clients.actor_for_circle(person), person.practice
    return None


def _member(member: Member) -> Actor:
    """Nearly nobody has anything open in need, and then nothing is asked."""
    actor, now = practice.actor_for_member(member), timezone.now()
    is_open = member.opens_until is not None and member.opens_until > now
    return clients.with_opened(actor, now) if is_open else actor


def for_member(page: Page[P]) -> Guarded[P]:
    """A page of the desk: a member with both factors, or off to sign in; a client gets a 404."""
    return _for(Kind.MEMBER, page)


def for_client(page: Page[P]) -> Guarded[P]:
    """A page of the portal."""
    return _for(Kind.CLIENT, page)


def for_circle(page: Page[P]) -> Guarded[P]:
    """A page for somebody around a client, who sees what the client allowed."""
    return _for(Kind.CIRCLE, page)


def _for(kind: Kind, page: Page[P]) -> Guarded[P]:
    @wraps(page)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            keep_form(request)
            return redirect_to_login(request.get_full_path())
        actor = actor_of(request)
        if actor is None:
            return redirect("public:come_in")
        if actor.kind is not kind:
            raise Http404
        if kind is Kind.MEMBER and sign_in.lacks_second_factor(request, cast(Visit, request).practice):
            return redirect("mfa_index")
        cast(SessionStore, request.session).renew()
        return _as(actor, cast(Visit, request), page, *args, **kwargs)

    return guarded


def _as(actor: Actor, request: Visit, page: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    with translation.override(actor.language), timezone.override(ZoneInfo(actor.timezone)):
        with within(actor.practice_id):
            response: HttpResponse = page(request, *args, **kwargs)
        drop_kept_form(request, response)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = actor.language
        return response
