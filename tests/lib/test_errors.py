from alongside.lib.errors import Refused


def test_a_refusal_carries_facts_and_no_words():
    refused = Refused("taken", "start", minutes=50)
    assert (refused.code, refused.field, refused.facts) == ("taken", "start", {"minutes": 50})
    assert str(refused) == "taken"
    assert repr(Refused("late", name="Vera")) == "Refused('late', field=None, facts=['name'])"
