"""Words for money: what a charge is for, where an invoice stands, how it was paid, and why something was refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

LINES: dict[str, Words] = {
    "meeting": _("Meeting"),
    "late": _("Meeting, cancelled late"),
    "missed": _("Meeting, missed"),
    "package": _("Package of meetings"),
    "other": _("Other"),
}
CHARGE_STATUS: dict[str, Words] = {
    "open": _("not invoiced yet"),
    "covered": _("paid by a package"),
    "waived": _("let go"),
    "void": _("taken back"),
    "invoiced": _("invoiced"),
}
METHODS: dict[str, Words] = {
    "transfer": _("Bank transfer"),
    "card": _("Card"),
    "cash": _("Cash"),
    "other": _("Another way"),
}
