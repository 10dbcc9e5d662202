"""The items of a Questionnaire, one after the other: questions, totals, and words that stand before them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from alongside.voice.fhir.lines import Lined, Unreadable
from alongside.voice.fhir.parts import (
    extension_number,
    extensions,
    loinc,
    number,
    objects,
    one,
    translations,
    truth,
    words,
)
from alongside.voice.fhir.urls import (
    CALCULATED,
    FHIRPATH,
    ITEM_CONTROL,
    MAX_VALUE,
    MIN_VALUE,
    STEP,
    VARIABLE,
    WEIGHTS,
)
from alongside.voice.measuring.checking import MOST_ITEMS, MOST_OPTIONS
from alongside.voice.measuring.definitions import Item, Option

Words = dict[str, str]  # by language
LONGEST_ID = 80
MOST = 2 * MOST_ITEMS  # of all kinds
NUMBERS = {"integer", "decimal"}
CHOICES = {"choice", "open-choice"}
TEXTS = {"string", "text"}
LEFT_OUT = {"boolean", "date", "dateTime", "time", "url", "attachment", "reference", "quantity"}
OF_R5 = {"coding", "question"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What was read otherwise than it stands there, and where."""

    code: str
    line: int
    item: str = ""
    word: str = ""


@dataclass(slots=True)
class Question:
    """One question: its numbers, its words by language, and the conditions under which it is asked."""

    item: Item
    source: Lined
    words: Words
    options: dict[str, Words]
    before: Words = field(default_factory=dict)
    conditions: list[Lined] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Total:
    """An item that nobody answers: a score. `expression` is how the file says that it is counted."""

    link: str
    source: Lined
    words: Words
    expression: str
    loinc: str | None


@dataclass(slots=True)
class Found:
    """All that the items say. `children` are the questions inside each group, `variables` expressions by name."""

    language: str
    contained: Mapping[str, Lined]
    questions: list[Question] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    waiting: Words = field(default_factory=dict)


def found_in(questionnaire: Lined, language: str) -> Found:
    """What the items of this resource are. Unreadable for ids twice, unknown types and too many."""
    contained = {words(each, "id"): each for each in objects(questionnaire, "contained")}
    found = Found(language, contained)
    found.variables.update(_variables(questionnaire))
    _walk(questionnaire, found, [])
    return found


def said(at: Lined, name: str, language: str) -> Words:
    """A text in its own language and in all into which it is translated."""
    own = words(at, name)
    return {**translations(at, name), language: own} if own else {}


def _walk(parent: Lined, found: Found, conditions: list[Lined]) -> None:
    for item in objects(parent, "item"):
        link = _link(item, found)
        inner = [*conditions, *objects(item, "enableWhen")]
        first = len(found.questions)
        _take(item, link, found, inner)
        _walk(item, found, inner)
        inside = [each.item.id for each in found.questions[first:] if each.item.id != link]
        found.children[link] = tuple(inside)


def _link(item: Lined, found: Found) -> str:
    link = words(item, "linkId")
    if not link:
        raise Unreadable("no_link_id", item.line)
    if len(link) > LONGEST_ID:
        raise Unreadable("link_id_too_long", item.line, limit=LONGEST_ID)
    if link in found.lines:
        raise Unreadable("duplicate_id", item.line, item=link, before=found.lines[link])
    if len(found.lines) >= MOST:
        raise Unreadable("too_many_items", item.line, limit=MOST_ITEMS)
    found.lines[link] = item.line
    return link


def _take(item: Lined, link: str, found: Found, conditions: list[Lined]) -> None:
    kind = words(item, "type")
    _same_version(item, kind)
    texts = said(item, "text", found.language)
    expression = _expression(item)
    found.variables.update(_variables(item))
    if kind in {"group", "display"}:
        _put_before(item, texts, found)
    elif kind in NUMBERS | {"quantity"} and (truth(item, "readOnly") or expression):
        found.totals.append(Total(link, item, texts, expression, loinc(item)))
    elif kind in NUMBERS | CHOICES | TEXTS:
        _question(item, kind, link, texts, found, conditions)
    elif kind in LEFT_OUT:
        found.remarks.append(Remark("type_left_out", item.line, link, kind))
    else:
        raise Unreadable("unknown_type", item.line, item=link, type=kind)


def _same_version(item: Lined, kind: str) -> None:
    """Shapes that only other versions of FHIR have."""
    if "option" in item or "options" in item or any("hasAnswer" in each for each in _conditions(item)):
        raise Unreadable("other_version", item.line, version="STU3")
    if kind in OF_R5 or "answerConstraint" in item or "disabledDisplay" in item:
        raise Unreadable("other_version", item.line, version="R5")


