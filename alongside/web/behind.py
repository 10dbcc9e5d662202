"""Whose address a request has, where everything comes through a reverse proxy: limits count people, not the proxy."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AddressMiddleware:
    """Behind a proxy: the last address of X-Forwarded-For, which the proxy itself wrote; whatever stands before it

    anybody can write. Elsewhere the header counts for nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SECURE_PROXY_SSL_HEADER:
            said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
            request.META["REMOTE_ADDR"] = _address(said) or request.META.get("REMOTE_ADDR", "")
        return self.get_response(request)


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""
