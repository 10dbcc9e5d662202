"""Reads of what a member shared with a supervisor: just that, and nobody's name; actor first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.clients.queries import visible_clients
from alongside.lib.errors import NotYours
from alongside.mirror.codes import code_of, weeks_before
from alongside.mirror.facts import Fact
from alongside.mirror.models import Answer, Finding, SharedFinding
from alongside.mirror.queries import as_fact
from alongside.mirror.resting import AnswerKind
from alongside.practice.models import Member
from alongside.practice.queries import active_members
from alongside.trail.actors import Actor, Kind, Role
from alongside.trail.queries import said
from alongside.voice.models import Supervision


@dataclass(frozen=True, slots=True)
class Shown:
    """A shared finding as its supervisor sees it. `name`: only where the client is theirs to see anyway."""

    row: SharedFinding
    code: str
    name: str


def for_supervision(actor: Actor) -> list[Finding]:
    """What the member wants to talk about that is about themselves, until a talk was written down since."""
    talked = Supervision.objects.filter(member=OuterRef("member"), at__gt=OuterRef("at"))
    mine = Answer.objects.filter(~Exists(talked), member_id=actor.myself, client=None, kind=AnswerKind.TALK)
    found = mine.select_related("finding").order_by("-at")
    return list({each.finding_id: each.finding for each in found}.values())


def supervisors(actor: Actor) -> QuerySet[Member]:
    """With whom in the practice a finding can be shared, by name. NotYours for who does not work here."""
    return active_members(actor).filter(role=Role.SUPERVISOR).exclude(pk=actor.myself)


def shares(actor: Actor, found: Finding) -> list[SharedFinding]:
    """With whom the member shared this finding of theirs, and what was said to it."""
    mine = SharedFinding.objects.filter(finding=found, member_id=actor.myself)
    return list(mine.select_related("supervisor").order_by("shared_at"))


def shared_by_me(actor: Actor, client_id: UUID) -> list[SharedFinding]:
    """What the member shared about this client, once for each finding, oldest first."""
    mine = SharedFinding.objects.filter(client_id=client_id, member_id=actor.myself)
    found = mine.select_related("finding").order_by("shared_at")
    return list({each.finding_id: each for each in found}.values())


def shared_with_me(actor: Actor) -> list[Shown]:
    """Everything shared with this supervisor, newest first; two questions. NotYours for everybody else."""
    return _shown(actor, list(_with_me(actor).order_by("-shared_at", "-pk")))


def shared(actor: Actor, shared_id: UUID) -> Shown:
    """One of them. NotYours for everybody else, who shared it too: they have the finding itself."""
    row = _with_me(actor).filter(pk=shared_id).first()
    if row is None:
        raise NotYours
    return _shown(actor, [row])[0]


def evidence_of(shown: Shown) -> list[tuple[Fact, int]]:
    """The facts that were shared, oldest first, and how many whole weeks before the sharing each was."""
    row = shown.row
    events = said(row.practice_id).filter(pk__in=row.evidence)
    if row.client_id:
        events = events.filter(client_id=row.client_id)
    else:
        events = events.filter(actor_kind=Kind.MEMBER, actor_id=row.member_id)
    facts = [as_fact(event) for event in events.order_by("at", "pk")]
    return [(fact, weeks_before((row.shared_at - fact.at).days)) for fact in facts]


def _with_me(actor: Actor) -> QuerySet[SharedFinding]:
    """Not of a file that rests (GDPR art. 18)."""
    if not actor.is_member or actor.role is not Role.SUPERVISOR:
        raise NotYours
    mine = SharedFinding.objects.filter(practice_id=actor.practice_id, supervisor_id=actor.myself)
    return mine.filter(client__restricted_at=None).select_related("finding", "member")


def _shown(actor: Actor, rows: Sequence[SharedFinding]) -> list[Shown]:
    about = {row.client_id for row in rows if row.client_id}
    names = dict(visible_clients(actor).filter(pk__in=about).values_list("pk", "name"))
    return [
        Shown(row, code_of(row.client_id, row.member_id), names.get(row.client_id, ""))
        if row.client_id
        else Shown(row, "", "")
        for row in rows
    ]
