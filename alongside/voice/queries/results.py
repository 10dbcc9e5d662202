"""Everything for a client's page of results, in three questions; actor first. Who may read decides clients/queries."""

from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.trail.actors import Actor
from alongside.voice.queries import around_rows, asked_rows
from alongside.voice.queries.archives import kept
from alongside.voice.queries.asked_rows import Group
from alongside.voice.queries.measures import version_of
from alongside.voice.queries.remembered import Remembered
from alongside.voice.results.goals import goals
from alongside.voice.results.reading import read
from alongside.voice.results.rows import AskedRow, Facts, VersionRow, facts_of
from alongside.voice.results.shapes import Results

_remembered = Remembered()


def results(actor: Actor, client_id: UUID, now: datetime | None = None) -> Results:
    """What a client's answers say together, for who works with them and for themselves alike (C02, C04, C09).

    NotYours for everybody else. A member's own answers about meetings are there for that member alone.
    """
    return results_of(actor, readable_client(actor, client_id), now)


def results_of(actor: Actor, client: Client, now: datetime | None = None) -> Results:
    """The same where `readable_client` has let the actor in already.

    From one page to the next the rows are mostly the same: then what was read from them is, too. Only what they
    say decides that; goals are read anew, since their words are not kept open.
    """
    asked, around = asked_rows.raw_asked(actor, client), around_rows.raw_around(client)
    known = around_rows.around(around, client)
    same = (asked, around.work, around.archives)
    at = now or timezone.now()
    found = _remembered.find((actor.id, client.pk), same, at)
    if found is None:
        rows, found = _read(asked_rows.groups_of(asked, client), client, known, at)
        _remembered.keep((actor.id, client.pk), same, found, at, _until(rows, at))
    return replace(found, goals=goals(known.goals))


def _read(
    groups: list[Group], client: Client, known: around_rows.Around, now: datetime
) -> tuple[list[AskedRow], Results]:
    versions = {group.version_id: _version(group) for group in groups}
    measures = {version.measure_id for version in versions.values()}
    rows = [row for group in groups for row in group.rows]
    found = read(
        client.pk,
        asked=rows,
        versions=versions,
        work=known.work,
        lines=(),
        archives=kept(row for row in known.archives if row.measure_id in measures),
        now=now,
    )
    return rows, found


def _until(rows: list[AskedRow], now: datetime) -> datetime | None:
    """When what is still open runs out next, so that it counts otherwise; None when nothing does."""
    waiting = (row.expires_at for row in rows if not (row.is_answered or row.is_declined))
    return min((at for at in waiting if at is not None and at >= now), default=None)


def _version(group: Group) -> VersionRow:
    known = version_of(group.version_id)
    facts = _facts(group.version_id)
    return VersionRow(
        known.id, known.measure_id, known.key, group.name, known.number, known.definition, facts
    )


@lru_cache(2000)
def _facts(version_id: UUID) -> dict[str, Facts]:
    """A version never changes, and neither do its facts."""
    return facts_of(version_of(version_id).definition)
