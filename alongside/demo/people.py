"""Who is in a built practice: members with their hours, clients with their ways to be reached."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Model

from alongside.clients import verbs as client_verbs
from alongside.clients.models import Client, ClientStatus, ContactPoint, Engagement, Profile
from alongside.demo.builder import Builder
from alongside.frame.models import Frame
from alongside.lib.texts import search_key
from alongside.practice import verbs as practice_verbs
from alongside.practice.models import Account, Member, MemberStatus, Practice
from alongside.scheduling import verbs as scheduling_verbs
from alongside.scheduling.models import WorkingHours
from alongside.trail.actors import Actor, Kind, Role, command
from alongside.trail.verbs import Verb

HALF_HOUR = 1800


def new_practice(*, name: str, slug: str, zone: str, opened_at: datetime, is_demo: bool) -> Practice:
    """A practice, not saved yet."""
    return Practice(
        name=name,
        slug=slug,
        timezone=zone,
        opened_at=opened_at,
        is_demo=is_demo,
        first_meeting_minutes=50,
        first_meeting_fee=Decimal(60),
    )


def add_account(builder: Builder, email: str, language: str, at: datetime) -> Account:
    """A way in by e-mail code; it has no password."""
    account = builder.add(Account(email=email, language=language, date_joined=at))
    account.set_unusable_password()
    builder.add(EmailAddress(user=account, email=email, verified=True, primary=True))
    return account


def add_member(
    builder: Builder, *, name: str, email: str, role: Role, joined_at: datetime, **also: Any
) -> Member:
    """Somebody who works here since then, and can sign in."""
    practice = builder.practice
    member = Member(
        practice=practice,
        account=add_account(builder, email, practice.language, joined_at),
        name=name,
        email=email,
        role=role,
        language=practice.language,
        timezone=practice.timezone,
        status=MemberStatus.ACTIVE,
        invited_at=joined_at - timedelta(days=1),
        joined_at=joined_at,
        **also,
    )
    builder.add(member)
    house = command(practice.pk)
    if role is Role.OWNER:
        builder.tell(house, practice_verbs.PRACTICE_OPENED, at=joined_at, subject=practice)
    else:
        at = joined_at - timedelta(days=1)
        builder.tell(house, practice_verbs.MEMBER_INVITED, at=at, subject=member, role=str(role))
        builder.tell(actor_of(member), practice_verbs.MEMBER_JOINED, at=joined_at, subject=member)
    return member


def set_hours(builder: Builder, member: Member, weekdays: list[int], starts: time, ends: time) -> None:
    """The same working hours on these weekdays."""
    for weekday in weekdays:
        builder.add(
            WorkingHours(practice=builder.practice, member=member, weekday=weekday, starts=starts, ends=ends)
        )
    builder.tell(
        actor_of(member),
        scheduling_verbs.HOURS_CHANGED,
        at=member.joined_at or builder.now,
        subject=member,
        minutes_a_week=len(weekdays) * (ends.hour - starts.hour) * 60,
    )


def actor_of(who: Member | Client) -> Actor:
    """As whom somebody acts on the trail."""
    kind = Kind.MEMBER if isinstance(who, Member) else Kind.CLIENT
    return Actor(kind, who.practice_id, who.pk, timezone=who.timezone)


@dataclass(slots=True)
class Company:
    """A client and who works with them: what most of the building asks for."""

    builder: Builder
    client: Client
    member: Member
    work: Engagement | None = None
    frame: Frame | None = None

    @property
    def mine(self) -> Actor:
        """The practitioner as actor."""
        return actor_of(self.member)

    @property
    def theirs(self) -> Actor:
        """The client as actor."""
        return actor_of(self.client)

    def tell(self, actor: Actor, verb: Verb, *, at: datetime, subject: Model, **facts: Any) -> None:
        """An event about this client, in their open work."""
        work = self.work.pk if self.work else None
        self.builder.tell(
            actor,
            verb,
            at=at,
            subject=subject,
            client_id=self.client.pk,
            engagement_id=work,
            **facts,
        )

    def open_file(self, at: datetime) -> None:
        """The practitioner looks into the file; the client sees that they did."""
        slot = int(at.timestamp()) // HALF_HOUR
        once = f"opened:{self.member.pk}:{self.client.pk}:{slot}"
        self.builder.tell(
            self.mine,
            client_verbs.FILE_OPENED,
            at=at,
            subject=self.client,
            client_id=self.client.pk,
            once=once,
        )


def add_client(
    builder: Builder,
    member: Member,
    *,
    name: str,
    reading: str = "",
    email: str,
    language: str,
    zone: str,
    since: datetime,
    in_portal: bool = True,
    born_on: date | None = None,
    phone: str = "",
    status: str = ClientStatus.ACTIVE,
    origin: str = "member",
    profile: dict[str, Any] | None = None,
    **also: Any,
) -> Company:
    """A client of this member, with contact points, an empty profile and, if wished, a way into the portal."""
    practice = builder.practice
    client = Client(
        practice=practice,
        practitioner=member,
        account=add_account(builder, email, language, since) if in_portal else None,
        name=name,
        reading=reading,
        search_name=search_key(f"{name} {reading}"),
        status=status,
        language=language,
        timezone=zone,
        born_on=born_on,
        origin=origin,
        since=since,
        invited_at=since if in_portal else None,
        **also,
    )
    builder.add(client)
    builder.add(
        ContactPoint(
            practice=practice,
            client=client,
            kind="email",
            value=email,
            may_remind=True,
            may_message=True,
            agreed_at=since,
        )
    )
    if phone:
        builder.add(ContactPoint(practice=practice, client=client, kind="phone", value=phone))
    builder.add(Profile(practice=practice, client=client, **(profile or {})))
    company = Company(builder, client, member)
    adder = Actor(Kind.NEWCOMER, practice.pk) if origin == "public" else company.mine
    company.tell(adder, client_verbs.CLIENT_ADDED, at=since, subject=client, origin=origin)
    if in_portal:
        company.tell(company.mine, client_verbs.CLIENT_INVITED, at=since, subject=client)
    return company
