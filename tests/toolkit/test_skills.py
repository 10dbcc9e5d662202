"""Skills that a client names and rates, and the card for hard days."""

from typing import Any

import pytest

from alongside.lib.errors import NotYours, Refused
from alongside.toolkit import actions, queries
from alongside.toolkit.enough import Enough
from alongside.toolkit.models import HardDayCard, Skill
from alongside.trail.models import Event
from tests.cast import Cast, make_client


def refusal(call: Any, *args: Any, **named: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        call(*args, **named)
    return no.value.code, no.value.field


def told() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def test_both_sides_name_skills_and_the_client_rates_them(cast: Cast) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    hers = actions.name_skill(vera, pk, words=" Name what I feel ")
    ours = actions.name_skill(anna, pk, words="Leave in time")
    actions.rate_skill(vera, hers.pk, can_use=8)
    actions.try_skill(vera, hers.pk, trial="At my mother's table")
    found = queries.skills(anna, pk)
    assert [(each.words, each.set_by, each.can_use, each.trial) for each in found] == [
        ("Name what I feel", "client", 8, "At my mother's table"),
        ("Leave in time", "member", None, ""),
    ]
    with pytest.raises(NotYours):
        actions.rate_skill(anna, ours.pk, can_use=9)
    with pytest.raises(NotYours):
        actions.try_skill(anna, ours.pk, trial="x")
    assert told() == ["skill.named", "skill.named", "skill.rated", "skill.tried"]


def test_what_is_refused(cast: Cast) -> None:
    vera, pk = cast.actor(cast.vera), cast.vera.pk
    skill = actions.name_skill(vera, pk, words="Rest")
    assert refusal(actions.name_skill, vera, pk, words="  ") == ("required", "words")
    assert refusal(actions.name_skill, vera, pk, words="a" * 501) == ("too_long", "words")
    assert refusal(actions.rate_skill, vera, skill.pk, can_use=None) == ("required", "can_use")
    assert refusal(actions.rate_skill, vera, skill.pk, can_use=11) == ("out_of_range", "can_use")
    assert refusal(actions.try_skill, vera, skill.pk, trial="") == ("required", "trial")
    assert refusal(actions.try_skill, vera, skill.pk, trial="a" * 4_001) == ("too_long", "trial")


def test_a_client_lets_go_of_any_skill_and_we_only_of_ours(cast: Cast) -> None:
    anna, vera, pk = cast.actor(cast.anna), cast.actor(cast.vera), cast.vera.pk
    hers, ours, other = (actions.name_skill(who, pk, words="x") for who in (vera, anna, anna))
    with pytest.raises(NotYours):
        actions.drop_skill(anna, hers.pk)
    actions.drop_skill(anna, ours.pk)
    for _press in range(2):
        actions.drop_skill(vera, other.pk)
    assert [each.pk for each in queries.skills(vera, pk)] == [hers.pk]
    assert told().count("skill.dropped") == 2


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar"])
def test_nobody_else_sees_or_touches_a_skill(cast: Cast, who: str) -> None:
    skill = actions.name_skill(cast.actor(cast.vera), cast.vera.pk, words="Rest")
    actor = cast.actor(getattr(cast, who))
    assert queries.skills(actor, cast.vera.pk) == []
    for call in (queries.skill, actions.drop_skill):
        with pytest.raises(NotYours):
            call(actor, skill.pk)
    with pytest.raises(NotYours):
        actions.name_skill(actor, cast.vera.pk, words="x")


def test_what_an_ending_hears_of_skills(cast: Cast) -> None:
    vera, pk = cast.actor(cast.vera), cast.vera.pk
    for number in (9, 7, 6, None):
        skill = actions.name_skill(vera, pk, words="x")
        if number is not None:
            actions.rate_skill(vera, skill.pk, can_use=number)
    actions.drop_skill(vera, Skill.objects.get(can_use=9).pk)
    assert queries.skills_at_ending(cast.actor(cast.anna), pk, {"skills_for_ending": 1}) == Enough(3, 1, 1)
    assert not queries.skills_at_ending(cast.actor(cast.anna), pk, {}).is_complete


# The card


def write(cast: Cast, revision: int = 0, **parts: str) -> HardDayCard:
    return actions.save_card(cast.actor(cast.vera), revision=revision, **parts)


def test_a_card_is_written_and_a_draft_of_it_is_no_event(cast: Cast) -> None:
    first = write(cast, signs="Cold hands", helps="Tea")
    assert first.revision == 1
    assert write(cast, revision=0, signs="Cold hands").revision == 1  # the same words again
    write(cast, revision=1, helps="Tea, a walk")
    kept = HardDayCard.objects.get()
    assert (kept.signs, kept.helps, kept.revision, told()) == ("Cold hands", "Tea, a walk", 2, [])


def test_two_windows_on_one_card_lose_nothing(cast: Cast) -> None:
    write(cast, signs="one")
    with pytest.raises(Refused) as no:
        write(cast, revision=0, signs="two")
    assert no.value.code == "changed_meanwhile"
    assert no.value.facts["saved"].signs == "one"  # type: ignore[attr-defined]
    assert HardDayCard.objects.get().signs == "one"
    assert refusal(write, cast, revision=1, people="a" * 4_001) == ("too_long", "people")


def test_only_its_owner_reads_the_card_until_it_is_shared(cast: Cast) -> None:
    vera, anna, pk = cast.actor(cast.vera), cast.actor(cast.anna), cast.vera.pk
    write(cast, signs="Cold hands")
    assert queries.card(anna, pk) is None
    for _press in range(2):
        actions.share_card(vera, is_shared=True)
    shared = queries.card(anna, pk)
    assert shared is not None
    assert shared.signs == "Cold hands"
    for who in (cast.mikko, cast.chie, cast.stranger, cast.oskar):
        with pytest.raises(NotYours):
            queries.card(cast.actor(who), pk)
    actions.share_card(vera, is_shared=False)
    assert queries.card(anna, pk) is None
    mine = queries.card(vera, pk)
    assert mine is not None
    assert told() == ["card.shared", "card.unshared"]


@pytest.mark.parametrize("who", ["anna", "chie", "stranger"])
def test_nobody_writes_or_shares_it_for_them(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.save_card(cast.actor(getattr(cast, who)), revision=0, signs="x")
    with pytest.raises(NotYours):
        actions.share_card(cast.actor(getattr(cast, who)), is_shared=True)


def test_two_cards_of_one_person_become_one_that_is_shared_only_where_both_were(cast: Cast) -> None:
    other = make_client(cast.anna, "Vera Exampel")
    write(cast, signs="one", helps="Tea")
    actions.share_card(cast.actor(cast.vera), is_shared=True)
    actions.save_card(cast.actor(other), revision=0, signs="two")
    actions.move_rows(cast.actor(cast.anna), cast.vera, other)
    kept = HardDayCard.objects.get()
    assert (kept.client, kept.signs, kept.helps, kept.is_shared) == (other, "two\n\none", "Tea", False)


def test_what_is_erased_is_gone(cast: Cast) -> None:
    write(cast, signs="one")
    actions.name_skill(cast.actor(cast.vera), cast.vera.pk, words="Rest")
    actions.erase_client(cast.actor(cast.anna), cast.vera.pk)
    assert not HardDayCard.objects.exists()
    assert not Skill.objects.exists()
