"""Where days and values lie in a picture."""

from alongside.web.charts.frame import Frame


def test_many_places_are_the_same_as_each_alone() -> None:
    frame = Frame(5, 171, 5, 51, (10, 380), (0, 27))
    points = [(day, (day * 7) % 31 - 2.5) for day in range(5, 390, 3)]
    assert frame.places(points) == [frame.place(day, value) for day, value in points]
    one_day = Frame(5, 171, 5, 51, (10, 10), (0, 27))
    assert one_day.places([(10, 3)]) == [one_day.place(10, 3)]
