"""Pages by cursor: where the last one ended, as a word that says nothing. No Django here."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from alongside.lib.errors import Refused

T = TypeVar("T")


def page(rows: Sequence[T], limit: int, mark: Callable[[T], str]) -> tuple[Sequence[T], str | None]:
    """Up to `limit` of the rows, of which one more was asked for; and the cursor of the next page."""
    shown = rows[:limit]
    return shown, mark(shown[-1]) if len(rows) > limit else None


def by_id(row: Any) -> str:
    return str(row.pk.hex)


def by_start(row: Any) -> str:
    return urlsafe_b64encode(f"{row.starts_at.isoformat()}|{row.pk.hex}".encode()).decode().rstrip("=")


def read_id(cursor: str | None) -> UUID | None:
    """Where a page by id begins. Refused cursor."""
    try:
        return UUID(cursor) if cursor else None
    except ValueError:
        raise Refused("cursor", "cursor") from None


def read_start(cursor: str | None) -> tuple[datetime, UUID] | None:
    """Where a page by time begins. Refused cursor."""
    if not cursor:
        return None
    try:
        moment, _, pk = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().partition("|")
        found = datetime.fromisoformat(moment), UUID(pk)
    except ValueError:
        raise Refused("cursor", "cursor") from None
    if found[0].tzinfo is None:
        raise Refused("cursor", "cursor")
    return found
