"""Tools, skills and the card on a small phone and on a laptop: nothing sticks out, axe finds nothing."""

import struct
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from alongside.clients.models import Client
from alongside.practice.models import Member
from alongside.toolkit import actions
from alongside.toolkit.actions import Texts, Upload
from alongside.toolkit.models import HardDayCard
from tests.browser.axe import assert_axe_clean
from tests.browser.seated import sit_down
from tests.browser.sizes import some
from tests.cast import Cast

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20)


@pytest.mark.parametrize(
    ("language", "width"), some([("en", 320)], [("en", 1280), ("ru", 320), ("ja", 320), ("fi", 320)])
)
def test_every_page_of_it(page_for: Callable[..., Page], cast: Cast, language: str, width: int) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    sea = Texts("audio", "The sea", "", "In bed", file=Upload("a rather long name of a sound.wav", WAV))
    tool = actions.give_tool(anna, pk, texts=sea)
    link = Texts("link", "Calm", "", "At dusk", "https://calm.example/")
    own = actions.add_own_tool(vera, texts=link)
    kept = actions.add_library_tool(anna, language="en", texts=sea)
    actions.note_use(vera, tool.pk, helped=7, words="It passed")
    skill = actions.name_skill(vera, pk, words="Name what I feel")
    actions.rate_skill(vera, skill.pk, can_use=7)
    actions.save_card(vera, revision=0, signs="Cold hands")
    actions.share_card(vera, is_shared=True)
    pages: dict[Member | Client, list[str]] = {
        cast.anna: [
            reverse("desk:tool_library"),
            reverse("desk:tool_library_new"),
            reverse("desk:tool_library_one", args=[kept.pk]),
            *(reverse(f"desk:{name}", args=[pk]) for name in ("tools", "tool_give", "skills", "hard_days")),
            reverse("desk:tool_give", args=[pk]) + f"?library={kept.pk}",
            reverse("desk:tool", args=[tool.pk]),
            reverse("desk:tool", args=[own.pk]),
        ],
        cast.vera: [
            *(reverse(f"portal:{name}") for name in ("tools", "tool_new", "skills", "card", "card_print")),
            reverse("portal:tool", args=[tool.pk]),
            reverse("portal:tool", args=[own.pk]),
            reverse("portal:tool_edit", args=[own.pk]),
            reverse("portal:skill", args=[skill.pk]),
        ],
    }
    for who, addresses in pages.items():
        page = page_for(language, width)
        sit_down(page, cast, who)
        for address in addresses:
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
            assert_axe_clean(page)


def test_a_sound_plays_on_its_page(page_for: Callable[..., Page], cast: Cast) -> None:
    second = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 8036, b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", 8000
    )
    sea = Texts("audio", "The sea", "", "In bed", file=Upload("sea.wav", second + b"\x80" * 8000))
    tool = actions.give_tool(cast.actor(cast.anna), cast.vera.pk, texts=sea)
    page = page_for("en", 320)
    sit_down(page, cast, cast.vera)
    page.goto(reverse("portal:tool", args=[tool.pk]))
    page.evaluate("document.querySelector('audio').load()")
    page.evaluate("document.querySelector('audio').preload = 'auto'")
    expect(page.locator("audio")).to_have_js_property("duration", 1)


def test_the_card_keeps_itself_and_tells_the_second_window(page_for: Callable[..., Page], cast: Cast) -> None:
    page = page_for("en", 320)
    sit_down(page, cast, cast.vera)
    other = page.context.new_page()
    for window in (page, other):
        window.goto(reverse("portal:card"))
    page.get_by_label("What helps me").fill("Tea")
    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved", timeout=5000)
    assert HardDayCard.objects.get().helps == "Tea"
    other.get_by_label("What helps me").fill("A walk")
    expect(other.locator("[data-autosave-status][data-state=conflict]")).to_be_visible(timeout=5000)
    other.get_by_role("button", name="Save my card").click()
    expect(other.get_by_role("heading", name="The version that is kept")).to_be_visible()
    assert_axe_clean(other)
    assert HardDayCard.objects.get().helps == "Tea"
    assert other.get_by_label("What helps me").input_value() == "A walk"
