"""Reads of how meetings were for who led them, beside the client's answers; actor first, for that person alone."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.clients.models import Client
from alongside.clients.queries import readable_clients
from alongside.trail.actors import Actor
from alongside.voice.gap import Gap, Pair, gap_of
from alongside.voice.models import CheckIn, Rater


def own_sides(actor: Actor) -> QuerySet[CheckIn]:
    """My own answers about meetings that I led; none for anybody but a member."""
    if not actor.is_member or actor.id is None:
        return CheckIn.objects.none()
    found = CheckIn.objects.filter(rater=Rater.MEMBER, member_id=actor.id, answered_at__isnull=False)
    return found.filter(practice_id=actor.practice_id, version__measure__key="own-side")


def own_side_of(actor: Actor, meeting_id: UUID) -> CheckIn | None:
    """What I said about this meeting."""
    return own_sides(actor).filter(meeting_id=meeting_id).first()


@dataclass(frozen=True, slots=True)
class TwoSides:
    """One client's meetings from both sides, the oldest first."""

    client: Client
    pairs: list[Pair]

    @property
    def gap(self) -> Gap:
        return gap_of(self.pairs)


def two_sides(actor: Actor) -> list[TwoSides]:
    """My clients with meetings that both sides answered, by name: two questions to the database."""
    mine = own_sides(actor).filter(client__in=readable_clients(actor), meeting__isnull=False)
    own = {each.meeting_id: each for each in mine.select_related("client", "meeting")}
    answered = CheckIn.objects.filter(
        meeting_id__in=mine.values("meeting_id"),
        rater=Rater.CLIENT,
        version__measure__key="after-meeting",
        answered_at__isnull=False,
    )
    pairs: dict[UUID, list[Pair]] = defaultdict(list)
    for theirs in answered:
        said = own[theirs.meeting_id]
        ours, clients = _mean(said), _mean(theirs)
        if ours is not None and clients is not None:
            at = said.meeting.started_at if said.meeting and said.meeting.started_at else said.asked_at
            pairs[said.client_id].append(Pair(at, ours, clients))
    people = {each.client_id: each.client for each in own.values()}
    found = [TwoSides(people[pk], sorted(some, key=lambda pair: pair.at)) for pk, some in pairs.items()]
    return sorted(found, key=lambda each: each.client.search_name)


def _mean(check_in: CheckIn) -> float | None:
    value = check_in.scores.get("mean", {}).get("value")
    return None if value is None else float(value)
