"""Break-glass: with a reason, for some hours, never quietly; and only for who runs the practice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.clients.actions import write_request
from alongside.clients.models import BreakGlass, Client
from alongside.clients.queries import readable_clients, with_opened
from alongside.notices.models import Notice
from alongside.practice.models import Member
from alongside.trail.actors import Role
from alongside.trail.models import Event
from tests.cast import Cast, make_member

pytestmark = pytest.mark.django_db
WORDS = "The fear comes at night"
WHY = "He wrote that he is in danger and Anna cannot be reached"


@pytest.fixture
def client(cast: Cast) -> Client:
    write_request(cast.actor(cast.mikko), client_id=cast.oskar.pk, words=WORDS)
    return cast.oskar


@pytest.fixture
def manager(cast: Cast) -> Member:
    return make_member(cast.practice, "Rauha", Role.MANAGER)


def _open(cast: Cast, client: Client, who: Member, **sent: str) -> int:
    sent = {"words": WHY, "hours": "1", **sent}
    answer = cast.browser(who).post(reverse("desk:in_need", args=[client.pk]), sent)
    return answer.status_code


def _reads(cast: Cast, client: Client, who: Member) -> bool:
    page = cast.browser(who).get(reverse("desk:client", args=[client.pk]))
    return WORDS in page.content.decode()


def test_who_runs_the_practice_reads_after_saying_why_and_not_for_longer(
    cast: Cast, client: Client, manager: Member
) -> None:
    for who in (manager, cast.anna):
        assert not _reads(cast, client, who)
        assert _open(cast, client, who) == 302
        assert _reads(cast, client, who)
    BreakGlass.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert not _reads(cast, client, manager)
    assert not _reads(cast, client, cast.anna)


def test_it_opens_this_client_only(cast: Cast, client: Client, manager: Member) -> None:
    _open(cast, client, manager)
    actor = with_opened(cast.actor(manager), timezone.now())
    assert list(readable_clients(actor)) == [client]


def test_everybody_whom_it_concerns_is_told_at_once(cast: Cast, client: Client, manager: Member) -> None:
    _open(cast, client, manager)
    told = set(Notice.objects.filter(kind__startswith="glass.").values_list("kind", "email"))
    here = {("glass.broken_here", each.email) for each in (cast.anna, cast.mikko)}
    assert told == here | {("glass.broken", "oskar.example@client.example")}
    page = cast.browser(client).get(reverse("portal:my_words")).content.decode()
    assert WHY in page and manager.name in page
    assert Event.objects.get(verb="glass.broken", client_id=client.pk).facts == {"hours": 1}


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.COORDINATOR, Role.BOOKKEEPER, Role.SUPERVISOR])
def test_nobody_else_may(cast: Cast, client: Client, role: Role) -> None:
    assert _open(cast, client, make_member(cast.practice, "Somebody", role)) == 404
    assert not BreakGlass.objects.exists()


def test_it_needs_a_reason_and_hours_that_are_offered(cast: Cast, client: Client, manager: Member) -> None:
    assert _open(cast, client, manager, words="  ") == 422
    assert _open(cast, client, manager, hours="900") == 422
    assert not BreakGlass.objects.exists()


def test_it_is_closed_by_hand_once(cast: Cast, client: Client, manager: Member) -> None:
    _open(cast, client, manager)
    browser, address = cast.browser(manager), reverse("desk:in_need_close", args=[client.pk])
    assert browser.post(address).status_code == 302
    assert not _reads(cast, client, manager)
    assert browser.post(address).status_code == 404


def test_where_nothing_is_open_no_page_asks_for_it(cast: Cast, manager: Member) -> None:
    with CaptureQueriesContext(connection) as asked:
        cast.browser(manager).get(reverse("desk:today"))
    assert not [each["sql"] for each in asked.captured_queries if "breakglass" in each["sql"]]
