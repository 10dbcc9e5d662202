"""A FHIR R4 Questionnaire becomes a definition and its words. Nothing in the file is ever executed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from alongside.voice.fhir.conditions import asked
from alongside.voice.fhir.connecting import connected, unmirrored
from alongside.voice.fhir.formulas import parts_of_sum
from alongside.voice.fhir.lines import Lined, Unreadable, parsed
from alongside.voice.fhir.parts import language as short
from alongside.voice.fhir.parts import loinc, objects, words
from alongside.voice.fhir.questions import CHOICES, Found, Question, Remark, Total, Words, found_in, said
from alongside.voice.fhir.scoring_text import scoring_of, with_facts
from alongside.voice.fhir.urls import MEASURE
from alongside.voice.measuring.checking import faults
from alongside.voice.measuring.definitions import (
    Definition,
    Direction,
    Item,
    Licence,
    Scale,
    Source,
    TextUse,
)
from alongside.voice.measuring.keys import KEYS, key_for, refusal
from alongside.voice.sets import SETS

LONGEST_NAME, LONGEST_KEY = 120, 40
FROM_FILE = Source("the file")
_OF_R5 = {"versionAlgorithmString", "versionAlgorithmCoding", "copyrightLabel"}
Texts = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds. `key`: the known measure or ready-made set that it is, or "".

    `needs_direction`: it has sums of which the file cannot say whether more is better.
    `says_language`: whether the file names its own language.
    """

    definition: Definition
    texts: Texts
    remarks: tuple[Remark, ...]
    key: str
    needs_direction: bool
    says_language: bool


def read(data: bytes, *, language: str = "en") -> Read:
    """The measure in these bytes; `language` is that of its words, where the file names none.

    Unreadable with the line and the reason, text_forbidden with the licence among them.
    """
    questionnaire = parsed(data)
    _is_ours(questionnaire)
    title = (words(questionnaire, "title") or words(questionnaire, "name"))[:LONGEST_NAME]
    _may_be_taken(questionnaire, title)
    own = short(words(questionnaire, "language")) or language
    found = found_in(questionnaire, own)
    if not found.questions:
        raise Unreadable("no_items", questionnaire.line)
    scoring = scoring_of(questionnaire)
    _unmirror(found, scoring[0] if scoring else None)
    key = key_for(loinc=_panel(questionnaire), name=title) or key_for(name=words(questionnaire, "name"))
    joined = connected(key, found.questions) if key else None
    items, renamed = _items(found, joined)
    if key and joined:
        definition = replace(key, items=items)
    else:
        if key:
            found.remarks.append(Remark("key_does_not_fit", questionnaire.line, word=key.name))
        definition = _own(questionnaire, title, items, found, scoring[0] if scoring else None)
    _is_sound(definition, found, scoring[1] if scoring else questionnaire.line)
    return Read(
        definition=definition,
        texts=_texts(questionnaire, found, renamed, definition, own),
        remarks=tuple(found.remarks),
        key=definition.id if joined or definition == SETS.get(definition.id) else "",
        needs_direction=bool(definition.scales) and not joined and scoring is None,
        says_language=bool(words(questionnaire, "language")),
    )


def _is_ours(questionnaire: Lined) -> None:
    """R4, and a Questionnaire."""
    kind = questionnaire.get("resourceType")
    if kind != "Questionnaire":
        raise Unreadable("not_a_questionnaire", questionnaire.line, found=str(kind or "")[:40])
    if "group" in questionnaire:
        raise Unreadable("other_version", questionnaire.line, version="DSTU2")
    if _OF_R5 & questionnaire.keys():
        raise Unreadable("other_version", questionnaire.line, version="R5")


def _may_be_taken(questionnaire: Lined, title: str) -> None:
    for name in (title, words(questionnaire, "name")):
        licence = refusal(name)
        if licence:
            raise Unreadable(
                "text_forbidden", questionnaire.line, name=name, owner=licence.owner, licence=licence.name
            )


def _panel(questionnaire: Lined) -> str | None:
    return loinc(questionnaire) or loinc(questionnaire, "identifier")


def _unmirror(found: Found, scoring: Definition | None) -> None:
    """Items as they are answered: our own files say the weights that count (a reversed item's are mirrored)."""
    said_of = {item.id: item for item in scoring.items} if scoring else {}
    for question in found.questions:
        item = with_facts(question.item, said_of.get(question.item.id))
        is_weighted = item.is_reversed and question.source.get("type") in CHOICES
        question.item = unmirrored(item) if is_weighted else item


def _items(found: Found, joined: Mapping[str, Item] | None) -> tuple[tuple[Item, ...], dict[str, str]]:
    """The items in the order of the file, with their conditions; and which linkId became which id."""
    final = {each.item.id: (joined or {}).get(each.item.id, each.item) for each in found.questions}
    items = []
    for each in found.questions:
        item = final[each.item.id]
        if not joined or each.item.id not in joined:
            item = replace(item, asked=asked(each, found, final))
        items.append(item)
    return tuple(items), {link: item.id for link, item in final.items()}


