"""The JSON API cell by cell: every operation as every role, with one's own objects and another practice's (law 3)."""

import json
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from alongside.api.v1.description import schema
from alongside.doors.scopes import SCOPES
from tests.access.api_table import CALLS, Call
from tests.access.objects import browser
from tests.api.asking import Program
from tests.api.town import Town, town

__all__ = ["town"]

pytestmark = pytest.mark.django_db
COME_IN = {200, 201}


def test_every_operation_has_a_row() -> None:
    said = {
        f"{method.upper()} {path.removeprefix('/api/v1/')}"
        for path, operations in schema()["paths"].items()
        for method in operations
    }
    assert {call.name.replace("@", "{").replace("_id", "_id}") for call in CALLS} == said


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_who_comes_in(town: Town, call: Call) -> None:
    wrong = []
    for role, program in town.programs.items():
        status, written = _ask(program, call, town.home.ids)
        has_no_object = "@" not in json.dumps([call.path, call.body])
        may = role in call.who or (role == "foreign_owner" and has_no_object)
        if not (status in COME_IN if may else status == 404 and not written):
            wrong.append(f"{role}: {status} {sorted(written)}")
    assert wrong == []


@pytest.mark.parametrize("call", [call for call in CALLS if "@" in call.path], ids=lambda call: call.name)
def test_objects_of_another_practice_are_not_there(town: Town, call: Call) -> None:
    wrong = []
    for role, program in town.programs.items():
        if role == "foreign_owner":
            continue
        status, written = _ask(program, call, town.elsewhere.ids)
        if status != 404 or written:
            wrong.append(f"{role}: {status} {sorted(written)}")
    assert wrong == []


@pytest.mark.parametrize("name", ["client_id", "member_id", "room_id", "service_id", "engagement_id"])
def test_nothing_is_booked_with_objects_of_another_practice(town: Town, name: str) -> None:
    given = {"client_id": "@client_id", "member_id": "@member_id", "starts_at": "@soon", "place_kind": "room"}
    body = {key: _filled(value, town.home.ids) for key, value in given.items()}
    with transaction.atomic():
        answer = town.programs["owner"]("POST", "appointments", body | {name: str(town.elsewhere.ids[name])})
        transaction.set_rollback(True)
    assert answer.status_code == 404


@pytest.mark.parametrize("call", [call for call in CALLS if call.scope], ids=lambda call: call.name)
def test_every_operation_asks_for_its_scope(town: Town, call: Call) -> None:
    subject, _, _way = call.scope.partition(":")
    enough = {f"{subject}:write", call.scope}
    program = town.programs["practitioner"]
    statuses = {}
    for scope in SCOPES:
        with transaction.atomic():
            program.token.scopes = [scope]
            program.token.save()
            statuses[scope] = _ask(program, call, town.home.ids)[0]
            transaction.set_rollback(True)
    assert {scope for scope, status in statuses.items() if status != 403} == enough
    assert {statuses[scope] for scope in enough} <= COME_IN


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_nobody_comes_in_without_a_token_whatever_cookie_they_have(town: Town, call: Call) -> None:
    ids = town.home.ids
    path, body = _filled(f"/api/v1/{call.path}", ids), json.dumps(call.body)
    for visitor in (Browser(), browser(town.home.people["owner"])):
        answer = visitor.generic(call.method, path, body, content_type="application/json")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert answer.headers["Content-Type"] == "application/problem+json"


def _ask(program: Program, call: Call, ids: dict[str, Any]) -> tuple[int, set[str]]:
    """The status, and what was written but for the log of uses; then all is as it was."""
    path = _filled(call.path, ids)
    body = {name: _filled(value, ids) for name, value in call.body.items()} if call.body else None
    with transaction.atomic():
        with CaptureQueriesContext(connection) as asked:
            answer: HttpResponse = program(call.method, path, body, **call.headers)
        transaction.set_rollback(True)
    return answer.status_code, {each for each in map(_written, asked.captured_queries) if each}


def _written(query: dict[str, str]) -> str:
    words = query["sql"].replace('"', "").replace("OR IGNORE ", "").split()
    table = {"INSERT": 2, "UPDATE": 1, "DELETE": 2}.get(words[0] if words else "")
    found = words[table] if table else ""
    return "" if found in {"alongside_token", "alongside_tokenuse"} else found


def _filled(text: str, ids: dict[str, Any]) -> str:
    for name in sorted(ids, key=len, reverse=True):
        text = text.replace(f"@{name}", str(ids[name]).replace("+", "%2B" if "?" in text else "+"))
    return text
