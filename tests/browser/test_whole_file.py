"""Ending, taking along, merging and erasing as people see them, at the smallest phone and on a laptop."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from alongside.clients.models import Client, Engagement
from alongside.practice.models import Member
from tests.browser.axe import assert_axe_clean
from tests.browser.sizes import some
from tests.cast import Cast, make_client
from tests.file.full import fill


def sit(page: Page, cast: Cast, who: Member | Client) -> None:
    """Put the cookie of a signed-in test browser into the real one."""
    page.goto("/healthz")
    session = cast.browser(who).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])


def look(page: Page, name: str) -> None:
    """Nothing for axe to find, nothing wider than the screen; a picture where one is wanted."""
    assert_axe_clean(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    if folder := os.environ.get("ALONGSIDE_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_client_takes_the_file_and_ends_the_work(
    page_for: Callable[..., Page], cast: Cast, tmp_path: Path, scripts: bool
) -> None:
    fill(cast)
    page = page_for("en", 320, java_script_enabled=scripts, accept_downloads=True)
    sit(page, cast, cast.vera)
    page.goto("/portal/my-file/")
    if scripts:
        look(page, "my-file")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download my file").click()
    coming.value.save_as(tmp_path / "file.zip")
    page.goto("/portal/ending/")
    if scripts:
        look(page, "ending")
    page.get_by_role("button", name="End our work").click()
    if scripts:
        look(page, "ending-sure")
    page.get_by_role("button", name="Yes, end it now").click()
    expect(page.get_by_role("heading", name="Our work has ended")).to_be_visible()
    if scripts:
        look(page, "ended")
    assert Engagement.objects.get(pk=cast.advice.pk).ended_by == "client"
    with zipfile.ZipFile(tmp_path / "file.zip") as archive:
        archive.extractall(tmp_path / "file")
    if scripts:
        page.goto((tmp_path / "file" / "index.html").as_uri())
        look(page, "archive")
        page.get_by_role("link", name="For you.txt").click()
        expect(page.get_by_text("Dear Vera")).to_be_visible()


@pytest.mark.parametrize("width", some([1280], [320, 1280]))
def test_the_desk_ends_takes_merges_and_erases(page_for: Callable[..., Page], cast: Cast, width: int) -> None:
    fill(cast)
    double = make_client(cast.anna, "Vera Example", portal=False)
    page = page_for("en", width)
    sit(page, cast, cast.anna)
    page.goto(f"/desk/clients/{cast.vera.pk}/file/")
    look(page, "export")
    page.goto(f"/desk/clients/{cast.vera.pk}/merge/")
    look(page, "merge-search")
    page.get_by_role("main").get_by_role("link", name="Vera Example").last.click()
    look(page, "merge")
    page.get_by_role("button", name="Make them one").click()
    assert Client.objects.get(pk=double.pk).status == "merged"
    page.goto(f"/desk/endings/{cast.advice.pk}/")
    look(page, "desk-ending")
    page.get_by_label("There is a conflict").check()
    page.get_by_label("Both agreed to end").check()
    page.get_by_role("button", name="End the work").click()
    look(page, "desk-ending-advice")
    page.get_by_role("button", name="The client has declined to talk").click()
    look(page, "desk-ended")
    page.goto(f"/desk/clients/{cast.vera.pk}/erase/")
    look(page, "erase")
    page.get_by_label("Type the name").fill("Vera Example")
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("Nothing of this person can be read here any more.")).to_be_visible()
