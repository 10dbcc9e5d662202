"""Writing a decision together; actor first. Any change clears both signatures (E03, B14)."""

from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import open_engagement, readable_client
from alongside.decisions import verbs
from alongside.decisions.actions.locking import check, keep, locked, remember, side_of, standing
from alongside.decisions.agreeing import missing_before_client
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actors import Actor

# What each side writes. The question belongs to who asked it; who does what is written by both.
WRITES = {
    "member": ("question", "usual", "departs", "who_does", "alternative"),
    "client": ("question", "matters", "who_does"),
}


@transaction.atomic
def write_decision(actor: Actor, client_id: UUID, *, question: str, matters: str = "") -> Decision:
    """Begin a decision, either side. What a member begins the client does not see until it is put before them.

    Refused required, too_long, beside the field.
    """
    side, client = side_of(actor), readable_client(actor, client_id)
    said = check(question, "question", is_needed=True)
    heard = check(matters, "matters") if side == "client" else None
    row = Decision.objects.create(
        practice_id=client.practice_id,
        client=client,
        engagement=open_engagement(client.pk),
        beliefs=newest_beliefs(client.pk),
        question=said,
        matters=heard,
        set_by=side,
        set_at=timezone.now(),
    )
    remember(actor, verbs.DECISION_BEGUN, row, by=side)
    return row


@transaction.atomic
def change_decision(
    actor: Actor, decision_id: UUID, *, revision: int, **words: str | date | None
) -> Decision:
    """Change what one's own side writes (WRITES); a member also `review_on`. What is not named stays.

    Refused changed (somebody saved since), required, too_long, still_needed (the client looks at it already),
    day_past beside "review_on", withdrawn.
    """
    side, row = side_of(actor), locked(actor, decision_id, revision)
    if "question" in words and row.set_by != side:
        raise NotYours
    before = _written(row)
    for name, value in words.items():
        if name == "review_on" and side == "member":
            row.review_on = _still_to_come(actor, value, row.review_on)
        elif name in WRITES[side]:
            setattr(row, name, check(str(value or ""), name, is_needed=name == "question"))
        else:
            raise NotYours
    if row.put_before_at and (missing := missing_before_client(standing(row))):
        raise Refused("still_needed", missing[0])
    if _written(row) != before:
        keep(actor, row)
        remember(actor, verbs.DECISION_CHANGED, row, by=side)
    return row


@transaction.atomic
def pause(
    actor: Actor, decision_id: UUID, *, revision: int, alternative: str, impression: str | None = None
) -> Decision:
    """The pause before it is put before the client (B14): what else could explain it, and, for oneself alone,
    the first impression with its time.

    Refused as change_decision; others_impression, where a colleague keeps theirs here.
    """
    if not actor.is_member:
        raise NotYours
    row = change_decision(actor, decision_id, revision=revision, alternative=alternative)
    said = check(impression or "", "impression") if impression is not None else row.impression
    if impression is not None and said != _own_impression(actor, row):
        if row.impression_by_id not in (None, actor.id):
            raise Refused("others_impression", "impression")
        row.impression, row.impression_by_id = said, actor.id if said else None
        row.impression_at = (row.impression_at or timezone.now()) if said else None
        row.save(update_fields=["impression", "impression_by", "impression_at"])
    return row


def _own_impression(actor: Actor, row: Decision) -> str | None:
    return row.impression if row.impression_by_id == actor.id else None


@transaction.atomic
def add_option(
    actor: Actor, decision_id: UUID, *, words: str, pros: str = "", cons: str = ""
) -> DecisionOption:
    """One more way to go, from one's own side. Refused required, too_long, withdrawn."""
    side, row = side_of(actor), locked(actor, decision_id)
    said = _option_words(words, pros, cons)
    option = DecisionOption.objects.create(
        practice_id=row.practice_id,
        client_id=row.client_id,
        decision=row,
        side=side,
        position=DecisionOption.objects.filter(decision=row).count(),
        at=timezone.now(),
        **said,
    )
    row.has_no_proposal = row.has_no_proposal and side == "member"
    keep(actor, row)
    remember(actor, verbs.OPTION_PROPOSED, row, by=side)
    return option


@transaction.atomic
def change_option(
    actor: Actor, option_id: UUID, *, words: str, pros: str = "", cons: str = ""
) -> DecisionOption:
    """Say one's own option better. NotYours for the other side's. Refused as for add_option."""
    row, option = _own_option(actor, option_id)
    for name, said in _option_words(words, pros, cons).items():
        setattr(option, name, said)
    option.save()
    keep(actor, row)
    remember(actor, verbs.DECISION_CHANGED, row, by=option.side)
    return option


@transaction.atomic
def remove_option(actor: Actor, option_id: UUID) -> Decision:
    """Take one's own option away. Refused still_needed, where it is our only one and the client looks at it."""
    row, option = _own_option(actor, option_id)
    if row.choice_id == option.pk:
        row.choice = None
    option.delete()
    if row.put_before_at and missing_before_client(standing(row)):
        raise Refused("still_needed", "our_option")
    keep(actor, row)
    remember(actor, verbs.DECISION_CHANGED, row, by=side_of(actor))
    return row


@transaction.atomic
def say_no_proposal(actor: Actor, decision_id: UUID) -> Decision:
    """The client was asked, and has no proposal of their own now (E03). A second press changes nothing."""
    if not actor.is_client:
        raise NotYours
    row = locked(actor, decision_id)
    if not row.has_no_proposal and not row.options.filter(side="client").exists():
        row.has_no_proposal = True
        keep(actor, row)
        remember(actor, verbs.DECISION_CHANGED, row, by="client")
    return row


@transaction.atomic
def choose(actor: Actor, decision_id: UUID, *, option_id: UUID) -> Decision:
    """Which way to go; either side may say it, and both sign. A second press changes nothing."""
    side, row = side_of(actor), locked(actor, decision_id)
    option = row.options.filter(pk=option_id).first()
    if option is None or (side == "client" and row.put_before_at is None):
        raise NotYours
    if row.choice_id != option.pk:
        row.choice = option
        keep(actor, row)
        remember(actor, verbs.DECISION_CHANGED, row, by=side)
    return row


def newest_beliefs(client_id: UUID) -> Beliefs | None:
    """What the client said last about what is going on (B16)."""
    return Beliefs.objects.filter(client_id=client_id).order_by("-at", "-pk").first()


def _own_option(actor: Actor, option_id: UUID) -> tuple[Decision, DecisionOption]:
    side = side_of(actor)
    option = DecisionOption.objects.filter(pk=option_id, practice_id=actor.practice_id, side=side).first()
    if option is None:
        raise NotYours
    return locked(actor, option.decision_id), option


def _option_words(words: str, pros: str, cons: str) -> dict[str, str | None]:
    return {
        "words": check(words, "words", is_needed=True),
        "pros": check(pros, "pros"),
        "cons": check(cons, "cons"),
    }


def _written(row: Decision) -> dict[str, Any]:
    names = {*WRITES["member"], *WRITES["client"], "review_on"}
    return {name: getattr(row, name) for name in names}


def _still_to_come(actor: Actor, day: Any, kept: date | None) -> date | None:
    if day and day != kept and day < timezone.now().astimezone(ZoneInfo(actor.timezone)).date():
        raise Refused("day_past", "review_on")
    return day or None
