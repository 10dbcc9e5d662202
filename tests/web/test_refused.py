"""Somebody who tries doors leaves lines in the log: where and from which seat, no name, no word, no secret."""

import logging
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client as Browser
from django.urls import reverse

from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.name == "alongside.refused"]


def test_what_is_not_theirs_is_noted_with_the_seat(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:client", args=[cast.strangers_client.pk]))
    browser.get(reverse("desk:client", args=[cast.vera.pk]))
    assert _lines(caplog) == [f"404 GET desk:client by member {cast.anna.pk}"]


def test_a_page_for_others_and_a_page_that_is_none(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    cast.browser(cast.vera).post(reverse("desk:today"))
    Browser().get("/wp-admin/?q=Vera")
    assert _lines(caplog) == [
        f"404 POST desk:today by client {cast.vera.pk}",
        "404 GET no page by nobody",
    ]


def test_a_dead_link_and_a_form_from_elsewhere(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    secret = "s" * 32
    Browser().get(
        reverse("api:v1", args=[f"clients/{uuid4()}"]), headers={"authorization": f"Bearer {secret}"}
    )
    Browser(enforce_csrf_checks=True).post(reverse("account_login"), {"email": cast.anna.account.email})
    assert _lines(caplog) == ["401 GET api:v1 by nobody", "403 POST account_login by nobody"]


def test_a_wrong_code_is_noted(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    browser = Browser()
    browser.post(reverse("account_request_login_code"), {"email": cast.anna.account.email})
    browser.post(reverse("account_confirm_login_code"), {"code": "WRONG"})
    assert _lines(caplog) == ["sign-in incorrect_code at account_confirm_login_code"]


def test_a_wrong_second_proof_is_noted(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    TOTP.activate(cast.anna.account, generate_totp_secret())
    cast.browser(cast.anna).post(reverse("mfa_reauthenticate"), {"code": "000000"})
    assert _lines(caplog) == ["sign-in incorrect_code at mfa_reauthenticate"]


def test_what_is_in_order_leaves_no_line(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        cast.browser(cast.anna).get(reverse("desk:today"))
        Browser().get("/")
    assert _lines(caplog) == []
