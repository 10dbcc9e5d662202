"""What is read of agreements, and by whom."""

from datetime import date
from decimal import Decimal

import pytest

from alongside.frame import actions, queries
from alongside.lib.errors import NotYours
from tests.cast import Cast
from tests.frame.making import make_agreed, make_draft, make_imported, make_proposed

pytestmark = pytest.mark.django_db


def test_what_is_in_force(cast: Cast) -> None:
    assert queries.frame_in_force(cast.actor(cast.anna), cast.advice.pk) is None
    proposed = make_proposed(cast)
    assert queries.frame_in_force(cast.actor(cast.anna), cast.advice.pk) is None
    assert queries.proposed_frame(cast.actor(cast.vera), cast.advice.pk) == proposed
    actions.agree_frame(cast.actor(cast.vera), proposed.pk, name="Vera")
    assert queries.frame_in_force(cast.actor(cast.vera), cast.advice.pk) == proposed
    assert queries.frame_of_client(cast.actor(cast.anna), cast.vera.pk) == proposed


def test_words_are_for_who_works_with_the_client(cast: Cast) -> None:
    frame = make_agreed(cast)
    for who in (cast.mikko, cast.chie, cast.stranger, cast.oskar, cast.strangers_client):
        actor = cast.actor(who)
        for read in (
            lambda: queries.frame(actor, frame.pk),  # noqa: B023
            lambda: queries.frame_in_force(actor, cast.advice.pk),  # noqa: B023
            lambda: queries.frame_of_client(actor, cast.vera.pk),  # noqa: B023
            lambda: queries.reply_hours(actor, cast.vera.pk),  # noqa: B023
        ):
            with pytest.raises(NotYours):
                read()
        assert list(queries.versions(actor, cast.advice.pk)) == []
        assert list(queries.deviations(actor, cast.advice.pk)) == [] if actor.is_member else True


def test_the_coordinator_gets_numbers_for_booking(cast: Cast) -> None:
    make_agreed(cast, minutes=60)
    terms = queries.booking_terms(cast.actor(cast.chie), cast.vera.pk)
    assert terms is not None
    assert (terms.minutes, terms.fee, terms.cancel_hours, terms.is_agreed) == (60, Decimal(85), 24, True)
    with pytest.raises(NotYours):
        queries.booking_terms(cast.actor(cast.mikko), cast.vera.pk)
    assert queries.booking_terms(cast.actor(cast.mikko), cast.oskar.pk) is None


def test_an_imported_one_counts_but_is_not_agreed(cast: Cast) -> None:
    frame = make_imported(cast.advice)
    anna = cast.actor(cast.anna)
    assert queries.frame_in_force(anna, cast.advice.pk) == frame
    terms = queries.booking_terms(anna, cast.vera.pk)
    assert terms is not None and (terms.minutes, terms.is_agreed) == (30, False)
    assert list(queries.imported_frames(anna)) == [frame]
    assert list(queries.imported_frames(cast.actor(cast.mikko))) == []
    make_draft(cast)
    assert list(queries.imported_frames(anna)) == []


def test_a_client_never_sees_drafts_or_the_log(cast: Cast) -> None:
    make_draft(cast)
    vera = cast.actor(cast.vera)
    assert list(queries.versions(vera, cast.advice.pk)) == []
    assert queries.engagements_with_frames(vera) == []
    with pytest.raises(NotYours):
        queries.deviations(vera, cast.advice.pk)


def test_engagements_of_a_client(cast: Cast) -> None:
    make_proposed(cast)
    assert queries.engagements_with_frames(cast.actor(cast.vera)) == [cast.advice]


def test_the_version_before_is_the_last_one_agreed(cast: Cast) -> None:
    first = make_agreed(cast)
    make_proposed(cast, minutes=60)
    third = make_proposed(cast, minutes=70)
    anna = cast.actor(cast.anna)
    assert queries.version_before(anna, third) == first
    assert queries.version_before(anna, first) is None


def test_reviews_come_due_on_their_day(cast: Cast) -> None:
    frame = make_agreed(cast, review_on=date(2026, 9, 1))
    anna = cast.actor(cast.anna)
    assert list(queries.reviews_due(anna, date(2026, 8, 31))) == []
    assert list(queries.reviews_due(anna, date(2026, 9, 1))) == [frame]
    assert list(queries.reviews_due(cast.actor(cast.mikko), date(2026, 9, 1))) == []


def test_the_agreed_time_for_an_answer(cast: Cast) -> None:
    assert queries.reply_hours(cast.actor(cast.vera), cast.vera.pk) is None
    make_agreed(cast, reply_hours=24)
    assert queries.reply_hours(cast.actor(cast.vera), cast.vera.pk) == 24


def test_a_cover_sees_the_questions(cast: Cast) -> None:
    frame = make_proposed(cast)
    question = actions.ask_question(cast.actor(cast.vera), frame.pk, section="stop", words="And if?")
    mikko = cast.actor(cast.mikko)
    assert list(queries.open_questions(mikko)) == []
    assert list(queries.open_questions(mikko.covering(frozenset({cast.anna.pk})))) == [question]
