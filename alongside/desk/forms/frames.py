"""Forms around the agreement: its terms by section, a yes on paper, an answer, what happened outside it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from alongside.frame.sections import SECTIONS
from alongside.lib.errors import Refused
from alongside.lib.money import BadAmount, digits, is_currency, parse
from alongside.web.agreement import every
from alongside.web.agreement_words import CHANNELS, METHODS, PERIODS, PLACE_KINDS, RECORDINGS, TITLES, WHY
from alongside.web.forms import Choices, DateInput, DateTimeInput, ManyChoices, Textarea, TimeInput

WORDS = {
    "changed_meanwhile": _(
        "Somebody else has changed this since you opened it. "
        "Your text is still here: copy it, then open the page again."
    ),
    "not_a_draft": _("This version was proposed already and does not change any more. Write a new one."),
    "not_proposed": _("This version does not wait for a yes any more."),
    "already_agreed": _("This version is agreed already."),
    "incomplete": _("Some things must be said before the client can say yes to it."),
    "nothing_changed": _("Nothing differs from the version in force."),
    "reason_missing": _("Say in a sentence why it changes. The client reads it."),
    "trial_past": _("A trial ends on a day to come."),
    "unknown_room": _("This room is not in use any more."),
    "weekday_missing": _("An hour needs its weekday."),
    "out_of_range": _("This is not possible here."),
    "too_long": _("This is too long."),
    "name_missing": _("Write the name of the person who said yes."),
    "day_ahead": _("This lies in the future."),
    "words_missing": _("Write a few words."),
    "already_answered": _("This question is answered already."),
    "ended": _("This work has ended. Its agreement stays as it was."),
}
NEEDED = _("Must be said before you propose this.")
KINDS = [
    ("extra_time", _("More time than agreed")),
    ("other_place", _("Another place than agreed")),
    ("other_channel", _("Contact outside the agreed ways")),
    ("fee_favour", _("A favour with the fee")),
    ("disclosure", _("Something personal of mine")),
    ("gift", _("A gift")),
    ("other", _("Something else")),
]
STARTERS = [("client", _("the client")), ("practitioner", _("I"))]
HOWS = [("paper", _("On paper, signed")), ("spoken", _("In words"))]


class NeededText(forms.CharField):
    """Text that must be there before the client sees it; a draft may still be without."""

    def validate(self, value: Any) -> None:
        """Anything goes in a draft; frame.sections.missing looks when it is proposed."""


def _number(
    label: Any, least: int, most: int, *, required: bool = True, help_text: Any = ""
) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, required=required, help_text=help_text
    )


def _text(label: Any, lines: int = 4, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=20_000, widget=Textarea(lines=lines), help_text=help_text
    )


def _needed(label: Any, lines: int = 4) -> NeededText:
    return NeededText(label=label, max_length=20_000, widget=Textarea(lines=lines))


def _int_or_none(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None


def _rhythms() -> list[tuple[Any, str]]:
    return [("", every(None)), *((weeks, every(weeks)) for weeks in (1, 2, 3, 4, 6, 8, 12))]


class PlaceAndFeeForm(forms.Form):
    """Where, and for how much: what imported agreements most often lack."""

    use_required_attribute = False

    place_kind = forms.ChoiceField(label=_("Where"), choices=list(PLACE_KINDS.items()), widget=Choices)
    room_id = forms.TypedChoiceField(label=_("Room"), coerce=UUID, empty_value=None, required=False)
    place = forms.CharField(
        label=_("Address, number or link"),
        help_text=_("Where to come, the number to ring, or the link to the call."),
        required=False,
        max_length=500,
    )
    fee = NeededText(label=_("Fee for a meeting"), help_text=_("0 when it is free of charge."), max_length=20)
    currency = forms.CharField(
        label=_("Currency"), help_text=_("Three letters, for example EUR or JPY."), max_length=3
    )

    def __init__(self, *args: Any, rooms: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["room_id"]
        field.choices = [("", _("no room of ours")), *rooms]  # type: ignore[attr-defined]

    def clean_currency(self) -> str:
        """A currency that exists."""
        code: str = self.cleaned_data["currency"].upper()
        if not is_currency(code):
            raise forms.ValidationError(_("This currency is not known."))
        return code

    def clean(self) -> dict[str, Any]:
        """The fee is read in its currency."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "currency" in data and "fee" in data:
            data["fee"] = self._fee(data["fee"], data["currency"])
        return data

    def _fee(self, typed: str, currency: str) -> Decimal | None:
        if not typed:
            return None
        try:
            return parse(typed, currency).amount
        except BadAmount:
            self.add_error("fee", _("Write an amount such as 85 or 85.00."))
            return None

    def refuse(self, no: Refused) -> None:
        """Say what was refused, beside its field."""
        if no.code == "incomplete":
            for term in _terms(no.facts):
                self.add_error(term, NEEDED)
        field = no.field if no.field in self.fields else None
        self.add_error(field, WORDS[no.code])


