"""What all small pages about a client share: show a form, say a refusal, show both texts of a conflict."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from alongside.lib.errors import Refused
from alongside.web.actors import Visit
from alongside.web.client_words import REFUSALS


def form_page(request: Visit, form: forms.Form, client: Any, **also: Any) -> HttpResponse:
    """The page with one form. 409 with both texts when somebody saved meanwhile, 422 when it was refused."""
    conflicts = getattr(form, "conflicts", None)
    status = 409 if conflicts is not None else 422 if form.errors else 200
    context = {"form": form, "client": client, "conflicts": conflicts, **also}
    return render(request, "desk/clients/form.html", context, status=status)


def say(form: forms.Form, no: Refused) -> None:
    """Put a refusal beside its field, or above the form."""
    form.add_error(no.field if no.field in form.fields else None, str(REFUSALS[no.code]))
    if no.code == "changed_meanwhile":
        show_both(form, no.facts["saved"])


def show_both(form: Any, saved: Any) -> None:
    """Keep what was typed and show what is saved beside it; saving again is then a decision."""
    form.conflicts = [
        (field.label, _as_words(field.field, _saved(saved, field.name)))
        for field in form.visible_fields()
        if hasattr(saved, field.name) and _saved(saved, field.name) != form.cleaned_data.get(field.name)
    ]
    form.data = form.data.copy()
    form.data[form.add_prefix("revision")] = str(saved.revision)


def _saved(row: Any, name: str) -> Any:
    return getattr(row, f"{name}_id", getattr(row, name))


def _as_words(field: forms.Field, value: Any) -> str:
    """A saved value as one would read it."""
    if isinstance(field, forms.ChoiceField):
        options: Any = field.choices
        known = {str(key): str(label) for key, label in options if not isinstance(label, list | tuple)}
        return known.get(str(value), str(value))
    return "" if value is None else str(value)


def start(row: Any, form: type[forms.Form]) -> dict[str, Any]:
    """What a form shows first: the row's own values."""
    return {name: getattr(row, name) for name in form.base_fields if hasattr(row, name)}
