"""What the API says about itself: OpenAPI for programs, and the same for people."""

from functools import cache
from typing import Any

from alongside.api.problems import TYPE
from alongside.api.v1.house import api
from alongside.api.v1.routes import find as _routes_are_known  # noqa: F401
from alongside.doors.scopes import SCOPES

PREFIX = "/api/v1/"
METHODS = ("get", "post", "patch")


@cache
def schema() -> dict[str, Any]:
    """OpenAPI 3.1."""
    found = dict(api.get_openapi_schema(path_prefix=PREFIX))
    for path in found["paths"].values():
        for operation in path.values():
            _say_how_it_says_no(operation)
    return found


def _say_how_it_says_no(operation: dict[str, Any]) -> None:
    """Problems have a content type of their own."""
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and "application/json" in answer.get("content", {}):
            answer["content"] = {TYPE: answer["content"].pop("application/json")}


def page() -> dict[str, Any]:
    """The operations in order, each with what it takes and gives, in plain values."""
    said = schema()
    operations = [
        _operation(path, method, path_item[method])
        for path, path_item in said["paths"].items()
        for method in METHODS
        if method in path_item
    ]
    return {
        "operations": operations,
        "scopes": SCOPES,
        "header": "Authorization: Bearer alongside_…",
        "in_body": "body",
        "file": "openapi.json",
    }


def _operation(path: str, method: str, said: dict[str, Any]) -> dict[str, Any]:
    body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return {
        "id": said["operationId"],
        "method": method.upper(),
        "path": path,
        "about": said.get("description", ""),
        "parameters": [
            (each["name"], each["in"], _kind(each["schema"]), each.get("required", False))
            for each in said.get("parameters", [])
        ],
        "body": _fields(body),
        "statuses": sorted(said["responses"], key=int),
    }


def _fields(body: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Name, kind and whether it must be there."""
    found = _opened(body)
    needed = set(found.get("required", []))
    return [(name, _kind(each), name in needed) for name, each in found.get("properties", {}).items()]


def _opened(said: dict[str, Any]) -> dict[str, Any]:
    name = said.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schema()["components"]["schemas"][name] if name else said
    return found


def _kind(said: dict[str, Any]) -> str:
    """A kind of value in few words: string (uuid), one of a, b."""
    if "anyOf" in said:
        kinds = [_kind(each) for each in said["anyOf"] if each.get("type") != "null"]
        return " / ".join(dict.fromkeys(kinds))
    if "enum" in said:
        return " | ".join(f'"{each}"' for each in said["enum"])
    if "const" in said:
        return f'"{said["const"]}"'
    if "$ref" in said:
        return str(said["$ref"]).rpartition("/")[2]
    if said.get("type") == "array":
        return f"[{_kind(said['items'])}]"
    return f"{said.get('type', '')}{' (' + said['format'] + ')' if 'format' in said else ''}"
