"""Everything for a client's page of results, in three questions; actor first. Who may read decides clients/queries."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.trail.actors import Actor
from alongside.voice.queries.archives import kept
from alongside.voice.queries.around_rows import around
from alongside.voice.queries.asked_rows import Group, asked_of
from alongside.voice.queries.measures import version_of
from alongside.voice.results.reading import read
from alongside.voice.results.rows import Facts, VersionRow, facts_of
from alongside.voice.results.shapes import Results


def results(actor: Actor, client_id: UUID, now: datetime | None = None) -> Results:
    """What a client's answers say together, for who works with them and for themselves alike (C02, C04, C09).

    NotYours for everybody else. A member's own answers about meetings are there for that member alone.
    """
    return results_of(actor, readable_client(actor, client_id), now)


def results_of(actor: Actor, client: Client, now: datetime | None = None) -> Results:
    """The same where `readable_client` has let the actor in already."""
    groups, known = asked_of(actor, client), around(client)
    versions = {group.version_id: _version(group) for group in groups}
    measures = {version.measure_id for version in versions.values()}
    return read(
        client.pk,
        asked=[row for group in groups for row in group.rows],
        versions=versions,
        work=known.work,
        lines=known.goals,
        archives=kept(row for row in known.archives if row.measure_id in measures),
        now=now or timezone.now(),
    )


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
