"""What the next message to a client answers.

Nothing is decided here about who may read it; queries and actions have done so.
"""

from datetime import datetime
from uuid import UUID

from alongside.messages import answering
from alongside.messages.answering import Answered
from alongside.messages.models import Message

AT_MOST = 50


def answered_by_next(client_id: UUID, before: datetime | None = None) -> Answered:
    """What the next message of ours to this client would answer, or would have answered at that moment."""
    sent = Message.objects.filter(client_id=client_id, sent_at__isnull=False).order_by("-sent_at", "-pk")
    if before is not None:
        sent = sent.filter(sent_at__lt=before)
    return answering.answered(sent.values_list("author_kind", "lines")[:AT_MOST])
