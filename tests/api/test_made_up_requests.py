"""Requests that schemathesis makes up out of the API's own description: no 500, each answer is as described.

With `--full` 10,000 of them, with ids of one's own practice and of another among them.
"""

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.db import transaction
from django.test import Client as Browser
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tries
from hypothesis import strategies as st
from requests import Request
from schemathesis import Case, GenerationMode, Response
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from alongside.api.v1.description import schema
from tests.api.town import Town, town

__all__ = ["town"]
pytestmark = [pytest.mark.django_db, pytest.mark.large]
ALWAYS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
OPERATIONS = [(path, method) for path, item in schema()["paths"].items() for method in item]
WORDS = {"method", "url", "headers", "params", "json", "data", "cookies"}  # of a request
ROLES = ("practitioner", "owner", "coordinator", "bookkeeper", "foreign_owner")
IDS = ("client_id", "appointment_id", "step_id", "member_id", "room_id", "service_id", "engagement_id")


@pytest.fixture(scope="module")
def described() -> Any:
    return schemathesis.openapi.from_dict(schema())


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=lambda word: word)
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_request_breaks_it(
    town: Town,
    described: Any,
    path: str,
    method: str,
    mode: GenerationMode,
    size: Callable[[Any, Any], Any],
    settings: Any,
) -> None:
    settings.API_PER_MINUTE = 100_000
    operation = described[path][method.upper()]

    @tries(
        max_examples=size(4, 10_000 // (2 * len(OPERATIONS)) + 1),
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), role=st.sampled_from(ROLES), known=st.data())
    def ask(case: Case, role: str, known: st.DataObject) -> None:
        is_known = _with_known_ids(case, town, known) if mode is GenerationMode.POSITIVE else False
        _ask(case, town, role, [*ALWAYS, *([] if is_known else [negative_data_rejection])])

    ask()


def _with_known_ids(case: Case, town: Town, known: st.DataObject) -> bool:
    """Put ids of rows that are there in place of made up ones, often; whether any was."""
    home = known.draw(st.sampled_from([town.home, town.home, town.home, town.elsewhere, None]))
    changed = False
    if home is None:
        return changed
    for place in (case.path_parameters, case.query, case.body):
        for name in IDS:
            if isinstance(place, dict) and name in place:
                place[name] = str(home.ids[name])
                changed = True
    return changed


def _sent(case: Case) -> Response:
    """Through Django's own test browser: within this transaction, and without a network."""
    given = case.as_transport_kwargs(base_url="http://testserver")
    asked = Request(**{name: given[name] for name in given if name in WORDS}).prepare()
    body = asked.body.encode() if isinstance(asked.body, str) else asked.body or b""
    kind = str(asked.headers.pop("Content-Type", ""))
    asked.headers.pop("Content-Length", None)
    headers = {
        name: value if isinstance(value, str) else value.decode("latin-1")
        for name, value in asked.headers.items()
    }
    got = Browser(raise_request_exception=False).generic(
        str(asked.method), str(asked.path_url), body, content_type=kind, headers=headers
    )
    said = {name: [value] for name, value in got.headers.items()}
    return Response(got.status_code, said, got.content, asked, elapsed=0.01, verify=False)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value.decode("latin-1"))


def _ask(case: Case, town: Town, role: str, checks: list[Any]) -> None:
    with transaction.atomic():
        case.headers["Authorization"] = f"Bearer {town.programs[role].secret}"
        answer = _sent(case)
        transaction.set_rollback(True)
    case.validate_response(answer, checks=checks)
    foreign = b"riverside" if role == "foreign_owner" else b"elsewhere"  # part of every name there
    assert foreign not in answer.content
