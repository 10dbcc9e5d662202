"""What FHIR has no place for: scales, bands, cut-offs, critical items, licence; as text in one extension."""

import json
from dataclasses import replace
from typing import Any

from alongside.voice.fhir.lines import LARGEST, Lined, Unreadable
from alongside.voice.fhir.parts import extensions
from alongside.voice.fhir.urls import SCORING
from alongside.voice.measuring.definitions import Definition, Item
from alongside.voice.measuring.notation import from_plain, plain

LONGEST_ID = 80
_OF_ITEMS = ("is_reversed", "may_not_apply", "value_if_not_asked")


def scoring_text(definition: Definition) -> str:
    """Everything of a definition but what its items say as FHIR."""
    told = plain(definition)
    facts = {item["id"]: {name: item[name] for name in _OF_ITEMS if name in item} for item in told["items"]}
    told["items"] = [{"id": name, **said} for name, said in facts.items() if said]
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def scoring_of(questionnaire: Lined) -> tuple[Definition, int] | None:
    """The definition in that extension, its items without options, and its line. Unreadable bad_scoring."""
    for each in extensions(questionnaire, SCORING):
        try:
            return _definition(each.get("valueString")), each.line
        except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
            raise Unreadable("bad_scoring", each.line) from None
    return None


def with_facts(item: Item, said: Item | None) -> Item:
    """An item as FHIR gives it, with what the extension adds to it."""
    if said is None:
        return item
    return replace(
        item,
        is_reversed=said.is_reversed,
        may_not_apply=said.may_not_apply,
        value_if_not_asked=said.value_if_not_asked,
    )


def _definition(text: Any) -> Definition:
    found = from_plain(_loaded(text))
    if not 0 < len(found.id) <= LONGEST_ID:
        raise ValueError
    return found


def _loaded(text: Any) -> dict[str, Any]:
    if not isinstance(text, str) or len(text) > LARGEST:
        raise ValueError
    found = json.loads(text)
    again = json.dumps(found, ensure_ascii=False)
    again.encode()  # half letters cannot be kept
    if not isinstance(found, dict) or "\\u0000" in again:
        raise TypeError
    return found
