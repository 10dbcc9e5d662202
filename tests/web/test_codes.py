"""Codes at the door: each once, not for long, in the browser that asked, and not many guesses."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast

pytestmark = pytest.mark.django_db
CONFIRM = "/accounts/login/code/confirm/"


def _asked(cast: Cast) -> tuple[Browser, str]:
    """A browser that asked for a code for Vera, and the code in her letter."""
    assert cast.vera.account is not None
    browser, before = Browser(), len(mail.outbox)
    browser.post(reverse("account_request_login_code"), {"email": cast.vera.account.email})
    found = re.search(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[before].body), re.MULTILINE)
    assert found
    return browser, found[0]


def _is_in(browser: Browser) -> bool:
    return "_auth_user_id" in browser.session


def test_a_code_opens_where_it_was_asked_for_and_nowhere_else(cast: Cast) -> None:
    browser, code = _asked(cast)
    other, _ = _asked(cast)
    other.post(CONFIRM, {"code": code})
    assert not _is_in(other)
    browser.post(CONFIRM, {"code": code})
    assert _is_in(browser)


def test_a_code_holds_ten_minutes(cast: Cast) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        browser, code = _asked(cast)
        clock.shift(timedelta(minutes=10, seconds=1))
        browser.post(CONFIRM, {"code": code})
        assert not _is_in(browser)


def test_after_three_guesses_the_right_one_comes_too_late(cast: Cast) -> None:
    browser, code = _asked(cast)
    for _ in range(3):
        browser.post(CONFIRM, {"code": "BBBB-BBBB"})
    browser.post(CONFIRM, {"code": code})
    assert not _is_in(browser)


@pytest.mark.parametrize("kind", ["totp", "recovery"])
def test_a_second_proof_counts_once(cast: Cast, kind: str) -> None:
    TOTP.activate(cast.anna.account, secret := generate_totp_secret())
    codes = RecoveryCodes.activate(cast.anna.account)
    with time_machine.travel(timezone.now(), tick=False):
        totp = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
        code = totp if kind == "totp" else codes.get_unused_codes()[0]
        page = reverse("mfa_reauthenticate")
        assert cast.browser(cast.anna).post(page, {"code": code}).status_code == 302
        assert cast.browser(cast.anna).post(page, {"code": code}).status_code == 200  # the form again
