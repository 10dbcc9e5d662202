"""Every page of the portal on a small phone, with something of every room on it: no sideways scrolling, axe clean."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast
from tests.file.full import fill

PHONE = 320


@pytest.mark.parametrize("language", some(["ja"], ["en", "ru", "ja", "fi"]))
def test_all_my_pages_fit_a_small_phone(cast: Cast, page_for: Callable[..., Page], language: str) -> None:
    fill(cast)
    cast.vera.refresh_from_db()
    cast.vera.language = language
    cast.vera.save()
    page = page_for(language, PHONE)
    sit_down(page, cast, cast.vera)
    page.goto("/portal/mine/")
    paths = [link.get_attribute("href") for link in page.locator("main li a").all()]
    assert len(paths) >= 25
    for path in ["/portal/", "/portal/mine/", *paths]:
        answer = page.goto(str(path))
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, PHONE)
        assert_axe_clean(page)
