"""Links that a toolkit takes, and the host that is shown."""

import pytest

from alongside.toolkit.links import LONGEST, host, tidy_link


@pytest.mark.parametrize(
    ("text", "link", "shown"),
    [
        ("https://example.org/calm", "https://example.org/calm", "example.org"),
        ("  http://Example.org  ", "http://Example.org", "example.org"),
        ("example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org"),
        ("https://example.org:8443/x", "https://example.org:8443/x", "example.org"),
        ("https://пример.example/путь", "https://пример.example/путь", "пример.example"),
    ],
)
def test_web_links_are_taken(text: str, link: str, shown: str) -> None:
    assert tidy_link(text) == link
    assert host(link) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt://example.org/%0aalert(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
        "ftp://example.org",
        "mailto:a@example.org",
        "//example.org",
        "https://bank.example@evil.example/",
        "https://user:word@example.org/",
        "https://localhost/",
        "https:///path",
        "https://exa mple.org",
        "https://example.org\\@evil.example",
        "https://example.org/\nx",
        "https://[::1/",
        "https://example.org:99999/",
        "https://example.org/\u202egnp.exe",
        "https://example.org/" + "a" * LONGEST,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert tidy_link(text) is None


def test_a_broken_link_has_no_host() -> None:
    assert [host(each) for each in ("", "nonsense", "https://[", "javascript:x")] == [""] * 4
