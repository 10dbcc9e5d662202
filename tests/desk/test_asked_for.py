"""What clients ask for, on the desk: calm lists, answers, Today, and the minute before a meeting."""

from typing import Any

import pytest

from alongside.clients.models import DataRequest
from alongside.file.actions import end_by_client
from alongside.file.actions.data_requests import ask_data
from alongside.frame import actions as frame
from alongside.frame.models import AskedChange, StoppedTopic
from alongside.practice.models import Introduction, Practice
from tests.cast import Cast, make_client
from tests.desk.test_today import appointment_today
from tests.file.full import fill
from tests.frame.making import make_agreed


def seen(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_what_was_asked_is_answered_and_leads_to_a_new_version(cast: Cast) -> None:
    make_agreed(cast)
    frame.say_format(cast.actor(cast.vera), place_kind="room", likes="The quiet")
    asked = frame.ask_change(cast.actor(cast.vera), what="format", wanted="video", words="I travel")
    browser, path = cast.browser(cast.anna), f"/desk/asked-changes/{asked.pk}/"
    assert "asks for something else in how you work" in seen(browser.get("/desk/"))
    assert "Another way to meet: By video" in seen(browser.get("/desk/asked-changes/"))
    page = seen(browser.get(path))
    for words in ("I travel", "The quiet", "Write the new version", "Please answer by"):
        assert words in page
    assert browser.post(path, {"outcome": "not_now", "answer": ""}).status_code == 422
    assert browser.post(path, {"outcome": "done", "answer": "From Monday"})["Location"] == path
    assert AskedChange.objects.get().outcome == "done"
    assert "From Monday" in seen(browser.get(path))
    assert "asks for something else" not in seen(browser.get("/desk/"))
    for who in (cast.chie, cast.mikko, cast.stranger):
        assert cast.browser(who).get(path).status_code == 404


def test_a_wish_for_another_person_is_on_the_day_of_who_answers_it(cast: Cast) -> None:
    asked = frame.ask_change(cast.actor(cast.vera), what="practitioner", words="It is not easy")
    anna, chie = cast.browser(cast.anna), cast.browser(cast.chie)
    assert "asks for something else" in seen(chie.get("/desk/"))
    assert "asks for something else" not in seen(anna.get("/desk/"))
    path = f"/desk/asked-changes/{asked.pk}/"
    assert anna.get(path).status_code == 404
    assert "chie@riverside.example" not in seen(anna.get(f"/desk/clients/{cast.vera.pk}/sent/"))
    assert "It is not easy" in seen(chie.get(path))
    file = anna.post(f"/desk/clients/{cast.vera.pk}/file/")
    assert b"It is not easy" not in b"".join(file.streaming_content if file.streaming else [file.content])
    chie.post(path, {"outcome": "talk"})
    assert anna.get(path).status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_however_long_it_is(
    cast: Cast, count: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        client = make_client(cast.anna, f"Person {number}")
        frame.ask_change(cast.actor(client), what="rhythm", wanted="weekly")
        ask_data(cast.actor(client), what="correct", words="My street")
    browser = cast.browser(cast.anna)
    for path in ("/desk/asked-changes/", "/desk/data-requests/"):
        with django_assert_max_num_queries(8):
            assert f"Person {count - 1}" in seen(browser.get(path))


def test_stopped_topics_are_before_the_eyes_before_a_meeting(cast: Cast) -> None:
    appointment = appointment_today(cast)
    appointment.client = cast.vera
    appointment.save()
    browser, path = cast.browser(cast.anna), f"/desk/clients/{cast.vera.pk}/stopped/"
    assert "Stopped for now" not in seen(browser.get("/desk/"))
    browser.post(path, {"words": "The old flat"})
    assert "The old flat" in seen(browser.get(path))
    assert "Stopped for now: The old flat" in seen(browser.get("/desk/"))
    assert "The old flat" in seen(browser.get(f"/desk/appointments/{appointment.pk}/prepare/"))
    assert "The old flat" in seen(browser.get(f"/desk/clients/{cast.vera.pk}/"))
    assert "The old flat" not in seen(cast.browser(cast.chie).get(f"/desk/clients/{cast.vera.pk}/"))
    browser.post(f"/desk/stopped/{StoppedTopic.objects.get().pk}/lift/")
    assert "Stopped for now" not in seen(browser.get("/desk/"))
    assert browser.post(path, {"words": ""}).status_code == 422
    for who in (cast.chie, cast.mikko, cast.stranger):
        assert cast.browser(who).get(path).status_code == 404


def test_a_rule_that_was_not_kept_waits_on_the_day_until_it_is_answered(cast: Cast) -> None:
    make_agreed(cast)
    note = frame.note_breach(cast.actor(cast.vera), cast.advice.pk, section="time", words="It began late.")
    browser, path = cast.browser(cast.anna), f"/desk/agreements/{cast.advice.pk}/breaches/"
    assert "says that a rule was not kept" in seen(browser.get("/desk/"))
    assert browser.get(f"/desk/breaches/{note.pk}/")["Location"] == path
    assert "It began late." in seen(browser.get(path))
    assert browser.post(f"/desk/breaches/{note.pk}/answer/", {"words": " "}).status_code == 422
    browser.post(f"/desk/breaches/{note.pk}/answer/", {"words": "I am sorry."})
    browser.post(path, {"section": "payment", "words": "Two are unpaid."})
    page = seen(browser.get(path))
    assert "I am sorry." in page
    assert "The client has not answered, and need not." in page
    assert "a rule was not kept" not in seen(browser.get("/desk/"))


def test_what_is_asked_about_data_is_on_the_day_and_answered(cast: Cast) -> None:
    asked = ask_data(cast.actor(cast.oskar), what="erase", words="Everything, please")
    browser, path = cast.browser(cast.anna), f"/desk/data-requests/{asked.pk}/"
    assert "asks something about their data" in seen(browser.get("/desk/"))
    page = seen(browser.get(path))
    assert "Everything, please" in page
    assert "Nothing has to be kept any more." in page
    assert browser.post(path, {"outcome": "partly"}).status_code == 422
    browser.post(path, {"outcome": "partly", "answer": "The invoices stay."})
    assert DataRequest.objects.get().answered_by == cast.anna
    assert "asks something about their data" not in seen(browser.get("/desk/"))
    for who in (cast.chie, cast.stranger):
        assert cast.browser(who).get(path).status_code == 404


def test_the_years_are_the_practices_own(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    assert (
        browser.post("/desk/practice/keeping/", {"record_years": "99", "invoice_years": "6"}).status_code
        == 422
    )
    browser.post("/desk/practice/keeping/", {"record_years": "12", "invoice_years": "6"})
    assert Practice.objects.get(pk=cast.practice.pk).thresholds == {"record_years": 12, "invoice_years": 6}
    assert "12 years after the last meeting" in seen(cast.browser(cast.vera).get("/portal/my-words/"))
    assert cast.browser(cast.mikko).get("/desk/practice/keeping/").status_code == 404


def test_a_member_says_how_they_work_in_each_language(cast: Cast) -> None:
    browser, path = cast.browser(cast.anna), "/desk/members/introduction/"
    said = {"about": "Grief and sleep", "manner": "Calm", "style": "3", "pace": "2"}
    bad = browser.post(f"{path}?language=en", said | {"video": "javascript:alert(1)"})
    assert (bad.status_code, list(bad.context["form"].errors)) == (422, ["video"])
    browser.post(f"{path}?language=en", said | {"video": "https://video.example/anna"})
    browser.post(f"{path}?language=fi", {"about": "Suru ja uni", "style": "4"})
    rows = Introduction.objects.filter(member=cast.anna).order_by("language")
    assert [(row.language, row.about, row.style, row.pace) for row in rows] == [
        ("en", "Grief and sleep", 4, None),
        ("fi", "Suru ja uni", 4, None),
    ]
    assert not Introduction.objects.exclude(member=cast.anna).exists()
    cast.practice.is_public = True
    cast.practice.save()
    cast.anna.takes_newcomers = True
    cast.anna.save()
    page = seen(browser.get("/p/riverside/"))
    assert "Grief and sleep" in page
    assert 'href="https://video.example/anna"' in page


def test_after_a_part_was_erased_every_page_still_opens(cast: Cast) -> None:
    fill(cast)
    for work in cast.vera.engagements.exclude(stage="ended"):
        end_by_client(cast.actor(cast.vera), engagement_id=work.pk)
    asked = ask_data(cast.actor(cast.vera), what="erase")
    desk, portal = cast.browser(cast.anna), cast.browser(cast.vera)
    path = f"/desk/data-requests/{asked.pk}/"
    assert "Erase what may go now" in seen(desk.get(path))
    assert desk.post(f"{path}erase/", {"answer": ""}, follow=True).status_code == 200
    assert DataRequest.objects.get(pk=asked.pk).answered_at is None
    desk.post(f"{path}erase/", {"answer": "Notes stay until 2036."})
    assert "Notes stay until 2036." in seen(portal.get("/portal/my-rights/"))
    for page in (
        "",
        "messages/",
        "steps/",
        "goals/",
        "results/",
        "diary/",
        "tools/",
        "agreement/",
        "my-file/",
    ):
        assert portal.get(f"/portal/{page}").status_code == 200, page
    assert portal.post("/portal/my-file/").status_code == 200
    for page in ("", "card/", "notes/", "results/", "goals/", "unspoken/", "keeping/"):
        assert desk.get(f"/desk/clients/{cast.vera.pk}/{page}").status_code == 200, page
    assert desk.get(f"/desk/clients/{cast.vera.pk}/messages/").status_code == 200
