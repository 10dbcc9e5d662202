"""What PostgreSQL itself keeps apart: while a page runs, its connection sees the rows of one practice only.

Row level security stands behind the queries, not instead of them: a query that forgot its practice finds
nothing. Outside pages (worker, commands, sign-in, public pages) a connection sees all; it starts so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import DatabaseError, connection

ALL = "*"


@contextmanager
def within(practice_id: UUID) -> Iterator[None]:
    """Only rows of this practice, on PostgreSQL; afterwards all again. SQLite has no such thing."""
    if connection.vendor != "postgresql":
        yield
        return
    _see(str(practice_id))
    try:
        yield
    finally:
        _see_all()


def _see(practice: str) -> None:
    """Past Django's cursor: it is no question of the page, and is not counted as one."""
    connection.ensure_connection()
    with connection.wrap_database_errors:
        connection.connection.execute("SELECT set_config('alongside.practice', %s, false)", [practice])


def _see_all() -> None:
    """A connection that cannot be set back is given up; the next one sees all from its start."""
    try:
        if connection.connection is not None:
            _see(ALL)
    except DatabaseError:
        connection.close()
