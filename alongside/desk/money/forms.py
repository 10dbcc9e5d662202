"""Forms about money."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alongside.lib.errors import Refused
from alongside.lib.money import BadAmount, parse
from alongside.money.references import is_bic, is_iban
from alongside.web.forms import DateInput, Textarea
from alongside.web.money_words import BAD_AMOUNT, METHODS, REFUSED
from alongside.web.role_words import LANGUAGES

Choices = Iterable[tuple[str, str | Promise]]


class AmountField(forms.CharField):
    """An amount as people type it, with point or comma, in the currency the form was made for."""

    def __init__(self, *, currency: str, least: Decimal | None = Decimal(0), **kwargs: Any) -> None:
        super().__init__(max_length=24, **kwargs)
        self.currency, self.least = currency, least
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Any:
        """A Decimal with the currency's own number of digits, or None."""
        text = super().clean(value)
        if not text:
            return None
        try:
            amount = parse(text, self.currency).amount
        except BadAmount as bad:
            raise forms.ValidationError(str(BAD_AMOUNT[bad.code])) from bad
        if self.least is not None and amount < self.least:
            raise forms.ValidationError(_("The amount is below zero."))
        return amount


def refuse(form: forms.Form, no: Refused) -> None:
    """Say a refusal of the money room beside its field."""
    form.add_error(no.field if no.field in form.fields else None, say(no))


def say(no: Refused) -> str:
    """A refusal of the money room in words."""
    return str(REFUSED[no.code])


