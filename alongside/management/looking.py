"""How fast the mirror is in this data folder: one client with 2,000 facts, the worker, a practice from nothing."""

import os
import secrets
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.clients.models import Client, Engagement, Stage
from alongside.demo import people, work
from alongside.demo.builder import Builder
from alongside.frame.models import Frame
from alongside.frame.texts import starting_texts
from alongside.management import house
from alongside.management.again import look_at_everybody
from alongside.management.arithmetic import FACTS, many_facts
from alongside.management.measuring import Wrong
from alongside.mirror import queries
from alongside.mirror.actions import look_at_client
from alongside.mirror.facts import Fact
from alongside.mirror.models import Finding
from alongside.practice.models import Member
from alongside.trail.actions import record
from alongside.trail.actors import Kind, Role, worker
from alongside.trail.models import Event, Link
from alongside.trail.verbs import VERBS

ROUNDS = 15
TIMES = 5
PATIENCE = 30.0
A_DAY = timedelta(days=1)
# What we want to reach (issue 6): milliseconds, of the whole practice seconds and MB of all its processes together.
WANTED = {"load_ms": 20.0, "look_ms": 50.0, "kept_up_ms": 1000.0, "again_s": 60.0, "again_mb": 1000.0}
SAID = {
    "load_ms": "Loading 2,000 facts of one client, ms",
    "look_ms": "Looking at that client, and keeping it, ms",
    "kept_up_ms": "Until the worker has looked, at worst, ms",
    "again_s": "10,000 clients, 2,000,000 facts anew, s",
    "again_mb": "... memory of its processes together, MB",
}


def measure() -> dict[str, float]:
    """In a practice that stands already: loading, looking, and how soon the worker keeps up."""
    owner = Member.objects.order_by("joined_at", "pk").filter(role=Role.OWNER)[0]
    client = _client(owner)
    _tell(client, owner, *_facts())
    _seal_all()
    load = _middle(lambda: queries.facts_of(client.practice_id, client.pk))
    look = _middle(lambda: look_at_client(worker(client.practice_id), client.pk))
    return {
        "load_ms": round(load * 1000, 1),
        "look_ms": round(look * 1000, 1),
        "kept_up_ms": round(max(_kept_up(client, owner)) * 1000),
    }


def lines(found: dict[str, float]) -> Iterator[str]:
    """The figures for people; what misses its target is marked."""
    for name, value in found.items():
        missed = f"   wanted: under {WANTED[name]:.0f}" if value > WANTED[name] else ""
        yield f"{SAID[name]:42}{value:>9.2f}{missed}"


def _middle(job: Callable[[], Any]) -> float:
    job()
    return statistics.median(_seconds(job) for _ in range(ROUNDS))


