"""Whether somebody is still at the desk."""

from django.http import HttpResponse

from alongside.web.actors import Visit, for_member


@for_member
def awake(request: Visit) -> HttpResponse:
    """Says that somebody is there (idle.js); the session then goes on."""
    return HttpResponse(status=204)
