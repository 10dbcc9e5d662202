"""Facts that cannot be, that came late, or that are very many: no crash, no nonsense, and it stays quick."""

from datetime import timedelta

from django.utils import timezone

from alongside.mirror import queries
from alongside.mirror.own_files import own_files
from alongside.trail.actions import blank_source, prepare, record, record_all
from alongside.trail.models import Event
from alongside.trail.verbs import VERBS
from tests.cast import Cast


def ended(cast: Cast, days_ago: float, real: int | None, corrects: Event | None = None) -> Event:
    """A meeting of Anna's with Vera that was planned for 50 minutes."""
    return record(
        cast.actor(cast.anna),
        VERBS["meeting.ended"],
        client_id=cast.vera.pk,
        at=timezone.now() - timedelta(days=days_ago),
        corrects=corrects,
        planned_minutes=50,
        real_minutes=real,
        source="asked" if corrects else "pressed",
    )


def test_an_end_that_was_corrected_counts_once_as_it_was_corrected_last(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = ended(cast, 9, 70)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=1)
    second = ended(cast, 9.001, 50, corrects=first)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=0)
    third = ended(cast, 9.002, 65, corrects=second)
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=1, over=1)
    assert [each.id for each in queries.facts_of(cast.practice.pk, cast.vera.pk)] == [third.pk]
    ended(cast, 9, None, corrects=third)  # nobody knows any more
    assert queries.lengths_of_meetings(anna) == queries.Lengths(known=0, over=0)


def test_a_correction_that_was_taken_back_corrects_nothing(cast: Cast) -> None:
    first = ended(cast, 9, 70)
    second = ended(cast, 9, 50, corrects=first)
    Event.objects.filter(pk=second.pk).update(source_id=cast.anna.pk)
    blank_source(cast.practice.pk, cast.anna.pk)
    assert queries.lengths_of_meetings(cast.actor(cast.anna)) == queries.Lengths(known=1, over=1)
    assert [each.id for each in queries.facts_of(cast.practice.pk, cast.vera.pk)] == [first.pk]


def test_of_very_many_facts_the_newest_are_read_and_none_of_the_future(cast: Cast) -> None:
    now, anna = timezone.now(), cast.actor(cast.anna)
    record_all(
        [
            prepare(
                anna,
                VERBS["step.done"],
                client_id=cast.vera.pk,
                at=now + timedelta(minutes=50 - number),
                owner="client",
            )
            for number in range(queries.AT_MOST + 100)
        ]
    )
    read = queries.facts_of(cast.practice.pk, cast.vera.pk, now)
    assert len(read) == queries.AT_MOST
    assert read == sorted(read, key=lambda fact: (fact.at, fact.id))
    assert read[-1].at == now
    [file] = own_files(anna, now)
    assert file.facts == read
