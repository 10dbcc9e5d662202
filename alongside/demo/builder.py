"""Many rows at once, with the trail that the actions would have left: for the demo and the benchmark.

Rows are kept as they are made and written in one transaction. What an action would have checked is not
checked here; the tests of the demo do.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from alongside.clients.models import Client
from alongside.lib.keyring import keyring
from alongside.lib.sealed import SealedBytes, SealedJSON, SealedText
from alongside.practice.models import Practice
from alongside.trail.actions import prepare
from alongside.trail.actors import Actor
from alongside.trail.models import Event
from alongside.trail.verbs import Verb
from alongside.voice.measuring.notation import plain
from alongside.voice.models import Measure, MeasureVersion
from alongside.voice.sets import SETS

Made = TypeVar("Made", bound=models.Model)
SEALED = (SealedText, SealedJSON, SealedBytes)
PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


class Builder:
    """Collects the rows and events of one practice. `seed` decides everything that is left to chance."""

    def __init__(self, practice: Practice, now: datetime, seed: int) -> None:
        self.practice, self.now, self.chance = practice, now, Random(seed)  # noqa: S311 (no secrets)
        self.zone = ZoneInfo(practice.timezone)
        self.rows: dict[type[models.Model], list[models.Model]] = {}
        self.events: list[Event] = []
        self.versions: dict[str, MeasureVersion] = {}

    def version(self, key: str) -> MeasureVersion:
        """A ready-made set, as this practice asks it."""
        if key not in self.versions:
            measure = self.add(Measure(practice=self.practice, key=key, name=key, made_at=self.now))
            definition = SETS[key]
            made = MeasureVersion(
                practice=self.practice,
                measure=measure,
                number=int(definition.version),
                definition=plain(definition),
                source="ready",
                made_at=self.now,
            )
            self.versions[key] = self.add(made)
        return self.versions[key]

    def add(self, row: Made) -> Made:
        """Keep a row until `write`."""
        self.rows.setdefault(type(row), []).append(row)
        return row

    def tell(
        self,
        actor: Actor,
        verb: Verb,
        *,
        at: datetime,
        subject: models.Model,
        client_id: UUID | None = None,
        engagement_id: UUID | None = None,
        once: str | None = None,
        **facts: Any,
    ) -> None:
        """Keep one event of the trail."""
        event = prepare(
            actor,
            verb,
            at=at,
            subject=subject,
            client_id=client_id,
            engagement_id=engagement_id,
            once=once,
            **facts,
        )
        self.events.append(event)

    def write(self) -> None:
        """Write everything: all of it, or nothing. Events in the order in which they happened."""
        owners = [row.pk for row in self.rows.get(Client, ())]
        keyring().make_keys(self.practice.pk, [self.practice.pk, *owners])
        self.events.sort(key=lambda event: event.at)
        written: list[Sequence[models.Model]] = [*self.rows.values(), self.events]
        tables = [_ready(rows) for rows in written if rows]
        with transaction.atomic():
            for statement, values in tables:
                with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                    cursor.executemany(statement, values)
        self.rows, self.events = {}, []


def _ready(rows: Sequence[models.Model]) -> tuple[str, list[list[Any]]]:
    """The statement and the values that insert rows of one table as they stand.

    Unlike bulk_create it leaves the moments that they carry: a row made "now" in the demo is a year old.
    """
    options, database = rows[0]._meta, connections[DEFAULT_DB_ALIAS]
    fields = [field for field in options.concrete_fields if not isinstance(field, models.AutoField)]
    quote = database.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(options.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
    prepared = [_prepared(field, database) for field in fields]
    return statement, [[each(row) for each in prepared] for row in rows]


def _prepared(field: Any, database: Any) -> Callable[[Any], Any]:
    """How a row's value for this column becomes one that the database takes; plain ones stay as they are."""
    name = field.attname
    if isinstance(field, SEALED):
        return lambda row: field.get_db_prep_save(field.pre_save(row, True), database)
    inner = field.target_field if field.is_relation else field
    if isinstance(inner, PLAIN):
        return lambda row: row.__dict__[name]
    prepare_value = inner.get_db_prep_save

    def prepared(row: Any) -> Any:
        value = row.__dict__[name]
        return None if value is None else prepare_value(value, database)

    return prepared
