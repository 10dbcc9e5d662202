"""What happens to agreements when the whole file goes somewhere."""

import json
from datetime import UTC, datetime

import pytest

from alongside.frame import actions, queries, whole_file
from alongside.frame.models import Deviation, Frame, FrameQuestion
from alongside.trail.models import Event
from tests.cast import Cast, make_client
from tests.frame.making import make_agreed, make_draft, make_proposed

pytestmark = pytest.mark.django_db


def fill(cast: Cast) -> Frame:
    frame = make_agreed(cast)
    actions.ask_question(cast.actor(cast.vera), frame.pk, section="time", words="Why 50?")
    at = datetime(2026, 3, 1, tzinfo=UTC)
    anna = cast.actor(cast.anna)
    actions.log_deviation(anna, cast.advice.pk, kind="gift", started_by="client", words="Tea", at=at)
    return frame


def test_the_client_takes_all_but_drafts_and_the_log(cast: Cast) -> None:
    fill(cast)
    make_draft(cast, minutes=60)
    mine = whole_file.export_client(cast.actor(cast.vera), cast.vera.pk)
    assert set(mine) == {
        "frames",
        "frame_questions",
        "asked_changes",
        "stopped_topics",
        "breach_notes",
        "format_views",
    }
    assert [(each["version"], each["fee"], each["agreed_name"]) for each in mine["frames"]] == [
        (1, "85.00", "Vera Example")
    ]
    assert mine["frames"][0]["free_late"] == 0
    assert mine["frame_questions"][0]["words"] == "Why 50?"
    ours = whole_file.export_client(cast.actor(cast.anna), cast.vera.pk)
    assert [each["version"] for each in ours["frames"]] == [1, 2]
    assert ours["deviations"][0]["words"] == "Tea"
    assert json.loads(json.dumps(ours)) == ours


def test_ending_the_work_ends_the_agreement(cast: Cast) -> None:
    frame = fill(cast)
    proposed = make_proposed(cast, minutes=60)
    make_draft(cast, minutes=70)
    whole_file.close_engagement(cast.actor(cast.vera), cast.advice.pk)
    frame.refresh_from_db()
    proposed.refresh_from_db()
    assert (frame.status, proposed.status) == ("agreed", "withdrawn")
    assert frame.ended_at is not None
    assert Frame.objects.count() == 2
    assert queries.frame_in_force(cast.actor(cast.anna), cast.advice.pk) is None
    assert Event.objects.filter(verb="frame.closed").count() == 1


def test_two_entries_become_one(cast: Cast) -> None:
    frame = fill(cast)
    other = make_client(cast.anna, "Vera Example Again")
    whole_file.move_rows(cast.actor(cast.anna), cast.vera, other)
    moved = Frame.objects.get(pk=frame.pk)
    assert (moved.client, moved.agreed_name) == (other, "Vera Example")
    assert FrameQuestion.objects.get().words == "Why 50?"
    assert Deviation.objects.get().client == other


def test_erasing_leaves_nothing(cast: Cast) -> None:
    fill(cast)
    whole_file.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert (Frame.objects.count(), FrameQuestion.objects.count(), Deviation.objects.count()) == (0, 0, 0)