def _own(
    questionnaire: Lined, title: str, items: tuple[Item, ...], found: Found, scoring: Definition | None
) -> Definition:
    """A definition from the file's own scoring: our extension, else the plain sums among its formulas."""
    if scoring:
        definition = replace(scoring, items=items)
        known = KEYS.keys() | SETS.keys()
        is_other = definition.id in known and definition != SETS.get(definition.id)
        return replace(definition, id=f"file-{definition.id}"[:LONGEST_KEY]) if is_other else definition
    return Definition(
        id=f"file-{_identity(questionnaire, title)}"[:LONGEST_KEY],
        version=words(questionnaire, "version")[:20] or "1",
        name=title or "?",
        items=items,
        scales=tuple(_scales(found, {item.id: item for item in items})),
        licence=_licence(questionnaire),
        loinc=_panel(questionnaire),
        is_validated=False,
    )


def _identity(questionnaire: Lined, title: str) -> str:
    """What stays the same from one version of a file to the next."""
    ours = [each for each in objects(questionnaire, "identifier") if each.get("system") == MEASURE]
    named = [words(each, "value") for each in ours] or [_panel(questionnaire) or title or "measure"]
    signs = (sign if sign.isalnum() else "-" for sign in named[0].lower())
    return "-".join(part for part in "".join(signs).split("-") if part)


def _licence(questionnaire: Lined) -> Licence:
    owner = words(questionnaire, "publisher")[:LONGEST_NAME]
    told = words(questionnaire, "copyright")[:400]
    return Licence(told, owner, TextUse.BY_PERMISSION, FROM_FILE)


def _scales(found: Found, items: Mapping[str, Item]) -> Iterable[Scale]:
    for total in found.totals:
        parts = parts_of_sum(total.expression, found.variables, found.children) if total.expression else None
        if not total.expression:
            found.remarks.append(Remark("total_without_formula", total.source.line, total.link))
        elif parts is None or not all(_counts(part, items) for part in parts):
            found.remarks.append(Remark("formula_left_out", total.source.line, total.link))
        else:
            yield _sum(total, parts)


def _counts(part: str, items: Mapping[str, Item]) -> bool:
    return part in items and not items[part].is_words


def _sum(total: Total, parts: tuple[str, ...]) -> Scale:
    """Missing answers are never zeros: the sum needs every answer."""
    return Scale(total.link, parts, Direction.LOWER_IS_BETTER, FROM_FILE, loinc=total.loinc)


def _is_sound(definition: Definition, found: Found, line: int) -> None:
    try:
        wrong = faults(definition)
    except (TypeError, ValueError, AttributeError):
        raise Unreadable("bad_scoring", line) from None
    for fault in wrong:
        raise Unreadable(fault.code, found.lines.get(fault.at, line), item=fault.at)


def _texts(
    questionnaire: Lined, found: Found, renamed: Mapping[str, str], definition: Definition, own: str
) -> Texts:
    """All words by language; what is not translated stands in the file's own language."""
    title = said(questionnaire, "title", own) or said(questionnaire, "name", own)
    about = said(questionnaire, "description", own)
    scales = {total.link: total.words for total in found.totals}
    final = {item.id: item for item in definition.items}
    names = _languages(own, title, about, found.questions)
    return {
        name: {
            "title": _in(title, name, own)[:LONGEST_NAME],
            "about": _in(about, name, own),
            "items": _each({renamed[each.item.id]: each.words for each in found.questions}, name, own),
            "before": _each({renamed[each.item.id]: each.before for each in found.questions}, name, own),
            "options": {
                renamed[each.item.id]: _each(_options(each, final[renamed[each.item.id]]), name, own)
                for each in found.questions
                if each.options
            },
            "scales": _each({scale.id: scales.get(scale.id, {}) for scale in definition.scales}, name, own),
        }
        for name in names
    }


def _options(question: Question, item: Item) -> dict[str, Words]:
    """The words of the options under the codes that the item has now (a key has its own)."""
    by_value = {option.value: option.code for option in item.options}
    codes = {option.code: by_value.get(option.value, option.code) for option in question.item.options}
    return {codes.get(code, code): told for code, told in question.options.items()}


def _languages(own: str, *parts: Any) -> list[str]:
    title, about, questions = parts
    told: list[Words] = [title, about]
    for each in questions:
        told += [each.words, each.before, *each.options.values()]
    return [own, *sorted({name for said_in in told for name in said_in} - {own})]


def _each(told: Mapping[str, Words], name: str, own: str) -> dict[str, str]:
    found = {code: _in(said_in, name, own) for code, said_in in told.items()}
    return {code: text for code, text in found.items() if text}


def _in(told: Words, name: str, own: str) -> str:
    return told.get(name) or told.get(own, "")
