"""Tables of money: who bills, fees of one client, charges, packages, invoices, payments.

What is billed is named by id and code, never by what was spoken about; so a bookkeeper reads all of it and no
note. Invoices, their lines and payments are never changed, renumbered or deleted: a mistake is put right by a
credit note or by a payment the other way.
"""

from django.db import models
from django.db.models import Q

from alongside.clients.models import Client, Engagement
from alongside.lib.sealed import SealedText
from alongside.practice.models import Member, Practice, Row, Service


class Billing(Row):
    """What the practice writes on its invoices."""

    practice = models.OneToOneField(Practice, on_delete=models.CASCADE)
    payee = models.CharField(max_length=120, blank=True)  # empty: the practice's name
    address = models.CharField(max_length=300, blank=True)
    business_id = models.CharField(max_length=40, blank=True)
    vat_id = models.CharField(max_length=40, blank=True)
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)  # contained in every fee
    exempt_words = models.JSONField(default=dict)  # language: why there is no VAT
    iban = models.CharField(max_length=34, blank=True)
    bic = models.CharField(max_length=11, blank=True)
    bank_details = models.CharField(max_length=300, blank=True)  # where there is no IBAN
    due_days = models.PositiveSmallIntegerField(default=14)
    prefix = models.CharField(max_length=12, blank=True)  # before every number
    footer = models.JSONField(default=dict)  # language: words


class Counter(Row):
    """The last number given out in one sequence. Locked while a document is made, so that no number is missing."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    kind = models.CharField(max_length=11)  # invoice, credit_note, receipt
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "kind"], name="counter_once")]


class Concession(Row):
    """A fee of one client's own, for one service or for all (service null), and why."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE)
    fee = models.DecimalField(max_digits=10, decimal_places=2)
    currency = models.CharField(max_length=3)
    reason = SealedText(null=True)
    valid_from = models.DateField()
    ended_on = models.DateField(null=True)


class Package(Row):
    """Several meetings paid as one. What is left is counted from the charges it covers."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)  # null: any meeting
    meetings = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    bought_on = models.DateField()
    expires_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)


class ChargeKind(models.TextChoices):
    MEETING = "meeting"
    LATE = "late"  # cancelled after the agreed time
    MISSED = "missed"
    PACKAGE = "package"
    OTHER = "other"


class ChargeStatus(models.TextChoices):
    OPEN = "open"
    COVERED = "covered"  # by a package
    WAIVED = "waived"  # let go, for a reason that is kept (A04)
    VOID = "void"  # it turned out otherwise before it was invoiced
    INVOICED = "invoiced"


class Charge(Row):
    """What a client owes for one thing. `subject_id` names it: an appointment, a package."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="charges")
    engagement = models.ForeignKey(Engagement, null=True, on_delete=models.SET_NULL)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    service = models.ForeignKey(Service, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(max_length=8, choices=ChargeKind)
    subject_id = models.UUIDField(null=True)
    words = SealedText(null=True)  # only of `other`: what it is for
    minutes = models.PositiveSmallIntegerField(null=True)
    fee = models.DecimalField(max_digits=12, decimal_places=2)  # the whole fee
    percent = models.PositiveSmallIntegerField(default=100)  # of it, by the frame at that time
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    happened_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=8, choices=ChargeStatus, default=ChargeStatus.OPEN)
    package = models.ForeignKey(Package, null=True, on_delete=models.SET_NULL, related_name="charges")
    waived_at = models.DateTimeField(null=True)
    waived_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    waive_reason = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-happened_at"], name="charge_client"),
            models.Index(fields=["practice", "status", "happened_at"], name="charge_status"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "subject_id"],
                condition=Q(subject_id__isnull=False) & ~Q(status="void"),
                name="charge_once",
            )
        ]


class InvoiceKind(models.TextChoices):
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class Invoice(Row):
    """An invoice or a credit note as it was sent: names, sums and sender are kept as they were that day."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.SET_NULL, related_name="invoices")
    kind = models.CharField(max_length=11, choices=InvoiceKind, default=InvoiceKind.INVOICE)
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=30)  # prefix and number, as printed
    language = models.CharField(max_length=2)
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    to_name = models.CharField(max_length=160)
    to_address = models.CharField(max_length=300, blank=True)
    sender = models.JSONField(default=dict)  # of Billing, as it was
    amount = models.DecimalField(max_digits=12, decimal_places=2)  # negative on a credit note
    vat = models.DecimalField(max_digits=12, decimal_places=2, default=0)  # contained in the amount
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=30, blank=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="credit_notes")
    issued_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-issued_at"], name="invoice_client"),
            models.Index(fields=["practice", "-issued_at"], name="invoice_list"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["practice", "kind", "number"], name="invoice_number_once")
        ]


class InvoiceLine(Row):
    """One line: what, when, how much. A charge stands on one invoice, and once more on what corrects it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.SET_NULL)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="lines")
    charge = models.ForeignKey(Charge, null=True, on_delete=models.SET_NULL)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    words = models.CharField(max_length=200, blank=True)
    happened_on = models.DateField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    vat = models.DecimalField(max_digits=12, decimal_places=2, default=0)


class Payment(Row):
    """Money that came in (or, negative, went back), written down by hand. It may belong to an invoice."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE)
    client = models.ForeignKey(Client, null=True, on_delete=models.SET_NULL, related_name="payments")
    invoice = models.ForeignKey(Invoice, null=True, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    method = models.CharField(max_length=12, default="transfer")  # transfer, card, cash, other
    received_on = models.DateField()
    receipt_number = models.PositiveIntegerField(null=True)
    receipt_language = models.CharField(max_length=2, blank=True)
    from_name = models.CharField(max_length=160, blank=True)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    recorded_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-received_on"], name="payment_client"),
            models.Index(fields=["practice", "-received_on"], name="payment_list"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "receipt_number"],
                condition=Q(receipt_number__isnull=False),
                name="receipt_number_once",
            )
        ]
