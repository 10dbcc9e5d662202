"""A tablet in other hands: the questions, a thank you, and no way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from alongside.voice.models import CheckIn
from tests.browser.axe import assert_axe_clean
from tests.cast import Cast
from tests.voice.scene import make_check_in


@pytest.fixture
def page(page_for: Callable[..., Page], cast: Cast) -> Page:
    """A tablet on which Anna is signed in and has opened a client's page."""
    make_check_in(cast.actor(cast.anna), cast.vera, cast.advice)
    found = page_for("en", 820, has_touch=True)
    found.goto("/healthz")
    session = cast.browser(cast.anna).cookies["sessionid"].value
    found.context.add_cookies([{"name": "sessionid", "value": session, "url": found.url}])
    found.goto(f"/desk/clients/{cast.vera.pk}/ask/")
    return found


def test_handed_over_answered_and_given_back(page: Page) -> None:
    assert_axe_clean(page)
    page.get_by_role("button", name="Hand over this device").click()
    expect(page.get_by_role("heading", name="After a meeting")).to_be_visible()
    assert_axe_clean(page)
    page.locator("input[name=heard][value='9']").tap()
    page.get_by_label("In your own words").fill("A secret")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Please give the tablet back.")).to_be_visible()
    assert_axe_clean(page)
    for _ in range(3):
        page.go_back()
        expect(page.get_by_text("A secret")).to_have_count(0)
        expect(page.get_by_text("Vera Example")).to_have_count(0)
    assert CheckIn.objects.get().way == "kiosk"


def test_nobody_at_the_tablet_for_three_minutes(page: Page) -> None:
    page.clock.install()
    page.get_by_role("button", name="Hand over this device").click()
    page.get_by_label("In your own words").fill("Half a")
    page.clock.run_for(179_000)
    expect(page.get_by_label("In your own words")).to_be_visible()
    page.clock.run_for(2_000)
    expect(page.get_by_role("heading", name="Please give the tablet back.")).to_be_visible()
    assert CheckIn.objects.get().is_open
