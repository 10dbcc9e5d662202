"""Which parts of one client's file must still be kept, and until when; for pages about their data."""

from datetime import date

from django.utils import timezone

from alongside.clients.models import Client
from alongside.file.keeping import must_be_kept, years
from alongside.money.models import Invoice
from alongside.scheduling.models import Appointment


def kept_of(client: Client, today: date) -> dict[str, date]:
    """Which parts of this file must still be kept, and until when."""
    kept = years(client.practice.thresholds)
    times = Appointment.objects.filter(client=client, starts_at__lte=timezone.now()).order_by("-starts_at")
    last_time = times.values_list("starts_at", flat=True).first()
    invoices = Invoice.objects.filter(client=client).order_by("-issued_on")
    return must_be_kept(
        last_work=last_time.date() if last_time else None,
        last_invoice=invoices.values_list("issued_on", flat=True).first(),
        kept=kept,
        today=today,
    )
