"""A secret calendar address: whoever knows it reads these times, and nothing else."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.lib.errors import NotYours
from alongside.lib.texts import initials
from alongside.practice.tenancy import within
from alongside.scheduling import actions, queries
from alongside.scheduling.calendar_file import Entry, feed_file
from alongside.scheduling.queries import Line
from alongside.web.downloads import SANDBOX
from alongside.web.places import PLACE_WORDS, PLACE_WORDS_FOR_CLIENTS

HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Disposition": 'inline; filename="calendar.ics"',
    "Content-Security-Policy": SANDBOX,
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The times, neutrally named. An address that is unknown or taken back is not there."""
    now = timezone.now()
    try:
        feed = queries.feed_behind(secret)
    except NotYours:
        return HttpResponseNotFound("Not found", content_type="text/plain; charset=utf-8")
    language = feed.member.language if feed.member else feed.client.language if feed.client else "en"
    with within(feed.practice_id), translation.override(language):
        found = queries.lines(feed, now)
        entry = _for_client if feed.client_id else _for_member
        body = feed_file((entry(line, feed) for line in found), name=_name(feed))
        actions.note_read(feed, now)
    changed_at = max((line.changed_at for line in found), default=feed.made_at)
    return _answer(request, body, changed_at.timestamp())


def _answer(request: HttpRequest, body: bytes, changed: float) -> HttpResponseBase:
    """The file, or only that it is the same as before. Its digest decides: a time can go without a date of change."""
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = f'"{sha256(body).hexdigest()[:40]}"'
    response.headers["Last-Modified"] = http_date(changed)
    for name, value in HEADERS.items():
        response.headers[name] = value
    found = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    assert found is not None
    found.headers.setdefault("Referrer-Policy", HEADERS["Referrer-Policy"])
    found.headers.setdefault("X-Robots-Tag", HEADERS["X-Robots-Tag"])
    return found


def _name(feed: Any) -> str:
    """What other people may read over a shoulder."""
    return str(feed.practice.neutral_name or feed.practice.name)


def _for_client(line: Line, feed: Any) -> Entry:
    """A client's own: the practice's neutral name and where to come to; nobody else, and not why."""
    place = str(PLACE_WORDS_FOR_CLIENTS.get(line.place_kind, ""))
    if line.place_kind == "room":
        room = [line.room.name, line.room.directions] if line.room else []
        place = ", ".join(part for part in (feed.practice.address, *room) if part)
    return _entry(line, _("Appointment, %(practice)s") % {"practice": _name(feed)}, place)


def _for_member(line: Line, feed: Any) -> Entry:
    """A member's: as much of people as they chose when they made the address."""
    if feed.level == "busy":
        return _entry(line, _("Busy"), "")
    names = line.names if feed.level == "name" else tuple(map(initials, line.names))
    summary = ", ".join(names)
    if line.title:
        summary = line.title if feed.level == "name" else _group(summary)
    place = line.room.name if line.room else str(PLACE_WORDS.get(line.place_kind, ""))
    return _entry(line, summary, place)


def _group(names: str) -> str:
    return _("Group: %(initials)s") % {"initials": names} if names else _("Group")


def _entry(line: Line, summary: str, place: str) -> Entry:
    return Entry(
        id=line.id,
        sequence=line.sequence,
        starts_at=line.starts_at,
        ends_at=line.ends_at,
        summary=summary,
        location=place,
        is_cancelled=line.is_cancelled,
        is_asked_for=line.is_asked_for,
        changed_at=line.changed_at,
    )
