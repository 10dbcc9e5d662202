"""A whole file: taken along, moved to another entry, closed, erased."""

import json

from alongside.clients import actions, whole_file
from alongside.clients.models import CirclePerson, Client, Engagement, Hypothesis, Profile, Request
from tests.cast import Cast, make_client


def fill(cast: Cast) -> Hypothesis:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    actions.change_profile(anna, client_id=pk, needs="quiet", style=2)
    actions.add_to_circle(anna, client_id=pk, person=actions.Near("Sister", remark="rings on Sundays"))
    request = actions.write_request(anna, client_id=pk, words="tired", engagement_id=cast.advice.pk)
    return actions.write_hypothesis(anna, request_id=request.pk, words="a guess")


def test_export_is_plain_and_whole(cast: Cast) -> None:
    guess = fill(cast)
    for_anna = whole_file.export_client(cast.actor(cast.anna), cast.vera.pk)
    json.dumps(for_anna)
    assert for_anna["client"]["name"] == "Vera Example"
    assert for_anna["profile"]["needs"] == "quiet"
    assert [each["remark"] for each in for_anna["circle"]] == ["rings on Sundays"]
    assert [each["id"] for each in for_anna["engagements"]] == [str(cast.advice.pk)]
    assert [each["words"] for each in for_anna["requests"][0]["hypotheses"]] == ["a guess"]
    for_vera = whole_file.export_client(cast.actor(cast.vera), cast.vera.pk)
    assert for_vera["requests"][0]["words"] == "tired"
    assert for_vera["requests"][0]["hypotheses"] == []
    guess.status = "confirmed"
    guess.save()
    assert (
        len(whole_file.export_client(cast.actor(cast.vera), cast.vera.pk)["requests"][0]["hypotheses"]) == 1
    )


def test_everything_moves_and_is_sealed_anew(cast: Cast) -> None:
    fill(cast)
    stays = make_client(cast.anna, "Vera E")
    actions.change_profile(cast.actor(cast.anna), client_id=stays.pk, needs="time", goals="sleep")
    whole_file.move_rows(cast.actor(cast.anna), cast.vera, stays)
    whole_file.mark_merged(cast.actor(cast.anna), cast.vera, stays)
    assert [row.words for row in Request.objects.filter(client=stays)] == ["tired"]
    assert [row.words for row in Hypothesis.objects.filter(client=stays)] == ["a guess"]
    assert [row.remark for row in CirclePerson.objects.filter(client=stays)] == ["rings on Sundays"]
    assert Engagement.objects.get(pk=cast.advice.pk).client == stays
    profile = Profile.objects.get(client=stays)
    assert (profile.needs, profile.goals, profile.style) == ("time\n\nquiet", "sleep", 2)
    assert not Profile.objects.filter(client=cast.vera).exists()
    assert {each.value for each in stays.contact_points.all()} == {
        "vera.example@client.example",
        "vera.e@client.example",
    }
    cast.vera.refresh_from_db()
    assert (cast.vera.status, cast.vera.merged_into_id) == ("merged", stays.pk)


def test_nothing_stays_of_an_erased_client(cast: Cast) -> None:
    fill(cast)
    double = make_client(cast.anna, "Double", portal=False)
    whole_file.mark_merged(cast.actor(cast.anna), double, cast.vera)
    whole_file.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert set(Client.objects.values_list("pk", flat=True)) == {cast.oskar.pk, cast.strangers_client.pk}
    for table in (Request, Hypothesis, CirclePerson):
        assert not table.objects.exists()
    assert Engagement.objects.get() == cast.delivery


def test_an_ended_engagement_asks_nothing_more(cast: Cast) -> None:
    guess = fill(cast)
    Hypothesis.objects.filter(pk=guess.pk).update(status="asked")
    whole_file.close_engagement(cast.actor(cast.anna), cast.advice.pk)
    guess.refresh_from_db()
    assert guess.status == "hypothesis"
