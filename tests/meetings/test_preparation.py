from alongside.meetings.preparation import Line, Topic, one_line

ALL = {
    "request": "I want to sleep",
    "is_first": True,
    "stopped": ["my brother"],
    "open_question": "May I bring my sister?",
    "low_items": ("heard", "useful"),
    "open_steps": 2,
    "note_line": "Slept well.",
}


def test_what_is_stopped_goes_before_all_else_then_what_waits_then_what_helps():
    order = []
    facts = dict(ALL)
    for name in ("stopped", "open_question", "low_items", "is_first", "note_line", "open_steps", "request"):
        line = one_line(**facts)
        order.append(line)
        del facts[name]
    assert order == [
        Line(Topic.STOPPED, "my brother", 1),
        Line(Topic.QUESTION, "May I bring my sister?"),
        Line(Topic.LOW, "heard", 2),
        Line(Topic.FIRST, "I want to sleep"),
        Line(Topic.NOTE, "Slept well.", 2),
        Line(Topic.STEPS, "", 2),
        Line(Topic.REQUEST, "I want to sleep"),
    ]


def test_nothing_known_is_no_line():
    assert one_line() is None
