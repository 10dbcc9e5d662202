"""docs/access.md out of the table of who reaches what; `python -m tests.access` writes it again.

Each cell is tried by tests/test_access.py, with a look and with a form, so the document says what was seen.
"""

from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from tests.access.api_table import CALLS
from tests.access.table import ROWS, Row

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "docs" / "access.md"
ROLES = {
    "owner": "owner",
    "manager": "manager",
    "practitioner": "practitioner",
    "covering": "covering",
    "other": "other practitioner",
    "supervisor": "supervisor",
    "coordinator": "coordinator",
    "bookkeeper": "bookkeeper",
    "client": "client",
    "other_client": "other client",
    "circle": "circle",
    "anonymous": "nobody",
}
SURFACES = {
    "desk": "The desk",
    "portal": "The portal",
    "circle": "People around a client",
    "public": "Public pages, and what comes by link",
    "api": "Other programs",
    "": "The doors",
}
HEAD = """# Who reaches what

Made by `python -m tests.access` from tests/access/table.py, and tried cell by cell by tests/test_access.py, with a look (GET) and with a form (POST), against objects of one's own practice and of another. Pages, actions, feeds, exports, searches, files and the addresses for other programs are all routes, so they are all here. A route without a row fails the test.

`do`: may look and send; `see`: may only look; empty: a 404, as if it were not there (the way to sign in for nobody yet).

- **practitioner** works with the client in question, **covering** stands in for that practitioner today, **other practitioner** works here with others.
- An **owner** who works with clients is a practitioner for those; here, the client is somebody else's. Who runs the practice can open a file in need, for some hours and with a reason; the client is told (`desk:in_need`).
- People of another practice reach nothing that names an object of this one: each such cell is a 404 and is tried too. On pages without an object they see their own practice.
- A link in a letter is a key for exactly one thing. Who holds a live one reaches it, whoever they are; a dead one is a 404.
"""

TOKENS = """
## The JSON API, with a token

Below `/api/v1/`. A program acts as the member whose token it holds, with that member's role of the moment; a scope can only make it less. Tried cell by cell by tests/api/test_who_comes_in.py. Without a token, or with a cookie instead, every operation is a 401.

"""


def markdown() -> str:
    """The whole document."""
    return HEAD + "".join(_part(space, title) for space, title in SURFACES.items()) + _with_token()


def _with_token() -> str:
    """What a member's token reaches; the scope is asked for besides."""
    roles = [role for role in ROLES if role not in {"client", "other_client", "circle", "anonymous"}]
    names = " | ".join(ROLES[role] for role in roles)
    lines = [f"| operation | scope | {names} |", f"| --- | --- |{' --- |' * len(roles)}"]
    for call in CALLS:
        cells = " | ".join(
            ("see" if call.method == "GET" else "do") if role in call.who else "" for role in roles
        )
        lines.append(f"| `{call.name.replace('@', '')}` | {call.scope or 'any'} | {cells} |")
    return TOKENS + "\n".join(lines) + "\n"


def _part(space: str, title: str) -> str:
    rows = [row for row in ROWS if _space(row) == space]
    if not rows:
        return ""
    paths = dict(_walk(get_resolver(), "/", ""))
    names = " | ".join(ROLES.values())
    lines = [f"| page or action | {names} |", f"| --- |{' --- |' * len(ROLES)}"]
    lines += [f"| {_name(row, paths)} | {' | '.join(_cell(row, role) for role in ROLES)} |" for row in rows]
    return f"\n## {title}\n\n" + "\n".join(lines) + "\n"


def _space(row: Row) -> str:
    space, colon, _ = row.route.partition(":")
    return space if colon and space in SURFACES else ""


def _name(row: Row, paths: dict[str, str]) -> str:
    case = f" ({row.case})" if row.case else ""
    return f"{row.route}{case}<br>`{paths.get(row.route, '')}`"


def _cell(row: Row, role: str) -> str:
    if role in row.posts:
        return "do" if role in row.who else "send"
    return "see" if role in row.who else ""


def _walk(resolver: URLResolver, path: str, spaces: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        here = path + str(each.pattern).lstrip("^").rstrip("$")
        if isinstance(each, URLPattern):
            yield spaces + (each.name or str(each.pattern)), here
        else:
            yield from _walk(each, here, f"{spaces}{each.namespace}:" if each.namespace else spaces)
