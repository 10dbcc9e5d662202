"""Which operation an address of the API means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern

from alongside.api.v1 import appointments, clients, me, steps
from alongside.api.v1.house import api

for each in (me, clients, appointments, steps):
    api.add_router("", each.router)

_resolver = URLResolver(RegexPattern(r""), api.urls[0])


@dataclass(frozen=True, slots=True)
class Found:
    """The page of the API, what its address holds, and the address without ids: `clients/{id}`."""

    view: Callable[..., HttpResponseBase]
    given: dict[str, Any]
    shown: str


def find(rest: str) -> Found | None:
    """What lies at an address below /api/v1/; None: nothing."""
    try:
        match = _resolver.resolve(rest)
    except Resolver404:
        return None
    return Found(match.func, match.kwargs, re.sub(r"<[^>]+>", "{id}", match.route))
