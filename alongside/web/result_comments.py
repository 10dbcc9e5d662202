"""What is said to a picture of answers: the form, and saying it (C09)."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.trail.actors import Actor
from alongside.voice.actions.comments import LONGEST, comment_on_result
from alongside.web.forms import Textarea
from alongside.web.result_words import REFUSALS


class CommentForm(forms.Form):
    """A few words to the picture."""

    words = forms.CharField(
        label=_("Your words to this picture"), max_length=LONGEST, widget=Textarea(lines=3)
    )

    def say(self, actor: Actor, client_id: UUID, measure_id: UUID) -> bool:
        """Write the comment; False, with the reason, where it is refused."""
        if not self.is_valid():
            return False
        try:
            comment_on_result(actor, client_id, measure_id, words=self.cleaned_data["words"])
        except Refused as no:
            self.add_error(no.field, str(REFUSALS[no.code]) % no.facts)
        return not self.errors
