"""Fetch what lies at an address that a person typed in, without being made to knock at our own doors.

Only http and https at their usual ports, no passwords in the address, only public hosts, each redirect looked
at anew; little time, and little space. Codes and facts of refusals: `Unfetched`.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from alongside.lib.public_hosts import PORTS, addresses_of, is_public

MOST_BYTES = 2 * 1024 * 1024
MOST_REDIRECTS = 3
CONNECT_SECONDS, TOTAL_SECONDS = 5.0, 20.0
LONGEST_ADDRESS = 2000
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 16 * 1024
_HEADERS = {
    "User-Agent": "Alongside",
    "Accept": "text/calendar, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}

Allowed = Collection[tuple[str, int]]  # (IP address, port) that are asked all the same: for tests


class Unfetched(Exception):
    """Why there is nothing. `code`: address_wrong, host_unknown, address_private, unreachable, certificate,
    too_slow, too_large, redirects, status (with `status`), answer_broken."""

    def __init__(self, code: str, status: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.status = status


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at most (bytes), and how long it is waited for (seconds)."""

    most: int = MOST_BYTES
    connect: float = CONNECT_SECONDS
    total: float = TOTAL_SECONDS


def fetch(address: str, *, limits: Limits = Limits(), allow: Allowed = ()) -> bytes:
    """What lies at a http, https or webcal address. Unfetched: every reason why not."""
    until = time.monotonic() + limits.total
    target = parse_address(address, allow=allow)
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(target, limits, until, allow)
        if isinstance(answer, bytes):
            return answer
        target = _next(target, answer, allow)
    raise Unfetched("redirects")


def parse_address(address: str, *, allow: Allowed = ()) -> SplitResult:
    """The parts of an address that may be asked for. webcal means https. Unfetched: address_wrong."""
    address = address.strip()
    if address[:7].lower() == "webcal:" or address[:8].lower() == "webcals:":
        address = "https:" + address.partition(":")[2]
    if len(address) > LONGEST_ADDRESS or not address.isprintable():
        raise Unfetched("address_wrong")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise Unfetched("address_wrong") from None
    usual = PORTS.get(parts.scheme)
    is_usual = port in (None, usual) or any(port == one for _, one in allow)
    if usual is None or not is_usual or not parts.hostname or "@" in parts.netloc:
        raise Unfetched("address_wrong")
    return parts


def _next(target: SplitResult, location: str, allow: Allowed) -> SplitResult:
    """Where a redirect leads; never from a sealed line to an open one: the address itself is a secret."""
    try:
        found = parse_address(urljoin(target.geturl(), location), allow=allow)
    except ValueError:
        raise Unfetched("address_wrong") from None
    if target.scheme == "https" and found.scheme == "http":
        raise Unfetched("address_wrong")
    return found


def _ask(target: SplitResult, limits: Limits, until: float, allow: Allowed) -> bytes | str:
    """The content, or the address that it is redirected to."""
    with connected(target, limits, until, allow) as line:
        return _answer(target, line, limits)


@contextmanager
def connected(target: SplitResult, limits: Limits, until: float, allow: Allowed) -> Iterator["_Line"]:
    """A line to the target, closed in the end. Unfetched: whatever goes wrong on it."""
    line = connect(target, limits, until, allow)
    try:
        yield line
    except TimeoutError:
        raise Unfetched("too_slow") from None
    except (http.client.HTTPException, ValueError):
        raise Unfetched("answer_broken") from None
    except OSError:
        raise Unfetched("unreachable") from None
    finally:
        line.close()


def _answer(target: SplitResult, line: "_Line", limits: Limits) -> bytes | str:
    line.sendall(request("GET", target, {"Host": host_of(target), **_HEADERS}))
    answer = http.client.HTTPResponse(line, method="GET")  # type: ignore[arg-type]
    answer.begin()
    if answer.status in _REDIRECTS:
        return answer.headers.get("Location", "")
    if answer.status != http.client.OK:
        raise Unfetched("status", answer.status)
    return _body(answer, limits.most)


def request(method: str, target: SplitResult, headers: Mapping[str, str]) -> bytes:
    """The first lines of a request, up to where its body begins."""
    lines = [f"{method} {target_of(target)} HTTP/1.1", *(f"{name}: {each}" for name, each in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def target_of(target: SplitResult) -> str:
    """Path and query as a request line has them."""
    path = quote(target.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(target.query, safe="/%:@!$&'()*+,;=~-._?") if target.query else ""
    return path + query


def host_of(target: SplitResult) -> str:
    """The host as its header has it."""
    host = target.netloc
    return host if host.isascii() else host.encode("idna").decode()


def _body(answer: http.client.HTTPResponse, most: int) -> bytes:
    parts, size = [], 0
    while chunk := answer.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > most:
            raise Unfetched("too_large")
    return b"".join(parts)


def connect(target: SplitResult, limits: Limits, until: float, allow: Allowed) -> "_Line":
    """A line to one of the host's addresses, all of which must be public."""
    host, port = str(target.hostname), target.port or PORTS[target.scheme]
    found = addresses_of(host, port, min(limits.connect, until - time.monotonic()))
    if not found:
        raise Unfetched("host_unknown")
    if not all(is_public(one) or (one, port) in allow for one in found):
        raise Unfetched("address_private")
    line = _Line(_first_open(found, port, limits, until), until)
    if target.scheme == "https":
        try:
            line.seal(host)
        except Unfetched:
            line.close()
            raise
    return line


def _first_open(addresses: list[str], port: int, limits: Limits, until: float) -> socket.socket:
    for one in addresses:
        seconds = min(limits.connect, until - time.monotonic())
        if seconds <= 0:
            raise Unfetched("too_slow")
        try:
            return socket.create_connection((one, port), timeout=seconds)
        except OSError:
            continue
    raise Unfetched("unreachable")


class _Line:
    """A socket that gives up at one moment, however slowly the other side drips. Enough of one for http.client."""

    def __init__(self, link: socket.socket, until: float) -> None:
        self.link = link
        self.until = until

    def seal(self, host: str) -> None:
        """TLS, with a certificate that somebody vouches for and that names this host."""
        try:
            self.hurry()
            self.link = ssl.create_default_context().wrap_socket(self.link, server_hostname=host)
        except ssl.SSLCertVerificationError:
            raise Unfetched("certificate") from None
        except TimeoutError:
            raise Unfetched("too_slow") from None
        except (OSError, ValueError):
            raise Unfetched("unreachable") from None

    def hurry(self) -> None:
        """No longer than what is left of the time. TimeoutError when nothing is."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.link.settimeout(left)

    def sendall(self, data: bytes) -> None:
        self.hurry()
        self.link.sendall(data)

    def makefile(self, mode: str = "rb") -> io.BufferedReader:
        return io.BufferedReader(_Reader(self))

    def close(self) -> None:
        self.link.close()


class _Reader(io.RawIOBase):
    """The reading side of a line."""

    def __init__(self, line: _Line) -> None:
        self.line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self.line.hurry()
        return self.line.link.recv_into(buffer)
