"""A passkey is added and opens the account, with a key that Chromium plays."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean
from tests.cast import Cast

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def seat(page: Page, cast: Cast) -> None:
    cookie = cast.browser(cast.anna).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "domain": "localhost", "path": "/"}])


def session_key(page: Page) -> str:
    return next(each["value"] for each in page.context.cookies() if each["name"] == "sessionid")


def test_a_passkey_opens_the_account(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en")
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    seat(page, cast)

    before = session_key(page)
    page.goto("/accounts/2fa/webauthn/add/")
    assert_axe_clean(page)
    page.get_by_label("A name for it").fill("My laptop")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(lambda url: "/add/" not in url)
    assert session_key(page) != before
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_text("My laptop")).to_be_visible()
    assert_axe_clean(page)

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: "/accounts/" not in url)
    page.goto("/accounts/2fa/")
    expect(page.get_by_text("You have 1 passkey.")).to_be_visible()


def test_where_no_passkey_answers_the_page_says_so_calmly(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en")
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("That did not work")
