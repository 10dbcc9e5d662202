"""Response headers that Django does not set by itself, and methods that nobody needs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

SIGN_OUT = "/accounts/logout/"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware:
    """Permissions policy on every response; nothing of a page may be asked for by others.

    It stands before what answers by itself (files of the house, redirects), so that their answers have it too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        is_known = request.method in METHODS
        response = self.get_response(request) if is_known else HttpResponseNotAllowed(METHODS)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/accounts/"):
            response.headers["Cache-Control"] = "no-store"
        if request.path == SIGN_OUT and request.method == "POST":
            response.headers["Clear-Site-Data"] = (
                '"cache"'  # scripts clear the rest: choices of the device stay
            )
        return response
