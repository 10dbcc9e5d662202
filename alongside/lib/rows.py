"""Instances out of single columns: whole rows of many tables cost more to build than to read."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)


def made_if(model: type[M], row: Mapping[str, Any], prefix: str, **known: Any) -> M | None:
    """As `made`; None where there is no such row."""
    return made(model, row, prefix, **known) if row[f"{prefix}pk"] else None


def made(model: type[M], row: Mapping[str, Any], prefix: str, **known: Any) -> M:
    """An instance of those columns whose names begin so; to be read, never to be saved."""
    names = {name: name.removeprefix(prefix) for name in row if name.startswith(prefix)}
    return model(**{short: row[name] for name, short in names.items() if "__" not in short}, **known)
