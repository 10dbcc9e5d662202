"""The diagnostic stage, task by task; actor first, for who works with the client (B11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.clients.queries import engagement as one_engagement
from alongside.lib.errors import NotYours, Refused
from alongside.trail.actions import record
from alongside.trail.actors import Actor
from alongside.voice import verbs
from alongside.voice.assessing import CAN_COPE, HIGHEST, TASKS, is_done
from alongside.voice.models import Assessment
from alongside.voice.queries.assessments import attachable

LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Result:
    """What one task brought: words, whether it is done, and the answers it rests on."""

    words: str = ""
    is_done: bool = False
    check_ins: Sequence[UUID] = field(default_factory=tuple)


@transaction.atomic
def write_assessment(
    actor: Actor,
    engagement_id: UUID,
    *,
    results: Mapping[str, Result],
    can_cope: str = "",
    resources: int | None = None,
    revision: int = 0,
) -> Assessment:
    """Keep the results of the five tasks; `results` by task.

    Refused changed (somebody saved since), unknown_task, needs_words beside a task that is done without words,
    needs_answer beside "can_cope", unknown_choice, out_of_range beside "resources", too_long beside the task,
    unknown_check_in.
    """
    if not actor.is_member:
        raise NotYours
    work = one_engagement(actor, engagement_id)
    kept = Assessment.objects.select_for_update().filter(engagement=work).first()
    if revision != (kept.revision if kept else 0):
        raise Refused("changed")
    _check(actor, work.client_id, results, can_cope, resources)
    now = timezone.now()
    found = kept or Assessment(
        practice_id=work.practice_id, client_id=work.client_id, engagement=work, begun_at=now, revision=0
    )
    before = found.results or {}
    found.results = {
        task: _plain(results.get(task, Result()), before.get(task, {}), now.isoformat()) for task in TASKS
    }
    found.can_cope, found.resources, found.revision = can_cope, resources, found.revision + 1
    was_done, found.done_at = found.done_at, None
    if is_done(found.results, can_cope):
        found.done_at = was_done or now
    found.save()
    _remember(actor, found, before, is_newly_done=found.done_at is not None and was_done is None)
    return found


def _check(
    actor: Actor, client_id: UUID, results: Mapping[str, Result], can_cope: str, resources: int | None
) -> None:
    if set(results) - set(TASKS):
        raise Refused("unknown_task")
    if can_cope and can_cope not in CAN_COPE:
        raise Refused("unknown_choice", "can_cope")
    if resources is not None and not 0 <= resources <= HIGHEST:
        raise Refused("out_of_range", "resources")
    known = {each.pk for each in attachable(actor, client_id)}
    for task, result in results.items():
        if len(result.words.strip()) > LONGEST:
            raise Refused("too_long", task, most=LONGEST)
        if result.is_done and not result.words.strip():
            raise Refused("needs_words", task)
        if set(result.check_ins) - known:
            raise Refused("unknown_check_in", task)
    if results.get("ability", Result()).is_done and not can_cope:
        raise Refused("needs_answer", "can_cope")


def _plain(result: Result, before: Mapping[str, Any], now: str) -> dict[str, Any]:
    done_at = (before.get("done_at") or now) if result.is_done else None
    return {
        "words": result.words.strip(),
        "done_at": done_at,
        "check_ins": [str(each) for each in result.check_ins],
    }


def _remember(actor: Actor, found: Assessment, before: Mapping[str, Any], *, is_newly_done: bool) -> None:
    about: dict[str, Any] = {
        "client_id": found.client_id,
        "engagement_id": found.engagement_id,
        "subject": found,
    }
    results = found.results or {}
    for task in TASKS:
        if results[task] != before.get(task, {"words": "", "done_at": None, "check_ins": []}):
            record(actor, verbs.ASSESSMENT_CHANGED, task=task, **about)
    if is_newly_done:
        record(actor, verbs.ASSESSMENT_DONE, **about)
