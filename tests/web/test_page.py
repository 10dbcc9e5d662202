"""The template tags of every page."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from alongside.templatetags.page import initials


def render(text: str, path: str = "/", **also: object) -> str:
    context = Context({"request": RequestFactory().get(path), **also})
    return Template("{% load page %}" + text).render(context)


def test_a_link_to_a_page_that_is_not_there_is_left_out() -> None:
    assert render("{% nav_link 'desk:nowhere' 'Nowhere' %}") == ""
    assert render("{% url_or_nothing 'desk:nowhere' as u %}[{{ u }}]") == "[]"


def test_a_link_knows_its_own_page() -> None:
    link = "{% nav_link 'mfa_index' 'Security' %}"
    address = "/accounts/2fa/"
    assert render(link) == f'<li><a href="{address}">Security</a></li>'
    assert render(link, address) == f'<li><a href="{address}" aria-current="page">Security</a></li>'
    assert render(link, address + "totp/") == f'<li><a href="{address}" aria-current="true">Security</a></li>'


def test_the_first_page_of_the_desk_is_current_on_itself_only() -> None:
    link = "{% nav_link 'desk:today' 'Today' %}"
    assert 'aria-current="page"' in render(link, "/desk/")
    assert "aria-current" not in render(link, "/desk/clients/")


def test_a_label_is_escaped() -> None:
    assert "&lt;b&gt;" in render("{% nav_link 'desk:today' name %}", name="<b>")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Berg", "AB"),
        ("anna maria berg", "AB"),
        ("Вера", "В"),
        ("山田 花子", "山"),
        ("", "·"),
        (None, "·"),
        ("  ", "·"),
    ],
)
def test_initials(name: str | None, expected: str) -> None:
    assert initials(name) == expected


def test_the_menu_knows_a_page_without_its_ids() -> None:
    one = "01a202a6-7be2-7cd3-a561-3759313eccbd"
    assert render("{% menu_path %}", f"/desk/clients/{one}/notes/") == "/desk/clients/_"
    assert render("{% menu_path %}", "/desk/practice/page/") == "/desk/practice/page/"


def test_a_kept_part_is_made_for_each_language_page_and_reader() -> None:
    text = "{% kept 'base/_desk_links.html' here=here practises=practises runs_practice=True %}"
    first = render(text, here="/desk/", practises=True)
    assert first.count('aria-current="page"') == 1
    assert 'href="/desk/clients/" aria-current="true"' in render(text, here="/desk/clients/_", practises=True)
    assert "/desk/mirror/" in first
    assert "/desk/mirror/" not in render(text, here="/desk/", practises=False)
    with translation.override("fi"):
        assert render(text, here="/desk/", practises=True) != first
    assert render(text, here="/desk/", practises=True) == first
