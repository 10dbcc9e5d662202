"""A definition and its words become a FHIR R4 Questionnaire that other programs can ask and score."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.voice.fhir.expressions import expression, is_number, variables
from alongside.voice.fhir.scoring_text import scoring_text
from alongside.voice.fhir.urls import (
    CALCULATED,
    CONTROLS,
    FHIRPATH,
    ITEM_CONTROL,
    ITEM_WEIGHT,
    LOINC,
    MAX_VALUE,
    MEASURE,
    MIN_VALUE,
    ORDINAL_VALUE,
    SCORING,
    STEP,
    TRANSLATION,
    VARIABLE,
)
from alongside.voice.measuring.definitions import Definition, Item, Option, Scale

Texts = Mapping[str, Mapping[str, Any]]
Resource = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Said:
    """The words by language, the first one the resource's own."""

    texts: Texts
    language: str

    def of(self, *path: str) -> dict[str, str]:
        """One text in every language that has it."""
        found = {}
        for language, told in self.texts.items():
            words: Any = told
            for name in path:
                words = words.get(name, {}) if isinstance(words, Mapping) else {}
            if isinstance(words, str) and words:
                found[language] = words
        return found

    def put(self, into: Resource, name: str, *path: str, otherwise: str = "") -> None:
        """This text and its translations, as FHIR has them beside each other."""
        told = self.of(*path)
        own = told.pop(self.language, "") or next(iter(told.values()), otherwise)
        if own:
            into[name] = own
        others = [_translation(language, words) for language, words in sorted(told.items())]
        if own and others:
            into[f"_{name}"] = {"extension": others}


def written(definition: Definition, texts: Texts, *, language: str) -> bytes:
    """The resource as a file; `language` is its own one, the others are translations in it."""
    resource = questionnaire(definition, texts, language=language)
    return (json.dumps(resource, ensure_ascii=False, indent=2) + "\n").encode()


def questionnaire(definition: Definition, texts: Texts, *, language: str) -> Resource:
    """The resource as plain values."""
    said = _Said(texts, language if language in texts or not texts else next(iter(texts)))
    numbers = numbers_of(definition, texts)
    found: Resource = {"resourceType": "Questionnaire", "language": said.language}
    found["identifier"] = [{"system": MEASURE, "value": definition.id}]
    found |= {"version": definition.version, "status": "active", "subjectType": ["Patient"]}
    said.put(found, "title", "title", otherwise=definition.name)
    said.put(found, "description", "about")
    if definition.loinc:
        found["code"] = [{"system": LOINC, "code": definition.loinc}]
    found["publisher"], found["copyright"] = definition.licence.owner, definition.licence.name
    names = [_variable(name, text) for name, text in variables(definition, numbers)]
    found["extension"] = [*names, {"url": SCORING, "valueString": scoring_text(definition)}]
    items = [each for item in definition.items for each in _item(item, definition, said, numbers)]
    found["item"] = [*items, *(_total(scale, definition, said) for scale in definition.scales)]
    return {name: value for name, value in found.items() if value}


def numbers_of(definition: Definition, texts: Texts) -> frozenset[str]:
    """The items that are answered with a number: sliders, and options that have no words of their own."""
    worded = {
        name
        for told in texts.values()
        for name, options in told.get("options", {}).items()
        if options.keys() - {"low", "high"}
    }
    return frozenset(
        item.id for item in definition.items if item.between or (is_number(item) and item.id not in worded)
    )


def _item(item: Item, definition: Definition, said: _Said, numbers: frozenset[str]) -> Iterable[Resource]:
    if said.of("before", item.id):
        before: Resource = {"linkId": f"{item.id}.before", "type": "display"}
        said.put(before, "text", "before", item.id)
        yield before
    found: Resource = {"linkId": item.id}
    if item.loinc:
        found["code"] = [{"system": LOINC, "code": item.loinc}]
    said.put(found, "text", "items", item.id)
    found |= _kind(item, said, item.id in numbers)
    if item.asked:
        asking = next(each for each in definition.items if each.id == item.asked.item)
        found |= _condition(asking, item.asked.values, asking.id in numbers)
    ends = [_end(item, name, control, said) for name, control in (("low", "lower"), ("high", "upper"))]
    if any(ends):
        found["item"] = [end for end in ends if end]
    yield found


def _kind(item: Item, said: _Said, is_number: bool) -> Resource:
    if item.is_words:
        return {"type": "text"}
    if not is_number:
        return {"type": "choice", "answerOption": [_option(item, each, said) for each in item.options]}
    whole = not item.between
    name = "valueInteger" if whole else "valueDecimal"
    low, high = item.span
    limits = [{"url": MIN_VALUE, name: low}, {"url": MAX_VALUE, name: high}]
    control = {"system": CONTROLS, "code": "slider"}
    slider = {"url": ITEM_CONTROL, "valueCodeableConcept": {"coding": [control]}}
    step = [{"url": STEP, "valueInteger": 1}] if whole else []
    return {"type": "integer" if whole else "decimal", "extension": [slider, *limits, *step]}


def _option(item: Item, option: Option, said: _Said) -> Resource:
    """Both names of the weight: the old one for most renderers, the new one for SDC 4."""
    coding: Resource = {"code": option.code}
    if option.code.startswith("LA") and item.loinc:
        coding["system"] = LOINC
    said.put(coding, "display", "options", item.id, option.code)
    weight = item.keyed(option.value)
    weights = [{"url": url, "valueDecimal": weight} for url in (ORDINAL_VALUE, ITEM_WEIGHT)]
    return {"extension": weights, "valueCoding": coding}


def _condition(asking: Item, values: Iterable[float], is_number: bool) -> Resource:
    codes = {option.value: option.code for option in asking.options}
    told: list[Resource] = []
    for value in values:
        answer: Resource = {"question": asking.id, "operator": "="}
        if not is_number:
            answer["answerCoding"] = {"code": codes[value]}
        else:
            answer["answerDecimal" if asking.between else "answerInteger"] = value
        told.append(answer)
    return {"enableWhen": told, "enableBehavior": "any"}


def _end(item: Item, name: str, control: str, said: _Said) -> Resource | None:
    if not said.of("options", item.id, name):
        return None
    coding = {"system": CONTROLS, "code": control}
    found: Resource = {"linkId": f"{item.id}.{name}", "type": "display"}
    found["extension"] = [{"url": ITEM_CONTROL, "valueCodeableConcept": {"coding": [coding]}}]
    said.put(found, "text", "options", item.id, name)
    return found


def _total(scale: Scale, definition: Definition, said: _Said) -> Resource:
    found: Resource = {"linkId": scale.id, "type": "decimal", "readOnly": True}
    if scale.loinc:
        found["code"] = [{"system": LOINC, "code": scale.loinc}]
    said.put(found, "text", "scales", scale.id)
    counted = {"language": FHIRPATH, "expression": expression(definition, scale)}
    return found | {"extension": [{"url": CALCULATED, "valueExpression": counted}]}


def _variable(name: str, text: str) -> Resource:
    return {"url": VARIABLE, "valueExpression": {"name": name, "language": FHIRPATH, "expression": text}}


def _translation(language: str, words: str) -> Resource:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": words}]
    return {"url": TRANSLATION, "extension": parts}
