"""The practice's own settings, its places, and the page it shows to the world."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.desk.holidays import country_choices
from alongside.file.backups import state_for
from alongside.lib.errors import Refused
from alongside.lib.money import is_currency
from alongside.practice import actions, page_actions, place_actions, queries
from alongside.practice.page_sections import SECTIONS
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.forms import Textarea, zone_choices
from alongside.web.page_words import SECTION_HINTS, SECTION_TITLES
from alongside.web.role_words import LANGUAGES

CLIENT_WORDS = [("client", _("client")), ("patient", _("patient")), ("coachee", _("coachee"))]
MEETING_WORDS = [("meeting", _("meeting")), ("session", _("session")), ("appointment", _("appointment"))]


class PracticeForm(forms.Form):
    """The practice's own settings."""

    name = forms.CharField(label=_("Name of the practice"), max_length=120)
    neutral_name = forms.CharField(
        label=_("Neutral name for e-mails"),
        help_text=_(
            "What other people may see in the subject of a letter or in a calendar. Empty: the name."
        ),
        max_length=120,
        required=False,
    )
    slug = forms.SlugField(label=_("Address of the public page"), help_text="/p/…/", max_length=60)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    address = forms.CharField(label=_("Street address"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    currency = forms.CharField(
        label=_("Currency"), help_text=_("Three letters, for example EUR or JPY."), max_length=3
    )
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    client_word = forms.ChoiceField(label=_("We say"), choices=CLIENT_WORDS)
    meeting_word = forms.ChoiceField(label=_("We meet in a"), choices=MEETING_WORDS)
    first_meeting_minutes = forms.IntegerField(
        label=_("Length of a first meeting, minutes"), min_value=10, max_value=480
    )
    first_meeting_fee = forms.DecimalField(
        label=_("Fee of a first meeting"),
        help_text=_("Empty: as agreed."),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
    )
    requires_second_factor = forms.BooleanField(
        label=_("Everybody who works here signs in with two steps"), required=False
    )

    def clean_currency(self) -> str:
        """A currency that exists."""
        code: str = self.cleaned_data["currency"].upper()
        if not is_currency(code):
            raise forms.ValidationError(_("This currency is not known."))
        return code


class RoomForm(forms.Form):
    """A room where meetings happen."""

    name = forms.CharField(label=_("Name of the room"), max_length=120)
    directions = forms.CharField(
        label=_("How to find it"),
        help_text=_("People get this with their appointment."),
        max_length=300,
        required=False,
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(unit.pk), unit.name) for unit in queries.units(actor)]
        if units:
            self.fields["unit"].choices = [("", gettext("No unit")), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]


class UnitForm(forms.Form):
    """A branch of the practice."""

    name = forms.CharField(label=_("Name of the unit"), max_length=120)
    address = forms.CharField(label=_("Street address"), max_length=200, required=False)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)


@for_member
def practice(request: Visit) -> HttpResponse:
    """The practice's settings; its places."""
    _must_run(request)
    names = list(PracticeForm.base_fields)
    form = PracticeForm(
        request.POST or None, initial={name: getattr(request.practice, name) for name in names}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_practice(request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(no.field, _("Another practice here has this address."))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:practice")
    page = {
        "form": form,
        "rooms": queries.all_rooms(request.actor).select_related("unit"),
        "units": queries.units(request.actor),
        "backups": state_for(request.actor),
    }
    return render(request, "desk/practice/practice.html", page, status=422 if form.errors else 200)


@for_member
def room(request: Visit, room_id: UUID | None = None) -> HttpResponse:
    """Add or change a room."""
    _must_run(request)
    found = place_actions.room(request.actor, room_id) if room_id else None
    start = {name: getattr(found, name) for name in ("name", "directions")} if found else {}
    form = RoomForm(request.actor, request.POST or None, initial=start | {"unit": _unit_of(found)})
    if request.method == "POST" and form.is_valid():
        place_actions.keep_room(
            request.actor,
            room_id=room_id,
            name=form.cleaned_data["name"],
            directions=form.cleaned_data["directions"],
            unit_id=UUID(form.cleaned_data["unit"]) if form.cleaned_data.get("unit") else None,
            is_in_use="close" not in request.POST,
        )
        return redirect("desk:practice")
    return render(
        request, "desk/practice/room.html", {"form": form, "room": found}, status=422 if form.errors else 200
    )


def _unit_of(room: Any) -> str:
    return str(room.unit_id) if room and room.unit_id else ""


@for_member
def unit(request: Visit, unit_id: UUID | None = None) -> HttpResponse:
    """Add, change or take away a unit."""
    _must_run(request)
    found = place_actions.unit(request.actor, unit_id) if unit_id else None
    start = {"timezone": request.practice.timezone}
    if found:
        start = {name: getattr(found, name) for name in UnitForm.base_fields}
    if request.method == "POST" and unit_id and "remove" in request.POST:
        return _remove_unit(request, unit_id)
    form = UnitForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data
        place_actions.keep_unit(
            request.actor, unit_id=unit_id, name=new["name"], address=new["address"], zone=new["timezone"]
        )
        return redirect("desk:practice")
    page = {"form": form, "unit": found}
    return render(request, "desk/practice/unit.html", page, status=422 if form.errors else 200)


def _remove_unit(request: Visit, unit_id: UUID) -> HttpResponse:
    try:
        place_actions.remove_unit(request.actor, unit_id)
    except Refused:
        messages.error(request, gettext("Rooms or people still belong to this unit."))
        return redirect("desk:unit", unit_id)
    return redirect("desk:practice")


@for_member
def public_page(request: Visit) -> HttpResponse:
    """Write the public page in each language, and show it when nothing is missing (A10)."""
    _must_run(request)
    language = request.GET.get("in", request.practice.language)
    if language not in dict(LANGUAGES):
        raise Http404
    texts = queries.texts_in(request.practice, language)
    form = _page_form(request, texts)
    if request.method == "POST" and form.is_valid():
        page_actions.write_public_page(request.actor, language=language, texts=form.cleaned_data)
        if _publish(request):
            messages.success(request, gettext("Saved."))
        return redirect(f"{request.path}?in={language}")
    page = {
        "form": form,
        "language": language,
        "tabs": [(f"?in={code}", name, code == language) for code, name in LANGUAGES],
    }
    return render(request, "desk/practice/public_page.html", page, status=422 if form.errors else 200)


def _publish(request: Visit) -> bool:
    wanted = request.POST.get("publish")
    if not wanted:
        return True
    try:
        page_actions.publish_page(request.actor, is_public=wanted == "yes")
    except Refused as no:
        holes = ", ".join(str(SECTION_TITLES[section]) for section in no.facts["sections"])  # type: ignore[attr-defined]
        messages.error(
            request, gettext("Saved, but not shown yet. Still to say: %(holes)s.") % {"holes": holes}
        )
        return False
    return True


def _page_form(request: Visit, texts: dict[str, str]) -> forms.Form:
    form = forms.Form(request.POST or None, initial=texts)
    for section in SECTIONS:
        form.fields[section] = forms.CharField(
            label=SECTION_TITLES[section],
            help_text=SECTION_HINTS[section],
            required=False,
            max_length=5000,
            widget=Textarea(lines=4),
        )
    return form


def _must_run(request: Visit) -> None:
    if not request.actor.runs_practice:
        raise Http404
