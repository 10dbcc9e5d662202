"""Reads about clients; actor first. Here, and only here, it is decided whose client is whose (law 3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from alongside.clients import rivals
from alongside.clients.duplicates import Person, may_be_same
from alongside.clients.heard_from import by_quarter
from alongside.clients.models import (
    BreakGlass,
    CirclePage,
    CirclePerson,
    Client,
    ClientStatus,
    ContactKind,
    ContactPoint,
    Engagement,
    Hypothesis,
    Profile,
    Reading,
    Request,
    Stage,
)
from alongside.lib.errors import NotYours
from alongside.lib.prepared import Prepared
from alongside.practice import queries as practice_queries
from alongside.trail.actors import Actor, Kind, Role


def visible_clients(actor: Actor) -> QuerySet[Client]:
    """Clients whose name, contact points and times this actor may see; merged ones left out.

    Owner, manager, coordinator, bookkeeper: all of the practice. A practitioner: their own and those of
    members they cover. A client: themselves.
    """
    found = Client.objects.filter(practice_id=actor.practice_id).exclude(status=ClientStatus.MERGED)
    if actor.sees_every_client:
        return found
    if actor.is_member:
        return found.filter(own_clients(actor))
    if actor.is_client and actor.id:
        return found.filter(pk=actor.id)
    return found.none()


def own_clients(actor: Actor) -> Q:
    """The condition for a client being this member's to work with: responsible, covering, or engaged."""
    mine = actor.stands_for
    engaged = Engagement.objects.filter(practitioner_id__in=mine).exclude(stage=Stage.ENDED)
    return Q(practitioner_id__in=mine) | Q(pk__in=engaged.values("client_id"))


def with_opened(actor: Actor, now: datetime) -> Actor:
    """The same member with the clients whose words lie open to them in need (break-glass, T1)."""
    open_now = BreakGlass.objects.filter(member_id=actor.myself, closed_at=None, until__gt=now)
    return replace(actor, opened=frozenset(open_now.values_list("client_id", flat=True)))


def may_keep_records(actor: Actor) -> bool:
    """Who enters names, contact points and times: everybody who works here but the bookkeeper."""
    return actor.is_trusted or (actor.is_member and actor.role is not Role.BOOKKEEPER)


def client(actor: Actor, client_id: UUID) -> Client:
    """One client that the actor may see. NotYours otherwise."""
    found = _visible(actor=actor, client_id=client_id)
    if not found:
        raise NotYours
    return found[0]


@Prepared
def _visible(actor: Actor, client_id: UUID) -> QuerySet[Client]:
    return visible_clients(actor).filter(pk=client_id).select_related("practitioner", "practice")


def readable_clients(actor: Actor) -> QuerySet[Client]:
    """Clients whose words (request, notes, answers, messages) this actor may read and write.

    Only who works with the client, who covers for them, and the client; running a practice is no reason. In need
    it is for some hours: the client is told, and every look is on the trail.
    """
    found = Client.objects.filter(practice_id=actor.practice_id).exclude(status=ClientStatus.MERGED)
    if actor.is_trusted:
        return found
    if actor.is_member and (actor.practises or actor.opened):
        mine = own_clients(actor) if actor.practises else Q()
        return found.filter(mine | Q(pk__in=actor.opened) if actor.opened else mine)
    if actor.is_client and actor.id:
        return found.filter(pk=actor.id)
    return found.none()


def of_readable(actor: Actor) -> Q:
    """The condition for a row that its client is readable.

    The same rows as with `client__in=readable_clients(actor)`, but the client of each row is looked at. For
    questions that find few rows by an index of their own: then nobody walks through all clients.
    """
    return Q(Exists(readable_clients(actor).filter(pk=OuterRef("client_id"))))


def of_visible(actor: Actor) -> Q:
    """The condition for a row that its client is visible; as `of_readable`."""
    return Q(Exists(visible_clients(actor).filter(pk=OuterRef("client_id"))))


def readable_client(actor: Actor, client_id: UUID) -> Client:
    """One client whose words the actor may read. NotYours otherwise."""
    found = _readable(actor=actor, client_id=client_id)
    if not found:
        raise NotYours
    return found[0]


@Prepared
def _readable(actor: Actor, client_id: UUID) -> QuerySet[Client]:
    return readable_clients(actor).filter(pk=client_id).select_related("practitioner", "practice")


def may_read_words(actor: Actor, client_id: UUID) -> bool:
    """Whether this actor may read what this client said and what was written about them."""
    return readable_clients(actor).filter(pk=client_id).exists()


def reads(actor: Actor, client: Client, open_work: Iterable[Engagement]) -> bool:
    """The same for a client whose open engagements are at hand already: asks the database nothing."""
    if actor.practice_id != client.practice_id or client.status == ClientStatus.MERGED:
        return False
    if actor.is_trusted:
        return True
    if actor.is_member and client.pk in actor.opened:
        return True
    if actor.is_member and actor.practises:
        working = {client.practitioner_id, *(each.practitioner_id for each in open_work)}
        return bool(working & actor.stands_for)
    return actor.is_client and actor.id == client.pk


