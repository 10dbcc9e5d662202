"""Forms of plans of asking, and of asking once."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.web.plan_words import RATERS, REFUSALS, WHEN, chosen, title

MOST, CLIENT = 24, "client"
BESIDE = {"rhythm": "when", "touchpoint": "when"}


class WhenForm(forms.Form):
    """When a measure is asked."""

    when = forms.ChoiceField(label=_("When"), choices=list(WHEN.items()))
    every = forms.IntegerField(
        label=_("Once in how many"),
        help_text=_(
            "1: each meeting, or each month. After the work has ended: how many months later. "
            "For the others it says nothing."
        ),
        min_value=1,
        max_value=MOST,
        initial=1,
    )

    def said(self) -> dict[str, Any]:
        """What an action takes."""
        return {**chosen(self.cleaned_data["when"]), "every": self.cleaned_data["every"]}

    def refuse(self, no: Refused) -> None:
        """Put the reason beside its field."""
        field = BESIDE.get(no.field or "", no.field)
        self.add_error(field if field in self.fields else None, str(REFUSALS[no.code]))


class PlanForm(WhenForm):
    """What is asked, of whom, and when."""

    field_order = ("measure", "rater", "when", "every")

    measure = forms.ChoiceField(label=_("What is asked"))
    rater = forms.ChoiceField(label=_("Who is asked"))

    def __init__(self, data: Any, *, choices: Iterable[Any], raters: Iterable[str]) -> None:
        super().__init__(data, prefix="plan")
        of_measures: Any = self.fields["measure"]
        of_measures.choices = [(each.ref, title(each.version, each.key)) for each in choices]
        of_raters: Any = self.fields["rater"]
        of_raters.choices = [(code, RATERS[code]) for code in raters]

    def said(self) -> dict[str, Any]:
        return super().said() | {name: self.cleaned_data[name] for name in ("measure", "rater")}


class AskForm(forms.Form):
    """Ask something now: of the client, or of somebody who may be asked about them."""

    measure = forms.ChoiceField(label=_("What is asked"))
    person = forms.ChoiceField(label=_("Who is asked"))

    def __init__(self, data: Any, *, choices: Iterable[Any], near: Iterable[Any]) -> None:
        super().__init__(data, prefix="ask")
        of_measures: Any = self.fields["measure"]
        of_measures.choices = [
            (each.ref, title(each.version, each.key)) for each in choices if not each.is_for_members
        ]
        people: Any = self.fields["person"]
        people.choices = [
            (CLIENT, RATERS[CLIENT]),
            *((str(each.pk), each.name) for each in near if each.asking_agreed_at),
        ]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        person = self.cleaned_data["person"]
        return {
            "measure": self.cleaned_data["measure"],
            "circle_person_id": None if person == CLIENT else person,
        }

    def refuse(self, no: Refused) -> None:
        """Put the reason beside its field."""
        self.add_error(no.field if no.field in self.fields else None, str(REFUSALS[no.code]))
