"""The forms of the waiting list, the same for a client and for who writes it down for them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from alongside.scheduling.actions.waiting import Wished
from alongside.scheduling.demand import TICKED, at
from alongside.web.forms import DateInput, ManyChoices, Textarea, TimeInput
from alongside.web.places import PLACE_WORDS, PLACE_WORDS_FOR_CLIENTS
from alongside.web.role_words import LANGUAGES
from alongside.web.waiting_words import CONSTRAINTS, PARTS, WEEKDAY_CHOICES

Choice = tuple[str, str | Promise]
EXACT_ROWS = 4


class WishForm(forms.Form):
    """What a client waits for. Everything may stay open."""

    weekdays = forms.MultipleChoiceField(
        label=_("Days"), choices=WEEKDAY_CHOICES, required=False, widget=ManyChoices
    )
    from_time = forms.TimeField(label=_("Not earlier than"), required=False, widget=TimeInput)
    to_time = forms.TimeField(label=_("Over by"), required=False, widget=TimeInput)
    member = forms.ChoiceField(label=_("With whom"), required=False)
    service = forms.ChoiceField(label=_("What for"), required=False)
    place_kind = forms.ChoiceField(label=_("Where"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    language = forms.ChoiceField(
        label=_("In which language"), choices=[("", _("Any")), *LANGUAGES], required=False
    )
    earliest_on = forms.DateField(label=_("From this day on"), required=False, widget=DateInput)
    latest_on = forms.DateField(label=_("Until this day"), required=False, widget=DateInput)
    words = forms.CharField(
        label=_("Anything else"), max_length=1000, required=False, widget=Textarea(lines=2)
    )

    def __init__(
        self,
        *args: Any,
        members: Sequence[Choice] = (),
        units: Sequence[Choice] = (),
        services: Sequence[Choice] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("service", [("", _("Anything")), *services], is_needed=bool(services))
        self._offer("member", [("", _("Anybody")), *members], is_needed=bool(members))
        self._offer("unit", [("", _("Any")), *units], is_needed=len(units) > 1)
        self._offer("place_kind", [("", _("Anywhere")), *PLACE_WORDS_FOR_CLIENTS.items()])

    is_all_optional = True

    def _offer(self, name: str, choices: Sequence[Choice], *, is_needed: bool = True) -> None:
        if is_needed:
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def wished(self) -> Wished:
        """What the action asks for."""
        given = self.cleaned_data
        return Wished(
            member_id=given.get("member") or None,
            service_id=given.get("service") or None,
            unit_id=given.get("unit") or None,
            place_kind=given["place_kind"],
            language=given["language"],
            weekdays=[int(number) for number in given["weekdays"]],
            from_time=given["from_time"],
            to_time=given["to_time"],
            minutes=given.get("minutes"),
            earliest_on=given["earliest_on"],
            latest_on=given["latest_on"],
            words=given.get("words", ""),
            is_urgent=given.get("is_urgent", False),
        )


class MemberWishForm(WishForm):
    """The same, with what only the practice says."""

    minutes = forms.IntegerField(
        label=_("Minutes"),
        help_text=_("Empty: as long as agreed."),
        min_value=1,
        max_value=720,
        required=False,
    )
    is_urgent = forms.BooleanField(
        label=_("Urgent"), help_text=_("Urgent wishes come first."), required=False
    )
    field_order = (
        "is_urgent",
        "weekdays",
        "from_time",
        "to_time",
        "member",
        "service",
        "place_kind",
        "unit",
        "language",
        "minutes",
        "earliest_on",
        "latest_on",
        "words",
    )

    def __init__(self, *args: Any, may_read: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("place_kind", [("", _("Anywhere")), *PLACE_WORDS.items()])
        if not may_read:
            del self.fields["words"]


def start_of(wish: Any) -> dict[str, Any]:
    """What the form shows of a wish that is there."""
    names = ("from_time", "to_time", "place_kind", "language", "minutes", "earliest_on", "latest_on")
    start = {name: getattr(wish, name) for name in (*names, "is_urgent", "words")}
    ids = {name: str(getattr(wish, f"{name}_id") or "") for name in ("member", "unit", "service")}
    return start | ids | {"weekdays": [str(number) for number in wish.weekdays]}


class LifeForm(forms.Form):
    """When and where a client can come: parts of the day to tick, and exact times where these do not fit."""

    ticks = forms.MultipleChoiceField(
        label=_("When can you come?"),
        choices=[(f"{number}-{part}", part) for number in WEEKDAYS for part in TICKED],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    place_kinds = forms.MultipleChoiceField(
        label=_("Where"), choices=list(PLACE_WORDS_FOR_CLIENTS.items()), required=False, widget=ManyChoices
    )
    constraints = forms.MultipleChoiceField(
        label=_("What decides it"), choices=list(CONSTRAINTS.items()), required=False, widget=ManyChoices
    )
    words = forms.CharField(
        label=_("In your own words"), max_length=2000, required=False, widget=Textarea(lines=3)
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_all_optional = True

    def __init__(self, *args: Any, may_read: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(EXACT_ROWS):
            days = [("", "—"), *WEEKDAY_CHOICES]
            self.fields[f"day_{row}"] = forms.ChoiceField(label=_("Day"), choices=days, required=False)
            self.fields[f"from_{row}"] = forms.TimeField(
                label=pgettext_lazy("time of day", "From"), required=False, widget=TimeInput
            )
            self.fields[f"to_{row}"] = forms.TimeField(
                label=pgettext_lazy("time of day", "To"), required=False, widget=TimeInput
            )
        if not may_read:
            del self.fields["constraints"], self.fields["words"]

    @property
    def grid(self) -> Iterator[tuple[Any, list[tuple[Any, Any]]]]:
        """The checkboxes by weekday: (name of the day, [(name of the part, checkbox), ...])."""
        boxes = iter(list(self["ticks"]))
        for name in WEEKDAYS.values():
            yield name, [(PARTS[part], next(boxes)) for part in TICKED]

    @property
    def exact(self) -> list[list[Any]]:
        """The rows of exact times."""
        return [[self[f"{name}_{row}"] for name in ("day", "from", "to")] for row in range(EXACT_ROWS)]

    @property
    def has_exact(self) -> bool:
        """Whether an exact time is written or refused."""
        return any(self[f"day_{row}"].value() for row in range(EXACT_ROWS)) or bool(self.errors)

    def clean(self) -> dict[str, Any]:
        """Each exact time whole, or not at all."""
        given = super().clean() or self.cleaned_data
        for row in range(EXACT_ROWS):
            said = [given.get(f"{name}_{row}") for name in ("day", "from", "to")]
            if any(said) and not all(said):
                self.add_error(f"day_{row}", _("Please give the day, the beginning and the end."))
        return given

    def times(self) -> list[dict[str, Any]]:
        """What was ticked and what was written, as it is kept."""
        given, found = self.cleaned_data, []
        for tick in given["ticks"]:
            number, _dash, part = tick.partition("-")
            starts, ends = TICKED[part]
            found.append(_time(int(number), starts, ends))
        rows = [row for row in range(EXACT_ROWS) if given[f"day_{row}"]]
        exact = [_time(int(given[f"day_{row}"]), given[f"from_{row}"], given[f"to_{row}"]) for row in rows]
        return found + exact


def _time(weekday: int, starts: Any, ends: Any) -> dict[str, Any]:
    return {"weekday": weekday, "from": starts.strftime("%H:%M"), "to": ends.strftime("%H:%M")}


def start_of_life(life: Any) -> dict[str, Any]:
    """What the form shows of what was said."""
    named = {span: part for part, span in TICKED.items()}
    start: dict[str, Any] = {
        "ticks": [],
        "place_kinds": life.place_kinds,
        "constraints": life.constraints,
        "words": life.words,
        "revision": life.revision,
    }
    row = 0
    for each in _in_order(life.times):
        span = at(each["from"]), at(each["to"])
        if span in named:
            start["ticks"].append(f"{each['weekday']}-{named[span]}")
        elif row < EXACT_ROWS:
            start |= {f"day_{row}": str(each["weekday"]), f"from_{row}": span[0], f"to_{row}": span[1]}
            row += 1
    return start


def _in_order(times: Iterable[Any]) -> list[Any]:
    return sorted(times, key=lambda each: (each["weekday"], each["from"]))
