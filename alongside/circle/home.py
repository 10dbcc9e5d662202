"""The first page of somebody around a client: what lies open to them, and nothing else."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alongside.circle.looking import known
from alongside.web.actors import Visit, for_circle


@for_circle
@require_safe
def home(request: Visit) -> HttpResponse:
    """The pages that the client has opened to this person."""
    return render(request, "circle/home.html", known(request))
