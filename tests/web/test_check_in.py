"""The form of any measure: every kind of question, and what becomes of it."""

from typing import Any
from uuid import UUID

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from alongside.lib.errors import Refused
from alongside.voice.actions import ask_now
from alongside.voice.measuring.definitions import TextUse
from alongside.voice.models import CheckIn
from alongside.voice.sets import SETS
from alongside.web.check_in import CheckInForm, sheet
from tests.cast import Cast
from tests.voice.many_kinds import ask_nights
from tests.voice.scene import make_check_in

SUBMISSION = "0190f6a4-0000-7000-8000-000000000001"


@pytest.fixture
def nights(cast: Cast) -> CheckIn:
    return ask_nights(cast.actor(cast.anna), cast.vera)


def said(check_in: CheckIn, **sent: str) -> dict[str, Any]:
    form = CheckInForm(sent, check_in=check_in)
    assert form.is_valid(), form.errors
    return form.said()


def test_every_kind_of_question_has_its_field(nights: CheckIn) -> None:
    form = CheckInForm(check_in=nights)
    assert [field.name for field in form.visible_fields()] == [
        "rest",
        "sleep",
        "nights",
        "minutes",
        "minutes-none",
        "item-5",
        "item-6",
        "words",
    ]
    labels = [str(label) for _value, label in form.fields["sleep"].choices]
    assert labels == ["Well", "So-so", "Badly", "Does not apply to me"]
    assert [label for _value, label in form.fields["nights"].choices] == list("01234567")
    assert isinstance(form.fields["minutes"], forms.FloatField)
    assert form["nights"].help_text == "Only if your answer to “How do you sleep?” is: So-so, Badly."
    assert form["words"].label == "In your own words"


def test_answers_carry_values_and_words_stay_words(nights: CheckIn) -> None:
    sent = {
        "rest": "7",
        "sleep": "badly",
        "nights": "3",
        "minutes": "45.5",
        "item-5": "Trains",
        "item-6": "no",
    }
    assert said(nights, **sent, words="Tired", submission=SUBMISSION) == {
        "answers": {"rest": 7, "sleep": 1, "nights": 3.0, "minutes": 45.5, "words": 0},
        "texts": {"/dreams": "Trains"},
        "words": "Tired",
        "submission": UUID(SUBMISSION),
    }


def test_everything_may_stay_open_and_what_is_not_asked_is_left_out(nights: CheckIn) -> None:
    assert said(nights, words="Only this")["answers"] == {
        "rest": None,
        "sleep": None,
        "minutes": None,
        "words": None,
    }
    assert "nights" not in said(nights, sleep="well", nights="3")["answers"]


def test_what_does_not_apply_is_neither_open_nor_zero(nights: CheckIn) -> None:
    found = said(nights, **{"sleep": "not_applicable", "minutes": "5", "minutes-none": "on"})["answers"]
    assert (found["sleep"], found["minutes"]) == ("not_applicable", "not_applicable")


@pytest.mark.parametrize(
    ("name", "bad", "why"),
    [
        ("rest", "11", "Please choose one of the answers that stand here."),
        ("sleep", "terribly", "Please choose one of the answers that stand here."),
        ("rest", "not_applicable", "Please choose one of the answers that stand here."),
        ("minutes", "601", "Please write a number from 0 to 600."),
        ("minutes", "nan", "Please write a number from 0 to 600."),
        ("item-5", "x" * 4001, "This is too long. Please write it in a message."),
        ("words", "x" * 4001, "This is too long. Please write it in a message."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_question(
    nights: CheckIn, name: str, bad: str, why: str
) -> None:
    form = CheckInForm({name: bad}, check_in=nights)
    assert not form.is_valid()
    assert form.errors == {name: [why]}


def test_a_refusal_of_the_house_stands_beside_the_question(nights: CheckIn) -> None:
    form = CheckInForm({"words": "x"}, check_in=nights)
    assert form.is_valid()
    form.refuse(Refused("out_of_range", "/dreams"))
    form.refuse(Refused("expired"))
    assert set(form.errors) == {"item-5", "__all__"}


def test_each_page_has_an_id_of_its_own_and_a_refused_one_keeps_it(nights: CheckIn) -> None:
    first, second = (CheckInForm(check_in=nights)["submission"].value() for _ in range(2))
    assert first != second
    again = CheckInForm({"submission": SUBMISSION, "rest": "99"}, check_in=nights)
    assert not again.is_valid()
    assert SUBMISSION in str(again["submission"])


def test_what_stands_around_the_questions(cast: Cast, nights: CheckIn) -> None:
    assert (sheet(nights).title, sheet(nights).licence) == ("Nights", "")
    theirs = ask_nights(cast.actor(cast.anna), cast.vera, TextUse.UNCHANGED)
    assert sheet(theirs).licence == "The words of these questions belong to An Owner. Licence: A licence."
    assert sheet(theirs).caution == "This is not a tested questionnaire."
    ours = sheet(make_check_in(cast.actor(cast.anna), cast.vera))
    assert ours.caution == "These are our own questions, not a tested questionnaire."


@pytest.mark.parametrize("language", ["en", "ru", "ja", "fi"])
@pytest.mark.parametrize("key", [key for key in SETS if key != "own-side"])
def test_every_ready_made_set_is_one_screen_of_plain_choices(cast: Cast, key: str, language: str) -> None:
    check_in = ask_now(cast.actor(cast.anna), cast.vera.pk, what=key)
    with translation.override(language):
        form = CheckInForm(check_in=check_in)
        page = render_to_string("components/check_in.html", {"form": form, "sheet": sheet(check_in)})
    assert page.count("<fieldset") == len(SETS[key].items)
    assert page.count("<textarea") == 1
    assert [item.id for item in SETS[key].items if f">{item.id}<" in page] == []
