"""Writing a version of the agreement and putting it before the client."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from alongside.clients.models import Engagement
from alongside.frame import queries, verbs
from alongside.frame.actions.locking import check_member, check_room, lock, locked, of_ours, record
from alongside.frame.changes import changed
from alongside.frame.letters import tell_client
from alongside.frame.models import Frame, FrameStatus, FrameTemplate
from alongside.frame.sections import is_as_template, missing
from alongside.frame.terms import check
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.notices.actions import withdraw as withdraw_notices
from alongside.trail import actions as trail
from alongside.trail.actors import Actor

# What an import may know, and by which terms it shows that it does; all else is the practice's usual.
IMPORTED = (
    (("minutes",), ("minutes",)),
    (("weekday", "at_time"), ("every_weeks", "weekday", "at_time", "timezone")),
    (("room_id", "place"), ("place_kind", "room_id", "place")),
    (("fee",), ("fee", "currency")),
)


def write_draft(actor: Actor, engagement_id: UUID) -> Frame:
    """The draft to write on: the one there is, else a new version of what was last put before the client,
    else the practice's usual terms in the client's language.
    """
    engagement = of_ours(actor, engagement_id)
    with transaction.atomic():
        lock(engagement)
        return queries.draft_frame(actor, engagement_id) or _start_draft(actor, engagement)


def _start_draft(actor: Actor, engagement: Engagement) -> Frame:
    last = queries.versions(actor, engagement.pk).exclude(status=FrameStatus.WITHDRAWN).first()
    language = last.language if last and not last.is_imported else engagement.client.language
    draft = Frame(
        practice_id=actor.practice_id,
        client=engagement.client,
        engagement=engagement,
        version=next_version(engagement),
        language=language,
        written_by_id=actor.id,
        **starting_terms(last, queries.template(actor, language, engagement.kind)),
    )
    draft.save(force_insert=True)
    return draft


def starting_terms(last: Frame | None, usual: FrameTemplate) -> dict[str, object]:
    """What a new version says before anybody writes: the last version; an import only knows numbers."""
    if last is None:
        return usual.terms
    if not last.is_imported:
        return last.terms
    return usual.terms | _known(last.terms)


def _known(terms: Mapping[str, object]) -> dict[str, object]:
    """The terms that the import can have known."""
    groups = [names for signs, names in IMPORTED if any(terms[sign] not in (None, "") for sign in signs)]
    return {name: terms[name] for names in groups for name in names}


def next_version(engagement: Engagement) -> int:
    """The number of the next version."""
    newest: int | None = engagement.frames.aggregate(newest=Max("version"))["newest"]
    return (newest or 0) + 1


def save_draft(
    actor: Actor,
    frame_id: UUID,
    *,
    revision: int,
    terms: Mapping[str, object],
    reason: str = "",
    trial_until: date | None = None,
) -> Frame:
    """Write on the draft. Refused: changed_meanwhile, not_a_draft, unknown_room, or a term's own code.

    An agreed version never changes (T1). A draft records nothing (law 6).
    """
    check_member(actor)
    check(terms)
    with transaction.atomic():
        draft = locked(actor, frame_id, FrameStatus.DRAFT, "not_a_draft")
        if draft.revision != revision:
            raise Refused("changed_meanwhile")
        check_room(actor, terms.get("room_id"))
        for name, value in terms.items():
            setattr(draft, name, value)
        draft.reason, draft.trial_until = reason, trial_until
        draft.revision += 1
        draft.save()
        return draft


def drop_draft(actor: Actor, frame_id: UUID) -> None:
    """Throw a draft away; nobody has seen it, so nothing remains of it."""
    check_member(actor)
    with transaction.atomic():
        locked(actor, frame_id, FrameStatus.DRAFT, "not_a_draft").delete()


def propose_frame(actor: Actor, frame_id: UUID) -> Frame:
    """Put the draft before the client. What is in force stays so until they say yes (T1).

    Refused: incomplete(missing), and for a change nothing_changed, reason_missing (A11), trial_past.
    """
    check_member(actor)
    with transaction.atomic():
        frame = locked(actor, frame_id, FrameStatus.DRAFT, "not_a_draft")
        frame.changed = _check_ready(frame, queries.version_before(actor, frame))
        withdraw_proposed(actor, frame.engagement)
        frame.status, frame.proposed_at = FrameStatus.PROPOSED, timezone.now()
        frame.save()
        about = {"version": frame.version, "changed": frame.changed}
        record(actor, frame, verbs.FRAME_PROPOSED, **about, is_as_template=_is_as_template(actor, frame))
        tell_client(frame, "frame.proposed")
        return frame


def _is_as_template(actor: Actor, frame: Frame) -> bool:
    usual = queries.template(actor, frame.language, frame.engagement.kind)
    return is_as_template(frame.terms, usual.terms)


def _check_ready(frame: Frame, before: Frame | None) -> list[str]:
    """The terms that differ from the version before; Refused where the frame cannot be proposed yet."""
    lacking = missing(frame.terms)
    if lacking:
        raise Refused("incomplete", missing=lacking)
    if frame.trial_until and frame.trial_until <= timezone.localdate():
        raise Refused("trial_past", "trial_until")
    if before is None:
        return []
    different = changed(before.terms, frame.terms)
    if not different:
        raise Refused("nothing_changed")
    if is_blank(frame.reason or ""):
        raise Refused("reason_missing", "reason")
    return different


def withdraw_frame(actor: Actor, frame_id: UUID) -> Frame:
    """Take a proposal back before the client has said yes. Refused: not_proposed."""
    check_member(actor)
    with transaction.atomic():
        frame = locked(actor, frame_id, FrameStatus.PROPOSED, "not_proposed")
        _withdraw(actor, frame)
        return frame


def withdraw_proposed(actor: Actor, engagement: Engagement) -> None:
    """Take back what still waits for a yes."""
    for frame in engagement.frames.filter(status=FrameStatus.PROPOSED):
        _withdraw(actor, frame)


def _withdraw(actor: Actor, frame: Frame) -> None:
    frame.status = FrameStatus.WITHDRAWN
    frame.save(update_fields=["status"])
    withdraw_notices(frame.practice_id, subject_id=frame.pk)
    record(actor, frame, verbs.FRAME_WITHDRAWN, version=frame.version)


def save_template(actor: Actor, language: str, kind: str, *, terms: Mapping[str, object]) -> FrameTemplate:
    """Make terms the practice's usual ones for new agreements; those made before do not change.

    Refused: a term's own code, unknown_room. NotYours for who neither runs the practice nor practises.
    """
    if not (actor.runs_practice or actor.practises):
        raise NotYours
    check(terms)
    with transaction.atomic():
        check_room(actor, terms.get("room_id"))
        template = queries.template(actor, language, kind)
        for name, value in terms.items():
            setattr(template, name, value)
        template.save()
        trail.record(actor, verbs.FRAME_TEXTS_CHANGED, subject=template, language=language, kind=kind)
        return template
