"""What client and member say to a picture of answers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.notices.letters import write_letter
from alongside.notices.models import Notice
from alongside.trail.models import Event
from alongside.voice.actions.comments import LONGEST, comment_on_result
from alongside.voice.models import CheckIn, Measure, ResultComment
from alongside.voice.queries.comments import comments, newest_comments
from tests.cast import Cast
from tests.voice.scene import make_check_in


@pytest.fixture
def measure(cast: Cast) -> Measure:
    """What Vera was asked."""
    return make_check_in(cast.actor(cast.anna), cast.vera, cast.advice).version.measure


def say(
    cast: Cast, who: str, measure: Measure, words: str = "That was the week of the move."
) -> ResultComment:
    return comment_on_result(cast.actor(getattr(cast, who)), cast.vera.pk, measure.pk, words=words)


def test_a_client_comments_and_who_works_with_them_hears_that_there_is_something(
    cast: Cast, measure: Measure
) -> None:
    comment = say(cast, "vera", measure, "  That was the week of the move.  ")
    assert (comment.by_client, comment.member, comment.words) == (
        True,
        None,
        "That was the week of the move.",
    )
    notice = Notice.objects.get(kind="result.commented")
    assert notice.email == cast.anna.email
    assert "move" not in str(notice.facts)
    assert Event.objects.get(verb="result.commented").facts == {"by": "client"}


def test_an_answer_goes_to_the_client_and_both_read_both(cast: Cast, measure: Measure) -> None:
    say(cast, "vera", measure)
    say(cast, "anna", measure, "Thank you for telling me.")
    assert Notice.objects.filter(kind="result.commented").count() == 2
    for who in (cast.vera, cast.anna):
        found = comments(cast.actor(who), cast.vera.pk, measure.pk)
        assert [(each.by_client, each.words) for each in found] == [
            (True, "That was the week of the move."),
            (False, "Thank you for telling me."),
        ]
    assert found[1].member == cast.anna
    assert newest_comments(cast.actor(cast.anna), cast.vera.pk) == {measure.pk: found[1]}


def test_the_letters_say_nothing_and_lead_to_the_picture(cast: Cast, measure: Measure) -> None:
    say(cast, "vera", measure)
    say(cast, "anna", measure, "Thank you for telling me.")
    ways = (f"/desk/clients/{cast.vera.pk}/results/{measure.pk}/", f"/portal/results/{measure.pk}/")
    for notice, way in zip(Notice.objects.filter(kind="result.commented").order_by("pk"), ways, strict=True):
        letter = write_letter(notice, sender="Riverside")
        assert letter.subject == "There is a comment"
        assert way in letter.body
        assert "move" not in letter.body and "Thank" not in letter.body


def test_the_same_form_sent_twice_says_it_once(cast: Cast, measure: Measure) -> None:
    assert say(cast, "vera", measure) == say(cast, "vera", measure)
    assert ResultComment.objects.count() == 1


def test_the_same_words_another_day_are_said_again(cast: Cast, measure: Measure) -> None:
    first = say(cast, "vera", measure)
    ResultComment.objects.filter(pk=first.pk).update(at=timezone.now() - timedelta(days=2))
    assert say(cast, "vera", measure) != first


@pytest.mark.parametrize(("words", "code"), [(" \n", "required"), ("x" * (LONGEST + 1), "too_long")])
def test_nothing_and_too_much_are_refused(cast: Cast, measure: Measure, words: str, code: str) -> None:
    with pytest.raises(Refused) as no:
        say(cast, "vera", measure, words)
    assert (no.value.code, no.value.field) == (code, "words")
    assert ResultComment.objects.count() == 0


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar", "strangers_client"])
def test_nobody_else_says_or_reads_anything(cast: Cast, measure: Measure, who: str) -> None:
    say(cast, "vera", measure)
    with pytest.raises(NotYours):
        say(cast, who, measure)
    assert comments(cast.actor(getattr(cast, who)), cast.vera.pk, measure.pk) == []
    assert newest_comments(cast.actor(getattr(cast, who)), cast.vera.pk) == {}


def test_a_measure_that_was_never_asked_has_no_picture(cast: Cast, measure: Measure) -> None:
    CheckIn.objects.all().delete()
    with pytest.raises(NotYours):
        say(cast, "vera", measure)


def test_what_members_ask_themselves_is_not_the_clients_to_comment(cast: Cast, measure: Measure) -> None:
    CheckIn.objects.update(rater="member", member=cast.anna)
    with pytest.raises(NotYours):
        say(cast, "vera", measure)
