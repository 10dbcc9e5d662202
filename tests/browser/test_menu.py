"""The desk's menu on a phone opens and closes without a script of ours."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean
from tests.browser.test_passkeys import seat
from tests.cast import Cast


def test_the_menu_opens_and_closes_on_a_phone(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", 320, java_script_enabled=False)
    seat(page, cast)
    page.goto("/desk/")
    sign_out = page.get_by_role("button", name="Sign out")
    expect(sign_out).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(sign_out).to_be_visible()
    page.locator("#menu").get_by_role("button", name="Close").click()
    expect(sign_out).to_be_hidden()


def test_the_menu_is_always_there_on_a_laptop(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", 1280)
    seat(page, cast)
    page.goto("/desk/")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    assert_axe_clean(page)


def test_an_open_menu_is_accessible(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", 320)
    seat(page, cast)
    page.goto("/desk/")
    page.get_by_role("button", name="Menu").click()
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
