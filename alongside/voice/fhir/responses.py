"""One answered check-in as a FHIR R4 QuestionnaireResponse, weights and scores with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from alongside.voice.fhir.urls import ANSWERS, ITEM_WEIGHT, LOINC, MEASURE, NOT_APPLICABLE, ORDINAL_VALUE
from alongside.voice.fhir.writing import numbers_of
from alongside.voice.measuring.definitions import Definition, Item
from alongside.voice.measuring.scoring import NOT_APPLICABLE as DOES_NOT_APPLY
from alongside.voice.measuring.scoring import Scorer

Texts = Mapping[str, Mapping[str, Any]]
Resource = dict[str, Any]
WORDS = "words"  # the linkId of the client's own words at the end, which every check-in asks for


def response(
    definition: Definition,
    *,
    answers: Mapping[str, float | str | None],
    answered_at: datetime,
    texts: Texts,
    language: str = "en",
    written: Mapping[str, str] | None = None,
    words: str = "",
    subject: str = "",
    identifier: str = "",
) -> Resource:
    """The resource as plain values. `answers` and `written` (of word items) as a check-in holds them.

    `subject` is a reference of the receiver's choice ("Patient/1"). BadAnswer for answers of another measure.
    """
    given = {name: DOES_NOT_APPLY if said == "not_applicable" else said for name, said in answers.items()}
    scores = Scorer(definition).score(given)  # type: ignore[arg-type]
    numbers = numbers_of(definition, texts)
    told = texts.get(language) or next(iter(texts.values()), {})
    items = [
        _item(item, answers.get(item.id), (written or {}).get(item.id), told, numbers)
        for item in definition.items
    ]
    totals = [
        _answered(scale.id, {"valueDecimal": score.value})
        for scale in definition.scales
        if (score := scores[scale.id]).value is not None
    ]
    found: Resource = {"resourceType": "QuestionnaireResponse", "language": language, "status": "completed"}
    found["questionnaire"] = f"{MEASURE}:{definition.id}|{definition.version}"
    found["authored"] = answered_at.isoformat()
    if subject:
        found["subject"] = {"reference": subject}
    if identifier:
        found["identifier"] = {"system": ANSWERS, "value": identifier}
    own = [_answered(WORDS, {"valueString": words})] if words else []
    found["item"] = [each for each in items if each] + totals + own
    return found


def _item(
    item: Item,
    given: float | str | None,
    written: str | None,
    told: Mapping[str, Any],
    numbers: frozenset[str],
) -> Resource | None:
    if item.is_words:
        return _answered(item.id, {"valueString": written}) if written else None
    if isinstance(given, str):
        return {"linkId": item.id, "extension": [{"url": NOT_APPLICABLE, "valueBoolean": True}]}
    if given is None:
        return None
    if item.id in numbers:
        return _answered(item.id, {"valueDecimal" if item.between else "valueInteger": given})
    option = next(each for each in item.options if each.value == given)
    coding: Resource = {"system": LOINC} if option.code.startswith("LA") and item.loinc else {}
    coding["code"] = option.code
    words = told.get("options", {}).get(item.id, {}).get(option.code)
    if words:
        coding["display"] = words
    weights = [{"url": url, "valueDecimal": item.keyed(given)} for url in (ORDINAL_VALUE, ITEM_WEIGHT)]
    return _answered(item.id, {"extension": weights, "valueCoding": coding})


def _answered(link: str, answer: Resource) -> Resource:
    return {"linkId": link, "answer": [answer]}
