"""How every page of the circle looks: through the client's eyes on one page, and the client sees that they looked."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from alongside.clients.actions import open_file
from alongside.clients.circle_queries import open_to
from alongside.clients.queries import eyes_of_client, readable_client
from alongside.trail.actors import Actor
from alongside.web.actors import Visit
from alongside.web.circle_words import MEANING, PAGES


def look(request: Visit, page: str) -> tuple[Actor, UUID]:
    """The client's eyes on this page, and whose they are. NotYours: it is not open to them."""
    eyes = eyes_of_client(request.actor, page)
    return eyes, eyes.myself


def keep_look(request: Visit, eyes: Actor) -> None:
    """Remember that somebody looked, once what they asked for was found."""
    open_file(request.actor, readable_client(eyes, eyes.myself))


def show(request: Visit, eyes: Actor, page: str, found: Mapping[str, Any], *, part: str = "") -> HttpResponse:
    """The page (`part`: a page below it), with the way to the others that lie open."""
    keep_look(request, eyes)
    template = f"circle/{part or page}.html"
    return render(request, template, {**known(request), **found, "page": page, "title": PAGES.get(page, "")})


def known(request: Visit) -> dict[str, Any]:
    """What every page knows: whose it is, and the pages that lie open."""
    opened = open_to(request.actor)
    return {
        "client_name": opened.client_name,
        "open_pages": [(f"circle:{each}", PAGES[each], MEANING[each]) for each in opened.pages],
    }
