"""Lines of the log: what went wrong and where in our code, never what somebody wrote, and no key that opens.

An exception is named by its type and place; its message may repeat what a person typed or a row of a table.
"""

import logging
import re
import time
from traceback import format_tb
from types import TracebackType

SECRET = re.compile(r"(?<![\w-])(?![0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-]))[\w-]{24,}")
ADDRESS = re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Leaves out e-mail addresses, the secrets of links (ids may stay) and the messages of exceptions.

    Times are UTC; a message is one line, whatever somebody wrote into it.
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (as logging names it)
        """The line, without what would tell."""
        record.message = quiet(record.getMessage())
        return super().formatMessage(record)

    def formatException(self, ei: Raised) -> str:  # noqa: N802
        """The places in the code and the types, from the cause to what came of it."""
        return "\n".join(_told(ei[1]))


def quiet(line: str) -> str:
    """The line with an ellipsis for each address and each secret, and without signs that begin another line."""
    return CONTROL.sub("·", SECRET.sub("…", ADDRESS.sub("…", line)))


def _told(error: BaseException | None) -> list[str]:
    if error is None:
        return []
    before = _told(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    return [*before, *(place.rstrip() for place in format_tb(error.__traceback__)), type(error).__qualname__]
