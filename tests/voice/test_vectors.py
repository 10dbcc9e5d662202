"""Every reference vector is held by a test, or it is said here why not yet."""

from pathlib import Path

from tests.voice.measuring.vectors import vectors

HERE = Path(__file__).parent
NOT_OF_THE_VOICE = {
    "_about",
    "readability",  # how hard a text is to read: of the room that looks at texts
    "r_to_d",  # turns correlations of the literature into effect sizes: nothing here is one
}


def test_each_entry_is_used_by_a_test() -> None:
    tests = [path.read_text(encoding="utf-8") for path in HERE.rglob("test_*.py") if path != Path(__file__)]
    written = "\n".join(tests)
    unused = {name for name in vectors() if f'"{name}"' not in written}
    assert unused == NOT_OF_THE_VOICE
