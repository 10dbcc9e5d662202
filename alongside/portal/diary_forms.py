"""The forms of the client's diary."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.diary.media import MOST_BYTES
from alongside.diary.themes import tidy
from alongside.web.acting import ActingForm
from alongside.web.diary_words import ENTRY_REFUSALS, PROMPT_REFUSALS
from alongside.web.forms import DateTimeInput, ManyChoices, ScaleField, Textarea, TimeInput


class EntryForm(ActingForm):
    """Words, a mood, themes, a photo, a sound: each may be left out."""

    refusals = ENTRY_REFUSALS
    is_all_optional = True

    words = forms.CharField(
        label=_("What do you want to keep of this day?"), required=False, widget=Textarea(lines=5)
    )
    mood = ScaleField(label=_("How is your mood?"), low=_("very low"), high=_("very good"), required=False)
    themes = forms.CharField(
        label=_("Themes, each in a word of your own"),
        help_text=_("With commas between them. They are counted, so that you see what comes back."),
        required=False,
        max_length=500,
    )
    photo = forms.FileField(
        label=_("A photo"),
        help_text=_("Up to 10 MB. The place where it was taken is not kept."),
        required=False,
        allow_empty_file=True,
        max_length=250,
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/heic"}),
    )
    sound = forms.FileField(
        label=_("A recording"),
        help_text=_("Up to 10 MB."),
        required=False,
        allow_empty_file=True,
        max_length=250,
        widget=forms.FileInput({"accept": "audio/*", "capture": True}),
    )
    at = forms.DateTimeField(
        label=_("When was it?"), help_text=_("Left open, it is now."), required=False, widget=DateTimeInput
    )

    def clean_themes(self) -> list[str]:
        try:
            return tidy(self.cleaned_data["themes"])
        except ValueError as error:
            raise forms.ValidationError(ENTRY_REFUSALS["too_many"]) from error

    def clean_photo(self) -> bytes | None:
        return _content(self.cleaned_data["photo"])

    def clean_sound(self) -> bytes | None:
        return _content(self.cleaned_data["sound"])


class SharingFields(forms.Form):
    """Who sees an entry: nobody else, unless it is chosen here."""

    is_shared = forms.BooleanField(label=_("The person I work with sees this entry"), required=False)
    people = forms.TypedMultipleChoiceField(
        label=_("People around me who see this entry"), coerce=UUID, required=False, widget=ManyChoices
    )

    def __init__(self, *args: Any, people: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people:
            self.fields["people"].choices = [(str(each.pk), each.name) for each in people]  # type: ignore[attr-defined]
        else:
            del self.fields["people"]


class WriteForm(SharingFields, EntryForm):
    """A new entry. `submission` names it, so that the same entry sent twice is one entry."""

    submission = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    written_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)  # by a device without a line
    prompt_id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("words", "mood", "themes", "photo", "sound", "at", "is_shared", "people")

    def clean(self) -> dict[str, Any]:
        """When it was said to be, else when it was written."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        written: datetime | None = cleaned.pop("written_at", None)
        cleaned["at"] = cleaned.get("at") or written
        cleaned["submission"] = cleaned.get("submission") or uuid4()
        return cleaned


class ChangeForm(EntryForm):
    """An entry, written anew."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    drops_photo = forms.BooleanField(label=_("Take the photo out"), required=False)
    drops_sound = forms.BooleanField(label=_("Take the recording out"), required=False)
    field_order = ("words", "mood", "themes", "photo", "drops_photo", "sound", "drops_sound", "at")

    def __init__(self, *args: Any, entry: Any, **kwargs: Any) -> None:
        kwargs["initial"] = _first(entry)
        super().__init__(*args, **kwargs)
        for kind in ("photo", "sound"):
            if not getattr(entry, f"{kind}_type"):
                del self.fields[f"drops_{kind}"]

    def show_saved(self, saved: Any) -> None:
        """After a conflict: saving again is then a decision about what was saved."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["revision"] = str(saved.revision)  # type: ignore[index]


class ShareForm(SharingFields, ActingForm):
    """Who sees one entry from now on."""


class ReminderForm(ActingForm):
    """A letter that says only that the diary is there; without a time there is none."""

    refusals = PROMPT_REFUSALS

    at = forms.TimeField(label=_("A letter at"), required=False, widget=TimeInput)


def _first(entry: Any) -> dict[str, Any]:
    return {
        "words": entry.words,
        "mood": entry.mood,
        "themes": ", ".join(entry.themes or ()),
        "at": entry.at,
        "revision": entry.revision,
    }


def _content(upload: Any) -> bytes | None:
    """The bytes of an upload; of one that is too large no more is read than shows it."""
    if not upload:
        return None
    if upload.size > MOST_BYTES:
        raise forms.ValidationError(ENTRY_REFUSALS["too_large"])
    content: bytes = upload.read(MOST_BYTES + 1)
    return content or None
