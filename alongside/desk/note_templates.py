"""The practice's own note templates: a name, and the titles of their sections in order."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.desk.note_forms import TEMPLATES
from alongside.lib.errors import Refused
from alongside.meetings import actions, queries, templates
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Textarea
from alongside.web.note_words import SECTIONS

WORDS = {
    "required": _("Please write at least one."),
    "too_many": _("These are too many sections. Twelve are enough."),
    "too_long": _("One title is too long. Eighty characters are enough."),
}


class TemplateForm(forms.Form):
    """A name, and one title a line."""

    name = forms.CharField(label=_("Name"), max_length=80)
    sections = forms.CharField(
        label=_("Sections"),
        help_text=_("One title on each line, in order."),
        max_length=2000,
        widget=Textarea(lines=6),
    )


@for_member
def note_templates(request: Visit) -> HttpResponse:
    """Own templates, the built-in ones, and the form for a new one."""
    return _page(request, TemplateForm(request.POST or None), None)


@for_member
def note_template(request: Visit, template_id: UUID) -> HttpResponse:
    """Change one own template; notes written with it keep their sections."""
    found = queries.note_template(request.actor, template_id)
    start = {"name": found.name, "sections": "\n".join(found.sections)}
    return _page(request, TemplateForm(request.POST or None, initial=start), found)


@for_member
@require_POST
def note_template_remove(request: Visit, template_id: UUID) -> HttpResponse:
    """Take one own template away."""
    actions.remove_note_template(request.actor, template_id)
    return redirect("desk:note_templates")


def _page(request: Visit, form: TemplateForm, found: Any) -> HttpResponse:
    own = queries.note_templates(request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_note_template(
                request.actor,
                name=form.cleaned_data["name"],
                sections=form.cleaned_data["sections"].splitlines(),
                template_id=found.pk if found else None,
            )
        except Refused as no:
            form.add_error(no.field, WORDS[no.code])
        else:
            return redirect("desk:note_templates")
    built_in = [(TEMPLATES[code], [SECTIONS[s] for s in names]) for code, names in templates.BUILT_IN.items()]
    page = {"form": form, "own": own, "built_in": built_in, "template": found}
    return render(request, "desk/notes/templates.html", page, status=422 if form.errors else 200)
