"""How the benchmark measures and what it says."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from alongside.management.benchmark import table
from alongside.management.measuring import Ask, Browser, Times, Wrong, interleaved, memory_mb, rate


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen: list[str] = []

    def do_GET(self) -> None:
        Pages.seen.append(f"{self.command} {self.path}")
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/leads":
            self.send_response(302)
            self.send_header("Location", "/page")
        else:
            self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", "5")
        self.end_headers()
        self.wfile.write(b"hello")

    do_POST = do_GET  # noqa: N815 (the name that the standard library asks for)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    Pages.seen.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_a_request_is_timed_to_its_last_byte(port: int) -> None:
    browser = Browser(port, {})
    taken, size = browser.time(Ask("/page"))
    assert taken > 0
    assert size == 5
    browser.time(Ask("/form", "a=1"))
    browser.close()
    assert Pages.seen == ["GET /page", "POST /form"]


def test_a_wrong_answer_stops_the_measuring(port: int) -> None:
    with pytest.raises(Wrong, match="/missing answered 404, not 200"):
        Browser(port, {}).time(Ask("/missing"))
    with pytest.raises(Wrong):
        rate(port, {}, [[Ask("/missing")]])


def test_where_a_form_leads_is_measured_with_it(port: int) -> None:
    browser = Browser(port, {})
    browser.time(Ask("/leads", "q=a", follows=True))
    with pytest.raises(Wrong, match="/leads answered 302, not 200"):
        browser.time(Ask("/leads", "q=a"))
    browser.close()
    assert Pages.seen == ["POST /leads", "GET /page", "POST /leads"]


def test_two_pages_are_asked_for_in_turn(port: int) -> None:
    one, other = interleaved(Browser(port, {}), lambda: Ask("/a"), Ask("/b"), 3)
    assert (len(one.milliseconds), len(other.milliseconds)) == (3, 3)
    assert Pages.seen[-6:] == ["GET /a", "GET /b"] * 3


def test_the_rate_counts_every_request(port: int) -> None:
    assert rate(port, {}, [[Ask("/a")] * 5, [Ask("/b")] * 5]) > 0
    assert sorted(Pages.seen) == ["GET /a"] * 5 + ["GET /b"] * 5


def test_the_middle_and_the_slow_end() -> None:
    times = Times([float(n) for n in range(1, 101)], 0)
    assert (times.p50, times.p95) == (50.5, 96.0)
    assert (Times([3.0], 0).p50, Times([3.0], 0).p95) == (3.0, 3.0)


def test_memory_of_nobody_is_not_known() -> None:
    assert memory_mb(2**22 + 1) is None


def test_the_table_marks_what_misses_its_target() -> None:
    entry = {"p50_ms": 6.0, "p95_ms": 9.0, "rps_c8": 100.0, "queries": 9, "bytes": 1000, "ratio": 9.5}
    good = entry | {"queries": 5, "ratio": 4.0}
    lines = list(
        table(
            {
                "healthz": entry | {"queries": 0, "ratio": 1.0},
                "pages": {"today": entry, "week": good},
                "growth": {"today": 1.5, "week": 1.0},
                "memory_mb": 120.0,
                "mirror": {"load_ms": 12.0, "kept_up_ms": 1500.0},
                "mirror_growth": {"load_ms": 1.4},
            }
        )
    )
    assert lines[2].endswith("wanted: 8x, 8 queries, growth 1.3")
    assert "wanted" not in lines[3]
    assert "120.0 MB" in lines[4]
    assert lines[5].endswith("12.00")
    assert lines[6].endswith("1500.00   wanted: under 1000")
    assert lines[7].endswith("1.40   wanted: growth 1.3")
