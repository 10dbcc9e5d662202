"""Of a client who was erased, nothing that the mirror found is left anywhere (issue 6)."""

from datetime import timedelta
from uuid import UUID

from django.apps import apps
from django.utils import timezone

from alongside.file.actions import end_by_client, erase_client
from alongside.mirror import queries
from alongside.mirror.actions import answer_finding, look_at_member, look_at_new_links
from alongside.mirror.models import Answer, Finding, SharedFinding
from alongside.mirror.resting import AnswerKind
from alongside.mirror.sharing_actions import comment_shared, share_finding
from alongside.trail.actions import record, seal_trail
from alongside.trail.actors import Role, worker
from alongside.trail.models import Event
from alongside.trail.queries import check_trail
from alongside.trail.verbs import VERBS
from tests.cast import Cast, make_member
from tests.mirror.test_actions import three


def late(cast: Cast, client_id: UUID, days_ago: int) -> int:
    """A message of Anna's in the late evening."""
    evening = timezone.now().replace(hour=20, minute=30) - timedelta(days=days_ago)
    told = record(
        cast.actor(cast.anna),
        VERBS["message.sent"],
        client_id=client_id,
        at=evening,
        by="member",
        channel="portal",
        lines=3,
        answers_lines=None,
        is_unasked=False,
    )
    return told.pk


def test_nothing_that_was_found_about_an_erased_client_is_left(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    cast.anna.timezone = "Europe/Helsinki"
    cast.anna.save()
    hers = {late(cast, cast.vera.pk, days) for days in (2, 3, 4)}
    others = {late(cast, cast.oskar.pk, days) for days in (5, 6, 7)}
    three(cast)
    look_at_member(worker(cast.practice.pk), cast.anna.pk)
    about_vera = Finding.objects.get(client=cast.vera, kind="meetings_over")
    about_anna = Finding.objects.get(client=None, kind="late_evenings")
    assert hers | others <= set(about_anna.evidence)
    supervisor = make_member(cast.practice, "Sulo", Role.SUPERVISOR)
    for found in (about_vera, about_anna):
        shown = share_finding(anna, found.pk, supervisor=supervisor.pk, words="About the evenings with her")
        comment_shared(cast.actor(supervisor), shown.pk, comment="Ask her")
        answer_finding(anna, found.pk, kind=AnswerKind.TALK)
    end_by_client(cast.actor(cast.vera), engagement_id=cast.advice.pk)
    ids = {
        row.pk for table in (Finding, Answer, SharedFinding) for row in table.objects.filter(client=cast.vera)
    }
    events = set(Event.objects.filter(client_id=cast.vera.pk).values_list("pk", flat=True))
    erase_client(anna, client_id=cast.vera.pk, name="Vera Example")

    assert not any(
        row.pk in ids or set(row.evidence) & events
        for table in (Finding, Answer, SharedFinding)
        for row in table.objects.all()
    )
    assert set(Finding.objects.get(pk=about_anna.pk).evidence) == others
    assert [fact.id for fact in queries.evidence(anna, Finding.objects.get(pk=about_anna.pk))] == sorted(
        others, key=lambda pk: Event.objects.get(pk=pk).at
    )
    told = Event.objects.filter(subject_id__in=ids)
    assert told.exists()
    assert {(event.salt, str(event.facts)) for event in told} == {(None, "{}")}
    assert not mentioned(ids)
    seal_trail()
    look_at_new_links()
    assert not Finding.objects.filter(client_id=cast.vera.pk).exists()
    assert list(check_trail()) == []


def mentioned(ids: set[UUID]) -> list[str]:
    """Columns of any table, but the trail's blank events, in which one of these ids stands."""
    found = []
    for model in apps.get_app_config("alongside").get_models():
        if model is Event:
            continue
        for row in model._base_manager.values():
            words = " ".join(str(value) for value in row.values())
            found += [model.__name__ for each in ids if str(each) in words]
    return found
