"""Words for what became of an appointment."""

import pytest

from alongside.file.reading.statuses import Status, read_status, unknown_words


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.KEPT, ["attended", "Состоялась", "来院", "toteutunut"]),
        (Status.CANCELLED, ["Cancelled", "отменено", "キャンセル", "peruttu"]),
        (Status.MISSED, ["did not attend", "No-show", "неявка", "無断欠席", "ei saapunut"]),
        (Status.PLANNED, ["scheduled", "запланировано", "予約済み", "varattu"]),
        (Status.UNKNOWN, ["unknown", "неизвестно", "不明", "tuntematon"]),
        (Status.CANCELLED_LATE, ["late cancellation", "当日キャンセル"]),
    ],
)
def test_words_of_four_languages(status: Status, words: list[str]) -> None:
    assert {word: read_status(word) for word in words} == dict.fromkeys(words, status)


def test_other_words_are_asked_about_once() -> None:
    assert unknown_words(["attended", "moved", "", "moved", "lost"]) == ("moved", "lost")
    assert read_status("moved", {"moved": "cancelled"}) is Status.CANCELLED
