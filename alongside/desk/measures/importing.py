"""Taking a measure in: choose a file or paste it, look at it, say what it cannot say, take it in."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alongside.desk.measures.library import page_of, said_kept
from alongside.desk.measures.words import language_names, say_refused, say_remark
from alongside.lib.errors import NotYours, Refused
from alongside.voice.actions import library as actions
from alongside.voice.fhir.lines import LARGEST, text_of
from alongside.voice.fhir.reading import Read
from alongside.voice.measuring.definitions import TextUse
from alongside.web import measure_words
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Choices, Textarea
from alongside.web.role_words import LANGUAGES

YES, NO = "higher", "lower"


class ImportForm(forms.Form):
    """A FHIR R4 Questionnaire, as a file or pasted."""

    upload = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".json,application/json,application/fhir+json"}),
    )
    text = forms.CharField(
        label=_("Or paste it here"),
        required=False,
        strip=False,
        widget=Textarea({"spellcheck": "false"}, lines=6),
    )
    language = forms.ChoiceField(
        label=_("Language of the words"),
        help_text=_("Counts where the file does not say it."),
        choices=LANGUAGES,
    )

    def clean(self) -> dict[str, Any]:
        """The file counts before what was pasted."""
        cleaned = super().clean() or self.cleaned_data
        upload = cleaned.get("upload")
        if upload and upload.size > LARGEST:
            raise forms.ValidationError(say_refused(Refused("too_large", limit=LARGEST)))
        data = upload.read() if upload else cleaned.get("text", "").encode("utf-8", "replace")
        if not data.strip():
            raise forms.ValidationError(_("Please choose a file or paste a questionnaire."))
        cleaned["data"] = data
        return cleaned


class ConfirmForm(forms.Form):
    """What the file cannot say; the file itself travels along, nothing is kept before the last step."""

    text = forms.CharField(strip=False, widget=forms.HiddenInput)
    language = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, found: Read, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if found.needs_direction:
            self.fields["better"] = forms.ChoiceField(
                label=_("What does a higher score mean?"),
                choices=[(YES, _("It is better.")), (NO, _("It is worse."))],
                required=False,
                widget=Choices,
            )
        if found.definition.licence.text_use is not TextUse.FREE:
            self.fields["may_use"] = forms.BooleanField(
                label=_("We may use these words: the licence allows it, or the owner does."), required=False
            )


@for_member
def measure_import(request: Visit) -> HttpResponse:
    """First the file, then a look at what it brings."""
    if not request.actor.runs_practice:
        raise NotYours
    if "keep" in request.POST:
        return _keep(request)
    form = ImportForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial={"language": request.practice.language},
    )
    if form.is_bound and form.is_valid():
        data, language = form.cleaned_data["data"], form.cleaned_data["language"]
        try:
            found = actions.look_at(request.actor, data, language=language)
        except Refused as no:
            form.add_error("upload" if form.cleaned_data.get("upload") else "text", say_refused(no))
        else:
            kept = {"text": text_of(data), "language": language}
            return _look(request, found, ConfirmForm(found, initial=kept))
    return render(request, "desk/measures/import.html", {"form": form}, status=422 if form.errors else 200)


def _look(request: Visit, found: Read, form: ConfirmForm) -> HttpResponse:
    said = measure_words.of(
        found.definition.id, "fhir", found.texts, get_language() or "en", found.definition.name
    )
    page = page_of(found.definition, said, has_words=True) | {
        "form": form,
        "found": found,
        "languages": language_names(found.texts),
        "remarks": [say_remark(each) for each in found.remarks],
    }
    return render(request, "desk/measures/look.html", page, status=422 if form.errors else 200)


def _keep(request: Visit) -> HttpResponse:
    data, language = (
        request.POST.get("text", "").encode("utf-8", "replace"),
        request.POST.get("language", "en"),
    )
    try:
        found = actions.look_at(request.actor, data, language=language)
    except Refused as no:
        form = ImportForm({"language": language, "text": ""}, initial={"language": language})
        form.is_valid()
        form.errors.clear()
        form.add_error("text", say_refused(no))
        return render(request, "desk/measures/import.html", {"form": form}, status=422)
    confirm = ConfirmForm(found, request.POST)
    if confirm.is_valid():
        better = confirm.cleaned_data.get("better") or None
        try:
            version = actions.take_in(
                request.actor,
                data,
                language=language,
                is_higher_better=None if better is None else better == YES,
                may_use=bool(confirm.cleaned_data.get("may_use")),
            )
        except Refused as no:
            confirm.add_error(no.field if no.field in confirm.fields else None, say_refused(no))
        else:
            said_kept(request, version)
            return redirect("desk:measure", version.measure_id)
    return _look(request, found, confirm)
