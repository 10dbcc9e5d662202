"""Which pages somebody around a client may open, who widens and who narrows, and their way in (N01)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.clients import actions, circle_pages, circle_queries, joining, queries
from alongside.clients.actions import circle_pages as pages
from alongside.clients.actions.details import Near
from alongside.clients.models import CirclePage, CirclePerson
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Account, Key
from alongside.trail.actors import Actor, Kind
from alongside.trail.models import Event
from tests.cast import Cast, make_account, make_client, make_near


def choose(cast: Cast, person: CirclePerson, *wanted: str, who: str = "vera") -> None:
    actor = cast.actor(getattr(cast, who))
    pages.choose_pages(actor, client_id=cast.vera.pk, person_id=person.pk, pages=wanted)


def open_pages(person: CirclePerson) -> set[str]:
    return set(CirclePage.objects.filter(person=person).values_list("page", flat=True))


def told(verb: str) -> list[dict[str, object]]:
    return list(Event.objects.filter(verb=verb).order_by("pk").values_list("facts", flat=True))


def secret() -> str:
    letter = Notice.objects.filter(kind="circle.invited").order_by("due_at", "pk").last()
    assert letter is not None
    return str(letter.facts["secret"])


# arithmetic


def test_suggestions_are_pages_and_every_kind_has_some() -> None:
    assert set(circle_pages.SUGGESTED) == {"relative", "friend", "network", "colleague", "guardian"}
    assert {each for some in circle_pages.SUGGESTED.values() for each in some} <= set(circle_pages.PAGES)


@pytest.mark.parametrize(
    ("may_know", "opened", "expected"),
    [
        ("nothing", (), []),
        ("nothing", ("money", "goals"), ["goals", "money"]),
        ("times", (), ["times"]),
        ("progress", ("card",), ["times", "card", "progress"]),
        ("agreed", (), list(circle_pages.TOPICS)),
    ],
)
def test_what_may_be_told_is_what_was_said_and_what_lies_open(
    may_know: str, opened: tuple[str, ...], expected: list[str]
) -> None:
    assert circle_pages.may_be_told(may_know, opened) == expected


def test_what_goes_beyond_is_named() -> None:
    assert circle_pages.beyond(["times", "goals", "gossip"], "times", []) == ["goals", "gossip"]
    assert circle_pages.beyond(["times"], "progress", []) == []


# choosing


def test_the_client_opens_and_closes_page_by_page(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria")
    choose(cast, maria, "times", "goals")
    assert open_pages(maria) == {"times", "goals"}
    choose(cast, maria, "goals", "card")
    assert open_pages(maria) == {"goals", "card"}
    assert told("circle.page_allowed") == [{"page": "times"}, {"page": "goals"}, {"page": "card"}]
    assert told("circle.page_revoked") == [{"page": "times"}]


def test_a_member_narrows_and_never_widens(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", "goals")
    choose(cast, maria, "times", who="anna")
    assert open_pages(maria) == {"times"}
    with pytest.raises(NotYours):
        choose(cast, maria, "times", "money", who="anna")
    assert open_pages(maria) == {"times"}


@pytest.mark.parametrize("who", ["oskar", "mikko", "chie", "stranger"])
def test_nobody_else_opens_or_closes_anything(cast: Cast, who: str) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    for act in (pages.take_back_all, pages.invite_to_circle):
        with pytest.raises(NotYours):
            act(cast.actor(getattr(cast, who)), client_id=cast.vera.pk, person_id=maria.pk)
    with pytest.raises(NotYours):
        choose(cast, maria, who=who)
    assert open_pages(maria) == {"times"}


def test_somebody_of_the_circle_opens_nothing_for_themselves(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    with pytest.raises(NotYours):
        pages.choose_pages(
            cast.actor(maria), client_id=cast.vera.pk, person_id=maria.pk, pages=["times", "money"]
        )
    with pytest.raises(NotYours):
        actions.change_in_circle(
            cast.actor(maria),
            client_id=cast.vera.pk,
            person_id=maria.pk,
            person=Near("Me", may_know="agreed"),
        )


def test_a_page_that_there_is_not_is_refused(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria")
    with pytest.raises(Refused) as no:
        choose(cast, maria, "notes")
    assert (no.value.code, no.value.field) == ("page_unknown", "pages")


def test_taking_back_everything_is_one_press(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", "goals", may_know="progress", agreed_at=timezone.now())
    account = maria.account_id
    pages.take_back_all(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    maria.refresh_from_db()
    assert (open_pages(maria), maria.account_id, maria.may_know, maria.agreed_at) == (
        set(),
        None,
        "nothing",
        None,
    )
    assert not Account.objects.filter(pk=account).exists()
    assert told("circle.page_revoked") == [{"page": "times"}, {"page": "goals"}]
    assert told("circle.changed") == [{"change": "taken_back"}]


def test_taking_back_leaves_an_account_that_leads_elsewhere(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", account=cast.oskar.account)
    pages.take_back_all(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    assert Account.objects.filter(pk=cast.oskar.account_id).exists()


# the way in


def test_an_invitation_makes_an_account_of_their_own(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", portal=False, language="fi")
    pages.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    letter = Notice.objects.get(kind="circle.invited")
    assert (letter.email, letter.language, letter.client_id) == ("maria@near.example", "fi", cast.vera.pk)
    account, person = joining.join_circle(secret())
    assert (account.email, account.language, person.account_id) == ("maria@near.example", "fi", account.pk)
    assert [each.pk for each in queries.circle_seats(account.pk)] == [maria.pk]
    joined = Event.objects.get(verb="circle.joined")
    assert (joined.actor_kind, joined.actor_id, joined.client_id) == ("circle", maria.pk, cast.vera.pk)
    with pytest.raises(NotYours):
        joining.join_circle(secret())


def test_an_address_that_is_known_keeps_its_account_and_gets_one_more_seat(cast: Cast) -> None:
    account = make_account("maria@near.example")
    maria = make_near(cast.vera, "Maria", "times", portal=False)
    again = make_near(cast.oskar, "Maria", "money", account=account)
    pages.invite_to_circle(cast.actor(cast.anna), client_id=cast.vera.pk, person_id=maria.pk)
    assert joining.join_circle(secret())[0] == account
    assert {each.pk for each in queries.circle_seats(account.pk)} == {maria.pk, again.pk}


@pytest.mark.parametrize(
    ("also", "opened", "code"),
    [
        ({"email": ""}, ("times",), "no_email"),
        ({}, (), "no_page"),
        ({"invited_at": timezone.now()}, ("times",), "invited_just_now"),
    ],
)
def test_an_invitation_is_refused(
    cast: Cast, also: dict[str, object], opened: tuple[str, ...], code: str
) -> None:
    maria = make_near(cast.vera, "Maria", *opened, portal=False, **also)
    with pytest.raises(Refused) as no:
        pages.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    assert no.value.code == code
    assert not Notice.objects.filter(kind="circle.invited").exists()


def test_who_has_come_in_is_not_invited_again(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    with pytest.raises(Refused, match="joined_already"):
        pages.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)


def test_a_link_is_dead_once_everything_was_taken_back(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", portal=False)
    pages.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    pages.take_back_all(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    assert Notice.objects.get(kind="circle.invited").status == "dropped"
    with pytest.raises(NotYours):
        joining.join_circle(secret())


def test_a_link_is_dead_after_fourteen_days(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times", portal=False)
    pages.invite_to_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    Key.objects.filter(purpose="circle").update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotYours):
        joining.join_circle(secret())


def test_another_address_is_another_reader_and_closes_the_way_in(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    actions.change_in_circle(
        cast.actor(cast.vera),
        client_id=cast.vera.pk,
        person_id=maria.pk,
        person=Near("Maria", email="other@near.example"),
    )
    maria.refresh_from_db()
    assert (maria.account_id, open_pages(maria)) == (None, {"times"})


def test_a_letter_of_the_address_is_no_other_address(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    actions.change_in_circle(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        person_id=maria.pk,
        person=Near("Maria Berg", email="Maria@near.example"),
    )
    maria.refresh_from_db()
    assert maria.account_id is not None


def test_who_is_taken_out_of_the_circle_loses_the_way_in(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    account = maria.account_id
    actions.remove_from_circle(cast.actor(cast.vera), client_id=cast.vera.pk, person_id=maria.pk)
    assert not Account.objects.filter(pk=account).exists()


# eyes


def test_the_eyes_of_the_client_open_one_page_only(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    eyes = queries.eyes_of_client(cast.actor(maria), "times")
    assert (eyes.kind, eyes.id, eyes.account_id) == (Kind.CLIENT, cast.vera.pk, None)
    for page in set(circle_pages.PAGES) - {"times"}:
        with pytest.raises(NotYours):
            queries.eyes_of_client(cast.actor(maria), page)


@pytest.mark.parametrize("who", ["anna", "vera", "stranger"])
def test_nobody_else_has_the_eyes_of_a_client(cast: Cast, who: str) -> None:
    make_near(cast.vera, "Maria", "times")
    with pytest.raises(NotYours):
        queries.eyes_of_client(cast.actor(getattr(cast, who)), "times")


def test_eyes_close_with_the_page_the_account_the_practice_and_the_client(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria", "times")
    actor = cast.actor(maria)
    elsewhere = Actor(Kind.CIRCLE, cast.elsewhere.pk, maria.pk, account_id=maria.account_id)
    for wrong in (elsewhere, Actor(Kind.CIRCLE, cast.practice.pk, maria.pk)):
        with pytest.raises(NotYours):
            queries.eyes_of_client(wrong, "times")
    type(cast.vera).objects.filter(pk=cast.vera.pk).update(status="merged")
    with pytest.raises(NotYours):
        queries.eyes_of_client(actor, "times")


def test_by_themselves_they_see_no_client(cast: Cast) -> None:
    actor = cast.actor(make_near(cast.vera, "Maria", *circle_pages.PAGES))
    assert not queries.visible_clients(actor).exists()
    assert not queries.readable_clients(actor).exists()
    assert circle_queries.open_to(actor).pages == list(circle_pages.PAGES)


def test_no_page_no_seat(cast: Cast) -> None:
    maria = make_near(cast.vera, "Maria")
    assert maria.account_id is not None
    assert list(queries.circle_seats(maria.account_id)) == []
    with pytest.raises(NotYours):
        circle_queries.open_to(cast.actor(maria))


def test_the_client_sees_who_of_the_circle_looked(cast: Cast) -> None:
    from alongside.clients.openings import openings

    maria = make_near(cast.vera, "Maria", "times")
    actions.open_file(cast.actor(maria), cast.vera)
    actions.open_file(cast.actor(cast.anna), cast.vera)
    found = [(each.name, each.is_circle) for each in openings(cast.actor(cast.vera), cast.vera.pk)]
    assert found == [("Anna", False), ("Maria", True)]
    maria.delete()
    assert openings(cast.actor(cast.vera), cast.vera.pk)[1].name == ""


@pytest.mark.parametrize("who", ["oskar", "mikko", "chie", "stranger"])
def test_running_a_practice_is_no_reason_to_name_people(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.add_to_circle(cast.actor(getattr(cast, who)), client_id=cast.vera.pk, person=Near("x"))
    assert not CirclePerson.objects.exists()


def test_a_circle_has_its_end(cast: Cast) -> None:
    other = make_client(cast.anna, "Full House")
    CirclePerson.objects.bulk_create(
        CirclePerson(practice=cast.practice, client=other, name=str(n), kind="friend") for n in range(60)
    )
    with pytest.raises(Refused, match="too_many"):
        actions.add_to_circle(cast.actor(other), client_id=other.pk, person=Near("One more"))
