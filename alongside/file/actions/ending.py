"""Work ends: at once on the client's word, with advice and a review on ours (G01-G04)."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients import actions as clients
from alongside.clients import telling
from alongside.clients.models import Client, Engagement, Stage
from alongside.clients.queries import engagement as one_engagement
from alongside.file import verbs
from alongside.file.endings import EndingKind
from alongside.file.rooms import ROOMS
from alongside.lib.errors import NotYours, Refused
from alongside.notices.actions import post, withdraw
from alongside.practice.models import Member, MemberStatus
from alongside.steps.phases import addresses_keeping
from alongside.steps.queries import spans_of
from alongside.trail.actions import record
from alongside.trail.actors import Actor, worker
from alongside.voice.actions.plans import set_plan

LONGEST = 4000
FOLLOW_UP = "benefits"  # what has stayed
FOLLOW_UP_MONTHS = (3, 6)


@dataclass(frozen=True, slots=True)
class Review:
    """What the practitioner looks at before an ending (G02); for nobody else's eyes."""

    better_not_now: tuple[str, ...] = ()
    goals_reached: bool = False
    skills_learnt: bool = False


def end_by_client(actor: Actor, *, engagement_id: UUID, words: str = "", asks_later: int = 0) -> Engagement:
    """The client's word ends the work at once: no reason, no condition (G04).

    What is planned is let go; steps, messages, file and the way into the portal stay theirs.
    `asks_later`: so many months later one letter asks how it is, if the client wants that (0: no).
    Refused("engagement_ended") when it is over already. NotYours for everybody but the client.
    """
    if not actor.is_client:
        raise NotYours
    return _end(actor, engagement_id, EndingKind.CLIENT_WORD, words, None, asks_later)


def end_by_member(
    actor: Actor,
    *,
    engagement_id: UUID,
    kind: str,
    words: str = "",
    review: Review | None = None,
    asks_later: int = 0,
) -> Engagement:
    """The practitioner ends the work, or writes down that it has ended; the review stays private (G01-G03).

    Refused("engagement_ended"), Refused("kind_unknown"); Refused("keeping_left_out") beside "words" where the
    goals are said to be reached, keeping them never had its time, and no reason is given (B10).
    NotYours for who may not read the client's words.
    """
    if not actor.is_member:
        raise NotYours
    if kind not in set(EndingKind):
        raise Refused("kind_unknown", "kind")
    if kind == EndingKind.REACHED and not words.strip() and _leaves_keeping_out(actor, engagement_id):
        raise Refused("keeping_left_out", "words")
    return _end(actor, engagement_id, EndingKind(kind), words, review, asks_later)


def offer_closing(actor: Actor, *, engagement_id: UUID) -> Engagement:
    """Offer one closing conversation, once: a second offer would be holding on (G04).

    Refused("offered_already"), Refused("engagement_ended"). NotYours for who may not read the client's words.
    """
    if not actor.is_member:
        raise NotYours
    with transaction.atomic():
        work = _locked(actor, engagement_id)
        if work.ending_offered_at is not None:
            raise Refused("offered_already")
        work = clients.offer_ending(actor, work)
        _tell_client(work, "engagement.closing_offered")
        return work


def _end(
    actor: Actor,
    engagement_id: UUID,
    kind: EndingKind,
    words: str,
    review: Review | None,
    asks_later: int,
) -> Engagement:
    if len(words) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)
    with transaction.atomic():
        work = _locked(actor, engagement_id)
        if asks_later:
            _ask_later(work, asks_later)
        for room in ROOMS:
            room.close_engagement(actor, work.pk)
        withdraw(work.practice_id, subject_id=work.pk)
        told = telling.members_to_tell(work.client, timezone.now())
        work = clients.end_engagement(actor, work, kind=kind, words=words.strip())
        if review:
            _remember(actor, work, review)
        if actor.is_client:
            _tell_members(work, told)
        else:
            _tell_client(work, "engagement.closed")
        return work


def _leaves_keeping_out(actor: Actor, engagement_id: UUID) -> bool:
    """Whether the phases of the work were followed, but not to the one in which what was reached is kept."""
    spans = spans_of(actor, engagement_id)
    return bool(spans) and not addresses_keeping(spans)


def _ask_later(work: Engagement, months: int) -> None:
    """Plan the follow-up: one question about what has stayed; nothing where the client stopped such questions."""
    house = worker(work.practice_id)
    if months not in FOLLOW_UP_MONTHS:
        raise Refused("out_of_range", "asks_later")
    try:
        plan = set_plan(
            house, client_id=work.client_id, measure=FOLLOW_UP, rhythm="after_ending", every=months
        )
    except Refused as no:
        if no.code != "planned_already":
            raise
        return
    if plan.engagement_id != work.pk:
        plan.engagement_id = work.pk
        plan.save(update_fields=["engagement"])


def _locked(actor: Actor, engagement_id: UUID) -> Engagement:
    found = one_engagement(actor, engagement_id)
    rows = Engagement.objects.select_for_update(of=("self",)).select_related("client", "practitioner")
    work = rows.get(pk=found.pk)
    if work.stage == Stage.ENDED:
        raise Refused("engagement_ended")
    return work


def _remember(actor: Actor, work: Engagement, review: Review) -> None:
    record(
        actor,
        verbs.ENDING_REVIEWED,
        client_id=work.client_id,
        engagement_id=work.pk,
        subject=work,
        better_not_now=sorted(review.better_not_now),
        goals_reached=review.goals_reached,
        skills_learnt=review.skills_learnt,
    )


def _tell_members(work: Engagement, members: list[Member]) -> None:
    """Who does the work and who answers for the client; that something is there, never what."""
    told = {each.pk: each for each in [*members, work.practitioner] if each.status == MemberStatus.ACTIVE}
    for member in told.values():
        post(
            work.practice_id,
            "engagement.ended",
            email=member.email,
            language=member.language,
            zone=member.timezone,
            client_id=work.client_id,
            subject_id=work.pk,
            facts={"path": f"/desk/endings/{work.pk}/"},
        )


def _tell_client(work: Engagement, kind: str) -> None:
    client: Client = work.client
    points = telling.emails_for_messages(client) if client.account_id else []
    for point in points:
        post(
            work.practice_id,
            kind,
            email=point.value,
            language=client.language,
            zone=client.timezone,
            client_id=client.pk,
            subject_id=work.pk,
            facts={"path": "/portal/ending/"},
        )
