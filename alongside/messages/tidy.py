"""Words as they may stand in a message: nothing in them that nobody sees and that turns a page around.

No Django here.
"""

# Controls but tab and line end; the signs that override or isolate the direction of what follows them.
_UNSEEN = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_LEFT_OUT = dict.fromkeys((*_UNSEEN, *_TURNING))


def tidy(words: str) -> str:
    """The words with one kind of line end, without NUL and other controls and without direction overrides."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_LEFT_OUT)
