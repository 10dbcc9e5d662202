"""The cast of the tests: two practices, so that every test can ask what a stranger sees.

Riverside: Anna (owner, therapist), Mikko (coach), Chie (coordinator). Anna's client is Vera, in advice work;
Mikko's is Oskar, in delivery work. Elsewhere: Stranger (owner) with a client of their own.
All are invented.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client as Browser

from alongside.clients.models import (
    CirclePage,
    CirclePerson,
    Client,
    ContactPoint,
    Engagement,
    Profile,
    Stage,
)
from alongside.clients.queries import actor_for_circle, actor_for_client
from alongside.lib.texts import search_key
from alongside.practice.models import Account, Member, MemberStatus, Practice, Room
from alongside.practice.queries import actor_for_member
from alongside.trail.actors import Actor, Role

SEATS = {Member: "member", Client: "client", CirclePerson: "circle"}
LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


def make_practice(slug: str, **also: object) -> Practice:
    fields = {"name": slug.title(), "timezone": "Europe/Helsinki", "requires_second_factor": False}
    return Practice.objects.create(slug=slug, **(fields | also))


def make_account(email: str, language: str = "en") -> Account:
    account = Account(email=email, language=language)
    account.set_unusable_password()
    account.save()
    return account


def make_member(practice: Practice, name: str, role: Role = Role.PRACTITIONER, **also: object) -> Member:
    email = f"{name.lower()}@{practice.slug}.example"
    fields: dict[str, object] = {
        "account": make_account(email),
        "email": email,
        "timezone": practice.timezone,
        "status": MemberStatus.ACTIVE,
        "practises": role in (Role.OWNER, Role.PRACTITIONER),
    }
    return Member.objects.create(practice=practice, name=name, role=role, **(fields | also))


def make_client(practitioner: Member, name: str, *, portal: bool = True, **also: object) -> Client:
    email = f"{name.lower().replace(' ', '.')}@client.example"
    fields: dict[str, object] = {
        "practice": practitioner.practice,
        "search_name": search_key(name),
        "timezone": practitioner.timezone,
        "account": make_account(email) if portal else None,
    }
    client = Client.objects.create(practitioner=practitioner, name=name, **(fields | also))
    ContactPoint.objects.create(
        practice=practitioner.practice,
        client=client,
        kind="email",
        value=email,
        may_remind=True,
        may_message=True,
        agreed_at=LONG_AGO,
    )
    Profile.objects.create(practice=practitioner.practice, client=client)
    return client


def make_engagement(client: Client, kind: str = "advice", stage: str = Stage.ACTIVE) -> Engagement:
    assert client.practitioner is not None
    return Engagement.objects.create(
        practice=client.practice,
        client=client,
        practitioner=client.practitioner,
        kind=kind,
        stage=stage,
        opened_at=LONG_AGO,
    )


def make_near(client: Client, name: str, *pages: str, portal: bool = True, **also: object) -> CirclePerson:
    """Somebody around a client, to whom these pages are open; with a sign-in of their own."""
    email = f"{name.lower().replace(' ', '.')}@near.example"
    fields: dict[str, object] = {"email": email, "kind": "relative"}
    if portal and "account" not in also:
        fields["account"] = make_account(email)
    person = CirclePerson.objects.create(
        practice=client.practice, client=client, name=name, **(fields | also)
    )
    for page in pages:
        CirclePage.objects.create(
            practice=client.practice, client=client, person=person, page=page, allowed_at=LONG_AGO
        )
    return person


@dataclass
class Cast:
    """Everybody, as rows and as actors."""

    practice: Practice
    room: Room
    anna: Member
    mikko: Member
    chie: Member
    vera: Client
    oskar: Client
    advice: Engagement
    delivery: Engagement
    elsewhere: Practice
    stranger: Member
    strangers_client: Client

    def actor(self, who: Member | Client | CirclePerson) -> Actor:
        if isinstance(who, CirclePerson):
            return actor_for_circle(who)
        return actor_for_member(who) if isinstance(who, Member) else actor_for_client(who)

    def browser(self, who: Member | Client | CirclePerson) -> Browser:
        """A test browser in which this person is signed in and seated."""
        browser = Browser()
        assert who.account is not None
        browser.force_login(who.account)
        session = browser.session
        session["seat"] = f"{SEATS[type(who)]}:{who.pk}"
        session.save()
        return browser


@pytest.fixture
def cast(db: None) -> Cast:
    practice, elsewhere = make_practice("riverside"), make_practice("elsewhere")
    anna, mikko = make_member(practice, "Anna", Role.OWNER), make_member(practice, "Mikko")
    chie, stranger = (
        make_member(practice, "Chie", Role.COORDINATOR),
        make_member(elsewhere, "Stranger", Role.OWNER),
    )
    vera, oskar = make_client(anna, "Vera Example"), make_client(mikko, "Oskar Example")
    return Cast(
        practice=practice,
        room=Room.objects.create(practice=practice, name="Blue room"),
        anna=anna,
        mikko=mikko,
        chie=chie,
        vera=vera,
        oskar=oskar,
        advice=make_engagement(vera),
        delivery=make_engagement(oskar, "delivery"),
        elsewhere=elsewhere,
        stranger=stranger,
        strangers_client=make_client(stranger, "Somebody Else"),
    )
