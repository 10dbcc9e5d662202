"""The days on which the practice is closed: by year, by hand, or the public holidays of a country."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.lib.errors import NotYours, Refused
from alongside.practice import queries as practices
from alongside.scheduling.actions.holidays import add_holidays, remove_holiday
from alongside.scheduling.public_holidays import countries, public_holidays
from alongside.scheduling.queries import holidays as kept
from alongside.templatetags.times import long_day
from alongside.trail.actors import Actor
from alongside.web.actors import Visit, for_member
from alongside.web.forms import DateInput, ManyChoices

YEARS_BACK, YEARS_AHEAD = 1, 5
REFUSED: dict[str, str | Promise] = {
    "nothing": _("Please tick at least one day."),
    "too_many": _("These are too many days at once."),
    "too_far": _("This is too far ahead or too long ago."),
    "too_long": _("This is too long."),
}


class UnitForm(forms.Form):
    """For the whole practice, or for one unit; only asked where there are units."""

    unit = forms.ChoiceField(label=_("Closed is"), required=False)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(str(unit.pk), unit.name) for unit in practices.units(actor)]
        if units:
            self.fields["unit"].choices = [("", gettext("The whole practice")), *units]  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]

    @property
    def unit_id(self) -> UUID | None:
        chosen = self.cleaned_data.get("unit")
        return UUID(chosen) if chosen else None


class HolidayForm(UnitForm):
    """One day by hand."""

    on = forms.DateField(label=_("Day"), widget=DateInput)
    name = forms.CharField(label=_("Name"), max_length=120, required=False)


class CountryForm(forms.Form):
    """Whose public holidays, and of which year."""

    country = forms.ChoiceField(label=_("Country"))
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]
        self.fields["year"].choices = [(year, str(year)) for year in _years()]  # type: ignore[attr-defined]


class DaysForm(UnitForm):
    """The days to take, all ticked at first."""

    days = forms.MultipleChoiceField(
        label=_("Days"), widget=ManyChoices, error_messages={"required": _("Please tick at least one day.")}
    )
    field_order = ("days", "unit")


def country_choices() -> list[tuple[str, Any]]:
    """Every country whose holidays are known, for a select; the first says nothing."""
    return [("", gettext("Please choose")), *countries(get_language() or "en")]


@for_member
def holidays(request: Visit) -> HttpResponse:
    """The holidays of one year."""
    _must_run(request)
    year = _year(request)
    here = reverse("desk:holidays")
    page = {
        "year": year,
        "holidays": kept.holidays(request.actor, year),
        "tabs": [(f"{here}?year={each}", str(each), each == year) for each in _years()],
    }
    return render(request, "desk/practice/holidays.html", page)


@for_member
def holiday_new(request: Visit) -> HttpResponse:
    """A day by hand."""
    _must_run(request)
    form = HolidayForm(request.actor, request.POST or None)
    if request.method == "POST" and form.is_valid():
        day = (form.cleaned_data["on"], form.cleaned_data["name"])
        try:
            new = add_holidays(request.actor, [day], unit_id=form.unit_id)
        except Refused as no:
            form.add_error(no.field, str(REFUSED[no.code]))
        else:
            if new:
                return _listed(day[0].year)
            form.add_error("on", gettext("This day is in the list already."))
    return render(request, "desk/practice/holiday.html", {"form": form}, status=422 if form.errors else 200)


@for_member
def public_days(request: Visit) -> HttpResponse:
    """The public holidays of a country: looked at first, then taken."""
    _must_run(request)
    start = {"country": request.practice.country, "year": _year(request)}
    asked = request.GET if "country" in request.GET else start
    choose = CountryForm(asked if asked.get("country") else None, initial=start)
    page: dict[str, Any] = {"choose": choose}
    if choose.is_bound and choose.is_valid():
        form = _days_form(request, choose.cleaned_data["country"], choose.cleaned_data["year"])
        if request.method == "POST" and form.is_valid():
            return _take(request, form, choose)
        page |= {"form": form, "found": bool(form.fields["days"].choices)}  # type: ignore[attr-defined]
        page |= {"query": f"?country={choose.cleaned_data['country']}&year={choose.cleaned_data['year']}"}
    is_wrong = choose.errors or (page.get("form") and page["form"].errors)
    return render(request, "desk/practice/holidays_public.html", page, status=422 if is_wrong else 200)


@require_POST
@for_member
def remove(request: Visit, holiday_id: UUID) -> HttpResponse:
    """Open on this day after all."""
    return _listed(remove_holiday(request.actor, holiday_id).on.year)


def _days_form(request: Visit, country: str, year: int) -> DaysForm:
    """The days of that year which the whole practice has not in its list yet."""
    known = {row.on for row in kept.holidays(request.actor, year) if row.unit_id is None}
    found = public_holidays(country, year, request.practice.language)
    days = [(on.isoformat(), f"{long_day(on)}: {name}") for on, name in found if on not in known]
    given = request.POST if request.method == "POST" else None
    form = DaysForm(request.actor, given, initial={"days": [on for on, words in days]})
    form.fields["days"].choices = days  # type: ignore[attr-defined]
    return form


def _take(request: Visit, form: DaysForm, choose: CountryForm) -> HttpResponse:
    country, year = choose.cleaned_data["country"], choose.cleaned_data["year"]
    wanted = set(form.cleaned_data["days"])
    every = public_holidays(country, year, request.practice.language)
    days = [(on, name[:120]) for on, name in every if on.isoformat() in wanted]
    new = add_holidays(request.actor, days, unit_id=form.unit_id)
    words = ngettext("%(number)s day is added.", "%(number)s days are added.", new)
    messages.success(request, words % {"number": new})
    return _listed(year)


def _listed(year: int) -> HttpResponse:
    return redirect(f"{reverse('desk:holidays')}?year={year}")


def _years() -> list[int]:
    now = timezone.localdate().year
    return list(range(now - YEARS_BACK, now + YEARS_AHEAD + 1))


def _year(request: Visit) -> int:
    asked = request.GET.get("year", "")
    now = timezone.localdate().year
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= 9999 else now


def _must_run(request: Visit) -> None:
    if not request.actor.runs_practice:
        raise NotYours
