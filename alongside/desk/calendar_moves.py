"""What the calendar's script and its links ask of the pages of appointments."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse
from django.utils.timezone import localtime

from alongside.desk.appointment_forms import MoveForm
from alongside.templatetags.times import when


def is_script(request: HttpRequest) -> bool:
    """Whether the calendar asks, which stays where it is, and not a form of a page."""
    return request.headers.get("Accept") == "application/json"


def moved() -> JsonResponse:
    """It is done; the calendar loads itself again and shows the message."""
    return JsonResponse({"moved": True})


def not_moved(form: MoveForm, times: Any = None) -> JsonResponse:
    """422: why not, free times nearby, and whether a reason would let it be taken all the same."""
    near = [localtime(each) for each in times or []]
    answer = {
        "message": _errors(form),
        "is_taken": form.is_taken,
        "times": [{"day": f"{at:%Y-%m-%d}", "at": f"{at:%H:%M}", "words": when(at)} for at in near],
    }
    return JsonResponse(answer, status=422)


def _errors(form: BaseForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def wanted_time(request: HttpRequest) -> dict[str, Any]:
    """Day and time that a free time of the calendar names (`at=2026-02-03T09:00`), for a form; else nothing."""
    try:
        found = datetime.fromisoformat(request.GET.get("at", "")[:16])
    except ValueError:
        return {}
    return {"day": found.date(), "at": found.time()} if 1971 <= found.year <= 2200 else {}


def kept_words(request: HttpRequest) -> dict[str, Any]:
    """What the way from a free time to its booking carries along: whose it is, and when."""
    kept = [(name, request.GET[name]) for name in ("member", "at") if request.GET.get(name)]
    return {"kept_query": f"&{urlencode(kept)}" if kept else ""}
