"""Forms about tools, shared by desk and portal (L02)."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.meetings.file_types import ENDINGS, MOST_BYTES
from alongside.toolkit.actions import Texts, Upload
from alongside.toolkit.sounds import ENDINGS as SOUNDS
from alongside.web.acting import ActingForm
from alongside.web.forms import Textarea
from alongside.web.tool_words import KINDS, REFUSALS

ACCEPT = ",".join(f".{ending}" for ending in sorted({*ENDINGS.values(), *SOUNDS.values(), "jpeg"}))
SAID = ("kind", "name", "when_to_use", "words", "link")


class ToolForm(ActingForm):
    """What a tool says. `saved` is what another window kept meanwhile: then both are shown, nothing is lost."""

    refusals = REFUSALS
    saved: Any = None

    kind = forms.ChoiceField(label=_("What kind of tool is it?"), choices=list(KINDS.items()), initial="text")
    name = forms.CharField(label=_("What it is called"), max_length=200)
    when_to_use = forms.CharField(
        label=_("When to use it"),
        help_text=_("A moment, a sign, a place. Short words are found again."),
        max_length=2_000,
        required=False,
        widget=Textarea(lines=2),
    )
    words = forms.CharField(
        label=_("What it says"),
        help_text=_("The text or the exercise; beside a link, a file or a sound, what is good to know."),
        max_length=20_000,
        required=False,
        widget=Textarea(lines=8),
    )
    link = forms.CharField(
        label=_("Address of the link"),
        help_text=_("Only for a link. It is opened by a press, never by itself."),
        max_length=2_000,
        required=False,
        widget=forms.URLInput,
    )
    content = forms.FileField(
        label=_("File or sound"),
        help_text=_(
            "Only for a file or a sound: PDF, picture, text, office document, MP3, M4A, OGG or WAV, up to 10 MB."
        ),
        allow_empty_file=True,
        max_length=250,
        required=False,
        widget=forms.FileInput({"accept": ACCEPT}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def texts(self) -> Texts:
        """What was said; of a file never more is read than may be kept."""
        given = self.cleaned_data
        sent = given["content"]
        file = Upload(sent.name, sent.read(MOST_BYTES + 1)) if sent else None
        return Texts(**{name: given[name] for name in SAID}, file=file)

    def keep(self, action: Any, *given: Any, **named: Any) -> bool:
        """Whether the action kept the tool; False, with the reason, where the form or the action says no."""
        if not self.is_valid():
            return False
        try:
            action(*given, texts=self.texts(), **self.also(), **named)
        except Refused as no:
            self._explain(no)
        return not self.errors

    def also(self) -> dict[str, Any]:
        """What the action asks for beside the texts."""
        return {}

    def _explain(self, no: Refused) -> None:
        """Say why. Where the form is out of date, the next try knows what is kept."""
        self.add_error(no.field if no.field in self.fields else None, self.refusals[no.code])
        self.saved = no.facts.get("saved")
        if self.saved is not None:
            data = cast("QueryDict", self.data).copy()
            data["revision"] = str(self.saved.revision)
            self.data = data

    @property
    def status(self) -> int:
        """How the page is answered: 409 for two versions, 422 for a refusal."""
        return 409 if self.saved is not None else 422 if self.errors else 200


def first_texts(row: Any) -> dict[str, Any]:
    """What stands in the form at first, from a tool that is there."""
    return {name: getattr(row, name) or "" for name in SAID} | {"revision": row.revision}
