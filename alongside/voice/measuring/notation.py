"""A definition as plain values, for a database column or a file, and back. No Django here."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from alongside.voice.measuring.definitions import Definition

T = TypeVar("T")
Plain = Any


def plain(definition: Definition) -> dict[str, Plain]:
    """What JSON can say of a definition; what is as usual is left out."""
    found: dict[str, Plain] = _plain(definition)
    return found


def from_plain(values: Mapping[str, Plain]) -> Definition:
    """The definition again. TypeError or ValueError when these values are not one."""
    return _made(Definition, values)


def _plain(value: Any) -> Plain:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(said) for field, said in told if said != field.default}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _made(kind: type[T], values: Mapping[str, Plain]) -> T:
    hints: dict[str, Any] = _hints(kind)  # type: ignore[arg-type]
    unknown = values.keys() - hints.keys()
    if unknown:
        raise ValueError(f"{kind.__name__} knows no {', '.join(sorted(unknown))}")
    return kind(**{name: _read(hints[name], value) for name, value in values.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Plain) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return (
            None
            if value is None
            else _read(next(each for each in get_args(hint) if each is not type(None)), value)
        )
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple):
            raise TypeError(f"{value!r} is no list")
        kinds = get_args(hint)
        inner = [kinds[0]] * len(value) if kinds[-1] is Ellipsis else kinds
        return tuple(_read(each, part) for each, part in zip(inner, value, strict=True))
    if is_dataclass(hint):
        return _made(hint, value)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return hint(value)
    if not _fits(hint, value):
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


def _fits(hint: type, value: Plain) -> bool:
    """A whole number may stand for a fraction; neither truth nor endlessness is a number."""
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return type(value) is hint
