import os
import threading
import time
from datetime import UTC, datetime

import pytest

from alongside.lib import ids
from alongside.lib.ids import new_id


def test_an_id_is_a_version_7_uuid_of_this_moment(monkeypatch):
    monkeypatch.setattr(ids, "_sequence", ids._Sequence())  # other tests travel ahead of the clock
    before = time.time_ns() // 1_000_000
    made = new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert before <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1


def test_ids_sort_in_the_order_they_were_made():
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)
    assert [str(one) for one in made] == sorted(str(one) for one in made)
    assert len(set(made)) == len(made)


def test_ids_keep_their_order_when_the_clock_is_set_back(monkeypatch):
    first = new_id()
    yesterday = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp() * 1e9)
    monkeypatch.setattr(ids.time, "time_ns", lambda: yesterday)
    made = [new_id() for _ in range(100)]
    assert [first, *made] == sorted([first, *made])


def test_a_full_millisecond_runs_over_into_the_next():
    milliseconds, noise = ids._after((1000, (1 << 74) - 1), 1000)
    assert milliseconds == 1001
    assert noise >> 74 == 0


def test_threads_never_share_an_id():
    made: list[object] = []
    threads = [
        threading.Thread(target=lambda: made.extend([new_id() for _ in range(2000)])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_a_forked_child_forgets_where_its_parent_was():
    ids._sequence.last = (1 << 47, 5)
    child = os.fork()
    if child == 0:
        os._exit(0 if ids._sequence.last == (0, 0) else 1)
    ids._sequence.last = (0, 0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
