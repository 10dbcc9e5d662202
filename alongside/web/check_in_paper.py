"""A check-in on paper, to be filled in by hand: in the client's language, with a code and without a name."""

from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _

from alongside.voice import queries
from alongside.voice.measuring.definitions import TextUse
from alongside.web.check_in import CheckInForm, sheet
from alongside.web.check_in_fields import NOT_APPLICABLE
from alongside.web.forms import ScaleSelect
from alongside.web.pdf import pdf

CODE_LENGTH = 8


def code_of(check_in: Any) -> str:
    """The short code on paper by which its check-in is found again: 4F2A-90C1."""
    code = check_in.pk.hex[-CODE_LENGTH:].upper()
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def may_be_printed(check_in: Any) -> bool:
    """Whether the licence lets the words be put on paper."""
    return queries.definition_of(check_in.version_id).licence.text_use is not TextUse.FORBIDDEN


def check_in_pdf(check_in: Any) -> bytes:
    """The questions on paper, in the client's language."""
    with translation.override(check_in.client.language):
        return pdf("check_in", paper_of(check_in))


def paper_of(check_in: Any) -> dict[str, object]:
    """What templates/pdf/check_in.typ says, in the language that is active."""
    about, form = sheet(check_in), CheckInForm(check_in=check_in)
    return {
        "title": about.title,
        "practice": check_in.practice.name,
        "foot": f"{about.title} · {code_of(check_in)}",
        "about": about.about,
        "how": _(
            "Tick what fits, or write. Leave open whatever you like, and give the paper back when you are done."
        ),
        "code": _("Code %(code)s. Your name does not stand here.") % {"code": code_of(check_in)},
        "questions": [
            _question(field, each.before if place == 0 else "")
            for each in form.questions()
            for place, field in enumerate(each.fields)
        ],
        "notes": [note for note in (about.caution, about.licence) if note],
    }


def _question(field: forms.BoundField, before: str) -> dict[str, object]:
    """One question: a row of numbers, boxes to tick, room for a number, or lines for words."""
    widget, asks = field.field.widget, field.field
    choices = [(str(value), str(label)) for value, label in getattr(asks, "choices", ())]
    is_row = isinstance(widget, ScaleSelect)
    if isinstance(asks, forms.BooleanField):
        choices = [("on", str(field.label))]
    return {
        "before": before,
        "text": "" if isinstance(asks, forms.BooleanField) else str(field.label),
        "hint": str(field.help_text),
        "row": [label for value, label in choices if is_row and value != NOT_APPLICABLE],
        "low": str(widget.low) if is_row else "",
        "high": str(widget.high) if is_row else "",
        "boxes": [label for value, label in choices if not is_row or value == NOT_APPLICABLE],
        "lines": 3 if isinstance(widget, forms.Textarea) else int(isinstance(asks, forms.FloatField)),
    }
