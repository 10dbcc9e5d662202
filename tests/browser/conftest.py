"""A real Chromium in front of the live server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.chromium import QUIET, find_chromium

# Playwright's sync API runs an event loop in this thread, which Django would else take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

HERE = Path(__file__).parent
PHONE, LAPTOP = 360, 1280
HEIGHTS = {PHONE: 740, LAPTOP: 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder are browser tests; where there is no browser they are skipped, never in CI."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker("browser")
        item.add_marker(pytest.mark.django_db(transaction=True))
        if find_chromium() is None and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_kept() -> Iterator[None]:
    """Browsers keep style sheets and scripts, as they do in real life, where their names carry a digest."""
    serve = StaticFilesHandler.serve

    def serve_to_keep(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        response = serve(self, request)
        response.headers["Cache-Control"] = "max-age=315360000, immutable"
        return response

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "serve", serve_to_keep)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for all tests of this process."""
    path = find_chromium()
    assert path is not None, "CI=true, but there is no Chromium on this machine"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page_for(browser: Browser, live_server: object) -> Iterator[Callable[..., Page]]:
    """Opens pages of a new visitor: `page_for("ja", width=360)`.

    Paths are enough for page.goto("/desk/"). Errors of scripts and of the content security policy,
    on any of these pages, fail the test at its end; tests may empty page.context.errors first.
    """
    contexts = []
    errors: list[str] = []

    def open_page(language: str = "en", width: int = LAPTOP, **options: object) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            locale=language,
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda said: _remember(said, errors))
        contexts.append(context)
        page = context.new_page()
        page.script_errors = errors
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _remember(said: ConsoleMessage, errors: list[str]) -> None:
    # A 4xx answer is logged by Chromium too; the pages' own tests look at those.
    if said.type == "error" and "the server responded with a status of 4" not in said.text:
        errors.append(f"{said.page.url if said.page else ''}: {said.text} ({said.location})")
