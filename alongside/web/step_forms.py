"""One step in a form, for both sides: what, when, how big, towards which goal."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.steps.actions import LONGEST
from alongside.steps.actions.steps import LONGEST_WHEN
from alongside.web.acting import ActingForm
from alongside.web.forms import Choices, DateInput, DateTimeInput

SIZES = {
    "small": pgettext_lazy("size of a step", "small"),
    "medium": pgettext_lazy("size of a step", "middling"),
    "large": pgettext_lazy("size of a step", "big"),
}
REFUSALS = {
    "required": _("Say in a few words what the step is."),
    "too_long": _("This is very long. A step is easier when it is short."),
    "unknown_size": _("Please choose a size from the list."),
    "closed": _("This step is done or let go. Open it again first."),
    "past": _("This time is past. Choose one that is still to come."),
    "no_email": _("There is no e-mail address to send a reminder to."),
    "not_your_step": _("This step belongs to somebody else."),
}


def goal_field() -> forms.TypedChoiceField:
    """Towards which goal a step goes (D05); `offer_goals` says which there are."""
    return forms.TypedChoiceField(
        label=_("Towards which goal"), required=False, coerce=UUID, empty_value=None
    )


def offer_goals(form: forms.Form, goals: Iterable[Any]) -> None:
    """Offer these goals in the form's goal field; without any, there is no such field."""
    listed = [(str(each.pk), each.words) for each in goals]
    if listed:
        form.fields["goal_id"].choices = [("", _("none of them")), *listed]  # type: ignore[attr-defined]
    else:
        del form.fields["goal_id"]


class DetailedStepForm(ActingForm):
    """A step with everything one may say about it; only the words are needed."""

    refusals = REFUSALS
    words = forms.CharField(label=_("The step"), max_length=LONGEST)
    when_words = forms.CharField(
        label=_("When and where"),
        help_text=_("For example: after breakfast, at the kitchen table."),
        required=False,
        max_length=LONGEST_WHEN,
    )
    due_on = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    size = forms.ChoiceField(
        label=_("How big it is"),
        choices=[("", _("not said")), *SIZES.items()],
        required=False,
        widget=Choices,
    )
    goal_id = goal_field()

    def __init__(self, data: Any, goals: Iterable[Any], **more: Any) -> None:
        super().__init__(data, auto_id="step_%s", **more)
        offer_goals(self, goals)


class OwnStepForm(DetailedStepForm):
    """The client's own: they may wish to be reminded, once."""

    remind_at = forms.DateTimeField(
        label=_("Remind me"),
        help_text=_("One letter at this time. It says only that there is a step."),
        required=False,
        widget=DateTimeInput,
    )


def what_is_known(step: Any) -> dict[str, Any]:
    """What a form about this step begins with."""
    names = ("words", "when_words", "due_on", "size", "goal_id", "remind_at")
    return {name: getattr(step, name) for name in names}
