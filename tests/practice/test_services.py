"""What the practice offers: kept by who runs it, in its order, in several languages."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from alongside.frame.models import PlaceKind
from alongside.lib.errors import NotYours, Refused
from alongside.practice import service_actions
from alongside.practice.models import Service, ServiceMember
from alongside.practice.service_actions import Offered, keep_service, move_service, use_service
from alongside.practice.service_queries import (
    about_of,
    all_services,
    name_of,
    offered_by,
    service,
    services,
    services_of_member,
)
from alongside.trail.models import Event
from tests.cast import Cast, make_member

TALK = Offered(names={"en": "Talk", "fi": "Keskustelu"}, minutes=50, fee=Decimal(80))


def keep(cast: Cast, name: str = "Talk", **also: Any) -> Service:
    return keep_service(cast.actor(cast.anna), replace(TALK, names={"en": name}, **also))


def test_a_service_is_added_and_changed(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    made = keep_service(anna, TALK)
    more = Offered(
        names={"en": " Long talk ", "ja": "  "},
        about={"en": "Twice as long."},
        minutes=100,
        before_minutes=5,
        after_minutes=10,
        place_kinds=["video", "room"],
        capacity=2,
        fee=None,
        booking="approved",
        is_for_newcomers=True,
        members=[cast.mikko.pk],
    )
    keep_service(anna, more, service_id=made.pk)
    row = service(cast.actor(cast.chie), made.pk)
    assert (row.names, row.about, row.minutes) == ({"en": "Long talk"}, {"en": "Twice as long."}, 100)
    assert (row.before_minutes, row.after_minutes, row.capacity) == (5, 10, 2)
    assert (row.place_kinds, row.fee, row.booking) == (["room", "video"], None, "approved")
    assert (row.is_for_newcomers, offered_by(row)) == (True, [cast.mikko])
    assert Service.objects.count() == 1
    told = Event.objects.filter(verb="service.kept").order_by("at")
    assert [event.facts["is_new"] for event in told] == [True, False]


def test_the_places_are_those_of_the_agreement() -> None:
    assert set(service_actions.PLACES) == set(PlaceKind.values)


@pytest.mark.parametrize(
    ("also", "code", "field"),
    [
        ({"names": {"fi": "Keskustelu"}}, "no_name", "name_en"),
        ({"names": {"en": "  "}}, "no_name", "name_en"),
        ({"names": {"en": "x" * 121}}, "too_long", "name_en"),
        ({"about": {"ru": "x" * 501}}, "too_long", "about_ru"),
        ({"minutes": 0}, "out_of_range", "minutes"),
        ({"minutes": 721}, "out_of_range", "minutes"),
        ({"before_minutes": -1}, "out_of_range", "before_minutes"),
        ({"after_minutes": 241}, "out_of_range", "after_minutes"),
        ({"capacity": 0}, "out_of_range", "capacity"),
        ({"fee": Decimal(-1)}, "out_of_range", "fee"),
        ({"fee": Decimal(10) ** 8}, "out_of_range", "fee"),
        ({"place_kinds": ["moon"]}, "unknown_place", "place_kinds"),
        ({"booking": "never"}, "unknown_booking", "booking"),
    ],
)
def test_a_service_that_makes_no_sense_is_refused(
    cast: Cast, also: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refused) as no:
        keep_service(cast.actor(cast.anna), replace(TALK, **also))
    assert (no.value.code, no.value.field) == (code, field)
    assert not Service.objects.exists()
    assert not Event.objects.filter(verb="service.kept").exists()


def test_whose_services_and_whose_people(cast: Cast) -> None:
    made = keep(cast)
    for who in (cast.mikko, cast.chie, cast.vera):
        with pytest.raises(NotYours):
            keep_service(cast.actor(who), TALK)
        with pytest.raises(NotYours):
            use_service(cast.actor(who), made.pk, is_in_use=False)
        with pytest.raises(NotYours):
            move_service(cast.actor(who), made.pk, up=True)
    stranger = cast.actor(cast.stranger)
    with pytest.raises(NotYours):
        keep_service(stranger, TALK, service_id=made.pk)
    with pytest.raises(NotYours):
        use_service(stranger, made.pk, is_in_use=False)
    with pytest.raises(NotYours):
        move_service(stranger, made.pk, up=True)
    for wrong in (cast.stranger.pk, cast.chie.pk):
        with pytest.raises(NotYours):
            keep(cast, members=[cast.mikko.pk, wrong])
    assert (Service.objects.count(), ServiceMember.objects.count()) == (1, 0)
    with pytest.raises(NotYours):
        all_services(cast.actor(cast.vera))


def names(rows: list[Service]) -> list[str]:
    return [row.names["en"] for row in rows]


def test_services_are_ordered(cast: Cast) -> None:
    first, _second, third = keep(cast, "A"), keep(cast, "B"), keep(cast, "C")
    anna = cast.actor(cast.anna)
    move_service(anna, third.pk, up=True)
    assert names(all_services(anna)) == ["A", "C", "B"]
    move_service(anna, first.pk, up=False)
    assert names(all_services(anna)) == ["C", "A", "B"]
    move_service(anna, third.pk, up=True)
    assert names(all_services(anna)) == ["C", "A", "B"]
    keep(cast, "D")
    assert names(all_services(anna)) == ["C", "A", "B", "D"]


def test_what_is_out_of_use_is_not_offered(cast: Cast) -> None:
    made = keep(cast)
    anna = cast.actor(cast.anna)
    use_service(anna, made.pk, is_in_use=False)
    use_service(anna, made.pk, is_in_use=False)
    assert (services(cast.practice), services_of_member(cast.anna)) == ([], [])
    assert names(all_services(anna)) == ["Talk"]
    assert Event.objects.filter(verb="service.used").count() == 1
    use_service(anna, made.pk, is_in_use=True)
    assert names(services(cast.practice)) == ["Talk"]


def test_what_newcomers_may_book_or_ask_for(cast: Cast) -> None:
    keep(cast, "Not for them", booking="open")
    keep(cast, "Ours to book", is_for_newcomers=True)
    keep(cast, "Open", booking="open", is_for_newcomers=True)
    keep(cast, "Write", booking="contact", is_for_newcomers=True)
    assert names(services(cast.practice, for_newcomers=True)) == ["Open", "Write"]
    assert services(cast.elsewhere) == []


def test_what_a_member_offers(cast: Cast) -> None:
    keep(cast, "All")
    keep(cast, "Both", members=[cast.anna.pk, cast.mikko.pk])
    keep(cast, "Anna only", members=[cast.anna.pk])
    assert names(services_of_member(cast.anna)) == ["All", "Both", "Anna only"]
    assert names(services_of_member(cast.mikko)) == ["All", "Both"]
    assert services_of_member(cast.chie) == services_of_member(cast.stranger) == []


def test_who_has_left_offers_nothing(cast: Cast) -> None:
    gone = make_member(cast.practice, "Gone")
    made = keep(cast, members=[gone.pk, cast.mikko.pk])
    gone.status = "left"
    gone.save()
    assert offered_by(service(cast.actor(cast.anna), made.pk)) == [cast.mikko]


def test_words_fall_back_to_the_practices_language(cast: Cast) -> None:
    made = keep_service(cast.actor(cast.anna), replace(TALK, about={"en": "We talk."}))
    assert [name_of(made, code, "en") for code in ("fi", "ja")] == ["Keskustelu", "Talk"]
    assert (about_of(made, "ja", "en"), about_of(keep(cast), "ja", "en")) == ("We talk.", "")
    assert name_of(made, "ja", "ru") == "Talk"


def test_lists_ask_few_questions(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(10):
        keep(cast, str(number), members=[cast.anna.pk, cast.mikko.pk])
    with django_assert_num_queries(2):
        assert [len(offered_by(row)) for row in services(cast.practice)] == [2] * 10
    with django_assert_num_queries(2):
        assert len(services_of_member(cast.mikko)) == 10
