"""Addresses of money; part of the desk."""

from django.urls import path

from alongside.desk.money import attendance, client, invoices, overview, settings

urlpatterns = [
    # of the practice
    path("money/", overview.money, name="money"),
    path("money/invoicing/", overview.invoicing, name="invoicing"),
    path("money/attendance/", attendance.attendance, name="attendance"),
    path("money/invoices.csv", overview.ledger, name="ledger"),
    path("money/payments.csv", overview.payments_ledger, name="payments_ledger"),
    path("money/settings/", settings.billing, name="billing"),
    path("money/settings/sample/<str:language>/", settings.billing_sample, name="billing_sample"),
    # of one client
    path("clients/<uuid:client_id>/money/", client.client_money, name="client_money"),
    path("clients/<uuid:client_id>/money/invoice/", client.client_invoice, name="client_invoice"),
    path("clients/<uuid:client_id>/money/payment/", invoices.client_payment, name="client_payment"),
    path("clients/<uuid:client_id>/money/charge/", client.client_charge, name="client_charge"),
    path("clients/<uuid:client_id>/money/package/", client.client_package, name="client_package"),
    path("clients/<uuid:client_id>/money/fee/", client.client_concession, name="client_concession"),
    path("charges/<uuid:charge_id>/let-go/", client.charge_waive, name="charge_waive"),
    path("packages/<uuid:package_id>/end/", client.package_end, name="package_end"),
    path("concessions/<uuid:concession_id>/end/", client.concession_end, name="concession_end"),
    # invoices and payments
    path("invoices/<uuid:invoice_id>/", invoices.invoice, name="invoice"),
    path("invoices/<uuid:invoice_id>/pdf/", invoices.invoice_pdf, name="invoice_pdf"),
    path("invoices/<uuid:invoice_id>/credit/", invoices.invoice_credit, name="invoice_credit"),
    path("invoices/<uuid:invoice_id>/payment/", invoices.invoice_payment, name="invoice_payment"),
    path("payments/<uuid:payment_id>/receipt/", invoices.receipt, name="receipt"),
    path("payments/<uuid:payment_id>/correct/", invoices.payment_correct, name="payment_correct"),
]
