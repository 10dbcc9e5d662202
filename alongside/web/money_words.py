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
FEE_FOR_ALL = _("for any meeting")
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
INVOICE_STATE: dict[str, Words] = {
    "open": _("to pay"),
    "partly": _("partly paid"),
    "overdue": _("overdue"),
    "paid": _("paid"),
    "credited": _("taken back"),
    "credit_note": _("credit note"),
}
BAD_AMOUNT: dict[str, Words] = {
    "empty": _("Write an amount."),
    "not_a_number": _("Write an amount such as 85 or 85.00."),
    "ambiguous": _("This can be read in two ways. Write it without a separator of thousands."),
    "too_precise": _("This currency has no such small coins."),
    "too_large": _("This amount is too large."),
}
REFUSED: dict[str, Words] = {
    "nothing": _("Choose at least one."),
    "not_open": _("This is not open any more: it was invoiced, let go or taken back meanwhile."),
    "currencies": _("One invoice has one currency. Choose those of one currency."),
    "too_many": _("This is too much for one invoice. Choose fewer."),
    "before_today": _("The day to pay by has passed already."),
    "too_long": _("This is too long."),
    "required": _("Say in a few words what it is for."),
    "reason": _("Say why. The reason is kept."),
    "out_of_range": _("This number is too small or too large."),
    "too_precise": _("This currency has no such small coins."),
    "unknown_currency": _("This currency is not known."),
    "unknown_language": _("This language is not known."),
    "already_ended": _("This has ended already."),
    "expires_before": _("The last day is before the day it was bought."),
    "day_ahead": _("This day has not come yet."),
    "unknown_method": _("Choose how it was paid."),
    "not_an_invoice": _("Only an invoice can be paid or taken back."),
    "already_credited": _("This was taken back already."),
    "is_correction": _("This payment takes another one back."),
    "already_corrected": _("This payment was taken back already."),
    "iban": _("This is no IBAN. Please compare it letter by letter."),
    "bic": _("This is no BIC. It has 8 or 11 letters and digits."),
}
