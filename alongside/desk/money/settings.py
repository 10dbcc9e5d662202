"""What stands on invoices: who asks, its numbers, the bank, VAT or why there is none."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from alongside.desk.money.forms import BillingForm, refuse
from alongside.lib.errors import Refused
from alongside.money import actions, queries
from alongside.money.actions.invoicing import sender
from alongside.web.actors import Visit, for_member
from alongside.web.invoice_page import sample_pdf
from alongside.web.pdf import pdf_response
from alongside.web.role_words import LANGUAGES


@for_member
def billing(request: Visit) -> HttpResponse:
    """What the practice writes on its invoices from now on."""
    _must_run_money(request)
    now = queries.billing(request.actor)
    names = [*BillingForm.base_fields, "exempt_words", "footer"]
    form = BillingForm(request.POST or None, initial={name: getattr(now, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_billing(request.actor, **form.settings())
        except Refused as no:
            refuse(form, no)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:billing")
    page = {"form": form, "languages": LANGUAGES}
    return render(request, "desk/money/settings.html", page, status=422 if form.errors else 200)


@for_member
def billing_sample(request: Visit, language: str) -> HttpResponse:
    """An invoice as it would look, in one language; it is numbered nowhere."""
    _must_run_money(request)
    if language not in dict(LANGUAGES):
        raise Http404
    now = queries.billing(request.actor)
    made = sample_pdf(
        sender(request.practice, now, language),
        percent=now.vat_percent,
        language=language,
        currency=request.practice.currency,
    )
    return pdf_response(made, f"sample-{language}")


def _must_run_money(request: Visit) -> None:
    if not queries.may_run_money(request.actor):
        raise Http404
