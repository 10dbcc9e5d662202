"""Answers in the form that other programs read; actor first."""

from typing import Any
from uuid import UUID

from alongside.lib.errors import NotYours
from alongside.trail.actors import Actor
from alongside.voice.fhir.responses import response
from alongside.voice.queries.check_ins import check_in
from alongside.voice.queries.measures import version_of


def questionnaire_response(actor: Actor, check_in_id: UUID, *, subject: str = "") -> dict[str, Any]:
    """An answered check-in as a FHIR R4 QuestionnaireResponse. NotYours: unreadable, or not answered.

    `subject` is a reference of the receiver's choice ("Patient/1"); nothing else in it names the client.
    """
    found = check_in(actor, check_in_id)
    if found.answered_at is None:
        raise NotYours
    version = version_of(found.version_id)
    return response(
        version.definition,
        answers=found.answers,
        answered_at=found.answered_at,
        texts=version.texts,
        language=found.client.language,
        written=found.texts or {},
        words=found.words or "",
        subject=subject,
        identifier=str(found.pk),
    )
