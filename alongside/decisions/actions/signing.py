"""Putting a decision before the client, signing it, taking it back, and making steps of it; actor first (E03)."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import email_of
from alongside.decisions import verbs
from alongside.decisions.actions.locking import keep, locked, remember, side_of, standing
from alongside.decisions.actions.writing import newest_beliefs
from alongside.decisions.agreeing import missing_before_client, missing_before_signing, steps_in
from alongside.decisions.models import Decision, DecisionOption
from alongside.decisions.queries.decisions import open_lines, readable_decisions
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post
from alongside.notices.actions import withdraw as withdraw_notices
from alongside.steps.actions import set_step
from alongside.steps.models import Step
from alongside.trail.actors import Actor

COPIED = ("question", "matters", "alternative", "usual", "departs", "who_does")


@transaction.atomic
def put_before(actor: Actor, decision_id: UUID, *, revision: int | None = None) -> Decision:
    """From now on the client reads it, and is asked for their own proposal. A second press changes nothing.

    Refused with what is missing: question, our_option, alternative; changed, withdrawn.
    """
    if not actor.is_member:
        raise NotYours
    row = locked(actor, decision_id, revision)
    if row.put_before_at is not None:
        return row
    if missing := missing_before_client(standing(row)):
        raise Refused(missing[0], missing[0])
    row.put_before_at = timezone.now()
    row.beliefs = row.beliefs or newest_beliefs(row.client_id)
    keep(actor, row)
    remember(actor, verbs.DECISION_PUT_BEFORE, row, has_alternative=True)
    _tell_client(row)
    return row


@transaction.atomic
def sign(actor: Actor, decision_id: UUID, *, revision: int) -> Decision:
    """One side's yes to exactly this. A second press changes nothing.

    Refused changed (it says something else by now), withdrawn, or with what is missing: put_before,
    own_proposal, choice, who_does, departs.
    """
    side, row = side_of(actor), locked(actor, decision_id, revision)
    if missing := missing_before_signing(standing(row)):
        raise Refused(missing[0])
    if getattr(row, f"{side}_signed_at") is None:
        setattr(row, f"{side}_signed_at", timezone.now())
        if side == "member":
            row.member_signed_by_id = actor.myself
        row.save(update_fields=[f"{side}_signed_at", "member_signed_by"])
        remember(actor, verbs.DECISION_SIGNED, row, by=side)
    return row


@transaction.atomic
def take_back(actor: Actor, decision_id: UUID) -> Decision:
    """Take back one's own signature; nobody asks why. A second press changes nothing."""
    side, row = side_of(actor), locked(actor, decision_id)
    if getattr(row, f"{side}_signed_at") is not None:
        setattr(row, f"{side}_signed_at", None)
        if side == "member":
            row.member_signed_by = None
        row.save(update_fields=[f"{side}_signed_at", "member_signed_by"])
        remember(actor, verbs.DECISION_UNSIGNED, row, by=side)
    return row


@transaction.atomic
def withdraw(actor: Actor, decision_id: UUID) -> Decision:
    """It holds no longer, either side says so; it stays to be read. Refused withdrawn."""
    side, row = side_of(actor), locked(actor, decision_id)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    withdraw_notices(row.practice_id, subject_id=row.pk)
    remember(actor, verbs.DECISION_WITHDRAWN, row, by=side)
    return row


@transaction.atomic
def begin_again(actor: Actor, decision_id: UUID) -> Decision:
    """The same question as a new decision: words and options are copied, signatures and choice are not.

    Refused goes_on, while the old one is neither signed by both nor withdrawn.
    """
    side = side_of(actor)
    old = readable_decisions(actor).select_for_update(of=("self",)).filter(pk=decision_id).first()
    if old is None:
        raise NotYours
    if old.withdrawn_at is None and not (old.member_signed_at and old.client_signed_at):
        raise Refused("goes_on")
    now = timezone.now()
    row = Decision.objects.create(
        practice_id=old.practice_id,
        client_id=old.client_id,
        engagement_id=old.engagement_id,
        beliefs=newest_beliefs(old.client_id),
        set_by=side,
        set_at=now,
        put_before_at=now if old.put_before_at else None,
        **{name: getattr(old, name) for name in COPIED},
    )
    for option in old.options.order_by("position", "pk"):
        DecisionOption.objects.create(
            practice_id=row.practice_id,
            client_id=row.client_id,
            decision=row,
            side=option.side,
            words=option.words,
            pros=option.pros,
            cons=option.cons,
            position=option.position,
            at=option.at,
        )
    remember(actor, verbs.DECISION_BEGUN, row, by=side)
    return row


@transaction.atomic
def make_steps(actor: Actor, decision_id: UUID, *, owners: Mapping[str, str]) -> list[Step]:
    """Make steps of what a signed decision says is to be done: a line's own words to "client" or "practitioner".

    Lines that are a step already, and those without an owner, are passed over. Refused not_signed.
    """
    if not actor.is_member:
        raise NotYours
    row = locked(actor, decision_id)
    if not (row.member_signed_at and row.client_signed_at):
        raise Refused("not_signed")
    lines = open_lines(actor, row, steps_in(row.who_does or ""))
    return [
        set_step(
            actor,
            row.client_id,
            words=line,
            owner=owners[line],
            engagement_id=row.engagement_id,
            is_decided=True,
        )
        for line in lines
        if owners.get(line) in ("client", "practitioner")
    ]


def _tell_client(row: Decision) -> None:
    """A letter that something waits, if they have a portal and an address for messages: never what."""
    address = email_of(row.client, use="message") if row.client.account_id else None
    if address:
        post(
            row.practice_id,
            "decision.put_before",
            email=address,
            language=row.client.language,
            zone=row.client.timezone,
            client_id=row.client_id,
            subject_id=row.pk,
            once=f"decision:{row.pk}",
            facts={"path": "/portal/decisions/"},
        )
