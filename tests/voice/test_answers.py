"""The arithmetic of answers."""

from alongside.voice.answers import average, given, is_on_scale, is_urgent, low, trends

FINE = {"heard": 9, "understood": 8, "accepted": 10, "useful": 7, "safe": 9}


def test_nothing_is_low_in_a_good_meeting() -> None:
    assert low(FINE) == ()
    assert is_urgent(FINE) is False


def test_the_middle_of_the_scale_is_low_and_one_more_is_not() -> None:
    assert low(FINE | {"heard": 5}) == ("heard",)
    assert low(FINE | {"heard": 6}) == ()
    assert low(FINE | {"heard": 6}, threshold=6) == ("heard",)


def test_safety_comes_first_then_the_lowest() -> None:
    assert low({"heard": 0, "understood": 3, "accepted": 1, "useful": 9, "safe": 5}) == (
        "safe",
        "heard",
        "accepted",
        "understood",
    )


def test_zero_is_an_answer_and_an_open_question_is_not() -> None:
    assert low({"safe": 0}) == ("safe",)
    assert is_urgent({"safe": 0}) is True
    assert is_urgent({"safe": None}) is False
    assert given({"heard": None, "safe": 0}) == {"safe": 0}


def test_average_of_what_was_answered() -> None:
    assert average({"heard": 4, "useful": 7, "safe": None}) == 5.5
    assert average({"heard": 0}) == 0
    assert average({}) is None


def test_what_is_on_the_scale() -> None:
    assert [value for value in (None, -1, 0, 10, 11) if is_on_scale(value)] == [None, 0, 10]


def test_trends_run_from_the_oldest_to_the_newest() -> None:
    found = trends([{"heard": 9, "safe": 8}, {"heard": None, "safe": 4}])
    assert found["heard"] == [None, 9]
    assert found["safe"] == [4, 8]
    assert list(found) == ["heard", "understood", "accepted", "useful", "safe"]
