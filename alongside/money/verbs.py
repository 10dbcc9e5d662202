"""What happens in this room; each verb declares its facts and its audience. Amounts are text, exact."""

from alongside.trail.verbs import HOUSE, WITH_OWNER, verb

CHARGE_MADE = verb("charge.made", WITH_OWNER, kind=str, amount=str, currency=str, percent=int, status=str)
CHARGE_WAIVED = verb("charge.waived", WITH_OWNER, kind=str, amount=str, currency=str)
CHARGE_VOIDED = verb("charge.voided", WITH_OWNER, kind=str, amount=str, currency=str)
INVOICE_ISSUED = verb("invoice.issued", WITH_OWNER, number=str, amount=str, currency=str, lines=int)
INVOICE_CREDITED = verb("invoice.credited", WITH_OWNER, number=str, amount=str, currency=str, lines=int)
PAYMENT_RECORDED = verb("payment.recorded", WITH_OWNER, amount=str, currency=str, method=str)
PAYMENT_CORRECTED = verb("payment.corrected", WITH_OWNER, amount=str, currency=str, method=str)
PACKAGE_SOLD = verb("package.sold", WITH_OWNER, meetings=int, amount=str, currency=str)
PACKAGE_ENDED = verb("package.ended", WITH_OWNER, left=int)
BILLING_CHANGED = verb("billing.changed", HOUSE, changed=list)
CONCESSION_SET = verb("concession.set", WITH_OWNER, fee=str, currency=str)
CONCESSION_ENDED = verb("concession.ended", WITH_OWNER, fee=str, currency=str)
