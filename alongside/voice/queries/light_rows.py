"""Many rows in one question, as light as they can be: the database hands them over as one JSON text.

Turning five hundred rows into objects takes several times longer than all of the statistics on them. What is
sealed comes as hexadecimal digits and stays closed until a page reads it.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Func, Model, TextField

from alongside.lib.sealed import Sealed


class Rows(Aggregate):
    """All rows of a group as a JSON array of arrays, in no order."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "json_group_array(json_array(%(expressions)s))"
        return self.as_sql(compiler, connection, template=template, **also)

    def as_postgresql(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "json_agg(json_build_array(%(expressions)s))::text"
        return self.as_sql(compiler, connection, template=template, **also)


class Hex(Func):
    """Sealed bytes as hexadecimal digits; NULL stays NULL."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **also: Any) -> Any:
        template = "CASE WHEN %(expressions)s IS NULL THEN NULL ELSE hex(%(expressions)s) END"
        return self.as_sql(compiler, connection, template=template, **also)

    def as_postgresql(self, compiler: Any, connection: Any, **also: Any) -> Any:
        return self.as_sql(compiler, connection, template="encode(%(expressions)s, 'hex')", **also)


class Nested(Func):
    """A JSON column as it is, inside the JSON of a row."""

    template = "%(expressions)s"
    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **also: Any) -> Any:
        return self.as_sql(compiler, connection, template="json(%(expressions)s)", **also)


def rows_in(text: str | None) -> list[list[Any]]:
    """The rows again; none where there was no group."""
    found: list[list[Any]] = json.loads(text) if text else []
    return found


def moment(text: str) -> datetime:
    """A moment as the database writes it; without an offset it is UTC."""
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens what was sealed for one client, for who was let in to them."""

    practice_id: UUID
    client_id: UUID

    def open(self, table: type[Model], pk: str, name: str, digits: str | None) -> Any:
        """The plain value of a field of this row. KeyDestroyed and CannotOpen as in lib/sealed."""
        row = table(pk=UUID(pk), practice_id=self.practice_id, client_id=self.client_id)
        setattr(row, name, None if digits is None else Sealed(bytes.fromhex(digits)))
        return getattr(row, name)
