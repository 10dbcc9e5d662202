"""Agreements that another program knew: in force, not agreed; put before all clients in one task."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.frame import queries, verbs
from alongside.frame.actions.locking import check_member, check_room
from alongside.frame.actions.writing import starting_terms
from alongside.frame.letters import addresses, tell_client_at
from alongside.frame.models import Frame, FrameStatus, FrameTemplate
from alongside.frame.sections import missing
from alongside.frame.terms import check
from alongside.trail import actions as trail
from alongside.trail.actors import Actor


def imported_frame(engagement: Engagement, **terms: object) -> Frame:
    """An agreement as another program knew it, not yet saved: in force, but nobody has said yes to it.

    `terms`: whatever of time, place and fee is known; `minutes` above all. Refused: a term's own code.
    """
    check(terms)
    return Frame(
        practice_id=engagement.practice_id,
        client_id=engagement.client_id,
        engagement=engagement,
        version=1,
        status=FrameStatus.AGREED,
        is_imported=True,
        **terms,
    )


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of the imported agreements: how many were put before their clients, which still lack what."""

    count: int
    lacking: dict[UUID, list[str]]  # terms by frame id


def propose_imported(actor: Actor, *, terms: Mapping[str, object]) -> Proposed:
    """Put every imported agreement of the actor's clients before them: one task, not hundreds.

    `terms` hold for all of them where the import did not know better (a fee, a place); the texts are the
    practice's usual ones in each client's language. Refused: a term's own code, unknown_room.
    """
    check_member(actor)
    check(terms)
    with transaction.atomic():
        check_room(actor, terms.get("room_id"))
        found = list(queries.imported_frames(actor))
        list(Engagement.objects.select_for_update().filter(pk__in=[each.engagement_id for each in found]))
        usual = _usual_terms(actor, found)
        ready, lacking = [], {}
        for each in found:
            new = _proposal(actor, each, terms, usual[each.client.language, each.engagement.kind])
            if empty := missing(new.terms):
                lacking[each.pk] = empty
            else:
                ready.append(new)
        _propose(actor, ready)
        return Proposed(len(ready), lacking)


def _usual_terms(actor: Actor, found: list[Frame]) -> dict[tuple[str, str], FrameTemplate]:
    wanted = {(each.client.language, each.engagement.kind) for each in found}
    return {(language, kind): queries.template(actor, language, kind) for language, kind in wanted}


def _proposal(actor: Actor, imported: Frame, terms: Mapping[str, object], usual: FrameTemplate) -> Frame:
    """A first version to say yes to: usual terms, then what holds for all, then what the import knew."""
    common = {name: value for name, value in terms.items() if value not in (None, "")}
    for name, value in common.items():
        setattr(usual, name, value)
    return Frame(
        practice_id=actor.practice_id,
        client=imported.client,
        engagement=imported.engagement,
        version=imported.version + 1,
        language=usual.language,
        status=FrameStatus.PROPOSED,
        written_by_id=actor.id,
        proposed_at=timezone.now(),
        **starting_terms(imported, usual),
    )


def _propose(actor: Actor, frames: list[Frame]) -> None:
    Frame.objects.bulk_create(frames, batch_size=100)
    trail.record_all(
        [
            trail.prepare(
                actor,
                verbs.FRAME_PROPOSED,
                client_id=each.client_id,
                engagement_id=each.engagement_id,
                subject=each,
                version=each.version,
                changed=[],
                is_as_template=True,  # one text for all of them
            )
            for each in frames
        ]
    )
    known = addresses([each.client for each in frames])
    for each in frames:
        if each.client_id in known:
            tell_client_at(known[each.client_id], each, "frame.proposed")
