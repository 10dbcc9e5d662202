"""One row for every operation of the JSON API: which roles reach it with a token that may do everything.

Everybody else gets a 404. tests/api/test_who_comes_in.py tries each cell, and with objects of another practice.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.access.table import BOOKS, KEEPS, MEMBERS, SEES, WORDS

WRITES_NAMES = "owner manager practitioner other covering coordinator"  # of new clients


@dataclass(frozen=True)
class Call:
    """A request; `@name` stands for an id of tests/access/objects.py, in the path and in the body."""

    method: str
    path: str
    who: frozenset[str]
    scope: str
    body: dict[str, Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.method} {self.path.partition('?')[0]}"


def call(
    method: str, path: str, who: str, scope: str, body: dict[str, Any] | None = None, **headers: str
) -> Call:
    return Call(method, path, frozenset(who.split()), scope, body, headers)


SPAN = "from=2000-01-01T00:00:00Z&until=2000-02-01T00:00:00Z"
BOOKED = {"client_id": "@client_id", "member_id": "@member_id", "starts_at": "@soon"}
CALLS = [
    call("GET", "me", MEMBERS, ""),
    call("GET", "members", MEMBERS, "appointments:read"),
    call("GET", "clients", MEMBERS, "clients:read"),
    call("POST", "clients", WRITES_NAMES, "clients:write", {"name": "Somebody New"}),
    call("GET", "clients/@client_id", SEES, "clients:read"),
    call("PATCH", "clients/@client_id", KEEPS, "clients:write", {"reading": "Vera"}, If_Match='"0"'),
    call("GET", f"appointments?{SPAN}", MEMBERS, "appointments:read"),
    call("POST", "appointments", BOOKS, "appointments:write", BOOKED),
    call("GET", "appointments/@appointment_id", SEES, "appointments:read"),
    call(
        "PATCH",
        "appointments/@appointment_id",
        BOOKS,
        "appointments:write",
        {"starts_at": "@soon"},
        If_Match='"0"',
    ),
    call(
        "POST",
        "appointments/@appointment_id/cancel",
        BOOKS,
        "appointments:write",
        {"by": "client"},
        If_Match='"0"',
    ),
    call("GET", "steps?client_id=@client_id", WORDS, "steps:read"),
    call("POST", "steps", WORDS, "steps:write", {"client_id": "@client_id", "words": "Walk"}),
    call("GET", "steps/@step_id", WORDS, "steps:read"),
    call("POST", "steps/@step_id/done", WORDS, "steps:write"),
    call("POST", "steps/@step_id/dropped", WORDS, "steps:write"),
]
