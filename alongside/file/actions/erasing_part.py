"""At the client's word, everything goes that may go; what must be kept stays until its day (GDPR art. 17)."""

from uuid import UUID

from django.db import transaction

from alongside.clients.data_requests import data_request
from alongside.clients.models import Client, DataRequest, Stage
from alongside.file import verbs
from alongside.file.actions.data_requests import answer_data
from alongside.file.files_kept import is_frozen
from alongside.file.rooms import ROOMS
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor

# What the client said, kept and did; the record (meetings, frame, decisions), times and invoices stay.
MAY_GO = ("mirror", "messages", "diary", "feedback", "toolkit", "steps", "voice")


def erase_what_may_go(actor: Actor, request_id: UUID, *, answer: str) -> DataRequest:
    """Erase what nobody has to keep, and answer the client's request with what stays and why.

    Refused: not_to_erase (they asked for something else), work_is_open, is_frozen, words_missing beside "answer",
    already_answered, taken_back. NotYours for who does not run the practice.
    """
    if not (actor.is_member and actor.runs_practice):
        raise NotYours
    with transaction.atomic():
        asked = data_request(actor, request_id)
        if asked.what != "erase":
            raise Refused("not_to_erase")
        client = Client.objects.select_for_update().get(pk=asked.client_id)
        if client.engagements.exclude(stage=Stage.ENDED).exists():
            raise Refused("work_is_open")
        if is_frozen(client.pk):
            raise Refused("is_frozen")
        answered = answer_data(actor, request_id, outcome="partly", answer=answer)
        for room in ROOMS:
            if room.name in MAY_GO:
                room.erase_client(actor, client.pk)
        record(actor, verbs.PART_ERASED, client_id=client.pk, subject=answered, rooms=list(MAY_GO))
        return answered
