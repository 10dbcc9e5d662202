"""Behind a proxy each person has their own address, and nobody chooses one for themselves."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.test import RequestFactory
from django.urls import reverse

from alongside.web.behind import AddressMiddleware
from tests.cast import Cast

PROXY = "127.0.0.1"


def _seen(said: str | None) -> str:
    seen: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    headers = {} if said is None else {"x-forwarded-for": said}
    AddressMiddleware(page)(RequestFactory().get("/", headers=headers))
    return seen[0]


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("somebody", PROXY),
        ("", PROXY),
        (None, PROXY),
    ],
)
def test_the_address_is_the_one_that_the_proxy_wrote(settings: Any, said: str | None, seen: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert _seen(said) == seen


def test_without_a_proxy_the_header_counts_for_nothing(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = None
    assert _seen("198.51.100.7") == PROXY


@pytest.mark.django_db
def test_one_who_asks_too_often_does_not_stop_the_others(cast: Cast, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    def ask(address: str, number: int) -> int:
        to = {"email": f"nobody{number}@elsewhere.example"}
        headers = {"x-forwarded-for": address}
        return Browser().post(reverse("account_request_login_code"), to, headers=headers).status_code

    asked = [ask("198.51.100.7", number) for number in range(21)]
    assert asked == [302] * 20 + [200]  # the form again, which says to wait
    assert ask("198.51.100.8", 99) == 302
