"""Keys and autosave on a small page of our own, with the scripts as the server sends them."""

import json
from collections.abc import Callable

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

LETTERS = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Try</title>
<link rel="stylesheet" href="{css}"><script src="{early}"></script>
<script type="module" src="{keys}"></script><script type="module" src="{autosave}"></script></head>
<body><main id="main">
<input data-search aria-label="search"><a data-key="new" href="#new">new</a>
<p class="private" id="name">Vera</p><button type="button" data-show-keys hidden>keys</button>
<form method="post" action="/try/send/"{attributes}><input type="hidden" name="version" value="{version}">
<textarea name="words" aria-label="words">Start.</textarea>
<button data-key="save" name="way" value="save">save</button>
<button data-key="sign" name="way" value="sign">sign</button>
{status}</form></main>{help}</body></html>"""


class Desk:
    """The other end of the page: answers what it is told to, and remembers what came."""

    def __init__(self, page: Page, attributes: str = "") -> None:
        self.page, self.saved, self.sent = page, [], []
        self.version = "1"
        self.status, self.answer = 200, {"version": 2, "saved": "14:22"}
        static = {name: staticfiles_storage.url(f"alongside/{path}") for name, path in SCRIPTS.items()}
        html = LETTERS.format(
            **static,
            version="{version}",
            attributes=attributes,
            status=render_to_string("components/autosave.html"),
            help=render_to_string("components/keys_help.html"),
        )
        page.route(
            "**/try/",
            lambda route: route.fulfill(
                body=html.replace("{version}", self.version), content_type="text/html"
            ),
        )
        page.route("**/try/draft/", self._draft)
        page.route("**/try/send/", self._send)
        page.goto("/try/")

    def _draft(self, route: Route) -> None:
        if self.status == 0:
            route.abort()
            return
        self.saved.append(route.request.post_data)
        route.fulfill(status=self.status, body=json.dumps(self.answer), content_type="application/json")

    def _send(self, route: Route) -> None:
        self.sent.append(route.request.post_data)
        route.fulfill(body="<title>sent</title>", content_type="text/html")


SCRIPTS = {
    "css": "css/components.css",
    "early": "js/early.js",
    "keys": "js/keys.js",
    "autosave": "js/autosave.js",
}


@pytest.fixture
def desk(page_for: Callable[..., Page]) -> Callable[..., Desk]:
    def open_desk(*, autosaves: bool = False) -> Desk:
        attributes = (
            render_to_string("components/autosave_attrs.html", {"url": "/try/draft/"}) if autosaves else ""
        )
        return Desk(page_for("en"), attributes)

    return open_desk


def test_slash_goes_to_the_search_and_n_opens_the_new(desk: Callable[..., Desk]) -> None:
    page = desk().page
    page.keyboard.press("Slash")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("n/")
    assert page.locator("[data-search]").input_value() == "n/"
    page.locator("[data-search]").blur()
    page.keyboard.press("KeyN")
    assert page.url.endswith("#new")


def test_a_key_works_by_its_place_on_a_russian_layout(desk: Callable[..., Desk]) -> None:
    page = desk().page
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true}))"
    )
    assert page.url.endswith("#new")


def test_names_are_blurred_and_stay_blurred(desk: Callable[..., Desk]) -> None:
    page = desk().page
    page.keyboard.press("Shift+KeyP")
    assert page.locator("#name").evaluate("e => getComputedStyle(e).filter").startswith("blur(")
    page.reload()
    assert page.locator("html").get_attribute("data-blur") == ""
    page.keyboard.press("Shift+KeyP")
    assert page.locator("#name").evaluate("e => getComputedStyle(e).filter") == "none"


def test_single_keys_can_be_switched_off(desk: Callable[..., Desk]) -> None:
    page = desk().page
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#keys-help")).to_be_visible()
    page.locator("[data-single-keys]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Slash")
    expect(page.locator("#keys-help")).to_be_hidden()
    page.reload()
    page.keyboard.press("KeyN")
    assert not page.url.endswith("#new")
    page.locator("[data-show-keys]").click()
    expect(page.locator("#keys-help")).to_be_visible()
    assert page.locator("[data-single-keys]").is_checked() is False


def test_control_enter_signs_and_control_s_saves(desk: Callable[..., Desk]) -> None:
    for keys, way in [("Control+Enter", "sign"), ("Control+KeyS", "save")]:
        there = desk()
        there.page.locator("textarea").focus()
        there.page.keyboard.press(keys)
        there.page.wait_for_url("**/try/send/")
        assert [f"way={way}" in body for body in there.sent] == [True]


def test_what_is_written_is_saved_after_a_pause(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.page.locator("textarea").fill("One thought.")
    expect(there.page.locator(".autosave")).to_have_text("Saved 14:22")
    assert len(there.saved) == 1
    assert "One thought." in there.saved[0]
    assert there.page.locator("[name=version]").input_value() == "2"


def test_control_s_saves_at_once_and_stays(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.page.locator("textarea").fill("At once.")
    there.page.keyboard.press("Control+KeyS")
    expect(there.page.locator(".autosave")).to_have_text("Saved 14:22")
    assert there.sent == []


def test_a_conflict_is_said_and_nothing_is_sent_again(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.status = 409
    there.page.locator("textarea").fill("Mine.")
    expect(there.page.locator(".autosave")).to_contain_text("Somebody else has changed this")
    there.page.locator("textarea").fill("Mine, longer.")
    there.page.keyboard.press("Control+KeyS")
    there.page.wait_for_timeout(2000)
    assert len(there.saved) == 1
    assert there.page.locator("textarea").input_value() == "Mine, longer."


def test_without_a_connection_the_text_survives_a_reload(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.status = 0
    there.page.locator("textarea").fill("Kept here.")
    expect(there.page.locator(".autosave")).to_contain_text("No connection")
    there.status = 200
    there.page.reload()
    expect(there.page.locator("textarea")).to_have_value("Kept here.")
    expect(there.page.locator(".autosave")).to_have_text("Saved 14:22")
    there.page.script_errors.clear()
    assert "Kept here." in there.saved[-1]


def test_a_kept_text_never_writes_over_what_somebody_saved_meanwhile(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.status = 409
    there.page.locator("textarea").fill("Mine.")
    expect(there.page.locator(".autosave")).to_contain_text("Somebody else has changed this")
    there.status, there.version = 200, "2"
    there.page.reload()
    expect(there.page.locator("[data-kept].prose")).to_have_text("Mine.")
    assert there.page.locator("textarea").input_value() == "Start."
    there.page.wait_for_timeout(2000)
    assert len(there.saved) == 1


def test_a_refusal_is_said_in_the_servers_words(desk: Callable[..., Desk]) -> None:
    there = desk(autosaves=True)
    there.status, there.answer = 422, {"message": "This note is signed."}
    there.page.locator("textarea").fill("Too late.")
    expect(there.page.locator(".autosave")).to_have_text("This note is signed.")
