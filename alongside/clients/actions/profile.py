"""What makes this person this person: profile, greeting, support needs, ties outside the work."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from alongside.clients import ties, verbs
from alongside.clients.actions import locks
from alongside.clients.models import Client, Profile
from alongside.lib.errors import Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

UNIQUE = ("needs", "features", "values", "life_context", "expectations", "goals", "style", "pace")
GREETING = ("greeting", "pronunciation", "cultural_notes", "neutral_topics")
SUPPORT = ("support_needs", "shares_support_needs")
TIES = ("dual_ties", "tie_decision", "tie_reason")


def change_profile(
    actor: Actor, *, client_id: UUID, revision: int | None = None, **new: str | int | None
) -> Profile:
    """Needs, features, values, life context, expectations, goals, wanted style and pace, 0 to 10 (A12)."""
    for name in ("style", "pace"):
        value = new.get(name)
        if value is not None and not (isinstance(value, int) and 0 <= value <= 10):
            raise Refused("scale_out_of_range", name)
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        return _save(actor, client, "profile", UNIQUE, new, revision)


def change_greeting(actor: Actor, *, client_id: UUID, revision: int | None = None, **new: str) -> Profile:
    """How to greet and address somebody; everybody who meets them here may see and mend it (E06)."""
    with transaction.atomic():
        client = locks.visible(actor, client_id)
        return _save(actor, client, "greeting", GREETING, new, revision)


def change_support(
    actor: Actor, *, client_id: UUID, support_needs: str, shares: bool, revision: int | None = None
) -> Profile:
    """What the client needs to be well here; others see it only with the client's yes (H09)."""
    new = {"support_needs": support_needs, "shares_support_needs": shares and bool(support_needs.strip())}
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        return _save(actor, client, "support", SUPPORT, new, revision)


def decide_ties(
    actor: Actor,
    *,
    client_id: UUID,
    dual_ties: str,
    decision: str,
    reason: str,
    revision: int | None = None,
) -> Profile:
    """Ties outside the work, with a decision and its reason (A08).

    Refused: tie_needs_decision, tie_needs_reason.
    """
    refused = ties.refusal(dual_ties, decision, reason)
    if refused:
        raise Refused(*refused)
    new = {"dual_ties": dual_ties, "tie_decision": decision, "tie_reason": reason}
    with transaction.atomic():
        client = locks.readable(actor, client_id)
        profile = _save(actor, client, "ties", TIES, new, revision)
        record(actor, verbs.TIE_DECIDED, client_id=client.pk, subject=profile, decision=decision)
        return profile


def _save(
    actor: Actor,
    client: Client,
    part: str,
    names: tuple[str, ...],
    new: Mapping[str, object],
    revision: int | None,
) -> Profile:
    if unknown := set(new) - set(names):
        raise TypeError(f"{part} has no {sorted(unknown)}")
    profile = locks.profile(client)
    locks.must_be_unchanged(profile, revision)
    changed = [name for name in names if name in new and getattr(profile, name) != new[name]]
    if changed:
        for name in changed:
            setattr(profile, name, new[name])
        if {"style", "pace"} & set(changed):
            profile.style_said_at = None  # written down here, not said by the client themselves (A12)
        profile.revision += 1
        profile.save()
        record(actor, verbs.PROFILE_CHANGED, client_id=client.pk, subject=profile, part=part, changed=changed)
    return profile