class TermsForm(PlaceAndFeeForm):
    """Everything that an agreement says, section by section; one page (A01-A06, A09, A10)."""

    minutes = _number(_("Length in minutes"), 5, 480, help_text=_("45 to 60 keep both of us fresh."))
    every_weeks = forms.TypedChoiceField(
        label=_("How often"), choices=_rhythms, coerce=_int_or_none, empty_value=None, required=False
    )
    weekday = forms.TypedChoiceField(
        label=_("Weekday"),
        choices=[("", "—"), *WEEKDAYS.items()],
        coerce=_int_or_none,
        empty_value=None,
        required=False,
    )
    at_time = forms.TimeField(label=_("Hour"), required=False, widget=TimeInput)
    seating = forms.CharField(
        label=_("How we sit"),
        help_text=_("For example: face to face, on the couch, camera at eye level."),
        required=False,
        max_length=500,
    )
    payment_method = forms.ChoiceField(label=_("How it is paid"), choices=list(METHODS.items()))
    payment_period = forms.ChoiceField(label=_("When it is paid"), choices=list(PERIODS.items()))
    cancel_hours = _number(_("Free to cancel until how many hours before"), 0, 336)
    late_percent = _number(_("Cancelled later: percent of the fee"), 0, 100)
    free_late = _number(_("Late cancellations within twelve months that cost nothing"), 0, 12)
    missed_percent = _number(_("Missed without a word: percent of the fee"), 0, 100)
    lateness = _text(_("Coming late"), 2)
    contact_channels = forms.MultipleChoiceField(
        label=_("Ways to reach each other"),
        choices=list(CHANNELS.items()),
        widget=ManyChoices,
        required=False,
    )
    contact_hours = forms.CharField(label=_("Hours"), required=False, max_length=500)
    reply_hours = _number(_("Messages are answered within how many hours"), 1, 336, required=False)
    daily_contact_agreed = forms.BooleanField(
        label=_("We agree on contact every day"),
        help_text=_("Only when the client asked for it: it is a lot for both."),
        required=False,
    )
    confidentiality = _needed(_("What stays between us"))
    confidentiality_limits = _text(_("Its limits"))
    stop_rule = _needed(_("The stop rule"))
    recording = forms.ChoiceField(label=_("Recording"), choices=list(RECORDINGS.items()), widget=Choices)
    client_duties = _text(_("What the client does"), help_text=_("One thing a line."))
    practitioner_duties = _text(_("What I do"), help_text=_("One thing a line."))
    what_you_get = _needed(_("What you get"))
    how_it_goes = _needed(_("How it goes"))
    what_to_expect = _needed(_("What to expect"))
    limits = _needed(_("What this is not"))
    your_voice = _needed(_("Your voice"))
    how_it_ends = _text(_("How it ends"))
    review_on = forms.DateField(label=_("We look at this again on"), required=False, widget=DateInput)

    @property
    def terms(self) -> dict[str, Any]:
        """What was typed, by term."""
        return {name: self.cleaned_data[name] for name in TermsForm.base_fields}

    def groups(self) -> list[tuple[str, str, str, list[BoundField]]]:
        """The fields by section: its name, title, whom it protects, fields."""
        return [
            (
                section.name,
                str(TITLES[section.name]),
                str(WHY[section.name]),
                [self[term] for term in section.terms if term in self.fields],
            )
            for section in SECTIONS
        ]


def _terms(facts: Mapping[str, Any]) -> list[str]:
    return list(facts["missing"])


class DraftForm(TermsForm):
    """A version being written; `revision` keeps an old page from overwriting a newer one."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class ChangeForm(DraftForm):
    """A version that changes one in force: it says why, and perhaps for how long it is tried (A11)."""

    reason = _text(_("Why it changes"), 2, _("The client reads this."))
    trial_until = forms.DateField(label=_("We try it until"), required=False, widget=DateInput)


def initial_terms(terms: Mapping[str, Any]) -> dict[str, Any]:
    """Terms as a form shows them: the fee with the digits of its currency."""
    fee = terms["fee"]
    shown = "" if fee is None else f"{fee:.{digits(str(terms['currency']))}f}"
    return {**terms, "fee": shown}


class OnPaperForm(forms.Form):
    """A yes that was said elsewhere."""

    name = forms.CharField(label=_("Who said yes"), max_length=160)
    how = forms.ChoiceField(label=_("How they agreed"), choices=HOWS, widget=Choices)
    agreed_on = forms.DateField(label=_("On which day"), widget=DateInput)


class AnswerForm(forms.Form):
    """An answer to the client's question."""

    words = forms.CharField(label=_("Your answer"), max_length=20_000, widget=Textarea(lines=4))


class DeviationForm(forms.Form):
    """What happened outside the agreement (A07)."""

    kind = forms.ChoiceField(label=_("What happened"), choices=KINDS)
    started_by = forms.ChoiceField(label=_("Who started it"), choices=STARTERS, widget=Choices)
    words = forms.CharField(label=_("Why"), max_length=20_000, widget=Textarea(lines=3))
    at = forms.DateTimeField(label=_("When"), widget=DateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"at": timezone.localtime()})
        super().__init__(*args, **kwargs)