def engagement(actor: Actor, engagement_id: UUID) -> Engagement:
    """One engagement of a client whose words the actor may read. NotYours otherwise."""
    found = Engagement.objects.filter(pk=engagement_id, client__in=readable_clients(actor))
    one = found.select_related("client", "practitioner").first()
    if one is None:
        raise NotYours
    return one


def client_seats(account_id: UUID) -> Iterable[Client]:
    """Every client that this account is, in any practice."""
    found = Client.objects.filter(account_id=account_id).exclude(status=ClientStatus.MERGED)
    return found.select_related("practice").order_by("practice__name", "name")


def demo_clients() -> list[Client]:
    """Of the demo practice, the client in each language who has come the longest: doors of its front page."""
    found = Client.objects.filter(
        practice__is_demo=True, status=ClientStatus.ACTIVE, account__isnull=False
    ).select_related("practice")
    return list({each.language: each for each in found.order_by("-since", "-pk")}.values())[::-1]


def demo_circle() -> list[CirclePerson]:
    """Of the demo practice, who reads along with the most pages open: one more door of its front page."""
    near = CirclePerson.objects.filter(client__practice__is_demo=True, account__isnull=False).defer("remark")
    found = near.annotate(opened=Count("pages")).filter(opened__gt=0).select_related("client")
    return list(found.order_by("-opened", "pk")[:1])


def client_of_account(client_id: UUID, account_id: UUID) -> Client | None:
    """The client that this account is, if the seat is still theirs."""
    found = client_seats(account_id)
    return next((each for each in found if each.pk == client_id), None)


def actor_for_client(client: Client) -> Actor:
    """The actor that a client is in their portal."""
    return Actor(
        kind=Kind.CLIENT,
        practice_id=client.practice_id,
        id=client.pk,
        account_id=client.account_id,
        language=client.language,
        timezone=client.timezone,
        name=client.name,
    )


def circle_seats(account_id: UUID) -> QuerySet[CirclePerson]:
    """Everybody around a client that this account is, in any practice, while a page lies open to them.

    Nobody while the client's data rest (GDPR art. 18).
    """
    found = CirclePerson.objects.filter(Exists(CirclePage.objects.filter(person=OuterRef("pk"))))
    mine = found.filter(account_id=account_id, client__restricted_at=None)
    seats = mine.exclude(client__status=ClientStatus.MERGED).select_related("practice", "client")
    return seats.defer("remark").order_by("practice__name", "client__name")


def circle_of_account(person_id: UUID, account_id: UUID) -> CirclePerson | None:
    """Somebody around a client that this account is, if the seat is still theirs."""
    return circle_seats(account_id).filter(pk=person_id).first()


def actor_for_circle(person: CirclePerson) -> Actor:
    """The actor that somebody around a client is; by themselves they may read nothing of the client's."""
    return Actor(
        kind=Kind.CIRCLE,
        practice_id=person.practice_id,
        id=person.pk,
        account_id=person.account_id,
        language=person.language or person.client.language,
        timezone=person.client.timezone,
        name=person.name,
    )


def eyes_of_client(actor: Actor, page: str) -> Actor:
    """The client's eyes on exactly one page, for somebody around them: for reading, never for an action (N01).

    The only door of the circle to a client's words. NotYours unless the client allows this person this page now.
    """
    if actor.kind is not Kind.CIRCLE or actor.account_id is None:
        raise NotYours
    found = CirclePage.objects.filter(
        page=page, person_id=actor.myself, person__account_id=actor.account_id, practice_id=actor.practice_id
    )
    awake = found.exclude(client__status=ClientStatus.MERGED).filter(client__restricted_at=None)
    one = awake.select_related("client").first()
    if one is None:
        raise NotYours
    return replace(actor_for_client(one.client), account_id=None, language=actor.language)


# What belongs to one client. Who asks has been let in by `client` or `readable_client` before.


def email_of(client: Client, *, use: str = "") -> str | None:
    """The client's e-mail address, if there is one; `use`: "remind" or "message" asks for that consent too."""
    found = client.contact_points.filter(kind=ContactKind.EMAIL)
    if use:
        found = found.filter(**{f"may_{use}": True})
    return found.order_by("pk").values_list("value", flat=True).first()


def came_by_quarter(actor: Actor) -> list[tuple[tuple[int, int], Counter[str]]]:
    """How many clients came in each quarter, and how they found the practice (M03); newest quarter first.

    By the calendar of the practice. Not those who came with an import. NotYours: does not run the practice.
    """
    if not actor.runs_practice:
        raise NotYours
    zone = ZoneInfo(practice_queries.the_practice(actor).timezone)
    rows = Client.objects.filter(practice_id=actor.practice_id).exclude(origin="import")
    came = rows.exclude(status=ClientStatus.MERGED).values_list("since", "heard_from")
    return by_quarter((since.astimezone(zone).date(), way) for since, way in came)


def contact_points(actor: Actor, client_id: UUID) -> list[ContactPoint]:
    """Every way to reach a client that the actor may see."""
    found = ContactPoint.objects.filter(client_id=client_id, client__in=visible_clients(actor))
    return list(found.order_by("kind", "pk"))


