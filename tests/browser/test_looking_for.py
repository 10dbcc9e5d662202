"""One looks for a name, opens the file and goes back, without a script; no address ever holds the name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.steps import actions as steps
from tests.browser.axe import assert_axe_clean
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


@pytest.mark.parametrize("width", [320, 1280])
def test_words_are_found_in_one_file_by_keys_alone(
    page_for: Callable[..., Page], cast: Cast, width: int
) -> None:
    steps.set_step(cast.actor(cast.anna), cast.vera.pk, words="Walk by the lighthouse")
    page = page_for("en", width)
    seat(page, cast)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto(f"/desk/clients/{cast.vera.pk}/")
    page.get_by_role("link", name="Find in this file").press("Enter")
    page.get_by_label("Words to find").press_sequentially("lighthouse")
    page.keyboard.press("Enter")
    expect(page.locator("main mark")).to_have_text("lighthouse")
    expect(page.get_by_role("status")).to_have_text("Found in 1 place.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_axe_clean(page)
    page.get_by_role("link", name="Next step").press("Enter")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Find in this file")
    page.go_back()
    expect(page.locator("main mark")).to_have_text("lighthouse")
    assert [each for each in addresses if "lighthouse" in each] == []
