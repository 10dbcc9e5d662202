"""The form of a gentle question to a diary, on the desk and in the portal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.diary.actions import LONGEST_PROMPT
from alongside.web.acting import ActingForm
from alongside.web.diary_words import PROMPT_REFUSALS, RHYTHMS
from alongside.web.forms import DateInput


class PromptForm(ActingForm):
    """What is asked, how often, and until when; the end is the client's to leave open."""

    refusals = PROMPT_REFUSALS

    words = forms.CharField(label=_("The question"), max_length=LONGEST_PROMPT)
    every_days = forms.TypedChoiceField(
        label=_("How often it is asked"), choices=list(RHYTHMS.items()), coerce=int, initial=1
    )
    ends_on = forms.DateField(label=_("The last day"), widget=DateInput)

    def __init__(self, *args: object, is_open_ended: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["ends_on"].required = not is_open_ended
