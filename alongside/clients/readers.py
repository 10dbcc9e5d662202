"""Who can read a client's words today: the real people, by the rights that hold (GDPR art. 15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from alongside.clients.models import BreakGlass, CirclePerson, Client, Engagement, Stage
from alongside.practice.models import Absence, Member, MemberStatus
from alongside.trail.actors import SEES_EVERY_CLIENT, Actor


@dataclass(frozen=True, slots=True)
class Readers:
    """`working`: read what the client says; `covering`: (who, for whom, until); `seeing`: name and times only.

    `in_need`: who opened the words for some hours because they had to, the newest first.
    """

    working: list[Member]
    covering: list[tuple[Member, Member, date]]
    seeing: list[Member]
    circle: list[tuple[CirclePerson, list[str]]]
    in_need: list[BreakGlass]


def readers(actor: Actor, client_id: Any, today: date) -> Readers:
    """Everybody who can read something of this client today, as clients.queries decides it."""
    client = Client.objects.get(pk=client_id, practice_id=actor.practice_id)
    open_work = Engagement.objects.filter(client=client).exclude(stage=Stage.ENDED)
    ids = {*open_work.values_list("practitioner_id", flat=True), client.practitioner_id} - {None}
    here = list(
        Member.objects.filter(practice_id=actor.practice_id, status=MemberStatus.ACTIVE).order_by("name")
    )
    working = [each for each in here if each.pk in ids and each.practises]
    covering = _covering([each.pk for each in here if each.pk in ids], today)
    known = {each.pk for each in working} | {who.pk for who, _whom, _until in covering}
    roles = {role.value for role in SEES_EVERY_CLIENT}
    seeing = [each for each in here if each.role in roles and each.pk not in known]
    return Readers(working, covering, seeing, _circle(client), list(in_need(actor, client.pk)))


def in_need(actor: Actor, client_id: Any) -> QuerySet[BreakGlass]:
    """Every time the words of this client were opened in need (break-glass), the newest first."""
    found = BreakGlass.objects.filter(practice_id=actor.practice_id, client_id=client_id)
    return found.select_related("member").order_by("-at")


def _covering(ids: Sequence[Any], today: date) -> list[tuple[Member, Member, date]]:
    rows = Absence.objects.filter(
        member_id__in=ids, covered_by__isnull=False, starts_on__lte=today, ends_on__gte=today
    ).select_related("member", "covered_by")
    covered = [(row.covered_by, row.member, row.ends_on) for row in rows if row.covered_by]
    return [each for each in covered if each[0].status == MemberStatus.ACTIVE and each[0].practises]


def _circle(client: Client) -> list[tuple[CirclePerson, list[str]]]:
    people = client.circle.prefetch_related("pages").order_by("name")
    found = [(each, [page.page for page in each.pages.all()]) for each in people]
    return [(each, pages) for each, pages in found if pages]
