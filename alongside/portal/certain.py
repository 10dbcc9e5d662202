"""Plain pages: what is certain, how we work, what happens with my words, who opened my file (A06, A10, T1)."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from alongside.clients import own_way
from alongside.clients import queries as clients
from alongside.clients.openings import openings as opened
from alongside.clients.readers import readers
from alongside.file.keeping import years
from alongside.frame import queries as frames
from alongside.practice import queries as practice
from alongside.practice.introductions import introductions, who_works_here
from alongside.practice.page_sections import SECTIONS
from alongside.scheduling import queries as calendar
from alongside.web.actors import Visit, for_client
from alongside.web.agreement import parts
from alongside.web.asked_words import CIRCLE_PAGES
from alongside.web.page_words import SECTION_TITLES
from alongside.web.reading import own_file

OPENINGS_A_PAGE, OPENINGS_KEPT = 30, 3000
RULES = ("cancelling", "contact", "confidentiality", "stop", "recording")
ABOUT_WORK = ("how_we_work", "ending", "duties", "stop", "confidentiality")


@for_client
def certain(request: Visit) -> HttpResponse:
    """The next meeting, its length, place and fee, the rules, and how often we changed a time (A06)."""
    actor = request.actor
    client_id = own_file(actor)
    frame = frames.frame_of_client(actor, client_id)
    page = {
        "appointment": calendar.next_of_client(actor, client_id),
        "frame": frame,
        "parts": [each for each in parts(frame) if each.name in RULES] if frame else [],
        "changes": calendar.predictability(actor, client_id, timezone.now()),
    }
    return render(request, "portal/plain/certain.html", page)


@for_client
def how_we_work(request: Visit) -> HttpResponse:
    """What one gets, how it goes, what to expect, its limits, and that one's opinion counts (A10)."""
    actor = request.actor
    client_id = own_file(actor)
    frame = frames.frame_of_client(actor, client_id)
    texts = practice.public_texts(request.practice, translation.get_language() or actor.language)
    people = who_works_here(actor)
    known = introductions(actor.practice_id, actor.language, people)
    page = {
        "frame": frame,
        "parts": [each for each in parts(frame) if each.name in ABOUT_WORK] if frame else [],
        "sections": [(SECTION_TITLES[name], texts[name]) for name in SECTIONS if texts.get(name)],
        "people": [(each, known.get(each.pk)) for each in people],
        "asks_way": own_way.is_asked(clients.profile(actor, client_id).style_said_at, timezone.now()),
    }
    return render(request, "portal/plain/how_we_work.html", page)


@for_client
def my_words(request: Visit) -> HttpResponse:
    """Who can read what, today; how it is locked; how long it is kept; what leaves in a letter."""
    found = readers(request.actor, own_file(request.actor), timezone.localdate())
    page = {
        "readers": found,
        "circle": [
            (who, [CIRCLE_PAGES[each] for each in pages if each in CIRCLE_PAGES])
            for who, pages in found.circle
        ],
        "years": years(request.practice.thresholds),
    }
    return render(request, "portal/plain/my_words.html", page)


@for_client
def openings(request: Visit) -> HttpResponse:
    """Every opening of my file, the newest first."""
    found = opened(request.actor, own_file(request.actor), limit=OPENINGS_KEPT)
    page = Paginator(found, OPENINGS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/plain/openings.html", {"page": page, "openings": page.object_list})
