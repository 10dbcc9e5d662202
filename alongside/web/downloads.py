"""Handing out a file that somebody put here: always to keep, never to run or to show inside our pages."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

SANDBOX = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """The file as an attachment, its type not guessed at, and nothing in it allowed to act."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def play(request: HttpRequest, content: bytes, *, media_type: str) -> HttpResponse:
    """A sound for an <audio> of our own page: nothing in it may act, and a player may ask for a part of it."""
    found = _range(request.headers.get("Range", ""), len(content))
    if found is None:
        response = HttpResponse(content, content_type=media_type)
    else:
        first, last = found
        response = HttpResponse(content[first : last + 1], content_type=media_type, status=206)
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte of the one part that was asked for; None for the whole, and for what is no such part."""
    found = _ONE_RANGE.fullmatch(asked.strip())
    if found is None or found.groups() == ("", ""):
        return None
    start, end = found.groups()
    if not start:
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(start), min(int(end) if end else size - 1, size - 1)
    return (first, last) if first <= last else None
