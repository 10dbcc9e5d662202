"""The forms of a page, as a visitor without a script finds them, and input that no form expects."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from hypothesis import strategies as st


@dataclass
class Form:
    """Where it goes, how, and its fields: each with the values that a page offers for it."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None:
            return
        if tag == "select":
            self.select = given.get("name", "")
        elif tag == "option" and self.select:
            self._offer(self.select, given.get("value", ""))
        elif tag in ("input", "textarea", "button") and given.get("name"):
            self._offer(given["name"], given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        if tag == "select":
            self.select = ""

    def _offer(self, name: str, value: str) -> None:
        assert self.form is not None
        self.form.fields.setdefault(name, []).append(value)


def forms_of(html: str) -> list[Form]:
    """Every form of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


NASTY = [
    "",
    " ",
    "\x00",
    "-1",
    "0",
    "1e308",
    "9" * 40,
    "NaN",
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "25:61",
    "00000000-0000-0000-0000-000000000000",
    "null",
    "[]",
    "{}",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    "=1+1",
    "\u202e\u0007\ud7ff",
    "名前" * 300,
    "a" * 70_000,
    "http://127.0.0.1/",
    "vera@client.example\nBcc: all@client.example",
]


def filled(form: Form, ids: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """The fields filled in by somebody careless, curious or unkind; some left out, some twice."""
    text = st.text(max_size=60)
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.one_of(
                st.sampled_from(offered),
                st.sampled_from(offered),
                st.sampled_from(NASTY),
                st.sampled_from(ids),
                text,
                st.lists(text, max_size=3),
            )
            for name, offered in form.fields.items()
        },
    )
