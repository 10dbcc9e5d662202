"""The diary on a client's own phone: it opens and writes without a line, sends in order, and leaves nothing behind."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from alongside.diary.models import DiaryEntry
from alongside.trail.models import Event
from tests.browser.axe import assert_axe_clean
from tests.cast import Cast
from tests.diary.making import PNG, write

KEPT = """async () => {
  const asked = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await asked(indexedDB.open('alongside-answers'))
  const all = name => asked(database.transaction(name).objectStore(name).getAll())
  const [keys, entries] = [await all('keys'), await all('entries')]
  database.close()
  const pages = await Promise.all((await caches.keys()).map(async name => (await caches.open(name)).keys()))
  const workers = await navigator.serviceWorker.getRegistrations()
  const bytes = entries.flatMap(row => [row.text.sealed, ...row.files.map(file => file.sealed)])
  return {
    keys: keys.map(key => key.extractable),
    entries: entries.length,
    text: bytes.map(each => new TextDecoder().decode(each)).join(''),
    files: pages.flat().map(request => new URL(request.url).pathname).sort(),
    workers: workers.map(worker => new URL(worker.scope).pathname)
  }
}"""
EMPTY = {"keys": [], "entries": 0, "text": "", "files": [], "workers": []}
ADDRESS = "/portal/diary/"


@pytest.fixture
def page(page_for: Callable[..., Page], cast: Cast) -> Page:
    """Vera's phone, on which the diary was opened once."""
    found = page_for("en", 320, has_touch=True)
    found.goto("/healthz")
    sign_in(found, cast, cast.vera)
    found.goto(ADDRESS)
    for _ in range(100):
        if found.evaluate(
            "async () => Boolean((await navigator.serviceWorker.getRegistration('/portal/diary/'))?.active)"
        ):
            return found
        found.wait_for_timeout(50)
    raise AssertionError("the worker did not start")


def sign_in(page: Page, cast: Cast, who: object) -> None:
    session = cast.browser(who).cookies["sessionid"].value  # type: ignore[arg-type]
    origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])


def add(page: Page, words: str, mood: int | None = None) -> None:
    page.get_by_label("What do you want to keep of this day?").fill(words)
    if mood is not None:
        page.locator(f"input[name=mood][value='{mood}']").tap()
    page.get_by_role("button", name="Keep this entry").click()


def without_a_line(page: Page) -> None:
    page.context.set_offline(True)
    page.goto(ADDRESS)
    expect(page.get_by_text("There is no connection now. You can write all the same.")).to_be_visible()


def waits_until(page: Page, entries: int) -> None:
    found = None
    for _ in range(100):
        with suppress(Error):  # the page goes on to the house by itself
            found = page.evaluate(KEPT)["entries"]
        if found == entries:
            return
        page.wait_for_timeout(50)
    assert found == entries


def test_written_without_a_line_sent_in_order_and_gone_after_sign_out(page: Page, cast: Cast) -> None:
    write(cast, "Already in the house")
    without_a_line(page)
    assert "Already in the house" not in page.content()
    assert_axe_clean(page)
    assert page.locator("html").evaluate("e => e.scrollWidth <= window.innerWidth")
    add(page, "First without a line", mood=3)
    expect(page.locator("[data-diary-status]")).to_contain_text("will be sent by itself")
    page.locator("summary", has_text="A photo").click()
    page.locator("input[name=photo]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": PNG}
    )
    add(page, "Second without a line")
    waits_until(page, 2)
    page.goto(ADDRESS)  # closed and opened again
    expect(page.locator("[data-diary-waiting] li")).to_have_count(2)
    kept = page.evaluate(KEPT)
    assert (kept["keys"], kept["entries"], kept["workers"]) == ([False], 2, [ADDRESS])
    assert "without a line" not in kept["text"]
    assert [path for path in kept["files"] if not path.startswith("/static/")] == ["/portal/diary/offline/"]
    page.context.set_offline(False)
    expect(page.get_by_text("Already in the house")).to_be_visible()
    expect(page.get_by_text("Second without a line")).to_be_visible()
    waits_until(page, 0)
    rows = list(DiaryEntry.objects.order_by("pk"))[1:]
    assert [(row.words, row.mood, row.photo) for row in rows] == [
        ("First without a line", 3, None),
        ("Second without a line", None, PNG),
    ]
    assert rows[0].at < rows[1].at
    assert Event.objects.filter(verb="diary.written").count() == 3
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: "/portal/" not in url)
    assert page.evaluate(KEPT) == EMPTY
    page.script_errors.clear()


def test_the_same_kept_entry_is_sent_once_from_two_tabs(page: Page, cast: Cast) -> None:
    page.context.set_offline(True)
    add(page, "Once")
    waits_until(page, 1)
    other = page.context.new_page()
    other.goto(ADDRESS)
    page.context.set_offline(False)
    waits_until(page, 0)
    expect(page.get_by_text("Once")).to_be_visible()
    assert [row.words for row in DiaryEntry.objects.all()] == ["Once"]
    page.script_errors.clear()


def test_a_refused_entry_says_why_and_stays(page: Page, cast: Cast) -> None:
    without_a_line(page)
    page.get_by_role("button", name="Keep this entry").click()
    add(page, "This one is well")
    waits_until(page, 2)
    page.context.set_offline(False)
    expect(page.locator("[data-why]:not(:empty)")).to_contain_text("There is nothing in this entry yet.")
    waits_until(page, 1)
    assert [row.words for row in DiaryEntry.objects.all()] == ["This one is well"]
    page.goto(ADDRESS)
    expect(page.locator("[data-diary-waiting] li")).to_have_count(1)
    page.get_by_role("button", name="Throw it away").click()
    waits_until(page, 0)
    page.script_errors.clear()


def test_with_a_line_it_goes_at_once_and_what_waits_is_sent_before_a_sign_out(page: Page, cast: Cast) -> None:
    add(page, "At once", mood=8)
    expect(page.locator(".timeline")).to_contain_text("At once")
    assert_axe_clean(page)
    page.context.set_offline(True)
    add(page, "Not lost")
    waits_until(page, 1)
    page.goto("/portal/diary/")
    page.context.set_offline(False)
    page.goto("/portal/")
    waits_until(page, 0)
    assert [row.words for row in DiaryEntry.objects.order_by("pk")] == ["At once", "Not lost"]
    page.script_errors.clear()


def test_another_account_wipes_it_and_never_gets_it(page: Page, cast: Cast) -> None:
    page.context.set_offline(True)
    add(page, "Only Vera's")
    waits_until(page, 1)
    sign_in(page, cast, cast.strangers_client)
    page.context.set_offline(False)
    page.goto("/portal/")
    waits_until(page, 0)
    for _ in range(100):
        if page.evaluate(KEPT) == EMPTY:
            break
        page.wait_for_timeout(50)
    assert page.evaluate(KEPT) == EMPTY
    assert not DiaryEntry.objects.filter(client=cast.strangers_client).exists()
    page.script_errors.clear()


def test_entry_pages_are_clean_and_fit_a_small_phone(page: Page, cast: Cast) -> None:
    row = write(cast, "A long day " * 30, photo=PNG, mood=4, themes=["sea"], is_shared=True)
    for address in (
        ADDRESS,
        f"{ADDRESS}{row.pk}/",
        f"{ADDRESS}{row.pk}/delete/",
        f"{ADDRESS}themes/",
        f"{ADDRESS}questions/",
    ):
        page.goto(address)
        assert_axe_clean(page)
        assert page.locator("html").evaluate("e => e.scrollWidth <= window.innerWidth"), address
