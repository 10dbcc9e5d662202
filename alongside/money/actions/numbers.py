"""Numbers of documents: one after another, none missing, none twice."""

from uuid import UUID

from alongside.money.models import Counter

INVOICE, CREDIT_NOTE, RECEIPT = "invoice", "credit_note", "receipt"


def next_number(practice_id: UUID, kind: str) -> int:
    """The next number of a sequence, inside the caller's transaction: undone together with it.

    The row stays locked until then, so that everybody else waits. Take it last.
    """
    Counter.objects.get_or_create(practice_id=practice_id, kind=kind)
    row = Counter.objects.select_for_update().get(practice_id=practice_id, kind=kind)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
