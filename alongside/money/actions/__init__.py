"""Writes about money; actor first. Each is lock, check, write, remember; numbers are given out last.

Nothing that was issued is ever changed, renumbered or deleted.
"""

from alongside.money.actions.billing import end_concession, set_billing, set_concession
from alongside.money.actions.charging import add_charge, charge_for_appointment, void_charge_for, waive_charge
from alongside.money.actions.invoicing import credit_invoice, issue_invoice
from alongside.money.actions.packages import end_package, sell_package
from alongside.money.actions.paying import METHODS, correct_payment, record_payment
from alongside.money.actions.whole_file import close_engagement, erase_client, move_rows

__all__ = [
    "METHODS",
    "add_charge",
    "charge_for_appointment",
    "close_engagement",
    "correct_payment",
    "credit_invoice",
    "end_concession",
    "end_package",
    "erase_client",
    "issue_invoice",
    "move_rows",
    "record_payment",
    "sell_package",
    "set_billing",
    "set_concession",
    "void_charge_for",
    "waive_charge",
]
