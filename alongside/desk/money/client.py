"""The money of one client: what is owed, what was charged, invoiced and paid; packages and a fee of their own."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from alongside.clients.actions import open_file
from alongside.desk.money.forms import (
    ChargeForm,
    ConcessionForm,
    IssueForm,
    PackageForm,
    WaiveForm,
    chosen,
    refuse,
    say,
)
from alongside.desk.money.rows import balance_row, bill_row, charge_row, payment_rows
from alongside.lib.errors import NotYours, Refused
from alongside.money import actions, queries
from alongside.practice.service_queries import name_of, services
from alongside.web.actors import Visit, for_member
from alongside.web.agreement import money as in_words
from alongside.web.money_words import FEE_FOR_ALL
from alongside.web.reading import is_looked_at


@for_member
def client_money(request: Visit, client_id: UUID) -> HttpResponse:
    """All money of one client on one page."""
    return _page(request, client_id, IssueForm())


def _page(request: Visit, client_id: UUID, issue: IssueForm) -> HttpResponse:
    actor = request.actor
    found = queries.money_of_client(actor, client_id)
    if is_looked_at(request):
        open_file(actor, found.client)
    page = {
        "client": found.client,
        "issue": issue,
        "balances": [balance_row(each) for each in found.balances],
        "open_charges": [charge_row(each) for each in reversed(found.open_charges)],
        "settled": [charge_row(each) for each in found.settled],
        "invoices": [bill_row(each) for each in found.invoices],
        "shows_client": False,
        "payments": payment_rows(found.payments),
        "packages": found.packages,
    }
    return render(request, "desk/money/client.html", page, status=422 if issue.errors else 200)


def _service(concession: Any, request: Visit) -> str:
    if concession.service is None:
        return str(FEE_FOR_ALL)
    return name_of(concession.service, request.actor.language, request.practice.language)


@require_POST
@for_member
def client_invoice(request: Visit, client_id: UUID) -> HttpResponse:
    """Make an invoice of the charges that were ticked; pressed twice, the second time finds them invoiced."""
    form = IssueForm(request.POST)
    charge_ids = _ids(request.POST.getlist("charge"))
    if not form.is_valid():
        return _page(request, client_id, form)
    try:
        made = actions.issue_invoice(
            request.actor, client_id=client_id, charge_ids=charge_ids, **form.given()
        )
    except Refused as no:
        refuse(form, no)
        return _page(request, client_id, form)
    messages.success(request, gettext("Invoice %(number)s is made.") % {"number": made.label})
    return redirect("desk:invoice", made.pk)


def _ids(texts: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in texts]
    except ValueError as error:
        raise NotYours from error


@for_member
def client_charge(request: Visit, client_id: UUID) -> HttpResponse:
    """Charge something else."""
    client = _handled(request, client_id)
    currency = request.practice.currency
    form = ChargeForm(request.POST or None, currency=currency, initial={"happened_on": timezone.localdate()})

    def add(given: dict[str, Any]) -> None:
        at = _noon(given.pop("happened_on"))
        actions.add_charge(request.actor, client_id=client_id, happened_at=at, **given)

    words = {"heading": gettext("Add a charge"), "button": gettext("Add it")}
    return _form_page(request, client, form, add, words)


@for_member
def client_package(request: Visit, client_id: UUID) -> HttpResponse:
    """Sell several meetings as one."""
    client = _handled(request, client_id)
    form = PackageForm(request.POST or None, currency=request.practice.currency, services=_services(request))

    def sell(given: dict[str, Any]) -> None:
        service_id = chosen(given.pop("service_id", ""))
        actions.sell_package(request.actor, client_id=client_id, service_id=service_id, **given)

    words = {
        "heading": gettext("Sell a package"),
        "lead": gettext("The price becomes a charge. Meetings that are kept from now on are paid by it."),
        "button": gettext("Sell it"),
    }
    return _form_page(request, client, form, sell, words)


@for_member
def client_concession(request: Visit, client_id: UUID) -> HttpResponse:
    """A fee of this client's own."""
    client = _handled(request, client_id)
    form = ConcessionForm(
        request.POST or None,
        currency=request.practice.currency,
        services=_services(request),
        initial={"valid_from": timezone.localdate()},
    )

    def put(given: dict[str, Any]) -> None:
        service_id = chosen(given.pop("service_id", ""))
        actions.set_concession(request.actor, client_id=client_id, service_id=service_id, **given)

    words = {
        "heading": gettext("A fee of their own"),
        "lead": gettext("Where an agreement names a fee, the agreement counts."),
        "button": gettext("Save"),
    }
    holding = [
        (each, in_words(each.fee, each.currency), _service(each, request))
        for each in queries.concessions(request.actor, client_id)
    ]
    return _form_page(request, client, form, put, words | {"holding": holding})


@for_member
def charge_waive(request: Visit, charge_id: UUID) -> HttpResponse:
    """Let a charge go, for a reason that is kept (A04)."""
    charge = queries.charge(request.actor, charge_id)
    form = WaiveForm(request.POST or None)

    def waive(given: dict[str, Any]) -> None:
        actions.waive_charge(request.actor, charge_id=charge_id, **given)

    row = charge_row(charge)
    words = {
        "heading": gettext("Let a charge go"),
        "lead": f"{row['what']} · {in_words(row['amount'], row['currency'])}",
        "button": gettext("Let it go"),
    }
    return _form_page(request, charge.client, form, waive, words)


@require_POST
@for_member
def package_end(request: Visit, package_id: UUID) -> HttpResponse:
    """A package covers no more meetings."""
    return _end(request, lambda: actions.end_package(request.actor, package_id=package_id))


@require_POST
@for_member
def concession_end(request: Visit, concession_id: UUID) -> HttpResponse:
    """The usual fee counts again."""
    return _end(request, lambda: actions.end_concession(request.actor, concession_id=concession_id))


def _end(request: Visit, end: Callable[[], Any]) -> HttpResponse:
    """Whatever it is, it was ended: by this press or by the one before."""
    try:
        ended = end()
    except Refused as no:
        messages.error(request, say(no))
        return redirect("desk:money")
    return redirect("desk:client_money", ended.client_id)


def _form_page(
    request: Visit,
    client: Any,
    form: forms.Form,
    act: Callable[[dict[str, Any]], None],
    words: dict[str, Any],
) -> HttpResponse:
    """One form about one client; then back to their money."""
    back = reverse("desk:client_money", args=[client.pk])
    if request.method == "POST" and form.is_valid():
        try:
            act(dict(form.cleaned_data))
        except Refused as no:
            refuse(form, no)
        else:
            return redirect(back)
    page = {"client": client, "form": form, "back": back, **words}
    return render(request, "desk/money/form.html", page, status=422 if form.errors else 200)


def _handled(request: Visit, client_id: UUID) -> Any:
    found = queries.payers(request.actor).filter(pk=client_id).first()
    if found is None:
        raise NotYours
    return found


def _services(request: Visit) -> list[tuple[str, str]]:
    spoken = request.actor.language, request.practice.language
    return [(str(each.pk), name_of(each, *spoken)) for each in services(request.practice)]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), timezone.get_current_timezone())
