"""Taking an import back: everything it made is gone, and only the undo itself is remembered."""

from collections.abc import Iterable
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.clients.models import Client, ClientStatus, ContactPoint, Engagement, Profile
from alongside.file import verbs
from alongside.file.importing import queries
from alongside.file.models import Import, ImportedFile, ImportedRow, ImportStatus
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


def undo_import(actor: Actor, import_id: UUID) -> Import:
    """Delete every row that the import made, blank what it told the trail, destroy its clients' keys.

    Refused: not_done; stands_on_it, with `names` of clients with whom there was work since (a note, a
    message, a booking), and `count` of all of them.
    """
    queries.one_import(actor, import_id)
    with transaction.atomic():
        found = _done(import_id)
        _nothing_may_stand_on(found)
        clients = _ids(found, Client)
        seen = _others_with_findings(found, clients)
        rows = _delete(found)
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


def _made(found: Import, table: type[models.Model]) -> QuerySet[ImportedRow, UUID]:
    """The ids of the rows that the import made in a table."""
    rows = ImportedRow.objects.filter(of_import=found, table=table._meta.model_name)
    return rows.values_list("row_id", flat=True)


def _ids(found: Import, table: type[models.Model]) -> list[UUID]:
    return list(_made(found, table))


def _nothing_may_stand_on(found: Import) -> None:
    """Later work is never thrown away: name the clients it was done with."""
    merged = Client.objects.filter(pk__in=_made(found, Client), status=ClientStatus.MERGED)
    later = chain(
        _clients_of_later_events(found),
        _clients_of_later_rows(found),
        merged.values_list("merged_into", flat=True),
    )
    clients = {pk for pk in later if pk}
    if clients:
        named = Client.objects.filter(pk__in=clients).order_by("search_name")
        names = list(named.values_list("name", flat=True)[:MOST_NAMED])
        raise Refused("stands_on_it", names=names, count=len(clients))


def _clients_of_later_events(found: Import) -> Iterable[UUID | None]:
    """Whatever was done with an imported client, or to an imported row, is on the trail."""
    subjects = [_made(found, table) for table in TABLES if table is not Client]
    about = Q(client_id__in=_made(found, Client))
    for ids in subjects:
        about |= Q(subject_id__in=ids)
    later = Event.objects.filter(about, practice_id=found.practice_id).exclude(source_id=found.pk)
    return later.exclude(verb__in=NO_WORK).order_by().values_list("client_id", flat=True).distinct()


def _clients_of_later_rows(found: Import) -> Iterable[UUID]:
    """Rows of every table that hang on imported ones: a draft is work too, and no event tells of it."""
    return chain.from_iterable(_hanging_on(found, table) for table in (Client, Appointment, Meeting))


def _hanging_on(found: Import, table: type[models.Model]) -> Iterable[UUID]:
    for relation in table._meta.related_objects:
        other = relation.related_model
        if other in DERIVED or isinstance(other, str):
            continue
        rows: QuerySet[Any] = QuerySet(other).filter(**{f"{relation.field.name}__in": _made(found, table)})
        later = rows.exclude(pk__in=_made(found, other)) if other in TABLES else rows
        to_client = relation.field.name if table is Client else f"{relation.field.name}__client"
        yield from later.order_by().values_list(to_client, flat=True).distinct()


def _others_with_findings(found: Import, clients: list[UUID]) -> list[UUID]:
    """Clients who stay, and whom the mirror saw partly through what is taken back."""
    appointments = Appointment.objects.filter(pk__in=_made(found, Appointment))
    staying = Finding.objects.filter(client__in=appointments.values("client")).exclude(client__in=clients)
    return [pk for pk in staying.values_list("client", flat=True) if pk]


def _delete(found: Import) -> int:
    rows = found.rows.count()
    for table in TABLES:
        QuerySet(table).filter(pk__in=_made(found, table)).delete()
    found.rows.all().delete()
    return rows


def _finish(actor: Actor, found: Import, rows: int) -> None:
    """What is kept: that there was an import, and that it was undone."""
    ImportedFile.objects.filter(of_import=found).delete()
    found.status, found.undone_at = ImportStatus.UNDONE, timezone.now()
    found.problems = found.answers = None
    found.save(update_fields=["status", "undone_at", "problems", "answers"])
    trail.record(actor, verbs.IMPORT_UNDONE, subject=found, rows=rows)
