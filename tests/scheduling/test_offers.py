"""A time is offered in turn, kept, answered once, and goes on to the next."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.clients.models import Client, ContactPoint
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice, NoticeStatus
from alongside.practice.models import Practice
from alongside.scheduling.actions import book_appointment, cancel_appointment, move_rows
from alongside.scheduling.actions.answering import accept_offer, decline_offer, make_offer_key, withdraw_offer
from alongside.scheduling.actions.keeping import erase_client
from alongside.scheduling.actions.offers import expire_offers, offer_freed_times, offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish, change_wish, withdraw_wish
from alongside.scheduling.models import Appointment, BookingRules, Hold, Occupied, Offer, Wish, WorkingHours
from alongside.scheduling.queries.keeping import export_client
from alongside.scheduling.queries.waiting import freed_times, holder_of_offer, suggestions, wish
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_engagement

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)  # a Monday
TUESDAY = datetime(2026, 2, 3, 12, tzinfo=UTC)  # 14:00 in Helsinki


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def wait(cast: Cast, client: Client | None = None, **wished: object) -> Wish:
    return add_wish(cast.actor(cast.chie), client_id=(client or cast.vera).pk, wished=Wished(**wished))


def offer(cast: Cast, **also: object) -> Offer:
    wanted = {"member_id": cast.anna.pk, "starts_at": TUESDAY, "minutes": 50}
    return offer_time(cast.actor(cast.anna), **(wanted | also))


def statuses() -> list[str]:
    return list(Offer.objects.order_by("pk").values_list("status", flat=True))


# Wishes


def test_a_client_asks_for_a_place_on_the_list_but_cannot_say_it_is_urgent(cast: Cast) -> None:
    vera = cast.actor(cast.vera)
    row = add_wish(
        vera, client_id=cast.vera.pk, wished=Wished(weekdays=[3, 1, 1], words="Evenings", is_urgent=True)
    )
    assert (row.weekdays, row.words, row.is_urgent, row.asked_by) == ([1, 3], "Evenings", False, "client")
    assert Event.objects.get(verb="wish.added").facts == {"by": "client", "is_urgent": False}


@pytest.mark.parametrize(
    ("wished", "code"),
    [
        (Wished(from_time=time(10), to_time=time(10)), "order"),
        (Wished(earliest_on=NOW.date(), latest_on=NOW.date() - timedelta(days=1)), "dates"),
        (Wished(minutes=0), "length"),
        (Wished(place_kind="moon"), "unknown_place"),
        (Wished(language="xx"), "unknown_language"),
        (Wished(weekdays=[7]), "weekdays"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(cast: Cast, wished: Wished, code: str) -> None:
    with pytest.raises(Refused) as no:
        add_wish(cast.actor(cast.anna), client_id=cast.vera.pk, wished=wished)
    assert (no.value.code, Wish.objects.count()) == (code, 0)


def test_nobody_waits_for_more_than_five_things(cast: Cast) -> None:
    for _ in range(5):
        wait(cast)
    with pytest.raises(Refused, match="many"):
        wait(cast)
    assert Wish.objects.count() == 5


def test_somebody_elses_client_member_and_wish_are_not_there(cast: Cast) -> None:
    row = wait(cast)
    with pytest.raises(NotYours):
        add_wish(cast.actor(cast.mikko), client_id=cast.vera.pk, wished=Wished())
    with pytest.raises(NotYours):
        add_wish(cast.actor(cast.oskar), client_id=cast.vera.pk, wished=Wished())
    with pytest.raises(NotYours):
        add_wish(cast.actor(cast.anna), client_id=cast.vera.pk, wished=Wished(member_id=cast.stranger.pk))
    for who in (cast.oskar, cast.stranger, cast.mikko):
        with pytest.raises(NotYours):
            withdraw_wish(cast.actor(who), wish_id=row.pk)
    assert list(Wish.objects.values_list("status", flat=True)) == ["waiting"]


def test_changing_a_wish_keeps_its_place_and_words_that_one_may_not_read(cast: Cast) -> None:
    row = add_wish(cast.actor(cast.vera), client_id=cast.vera.pk, wished=Wished(words="Shifts"))
    changed = change_wish(cast.actor(cast.chie), wish_id=row.pk, wished=Wished(weekdays=[4], words="Lost"))
    assert (changed.weekdays, changed.words, changed.asked_at) == ([4], "Shifts", row.asked_at)
    change_wish(cast.actor(cast.anna), wish_id=row.pk, wished=Wished(words="Nights", is_urgent=True))
    row.refresh_from_db()
    assert (row.words, row.is_urgent) == ("Nights", True)


def test_a_withdrawn_wish_takes_its_offer_along_and_frees_the_time(cast: Cast) -> None:
    row = wait(cast)
    offer(cast)
    withdraw_wish(cast.actor(cast.vera), wish_id=row.pk)
    assert (statuses(), Hold.objects.count(), Occupied.objects.count()) == (["withdrawn"], 0, 0)
    assert Notice.objects.get(kind="offer.made").status == NoticeStatus.DROPPED
    with pytest.raises(Refused, match="not_waiting"):
        withdraw_wish(cast.actor(cast.vera), wish_id=row.pk)


# Offers


def test_an_offer_keeps_the_time_and_tells_one_person(cast: Cast) -> None:
    row = wait(cast)
    made = offer(cast, room_id=cast.room.pk, place_kind="room")
    assert (made.wish, made.client, made.room) == (row, cast.vera, cast.room)
    assert made.expires_at == NOW + timedelta(hours=24)
    taken = Occupied.objects.values_list("resource_id", "starts_at", "ends_at", "expires_at")
    end = TUESDAY + timedelta(minutes=50)
    assert set(taken) == {(pk, TUESDAY, end, made.expires_at) for pk in (cast.anna.pk, cast.room.pk)}
    letter = Notice.objects.get()
    assert (letter.kind, letter.email, letter.useless_after) == (
        "offer.made",
        "vera.example@client.example",
        made.expires_at,
    )
    assert Event.objects.get(verb="offer.made").facts == {
        "starts_at": TUESDAY.isoformat(),
        "minutes": 50,
        "by": "member",
    }


def test_the_members_own_minutes_are_kept_too(cast: Cast) -> None:
    BookingRules.objects.create(practice=cast.practice, after_minutes=10)
    wait(cast)
    offer(cast)
    assert Occupied.objects.get().ends_at == TUESDAY + timedelta(minutes=60)


def test_the_next_in_turn_gets_it(cast: Cast) -> None:
    with time_machine.travel(NOW - timedelta(days=3)):
        wait(cast, weekdays=[0])  # longest, but not on Tuesdays
    later = make_client(cast.anna, "Liisa Later")
    with time_machine.travel(NOW - timedelta(days=1)):
        wait(cast, later)
    urgent = make_client(cast.anna, "Ulla Urgent")
    wait(cast, urgent, is_urgent=True)
    assert offer(cast).client == urgent
    assert offer(cast, starts_at=TUESDAY + timedelta(hours=2)).client == later
    with pytest.raises(Refused, match="nobody"):
        offer(cast, starts_at=TUESDAY + timedelta(hours=4))
    assert Offer.objects.count() == 2


def test_a_practitioner_offers_only_to_clients_they_see(cast: Cast) -> None:
    wait(cast, cast.oskar)
    mikkos = {"member_id": cast.mikko.pk, "starts_at": TUESDAY, "minutes": 50}
    make_client(cast.mikko, "Mia Mikkos")
    hers = wait(cast)
    assert offer_time(cast.actor(cast.mikko), **mikkos).client == cast.oskar
    with pytest.raises(NotYours):
        offer_time(
            cast.actor(cast.mikko), **(mikkos | {"starts_at": TUESDAY + timedelta(hours=1)}), wish_id=hers.pk
        )
    with pytest.raises(NotYours):
        offer_time(cast.actor(cast.mikko), **(mikkos | {"member_id": cast.anna.pk}))


def test_what_cannot_be_offered(cast: Cast) -> None:
    row = wait(cast)
    book_appointment(
        cast.actor(cast.mikko),
        client_id=cast.oskar.pk,
        member_id=cast.mikko.pk,
        starts_at=TUESDAY,
        minutes=50,
        place_kind="room",
        room_id=cast.room.pk,
    )
    asked = [
        ({"starts_at": NOW + timedelta(hours=2)}, "too_near"),
        ({"starts_at": NOW - timedelta(hours=2)}, "past"),
        ({"minutes": 0}, "length"),
        ({"place_kind": "moon"}, "unknown_place"),
        ({"room_id": cast.room.pk, "place_kind": "room"}, "taken"),
    ]
    for wanted, code in asked:
        with pytest.raises(Refused) as no:
            offer(cast, **wanted)
        assert no.value.code == code
    book_appointment(
        cast.actor(cast.chie),
        client_id=cast.vera.pk,
        member_id=cast.mikko.pk,
        starts_at=TUESDAY + timedelta(hours=1),
    )
    with pytest.raises(Refused, match="client_taken"):
        offer(cast, starts_at=TUESDAY + timedelta(hours=1), wish_id=row.pk)
    with pytest.raises(Refused, match="nobody"):
        offer(cast, starts_at=TUESDAY + timedelta(hours=1))
    assert (Offer.objects.count(), Hold.objects.count()) == (0, 0)


def test_one_time_is_never_offered_twice_and_nobody_has_two_offers(cast: Cast) -> None:
    row, other = wait(cast), wait(cast, make_client(cast.anna, "Liisa Later"))
    offer(cast, wish_id=row.pk)
    with pytest.raises(Refused, match="taken"):
        offer(cast, wish_id=other.pk)
    with pytest.raises(Refused, match="taken"):
        offer(cast, wish_id=other.pk, starts_at=TUESDAY + timedelta(minutes=20))
    with pytest.raises(Refused, match="has_offer"):
        offer(cast, wish_id=row.pk, starts_at=TUESDAY + timedelta(hours=1))
    assert Offer.objects.count() == 1


def test_they_get_as_much_as_they_asked_for(cast: Cast) -> None:
    wait(cast, minutes=30)
    made = offer(cast, minutes=90)
    assert made.ends_at == TUESDAY + timedelta(minutes=30)


# Answers


def test_one_click_books_it(cast: Cast) -> None:
    row = wait(cast)
    made = offer(cast, room_id=cast.room.pk)
    holder = holder_of_offer(make_offer_key(made))
    new = accept_offer(holder, offer_id=made.pk)
    assert (new.client, new.member, new.room, new.starts_at) == (cast.vera, cast.anna, cast.room, TUESDAY)
    assert (new.engagement, new.booked_by, new.status) == (cast.advice, "link_holder", "planned")
    row.refresh_from_db()
    made.refresh_from_db()
    assert (row.status, made.status, made.appointment, made.hold) == ("booked", "accepted", new, None)
    assert set(Occupied.objects.values_list("resource_id", "appointment")) == {
        (pk, new.pk) for pk in (cast.vera.pk, cast.anna.pk, cast.room.pk)
    }
    kinds = set(Notice.objects.filter(status=NoticeStatus.WAITING).values_list("kind", flat=True))
    assert kinds == {"appointment.booked", "appointment.reminder", "offer.accepted"} - (
        {"appointment.reminder"} if timedelta(hours=24) >= TUESDAY - NOW else set()
    )
    with pytest.raises(Refused) as no:
        accept_offer(holder, offer_id=made.pk)
    assert (no.value.code, no.value.facts["status"]) == ("offer_over", "accepted")
    assert Appointment.objects.count() == 1


def test_the_practice_may_answer_for_them_and_nobody_else_may(cast: Cast) -> None:
    wait(cast)
    made = offer(cast)
    for who in (cast.oskar, cast.mikko, cast.stranger, cast.strangers_client):
        for answer in (accept_offer, decline_offer):
            with pytest.raises(NotYours):
                answer(cast.actor(who), offer_id=made.pk)
    assert (statuses(), Appointment.objects.count()) == (["open"], 0)
    assert accept_offer(cast.actor(cast.chie), offer_id=made.pk).booked_by == "member"
    assert not Notice.objects.filter(kind="offer.accepted").exists()


def test_no_second_meeting_without_an_agreement(cast: Cast) -> None:
    """A02: the offer stays open, so that they can agree first."""
    book_appointment(
        cast.actor(cast.anna),
        client_id=cast.vera.pk,
        member_id=cast.anna.pk,
        starts_at=TUESDAY + timedelta(days=1),
    )
    wait(cast)
    made = offer(cast)
    with pytest.raises(Refused, match="not_agreed"):
        accept_offer(cast.actor(cast.vera), offer_id=made.pk)
    assert (statuses(), Appointment.objects.count(), Hold.objects.count()) == (["open"], 1, 1)


def test_an_offer_that_ran_out_books_nothing(cast: Cast) -> None:
    wait(cast)
    made = offer(cast, starts_at=TUESDAY + timedelta(days=3))
    with time_machine.travel(made.expires_at):
        with pytest.raises(Refused) as no:
            accept_offer(cast.actor(cast.vera), offer_id=made.pk)
        assert no.value.facts["status"] == "expired"
        assert Appointment.objects.count() == 0


def test_declined_it_goes_to_the_next_in_turn_and_never_back(cast: Cast) -> None:
    wait(cast)
    with time_machine.travel(NOW + timedelta(minutes=1)):
        liisa = make_client(cast.anna, "Liisa Later")
        wait(cast, liisa)
        first = offer(cast)
        decline_offer(cast.actor(cast.vera), offer_id=first.pk)
        second = Offer.objects.get(status="open")
        assert (second.client, second.starts_at) == (liisa, TUESDAY)
        decline_offer(cast.actor(liisa), offer_id=second.pk)
        assert (statuses(), Hold.objects.count()) == (["declined", "declined"], 0)
        assert [each.starts_at for each in freed_times(cast.actor(cast.anna), timezone.now())] == [TUESDAY]
        with pytest.raises(Refused, match="nobody"):
            offer(cast)


def test_expired_it_goes_to_the_next_in_turn_unless_it_is_too_near(cast: Cast) -> None:
    wait(cast)
    liisa = make_client(cast.anna, "Liisa Later")
    with time_machine.travel(NOW + timedelta(minutes=1)):
        wait(cast, liisa)
        start = TUESDAY + timedelta(days=3)
        first = offer(cast, starts_at=start)
    assert expire_offers(NOW + timedelta(hours=1)) == 0
    with time_machine.travel(first.expires_at):
        assert expire_offers(timezone.now()) == 1
        assert Event.objects.filter(verb="offer.expired").count() == 1
        second = Offer.objects.get(status="open")
        assert second.client == liisa
    with time_machine.travel(start - timedelta(hours=2)):
        assert expire_offers(timezone.now()) == 1
        assert (statuses(), Occupied.objects.count()) == (["expired", "expired"], 0)


def test_taken_back_it_is_free_and_goes_to_nobody(cast: Cast) -> None:
    wait(cast)
    made = offer(cast)
    with pytest.raises(NotYours):
        withdraw_offer(cast.actor(cast.vera), offer_id=made.pk)
    withdraw_offer(cast.actor(cast.anna), offer_id=made.pk)
    assert (statuses(), Occupied.objects.count()) == (["withdrawn"], 0)
    assert offer(cast).client == cast.vera


def test_what_is_booked_over_an_offer_wins(cast: Cast) -> None:
    wait(cast)
    made = offer(cast)
    with pytest.raises(Refused, match="taken"):
        book_appointment(
            cast.actor(cast.anna),
            client_id=make_client(cast.anna, "Liisa Later").pk,
            member_id=cast.anna.pk,
            starts_at=TUESDAY,
        )
    book_appointment(
        cast.actor(cast.anna),
        client_id=make_client(cast.anna, "Kaisa Keen").pk,
        member_id=cast.anna.pk,
        starts_at=TUESDAY,
        override_reason="She called",
    )
    assert (statuses(), Hold.objects.count()) == (["withdrawn"], 0)
    with pytest.raises(Refused) as no:
        accept_offer(cast.actor(cast.vera), offer_id=made.pk)
    assert (no.value.code, no.value.facts["status"]) == ("offer_over", "withdrawn")
    assert Appointment.objects.count() == 1


def test_clients_offer_nothing(cast: Cast) -> None:
    wait(cast)
    with pytest.raises(NotYours):
        offer_time(cast.actor(cast.vera), member_id=cast.anna.pk, starts_at=TUESDAY, minutes=50)


# Times that became free


def cancelled(cast: Cast, by: str = "client", starts_at: datetime = TUESDAY) -> Appointment:
    row = book_appointment(
        cast.actor(cast.anna),
        client_id=make_client(cast.anna, f"Gone {by} {starts_at.hour}").pk,
        member_id=cast.anna.pk,
        starts_at=starts_at,
        minutes=50,
        place_kind="room",
        room_id=cast.room.pk,
    )
    return cancel_appointment(cast.actor(cast.anna), appointment_id=row.pk, by=by)


def switch_on(cast: Cast) -> None:
    Practice.objects.filter(pk=cast.practice.pk).update(thresholds={"offers_freed_times": True})
    for weekday in range(5):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=weekday, starts="09:00", ends="17:00"
        )


def test_a_cancelled_time_is_shown_and_offered_only_where_the_practice_wants_it(cast: Cast) -> None:
    wait(cast)
    cancelled(cast)
    freed = freed_times(cast.actor(cast.anna), NOW)
    assert [(each.member, each.room, each.starts_at) for each in freed] == [(cast.anna, cast.room, TUESDAY)]
    assert freed_times(cast.actor(cast.mikko), NOW) == []
    assert (offer_freed_times(NOW), Offer.objects.count()) == (0, 0)
    switch_on(cast)
    assert offer_freed_times(NOW) == 1
    assert freed_times(cast.actor(cast.anna), NOW) == []
    assert (offer_freed_times(NOW), Offer.objects.count()) == (0, 1)
    made = Offer.objects.get()
    assert (made.client, made.room, made.place_kind) == (cast.vera, cast.room, "room")


def test_nothing_is_offered_by_itself_that_we_cancelled_or_that_is_near_or_outside_hours(cast: Cast) -> None:
    wait(cast)
    switch_on(cast)
    cancelled(cast, by="us")
    cancelled(cast, starts_at=NOW + timedelta(hours=3))
    cancelled(cast, starts_at=datetime(2026, 2, 4, 18, tzinfo=UTC))
    assert (offer_freed_times(NOW), Offer.objects.count()) == (0, 0)
    assert len(freed_times(cast.actor(cast.anna), NOW)) == 3


def test_who_gave_a_time_back_is_not_offered_it(cast: Cast) -> None:
    row = book_appointment(
        cast.actor(cast.anna), client_id=cast.vera.pk, member_id=cast.anna.pk, starts_at=TUESDAY, minutes=50
    )
    wait(cast)
    cancel_appointment(cast.actor(cast.anna), appointment_id=row.pk)
    with pytest.raises(Refused, match="nobody"):
        offer(cast)


def test_by_itself_only_to_somebody_who_hears_of_it(cast: Cast) -> None:
    wait(cast)
    switch_on(cast)
    ContactPoint.objects.update(may_remind=False)
    Client.objects.filter(pk=cast.vera.pk).update(account=None)
    cancelled(cast)
    ContactPoint.objects.update(may_remind=False)
    assert (offer_freed_times(NOW), Offer.objects.count()) == (0, 0)
    assert offer(cast).client == cast.vera


def test_suggestions_fit_the_wish(cast: Cast) -> None:
    switch_on(cast)
    row = wait(cast, weekdays=[2], from_time=time(10), to_time=time(12))
    found = suggestions(cast.actor(cast.anna), with_offers(row), NOW)
    assert found[0] == (cast.anna, datetime(2026, 2, 4, 8, tzinfo=UTC), 50)
    assert {start.weekday() for _, start, _ in found} == {2}


def with_offers(row: Wish) -> Wish:
    found = Wish.objects.select_related("client", "practice", "service", "member").get(pk=row.pk)
    found.coming = []
    return found


# Keeping


def test_everything_is_exported_moved_and_erased(cast: Cast) -> None:
    add_wish(cast.actor(cast.vera), client_id=cast.vera.pk, wished=Wished(words="Evenings"))
    offer(cast)
    out = export_client(cast.actor(cast.anna), cast.vera.pk)
    assert (out["wishes"][0]["words"], out["offers"][0]["status"]) == ("Evenings", "open")
    twin = make_client(cast.anna, "Vera Twin")
    move_rows(cast.actor(cast.anna), cast.vera, twin)
    row = Wish.objects.get()
    assert (row.client, row.words, Offer.objects.get().client) == (twin, "Evenings", twin)
    erase_client(cast.actor(cast.anna), twin.pk)
    assert [Wish.objects.count(), Offer.objects.count(), Hold.objects.count(), Occupied.objects.count()] == [
        0
    ] * 4


def test_somebody_elses_link_opens_only_its_own(cast: Cast) -> None:
    wait(cast)
    made = offer(cast)
    liisa = make_client(cast.anna, "Liisa Later")
    make_engagement(liisa)
    wait(cast, liisa)
    other = offer(cast, starts_at=TUESDAY + timedelta(hours=3))
    holder = holder_of_offer(make_offer_key(made))
    with pytest.raises(NotYours):
        accept_offer(holder, offer_id=other.pk)
    with pytest.raises(NotYours):
        wish(holder, made.wish_id)
    with pytest.raises(NotYours):
        holder_of_offer("nonsense")
    assert statuses() == ["open", "open"]
