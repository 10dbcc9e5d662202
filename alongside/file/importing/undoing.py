"""Taking an import back: everything it made is gone, and only the undo itself is remembered."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, ContactPoint, Engagement, Profile
from alongside.file import verbs
from alongside.file.importing import queries
from alongside.file.models import Import, ImportedFile, ImportedRows, ImportStatus
from alongside.frame.models import Frame
from alongside.lib.errors import NotYours, Refused
from alongside.lib.keyring import keyring
from alongside.meetings.models import Meeting
from alongside.mirror.actions import look_at_client
from alongside.mirror.models import Finding
from alongside.scheduling.models import Appointment, Busy, Occupied
from alongside.trail import actions as trail
from alongside.trail.actors import Actor, worker
from alongside.trail.models import Event

# What others hang on goes last.
TABLES: tuple[type[models.Model], ...] = (
    Meeting, Appointment, Busy, Frame, Engagement, Profile, ContactPoint, Client,
)  # fmt: skip
# What is made from other rows and is no work of anybody's.
DERIVED = (Occupied, Finding)
NO_WORK = ("file.opened",)
MOST_NAMED = 5
AT_ONCE = 500

Made = dict[type[models.Model], list[UUID]]


def undo_import(actor: Actor, import_id: UUID) -> Import:
    """Delete every row that the import made, blank what it told the trail, destroy its clients' keys.

    Refused: not_done; stands_on_it, with `names` of clients with whom there was work since (a note, a
    message, a booking), and `count` of all of them.
    """
    queries.one_import(actor, import_id)
    with transaction.atomic():
        found = _done(import_id)
        made = _what_was_made(found)
        _nothing_may_stand_on(found, made)
        clients = made[Client]
        seen = _others_with_findings(made)
        rows = _delete(found, made)
        trail.blank_source(found.practice_id, found.pk)
        _finish(actor, found, rows)
    keyring().destroy_all(clients)
    for client_id in seen:
        look_at_client(worker(found.practice_id), client_id)
    return found


def _done(import_id: UUID) -> Import:
    found = Import.objects.select_for_update().filter(pk=import_id).first()
    if found is None:
        raise NotYours
    if found.status != ImportStatus.DONE:
        raise Refused("not_done")
    return found


def _what_was_made(found: Import) -> Made:
    """The ids of the rows that the import made, by table."""
    tables = {table._meta.model_name: table for table in TABLES}
    made: Made = {table: [] for table in TABLES}
    for name, ids in ImportedRows.objects.filter(of_import=found).values_list("table", "ids"):
        made[tables[name]] += [UUID(pk) for pk in ids]
    return made


def _parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """No database takes any number of values in one question."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _nothing_may_stand_on(found: Import, made: Made) -> None:
    """Later work is never thrown away: name the clients it was done with."""
    later = chain(_clients_of_later_events(found, made), _clients_of_later_rows(made), _merged_into(made))
    clients = {pk for pk in later if pk}
    if clients:
        named = Client.objects.filter(pk__in=list(clients)[:AT_ONCE]).order_by("search_name")
        names = list(named.values_list("name", flat=True)[:MOST_NAMED])
        raise Refused("stands_on_it", names=names, count=len(clients))


def _clients_of_later_events(found: Import, made: Made) -> Iterator[UUID | None]:
    """Whatever was done with an imported client, or to an imported row, is on the trail."""
    events = Event.objects.filter(practice_id=found.practice_id)
    later = events.exclude(source_id=found.pk).exclude(verb__in=NO_WORK).order_by()
    for table, ids in made.items():
        for part in _parts(ids):
            about = Q(client_id__in=part) if table is Client else Q(subject_id__in=part)
            yield from later.filter(about).values_list("client_id", flat=True).distinct()


def _clients_of_later_rows(made: Made) -> Iterator[UUID]:
    """Rows of every table that hang on imported ones: a draft is work too, and no event tells of it."""
    for table in (Client, Appointment, Meeting):
        for relation in table._meta.related_objects:
            if relation.related_model not in DERIVED:
                yield from _hanging_on(made, table, relation)


def _hanging_on(made: Made, table: type[models.Model], relation: Any) -> Iterator[UUID]:
    other, name = relation.related_model, relation.field.name
    ours = set(made.get(other, ()))
    to_client = name if table is Client else f"{name}__client"
    for part in _parts(made[table]):
        rows: QuerySet[Any] = QuerySet(other).filter(**{f"{name}__in": part}).order_by()
        yield from (client_id for pk, client_id in rows.values_list("pk", to_client) if pk not in ours)


def _merged_into(made: Made) -> Iterator[UUID | None]:
    for part in _parts(made[Client]):
        merged = Client.objects.filter(pk__in=part, status=ClientStatus.MERGED)
        yield from merged.values_list("merged_into", flat=True)


def _others_with_findings(made: Made) -> set[UUID]:
    """Clients who stay, and whom the mirror saw partly through what is taken back."""
    seen: set[UUID | None] = set()
    for part in _parts(made[Appointment]):
        clients = Appointment.objects.filter(pk__in=part).values("client")
        seen |= set(Finding.objects.filter(client__in=clients).values_list("client", flat=True))
    return {pk for pk in seen if pk} - set(made[Client])


def _delete(found: Import, made: Made) -> int:
    """How many rows were taken back."""
    for table, ids in made.items():
        for part in _parts(ids):
            QuerySet(table).filter(pk__in=part).delete()
    found.rows.all().delete()
    return sum(map(len, made.values()))


def _finish(actor: Actor, found: Import, rows: int) -> None:
    """What is kept: that there was an import, and that it was undone."""
    ImportedFile.objects.filter(of_import=found).delete()
    found.status, found.undone_at = ImportStatus.UNDONE, timezone.now()
    found.problems = found.answers = None
    found.save(update_fields=["status", "undone_at", "problems", "answers"])
    trail.record(actor, verbs.IMPORT_UNDONE, subject=found, rows=rows)
