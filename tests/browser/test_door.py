"""The first page, before anyone has signed in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some


@pytest.mark.parametrize("language", some(["ja", "fi"], ["en", "ru", "ja", "fi"]))
@pytest.mark.parametrize("width", [360, 1280])
def test_the_sign_in_page_is_accessible(page_for: Callable[..., Page], language: str, width: int) -> None:
    page = page_for(language, width)
    answer = page.goto("/accounts/login/")
    assert answer is not None
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == language
    assert_axe_clean(page)
