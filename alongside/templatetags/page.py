"""What every page needs in its template: `{% load page %}`."""

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django import template
from django.conf import settings
from django.template import Context, Engine
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

ID = re.compile(r"([0-9a-f]{8}-[0-9a-f-]{27})")
CJK = ("\u3040", "\u9fff")


@register.simple_tag(takes_context=True)
def nav_link(context: dict[str, Any], name: str, label: str, *args: Any) -> SafeString | str:
    """A list item with a link to a named page; nothing where that page does not exist.

    The link says `aria-current` on its own page and on the pages below it.
    """
    url = url_or_nothing(name, *args)
    if not url:
        return ""
    current = _current(getattr(context.get("request"), "path", ""), url)
    return format_html('<li><a href="{}"{}>{}</a></li>', url, current, label)


def _current(path: str, url: str) -> SafeString:
    if path == url:
        return SafeString(' aria-current="page"')
    is_first_page = url.strip("/").count("/") == 0
    if path.startswith(url) and not is_first_page:
        return SafeString(' aria-current="true"')
    return SafeString("")


@register.simple_tag
def url_or_nothing(name: str, *args: Any) -> str:
    """The address of a named page, or an empty text where that page does not exist."""
    return _address(name, get_script_prefix(), args)


@lru_cache(maxsize=256)
def _address(name: str, prefix: str, args: tuple[Any, ...]) -> str:
    """Addresses that every page shows are looked up once."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag
def kept(name: str, **known: str | bool) -> SafeString:
    """A part that looks the same on many pages: made once for each language and for what is `known` to it.

    It reads nothing else; `here` is the path of the page as far as the menu needs it.
    """
    if settings.DEBUG:
        return _made(name, known)
    return _kept(name, get_language(), get_script_prefix(), tuple(known.items()))


@lru_cache(maxsize=512)
def _kept(
    name: str, language: str | None, prefix: str, known: tuple[tuple[str, str | bool], ...]
) -> SafeString:
    return _made(name, dict(known))


def _made(name: str, known: dict[str, str | bool]) -> SafeString:
    page = SimpleNamespace(path=known.get("here", ""))
    return SafeString(Engine.get_default().get_template(name).render(Context({**known, "request": page})))


@register.simple_tag(takes_context=True)
def menu_path(context: dict[str, Any]) -> str:
    """The path of this page as far as the menu tells pages apart: without ids and what follows them."""
    path = str(getattr(context.get("request"), "path", ""))
    before, id_found, _ = ID.split(path, 1) if ID.search(path) else (path, "", "")
    return f"{before}_" if id_found else path


@register.filter
def initials(name: object) -> str:
    """Two letters for the round mark beside a name: Anna Berg is AB, 山田花子 is 山."""
    words = str(name or "").split()
    if not words:
        return "·"
    if CJK[0] <= words[0][0] <= CJK[1]:
        return words[0][0]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
