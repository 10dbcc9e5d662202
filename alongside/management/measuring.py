"""How long a page takes: kept-alive connections, one after another or several at once. No Django here."""

import http.client
import statistics
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WARM_UP = 5
TIMEOUT = 60


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: a GET of `path`, or a POST when there is a `body`; the status that is right."""

    path: str
    body: str | None = None
    status: int = 200
    cookie: str = ""  # of somebody else than whose browser it is
    follows: bool = False  # where a form leads is asked for too, and counts


class Wrong(Exception):
    """The page did not answer as it should; nothing is measured then."""


class Browser:
    """One connection that is kept open, signed in."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self.headers = dict(headers)

    def time(self, ask: Ask) -> tuple[float, int]:
        """Milliseconds until the last byte, and how many bytes. Raises Wrong for another status."""
        headers = self.headers
        if ask.cookie:
            headers = headers | {"Cookie": ask.cookie}
        if ask.body is not None:
            headers = headers | {"Content-Type": "application/x-www-form-urlencoded"}
        start = time.perf_counter()
        status, content, led_to = self._send(ask.path, ask.body, headers)
        if ask.follows and led_to:
            status, content, _ = self._send(led_to, None, self.headers)
        taken = (time.perf_counter() - start) * 1000
        if status != ask.status:
            raise Wrong(f"{ask.path} answered {status}, not {ask.status}")
        return taken, len(content)

    def _send(self, path: str, body: str | None, headers: Mapping[str, str]) -> tuple[int, bytes, str]:
        self.connection.request("GET" if body is None else "POST", path, body, dict(headers))
        answer = self.connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Location", "")

    def close(self) -> None:
        self.connection.close()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many requests, and the bytes of the last."""

    milliseconds: Sequence[float]
    bytes: int

    @property
    def p50(self) -> float:
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]


def interleaved(browser: Browser, one: Callable[[], Ask], other: Ask, count: int) -> tuple[Times, Times]:
    """Two pages in turn, so that whatever else the machine does slows both: (one, other)."""
    for _ in range(WARM_UP):
        browser.time(one())
        browser.time(other)
    pairs = [(browser.time(one()), browser.time(other)) for _ in range(count)]
    first, second = ([pair[n] for pair in pairs] for n in (0, 1))
    return _times(first), _times(second)


def _times(measured: Sequence[tuple[float, int]]) -> Times:
    return Times([taken for taken, _ in measured], measured[-1][1])


def rate(port: int, headers: Mapping[str, str], asks: Sequence[Sequence[Ask]]) -> float:
    """Requests a second when each of these rows of requests is sent by a browser of its own, all at once."""
    browsers = [Browser(port, headers) for _ in asks]
    wrong: list[Exception] = []
    gate = threading.Barrier(len(asks) + 1)

    def send(browser: Browser, row: Sequence[Ask]) -> None:
        gate.wait()
        try:
            for ask in row:
                browser.time(ask)
        except (Wrong, OSError) as error:
            wrong.append(error)

    threads = [threading.Thread(target=send, args=pair) for pair in zip(browsers, asks, strict=True)]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    taken = time.perf_counter() - start
    for browser in browsers:
        browser.close()
    if wrong:
        raise wrong[0]
    return sum(map(len, asks)) / taken


def memory_mb(process_id: int) -> tuple[float, float] | None:
    """A process's memory now and at its highest, in MB; None where the system does not tell."""
    try:
        lines = Path(f"/proc/{process_id}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = {name: value for name, _, value in (line.partition(":") for line in lines)}
    now, highest = (round(int(found[name].split()[0]) / 1024, 1) for name in ("VmRSS", "VmHWM"))
    return now, highest
