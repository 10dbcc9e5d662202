"""One sentence for each meeting of the day."""

from django.utils import timezone

from alongside.day.queries import asking
from alongside.desk.preparation import lines, sentence
from alongside.meetings.preparation import Line, Topic
from alongside.steps.actions import set_step
from tests.cast import Cast, make_client
from tests.meetings.stage import make_appointment, make_meeting, make_note
from tests.voice.scene import make_answer


def test_each_client_has_their_own_line_in_as_many_questions_as_one(cast: Cast, django_assert_num_queries):
    anna = cast.actor(cast.anna)
    people = [make_client(cast.anna, f"Client {n}") for n in range(4)]
    appointments = [make_appointment(person, minutes_ago=-60 * n) for n, person in enumerate(people, 1)]
    make_note(cast, "Slept.", client_id=people[0].pk)
    set_step(anna, people[1].pk, words="a")
    set_step(anna, people[1].pk, words="b")
    past = make_meeting(cast)
    past.client = people[2]
    past.save()
    make_answer(past, safe=2, heard=9)
    waiting = asking(anna, timezone.localdate())
    with django_assert_num_queries(3):
        found = lines(anna, appointments, waiting)
    assert found == {
        people[0].pk: "Slept.",
        people[1].pk: "2 steps are open.",
        people[2].pk: "Worth a conversation: I felt safe.",
    }


def test_every_topic_has_a_sentence():
    said = [sentence(Line(topic, "words", 2)) for topic in Topic]
    assert all(said)
    assert sentence(Line(Topic.STEPS, number=1)) == "1 step is open."
