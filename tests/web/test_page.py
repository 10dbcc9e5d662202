"""The template tags of every page."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

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
