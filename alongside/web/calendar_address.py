"""A secret calendar address as a page shows it, once."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Address:
    """To copy, and as a link that opens a calendar program."""

    copy: str
    subscribe: str


def address_of(request: HttpRequest, secret: str) -> Address:
    """The address of a secret that was made just now."""
    whole = request.build_absolute_uri(reverse("api:calendar", args=[secret]))
    return Address(whole, "webcal:" + whole.partition(":")[2])
