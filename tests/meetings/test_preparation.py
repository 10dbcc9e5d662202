from alongside.meetings.preparation import Line, Topic, low_first, one_line

ALL = {
    "request": "I want to sleep",
    "is_first": True,
    "stopped": ["my brother"],
    "open_question": "May I bring my sister?",
    "scores": {"heard": 3, "safe": 9},
    "open_steps": 2,
    "note_line": "Slept well.",
}


def test_low_items_come_first_and_skipped_ones_not_at_all():
    assert low_first({"heard": 8, "understood": None, "safe": 2}) == [("safe", 2), ("heard", 8)]


def test_what_is_stopped_goes_before_all_else_then_what_waits_then_what_helps():
    order = []
    facts = dict(ALL)
    for name in ("stopped", "open_question", "scores", "is_first", "note_line", "open_steps", "request"):
        line = one_line(**facts)
        order.append(line)
        del facts[name]
    assert order == [
        Line(Topic.STOPPED, "my brother", 1),
        Line(Topic.QUESTION, "May I bring my sister?"),
        Line(Topic.LOW, "heard", 3),
        Line(Topic.FIRST, "I want to sleep"),
        Line(Topic.NOTE, "Slept well.", 2),
        Line(Topic.STEPS, "", 2),
        Line(Topic.REQUEST, "I want to sleep"),
    ]


def test_nothing_known_is_no_line_and_good_scores_are_no_news():
    assert one_line() is None
    assert one_line(scores={"heard": 6, "safe": None}) is None
    assert one_line(scores={"heard": 5}) == Line(Topic.LOW, "heard", 5)
