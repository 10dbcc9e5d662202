"""A check-in as it is asked and answered, in the portal and through a link."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice import actions
from alongside.web.forms import ScaleField, Textarea

LOW, HIGH = _("not at all"), _("fully")
WORDS = {
    "nothing_said": _("Choose a number or write a few words. You can also skip it."),
    "out_of_range": _("Please choose a number from 0 to 10."),
    "required": _("Please write a few words."),
    "too_long": _("This is too long. Please write it in a message."),
}


class CheckInForm(forms.Form):
    """How the meeting was, one thumb, under a minute; everything may stay open (C04, L01, L06)."""

    is_all_optional = True  # said once above the form, not beside each question

    heard = ScaleField(label=_("I felt heard."), low=LOW, high=HIGH, required=False)
    understood = ScaleField(label=_("I felt understood."), low=LOW, high=HIGH, required=False)
    accepted = ScaleField(label=_("I felt accepted as I am."), low=LOW, high=HIGH, required=False)
    useful = ScaleField(label=_("It was useful to me."), low=LOW, high=HIGH, required=False)
    safe = ScaleField(label=_("I felt safe."), low=LOW, high=HIGH, required=False)
    words = forms.CharField(
        label=_("In your own words"), required=False, max_length=actions.LONGEST, widget=Textarea(lines=2)
    )

    def answer(self, actor: Actor, check_in_id: UUID) -> bool:
        """Answer the check-in; False, with the reason, where it is refused. Answered twice is answered."""
        if not self.is_valid():
            return False
        try:
            actions.answer_check_in(actor, check_in_id, **self.cleaned_data)
        except Refused as no:
            if no.code == "answered_already":
                return True
            self.add_error(no.field if no.field in self.fields else None, WORDS[no.code])
        return not self.errors


class MoreWordsForm(forms.Form):
    """Something to add to what was answered."""

    words = forms.CharField(
        label=_("Is there something to add?"), max_length=actions.LONGEST, widget=Textarea(lines=3)
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
