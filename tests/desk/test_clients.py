"""The desk's pages about clients, through the browser: who gets in, what is said, what is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.clients import actions
from alongside.clients.models import CirclePerson, Client, Engagement, Hypothesis, Profile, Request
from alongside.frame.models import Frame
from alongside.lib.texts import search_key
from alongside.meetings.models import Meeting, Note
from alongside.scheduling.models import Appointment
from alongside.steps.models import Step
from alongside.trail.models import Event
from alongside.web.looking_for import seal_words
from tests.cast import Cast, make_member
from tests.voice.scene import make_answer

NEW = {
    "name": "Nora New",
    "language": "en",
    "timezone": "Europe/Helsinki",
    "address_form": "formal",
    "contact-TOTAL_FORMS": "2",
    "contact-INITIAL_FORMS": "2",
    "contact-0-kind": "email",
    "contact-0-value": "Nora@client.example",
    "contact-0-may_remind": "on",
    "contact-1-kind": "phone",
    "contact-1-value": "",
}


def url(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def words(response) -> str:
    return response.content.decode()


def book(cast: Cast, client: Client, days: int, **also: object) -> Appointment:
    starts = timezone.now() + timedelta(days=days)
    fields = {"room": cast.room, "status": "planned", "timezone": "UTC"} | also
    return Appointment.objects.create(
        practice=cast.practice,
        client=client,
        member=client.practitioner,
        starts_at=starts,
        ends_at=starts + timedelta(minutes=50),
        **fields,
    )


def fill_file(cast: Cast, count: int = 1) -> None:
    """A file with something of everything, `count` times."""
    anna, vera = cast.actor(cast.anna), cast.vera
    for n in range(count):
        actions.write_request(anna, client_id=vera.pk, words=f"I am tired of work {n}")
        book(cast, vera, 7 + n)
        past = book(cast, vera, -7 - n, status="kept")
        meeting = Meeting.objects.create(
            practice=cast.practice,
            client=vera,
            member=cast.anna,
            appointment=past,
            planned_minutes=50,
            started_at=past.starts_at,
        )
        make_answer(meeting, f"It was good {n}", past.ends_at, heard=9)
        Note.objects.create(
            practice=cast.practice,
            client=vera,
            author=cast.anna,
            about=past.starts_at,
            parts={"words": f"Slept better {n}"},
            status="signed",
        )
        Step.objects.create(practice=cast.practice, client=vera, words=f"Walk at noon {n}")
    Frame.objects.create(
        practice=cast.practice,
        client=vera,
        engagement=cast.advice,
        version=1,
        status="agreed",
        fee=85,
        minutes=50,
        room=cast.room,
    )


# Who gets in


def pages_with_words(cast: Cast) -> list[str]:
    anna = cast.actor(cast.anna)
    request = actions.write_request(anna, client_id=cast.vera.pk, words="words")
    person = actions.add_to_circle(anna, client_id=cast.vera.pk, person=actions.Near("Sister"))
    pk = cast.vera.pk
    return [
        *(url(n, pk) for n in ("client_profile", "client_support", "client_ties", "near_new", "request_new")),
        *(url(n, pk) for n in ("client_work", "work_new", "client_check_ins")),
        url("near", pk, person.pk),
        url("request", request.pk),
        url("request_edit", request.pk),
        url("work_edit", cast.advice.pk),
    ]


def pages_with_names(cast: Cast) -> list[str]:
    names = ("client", "client_edit", "client_card", "client_greeting", "client_keeping")
    return [url(name, cast.vera.pk) for name in names]


def test_every_page_opens_only_for_who_may(cast: Cast) -> None:
    bo = make_member(cast.practice, "Bo", "bookkeeper", practises=False)
    inside = [*pages_with_words(cast), *pages_with_names(cast)]
    expected = {
        cast.anna: {200: inside},
        cast.mikko: {404: inside},
        cast.stranger: {404: inside},
        cast.vera: {404: inside},
        cast.chie: {404: pages_with_words(cast), 200: pages_with_names(cast)},
        bo: {404: [url(n, cast.vera.pk) for n in ("client_edit", "client_keeping")], 200: [url("clients")]},
    }
    for who, outcome in expected.items():
        browser = cast.browser(who)
        for status, pages in outcome.items():
            for page in pages:
                assert browser.get(page).status_code == status, (who.name, page)


def test_every_button_works_only_for_who_may(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    request = actions.write_request(anna, client_id=cast.vera.pk, words="w", readings=["a", "b"])
    person = actions.add_to_circle(anna, client_id=cast.vera.pk, person=actions.Near("Sister"))
    hypothesis = Hypothesis.objects.first()
    assert hypothesis is not None
    buttons = [
        url("request_ask", request.pk),
        url("reading_new", request.pk),
        url("reading_drop", request.pk, hypothesis.pk),
        url("near_remove", cast.vera.pk, person.pk),
        url("work_pause", cast.advice.pk),
        url("work_resume", cast.advice.pk),
        *(url(name, cast.vera.pk) for name in ("client_invite", "client_intake", "client_archive")),
        *(url(name, cast.vera.pk) for name in ("client_reactivate", "client_accept")),
    ]
    before = Event.objects.count()
    for who in (cast.mikko, cast.stranger, cast.vera, cast.oskar):
        browser = cast.browser(who)
        assert [browser.post(page).status_code for page in buttons] == [404] * len(buttons), who.name
    chie = cast.browser(cast.chie)
    assert [chie.post(page).status_code for page in buttons[:6]] == [404] * 6
    assert [cast.browser(cast.anna).get(page).status_code for page in buttons] == [405] * len(buttons)
    assert Event.objects.count() == before


def test_nobody_who_is_not_signed_in_sees_anything(cast: Cast) -> None:
    for page in (url("clients"), url("client", cast.vera.pk)):
        assert Browser().get(page).status_code == 302


# The list


def test_the_list_says_who_is_seen_when(cast: Cast) -> None:
    soon = book(cast, cast.vera, 3)
    book(cast, cast.vera, 9)
    book(cast, cast.oskar, 2, status="cancelled_by_us")
    page = cast.browser(cast.anna).get(url("clients"))
    said = words(page)
    assert "Vera Example" in said
    assert "Oskar Example" in said
    assert said.count("<time") == 1
    assert timezone.localtime(soon.starts_at).isoformat()[:10] in said
    mine = words(cast.browser(cast.anna).get(url("clients"), {"whose": "mine"}))
    assert ("Vera Example" in mine, "Oskar Example" in mine) == (True, False)
    mikkos = words(cast.browser(cast.mikko).get(url("clients")))
    assert ("Vera Example" in mikkos, "Oskar Example" in mikkos) == (False, True)


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=x",
        "page=99999999999",
        "page=-1",
        "show=everything",
        "found=%00",
        "found=%25",
        "found=x",
        "found=ä",
    ],
)
def test_an_odd_address_is_no_error(cast: Cast, query: str) -> None:
    assert cast.browser(cast.anna).get(url("clients") + "?" + query).status_code == 200


def test_a_search_finds_a_part_of_a_name_and_says_the_status(cast: Cast) -> None:
    cast.vera.status = "archived"
    cast.vera.save()
    said = words(cast.browser(cast.anna).post(url("clients"), {"q": "vera"}, follow=True))
    assert "Vera Example" in said
    assert "archived" in said
    assert "Oskar" not in said
    said = words(cast.browser(cast.anna).post(url("clients"), {"q": "zzz"}, follow=True))
    assert "Nobody with this name" in said


def make_many(cast: Cast, count: int) -> None:
    Client.objects.bulk_create(
        Client(
            practice=cast.practice,
            practitioner=cast.anna,
            name=f"Number {n:04}",
            search_name=search_key(f"Number {n:04}"),
            timezone="UTC",
        )
        for n in range(count)
    )


def test_the_list_asks_six_questions_at_one_row_and_at_many(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    for count in (0, 60):
        make_many(cast, count)
        searched = {"found": seal_words(cast.actor(cast.anna), "e")}
        for query, expected in ({}, 6), ({"page": 2}, 6), (searched, 5):
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(url("clients"), query).status_code == 200
            assert len(asked) == expected, query


def test_deep_pages_have_numbers(cast: Cast) -> None:
    make_many(cast, 250)
    said = words(cast.browser(cast.anna).get(url("clients"), {"page": "6"}))
    for number in (1, 4, 5, 7, 8, 11):
        assert f"page={number}" in said
    assert "page=2&" not in said
    assert 'aria-current="page">6<' in said


# Adding and changing


def test_a_client_is_added(cast: Cast) -> None:
    near = {"emergency_name": "Mother", "emergency_phone": "112", "guardian_name": "Aunt"}
    answer = cast.browser(cast.anna).post(url("client_new"), NEW | near | {"practitioner": str(cast.anna.pk)})
    client = Client.objects.get(name="Nora New")
    assert (answer.status_code, answer["Location"]) == (302, url("client", client.pk))
    point = client.contact_points.get()
    assert (point.value, point.may_remind, point.may_message) == ("nora@client.example", True, False)
    assert {each.name for each in client.circle.all()} == {"Mother", "Aunt"}
    assert client.practitioner == cast.anna


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "id_name"),
        ({"timezone": "Mars"}, "id_timezone"),
        ({"born_on": "2999-01-01"}, "id_born_on"),
        ({"born_on": "yesterday"}, "id_born_on"),
        ({"language": "xx"}, "id_language"),
        ({"practitioner": "nobody"}, "id_practitioner"),
        ({"contact-0-value": "not an address"}, "id_contact-0-value"),
        ({"contact-0-kind": "pigeon"}, "id_contact-0-kind"),
        ({"name": "x" * 161}, "id_name"),
    ],
)
def test_a_wrong_field_is_said_beside_it_and_nothing_is_lost(cast: Cast, change: dict, field: str) -> None:
    before = Client.objects.count()
    answer = cast.browser(cast.anna).post(url("client_new"), NEW | {"pronouns": "they/them"} | change)
    assert answer.status_code == 422
    assert f'href="#{field}"' in words(answer)
    assert "they/them" in words(answer)
    assert Client.objects.count() == before


@pytest.mark.parametrize("broken", [{}, {"contact-TOTAL_FORMS": "x"}, {"contact-TOTAL_FORMS": "100000"}])
def test_a_form_that_was_tampered_with_is_refused(cast: Cast, broken: dict) -> None:
    sent = {"name": "N"} if not broken else NEW | broken
    assert cast.browser(cast.anna).post(url("client_new"), sent).status_code == 422


def test_a_double_is_shown_before_it_is_added_anyway(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = NEW | {"name": "vera EXAMPLE", "contact-0-value": ""}
    answer = browser.post(url("client_new"), sent)
    assert answer.status_code == 422
    assert url("client", cast.vera.pk) in words(answer)
    assert browser.post(url("client_new"), sent | {"is_known_double": "1"}).status_code == 302
    assert Client.objects.filter(search_name="vera example").count() == 2


def test_contact_and_consents_are_changed(cast: Cast) -> None:
    browser = cast.browser(cast.chie)
    page = browser.get(url("client_edit", cast.vera.pk))
    assert "vera.example@client.example" in words(page)
    sent = NEW | {"name": "Vera Other", "revision": "0", "contact-1-value": "+358 40"}
    assert browser.post(url("client_edit", cast.vera.pk), sent).status_code == 302
    cast.vera.refresh_from_db()
    assert cast.vera.name == "Vera Other"
    assert set(cast.vera.contact_points.values_list("kind", "value")) == {
        ("email", "nora@client.example"),
        ("phone", "+358 40"),
    }


def test_a_second_tab_gets_both_texts_and_overwrites_nothing(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), url("client_profile", cast.vera.pk)
    assert browser.post(page, {"needs": "A quiet room", "revision": "0"}).status_code == 302
    answer = browser.post(page, {"needs": "Somebody who listens", "revision": "0"})
    assert answer.status_code == 409
    assert "A quiet room" in words(answer)
    assert "Somebody who listens" in words(answer)
    assert 'name="revision" value="1"' in words(answer)
    assert Profile.objects.get(client=cast.vera).needs == "A quiet room"
    assert browser.post(page, {"needs": "Both", "revision": "1"}).status_code == 302


def test_names_changed_in_two_tabs_are_both_shown(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), url("client_edit", cast.vera.pk)
    assert browser.post(page, NEW | {"revision": "0"}).status_code == 302
    answer = browser.post(page, NEW | {"name": "Another", "revision": "0"})
    assert answer.status_code == 409
    assert "Nora New" in words(answer)
    assert 'value="Another"' in words(answer)


# The person


def test_ties_want_a_decision_and_its_reason(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), url("client_ties", cast.vera.pk)
    answer = browser.post(page, {"dual_ties": "My cousin", "tie_decision": "", "tie_reason": ""})
    assert answer.status_code == 422
    assert "A tie needs a decision." in words(answer)
    answer = browser.post(page, {"dual_ties": "My cousin", "tie_decision": "accept", "tie_reason": ""})
    assert "say why" in words(answer)
    sent = {"dual_ties": "My cousin", "tie_decision": "accept", "tie_reason": "Far away"}
    assert browser.post(page, sent).status_code == 302
    assert Profile.objects.get(client=cast.vera).tie_decision == "accept"


def test_the_card_at_the_door_shows_no_more_than_agreed(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.change_support(anna, client_id=cast.vera.pk, support_needs="An interpreter", shares=False)
    actions.change_profile(anna, client_id=cast.vera.pk, needs="A secret need")
    actions.add_to_circle(anna, client_id=cast.vera.pk, person=actions.Near("Secret friend"))
    actions.add_to_circle(anna, client_id=cast.vera.pk, person=actions.Near("Mother", is_emergency=True))
    chie = cast.browser(cast.chie)
    assert chie.post(url("client_greeting", cast.vera.pk), {"greeting": "A nod"}).status_code == 302
    for page in ("client_card", "client"):
        said = words(chie.get(url(page, cast.vera.pk)))
        assert "A nod" in said
        assert "vera.example@client.example" in said
        assert "An interpreter" not in said
        assert "ecret" not in said
    assert "Mother" in words(chie.get(url("client_card", cast.vera.pk)))


def test_somebody_is_put_into_the_circle_changed_and_taken_out(cast: Cast) -> None:
    browser, pk = cast.browser(cast.anna), cast.vera.pk
    sent = {"name": "Sister", "kind": "relative", "may_know": "times", "revision": ""}
    assert browser.post(url("near_new", pk), sent).status_code == 302
    person = CirclePerson.objects.get()
    assert person.agreed_at is not None
    page = url("near", pk, person.pk)
    assert browser.post(page, sent | {"kind": "king"}).status_code == 422
    assert browser.post(page, sent | {"name": "Big sister", "revision": "0"}).status_code == 302
    assert browser.post(page, sent | {"revision": "0"}).status_code == 409
    assert browser.post(url("near_remove", pk, person.pk)).status_code == 302
    assert not CirclePerson.objects.exists()


# The request


def test_a_request_with_two_readings_is_put_before_the_client(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = {"words": "I am tired of work", "first_reading": "Rest", "second_reading": "Career"}
    assert browser.post(url("request_new", cast.vera.pk), sent).status_code == 302
    request = Request.objects.get()
    assert "I am tired of work" in words(browser.get(url("client", cast.vera.pk)))
    assert "Ask the client" in words(browser.get(url("request", request.pk)))
    assert browser.post(url("request_ask", request.pk)).status_code == 302
    assert set(Hypothesis.objects.values_list("status", flat=True)) == {"asked"}


def test_one_reading_alone_is_not_asked(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    browser.post(url("request_new", cast.vera.pk), {"words": "w", "first_reading": "Rest"})
    request = Request.objects.get()
    assert "Ask the client" not in words(browser.get(url("request", request.pk)))
    assert "rival" in words(browser.post(url("request_ask", request.pk), follow=True))
    assert browser.post(url("reading_new", request.pk), {"words": " "}).status_code == 422
    assert browser.post(url("reading_new", request.pk), {"words": "Career"}).status_code == 302
    reading = Hypothesis.objects.first()
    assert reading is not None
    assert browser.post(url("reading_drop", request.pk, reading.pk)).status_code == 302
    assert Hypothesis.objects.count() == 1


# The work and the file


def test_work_is_opened_rests_and_goes_on(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    sent = {"kind": "delivery", "title": "A new logo"}
    assert browser.post(url("work_new", cast.vera.pk), sent).status_code == 302
    new = Engagement.objects.get(kind="delivery", client=cast.vera)
    assert (new.title, new.stage) == ("A new logo", "intake")
    assert "A new logo" in words(browser.get(url("client_work", cast.vera.pk)))
    browser.post(url("work_pause", new.pk))
    new.refresh_from_db()
    assert new.stage == "intake"  # only what is under way can rest
    browser.post(url("work_pause", cast.advice.pk))
    cast.advice.refresh_from_db()
    assert cast.advice.stage == "paused"
    browser.post(url("work_resume", cast.advice.pk))
    cast.advice.refresh_from_db()
    assert cast.advice.stage == "active"
    assert browser.post(url("work_edit", new.pk), {"kind": "wonder", "title": ""}).status_code == 422
    assert browser.post(url("work_edit", new.pk), {"kind": "advice", "title": ""}).status_code == 302


def test_an_undecided_tie_is_said_where_work_would_be_opened(cast: Cast) -> None:
    Profile.objects.filter(client=cast.vera).delete()
    Profile.objects.create(practice=cast.practice, client=cast.vera, dual_ties="My cousin")
    answer = cast.browser(cast.anna).post(url("work_new", cast.vera.pk), {"kind": "advice"})
    assert answer.status_code == 422
    assert "Decide about it first" in words(answer)


def test_letters_archive_and_hand_over(cast: Cast) -> None:
    browser, pk = cast.browser(cast.anna), cast.vera.pk
    for button in ("client_invite", "client_intake"):
        assert browser.post(url(button, pk)).status_code == 302
    assert "There is work that has not ended" in words(browser.post(url("client_archive", pk), follow=True))
    assert browser.post(url("client_keeping", pk), {"to_member": str(cast.chie.pk)}).status_code == 422
    assert browser.post(url("client_keeping", pk), {"to_member": str(cast.mikko.pk)}).status_code == 302
    cast.vera.refresh_from_db()
    assert cast.vera.practitioner == cast.mikko


# THE page


def test_the_page_has_their_words_first_then_what_is_certain(cast: Cast) -> None:
    fill_file(cast)
    said = words(cast.browser(cast.anna).get(url("client", cast.vera.pk)))
    order = ["I am tired of work 0", "<h1>", "Blue room", "50 minutes", "Walk at noon 0", "Slept better 0"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    assert "€85" in said
    assert "It was good 0" in said


def test_a_private_note_and_anothers_draft_stay_with_their_author(cast: Cast) -> None:
    work = Engagement.objects.get(pk=cast.advice.pk)
    work.practitioner = cast.mikko
    work.save()
    for author, kind, status, text in (
        (cast.anna, "process", "signed", "Annas private thought"),
        (cast.anna, "record", "draft", "Annas half sentence"),
        (cast.mikko, "record", "signed", "Mikkos record"),
        (cast.anna, "record", "signed", "Annas record"),
    ):
        Note.objects.create(
            practice=cast.practice,
            client=cast.vera,
            author=author,
            about=timezone.now(),
            kind=kind,
            status=status,
            parts={"words": text},
        )
    from alongside.file.front import front

    def read(who) -> set[str]:
        return {note.parts["words"] for note in front(cast.actor(who), cast.vera.pk).notes or []}

    assert read(cast.mikko) == {"Mikkos record", "Annas record"}
    assert read(cast.anna) == {"Mikkos record", "Annas record", "Annas half sentence"}
    assert front(cast.actor(cast.chie), cast.vera.pk).notes is None


def test_the_next_meeting_is_the_next_one_that_is_planned(cast: Cast) -> None:
    book(cast, cast.vera, 9)
    book(cast, cast.vera, 2, status="cancelled_in_time")
    book(cast, cast.oskar, 1)
    soon = book(cast, cast.vera, 4)
    from alongside.file.front import front

    assert front(cast.actor(cast.anna), cast.vera.pk).upcoming == soon
    assert front(cast.actor(cast.anna), cast.vera.pk, now=soon.ends_at + timedelta(days=20)).upcoming is None


def test_the_door_gets_times_and_no_words(cast: Cast) -> None:
    fill_file(cast)
    for who in (cast.chie, make_member(cast.practice, "Max", "manager", practises=False)):
        said = words(cast.browser(who).get(url("client", cast.vera.pk)))
        assert "Blue room" in said
        for secret in ("tired of work", "Walk at noon", "Slept better", "It was good", "€85"):
            assert secret not in said, (who.name, secret)


def test_the_page_asks_seven_questions_however_full_the_file(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), url("client", cast.vera.pk)
    fill_file(cast)
    with CaptureQueriesContext(connection) as asked:
        browser.get(page)
    assert [each["sql"][:6] for each in asked].count("INSERT") == 1  # the opening of the file
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(page).status_code == 200
        assert len(asked) == 7, [each["sql"][:90] for each in asked]
        Frame.objects.all().delete()
        fill_file(cast, 10)
    chie = cast.browser(cast.chie)
    chie.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert chie.get(page).status_code == 200
    assert len(asked) <= 8


def test_an_opening_is_remembered_once_and_a_prefetch_never(cast: Cast) -> None:
    browser, page = cast.browser(cast.anna), url("client", cast.vera.pk)
    for header in ({"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}):
        browser.get(page, headers=header)
    assert not Event.objects.filter(verb="file.opened").exists()
    for _ in range(3):
        browser.get(page)
    assert Event.objects.filter(verb="file.opened", client_id=cast.vera.pk).count() == 1


def test_a_file_without_anything_is_a_calm_page(cast: Cast) -> None:
    cast.advice.delete()
    said = words(cast.browser(cast.anna).get(url("client", cast.vera.pk)))
    assert "What brings them here is not written down yet." in said
    assert "Nothing is planned." in said
    assert "No work is open." in said


def test_somebody_new_is_taken_on(cast: Cast) -> None:
    cast.vera.status = "newcomer"
    cast.vera.save()
    browser = cast.browser(cast.anna)
    assert "Take them on" in words(browser.get(url("client", cast.vera.pk)))
    assert browser.post(url("client_accept", cast.vera.pk)).status_code == 302
    cast.vera.refresh_from_db()
    assert cast.vera.status == "active"
