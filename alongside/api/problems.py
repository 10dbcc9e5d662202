"""How a program hears that something is wrong: problem+json (RFC 9457). Codes, never anybody's words."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse

TYPE = "application/problem+json"


def problem(
    status: int,
    code: str = "",
    field: str | None = None,
    *,
    headers: Mapping[str, str] | None = None,
    **also: Any,
) -> HttpResponse:
    """A problem with its status; `code` says why, `field` where, `also` what may help."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if code:
        body["code"] = code
    if field:
        body["field"] = field
    return JsonResponse(body | also, status=status, content_type=TYPE, headers=dict(headers or {}))
