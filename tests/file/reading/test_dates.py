"""Dates in the habits of four languages."""

import datetime as dt

import pytest

from alongside.file.reading.dates import Order, OrderFound, find_order, read_date, split_moment
from alongside.lib.reading.problems import Reason, Unreadable


@pytest.mark.parametrize(
    "text",
    [
        "2025-12-31", "2025/12/31", "20251231", "2025-12-31T08:00:00Z", "2025-12-31 00:00:00",
        "31.12.2025", "31. 12. 2025", "31.12.2025 г.", "31.12.2025 8.00", "31/12/2025", "12/31/2025", "31-12-2025",
        "2025年12月31日", "２０２５年１２月３１日", "令和7年12月31日",
    ],
)  # fmt: skip
def test_one_day_in_many_forms(text: str) -> None:
    assert read_date(text, None) == dt.date(2025, 12, 31)


def test_japanese_eras() -> None:
    assert read_date("令和元年5月1日", None) == dt.date(2019, 5, 1)
    assert read_date("昭和60年1月2日", None) == dt.date(1985, 1, 2)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("02/03/2025", Reason.DATE_AMBIGUOUS),
        ("31.02.2025", Reason.DATE_IMPOSSIBLE),
        ("13/13/2025", Reason.DATE_IMPOSSIBLE),
        ("31.12.25", Reason.DATE_UNREADABLE),
        ("soon", Reason.DATE_UNREADABLE),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: Reason) -> None:
    with pytest.raises(Unreadable) as error:
        read_date(text, None, "date")
    assert (error.value.reason, error.value.field, error.value.facts) == (reason, "date", {"value": text})


def test_the_order_is_read_from_all_dates_of_a_file() -> None:
    assert find_order(["01/02/2025", "31/01/2025"]) == OrderFound(True, Order.DAY_FIRST)
    assert find_order(["01/02/2025", "01/31/2025 10:00"]) == OrderFound(True, Order.MONTH_FIRST)
    assert find_order(["01/02/2025"]).must_be_asked
    assert find_order(["31/01/2025", "01/31/2025"]).must_be_asked
    assert not find_order(["2025-01-02", "02.01.2025"]).must_be_asked
    assert read_date("02/03/2025", Order.DAY_FIRST) == dt.date(2025, 3, 2)
    assert read_date("02/03/2025", Order.MONTH_FIRST) == dt.date(2025, 2, 3)


def test_a_moment_is_cut_into_date_and_time() -> None:
    assert split_moment("2025年12月31日 14時30分") == ("2025年12月31日", "14時30分")
    assert split_moment("31.12.2025, 8.00") == ("31.12.2025", "8.00")
    assert split_moment("31.12.2025") == ("31.12.2025", "")
