"""All clients and members of a practice looked at again from their whole trail, by several processes at once."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import django
from django.db import connections

from alongside.clients.models import Client, ClientStatus
from alongside.management.measuring import memory_mb
from alongside.management.processes import PROCESSES
from alongside.mirror.actions import look_at_clients, look_at_member
from alongside.practice.models import Member
from alongside.trail.actors import worker

AT_A_TIME = 50  # clients, before a process takes the next ones


@dataclass(frozen=True, slots=True)
class Looked:
    """How many were looked at, and the most memory that any of the processes took, where it is known."""

    clients: int
    members: int
    processes: int
    megabytes: float | None


def look_at_everybody(practice_id: UUID, processes: int | None = None) -> Looked:
    """Recompute every finding of a practice; what was answered rests on. Nothing else is read than the rows."""
    count = processes or os.cpu_count() or 1
    found = Client.objects.filter(practice_id=practice_id).exclude(status=ClientStatus.MERGED)
    clients = list(found.order_by("pk").values_list("pk", flat=True))
    members = list(Member.objects.filter(practice_id=practice_id).order_by("pk").values_list("pk", flat=True))
    parts = [Part(practice_id, clients[at : at + AT_A_TIME]) for at in range(0, len(clients), AT_A_TIME)]
    parts += [Part(practice_id, members=[each]) for each in members]
    known = [each for each in _shared_out(parts, count) if each is not None]
    return Looked(len(clients), len(members), count, max(known, default=None))


@dataclass(frozen=True, slots=True)
class Part:
    """What one process looks at before it takes the next part."""

    practice: UUID
    clients: Sequence[UUID] = ()
    members: Sequence[UUID] = ()


def _shared_out(parts: Sequence[Part], count: int) -> list[float | None]:
    if count == 1:
        return [_look(each) for each in parts]
    connections.close_all()
    with PROCESSES.Pool(count, initializer=django.setup) as pool:
        return pool.map(_look, parts, chunksize=1)


def _look(part: Part) -> float | None:
    actor = worker(part.practice)
    look_at_clients(actor, part.clients)
    for member in part.members:
        look_at_member(actor, member)
    return most_megabytes()


def most_megabytes() -> float | None:
    """The most memory that this process ever took; None where the system does not tell."""
    found = memory_mb(os.getpid())
    return found[1] if found else None
