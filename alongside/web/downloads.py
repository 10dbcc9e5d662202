"""Handing out a file that somebody put here: always to keep, never to run or to show inside our pages."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

SANDBOX = "sandbox; default-src 'none'"


def download(content: bytes, *, name: str, media_type: str) -> HttpResponse:
    """The file as an attachment, its type not guessed at, and nothing in it allowed to act."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
