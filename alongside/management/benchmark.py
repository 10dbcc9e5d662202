"""The benchmark: a large practice and a small one, the real server, and the same pages of both.

Each practice is built by `alongside bench --prepare` in a data folder of its own, which tells what to measure.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alongside.management import arithmetic, looking, measuring_copies, measuring_sealing
from alongside.management.measuring import Ask, Browser, Times, Wrong, interleaved, memory_mb, rate

HEALTH = Ask("/healthz")
AT_ONCE = 8
SMALL = 500
START_SECONDS = 30
# What we want to reach (issues 2 to 6): times the p50 of /healthz, queries a page, times the small practice, MB.
TARGETS = {
    "today": 8.0,
    "client_list": 6.0,
    "client_list_deep": 6.0,
    "client_search": 8.0,
    "client_file": 8.0,
    "week": 8.0,
    "booking": 8.0,
    # issue 3
    "openings_day": 4.0,
    "openings_any": 10.0,
    "openings_month": 50.0,
    "week_all": 30.0,
    # issue 4
    "results": 10.0,
    # issue 5
    "portal_home": 6.0,
}
MOST_QUERIES, MOST_GROWTH, MOST_MB = 8, 1.3, 150.0
# The limit of eight questions is issue 2's, for the pages that it names. A write looks, locks, checks, writes,
# remembers and tells; free times take one question more, for the services to choose from.
MAY_ASK_MORE = {"booking", "series", "openings_day", "openings_any", "openings_month"}
OF_ALL_MEMBERS = {
    "openings_any",
    "openings_month",
    "week_all",
}  # the small practice has one member, not twenty

Say = Callable[[str], None]


def run(*, clients: int, rounds: int, say: Say, is_full: bool = False) -> dict[str, Any]:
    """Build, measure and compare; the JSON of the issue as a dictionary."""
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        large = _of_size(Path(folder) / "large", clients, rounds, say)
        large["sealing"] = _asked(Path(folder) / "large", "--sealing")
        say("Backing it up, bringing it back, sealing and checking its trail ...")
        large["copies"] = _asked(Path(folder) / "large", "--copies")
        small = _of_size(Path(folder) / "small", min(SMALL, clients), rounds, say)
    large["growth"] = {
        page: round(found["ratio"] / small["pages"][page]["ratio"], 2)  # of ratios: the machine may tire
        for page, found in large["pages"].items()
        if page not in OF_ALL_MEMBERS
    }
    large["mirror_growth"] = _growth(large["mirror"], small["mirror"])
    if is_full:
        large["mirror"] |= _whole(clients, say)
    say("Scoring and fitting ...")
    large["arithmetic"] = arithmetic.measure()
    return large


def _growth(large: dict[str, float], small: dict[str, float]) -> dict[str, float]:
    """What one client costs, as times of what they cost in the small practice."""
    return {name: round(large[name] / max(small[name], 0.1), 2) for name in ("load_ms", "look_ms")}


def _whole(clients: int, say: Say) -> dict[str, float]:
    """A practice of bulk rows, recomputed from nothing."""
    say("Filling a practice with facts, and recomputing it ...")
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        return _asked(Path(folder) / "whole", "--whole", "--clients", str(clients))


def _of_size(data: Path, clients: int, rounds: int, say: Say) -> dict[str, Any]:
    say(f"Building a practice of {clients} clients ...")
    start = time.perf_counter()
    plan = _prepare(data, clients)
    say(f"  {plan['rows']} rows, {plan['megabytes']} MB, {time.perf_counter() - start:.0f} s. Measuring ...")
    with _server(data) as (port, process_id):
        found = _measure(plan, port, process_id, rounds)
    return found | {"mirror": _asked(data, "--look")}


def _words(*words: str) -> list[str]:
    return [sys.executable, "-m", "alongside", *words]


def _surroundings(data: Path, port: int = 8765) -> dict[str, str]:
    """The settings of a practice that stands in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ALONGSIDE_")}
    return kept | {"ALONGSIDE_DATA": str(data), "ALONGSIDE_PORT": str(port)}


def _prepare(data: Path, clients: int) -> dict[str, Any]:
    return _asked(data, "--prepare", "--clients", str(clients))


