"""The form of a note: one field for each section of its template, and what keeps two tabs apart."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.meetings import queries, templates
from alongside.trail.actors import Actor
from alongside.web.forms import Textarea
from alongside.web.note_words import title_of

PART = "part:"
MOST_PARTS = 60
RECORD, PROCESS = "record", "process"

KINDS = [(RECORD, _("part of the file")), (PROCESS, _("private process note, only for me"))]
TEMPLATES = {
    "free": _("Free text"),
    "soap": _("SOAP"),
    "dap": _("DAP"),
    "birp": _("BIRP"),
    "intake": _("First meeting"),
}


def named_parts(note: Any) -> list[tuple[Any, str]]:
    """The written parts of a note with their titles, to read and to print."""
    parts = note.parts or {}
    return [(title_of(name, note.template), words) for name, words in parts.items() if words.strip()]


def template_choices(actor: Actor) -> list[tuple[str, Any]]:
    """Built-in templates, then the practice's own."""
    own = [(f"{templates.OWN}{each.pk}", each.name) for each in queries.note_templates(actor)]
    return [*TEMPLATES.items(), *own]


class NoteForm(forms.Form):
    """A draft as it stands on the page. Its parts come first; what it belongs to is hidden."""

    is_all_optional = True  # no need to say so at each section

    client = forms.UUIDField(widget=forms.HiddenInput)
    meeting = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    back = forms.CharField(required=False, widget=forms.HiddenInput)
    template = forms.CharField(label=_("Template"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS)

    def __init__(
        self, data: Any = None, *, sections: templates.Sections, template: str, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.sections = sections
        for number, section in enumerate(sections):
            attrs = {"class": "writing" if len(sections) == 1 else "", "id": f"part-{number}"}
            self.fields[PART + section] = forms.CharField(
                label=str(title_of(section, template)),
                required=False,
                strip=False,
                widget=Textarea(attrs, lines=10 if len(sections) == 1 else 4),
            )

    def offer(self, choices: list[tuple[str, Any]]) -> "NoteForm":
        """Show the templates to choose from."""
        self.fields["template"].widget = forms.Select(choices=choices)
        return self

    @property
    def part_fields(self) -> list[forms.BoundField]:
        return [self[PART + section] for section in self.sections]

    @property
    def parts(self) -> dict[str, str]:
        """What was written, by section; line ends as they are kept."""
        written = {section: self.cleaned_data[PART + section] for section in self.sections}
        return {section: words.replace("\r\n", "\n") for section, words in written.items()}


def posted_form(data: QueryDict, version: int | None = None) -> NoteForm:
    """The form with just those sections that the page sent; `version`: the one that is kept by now."""
    if version is not None:
        data = data.copy()
        data["version"] = str(version)
    sections = [name[len(PART) :] for name in data if name.startswith(PART)][:MOST_PARTS]
    named = (section for section in sections if 0 < len(section) <= templates.LONGEST_TITLE)
    return NoteForm(data, sections=tuple(named), template=data.get("template", ""))


def note_form(actor: Actor, note: Any, *, back: str = "") -> NoteForm:
    """The form of a draft as it is kept."""
    start = {"kind": note.kind, "meeting": note.meeting_id, "version": note.revision, "back": back}
    return filled_form(actor, note.client_id, note.template, note.parts or {}, start)


def filled_form(
    actor: Actor, client_id: UUID, template: str, parts: templates.Parts, start: dict[str, Any]
) -> NoteForm:
    """A form with these words in the sections of this template."""
    fitted = templates.fit(parts, queries.sections_of(actor, template))
    words = {PART + section: text for section, text in fitted.items()}
    initial = {"client": client_id, "template": template, "kind": RECORD, "version": 0, **start, **words}
    form = NoteForm(sections=tuple(fitted), template=template, initial=initial)
    return form.offer(template_choices(actor))
