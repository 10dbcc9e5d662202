"""Claims: one worker for each notice, however many there are."""

import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from alongside.lib.ids import new_id
from alongside.notices import sending
from alongside.notices.actions import post, withdraw
from alongside.notices.models import Notice

NOW = datetime(2026, 2, 2, 8, tzinfo=UTC)
PRACTICE = new_id()


def waiting(**also: object) -> Notice:
    fields = {"email": "a@example.org", "language": "en", "zone": "UTC", "due_at": NOW}
    post(PRACTICE, "test.kind", **(fields | also))
    return Notice.objects.latest("posted_at")


@pytest.mark.django_db(transaction=True)
def test_four_threads_claim_200_notices_and_none_twice() -> None:
    for _ in range(200):
        waiting()
    claimed: list[object] = []
    errors: list[Exception] = []

    def work() -> None:
        try:
            while batch := [notice.pk for notice in sending.claim_due(NOW)]:
                claimed.extend(batch)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    list(sending.claim_due(NOW))  # whatever the last lost race left is found by the next round
    assert errors == []
    assert set(Counter(claimed).values()) == {1}
    assert Notice.objects.filter(status="claimed", tries=1).count() == 200


@pytest.mark.django_db
def test_only_what_is_due_is_claimed_soonest_first() -> None:
    later, sooner = waiting(), waiting(due_at=NOW - timedelta(hours=1))
    waiting(due_at=NOW + timedelta(seconds=1))
    assert [notice.pk for notice in sending.claim_due(NOW)] == [sooner.pk, later.pk]
    assert list(sending.claim_due(NOW)) == []


@pytest.mark.django_db
def test_what_a_killed_worker_had_claimed_waits_again() -> None:
    notice = waiting()
    list(sending.claim_due(NOW))
    assert sending.take_back(NOW + timedelta(minutes=9)) == 0
    assert sending.take_back(NOW + timedelta(minutes=10)) == 1
    assert [n.pk for n in sending.claim_due(NOW + timedelta(minutes=10))] == [notice.pk]


@pytest.mark.django_db
def test_a_failed_letter_waits_and_then_gives_up() -> None:
    waiting(useless_after=NOW + timedelta(minutes=10))
    (first,) = sending.claim_due(NOW)
    sending.try_later(first, "TimeoutError", NOW)
    assert list(sending.claim_due(NOW)) == []
    (second,) = sending.claim_due(NOW + timedelta(minutes=1))
    assert second.tries == 2
    sending.try_later(second, "TimeoutError", NOW + timedelta(minutes=6))  # would be at 11, useless after 10
    second.refresh_from_db()
    assert (second.status, second.outcome) == ("failed", "TimeoutError")


@pytest.mark.django_db
def test_what_is_withdrawn_is_never_claimed() -> None:
    subject = new_id()
    notice = waiting(subject_id=subject)
    waiting(subject_id=subject, once="twice")
    waiting(subject_id=subject, once="twice")
    assert Notice.objects.count() == 2
    assert withdraw(PRACTICE, subject_id=subject) == 2
    assert list(sending.claim_due(NOW)) == []
    notice.refresh_from_db()
    assert (notice.status, notice.outcome) == ("dropped", "withdrawn")


@pytest.mark.django_db
def test_a_secret_is_forgotten_as_soon_as_it_is_sent() -> None:
    waiting(facts={"secret": "open sesame", "minutes": 50})
    (notice,) = sending.claim_due(NOW)
    sending.mark_sent(notice, NOW)
    notice.refresh_from_db()
    assert (notice.status, notice.facts) == ("sent", {"minutes": 50})


@pytest.mark.django_db
def test_the_same_notice_is_posted_once_however_long_its_mark_is() -> None:
    for mark in ("a" * 300, "a" * 300, "a" * 299 + "b", "short", "short"):
        waiting(once=mark)
    assert Notice.objects.count() == 3
    assert {len(each) for each in Notice.objects.values_list("once", flat=True)} == {5, 64}
