"""Every page of signing in, as it is shown: nothing inline, one h1, and words of our own."""

import re
from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client as Browser
from django.test import RequestFactory

from tests.cast import Cast

EMPTY_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE)
INLINE = re.compile(r"<style|\bstyle=|\son\w+=", re.IGNORECASE)


def assert_well_written(html: str) -> None:
    assert EMPTY_SCRIPT.search(html) is None
    assert INLINE.search(html) is None
    assert len(re.findall(r"<h1\b", html)) == 1
    assert len(re.findall(r'id="main"', html)) == 1
    assert "None" not in html


@pytest.fixture
def anna(cast: Cast) -> Browser:
    """Anna, who has just proved once more that it is her, with a recovery code."""
    TOTP.activate(cast.anna.account, generate_totp_secret())
    code = RecoveryCodes.activate(cast.anna.account).get_unused_codes()[0]
    browser = cast.browser(cast.anna)
    assert browser.post("/accounts/2fa/reauthenticate/", {"code": code}).status_code == 302
    return browser


@pytest.mark.django_db
def test_the_way_in_by_code(cast: Cast) -> None:
    browser = Browser()
    first = browser.get("/accounts/login/")
    assert first.status_code == 200
    assert_well_written(first.content.decode())
    assert "data-needs-passkey hidden" in first.content.decode()
    sent = browser.post("/accounts/login/code/", {"email": cast.anna.account.email})
    assert sent.status_code == 302
    second = browser.get(sent["Location"])
    assert_well_written(second.content.decode())
    assert cast.anna.account.email in second.content.decode()


@pytest.mark.django_db
def test_a_wrong_code_is_said_beside_the_field(cast: Cast) -> None:
    browser = Browser()
    browser.post("/accounts/login/code/", {"email": cast.anna.account.email})
    answer = browser.post("/accounts/login/code/confirm/", {"code": "WRONG"})
    html = answer.content.decode()
    assert_well_written(html)
    assert 'id="id_code_error"' in html
    assert 'aria-invalid="true"' in html


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/2fa/",
        "/accounts/2fa/totp/deactivate/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/reauthenticate/",
        "/accounts/logout/",
        "/accounts/inactive/",
    ],
)
def test_pages_about_ones_own_sign_in(anna: Browser, address: str) -> None:
    answer = anna.get(address)
    assert answer.status_code == 200, answer.get("Location")
    assert_well_written(answer.content.decode())


@pytest.mark.django_db
def test_setting_up_a_code_app_shows_picture_and_key(cast: Cast) -> None:
    answer = cast.browser(cast.mikko).get("/accounts/2fa/totp/activate/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert_well_written(html)
    assert answer.context["form"].secret in html
    assert 'src="data:image/svg+xml;base64,' in html


@pytest.mark.parametrize("page", ["400.html", "403.html", "404.html", "500.html", "form_expired.html"])
def test_pages_for_what_went_wrong(page: str) -> None:
    assert_well_written(render_to_string(page, {}, RequestFactory().get("/")))


def test_the_page_for_our_own_faults_needs_no_request() -> None:
    assert "Something broke on our side" in render_to_string("500.html")


def test_the_letter_with_the_code_says_nothing_private() -> None:
    body = render_to_string("account/email/login_code_message.txt", {"code": "AB-12"})
    subject = render_to_string("account/email/login_code_subject.txt")
    assert body.split("\n\n")[:3] == ["Hello,", "Here is the code to sign in:", "AB-12"]
    assert subject.strip() == "Your code"
    assert "http" not in body


def test_no_template_of_ours_carries_style_or_script() -> None:
    folder = Path(settings.HOUSE) / "templates"
    found = [
        path.name
        for path in folder.rglob("*.html")
        # The archive that one takes home is opened from a disk, where no policy and no server is.
        if path.parent.name != "file"
        and (EMPTY_SCRIPT.search(path.read_text("utf-8")) or INLINE.search(path.read_text("utf-8")))
    ]
    assert found == []
