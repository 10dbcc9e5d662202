"""Somebody in front of a browser: opens, clicks and writes as people do, and looks at every page they pass."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

from playwright.sync_api import Download, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.monday.leftovers import english_in

LANGUAGES = ["en", "ru", "ja", "fi"]
PICTURES = os.environ.get("ALONGSIDE_PICTURES", "")
IDS = re.compile(r"[0-9a-f-]{36}|(?<=/)[A-Za-z0-9_-]{20,}(?=/)")


@dataclass
class Eyes:
    """What is looked at: every page fits its screen; axe sees each page once, by turns of the four languages.

    With `sees_all` axe sees every page in every language.
    """

    language: str
    sees_all: bool
    seen: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    pictures: int = 0

    def look(self, page: Page, who: str) -> None:
        """Remember where the page is in another language, sticks out of the screen, or axe finds something."""
        kind = IDS.sub("·", urlsplit(page.url).path)
        language, needed, given = page.evaluate(
            "[document.documentElement.lang, document.documentElement.scrollWidth, innerWidth]"
        )
        if language != self.language:
            self.complaints.append(f"{who} {kind}: in {language}")
        if needed > given:
            self.complaints.append(f"{who} {kind}: {needed} px on a screen of {given} px")
        if left := english_in(page.locator("body").inner_text(), self.language):
            self.complaints.append(f"{who} {kind}: in English: {left}")
        if self._is_my_turn(kind):
            self.complaints += [f"{who} {kind}: {found}" for found in violations(page)]
        if PICTURES:
            self.pictures += 1
            name = f"{self.language}-{self.pictures:03}-{who}{kind.replace('/', '_')}.png"
            page.screenshot(path=Path(PICTURES) / name, full_page=True, caret="initial")

    def _is_my_turn(self, kind: str) -> bool:
        is_new = kind not in self.seen
        self.seen.add(kind)
        turn = crc32(kind.encode()) % len(LANGUAGES) == LANGUAGES.index(self.language)
        return self.sees_all or (is_new and turn)


@dataclass
class Person:
    """One person with one browser. `actions` counts clicks, taps, and stretches of writing."""

    name: str
    page: Page
    eyes: Eyes
    actions: int = 0

    def open(self, address: str, status: int = 200) -> None:
        """Type an address, or open the link of a letter."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == status, f"{self.page.url}: {answer.status}"
        self.look()

    def look(self) -> None:
        """See the whole page as it is now."""
        self.eyes.look(self.page, self.name)

    def find(self, selector: str) -> Locator:
        """What is visible and fits."""
        return self.page.locator(f"{selector} >> visible=true").first

    def press(self, selector: str, status: int = 200) -> None:
        """Click something that leads to a page."""
        self._arrive(self.find(selector).click, status)

    def keys(self, keys: str, status: int = 200) -> None:
        """Press keys that lead to a page; writing and these keys are one action."""
        self._arrive(lambda: self.page.keyboard.press(keys), status)
        self.actions -= 1

    def _arrive(self, act: Callable[[], None], status: int) -> None:
        self.actions += 1
        with self.page.expect_navigation(wait_until="load") as arrival:
            act()
        assert arrival.value.status == status, (
            f"{self.page.url}: {arrival.value.status}, {self._complaints()}"
        )
        self.look()

    def _complaints(self) -> list[str]:
        return self.page.locator(".errorlist, [role=alert]").all_inner_texts()

    def touch(self, selector: str) -> None:
        """Click something on this page that stays on it."""
        self.actions += 1
        self.find(selector).click()

    def follow(self, address: str) -> None:
        """Go where a link of this page leads; on a phone the link may lie in the menu."""
        link = f"a[href^='{address}']" if address.endswith("?") else f"a[href='{address}']"
        menu = self.page.locator("header .menu-button >> visible=true")
        if not self.page.locator(f"{link} >> visible=true").count() and menu.count():
            menu.first.click()
        self.press(link)

    def write(self, **fields: object) -> None:
        """Fill in fields by name: words, a choice, a tick. Each is one action."""
        for name, value in fields.items():
            self.actions += 1
            self._fill(self.page.locator(f"main [name='{name}']"), name, value)

    def _fill(self, found: Locator, name: str, value: object) -> None:
        kind = found.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "radio":
            self.page.locator(f"main [name='{name}'][value='{value}']").check(force=True)
        elif kind == "checkbox" and isinstance(value, bool):
            found.first.set_checked(value, force=True)
        elif kind == "checkbox":
            self.page.locator(f"main [name='{name}'][value='{value}']").check(force=True)
        elif kind == "select":
            found.first.select_option(str(value))
        else:
            self.find(f"main [name='{name}']").fill(str(value))

    def reads(self, words: str, within: str = "main") -> None:
        """The page says these words."""
        expect(self.page.locator(within).first).to_contain_text(words)

    def download(self, selector: str) -> Path:
        """Click something that gives a file."""
        self.actions += 1
        with self.page.expect_download() as arrival:
            self.find(selector).click()
        given: Download = arrival.value
        return given.path()

    @contextmanager
    def counted(self, most: int) -> Iterator[None]:
        """Fail where more actions are taken than promised."""
        before = self.actions
        yield
        taken = self.actions - before
        assert taken <= most, f"{taken} actions, {most} were promised"
