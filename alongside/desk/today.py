"""Today: the day's meetings, open questions, at most three findings, and otherwise calm."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alongside.web.actors import for_member


@for_member
def today(request: HttpRequest) -> HttpResponse:
    """What this day holds for the member."""
    return render(request, "desk/today.html", {})
