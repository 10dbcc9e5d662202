"""The API as ninja knows it: who may ask for what, and how it says no."""

import json
from collections.abc import Callable
from typing import Any, NoReturn
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import HttpBearer

from alongside.api.problems import problem
from alongside.doors.actions import once
from alongside.doors.queries import Bearer
from alongside.doors.scopes import allows
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor

LONGEST_VERSION = 9  # digits
STATUSES = {"changed_meanwhile": 412, "version_missing": 428}


class Strictly(Parser):
    """JSON as it is written down: no NaN, and not nested without end."""

    def parse_body(self, request: HttpRequest) -> Any:
        def no(_word: str) -> NoReturn:
            raise ValueError

        try:
            return json.loads(request.body, parse_constant=no)
        except (ValueError, RecursionError):
            raise HttpError(400, "not_json") from None


class Token(HttpBearer):
    """Whether the token, which the door has looked at, may do this. An empty scope: every token may."""

    def __init__(self, scope: str = "") -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        bearer: Bearer = request.bearer  # type: ignore[attr-defined]
        if self.scope and not allows(bearer.token.scopes, self.scope):
            raise HttpError(403, "scope_missing")
        return bearer


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str | None = None
    field: str | None = None


def answers(*statuses: int) -> dict[Any, Any]:
    """The ways in which an address may say no, for the description."""
    return dict.fromkeys((400, 401, 403, 404, 405, 413, 422, 429, *statuses), Problem)


api = NinjaAPI(
    title="Alongside",
    version="1",
    description="Clients, appointments and steps of one practice, as one member sees them.",
    openapi_url=None,
    docs_url=None,
    urls_namespace="v1",
    parser=Strictly(),
)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks."""
    bearer: Bearer = request.bearer  # type: ignore[attr-defined]
    return bearer.actor


def make_once(request: HttpRequest, key: str | None, make: Callable[[], UUID]) -> UUID:
    """Make it, or find what the same request made before."""
    bearer: Bearer = request.bearer  # type: ignore[attr-defined]
    asked = f"{request.method} {request.path} {request.body.decode(errors='replace')}"
    return once(bearer.actor, bearer.token, key=key or "", asked=asked, make=make)[0]


def version_in(if_match: str | None) -> int:
    """The version that a header If-Match names. Refused version_missing, also for any; changed_meanwhile."""
    version = (if_match or "").strip().strip('"')
    if version in ("", "*"):
        raise Refused("version_missing", "If-Match")
    if not (version.isascii() and version.isdigit() and len(version) <= LONGEST_VERSION):
        raise Refused("changed_meanwhile", "If-Match")
    return int(version)


@api.exception_handler(NotYours)
def _not_there(request: HttpRequest, no: Exception) -> HttpResponse:
    return problem(404)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, no: Exception) -> HttpResponse:
    return problem(401, headers={"WWW-Authenticate": "Bearer"})


@api.exception_handler(HttpError)
def _said_no(request: HttpRequest, no: HttpError) -> HttpResponse:
    return problem(no.status_code, str(no))


@api.exception_handler(Refused)
def _refused(request: HttpRequest, no: Refused) -> HttpResponse:
    return problem(STATUSES.get(no.code, 422), no.code, no.field, **_helpful(no))


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, no: ValidationError) -> HttpResponse:
    """Where it is wrong and how, never what was sent."""
    errors = [{"field": ".".join(map(str, each["loc"])), "code": str(each["type"])} for each in no.errors]
    return problem(422, "invalid", errors[0]["field"] if errors else None, errors=errors[:20])


def _helpful(no: Refused) -> dict[str, Any]:
    """Of the facts of a refusal those that help a program: free times, and the ids of possible doubles."""
    also: dict[str, Any] = {}
    if "alternatives" in no.facts:
        also["alternatives"] = [each.isoformat() for each in no.facts["alternatives"]]  # type: ignore[attr-defined]
    if "clients" in no.facts:
        also["clients"] = [str(each.pk) for each in no.facts["clients"]]  # type: ignore[attr-defined]
    return also
