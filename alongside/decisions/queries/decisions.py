"""Reads of decisions; actor first. A client sees what was put before them, and what they began (E03)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Prefetch, Q, QuerySet

from alongside.clients.queries import of_readable, readable_client, readable_clients
from alongside.decisions.agreeing import (
    Decided,
    Share,
    Standing,
    missing_before_client,
    missing_before_signing,
    share_without_input,
    steps_in,
)
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.lib.errors import NotYours
from alongside.steps.models import Step
from alongside.trail.actors import Actor

SHOWN = 60


def standing_of(row: Decision, sides: Iterable[str]) -> Standing:
    """What is there of a decision whose options are from these sides."""
    listed = list(sides)
    return Standing(
        question=row.question or "",
        alternative=row.alternative or "",
        usual=row.usual or "",
        departs=row.departs or "",
        who_does=row.who_does or "",
        our_options=listed.count("member"),
        their_options=listed.count("client"),
        has_no_proposal=row.has_no_proposal,
        has_choice=row.choice_id is not None,
        is_put_before=row.put_before_at is not None,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """A decision as the actor may see it: its options by side, and what is still missing."""

    decision: Decision
    ours: list[DecisionOption]
    theirs: list[DecisionOption]

    @property
    def standing(self) -> Standing:
        return standing_of(self.decision, [each.side for each in (*self.ours, *self.theirs)])

    @property
    def missing_before_client(self) -> tuple[str, ...]:
        return missing_before_client(self.standing)

    @property
    def missing_before_signing(self) -> tuple[str, ...]:
        return missing_before_signing(self.standing)

    @property
    def is_signed(self) -> bool:
        """Whether both have signed."""
        return bool(self.decision.member_signed_at and self.decision.client_signed_at)

    @property
    def state(self) -> str:
        """withdrawn, signed, begun (the client does not see it as a whole yet), client, member, both (to sign)."""
        row = self.decision
        if row.withdrawn_at:
            return "withdrawn"
        if self.is_signed:
            return "signed"
        if row.put_before_at is None:
            return "begun"
        if row.member_signed_at:
            return "client"
        return "member" if row.client_signed_at else "both"


def readable_decisions(actor: Actor) -> QuerySet[Decision]:
    """Decisions that the actor may read. What is private in them is asked for by `own_impression` alone."""
    found = Decision.objects.filter(client__in=readable_clients(actor)).defer("impression")
    if actor.is_client:
        found = found.filter(Q(put_before_at__isnull=False) | Q(set_by="client"))
    return found.select_related("client", "engagement__practitioner", "member_signed_by", "beliefs")


def decision(actor: Actor, decision_id: UUID) -> Seen:
    """One decision. NotYours otherwise."""
    found = _seen(actor, readable_decisions(actor).filter(pk=decision_id))
    if not found:
        raise NotYours
    return found[0]


def decisions(actor: Actor, client_id: UUID) -> list[Seen]:
    """A client's decisions, the newest first."""
    client = readable_client(actor, client_id)
    return _seen(actor, readable_decisions(actor).filter(client=client).order_by("-set_at", "-pk")[:SHOWN])


def open_decisions(actor: Actor) -> list[Seen]:
    """Decisions with this member's own clients that are neither signed by both nor withdrawn, the oldest first."""
    if not actor.is_member:
        raise NotYours
    signed = Q(member_signed_at__isnull=False, client_signed_at__isnull=False)
    found = readable_decisions(actor).filter(withdrawn_at=None).exclude(signed)
    return _seen(actor, found.order_by("set_at", "pk")[:SHOWN])


def reviews_due(actor: Actor, now: datetime) -> list[Seen]:
    """Signed decisions that both wanted to look at again by now."""
    if not actor.is_member:
        raise NotYours
    found = readable_decisions(actor).filter(withdrawn_at=None, review_on__lte=now.date())
    signed = found.exclude(member_signed_at=None).exclude(client_signed_at=None)
    return _seen(actor, signed.order_by("review_on", "pk")[:SHOWN])


def option(actor: Actor, option_id: UUID) -> tuple[DecisionOption, Seen]:
    """One option of one's own side, with its decision. NotYours otherwise."""
    side = "client" if actor.is_client else "member"
    found = DecisionOption.objects.filter(of_readable(actor), pk=option_id, side=side).first()
    if found is None:
        raise NotYours
    return found, decision(actor, found.decision_id)


def own_impression(actor: Actor, decision_id: UUID) -> str:
    """The first impression, for who wrote it; "" for everybody else (B14)."""
    if not actor.is_member:
        return ""
    mine = readable_decisions(actor).filter(pk=decision_id, impression_by_id=actor.id).first()
    return (mine.impression or "") if mine else ""


def waits_for_client(actor: Actor) -> bool:
    """Whether a decision that was put before this client has not been signed by them: one question."""
    if not actor.is_client:
        return False
    found = Decision.objects.filter(client_id=actor.myself, practice_id=actor.practice_id)
    return found.filter(put_before_at__isnull=False, client_signed_at=None, withdrawn_at=None).exists()


def open_lines(actor: Actor, row: Decision, lines: Iterable[str]) -> list[str]:
    """Of these lines, those that are not a step of the client already."""
    set_already = {each.words for each in Step.objects.filter(client_id=row.client_id)}
    return [line for line in lines if line not in set_already]


def to_make_steps_of(actor: Actor, seen: Seen) -> list[str]:
    """What a signed decision says is to be done and is no step yet; nothing for anybody but a member."""
    if not actor.is_member or not seen.is_signed or seen.decision.withdrawn_at:
        return []
    return open_lines(actor, seen.decision, steps_in(seen.decision.who_does or ""))


def share_of_own(actor: Actor) -> Share:
    """The share of signed decisions without anything of the client's, over the member's own clients (B14)."""
    if not actor.is_member:
        raise NotYours
    return _share(Decision.objects.filter(client__in=readable_clients(actor)))


def share_of_practice(actor: Actor) -> Share | None:
    """The same for the whole practice, for who runs it; None below five clients."""
    if not actor.runs_practice:
        return None
    share = _share(Decision.objects.filter(practice_id=actor.practice_id))
    return share if share.is_of_enough_people else None


def _share(found: QuerySet[Decision]) -> Share:
    theirs = DecisionOption.objects.filter(decision=OuterRef("pk"), side="client")
    signed = found.exclude(member_signed_at=None).exclude(client_signed_at=None)
    has_words = ExpressionWrapper(Q(matters__isnull=False), BooleanField())
    rows = signed.annotate(has_option=Exists(theirs), has_words=has_words)
    return share_without_input(
        Decided(*row) for row in rows.values_list("client_id", "has_option", "has_words")
    )


def _seen(actor: Actor, found: QuerySet[Decision]) -> list[Seen]:
    in_order = Prefetch("options", queryset=DecisionOption.objects.order_by("position", "pk"))
    return [_for(actor, row) for row in found.prefetch_related(in_order)]


def _for(actor: Actor, row: Decision) -> Seen:
    options = list(row.options.all())
    hides = actor.is_client and row.put_before_at is None
    if hides:
        row.alternative = row.usual = row.departs = row.who_does = None
    ours = [] if hides else [each for each in options if each.side == "member"]
    return Seen(row, ours, [each for each in options if each.side == "client"])


def beliefs(actor: Actor, client_id: UUID) -> list[Beliefs]:
    """What the client said about what is going on, the newest first (B16)."""
    client = readable_client(actor, client_id)
    return list(Beliefs.objects.filter(client=client).order_by("-at", "-pk")[:SHOWN])
