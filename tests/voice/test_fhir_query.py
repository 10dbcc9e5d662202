"""A check-in as a QuestionnaireResponse: for who may read it, once it was answered."""

import pytest

from alongside.lib.errors import NotYours
from alongside.voice.actions import answer_check_in, ask, ready_version
from alongside.voice.models import Occasion
from alongside.voice.queries.fhir import questionnaire_response
from tests.cast import Cast


def test_an_answered_check_in(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    version = ready_version(cast.practice.pk, "value")
    asked = ask(anna, client_id=cast.vera.pk, version=version, occasion=Occasion.ONCE)
    assert asked is not None
    with pytest.raises(NotYours):
        questionnaire_response(anna, asked.pk)
    answer_check_in(vera, asked.pk, answers={"useful": 8, "meaningful": None}, words="The silence.")
    found = questionnaire_response(anna, asked.pk, subject="Patient/1")
    answers = {each["linkId"]: each["answer"][0] for each in found["item"]}
    assert answers == {
        "useful": {"valueInteger": 8},
        "mean": {"valueDecimal": 8},
        "words": {"valueString": "The silence."},
    }
    assert found["questionnaire"] == "urn:alongside:measure:value|1"
    assert (found["subject"], found["identifier"]["value"]) == ({"reference": "Patient/1"}, str(asked.pk))
    for other in (cast.chie, cast.stranger):
        with pytest.raises(NotYours):
            questionnaire_response(cast.actor(other), asked.pk)
