"""Forms of working hours: a week of stretches, and one day that differs."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.errors import Refused
from alongside.scheduling.queries.hours import HoursSet
from alongside.scheduling.stretches import Stretch
from alongside.web.appointment_words import REFUSED
from alongside.web.forms import Choices, DateInput, TimeInput
from alongside.web.places import PLACE_WORDS

Labelled = list[tuple[str, forms.BoundField]]
STRETCHES_A_DAY = 3
KINDS = [
    ("off", gettext_lazy("A day off")),
    ("break", gettext_lazy("A break")),
    ("extra", gettext_lazy("Extra hours")),
]
DAYS_REFUSED: dict[str, str | Promise] = {
    "days_order": gettext_lazy("The last day must not be before the first."),
    "covers_other": gettext_lazy(
        "Other hours hold on all of these days. Change or remove them first, or give other days."
    ),
    "past": gettext_lazy("This day has passed already."),
    "both_times": gettext_lazy("Please give both times, or none."),
    "overlap": gettext_lazy("Something is kept for this time already."),
}


class HoursForm(forms.Form):
    """When somebody works: up to three stretches on each weekday, with a place. Empty is free."""

    is_all_optional = True

    valid_from = forms.DateField(
        label=gettext_lazy("From this day"),
        help_text=gettext_lazy("Empty: they hold already."),
        required=False,
        widget=DateInput,
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Until this day"),
        help_text=gettext_lazy("Empty: until you change them."),
        required=False,
        widget=DateInput,
    )

    def __init__(self, rooms: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [("", _("Anywhere")), *PLACE_WORDS.items(), *rooms]
        self.room_ids = {key for key, name in rooms}
        for day in range(7):
            for part in range(STRETCHES_A_DAY):
                self._add(day, part, places)

    def _add(self, day: int, part: int, places: list[Any]) -> None:
        name = {"day": WEEKDAYS[day]}
        for end, label in (("from", _("%(day)s, from")), ("until", _("%(day)s, until"))):
            self.fields[f"{end}_{day}_{part}"] = forms.TimeField(
                label=label % name, required=False, widget=TimeInput
            )
        self.fields[f"where_{day}_{part}"] = forms.ChoiceField(
            label=_("%(day)s, where") % name, required=False, choices=places
        )

    def stretches(self) -> list[Stretch]:
        """The stretches given; half a stretch is an error beside its field."""
        found = []
        for day in range(7):
            for part in range(STRETCHES_A_DAY):
                starts, ends = (self.cleaned_data.get(f"{end}_{day}_{part}") for end in ("from", "until"))
                if starts and ends:
                    where = self.cleaned_data.get(f"where_{day}_{part}") or ""
                    kind, room = ("room", UUID(where)) if where in self.room_ids else (where, None)
                    found.append(Stretch(day, starts, ends, kind, room))
                elif starts or ends:
                    missing = "until" if starts else "from"
                    self.add_error(f"{missing}_{day}_{part}", _("Please give both times, or none."))
        return found

    def refuse(self, no: Refused) -> None:
        """Say why, beside the day or the dates that are meant."""
        words = str(DAYS_REFUSED[no.code] if no.field in self.fields else REFUSED[no.code])
        self.add_error(no.field if no.field in self.fields else f"until_{no.field}_0", words)

    def days(self) -> list[tuple[str, Labelled, list[Labelled], bool]]:
        """For the page: each weekday, its first stretch, the others, and whether any of those is filled in."""
        week = []
        for day in range(7):
            first, *more = (self._stretch(day, part) for part in range(STRETCHES_A_DAY))
            is_open = any(field.value() for stretch in more for _label, field in stretch[:2])
            week.append((str(WEEKDAYS[day]), first, more, is_open))
        return week

    def _stretch(self, day: int, part: int) -> Labelled:
        """Its fields with short labels: the weekday stands above them."""
        short = {"from": _("From"), "until": _("Until"), "where": _("Where")}
        return [(label, self[f"{what}_{day}_{part}"]) for what, label in short.items()]


def initial_of(chosen: HoursSet | None, *, with_days: bool) -> dict[str, object]:
    """What the form shows at first: a set of hours, with or without its days."""
    found: dict[str, object] = {}
    if chosen is None:
        return found
    if with_days:
        found = {"valid_from": chosen.days.first, "valid_until": chosen.days.last}
    seen: dict[int, int] = {}
    for row in chosen.rows:
        part = seen.get(row.weekday, 0)
        seen[row.weekday] = part + 1
        key = f"{row.weekday}_{part}"
        where = str(row.room_id or row.place_kind)
        found |= {f"from_{key}": row.starts, f"until_{key}": row.ends, f"where_{key}": where}
    return found


class ExceptionForm(forms.Form):
    """One day that differs from the usual week."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=KINDS, initial="off", widget=Choices)
    on = forms.DateField(label=gettext_lazy("Day"), widget=DateInput)
    starts = forms.TimeField(label=gettext_lazy("From"), required=False, widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("Until"), required=False, widget=TimeInput)

    def clean(self) -> dict[str, Any]:
        """A break and extra hours need their times; a day off has none."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("kind") == "off":
            given["starts"] = given["ends"] = None
        else:
            for end in ("starts", "ends"):
                if end in given and given[end] is None:
                    self.add_error(end, str(DAYS_REFUSED["both_times"]))
        return given

    def wish(self) -> dict[str, Any]:
        """What set_exception asks for."""
        given = self.cleaned_data
        is_working = given["kind"] == "extra"
        return {name: given[name] for name in ("on", "starts", "ends")} | {"is_working": is_working}