class BillingForm(forms.Form):
    """What the practice writes on its invoices."""

    payee = forms.CharField(
        label=_("Name on the invoice"),
        help_text=_("Empty: the practice's name."),
        max_length=120,
        required=False,
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False, widget=Textarea(lines=3))
    business_id = forms.CharField(label=_("Business ID"), max_length=40, required=False)
    vat_id = forms.CharField(label=_("VAT number"), max_length=40, required=False)
    vat_percent = forms.DecimalField(
        label=_("VAT in percent"),
        help_text=_("It is contained in every fee. 0: no VAT."),
        min_value=0,
        max_value=99,
        max_digits=5,
        decimal_places=2,
        localize=True,
    )
    iban = forms.CharField(label=_("IBAN"), max_length=42, required=False)
    bic = forms.CharField(label=_("BIC"), max_length=14, required=False)
    bank_details = forms.CharField(
        label=_("Bank details, where there is no IBAN"),
        help_text=_("Bank, branch, account. One below the other."),
        max_length=300,
        required=False,
        widget=Textarea(lines=3),
    )
    due_days = forms.IntegerField(label=_("Days to pay"), min_value=0, max_value=365)
    prefix = forms.CharField(  # type: ignore[assignment]
        label=_("Before every number"), help_text=_("For example: R-"), max_length=12, required=False
    )

    def __init__(self, data: Any, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        for code, name in LANGUAGES:
            self._in_language(f"exempt_{code}", _("Why there is no VAT"), code, name, initial["exempt_words"])
            self._in_language(
                f"footer_{code}", _("Last line of every invoice"), code, name, initial["footer"]
            )

    def _in_language(self, field: str, label: str | Promise, code: str, name: str, words: Any) -> None:
        self.fields[field] = forms.CharField(
            label=gettext("%(what)s (%(language)s)") % {"what": label, "language": name},
            max_length=300,
            required=False,
            widget=forms.TextInput({"lang": code}),
        )
        self.initial[field] = words.get(code, "")

    def clean_iban(self) -> str:
        """An IBAN whose check digits are right, without spaces."""
        iban = "".join(self.cleaned_data["iban"].split()).upper()
        if iban and not is_iban(iban):
            raise forms.ValidationError(str(REFUSED["iban"]))
        return iban

    def clean_bic(self) -> str:
        """A code that can be one of a bank's."""
        bic = "".join(self.cleaned_data["bic"].split()).upper()
        if bic and not is_bic(bic):
            raise forms.ValidationError(str(REFUSED["bic"]))
        return bic

    def settings(self) -> dict[str, Any]:
        """What set_billing takes."""
        given = self.cleaned_data
        kept = {name: given[name] for name in self.base_fields}
        return kept | {"exempt_words": self._words("exempt"), "footer": self._words("footer")}

    def _words(self, which: str) -> dict[str, str]:
        found = {code: self.cleaned_data[f"{which}_{code}"].strip() for code, _name in LANGUAGES}
        return {code: words for code, words in found.items() if words}


class IssueForm(forms.Form):
    """What differs on one invoice; whatever is left empty is as usual."""

    is_all_optional = True
    to_name = forms.CharField(
        label=_("Somebody else pays"),
        help_text=_("A parent, an employer. Empty: the client."),
        max_length=160,
        required=False,
    )
    to_address = forms.CharField(
        label=_("Their address"), max_length=300, required=False, widget=Textarea(lines=3)
    )
    due_on = forms.DateField(label=_("Please pay by"), required=False, widget=DateInput)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("The client's own")), *LANGUAGES], required=False
    )

    def given(self) -> dict[str, Any]:
        """What issue_invoice takes; nothing of what was left empty."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class ChargeForm(forms.Form):
    """Something else that a client owes."""

    words = forms.CharField(
        label=_("What for"),
        help_text=_("It stands on the invoice. Keep it neutral: others may read it."),
        max_length=200,
    )
    happened_on = forms.DateField(label=_("When"), widget=DateInput)

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = AmountField(label=_in(_("Amount"), currency), currency=currency)


class PackageForm(forms.Form):
    """Several meetings paid as one."""

    meetings = forms.IntegerField(label=_("How many meetings"), min_value=1, max_value=200)
    expires_on = forms.DateField(label=_("Last day it can be used"), required=False, widget=DateInput)

    def __init__(self, *args: Any, currency: str, services: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = AmountField(label=_in(_("Price of the package"), currency), currency=currency)
        _add_service(self, services)
        self.order_fields(["meetings", "amount", "service_id", "expires_on"])


class ConcessionForm(forms.Form):
    """A fee of this client's own."""

    valid_from = forms.DateField(label=_("From"), widget=DateInput)
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Only who works with this client reads it."),
        max_length=500,
        widget=Textarea(lines=3),
    )

    def __init__(self, *args: Any, currency: str, services: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fee"] = AmountField(label=_in(_("Fee of a meeting"), currency), currency=currency)
        _add_service(self, services)
        self.order_fields(["fee", "service_id", "valid_from", "reason"])


class WaiveForm(forms.Form):
    """Letting something go needs a reason, and is remembered (A04)."""

    reason = forms.CharField(
        label=_("Why do you let it go?"),
        help_text=_("Kept with the charge. Only who works with this client reads it."),
        max_length=500,
        widget=Textarea(lines=3),
    )


class PaymentForm(forms.Form):
    """Money that came in, written down by hand."""

    method = forms.ChoiceField(label=_("How"), choices=list(METHODS.items()))
    received_on = forms.DateField(label=_("When it came in"), widget=DateInput)

    def __init__(
        self, *args: Any, currency: str, invoices: Choices, may_be_ahead: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"] = AmountField(
            label=_in(_("Amount"), currency),
            help_text=_("Money that went back: with a minus."),
            currency=currency,
            least=None,
        )
        self.fields["invoice_id"] = forms.ChoiceField(
            label=_("For which invoice"),
            choices=[*invoices, *([("", _("None: paid ahead"))] if may_be_ahead else [])],
            required=not may_be_ahead,
        )
        self.order_fields(["invoice_id", "amount", "method", "received_on"])


def _in(label: str | Promise, currency: str) -> str:
    return gettext("%(label)s, in %(currency)s") % {"label": label, "currency": currency}


def _add_service(form: forms.Form, services: Choices) -> None:
    """A choice of services, where there are any."""
    found = list(services)
    if found:
        form.fields["service_id"] = forms.ChoiceField(
            label=_("For which service"), choices=[("", _("Any meeting")), *found], required=False
        )


def chosen(identifier: str) -> UUID | None:
    """The id of what was chosen in a list, or None."""
    return UUID(identifier) if identifier else None