def _conditions(item: Lined) -> list[Lined]:
    return objects(item, "enableWhen")


def _put_before(item: Lined, texts: Words, found: Found) -> None:
    """Words at the ends of a slider belong to it; all others stand before the question that follows."""
    control = _control(item)
    if control in {"lower", "upper"} and found.questions:
        found.questions[-1].options["low" if control == "lower" else "high"] = texts
        return
    for language, text in texts.items():
        found.waiting[language] = "\n".join(part for part in (found.waiting.get(language), text) if part)


def _control(item: Lined) -> str:
    for each in extensions(item, ITEM_CONTROL):
        for coding in objects(one(each, "valueCodeableConcept"), "coding"):
            return words(coding, "code")
    return ""


def _question(item: Lined, kind: str, link: str, texts: Words, found: Found, conditions: list[Lined]) -> None:
    measured = Item(link, loinc=loinc(item))
    options: dict[str, Words] = {}
    if kind in CHOICES:
        listed, options = _options(item, link, found)
        measured = replace(measured, options=listed)
        if kind == "open-choice":
            found.remarks.append(Remark("only_listed", item.line, link))
    elif kind in TEXTS:
        measured = replace(measured, is_words=True)
    else:
        ranged = _ranged(item, kind, measured)
        if ranged is None:
            found.remarks.append(Remark("number_without_range", item.line, link))
            return
        measured = ranged
    found.questions.append(Question(measured, item, texts, options, found.waiting, list(conditions)))
    found.waiting = {}


def _ranged(item: Lined, kind: str, measured: Item) -> Item | None:
    """A number between two others: whole ones as options, others as a slider."""
    low, high = extension_number(item, MIN_VALUE), extension_number(item, MAX_VALUE)
    if low is None or high is None:
        return None
    step = extension_number(item, STEP) or 1
    if kind == "integer" and low < high and step == 1 and high - low < MOST_OPTIONS:
        values = range(int(low), int(high) + 1)
        return replace(measured, options=tuple(Option(str(each), each) for each in values))
    return replace(measured, between=(low, high))


def _options(item: Lined, link: str, found: Found) -> tuple[tuple[Option, ...], dict[str, Words]]:
    given = list(_given_options(item, found))
    if not given:
        raise Unreadable("no_options", item.line, item=link)
    weights = [extension_number(each, *WEIGHTS) for each, _coding in given]
    if None in weights and any(weight is not None for weight in weights):
        raise Unreadable("weight_missing", item.line, item=link)
    options: list[Option] = []
    texts: dict[str, Words] = {}
    for place, ((each, coding), weight) in enumerate(zip(given, weights, strict=True)):
        code, usual, option_words = _option(each, coding, place, found.language)
        options.append(Option(code, usual if weight is None else weight))
        if option_words:
            texts[code] = option_words
    return tuple(options), texts


def _option(each: Lined, coding: Lined, place: int, language: str) -> tuple[str, float, Words]:
    """An option's code, its value where no weight is given, and its words."""
    if "valueInteger" in each:
        whole = number(each, "valueInteger") or 0
        return f"{whole:g}", whole, {}
    if "valueString" in each:
        return str(place), place, said(each, "valueString", language)
    code, texts = words(coding, "code"), said(coding, "display", language)
    if not code and not texts:
        raise Unreadable("bad_shape", each.line, part="answerOption")
    return (code or str(place))[:LONGEST_ID], place, texts


def _given_options(item: Lined, found: Found) -> Iterator[tuple[Lined, Lined]]:
    """Each option with its coding: both may carry the weight."""
    for each in objects(item, "answerOption"):
        coding = one(each, "valueCoding")
        has_weight = any(True for _weight in extensions(each, *WEIGHTS))
        yield (each if has_weight or not objects(coding, "extension") else coding), coding
    address = words(item, "answerValueSet")
    if address:
        inside = found.contained.get(address.removeprefix("#")) if address.startswith("#") else None
        if inside is None:
            raise Unreadable("options_elsewhere", item.line, item=words(item, "linkId"))
        for include in objects(one(inside, "compose"), "include"):
            yield from ((concept, concept) for concept in objects(include, "concept"))


def _expression(item: Lined) -> str:
    for each in extensions(item, CALCULATED):
        return _fhirpath(one(each, "valueExpression"))
    return ""


def _variables(at: Lined) -> dict[str, str]:
    found = [one(each, "valueExpression") for each in extensions(at, VARIABLE)]
    return {name: _fhirpath(each) for each in found if isinstance(name := each.get("name"), str)}


def _fhirpath(expression: Lined) -> str:
    """The expression; what is written in another language is as good as unknown."""
    told = expression.get("expression", "")
    if expression.get("language") != FHIRPATH or not isinstance(told, str):
        return "(unknown)"
    return told