def circle(actor: Actor, client_id: UUID) -> list[CirclePerson]:
    """The people around a client, who is called in an emergency first (N01).

    Who may not read the client's words sees only whom to call and the guardian.
    """
    found = CirclePerson.objects.filter(client_id=client_id, client__in=visible_clients(actor))
    if not may_read_words(actor, client_id):
        found = found.filter(Q(is_emergency=True) | Q(kind="guardian")).defer("remark")
    return list(found.order_by("-is_emergency", "kind", "name"))


def circle_person(actor: Actor, client_id: UUID, person_id: UUID) -> CirclePerson:
    """One person of the circle, for who may read the client's words. NotYours otherwise."""
    found = CirclePerson.objects.filter(pk=person_id, client_id=client_id, client__in=readable_clients(actor))
    one = found.first()
    if one is None:
        raise NotYours
    return one


def possible_doubles(actor: Actor, person: Person) -> list[Client]:
    """Clients that this actor may see and that may be the same person, by name; at most five."""
    named = Q(search_name=person.key) | Q(search_name__startswith=person.key + " ")
    emails = ContactPoint.objects.filter(kind=ContactKind.EMAIL, value__in=[e.lower() for e in person.emails])
    found = visible_clients(actor).filter(named | Q(pk__in=emails.values("client_id")))
    near = found.prefetch_related("contact_points").order_by("search_name")[:50]
    return [each for each in near if may_be_same(person, _as_person(each))][:5]


def _as_person(client: Client) -> Person:
    points = client.contact_points.all()
    emails = frozenset(point.value for point in points if point.kind == ContactKind.EMAIL)
    return Person(client.name, client.born_on, emails)


def engagements(actor: Actor, client_id: UUID) -> list[Engagement]:
    """A client's pieces of work, open ones first, the newest first."""
    found = Engagement.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    rows = found.select_related("practitioner").order_by("-opened_at")
    return sorted(rows, key=lambda each: each.stage == Stage.ENDED)


def rests(client_id: UUID) -> bool:
    """Whether the client lets their file rest (GDPR art. 18)."""
    return Client.objects.filter(pk=client_id, restricted_at__isnull=False).exists()


def open_engagement(client_id: UUID) -> Engagement | None:
    """The work that goes on with a client: the newest that has not ended."""
    found = Engagement.objects.filter(client_id=client_id).exclude(stage=Stage.ENDED)
    return found.order_by("-opened_at").first()


def requests(actor: Actor, client_id: UUID) -> list[Request]:
    """What a client asked, the newest first, each with its readings.

    A client sees only the readings that they were asked about (B01).
    """
    shown = Hypothesis.objects.order_by("made_at")
    if actor.is_client:
        shown = shown.exclude(status=Reading.HYPOTHESIS)
    found = Request.objects.filter(client_id=client_id, client__in=readable_clients(actor))
    return list(found.prefetch_related(Prefetch("hypotheses", queryset=shown)).order_by("-said_at", "-pk"))


def request(actor: Actor, request_id: UUID) -> Request:
    """One request of a client whose words the actor may read. NotYours otherwise."""
    found = Request.objects.filter(pk=request_id, client__in=readable_clients(actor))
    one = found.select_related("client").first()
    if one is None:
        raise NotYours
    return one


def can_ask(statuses: Sequence[str]) -> bool:
    """Whether a request's readings, by their statuses, can be put before the client (B01)."""
    return rivals.may_ask(statuses)


def asks_client(actor: Actor) -> bool:
    """Whether a reading waits for this client's yes or no."""
    return readings_to_answer(actor).exists()


def readings_to_answer(actor: Actor) -> QuerySet[Hypothesis]:
    """Readings that wait for a client's yes or no."""
    return Hypothesis.objects.filter(client__in=readable_clients(actor), status=Reading.ASKED)


def profile(actor: Actor, client_id: UUID) -> Profile:
    """A client's profile, for who may read their words; an empty one when none was written."""
    found = readable_client(actor, client_id)
    return Profile.objects.filter(client=found).first() or Profile(
        client=found, practice_id=found.practice_id
    )


@dataclass(frozen=True, slots=True)
class Welcome:
    """How to meet somebody: what everybody at the door may know (E06), and support needs with their yes (H09)."""

    client: Client
    greeting: str
    pronunciation: str
    cultural_notes: str
    neutral_topics: str
    support_needs: str
    revision: int


def welcome(actor: Actor, client_id: UUID) -> Welcome:
    """The greeting card of a client that the actor may see."""
    found = client(actor, client_id)
    known = Profile.objects.filter(client=found).first() or Profile(
        client=found, practice_id=found.practice_id
    )
    may_support = known.shares_support_needs or may_read_words(actor, client_id)
    return Welcome(
        client=found,
        greeting=known.greeting or "",
        pronunciation=known.pronunciation or "",
        cultural_notes=known.cultural_notes or "",
        neutral_topics=known.neutral_topics or "",
        support_needs=(known.support_needs or "") if may_support else "",
        revision=known.revision,
    )
