"""A program that asks the API with a token."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.test import Client as Browser

from alongside.doors.actions import make_token
from alongside.doors.scopes import SCOPES
from alongside.trail.actors import Actor


class Program:
    """Asks as one member, with these scopes."""

    def __init__(self, actor: Actor, scopes: Sequence[str] = SCOPES) -> None:
        self.secret, self.token = make_token(actor, name="Program", scopes=scopes)
        self.browser = Browser(raise_request_exception=False)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """`headers` with underscores: If_Match."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.browser.generic(  # type: ignore[return-value]
            method,
            f"/api/v1/{path}",
            b"" if body is None else _json(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.secret}"} | said,
        )


def _json(body: Any) -> bytes:
    import json

    return body if isinstance(body, bytes) else json.dumps(body).encode()
