"""One question of any measure as a field of a form: a row of numbers, answers to choose, a number, or words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.voice.actions import LONGEST
from alongside.voice.measuring.definitions import Definition, Item
from alongside.web.forms import Choices, ScaleSelect, Textarea
from alongside.web.measure_words import Texts

NOT_APPLICABLE = "not_applicable"
DOES_NOT_APPLY = gettext_lazy("Does not apply to me")
TOO_LONG = gettext_lazy("This is too long. Please write it in a message.")
PLAIN = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
OTHERS = {"words", "answer", "skip", "add", "submission", "idle", "csrfmiddlewaretoken"}
MOST_IN_A_ROW = 11
NONE = "-none"  # a box beside a number, for what does not apply

Answer = float | str | None


def names(definition: Definition) -> dict[str, str]:
    """The name of each item's field, by item id: the id itself where that is a plain word."""
    return {
        item.id: item.id if _is_plain(item.id) else f"item-{place}"
        for place, item in enumerate(definition.items, 1)
    }


def fields_of(item: Item, name: str, said: Texts) -> dict[str, forms.Field]:
    """The field of one item by its name; a number that may not apply has a box of its own."""
    label = said.item(item.id)
    if item.is_words:
        return {name: _words(label)}
    if row := _in_a_row(item, said):
        return {name: _choice(item, row, label, _scale(item, said))}
    if item.options:
        return {name: _choice(item, _worded(item, said), label, Choices())}
    found: dict[str, forms.Field] = {name: _number(item, label, said)}
    if item.may_not_apply:
        found[f"{name}{NONE}"] = forms.BooleanField(label=DOES_NOT_APPLY, required=False)
    return found


def given(item: Item, name: str, cleaned: Mapping[str, Any]) -> Answer:
    """The answer to one item: its value, "not_applicable", or None where it stays open."""
    if cleaned.get(f"{name}{NONE}"):
        return NOT_APPLICABLE
    answer: Answer = cleaned.get(name)
    return answer


def is_asked(definition: Definition, item: Item, answers: Mapping[str, Answer]) -> bool:
    """Whether an item's condition holds, and those it hangs on."""
    if item.asked is None:
        return True
    asker = next(each for each in definition.items if each.id == item.asked.item)
    return answers.get(asker.id) in item.asked.values and is_asked(definition, asker, answers)


def posted(definition: Definition, item: Item) -> list[str]:
    """What the field that decides about `item` holds when it is asked: codes of options, or numbers."""
    if item.asked is None:
        return []
    asker = next(each for each in definition.items if each.id == item.asked.item)
    if asker.options:
        return [option.code for option in asker.options if option.value in item.asked.values]
    return [number(value) for value in item.asked.values]


def only_if(definition: Definition, item: Item, said: Texts) -> str:
    """Says on which answer a question hangs, for who sees the whole form at once."""
    if item.asked is None:
        return ""
    answers = [said.option(item.asked.item, code) for code in posted(definition, item)]
    return _("Only if your answer to “%(question)s” is: %(answers)s.") % {
        "question": said.item(item.asked.item),
        "answers": ", ".join(answers),
    }


def number(value: float) -> str:
    """A value as somebody writes it: 3, not 3.0."""
    return str(int(value)) if float(value).is_integer() else str(value)


def _is_plain(item_id: str) -> bool:
    return bool(PLAIN.fullmatch(item_id)) and item_id not in OTHERS and not item_id.startswith("item-")


def _words(label: str) -> forms.Field:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=2),
        error_messages={"max_length": TOO_LONG},
    )


def _in_a_row(item: Item, said: Texts) -> list[tuple[str, str]]:
    """The numbers to choose from, where all answers are numbers and few enough for one thumb."""
    if item.between:
        low, high = item.between
        is_whole = float(low).is_integer() and float(high).is_integer()
        if not is_whole or high - low >= MOST_IN_A_ROW:
            return []
        return [(str(value), str(value)) for value in range(int(low), int(high) + 1)]
    codes = [option.code for option in item.options]
    is_plain = all(code.isdecimal() and said.option(item.id, code) == code for code in codes)
    return [(code, code) for code in codes] if is_plain and len(codes) <= MOST_IN_A_ROW else []


def _worded(item: Item, said: Texts) -> list[tuple[str, str]]:
    return [(option.code, said.option(item.id, option.code)) for option in item.options]


def _scale(item: Item, said: Texts) -> ScaleSelect:
    low, high = said.ends(item.id)
    return ScaleSelect(low=low, high=high)


def _choice(
    item: Item, choices: Iterable[tuple[str, str]], label: str, widget: forms.Widget
) -> forms.TypedChoiceField:
    values: dict[str, Answer] = {option.code: option.value for option in item.options}
    found: list[tuple[str, Any]] = list(choices)
    if item.may_not_apply:
        found.append((NOT_APPLICABLE, DOES_NOT_APPLY))
        values[NOT_APPLICABLE] = NOT_APPLICABLE
    return forms.TypedChoiceField(
        label=label,
        choices=found,
        coerce=lambda code: values[code] if code in values else float(code),
        empty_value=None,
        required=False,
        widget=widget,
        error_messages={"invalid_choice": gettext_lazy("Please choose one of the answers that stand here.")},
    )


def _number(item: Item, label: str, said: Texts) -> forms.FloatField:
    assert item.between is not None
    low, high = map(number, item.between)
    ends = said.ends(item.id)
    return forms.FloatField(
        label=label,
        required=False,
        min_value=item.between[0],
        max_value=item.between[1],
        help_text=_ends(low, high, *ends),
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any", "data-slider": ""}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            _("Please write a number from %(low)s to %(high)s.") % {"low": low, "high": high},
        ),
    )


def _ends(low: str, high: str, low_words: str, high_words: str) -> str:
    if not (low_words and high_words):
        return _("A number from %(low)s to %(high)s") % {"low": low, "high": high}
    return _("A number from %(low)s (%(low_words)s) to %(high)s (%(high_words)s)") % {
        "low": low,
        "low_words": low_words,
        "high": high,
        "high_words": high_words,
    }
