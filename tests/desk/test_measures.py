"""The library of measures as pages: list, one measure, taking in, writing one's own, FHIR files."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from alongside.desk.measures.words import say_refused
from alongside.lib.errors import Refused
from alongside.voice.actions import ask
from alongside.voice.actions.library import keep_own, take_in
from alongside.voice.fhir.lines import Unreadable
from alongside.voice.fhir.reading import read
from alongside.voice.fhir.writing import written
from alongside.voice.measuring.keys import KEYS
from alongside.voice.measuring.notation import from_plain
from alongside.voice.models import Measure, MeasureVersion, Occasion
from alongside.voice.own_sets import OwnItem, OwnSet
from alongside.voice.sets import SETS
from alongside.web.check_in import CheckInForm
from alongside.web.check_in_paper import check_in_pdf, paper_of
from tests.cast import Cast
from tests.voice.fhir.test_refusals import BAD, A, B, questionnaire, total
from tests.voice.measuring.vectors import SCIENCE
from tests.voice.test_library import MINE, OWN

LIST, IMPORT, NEW = "/desk/measures/", "/desk/measures/import/", "/desk/measures/new/"
TWO = {
    "rows": "5",
    "title_en": "First days",
    "about_en": "About your first days.",
    "text_1_en": "I felt at home.",
    "kind_1": "scale",
    "text_2_en": "Who told you of us?",
    "kind_2": "options",
    "options_2_en": "A friend\r\n\r\nA doctor",
    "text_4_en": "What else?",
    "kind_4": "words",
}


def test_the_list_shows_ready_sets_known_keys_and_ones_own(cast: Cast) -> None:
    keep_own(cast.actor(cast.anna), OWN)
    page = cast.browser(cast.anna).get(LIST)
    words = page.content.decode()
    assert page.status_code == 200
    for shown in (
        "After a meeting",
        "Five needs",
        "First days",
        "CORE-10",
        "CORE System Trust",
        "Looks back 14 days",
    ):
        assert shown in words
    assert len(page.context["ready"]) == len(SETS)
    assert "Take in a questionnaire" in words
    assert "Take in a questionnaire" not in cast.browser(cast.mikko).get(LIST).content.decode()


def test_the_list_asks_as_often_for_30_measures_as_for_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser, anna = cast.browser(cast.anna), cast.actor(cast.anna)
    keep_own(anna, OWN)
    browser.get(LIST)
    with django_assert_num_queries(4) as first:
        browser.get(LIST)
    for _number in range(29):
        keep_own(anna, OWN)
    with django_assert_num_queries(len(first)):
        browser.get(LIST)


def test_a_ready_made_set_is_shown_as_the_client_sees_it(cast: Cast) -> None:
    words = cast.browser(cast.anna).get("/desk/measures/known/after-meeting/").content.decode()
    for shown in (
        "I felt heard.",
        "not at all",
        "The mean of the answers. At least 4 of 8 are needed.",
        "Not tested",
    ):
        assert shown in words
    assert "“I felt safe.”: somebody looks at answers from 0 to 5 at once." in words


def test_a_known_key_is_shown_without_words_and_says_what_is_recalled(cast: Cast) -> None:
    page = cast.browser(cast.anna).get("/desk/measures/known/phq-9/")
    words = page.content.decode()
    assert page.context["preview"] is None
    for shown in (
        "Its words are not here yet",
        "10 to below 15",
        "moderate",
        "10 or more: counts as a case for treatment services (adults).",
        "A change of 6 points or more is more than chance (adults).",
        "recalled, not verified",
        "NHS Talking Therapies Manual",
    ):
        assert shown in words
    percentages = cast.browser(cast.anna).get("/desk/measures/known/who-5/").content.decode()
    assert "Below 52: low well-being (adults)." in percentages
    assert "Then multiplied by 4." in percentages
    reversed_ones = cast.browser(cast.anna).get("/desk/measures/known/core-10/").content.decode()
    assert "Counted the other way round: questions 2, 3." in reversed_ones


def test_an_upload_is_looked_at_then_taken_in(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    upload = SimpleUploadedFile("mine.json", MINE)
    look = browser.post(IMPORT, {"upload": upload, "language": "en"})
    words = look.content.decode()
    assert (look.status_code, Measure.objects.count()) == (200, 0)
    assert "Question a" in words
    assert "What does a higher score mean?" in words
    kept = {"text": look.context["form"]["text"].value(), "language": "en", "keep": "1"}
    assert kept["text"].encode() == MINE
    again = browser.post(IMPORT, kept)
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["may_use"])
    again = browser.post(IMPORT, kept | {"may_use": "on"})
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["better"])
    done = browser.post(IMPORT, kept | {"may_use": "on", "better": "lower"})
    version = MeasureVersion.objects.get()
    assert (done.status_code, done.url) == (302, reverse("desk:measure", args=[version.measure_id]))  # type: ignore[attr-defined]
    page = browser.get(done.url).content.decode()  # type: ignore[attr-defined]
    assert "Words 1" in page
    assert "A lower score is better." in page


def test_the_real_questionnaire_is_pasted_and_rendered(cast: Cast) -> None:
    path = SCIENCE / "lforms_phq9_questionnaire.json"
    if not path.exists():
        pytest.skip("the real questionnaire is not beside this checkout")
    browser, text = cast.browser(cast.anna), path.read_text()
    look = browser.post(IMPORT, {"text": text, "language": "en"})
    assert "We know PHQ-9: its scoring joins these words." in look.content.decode()
    done = browser.post(IMPORT, {"text": text, "language": "en", "keep": "1"})
    page = browser.get(done.url).content.decode()  # type: ignore[attr-defined]
    for shown in (
        "Feeling tired or having little energy",
        "Nearly every day",
        "moderately severe",
        "Looks back 14 days",
    ):
        assert shown in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Please choose a file or paste a questionnaire."),
        ({"text": "{\n\n!"}, "Line 3: this is not JSON."),
        ({"text": '{"resourceType": "Bundle"}'}, "Line 1: this is no FHIR Questionnaire. Bundle"),
        ({"text": questionnaire(A, A).decode()}, "Line 3: the linkId “a” is there twice."),
        ({"text": questionnaire(A, title="SRS").decode()}, "“SRS” belongs to Miller, Duncan and Johnson."),
        ({"text": written(SETS["value"], {}, language="en").decode()}, "This set is here already"),
        ({"text": questionnaire({"linkId": "a", "type": "coding"}).decode()}, "this is FHIR R5"),
    ],
)
def test_what_cannot_be_taken_in(cast: Cast, sent: dict[str, str], words: str) -> None:
    for more in ({}, {"keep": "1"}) if sent else ({},):
        answer = cast.browser(cast.anna).post(IMPORT, {"language": "en", **sent, **more})
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_a_formula_that_is_code_is_left_out_and_said(cast: Cast) -> None:
    text = questionnaire(A, B, total("%resource.item.count() * 7")).decode()
    look = cast.browser(cast.anna).post(IMPORT, {"text": text, "language": "en"})
    assert "Line 4: score “total” was left out." in look.content.decode()


def test_writing_ones_own_and_a_new_version(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    done = browser.post(NEW, TWO)
    version = MeasureVersion.objects.get()
    address = reverse("desk:measure", args=[version.measure_id])
    assert (done.status_code, done.url) == (302, address)  # type: ignore[attr-defined]
    items = from_plain(version.definition).items
    assert [(item.id, len(item.options), item.is_words) for item in items] == [
        ("q1", 11, False),
        ("q2", 2, False),
        ("q3", 0, True),
    ]
    page = browser.get(address).content.decode()
    assert all(
        shown in page
        for shown in ("First days", "I felt at home.", "A doctor", "not validated")
        if shown != "not validated"
    )
    change = reverse("desk:measure_change", args=[version.measure_id])
    form = browser.get(change).context["form"]
    assert (form["text_2_en"].value(), form["options_2_en"].value()) == (
        "Who told you of us?",
        "A friend\nA doctor",
    )
    sent = {name: form[name].value() or "" for name in form.fields} | {
        "rows": "5",
        "text_1_en": "I felt welcome.",
    }
    finnish = {
        "title_fi": "Alku",
        "text_1_fi": "Oloni.",
        "text_2_fi": "Kuka?",
        "options_2_fi": "A\nB",
        "text_3_fi": "Muuta?",
    }
    assert browser.post(change, sent | finnish).status_code == 302
    new = MeasureVersion.objects.get(number=2)
    assert [item.id for item in from_plain(new.definition).items] == ["q1", "q2", "q3"]
    assert sorted(new.texts) == ["en", "fi"]
    assert "I felt at home." in browser.get(f"{address}?version=1").content.decode()
    assert "I felt welcome." in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title_en": ""}, "This field is required."),
        ({"text_1_en": "", "text_2_en": "", "text_4_en": ""}, "Please write at least one question."),
        ({"options_2_en": "A friend"}, "English, question 2: please write two answers or more."),
        ({"text_1_fi": "Oloni."}, "Suomi, question 2: the words are missing."),
        ({"kind_1": "dance"}, "Select a valid choice"),
    ],
)
def test_an_own_set_that_makes_no_sense(cast: Cast, sent: dict[str, str], words: str) -> None:
    answer = cast.browser(cast.anna).post(NEW, TWO | sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Measure.objects.exists()


def test_more_room_keeps_what_was_written(cast: Cast) -> None:
    page = cast.browser(cast.anna).post(NEW, TWO | {"more": "1"})
    assert (page.status_code, page.context["form"].rows) == (200, 10)
    assert page.context["form"]["text_4_en"].value() == "What else?"
    full = cast.browser(cast.anna).post(NEW, TWO | {"more": "1", "rows": "29"})
    assert (full.context["form"].rows, full.context["can_grow"]) == (30, False)


def test_files_for_other_programs(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    own = keep_own(cast.actor(cast.anna), OWN)
    file = browser.get(reverse("desk:measure_export", args=[own.measure_id, 1]))
    assert file["Content-Disposition"].startswith("attachment")
    assert read(file.content).definition == from_plain(own.definition)
    ready = json.loads(browser.get("/desk/measures/known/five-needs/fhir/").content)
    assert (ready["title"], ready["item"][0]["text"]) == ("Five needs", "I feel seen.")
    assert read(json.dumps(ready).encode()).definition == SETS["five-needs"]
    for address in (
        reverse("desk:measure_export", args=[own.measure_id, 2]),
        "/desk/measures/known/phq-9/fhir/",
    ):
        assert browser.get(address).status_code == 404


def test_put_away_and_asked_again(cast: Cast) -> None:
    browser = cast.browser(cast.anna)
    one = keep_own(cast.actor(cast.anna), OWN).measure
    address = reverse("desk:measure_retire", args=[one.pk])
    browser.post(address, {"now": "retired"})
    assert "no longer asked" in browser.get(LIST).content.decode()
    browser.post(address, {"now": "used"})
    one.refresh_from_db()
    assert one.retired_at is None


def test_strangers_and_coordinators_see_nothing(cast: Cast) -> None:
    own = keep_own(cast.actor(cast.anna), OWN).measure
    one = reverse("desk:measure", args=[own.pk])
    for who in (cast.chie,):
        assert [cast.browser(who).get(each).status_code for each in (LIST, one, IMPORT, NEW)] == [404] * 4
    stranger = cast.browser(cast.stranger)
    change, retire = (
        reverse("desk:measure_change", args=[own.pk]),
        reverse("desk:measure_retire", args=[own.pk]),
    )
    assert [stranger.get(each).status_code for each in (one, change)] == [404, 404]
    assert stranger.post(retire, {"now": "retired"}).status_code == 404
    practitioner: Any = cast.browser(cast.mikko)
    assert [practitioner.get(each).status_code for each in (LIST, one, change, IMPORT, NEW)] == [
        200,
        200,
        404,
        404,
        404,
    ]


def test_pages_of_taken_in_measures_have_few_queries(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    told = {"en": {"title": "CORE-OM", "items": {str(number): f"No. {number}" for number in range(1, 35)}}}
    data = written(KEYS["core-om"], told, language="en")
    version = take_in(cast.actor(cast.anna), data, language="en", is_higher_better=None, may_use=True)
    browser = cast.browser(cast.anna)
    with django_assert_max_num_queries(8):
        page = browser.get(reverse("desk:measure", args=[version.measure_id]))
    assert "No. 34" in page.content.decode()


def test_thirty_questions_fit(cast: Cast) -> None:
    items = [OwnItem("", "scale", {"en": f"Statement {number}"}) for number in range(30)]
    version = keep_own(cast.actor(cast.anna), OwnSet({"en": "Long"}, items))
    assert (
        cast.browser(cast.anna).get(reverse("desk:measure_change", args=[version.measure_id])).status_code
        == 200
    )


def test_words_before_a_question_are_there_when_it_is_asked(cast: Cast) -> None:
    group = {"linkId": "g", "type": "group", "text": "In the last days", "item": [A, B]}
    anna = cast.actor(cast.anna)
    version = take_in(anna, questionnaire(group), language="en", is_higher_better=None, may_use=True)
    assert (
        "In the last days"
        in cast.browser(cast.anna).get(reverse("desk:measure", args=[version.measure_id])).content.decode()
    )
    asked = ask(anna, client_id=cast.vera.pk, version=version, occasion=Occasion.ONCE)
    assert asked is not None
    assert [each.before for each in CheckInForm(check_in=asked).questions()] == ["In the last days", "", ""]
    page = cast.browser(cast.vera).get(reverse("portal:check_in", args=[asked.pk])).content.decode()
    assert "In the last days" in page
    assert paper_of(asked)["questions"][0]["before"] == "In the last days"  # type: ignore[index]
    assert check_in_pdf(asked).startswith(b"%PDF")


def test_a_known_measure_whose_words_are_here_is_shown_with_them(cast: Cast) -> None:
    told = {"en": {"title": "GAD-7", "items": {str(number): f"No. {number}" for number in range(1, 8)}}}
    data = written(KEYS["gad-7"], told, language="en").decode().encode("utf-16")
    anna = cast.actor(cast.anna)
    version = take_in(anna, data, language="en", is_higher_better=None, may_use=True)
    answer = cast.browser(cast.anna).get("/desk/measures/known/gad-7/")
    assert answer.url == reverse("desk:measure", args=[version.measure_id])  # type: ignore[attr-defined]
    upload = SimpleUploadedFile("gad.json", data)
    look = cast.browser(cast.anna).post(IMPORT, {"upload": upload, "language": "en"})
    assert json.loads(look.context["form"]["text"].value())["title"] == "GAD-7"


def test_of_an_unknown_file_nobody_says_that_it_was_tested_or_not(cast: Cast) -> None:
    look = cast.browser(cast.anna).post(IMPORT, {"text": MINE.decode(), "language": "en"})
    assert "The file does not say whether it was tested in research." in look.content.decode()


@pytest.mark.parametrize("data", [data for data, _code, _line in BAD.values()], ids=list(BAD))
def test_every_refusal_has_a_whole_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable) as no:
        read(data)
    facts: dict[str, Any] = {"line": no.value.line, **no.value.facts}
    said = say_refused(Refused(no.value.code, **facts))
    assert "%" not in said
    assert no.value.code not in said
