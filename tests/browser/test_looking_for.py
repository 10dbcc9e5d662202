"""One looks for a name, opens the file and goes back, without a script; no address ever holds the name."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_passkeys import seat
from tests.cast import Cast


def test_one_looks_opens_and_goes_back(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", 1280, java_script_enabled=False)
    seat(page, cast)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/desk/")
    page.get_by_label("Find a client").fill("vera")
    page.get_by_label("Find a client").press("Enter")
    line = page.locator("main").get_by_role("link", name="Vera Example", exact=True)
    expect(line).to_be_visible()
    expect(page.get_by_label("Find a client")).to_have_value("vera")
    line.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vera")
    page.go_back()
    expect(line).to_be_visible()
    page.reload()
    expect(line).to_be_visible()
    assert len(addresses) > 4
    assert [each for each in addresses if "vera" in each.lower()] == []
