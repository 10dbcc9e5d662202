"""Booking rules and the list of who would meet at the door, as pages."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from alongside.clients.models import Client
from alongside.scheduling.models import Appointment, BookingRules
from tests.cast import Cast, make_client

RULES = "/desk/calendar/rules/"


def own(cast: Cast) -> str:
    return reverse("desk:booking_rules_of", args=[cast.mikko.pk])


def test_empty_fields_show_the_usual_and_the_practices_number(cast: Cast) -> None:
    page = cast.browser(cast.anna).get(RULES).content.decode()
    assert 'name="notice_hours" min="0" max="1440" placeholder="24"' in page
    cast.browser(cast.anna).post(RULES, {"notice_hours": "48", "most_a_day": "6"})
    page = cast.browser(cast.mikko).get(own(cast)).content.decode()
    assert 'name="notice_hours" min="0" max="1440" placeholder="48"' in page
    assert 'name="most_a_day" min="1" max="50" placeholder="6"' in page


def test_the_practices_and_a_members_rules_are_saved(cast: Cast) -> None:
    assert cast.browser(cast.anna).post(RULES, {"corridor_minutes": "10"}).status_code == 302
    assert cast.browser(cast.mikko).post(own(cast), {"after_minutes": "15"}).status_code == 302
    found = set(BookingRules.objects.values_list("member_id", "corridor_minutes", "after_minutes"))
    assert found == {(None, 10, None), (cast.mikko.pk, None, 15)}
    assert 'value="15"' in cast.browser(cast.anna).get(own(cast)).content.decode()


def test_numbers_that_make_no_sense_are_said_beside_the_field(cast: Cast) -> None:
    for given in ("-1", "1441", "soon"):
        answer = cast.browser(cast.anna).post(RULES, {"notice_hours": given, "most_a_day": "3"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["notice_hours"])
    assert not BookingRules.objects.exists()


def test_whose_rules_one_reaches(cast: Cast) -> None:
    for who in (cast.mikko, cast.chie, cast.vera):
        assert cast.browser(who).get(RULES).status_code == 404
        assert cast.browser(who).post(RULES, {"most_a_day": "1"}).status_code == 404
    for who in (cast.chie, cast.stranger, cast.vera):
        assert cast.browser(who).get(own(cast)).status_code == 404
        assert cast.browser(who).post(own(cast), {"most_a_day": "1"}).status_code == 404
    assert not BookingRules.objects.exists()


def come(client: Client, minutes: int) -> Appointment:
    at = timezone.now() + timedelta(days=2, minutes=minutes)
    return Appointment.objects.create(
        practice=client.practice,
        client=client,
        member=client.practitioner,
        starts_at=at,
        ends_at=at + timedelta(minutes=50),
        timezone="UTC",
    )


def test_who_would_meet_is_listed_and_names_stay_with_their_practitioner(cast: Cast) -> None:
    come(cast.vera, 0)
    come(cast.oskar, 50)
    browser = cast.browser(cast.mikko)
    assert (
        "No minutes between people who come on site are set."
        in browser.get(reverse("desk:corridor")).content.decode()
    )
    BookingRules.objects.create(practice=cast.practice, corridor_minutes=10)
    mine = browser.get(reverse("desk:corridor")).content.decode()
    assert ("Oskar Example" in mine, "Vera Example" in mine, "somebody else" in mine) == (True, False, True)
    every = cast.browser(cast.chie).get(reverse("desk:corridor")).content.decode()
    assert ("Oskar Example" in every, "Vera Example" in every, "somebody else" in every) == (
        True,
        True,
        False,
    )
    assert "Example" not in cast.browser(cast.stranger).get(reverse("desk:corridor")).content.decode()


def test_the_list_asks_the_same_few_questions(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    BookingRules.objects.create(practice=cast.practice, corridor_minutes=10)
    for number in range(30):
        come(make_client(cast.anna, f"Client {number}"), 120 * number)
        come(make_client(cast.anna, f"Other {number}"), 120 * number + 5)
    browser = cast.browser(cast.anna)
    browser.get(reverse("desk:corridor"))
    with django_assert_max_num_queries(8):
        assert len(browser.get(reverse("desk:corridor")).context["encounters"]) == 30
