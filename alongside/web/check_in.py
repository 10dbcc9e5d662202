"""A check-in of any measure as it is asked and answered: in the portal, through a link, on a tablet, from paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice import actions, queries
from alongside.voice.measuring.definitions import Definition, Item, TextUse
from alongside.web import check_in_fields as items
from alongside.web.forms import Textarea
from alongside.web.measure_words import Texts, texts_of

MOST_DIGITS = 3
WORDS = {
    "answered_already": gettext_lazy("This was answered before. The first answers have been kept."),
    "expired": gettext_lazy("The time to answer this has passed. Nothing was sent."),
    "nothing_said": gettext_lazy("Choose an answer or write a few words. You can also skip it."),
    "out_of_range": gettext_lazy("Please choose one of the answers that stand here."),
    "unknown_item": gettext_lazy("This page has changed. Please open it again."),
    "required": gettext_lazy("Please write a few words."),
    "too_long": items.TOO_LONG,
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question on the page: its fields, on which answer of which field it hangs, words before it."""

    fields: list[forms.BoundField]
    hangs_on: str = ""
    answers: str = ""
    before: str = ""


class CheckInForm(forms.Form):
    """Every question of a measure; each may stay open, and there are always words (C02, C04, C09, L01, L06).

    `submission` names this page's answer, so that the same answer sent twice counts once.
    """

    is_all_optional = True  # said once above the form, not beside each question

    submission = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None, *, check_in: Any, language: str | None = None) -> None:
        super().__init__(data)
        self.definition = queries.definition_of(check_in.version_id)
        self.names = items.names(self.definition)
        said = texts_of(queries.version_of(check_in.version_id), language)
        self.before = said.before
        for item in self.definition.items:
            self._add(item, said)
        self.fields["words"] = forms.CharField(
            label=said.words_label,
            required=False,
            max_length=actions.LONGEST,
            widget=Textarea(lines=2),
            error_messages={"max_length": WORDS["too_long"]},
        )

    def clean_submission(self) -> UUID:
        """The id of this answer; a new one for a form that brings none."""
        return self.cleaned_data["submission"] or uuid4()

    def questions(self) -> Iterator[Question]:
        """The questions in their order, the words last."""
        for item in self.definition.items:
            name = self.names[item.id]
            fields = [self[each] for each in (name, f"{name}{items.NONE}") if each in self.fields]
            hangs_on = self.names[item.asked.item] if item.asked else ""
            posted = "\n".join(items.posted(self.definition, item))
            yield Question(fields, hangs_on, posted, self.before.get(item.id, ""))
        yield Question([self["words"]])

    def answer(self, actor: Actor, check_in_id: UUID, *, way: str, typed_by: UUID | None = None) -> bool:
        """Answer the check-in; False, with the reason, where it is refused. Nothing typed is lost then."""
        if not self.is_valid():
            return False
        try:
            actions.answer_check_in(actor, check_in_id, **self.said(), way=way, typed_by=typed_by)
        except Refused as no:
            self.refuse(no)
        return not self.errors

    def said(self) -> dict[str, Any]:
        """What answer_check_in is told; questions that were not to be asked are left out."""
        cleaned = self.cleaned_data
        answers = {
            item.id: items.given(item, self.names[item.id], cleaned)
            for item in self.definition.items
            if not item.is_words
        }
        asked = {item.id for item in self.definition.items if items.is_asked(self.definition, item, answers)}
        return {
            "answers": {name: value for name, value in answers.items() if name in asked},
            "texts": self._texts(asked),
            "words": cleaned["words"],
            "submission": cleaned["submission"],
        }

    def refuse(self, no: Refused) -> None:
        """Say why beside the question that it is about, else above all."""
        name = self.names.get(no.field or "", no.field)
        self.add_error(name if name in self.fields else None, WORDS[no.code])

    def _texts(self, asked: set[str]) -> dict[str, str]:
        words = [item for item in self.definition.items if item.is_words and item.id in asked]
        found = {item.id: self.cleaned_data.get(self.names[item.id], "") for item in words}
        return {name: text for name, text in found.items() if text}

    def _add(self, item: Item, said: Texts) -> None:
        made = items.fields_of(item, self.names[item.id], said)
        hint = items.only_if(self.definition, item, said)
        for field in list(made.values())[:1]:
            field.help_text = " ".join(filter(None, (hint, str(field.help_text))))
        self.fields.update(made)


class MoreWordsForm(forms.Form):
    """Something to add to what was answered."""

    words = forms.CharField(
        label=gettext_lazy("Is there something to add?"), max_length=actions.LONGEST, widget=Textarea(lines=3)
    )

    def add(self, actor: Actor, check_in_id: UUID) -> bool:
        """Add the words; False, with the reason, where they are refused."""
        if not self.is_valid():
            return False
        try:
            actions.add_words(actor, check_in_id, words=self.cleaned_data["words"])
        except Refused as no:
            self.add_error("words", WORDS[no.code])
        return not self.errors


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands around the questions: title, what it is about, whose words they are."""

    title: str
    about: str
    language: str
    caution: str
    licence: str


def sheet(check_in: Any, language: str | None = None) -> Sheet:
    """What a page or a paper says about a check-in's measure."""
    version = queries.version_of(check_in.version_id)
    said, definition = texts_of(version, language), version.definition
    return Sheet(said.title, said.about, said.language, _caution(definition), _licence(definition.licence))


def _caution(definition: Definition) -> str:
    """Says so where nobody has tested these questions."""
    if definition.is_validated:
        return ""
    if definition.licence.text_use is TextUse.FREE:
        return _("These are our own questions, not a tested questionnaire.")
    return _("This is not a tested questionnaire.")


def _licence(licence: Any) -> str:
    """Who owns the words, where the licence wants that said."""
    if licence.text_use is TextUse.FREE:
        return ""
    return _("The words of these questions belong to %(owner)s. Licence: %(name)s.") % {
        "owner": licence.owner,
        "name": licence.name,
    }


def place(request: HttpRequest, check_in: Any) -> tuple[int, int]:
    """How many sheets follow each other, and which of them this is (from 1): 2 of 3."""
    before = request.GET.get("after", "")
    done = int(before) if before.isdecimal() and len(before) < MOST_DIGITS else 0
    waiting = queries.asked_together(check_in) if check_in.is_open else []
    return done + max(len(waiting), 1), done + 1
