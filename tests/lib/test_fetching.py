"""Fetching an address that somebody typed in: what is refused, and that nothing runs for ever."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from alongside.lib import fetching
from alongside.lib.fetching import Limits, Unfetched, fetch, parse_address
from alongside.lib.public_hosts import addresses_of, is_public

Talk = Callable[[socket.socket], None]


class Server:
    """A real server on loopback that says to each caller what a test wants."""

    def __init__(self, talk: Talk) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.talk = talk
        self.heard: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(caller,), daemon=True).start()

    def _answer(self, caller: socket.socket) -> None:
        with closing(caller):
            try:
                self.heard.append(caller.recv(4096))
                self.talk(caller)
            except OSError:
                return

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/my calendar.ics?key=a b"

    @property
    def allow(self) -> set[tuple[str, int]]:
        return {("127.0.0.1", self.port)}


@pytest.fixture
def serve() -> Iterator[Callable[[Talk], Server]]:
    servers: list[Server] = []

    def start(talk: Talk) -> Server:
        servers.append(Server(talk))
        return servers[-1]

    yield start
    for one in servers:
        one.socket.close()


def says(text: str) -> Talk:
    return lambda caller: caller.sendall(text.encode())


def redirect(to: str, status: int = 302) -> Talk:
    return says(f"HTTP/1.1 {status} Elsewhere\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")


def why(address: str, **how: object) -> str:
    with pytest.raises(Unfetched) as refused:
        fetch(address, **how)  # type: ignore[arg-type]
    return refused.value.code


def test_what_lies_there_is_fetched(serve: Callable[[Talk], Server]) -> None:
    server = serve(says("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"))
    assert fetch(server.address, allow=server.allow) == b"hello"
    first, *headers = server.heard[0].decode().split("\r\n")
    assert first == "GET /my%20calendar.ics?key=a%20b HTTP/1.1"
    assert f"Host: 127.0.0.1:{server.port}" in headers
    assert not [line for line in headers if line.lower().startswith(("cookie", "authorization"))]


def test_chunks_are_put_together(serve: Callable[[Talk], Server]) -> None:
    chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
    server = serve(says(chunked))
    assert fetch(server.address, allow=server.allow) == b"hello"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a.ics",
        "file:///etc/passwd",
        "example.org/a.ics",
        "https://",
        "https:///a.ics",
        "http://example.org:8080/a.ics",
        "https://example.org:80/a.ics",
        "http://example.org:99999/",
        "https://me:secret@example.org/a.ics",
        "https://me@example.org/a.ics",
        "https://example.org/a\r\nHost: x",
        "https://[::1/",
        "https://example.org/" + "a" * 2000,
        "",
    ],
)
def test_addresses_of_another_kind_are_refused(address: str) -> None:
    assert why(address) == "address_wrong"


def test_webcal_means_https() -> None:
    assert parse_address("webcal://example.org/a.ics").geturl() == "https://example.org/a.ics"
    assert parse_address("WEBCALS://example.org/a.ics").scheme == "https"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "localhost",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
    ],
)
def test_neighbours_are_never_asked(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(fetching.socket, "create_connection", lambda *who, **how: asked.append(who))
    assert why(f"http://{host}/") == "address_private"
    assert asked == []


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "addresses_of", lambda *_: ["93.184.215.14", "10.0.0.1"])
    assert why("https://example.org/") == "address_private"


def test_what_was_looked_at_is_what_is_connected_to(
    serve: Callable[[Talk], Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"))
    asked: list[str] = []

    def rebinding(host: str, port: int, seconds: float) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    monkeypatch.setattr(fetching, "addresses_of", rebinding)
    assert fetch(f"http://two-faced.example:{server.port}/", allow=server.allow) == b"hi"
    assert asked == ["two-faced.example"]
    assert f"Host: two-faced.example:{server.port}" in server.heard[0].decode()


def test_public_addresses_are_public() -> None:
    assert [is_public(one) for one in ("8.8.8.8", "2606:4700::1111", "fe80::1%eth0", "nonsense")] == [
        True,
        True,
        False,
        False,
    ]


def test_an_unknown_host_is_unknown() -> None:
    assert addresses_of("no-such-host.invalid", 443, 5) == []
    assert why("https://no-such-host.invalid/") == "host_unknown"


def test_redirects_are_followed_and_looked_at_anew(serve: Callable[[Talk], Server]) -> None:
    end = serve(says("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nend"))
    start = serve(redirect(f"http://127.0.0.1:{end.port}/there"))
    assert fetch(start.address, allow=start.allow | end.allow) == b"end"
    assert end.heard[0].startswith(b"GET /there ")
    # The same way, where the second host is nobody's to ask.
    usual_port = serve(redirect("http://127.0.0.1/admin"))
    assert why(usual_port.address, allow=usual_port.allow) == "address_private"
    other = serve(redirect("file:///etc/passwd"))
    assert why(other.address, allow=other.allow) == "address_wrong"


def test_redirects_come_to_an_end(serve: Callable[[Talk], Server]) -> None:
    server = serve(redirect("/again"))
    assert why(server.address, allow=server.allow) == "redirects"
    assert len(server.heard) == 4


def test_a_sealed_line_is_never_left() -> None:
    start = parse_address("https://example.org/secret")
    with pytest.raises(Unfetched, match="address_wrong"):
        fetching._next(start, "http://example.org/secret", ())


def test_other_answers_say_what_they_are(serve: Callable[[Talk], Server]) -> None:
    server = serve(says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
    with pytest.raises(Unfetched) as refused:
        fetch(server.address, allow=server.allow)
    assert (refused.value.code, refused.value.status) == ("status", 404)
    odd = serve(says("hello, I am no web server\r\n\r\n"))
    assert why(odd.address, allow=odd.allow) == "answer_broken"


def test_a_body_without_end_is_cut(serve: Callable[[Talk], Server]) -> None:
    def for_ever(caller: socket.socket) -> None:
        caller.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            caller.sendall(b"x" * 65536)

    server = serve(for_ever)
    assert why(server.address, allow=server.allow) == "too_large"


@pytest.mark.parametrize("where", [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_who_drips_is_not_waited_for(where: bytes, serve: Callable[[Talk], Server]) -> None:
    def drip(caller: socket.socket) -> None:
        caller.sendall(where)
        while True:
            caller.sendall(b"x")
            time.sleep(0.05)

    server = serve(drip)
    began = time.monotonic()
    assert why(server.address, allow=server.allow, limits=Limits(total=0.5)) == "too_slow"
    assert time.monotonic() - began < 3


def test_who_says_nothing_is_not_waited_for(serve: Callable[[Talk], Server]) -> None:
    server = serve(lambda caller: time.sleep(5))
    assert why(server.address, allow=server.allow, limits=Limits(total=0.3)) == "too_slow"


def test_nobody_there(serve: Callable[[Talk], Server]) -> None:
    server = serve(says(""))
    server.socket.close()
    assert why(server.address, allow=server.allow) in {"unreachable", "answer_broken"}


def test_a_certificate_must_be_vouched_for(
    serve: Callable[[Talk], Server], tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(self_signed(tmp_path_factory.mktemp("tls") / "own.pem"))
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def greet() -> None:
        caller, _ = listening.accept()
        with closing(caller):
            try:
                own.wrap_socket(caller, server_side=True)
            except OSError:
                return

    threading.Thread(target=greet, daemon=True).start()
    assert why(f"https://127.0.0.1:{port}/", allow={("127.0.0.1", port)}) == "certificate"
    listening.close()


def self_signed(path: object) -> str:
    """A key and a certificate that nobody vouches for, in one file."""
    import datetime as dt
    from pathlib import Path

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    whole = key.private_bytes(*form) + made.public_bytes(serialization.Encoding.PEM)
    Path(str(path)).write_bytes(whole)
    return str(path)
