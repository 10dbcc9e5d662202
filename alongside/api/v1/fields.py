"""What values programs may send: strict, so that what the description refuses is refused."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
)

ONE_LINE = r"^[^\x00-\x1f\x7f]*$"
SOME_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
YEARS = range(1900, 2200)


def _is_text(value: Any) -> Any:
    """Times and ids come as text: a number is no time."""
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def _is_moment(value: Any) -> Any:
    if isinstance(value, str) and "T" not in value.upper():
        raise ValueError("no time")
    return _is_text(value)


def _is_near(value: Any) -> Any:
    if value.year not in YEARS:
        raise ValueError("far away")
    return value


def _is_uuid(value: Any) -> Any:
    if isinstance(value, str) and len(value) != 36:
        raise ValueError("no id")
    return value


Id = Annotated[UUID, BeforeValidator(_is_uuid)]
Moment = Annotated[AwareDatetime, BeforeValidator(_is_moment), AfterValidator(_is_near)]
Day = Annotated[date, BeforeValidator(_is_text), AfterValidator(_is_near)]
Yes = Annotated[bool, Strict()]
Whole = Annotated[int, Strict()]
Name = Annotated[str, StringConstraints(min_length=1, max_length=160, pattern=ONE_LINE)]
Short = Annotated[str, StringConstraints(max_length=40, pattern=ONE_LINE)]
Line = Annotated[str, StringConstraints(max_length=200, pattern=ONE_LINE)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=SOME_LINES)]
Cursor = Annotated[str, StringConstraints(max_length=120, pattern=r"^[A-Za-z0-9_-]*$")]
Key = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")]
Version = Annotated[str, StringConstraints(max_length=60)]
Limit = Annotated[int, Field(ge=1, le=200)]
Language = Literal["en", "ru", "ja", "fi"]


class Given(Schema):
    """What a program sends: nothing but what is described."""

    model_config = ConfigDict(extra="forbid")


class Shown(Schema):
    """What a program gets."""


def at(moment: datetime) -> str:
    """A moment as it is written everywhere here: UTC, RFC 3339."""
    return moment.isoformat()
