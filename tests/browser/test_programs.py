"""Programs and webhooks, on a phone and on a laptop: made, shown once; nothing sticks out, axe finds nothing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from alongside.doors.actions import add_webhook, make_token, note_use, send_test
from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast

SIZES = some([(320, "light")], [(320, "light"), (1280, "dark")])


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_token_is_made_and_taken_back(
    page_for: Callable[..., Page], cast: Cast, width: int, scheme: str
) -> None:
    _, mikkos = make_token(cast.actor(cast.mikko), name="Calendar", scopes=["appointments:read"])
    note_use(cast.actor(cast.mikko), mikkos, what="GET appointments", address="203.0.113.9")
    page = page_for("en", width, color_scheme=scheme)
    sit_down(page, cast, cast.anna)
    page.goto(f"/desk/members/{cast.anna.pk}/")
    page.get_by_role("link", name="Programs").click()
    page.get_by_text("Make a token").click()
    page.get_by_text("Last uses").click()
    _well(page, width)
    page.get_by_label("Name of the program").fill("Ledger")
    page.get_by_label("Clients: read names and contact details").check()
    page.get_by_role("button", name="Make the token").click()
    assert page.get_by_role("textbox", name="Token", exact=True).input_value().startswith("alongside_")
    _well(page, width)
    page.get_by_role("button", name=re.compile("Take back.*Ledger")).click()
    page.get_by_text("This token opens nothing any more.").wait_for()
    page.get_by_role("link", name="The API, page by page").click()
    page.get_by_role("heading", name="GET /api/v1/me", exact=True).wait_for()
    _well(page, width)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_webhook_and_its_log(page_for: Callable[..., Page], cast: Cast, width: int, scheme: str) -> None:
    anna = cast.actor(cast.anna)
    _, hook = add_webhook(anna, address="https://93.184.215.14/hook", events=["client.added"])
    row = send_test(anna, webhook_id=hook.pk)
    row.tries, row.status = [[row.asked_at.isoformat(), "too_slow", 10_000]], "failed"
    row.save()
    page = page_for("en", width, color_scheme=scheme)
    sit_down(page, cast, cast.anna)
    page.goto("/desk/practice/")
    page.get_by_role("link", name="Webhooks").click()
    page.get_by_text("Add a webhook").click()
    _well(page, width)
    page.get_by_role("link", name="93.184.215.14").click()
    _well(page, width)
    page.get_by_role("button", name="Send again").click()
    page.get_by_text("It goes out again in a moment.").wait_for()
    page.get_by_role("button", name="Make a new secret").click()
    assert page.get_by_role("textbox", name="Secret").input_value().startswith("whsec_")
    _well(page, width)


def _well(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_axe_clean(page)
