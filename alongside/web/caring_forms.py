"""Forms of what asks for care, for desk and portal."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.voice.actions.loop import LONGEST
from alongside.web.acting import ActingForm
from alongside.web.caring_words import REFUSALS, SIX
from alongside.web.forms import Choices, Textarea


class CaringForm(ActingForm):
    """An action on what asks for care."""

    refusals = REFUSALS


class DoneForm(CaringForm):
    """What was done about an answer that had to be seen at once."""

    done = forms.CharField(
        label=_("In a few words"),
        help_text=_("Only who works with this person reads it."),
        max_length=LONGEST,
        widget=Textarea(lines=3),
    )


class TalkForm(CaringForm):
    """What came of a conversation about an answer."""

    meeting_id = forms.TypedChoiceField(label=_("In which meeting"), required=False, empty_value=None)
    said = forms.CharField(
        label=_("What the client said"), required=False, max_length=LONGEST, widget=Textarea(lines=3)
    )
    changed = forms.CharField(
        label=_("What changes now"), required=False, max_length=LONGEST, widget=Textarea(lines=2)
    )
    shares = forms.BooleanField(
        label=_("The client may read what changes now"),
        help_text=_("The rest stays with you."),
        required=False,
    )
    asks_again = forms.BooleanField(label=_("Ask again after the next meeting"), required=False)

    def __init__(self, *args: Any, meetings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting_id"].choices = [("", _("not in a meeting")), *meetings]  # type: ignore[attr-defined]


class FeelingForm(CaringForm):
    """One of the six feelings, with words or without."""

    feeling = forms.ChoiceField(label=_("Which feeling"), choices=SIX, widget=Choices)
    remark = forms.CharField(
        label=_("A few words, if you like"), required=False, max_length=LONGEST, widget=Textarea(lines=2)
    )


def plan_field() -> forms.CharField:
    """The same question when a conflict is named and later."""
    return forms.CharField(
        label=_("How to meet it"),
        help_text=_("Who speaks with whom, about what, and what stays with the client."),
        required=False,
        max_length=LONGEST,
        widget=Textarea(lines=2),
    )


class ConflictForm(CaringForm):
    """What a conflict is about."""

    topic = forms.CharField(
        label=_("What the conflict is about"), max_length=LONGEST, widget=Textarea(lines=2)
    )
    is_with_circle = forms.BooleanField(
        label=_("It is with a relative or somebody else around the client"), required=False
    )
    person_id = forms.TypedChoiceField(
        label=_("With whom of them"), required=False, coerce=UUID, empty_value=None
    )
    plan = plan_field()

    def __init__(self, *args: Any, around: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.pk), each.name) for each in around]
        self.fields["person_id"].choices = [("", _("nobody of the list")), *people]  # type: ignore[attr-defined]
        if not people:
            del self.fields["person_id"]


class PlanForm(CaringForm):
    """How a conflict is to be met."""

    plan = plan_field()


class OutcomeForm(CaringForm):
    """What came of talking about a conflict."""

    outcome = forms.CharField(label=_("What came of it"), max_length=LONGEST, widget=Textarea(lines=3))
