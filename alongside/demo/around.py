"""People around clients who read along in the demo: a sister with times and goals, a sponsor with invoices. All invented."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from alongside.clients import verbs
from alongside.clients.models import CircleKind, CirclePage, CirclePerson
from alongside.demo import work
from alongside.demo.builder import Builder
from alongside.demo.people import Company, add_account
from alongside.trail.actors import Actor, Kind

AGO = timedelta(days=45)
# Whose, and who: their address, the pages that are open to them.
Whose = tuple[tuple[str, str], str, str, tuple[str, ...]]
SISTER: Whose = (("en", "trains"), "Hattie Marlow", "hattie@people.example", ("times", "goals"))
SPONSOR: Whose = (("en", "team"), "Larkfield Studio", "accounts@larkfield.example", ("money",))


def build_around(builder: Builder, companies: Mapping[tuple[str, str], Company]) -> None:
    """Call it when all clients are there."""
    at = builder.now - AGO
    story, name, email, pages = SISTER
    sister = next(
        each
        for each in builder.rows[CirclePerson]
        if isinstance(each, CirclePerson) and each.name == name and each.client == companies[story].client
    )
    _let_in(companies[story], sister, email, pages, at)
    story, name, email, pages = SPONSOR
    kind = CircleKind.COLLEAGUE
    sponsor = work.put_near(companies[story], at, name=name, kind=kind, relation="employer, who pays")
    _let_in(companies[story], sponsor, email, pages, at)


def _let_in(company: Company, person: CirclePerson, email: str, pages: tuple[str, ...], at: datetime) -> None:
    """The client opens these pages, sends the letter, and they come in the same evening."""
    builder, client = company.builder, company.client
    person.email, person.invited_at = email, at
    person.account = add_account(builder, email, client.language, at)
    about: dict[str, Any] = {"subject": person, "client_id": client.pk}
    for page in pages:
        row = CirclePage(practice=client.practice, client=client, person=person, page=page, allowed_at=at)
        builder.add(row)
        builder.tell(company.theirs, verbs.CIRCLE_PAGE_ALLOWED, at=at, page=page, **about)
    builder.tell(company.theirs, verbs.CIRCLE_INVITED, at=at, **about)
    reader = Actor(Kind.CIRCLE, client.practice_id, person.pk)
    builder.tell(reader, verbs.CIRCLE_JOINED, at=at + timedelta(hours=7), **about)
