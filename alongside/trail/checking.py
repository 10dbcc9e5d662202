"""Checking the trail, quickly: every event is read as plain columns, and several processes share the links.

Each link is checked by itself: the link before it is written down, so nobody has to wait for anybody.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby, repeat
from typing import Any
from uuid import UUID

import django
from django.db import connections
from django.db.models import Count, Max
from django.db.utils import DEFAULT_DB_ALIAS

from alongside.lib.keyring import keyring
from alongside.trail import chain
from alongside.trail.models import Event, Link

ALONE = 100_000  # so many events are checked faster than other processes begin
PART = 20_000  # events
NEWEST = 50  # links, for a quick look

_ASK = """
SELECT l.number, e.id, e.practice_id, e.at, e.recorded_at, e.actor_kind, e.actor_id, e.verb, e.client_id,
    e.engagement_id, e.subject, e.subject_id, e.facts, e.corrects_id, e.source_id, e.salt, e.digest
FROM alongside_link l JOIN alongside_event e ON e.link_id = l.id
WHERE l.practice_id = %s AND l.number BETWEEN %s AND %s ORDER BY l.number, e.id
"""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a practice's trail: the first bad link, or a changed event."""

    practice_id: UUID
    code: str  # changed_event | broken_link | missing_link | unexplained_erasure
    link: int | None
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some links of one practice, to be checked in one go."""

    database: str
    practice_id: UUID
    first: int
    last: int
    keys: tuple[bytes, ...]
    explained: frozenset[str]


def check_trail(using: str = DEFAULT_DB_ALIAS) -> Iterator[Flaw]:
    """Every flaw found in every practice's trail, up to the first bad link; nothing found is one that holds."""
    events = Event.objects.using(using).count()
    ends = _ends(using)
    found = [*_missing(using, ends), *_in_all(_parts(using, ends, events), events)]
    found.sort(key=lambda flaw: (str(flaw.practice_id), flaw.link or 0, flaw.event or 0))
    for _, flaws in groupby(found, key=lambda flaw: flaw.practice_id):
        for flaw in flaws:
            yield flaw
            if flaw.code in {"broken_link", "missing_link"}:
                break


def glance(using: str = DEFAULT_DB_ALIAS) -> Iterator[Flaw]:
    """A quick look, for every start: no link is missing, and the newest ones hold."""
    keys = tuple(keyring().sealing_keys("trail"))
    ends = _ends(using)
    yield from _missing(using, ends)
    for practice_id, _, newest in ends:
        first = max(1, newest - NEWEST)
        yield from check_part(Part(using, practice_id, first, newest, keys, _explained(using, practice_id)))


def _ends(using: str) -> list[tuple[UUID, int, int]]:
    links = Link.objects.using(using).order_by("practice_id").values_list("practice_id")
    return list(links.annotate(Count("pk"), Max("number")))


def _parts(using: str, ends: list[tuple[UUID, int, int]], events: int) -> list[Part]:
    keys = tuple(keyring().sealing_keys("trail"))
    step = max(1, sum(count for _, count, _ in ends) * PART // max(events, 1))
    return [
        Part(using, practice_id, first, min(first + step - 1, newest), keys, explained)
        for practice_id, _, newest in ends
        for explained in [_explained(using, practice_id)]
        for first in range(1, newest + 1, step)
    ]


def _missing(using: str, ends: list[tuple[UUID, int, int]]) -> Iterator[Flaw]:
    for practice_id, count, newest in ends:
        if count != newest:
            yield Flaw(practice_id, "missing_link", _first_missing(using, practice_id))


def _first_missing(using: str, practice_id: UUID) -> int:
    numbers = Link.objects.using(using).filter(practice_id=practice_id).order_by("number")
    for expected, number in enumerate(numbers.values_list("number", flat=True).iterator(), start=1):
        if number != expected:
            return expected
    raise ValueError("no link is missing")


def _explained(using: str, practice_id: UUID) -> frozenset[str]:
    """The clients that were erased and the imports that were undone: their events may be blank."""
    events = Event.objects.using(using).filter(practice_id=practice_id)
    erased = events.filter(verb="client.erased").values_list("client_id", flat=True)
    undone = events.filter(verb="import.undone").values_list("subject_id", flat=True)
    return frozenset(str(each) for each in [*erased, *undone] if each)


def _in_all(parts: Sequence[Part], events: int) -> Iterator[Flaw]:
    """Alone where that is quicker, or where others could not see what is not committed yet."""
    if events < ALONE or not parts or connections[parts[0].database].in_atomic_block:
        for part in parts:
            yield from check_part(part)
        return
    place = connections[parts[0].database].settings_dict
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max(2, os.cpu_count() or 1), spawn, initializer=django.setup) as pool:
        for flaws in pool.map(_check_elsewhere, repeat(place), parts):
            yield from flaws


def _check_elsewhere(place: dict[str, Any], part: Part) -> list[Flaw]:
    """In another process: the same database, by a name of its own."""
    connections.databases["checked"] = place
    return check_part(replace(part, database="checked"))


def check_part(part: Part) -> list[Flaw]:
    """The flaws in these links."""
    roots, flaws = _roots(part), []
    digests: dict[int, list[bytes]] = {}
    for row in _rows(part):
        digests.setdefault(row[0], []).append(bytes(row[-1]))
        if code := _code(row, part.explained):
            flaws.append(Flaw(part.practice_id, code, row[0], row[1]))
    for number in range(part.first, part.last + 1):
        made = [chain.root(key, roots.get(number - 1, b""), digests.get(number, [])) for key in part.keys]
        if number in roots and roots[number] not in made:
            flaws.append(Flaw(part.practice_id, "broken_link", number))
    return flaws


def _roots(part: Part) -> dict[int, bytes]:
    links = Link.objects.using(part.database).filter(practice_id=part.practice_id)
    found = links.filter(number__range=(part.first - 1, part.last)).values_list("number", "root")
    return {number: bytes(root) for number, root in found}


def _rows(part: Part) -> Iterator[tuple[Any, ...]]:
    connection = connections[part.database]
    practice = Link._meta.get_field("practice_id").get_db_prep_value(part.practice_id, connection)
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [practice, part.first, part.last])
        while rows := cursor.fetchmany(2000):
            yield from rows


def _code(row: tuple[Any, ...], explained: frozenset[str]) -> str:
    """What is wrong with one event; what cannot even be read was changed."""
    try:
        return _wrong(row, explained)
    except (ValueError, TypeError, AttributeError):
        return "changed_event"


def _wrong(row: tuple[Any, ...], explained: frozenset[str]) -> str:
    """What is wrong with one event: "" when its digest still stands for what it says."""
    salt, client, source = row[15], row[8], row[14]
    if salt is None:
        is_explained = _id(client) in explained or _id(source) in explained
        return "" if is_explained else "unexplained_erasure"
    said = chain.text(
        practice=_id(row[2]),
        at=_instant(row[3]),
        recorded_at=_instant(row[4]),
        actor=(row[5], _id(row[6])),
        verb=row[7],
        client=_id(client),
        engagement=_id(row[9]),
        subject=(row[10], _id(row[11])),
        facts=row[12],
        corrects=row[13],
        source=_id(source),
    )
    return "" if chain.digest_of(bytes(salt), said) == bytes(row[16]) else "changed_event"


def _id(value: UUID | str | None) -> str:
    """As str(UUID) writes it; SQLite keeps 32 hexadecimal digits."""
    if value.__class__ is str and len(value) == 32:
        return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"
    return str(value)


def _instant(value: datetime) -> float:
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()