def _seconds(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def _client(owner: Member) -> Client:
    """One more client of theirs, with an agreement, and nothing on the trail but what follows from it."""
    builder = Builder(owner.practice, timezone.now(), 1)
    since = builder.now - 900 * A_DAY
    company = people.add_client(
        builder,
        owner,
        name="Zzz Measured",
        email="measured@large.example",
        language="en",
        zone=owner.timezone,
        since=since,
        in_portal=False,
    )
    work.open_work(company, since, kind="advice")
    frame = work.propose(company, since + A_DAY, terms={}, texts=starting_texts("en", "advice"))
    work.agree(company, frame, since + 2 * A_DAY)
    builder.write()
    return company.client


def _facts() -> tuple[list[Fact], datetime]:
    """2,000 facts that end now, and when the last of them was."""
    facts, _frame = many_facts(FACTS)
    shift = timezone.now() - A_DAY - facts[-1].at
    return [replace(each, at=each.at + shift) for each in facts], facts[-1].at + shift


def _tell(client: Client, member: Member, facts: Sequence[Fact], _last: datetime) -> None:
    rows = [_event(each, client.practice_id, client.pk, member.pk) for each in facts]
    Event.objects.bulk_create(rows, batch_size=500)


def _event(fact: Fact, practice_id: UUID, client_id: UUID, member_id: UUID) -> Event:
    """Sealed with nothing: these are only measured."""
    return Event(
        practice_id=practice_id,
        at=fact.at,
        recorded_at=fact.at,
        actor_kind=fact.by,
        actor_id=member_id if fact.by == Kind.MEMBER else client_id,
        verb=fact.verb,
        client_id=client_id,
        subject_id=fact.about,
        facts=dict(fact.facts),
        salt=b"0" * 16,
        digest=b"0" * 32,
    )


def _seal_all() -> None:
    """As if the worker had seen everything until now."""
    for practice_id in Event.objects.filter(link=None).values_list("practice_id", flat=True).distinct():
        last = Link.objects.filter(practice_id=practice_id).count()
        now = timezone.now()
        link = Link.objects.create(
            practice_id=practice_id, number=last + 1, root=b"0" * 32, made_at=now, looked_at=now
        )
        Event.objects.filter(practice_id=practice_id, link=None).update(link=link)


def _kept_up(client: Client, member: Member) -> list[float]:
    """Seconds from an action's event until the worker, a process of its own, has looked at its client."""
    words = [sys.executable, "-m", "alongside", "work"]
    process = subprocess.Popen(words, env=dict(os.environ), stdout=subprocess.DEVNULL)
    try:
        for _ in range(2):  # its first round does whatever is due, after it has looked
            _until_seen(client, member, process)
        return [_until_seen(client, member, process) for _ in range(TIMES)]
    finally:
        process.terminate()
        process.wait(10)


def _until_seen(client: Client, member: Member, process: subprocess.Popen[bytes]) -> float:
    time.sleep(secrets.randbelow(500) / 1000)  # somewhere in the worker's round
    start = time.perf_counter()
    event = record(people.actor_of(member), VERBS["step.done"], client_id=client.pk, owner="client")
    while time.perf_counter() - start < PATIENCE and process.poll() is None:
        if Event.objects.filter(pk=event.pk, link__looked_at__isnull=False).exists():
            return time.perf_counter() - start
        time.sleep(0.01)
    raise Wrong("the worker did not look")


def measure_all(clients: int, facts_each: int) -> dict[str, float]:
    """A practice of that size, made of bulk rows in this folder, recomputed from nothing on two processes."""
    house.make_data_folder()
    house.make_keyring(house.has_no_tables())
    house.migrate()
    practice_id = fill(clients, facts_each)
    start = time.perf_counter()
    looked = look_at_everybody(practice_id, 2)
    taken = time.perf_counter() - start
    if not Finding.objects.filter(practice_id=practice_id, is_open=True).exists():
        raise ValueError("nothing was found")
    return {"again_s": round(taken, 1), "again_mb": round((looked.megabytes or 0) * (looked.processes + 1))}


def fill(clients: int, facts_each: int) -> UUID:
    """Write a practice of so many clients, so many facts about each, in bulk; returns its id."""
    now = timezone.now()
    practice = people.new_practice(
        name="Whole", slug="whole", zone="Europe/Helsinki", opened_at=now - 1000 * A_DAY, is_demo=True
    )
    builder = Builder(practice, now, 1)
    builder.add(practice)
    owner = people.add_member(
        builder,
        name="Aamu Aaltola",
        email="owner@whole.example",
        role=Role.OWNER,
        joined_at=practice.opened_at,
    )
    builder.write()
    rows = [
        Client(practice=practice, practitioner=owner, name=f"Client {n}", timezone=practice.timezone)
        for n in range(clients)
    ]
    Client.objects.bulk_create(rows, batch_size=500)
    works = [
        Engagement(
            practice=practice, client=row, practitioner=owner, stage=Stage.ACTIVE, opened_at=now - 200 * A_DAY
        )
        for row in rows
    ]
    Engagement.objects.bulk_create(works, batch_size=500)
    Frame.objects.bulk_create([_frame(each, now) for each in works], batch_size=500)
    _fill_trail(rows, owner, facts_each)
    return practice.pk


def _frame(work_of: Engagement, now: datetime) -> Frame:
    return Frame(
        practice_id=work_of.practice_id,
        client_id=work_of.client_id,
        engagement=work_of,
        version=1,
        status="agreed",
        agreed_at=now - 190 * A_DAY,
        minutes=50,
    )


def _fill_trail(rows: Sequence[Client], owner: Member, facts_each: int) -> None:
    """The facts of some made-up clients, and the same again for all others."""
    facts, last = _facts()
    starts = range(0, len(facts) - facts_each + 1, 97)
    templates = rows[: len(starts)]
    for row, start in zip(templates, starts, strict=False):
        some = facts[start : start + facts_each]
        moved = [replace(each, at=each.at + (last - some[-1].at)) for each in some]
        _tell(row, owner, moved, last)
    pairs = [(templates[n % len(templates)].pk, row.pk) for n, row in enumerate(rows)][len(templates) :]
    _tell_again(owner.practice_id, pairs)


def _tell_again(practice_id: UUID, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """All events of one client once more for another, for each pair: the database does it by itself."""
    columns = [str(each.column) for each in Event._meta.concrete_fields if not each.primary_key]
    others = {"client_id": "p.client", "actor_id": "CASE WHEN e.actor_kind = 'member' THEN e.actor_id END"}
    chosen = ", ".join(others.get(name, f"e.{name}") for name in columns)
    ready = Client._meta.pk.get_db_prep_value
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE pairs AS SELECT id AS template, id AS client FROM alongside_client LIMIT 0"
        )
        cursor.executemany(
            "INSERT INTO pairs VALUES (%s, %s)",
            [[ready(each, connection) for each in pair] for pair in pairs],
        )
        cursor.execute(
            f"INSERT INTO alongside_event ({', '.join(columns)}) SELECT {chosen} "  # noqa: S608 (our own words)
            "FROM pairs p JOIN alongside_event e ON e.client_id = p.template AND e.practice_id = %s",
            [ready(practice_id, connection)],
        )
        cursor.execute("ANALYZE")
