"""Ways to reach each other, as forms: what somebody likes best, and what was said elsewhere (H08)."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.messages.channels import MOST_MINUTES
from alongside.web.acting import ActingForm
from alongside.web.channel_words import LOGGED, PREFERRED
from alongside.web.forms import Choices, DateTimeInput, Textarea
from alongside.web.writing import WORDS, WordsField


class ChannelForm(ActingForm):
    """How the client likes best to be reached."""

    channel = forms.ChoiceField(
        label=_("How you like best to be reached"), choices=[*PREFERRED.items()], required=False
    )

    is_all_optional = True
    refusals: ClassVar = {"channel_unknown": _("Please choose one of these ways.")}


class CorrectionForm(ActingForm):
    """What was written down, put right."""

    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("Of a call or a talk."),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
    )
    words = WordsField(
        label=_("What was said"),
        help_text=_("The client sees this among their messages."),
        strip=False,
        widget=Textarea({"dir": "auto"}, lines=5),
    )

    refusals: ClassVar = {
        "required": WORDS["required"],
        "too_long": _("This is too long for one entry. You can write it down in parts."),
        "channel_unknown": _("Please choose one of these ways."),
        "in_future": _("This time has not come yet."),
        "minutes_unlikely": _("Please give the minutes as a number from 1 to 600."),
    }


class ElsewhereForm(CorrectionForm):
    """What was said by telephone, by letter or in passing."""

    field_order = ("channel", "by", "at", "minutes", "words", "is_answered", "message_id")

    channel = forms.ChoiceField(label=_("How it came"), choices=[*LOGGED.items()], widget=Choices)
    by = forms.ChoiceField(
        label=_("Who spoke or wrote"),
        choices=[("client", _("The client")), ("member", _("We did"))],
        widget=Choices,
        initial="client",
    )
    at = forms.DateTimeField(label=_("When it was"), widget=DateTimeInput)
    is_answered = forms.BooleanField(label=_("It was answered there and then; nothing waits"), required=False)
    message_id = forms.UUIDField(widget=forms.HiddenInput)
