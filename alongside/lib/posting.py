"""Send something to an address that a person typed in: as careful as `fetching`, sealed, and to nowhere else.

Only https at its usual port, only public hosts, looked up once; redirects are not followed. Of the answer only
the status counts.
"""

import http.client
import time
from collections.abc import Mapping
from urllib.parse import SplitResult

from alongside.lib.fetching import Allowed, Limits, Unfetched, connected, host_of, parse_address, request
from alongside.lib.public_hosts import PORTS, addresses_of, is_public

LIMITS = Limits(connect=5.0, total=10.0)


def parse_https(address: str, *, allow: Allowed = ()) -> SplitResult:
    """The parts of an address that may be sent to. Unfetched address_wrong. `allow`: for tests, also http."""
    parts = parse_address(address, allow=allow)
    if not (parts.scheme == "https" or allow) or not address.strip().lower().startswith("http"):
        raise Unfetched("address_wrong")
    return parts


def must_be_public(parts: SplitResult, *, allow: Allowed = ()) -> None:
    """Look now whether the host is out in the open net. Unfetched: host_unknown, address_private."""
    port = parts.port or PORTS[parts.scheme]
    found = addresses_of(str(parts.hostname), port, LIMITS.connect)
    if not found:
        raise Unfetched("host_unknown")
    if not all(is_public(one) or (one, port) in allow for one in found):
        raise Unfetched("address_private")


def post(
    address: str, body: bytes, headers: Mapping[str, str], *, limits: Limits = LIMITS, allow: Allowed = ()
) -> int:
    """The status of the answer. Unfetched: every reason why there is none."""
    until = time.monotonic() + limits.total
    target = parse_https(address, allow=allow)
    said = {
        "Host": host_of(target),
        "User-Agent": "Alongside",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    with connected(target, limits, until, allow) as line:
        line.sendall(request("POST", target, said) + body)
        answer = http.client.HTTPResponse(line, method="POST")  # type: ignore[arg-type]
        answer.begin()
        return answer.status
