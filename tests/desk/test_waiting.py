"""The waiting list on the desk: read it, offer with one click, write down when somebody can come."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from alongside.practice.models import Practice, Service, ServiceMember
from alongside.scheduling.actions import book_appointment, cancel_appointment
from alongside.scheduling.actions.offers import offer_time
from alongside.scheduling.actions.waiting import Wished, add_wish
from alongside.scheduling.models import Appointment, LifeSituation, Offer, Wish, WorkingHours
from tests.cast import Cast, make_client

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
START = datetime(2026, 2, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def wait(cast: Cast, client: Any = None, **wished: object) -> Wish:
    return add_wish(cast.actor(cast.chie), client_id=(client or cast.vera).pk, wished=Wished(**wished))


def works(cast: Cast) -> None:
    for weekday in range(5):
        WorkingHours.objects.create(
            practice=cast.practice, member=cast.anna, weekday=weekday, starts="09:00", ends="16:00"
        )


def gone(cast: Cast, client: Any = None, at: datetime = START) -> Appointment:
    row = book_appointment(
        cast.actor(cast.anna),
        client_id=(client or make_client(cast.anna, "Gone Example")).pk,
        member_id=cast.anna.pk,
        starts_at=at,
        minutes=50,
    )
    return cancel_appointment(cast.actor(cast.anna), appointment_id=row.pk)


def get(cast: Cast, who: Any, name: str, *args: object) -> Any:
    return cast.browser(who).get(reverse(f"desk:{name}", args=args))


def post(cast: Cast, who: Any, name: str, *args: object, **data: object) -> Any:
    return cast.browser(who).post(reverse(f"desk:{name}", args=args), data)


def test_the_list_says_who_waits_for_what_urgent_first(cast: Cast) -> None:
    with time_machine.travel(NOW - timedelta(days=12), tick=False):
        wait(cast, weekdays=[1, 3], place_kind="video")
    wait(cast, cast.oskar, is_urgent=True)
    page = get(cast, cast.chie, "waiting").content.decode()
    assert page.index("Oskar Example") < page.index("Vera Example")
    assert "Tuesday, Thursday · By video" in page
    assert '<td data-label="Days" class="number">12</td>' in page
    mikkos = get(cast, cast.mikko, "waiting").content.decode()
    assert "Oskar Example" in mikkos
    assert "Vera Example" not in mikkos


def test_forty_who_wait_cost_as_many_questions_as_two(
    cast: Cast, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    browser = cast.browser(cast.chie)
    for n in range(2):
        wait(cast, make_client(cast.anna, f"Waiting {n}", portal=False), weekdays=[n])
        gone(cast, make_client(cast.anna, f"Gone {n}", portal=False), START + timedelta(hours=n))
    browser.get(reverse("desk:waiting"))
    with django_assert_max_num_queries(10) as few:
        browser.get(reverse("desk:waiting"))
    for n in range(2, 40):
        wait(cast, make_client(cast.anna, f"Waiting {n}", portal=False), weekdays=[n % 7])
    for n in range(2, 9):
        gone(cast, make_client(cast.anna, f"Gone {n}", portal=False), START + timedelta(hours=n))
    with django_assert_num_queries(len(few.captured_queries)):
        page = browser.get(reverse("desk:waiting")).content.decode()
    assert "40 people wait" in page


def test_a_freed_time_is_offered_with_one_click(cast: Cast) -> None:
    wait(cast, weekdays=[0])
    liisa = make_client(cast.anna, "Liisa Later")
    row = wait(cast, liisa)
    gone(cast)
    page = get(cast, cast.anna, "waiting").content.decode()
    assert "Offer it to Liisa Later" in page
    sent = {"member": cast.anna.pk, "starts_at": START.isoformat(), "minutes": "50", "wish": row.pk}
    assert post(cast, cast.anna, "offer", **sent, place_kind="room").status_code == 302
    made = Offer.objects.get()
    assert (made.client, made.starts_at, made.status) == (liisa, START, "open")
    assert "kept until" in get(cast, cast.anna, "waiting").content.decode()
    again = cast.browser(cast.anna).post(reverse("desk:offer"), sent, follow=True)
    assert "This time is taken or offered already" in again.content.decode()
    assert Offer.objects.count() == 1


def test_a_wish_shows_times_that_fit_and_offers_one(cast: Cast) -> None:
    works(cast)
    row = wait(cast, weekdays=[3], minutes=60)
    page = get(cast, cast.anna, "wish", row.pk).content.decode()
    assert "Thursday, 5 February 2026, 09:00 · Anna" in page
    assert "Wednesday" not in page.split("Times that fit")[1].split("What they wait for")[0]
    sent = {"member": cast.anna.pk, "starts_at": "2026-02-05T07:00:00+00:00", "minutes": "60"}
    post(cast, cast.anna, "offer", **sent, wish=row.pk)
    offered = get(cast, cast.anna, "wish", row.pk).content.decode()
    assert "Offered now" in offered
    assert "They take it" in offered


@pytest.mark.parametrize(
    ("answer", "status", "booked"),
    [("accept", "accepted", 1), ("decline", "declined", 0), ("withdraw", "withdrawn", 0)],
)
def test_the_practice_answers_for_them(cast: Cast, answer: str, status: str, booked: int) -> None:
    row = wait(cast)
    made = offer_time(cast.actor(cast.anna), member_id=cast.anna.pk, starts_at=START, minutes=50)
    assert post(cast, cast.mikko, "offer_answer", made.pk, **{answer: "1"}).status_code == 404
    page = post(cast, cast.anna, "offer_answer", made.pk, **{answer: "1"})
    assert page.url == reverse("desk:wish", args=[row.pk])
    made.refresh_from_db()
    assert (made.status, Appointment.objects.count()) == (status, booked)
    assert get(cast, cast.anna, "wish", row.pk).status_code == 200


def test_somebody_is_put_on_the_list_changed_and_taken_off(cast: Cast) -> None:
    new = post(cast, cast.chie, "wish_new", cast.vera.pk, weekdays=["1"], from_time="16:00", is_urgent="on")
    row = Wish.objects.get()
    assert new.url == reverse("desk:wish", args=[row.pk])
    assert (row.weekdays, row.is_urgent, row.asked_by) == ([1], True, "member")
    odd = post(cast, cast.chie, "wish", row.pk, from_time="16:00", to_time="15:00")
    assert odd.status_code == 422
    assert "The end must be after the start." in odd.content.decode()
    post(cast, cast.chie, "wish", row.pk, weekdays=["2"])
    row.refresh_from_db()
    assert (row.weekdays, row.is_urgent, row.from_time) == ([2], False, None)
    post(cast, cast.chie, "wish_withdraw", row.pk)
    assert Wish.objects.get().status == "withdrawn"


@pytest.mark.parametrize(
    "odd",
    [{"weekdays": ["9"]}, {"member": "no"}, {"place_kind": "moon"}, {"minutes": "0"}, {"latest_on": "x"}],
)
def test_odd_input_is_said_beside_the_field(cast: Cast, odd: dict[str, Any]) -> None:
    assert post(cast, cast.anna, "wish_new", cast.vera.pk, **odd).status_code == 422
    assert Wish.objects.count() == 0


def test_odd_offers_are_not_there(cast: Cast) -> None:
    good = {"member": str(cast.anna.pk), "starts_at": START.isoformat(), "minutes": "50"}
    for odd in ({"starts_at": "x"}, {"minutes": "-1"}, {"minutes": "9999"}, {"member": "x"}, {"wish": "x"}):
        assert post(cast, cast.anna, "offer", **(good | odd)).status_code == 404
    assert post(cast, cast.anna, "offer", **(good | {"member": str(cast.stranger.pk)})).status_code == 404
    assert Offer.objects.count() == 0


def test_words_are_only_for_who_works_with_them(cast: Cast) -> None:
    row = add_wish(cast.actor(cast.vera), client_id=cast.vera.pk, wished=Wished(words="After my shifts"))
    assert "After my shifts" in get(cast, cast.anna, "wish", row.pk).content.decode()
    seen = get(cast, cast.chie, "wish", row.pk)
    assert "After my shifts" not in seen.content.decode()
    assert get(cast, cast.mikko, "wish", row.pk).status_code == 404
    assert get(cast, cast.stranger, "wish", row.pk).status_code == 404


def test_who_runs_the_practice_switches_it_on(cast: Cast) -> None:
    assert "by themselves" not in get(cast, cast.chie, "waiting").content.decode()
    assert post(cast, cast.chie, "waiting_settings", offer_hours="12").status_code == 404
    assert post(cast, cast.anna, "waiting_settings", offer_hours="0").status_code == 422
    post(cast, cast.anna, "waiting_settings", offer_hours="12", offers_freed_times="on")
    known = Practice.objects.get(pk=cast.practice.pk).thresholds
    assert known == {"offer_hours": 12, "offers_freed_times": True}


def test_when_somebody_can_come_is_written_down_for_them(cast: Cast) -> None:
    sent = {"ticks": ["0-morning", "2-evening"], "day_0": "4", "from_0": "12:30", "to_0": "13:15"}
    sent |= {"place_kinds": ["room"], "constraints": ["care"], "words": "After school"}
    assert post(cast, cast.anna, "client_times", cast.vera.pk, **sent).status_code == 302
    row = LifeSituation.objects.get()
    assert row.times == [
        {"weekday": 0, "from": "07:00", "to": "11:00"},
        {"weekday": 2, "from": "17:00", "to": "21:00"},
        {"weekday": 4, "from": "12:30", "to": "13:15"},
    ]
    assert (row.constraints, row.words, row.said_by) == (["care"], "After school", "member")
    page = get(cast, cast.anna, "client_times", cast.vera.pk).content.decode()
    form = page.split("When can you come?")[1].split("</form>")[0]
    assert form.count(" checked") == 4
    assert 'value="12:30"' in page
    doors = get(cast, cast.chie, "client_times", cast.vera.pk).content.decode()
    assert "After school" not in doors
    half = post(cast, cast.anna, "client_times", cast.vera.pk, day_0="4", from_0="12:30")
    assert half.status_code == 422
    backwards = post(cast, cast.anna, "client_times", cast.vera.pk, day_0="4", from_0="12:30", to_0="12:00")
    assert backwards.status_code == 422
    assert get(cast, cast.mikko, "client_times", cast.vera.pk).status_code == 404


def test_demand_against_supply_is_a_table_in_words(cast: Cast, django_assert_max_num_queries: Any) -> None:
    works(cast)
    wait(cast, weekdays=[6])
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:demand"))
    with django_assert_max_num_queries(12):
        page = browser.get(reverse("desk:demand")).content.decode()
    assert "Wishes that nothing fits" in page
    assert "Vera Example" in page
    assert page.count(">asked for<") == 4
    assert page.count("<div>1 person</div>") == 4
    assert "2.0 of 2.0 h free" in page
    assert page.count(">nobody can<") == 15


def test_times_that_fit_their_week_are_suggested_first(cast: Cast) -> None:
    works(cast)
    LifeSituation.objects.create(
        practice=cast.practice,
        client=cast.vera,
        times=[{"weekday": 2, "from": "09:00", "to": "12:00"}],
        said_at=NOW,
    )
    page = cast.browser(cast.anna).get(f"{reverse('desk:book')}?client={cast.vera.pk}").content.decode()
    assert "When they can come" in page
    times = page.split("Next free times")[1].split("</ul>")[0]
    assert times.index("Wednesday, 4 February 2026, 09:00 · fits their week") < times.index("09:30")
    assert times.count("fits their week") == 4


def test_a_wish_for_a_service_asks_for_who_offers_it(cast: Cast) -> None:
    works(cast)
    couples = Service.objects.create(practice=cast.practice, names={"en": "Couples"}, minutes=90)
    ServiceMember.objects.create(practice=cast.practice, service=couples, member=cast.mikko)
    post(cast, cast.chie, "wish_new", cast.vera.pk, service=str(couples.pk))
    row = Wish.objects.get()
    assert "Couples" in get(cast, cast.chie, "waiting").content.decode()
    assert "Nothing in the next four weeks" in get(cast, cast.chie, "wish", row.pk).content.decode()
    ServiceMember.objects.create(practice=cast.practice, service=couples, member=cast.anna)
    page = get(cast, cast.chie, "wish", row.pk).content.decode()
    assert '<input type="hidden" name="minutes" value="90">' in page
