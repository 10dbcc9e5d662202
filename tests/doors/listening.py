"""Another program that listens on loopback and answers as a test wants."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Listener:
    """What it heard; `answers`: the statuses it gives, the last one for ever."""

    answers: list[int] = field(default_factory=lambda: [200])
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    port: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook?key=1"

    @property
    def allow(self) -> set[tuple[str, int]]:
        return {("127.0.0.1", self.port)}


def _listening(said: Listener) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
            status = said.answers.pop(0) if len(said.answers) > 1 else said.answers[0]
            self.send_response(status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture
def listener() -> Iterator[Listener]:
    said = Listener()
    server = _listening(said)
    said.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield said
    server.shutdown()
    server.server_close()
    thread.join()
