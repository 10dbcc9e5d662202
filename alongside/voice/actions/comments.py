"""What a client, or who works with them, says to the picture of the client's answers (C09); actor first."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.models import Client
from alongside.clients.queries import readable_client
from alongside.clients.telling import emails_for_messages, members_to_tell
from alongside.lib.errors import NotYours, Refused
from alongside.lib.texts import is_blank
from alongside.notices.actions import post
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.models import ResultComment
from alongside.voice.queries.comments import measure_of

LONGEST = 2000
ONE_DAY = timedelta(days=1)


@transaction.atomic
def comment_on_result(actor: Actor, client_id: UUID, measure_id: UUID, *, words: str) -> ResultComment:
    """Say something to the picture of one measure; the other side hears that there is something, never what.

    Refused required or too_long beside "words". The same words again within the day count once.
    """
    if not (actor.is_client or actor.is_member):
        raise NotYours
    client = readable_client(actor, client_id)
    measure = measure_of(actor, client.pk, measure_id)
    _check(words)
    again = _said_already(actor, client, measure.pk, words.strip())
    if again is not None:
        return again
    comment = ResultComment.objects.create(
        practice_id=client.practice_id,
        client=client,
        measure=measure,
        by_client=actor.is_client,
        member_id=actor.id if actor.is_member else None,
        words=words.strip(),
        at=timezone.now(),
    )
    by = "client" if actor.is_client else "member"
    record(actor, verbs.RESULT_COMMENTED, client_id=client.pk, subject=comment, by=by)
    _tell_other_side(comment)
    return comment


def _check(words: str) -> None:
    if is_blank(words):
        raise Refused("required", "words")
    if len(words.strip()) > LONGEST:
        raise Refused("too_long", "words", most=LONGEST)


def _said_already(actor: Actor, client: Client, measure_id: UUID, words: str) -> ResultComment | None:
    """A form that was sent twice says it once."""
    last = ResultComment.objects.filter(client=client, measure_id=measure_id).order_by("-at", "-pk").first()
    if last is None or last.by_client is not actor.is_client or last.words != words:
        return None
    return last if timezone.now() - last.at < ONE_DAY else None


def _tell_other_side(comment: ResultComment) -> None:
    """At most one mail a day and measure."""
    client = comment.client
    told = (
        [(each.email, each.language, each.timezone) for each in members_to_tell(client, comment.at)]
        if comment.by_client
        else [(each.value, client.language, client.timezone) for each in emails_for_messages(client)]
    )
    for email, language, zone in told:
        post(
            comment.practice_id,
            "result.commented",
            email=email,
            language=language,
            zone=zone,
            client_id=client.pk,
            subject_id=comment.pk,
            once=f"result.commented {client.pk} {comment.measure_id} {comment.at:%Y-%m-%d} {email}",
            facts={
                "to": "member" if comment.by_client else "client",
                "client_id": str(client.pk),
                "measure_id": str(comment.measure_id),
            },
        )
