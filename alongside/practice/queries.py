"""Reads about the practice, its members and rooms; actor first."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.practice.models import Absence, Member, MemberStatus, Practice, PublicText, Room, Unit
from alongside.practice.seats import Seat
from alongside.trail.actors import Actor, Kind, Role

A_DAY = timedelta(days=1)


def the_practice(actor: Actor) -> Practice:
    """The practice that the actor is in."""
    return Practice.objects.get(pk=actor.practice_id)


def practice_by_slug(slug: str) -> Practice:
    """A practice that shows a public page. NotYours when there is none."""
    try:
        return Practice.objects.get(slug=slug, is_public=True)
    except Practice.DoesNotExist as error:
        raise NotYours from error


def public_texts(practice: Practice, language: str) -> dict[str, str]:
    """Sections of the public page by name, in this language, else in the practice's own (A10)."""
    texts = PublicText.objects.filter(practice=practice, language__in={language, practice.language})
    own = {text.section: text.words for text in texts if text.language == practice.language}
    return own | {text.section: text.words for text in texts if text.language == language and text.words}


def texts_in(practice: Practice, language: str) -> dict[str, str]:
    """The public page's texts in exactly this language, for who writes them."""
    return dict(
        PublicText.objects.filter(practice=practice, language=language).values_list("section", "words")
    )


def members(actor: Actor) -> QuerySet[Member]:
    """Everybody who works or worked in the practice. NotYours for who does not work here."""
    if not (actor.is_member or actor.is_trusted):
        raise NotYours
    return Member.objects.filter(practice_id=actor.practice_id).order_by("name")


def active_members(actor: Actor) -> QuerySet[Member]:
    """Members who work here now."""
    return members(actor).filter(status=MemberStatus.ACTIVE)


def practitioners(actor: Actor) -> QuerySet[Member]:
    """Members who have clients of their own."""
    return active_members(actor).filter(practises=True)


def member(actor: Actor, member_id: UUID) -> Member:
    """One member of the actor's practice. NotYours otherwise."""
    found = members(actor).filter(pk=member_id).first()
    if found is None:
        raise NotYours
    return found


def rooms(actor: Actor) -> QuerySet[Room]:
    """Rooms in use, by name."""
    return Room.objects.filter(practice_id=actor.practice_id, is_in_use=True).order_by("name")


def all_rooms(actor: Actor) -> QuerySet[Room]:
    """Every room, those no longer in use last."""
    return Room.objects.filter(practice_id=actor.practice_id).order_by("-is_in_use", "name")


def units(actor: Actor) -> QuerySet[Unit]:
    """The practice's branches, by name."""
    return Unit.objects.filter(practice_id=actor.practice_id).order_by("name")


def absences(actor: Actor, *, since: date) -> QuerySet[Absence]:
    """Absences that are not over, soonest first."""
    found = Absence.objects.filter(practice_id=actor.practice_id, ends_on__gte=since)
    return found.select_related("member", "covered_by").order_by("starts_on")


def covered_by(member: Member, now: datetime) -> frozenset[UUID]:
    """Ids of the members whom this member stands in for at this moment."""
    today = now.astimezone(ZoneInfo(member.timezone)).date()
    found = Absence.objects.filter(covered_by=member, starts_on__lte=today, ends_on__gte=today)
    return frozenset(found.values_list("member_id", flat=True))


def actor_for_member(member: Member) -> Actor:
    """The actor that a member is, with those they cover today."""
    return Actor(
        kind=Kind.MEMBER,
        practice_id=member.practice_id,
        id=member.pk,
        account_id=member.account_id,
        role=Role(member.role),
        practises=member.practises,
        covers=covered_by(member, timezone.now()) if getattr(member, "may_cover", True) else frozenset(),
        language=member.language,
        timezone=member.timezone,
        name=member.name,
    )


def active_member(member_id: UUID, account_id: UUID) -> Member | None:
    """The member that this account is, if the seat is still theirs.

    `may_cover` tells whether an absence near today names them, so that most pages need not ask for whom.
    """
    today = timezone.now().date()
    found = _active_member(
        member_id=member_id, account_id=account_id, since=today - A_DAY, until=today + A_DAY
    )
    return found[0] if found else None


@Prepared
def _active_member(member_id: UUID, account_id: UUID, since: date, until: date) -> QuerySet[Member]:
    near = Absence.objects.filter(covered_by=OuterRef("pk"), starts_on__lte=until, ends_on__gte=since)
    found = Member.objects.filter(pk=member_id, account_id=account_id, status=MemberStatus.ACTIVE)
    return found.select_related("practice").annotate(may_cover=Exists(near))


def member_seats(account_id: UUID) -> Iterable[Member]:
    """All memberships of an account, in any practice."""
    found = Member.objects.filter(account_id=account_id, status=MemberStatus.ACTIVE)
    return found.select_related("practice").order_by("practice__name")


def for_newcomers(practice: Practice) -> QuerySet[Member]:
    """Members whom somebody new may book on the public page."""
    return Member.objects.filter(
        practice=practice, status=MemberStatus.ACTIVE, practises=True, takes_newcomers=True
    ).order_by("name")


def languages_spoken(practice: Practice) -> set[str]:
    """Codes of the languages in which somebody here works."""
    working = Member.objects.filter(practice=practice, status=MemberStatus.ACTIVE, practises=True)
    listed = {code for languages in working.values_list("languages", flat=True) for code in languages}
    return listed or {practice.language}


def owners(actor: Actor) -> QuerySet[Member]:
    """Who runs the practice and works here now."""
    return active_members(actor).filter(Q(role=Role.OWNER))


def demo_seats() -> Iterable[Seat]:
    """The members of the demo practice, for its front page on loopback."""
    found = Member.objects.filter(practice__is_demo=True, status=MemberStatus.ACTIVE, account__isnull=False)
    for each in found.select_related("practice").order_by("joined_at", "name"):
        yield Seat(Kind.MEMBER, each.pk, each.practice_id, each.title, each.name)
