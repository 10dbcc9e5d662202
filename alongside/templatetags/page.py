"""What every page needs in its template: `{% load page %}`."""

from functools import lru_cache
from typing import Any

from django import template
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

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