def _asked(data: Path, *words: str) -> dict[str, Any]:
    """What another `alongside bench` says about this data folder."""
    asked = _words("bench", *words)
    done = subprocess.run(asked, env=_surroundings(data), check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@contextmanager
def _server(data: Path) -> Iterator[tuple[int, int]]:
    """`alongside serve` on a free port: (port, process id)."""
    port = _free_port()
    process = subprocess.Popen(_words("serve"), env=_surroundings(data, port), stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            Browser(port, {}).time(HEALTH)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise Wrong("the server did not start")


def _measure(plan: dict[str, Any], port: int, process_id: int, rounds: int) -> dict[str, Any]:
    headers = {"Cookie": plan["cookie"]}
    browser = Browser(port, headers)
    asks: dict[str, Callable[[], Ask]] = {name: _same(Ask(path)) for name, path in plan["pages"].items()}
    searches = plan["searches"].items()
    asks |= {name: _same(Ask(path, body, follows=True)) for name, (path, body) in searches}
    asks |= {name: _same(Ask(path, cookie=plan["own_cookie"])) for name, path in plan["own_pages"].items()}
    asks |= {name: _next(plan["book"], bodies) for name, bodies in plan["forms"].items()}
    pages, health = {}, []
    for name, ask in asks.items():
        page, ping = interleaved(browser, ask, HEALTH, rounds)
        health.append(ping)
        pages[name] = _entry(page, plan["queries"][name]) | {"ratio": round(page.p50 / ping.p50, 2)}
    browser.close()
    for name, ask in asks.items():
        rows = [[ask() for _ in range(max(2, rounds // 4))] for _ in range(AT_ONCE)]
        pages[name]["rps_c8"] = round(rate(port, headers, rows), 1)
    found: dict[str, Any] = {"healthz": _health(port, headers, health, rounds), "pages": pages}
    if memory := memory_mb(process_id):
        found["memory_mb"] = memory[1]
    return found


def _same(ask: Ask) -> Callable[[], Ask]:
    return lambda: ask


def _next(path: str, bodies: list[str]) -> Callable[[], Ask]:
    """Another form each time."""
    forms = iter(bodies)
    return lambda: Ask(path, next(forms), 302)


def _entry(times: Times, queries: int) -> dict[str, Any]:
    return {
        "p50_ms": round(times.p50, 2),
        "p95_ms": round(times.p95, 2),
        "rps_c8": 0.0,
        "queries": queries,
        "bytes": times.bytes,
    }


def _health(port: int, headers: dict[str, str], measured: list[Times], rounds: int) -> dict[str, Any]:
    every = Times([each for times in measured for each in times.milliseconds], measured[0].bytes)
    rows = [[HEALTH] * rounds for _ in range(AT_ONCE)]
    return _entry(every, 0) | {"rps_c8": round(rate(port, headers, rows), 1), "ratio": 1.0}


def table(found: dict[str, Any]) -> Iterator[str]:
    """The figures for people, a line each; what misses its target is marked."""
    yield f"{'':18}{'p50 ms':>9}{'p95 ms':>9}{'req/s at 8':>12}{'queries':>9}{'bytes':>9}{'ratio':>8}{'growth':>8}"
    for name, each in {"healthz": found["healthz"], **found["pages"]}.items():
        growth = found["growth"].get(name)
        numbers = (
            f"{each['p50_ms']:>9.2f}{each['p95_ms']:>9.2f}{each['rps_c8']:>12.1f}{each['queries']:>9}"
            f"{each['bytes']:>9}{each['ratio']:>8.1f}{growth or '':>8}"
        )
        yield f"{name:18}{numbers}{_missed(name, each, growth)}"
    if "memory_mb" in found:
        yield f"Memory of the server at its highest: {found['memory_mb']} MB (wanted: under {MOST_MB:.0f})"
    yield from looking.lines(found.get("mirror", {}))
    for name, growth in found.get("mirror_growth", {}).items():
        missed = f"   wanted: growth {MOST_GROWTH}" if growth > MOST_GROWTH else ""
        yield f"Growth of {looking.SAID[name][:31]:31}{growth:>9.2f}{missed}"
    yield from arithmetic.lines(found.get("arithmetic", {}))
    yield from measuring_sealing.lines(found.get("sealing", {}))
    yield from measuring_copies.lines(found.get("copies", {}))


def _missed(name: str, each: dict[str, Any], growth: float | None) -> str:
    wanted = []
    if name in TARGETS and each["ratio"] > TARGETS[name]:
        wanted.append(f"{TARGETS[name]:.0f}x")
    if each["queries"] > MOST_QUERIES and name not in MAY_ASK_MORE:
        wanted.append(f"{MOST_QUERIES} queries")
    if growth and growth > MOST_GROWTH:
        wanted.append(f"growth {MOST_GROWTH}")
    return f"   wanted: {', '.join(wanted)}" if wanted else ""
