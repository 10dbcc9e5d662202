"""A desk that nobody touches is covered; what was typed is still there when its writer is known again."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast


@pytest.mark.parametrize(("width", "scheme"), some([(320, "light")], [(320, "light"), (1280, "dark")]))
def test_nobody_reads_a_desk_that_was_left_alone(
    page_for: Callable[..., Page], cast: Cast, width: int, scheme: str
) -> None:
    page = page_for("en", width, color_scheme=scheme)
    page.clock.install()
    sit_down(page, cast, cast.anna)
    page.goto(f"/desk/clients/{cast.vera.pk}/requests/new/")
    words = page.locator("textarea").first
    words.fill("Half a sentence")
    page.clock.fast_forward(1000 * (60 * settings.IDLE_MINUTES - 60))
    expect(words).to_be_visible()
    page.clock.fast_forward(1000 * 120)
    expect(page.get_by_role("heading", name="Covered, because nobody was here")).to_be_visible()
    expect(words).to_be_hidden()
    page.keyboard.press("Escape")
    expect(words).to_be_hidden()
    assert_axe_clean(page)
    Session.objects.all().delete()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    sit_again = cast.browser(cast.anna).cookies["sessionid"].value
    home = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "sessionid", "value": sit_again, "url": home}])
    page.get_by_role("button", name="Go on").click()
    expect(words).to_be_visible()
    assert words.input_value() == "Half a sentence"
