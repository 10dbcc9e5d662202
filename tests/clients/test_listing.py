"""The list of clients: pages, filters, search, and how many questions it asks."""

import pytest

from alongside.clients.listing import ON_A_PAGE, find_clients, list_clients
from alongside.clients.models import Client
from alongside.lib.texts import search_key
from tests.cast import Cast


def make_many(cast: Cast, count: int, **also: object) -> None:
    Client.objects.bulk_create(
        Client(
            practice=cast.practice,
            practitioner=cast.anna,
            name=f"Number {n:03}",
            search_name=search_key(f"Number {n:03}"),
            timezone="UTC",
            **also,
        )
        for n in range(count)
    )


def names(page) -> list[str]:
    return [line.name for line in page.lines]


def test_pages_follow_each_other_by_name(cast: Cast) -> None:
    make_many(cast, 2 * ON_A_PAGE)
    anna = cast.actor(cast.anna)
    pages = [list_clients(anna, show="active", number=n) for n in (1, 2, 3)]
    assert [len(page.lines) for page in pages] == [ON_A_PAGE, ON_A_PAGE, 2]
    assert [page.last for page in pages] == [3, 3, 3]
    assert [page.has_next for page in pages] == [True, True, False]
    everyone = [name for page in pages for name in names(page)]
    assert everyone == sorted(everyone)
    assert len(set(everyone)) == 2 * ON_A_PAGE + 2


@pytest.mark.parametrize("number", [0, -5, 1, 2, 999999])
def test_a_number_outside_gives_the_nearest_page(cast: Cast, number: int) -> None:
    assert names(list_clients(cast.actor(cast.anna), show="active", number=number)) == [
        "Oskar Example",
        "Vera Example",
    ]


@pytest.mark.parametrize("count", [25, 26, 75, 99, 103])
def test_every_page_holds_its_part_of_the_list(cast: Cast, count: int) -> None:
    make_many(cast, count)
    actor = cast.actor(cast.anna)
    last = list_clients(actor, show="active").last
    assert last is not None
    pages = [list_clients(actor, show="active", number=number) for number in range(1, last + 1)]
    everybody = Client.objects.filter(practice=cast.practice, status="active").order_by("search_name", "pk")
    assert [name for page in pages for name in names(page)] == [each.name for each in everybody]
    assert [len(page.lines) for page in pages[:-1]] == [25] * (last - 1)
    assert [page.has_next for page in pages] == [True] * (last - 1) + [False]


def test_each_status_has_its_own_list(cast: Cast) -> None:
    make_many(cast, 2, status="newcomer")
    anna = cast.actor(cast.anna)
    shown = {show: len(list_clients(anna, show=show).lines) for show in ("active", "newcomer", "ended")}
    assert shown == {"active": 2, "newcomer": 2, "ended": 0}


def test_mine_are_those_i_am_responsible_for(cast: Cast) -> None:
    anna, mikko, chie = (cast.actor(who) for who in (cast.anna, cast.mikko, cast.chie))
    assert names(list_clients(anna, show="active", is_mine=True)) == ["Vera Example"]
    assert names(list_clients(mikko, show="active")) == ["Oskar Example"]
    assert names(list_clients(chie, show="active")) == ["Oskar Example", "Vera Example"]


@pytest.mark.parametrize("text", ["ver", "VERA", "example", "a exa", "  vera   example "])
def test_a_part_of_the_name_is_enough(cast: Cast, text: str) -> None:
    assert "Vera Example" in names(find_clients(cast.actor(cast.anna), text=text))


@pytest.mark.parametrize("text", ["%", "_", "vera%", "\\", "'"])
def test_signs_of_the_database_mean_nothing(cast: Cast, text: str) -> None:
    assert names(find_clients(cast.actor(cast.anna), text=text)) == []


def test_a_search_looks_at_every_status_and_pages_without_counting(cast: Cast) -> None:
    make_many(cast, ON_A_PAGE + 1, status="archived")
    anna = cast.actor(cast.anna)
    first, second = (find_clients(anna, text="number", number=n) for n in (1, 2))
    assert (len(first.lines), first.has_next, first.last) == (ON_A_PAGE, True, None)
    assert (len(second.lines), second.has_next) == (1, False)


def test_as_many_questions_at_one_row_as_at_thirty(cast: Cast, django_assert_num_queries) -> None:
    anna = cast.actor(cast.anna)
    for _ in range(2):
        with django_assert_num_queries(2):
            list_clients(anna, show="active")
        with django_assert_num_queries(1):
            find_clients(anna, text="e")
        make_many(cast, 30)
