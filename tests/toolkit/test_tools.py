"""Tools of the library and in a client's hand: given, adapted, used, put away."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alongside.lib.errors import NotYours, Refused
from alongside.meetings.models import Meeting
from alongside.toolkit import actions, queries
from alongside.toolkit.actions import Texts, Upload
from alongside.toolkit.models import LibraryTool, NoTool, Tool, ToolUse
from alongside.trail.models import Event
from tests.cast import Cast
from tests.meetings.stage import make_meeting

WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20)
BREATHE = Texts("exercise", "Breathe out", "Longer out than in.", "On the platform")


def add_to_library(cast: Cast, texts: Texts = BREATHE, language: str = "en") -> LibraryTool:
    return actions.add_library_tool(cast.actor(cast.anna), language=language, texts=texts)


def give(cast: Cast, texts: Texts = BREATHE, **also: Any) -> Tool:
    return actions.give_tool(cast.actor(cast.anna), cast.vera.pk, texts=texts, **also)


def refusal(call: Any, *args: Any, **named: Any) -> tuple[str, str | None]:
    with pytest.raises(Refused) as no:
        call(*args, **named)
    return no.value.code, no.value.field


def told(verb: str) -> list[dict[str, Any]]:
    return [each.facts for each in Event.objects.filter(verb=verb).order_by("pk")]


# The library


def test_a_tool_of_the_library_is_kept_and_found(cast: Cast) -> None:
    row = add_to_library(cast)
    found = queries.library(cast.actor(cast.mikko))
    assert [(each.pk, each.name, each.words, each.language) for each in found] == [
        (row.pk, "Breathe out", "Longer out than in.", "en")
    ]
    assert told("library_tool.added") == [{"kind": "exercise"}]


@pytest.mark.parametrize("who", ["chie", "stranger", "vera"])
def test_who_does_not_practise_here_has_no_library(cast: Cast, who: str) -> None:
    row, actor = add_to_library(cast), cast.actor(getattr(cast, who))
    if who != "stranger":
        with pytest.raises(NotYours):
            queries.library(actor)
        with pytest.raises(NotYours):
            actions.add_library_tool(actor, language="en", texts=BREATHE)
    with pytest.raises(NotYours):
        queries.library_tool(actor, row.pk)
    with pytest.raises(NotYours):
        actions.use_library_tool(actor, row.pk, is_in_use=False)


def test_two_windows_on_one_tool_of_the_library_lose_nothing(cast: Cast) -> None:
    row, actor = add_to_library(cast), cast.actor(cast.anna)
    first = Texts("text", "First", "one")
    actions.change_library_tool(actor, row.pk, language="fi", texts=first, revision=0)
    with pytest.raises(Refused) as no:
        actions.change_library_tool(actor, row.pk, language="en", texts=BREATHE, revision=0)
    assert no.value.code == "changed_meanwhile"
    assert no.value.facts["saved"].name == "First"  # type: ignore[attr-defined]
    kept = LibraryTool.objects.get()
    assert (kept.name, kept.language, kept.revision) == ("First", "fi", 1)


def test_out_of_use_it_is_not_given_any_more(cast: Cast) -> None:
    row, actor = add_to_library(cast), cast.actor(cast.anna)
    for _press in range(2):
        actions.use_library_tool(actor, row.pk, is_in_use=False)
    assert told("library_tool.changed") == [{"is_in_use": False}]
    assert queries.library_to_give(actor, "en") == []
    with pytest.raises(NotYours):
        give(cast, library_id=row.pk, adapted="Shorter")


def test_tools_in_the_clients_language_come_first(cast: Cast) -> None:
    for name, language in (("A", "en"), ("B", "fi"), ("C", "en")):
        add_to_library(cast, Texts("text", name, "w"), language)
    found = queries.library_to_give(cast.actor(cast.anna), "fi")
    assert [each.name for each in found] == ["B", "A", "C"]


# What a tool may say


@pytest.mark.parametrize(
    ("texts", "refused"),
    [
        (Texts("poem", "A", "w", "x"), ("kind_unknown", "kind")),
        (Texts("text", " ", "w", "x"), ("required", "name")),
        (Texts("text", "A", " ", "x"), ("required", "words")),
        (Texts("exercise", "A", "", "x"), ("required", "words")),
        (Texts("text", "A" * 201, "w", "x"), ("too_long", "name")),
        (Texts("text", "A", "w" * 20_001, "x"), ("too_long", "words")),
        (Texts("text", "A", "w", "x" * 2_001), ("too_long", "when_to_use")),
        (Texts("text", "A", "w", " "), ("required", "when_to_use")),
        (Texts("link", "A", "", "x"), ("required", "link")),
        (Texts("link", "A", "", "x", "javascript:alert(1)"), ("not_a_link", "link")),
        (Texts("file", "A", "", "x"), ("empty_file", "content")),
        (Texts("file", "A", "", "x", file=Upload("a.pdf", b"")), ("empty_file", "content")),
        (Texts("file", "A", "", "x", file=Upload("a.pdf", b"MZ\x00\x01")), ("unknown_type", "content")),
        (Texts("file", "A", "", "x", file=Upload("a.txt", b"<svg onload=x>")), ("unknown_type", "content")),
        (Texts("audio", "A", "", "x", file=Upload("a.mp3", b"%PDF-1.7")), ("not_a_sound", "content")),
        (Texts("file", "A", "", "x", file=Upload("a.wav", WAV)), ("unknown_type", "content")),
        (
            Texts("file", "A", "", "x", file=Upload("a.txt", b"a" * (10 * 1024 * 1024 + 1))),
            ("too_large", "content"),
        ),
    ],
    ids=lambda value: f"{value.kind} {value.name[:3]}" if isinstance(value, Texts) else "-".join(value),
)
def test_what_a_tool_cannot_say(cast: Cast, texts: Texts, refused: tuple[str, str]) -> None:
    assert refusal(give, cast, texts) == refused
    assert not Tool.objects.exists()


def test_a_file_is_called_what_it_is(cast: Cast) -> None:
    sheet = give(cast, Texts("file", "Sheet", "", "At night", file=Upload("../a<b>.exe", b"%PDF-1.7")))
    assert (sheet.file_name, sheet.content_type, sheet.size) == ("ab.exe.pdf", "application/pdf", 8)
    sound = give(cast, Texts("audio", "Sea", "", "At night", file=Upload("sea.mp3", WAV)))
    assert (sound.file_name, sound.content_type) == ("sea.mp3.wav", "audio/wav")
    assert Tool.objects.get(pk=sound.pk).content == WAV


def test_another_kind_drops_what_does_not_belong_to_it(cast: Cast) -> None:
    row = give(cast, Texts("audio", "Sea", "", "At night", file=Upload("sea.wav", WAV)))
    actions.change_tool(cast.actor(cast.anna), row.pk, texts=BREATHE, revision=0)
    kept = Tool.objects.get()
    assert (kept.kind, kept.content, kept.size, kept.file_name) == ("exercise", None, 0, "")


# Given


def test_a_tool_made_for_one_person_needs_no_library(cast: Cast) -> None:
    row = give(cast)
    assert (row.library_id, row.adapted, row.given_by, row.engagement) == (
        None,
        "",
        cast.anna,
        cast.advice,
    )
    assert told("tool.given") == [{"kind": "exercise", "is_as_library": False}]


def test_a_plain_copy_of_the_library_is_not_given(cast: Cast) -> None:
    library = add_to_library(cast)
    changed = Texts("exercise", "Breathe out", "Longer out than in.", "On platform two, by the clock")
    refused = ("not_adapted", "adapted")
    assert refusal(give, cast, BREATHE, library_id=library.pk) == refused
    assert refusal(give, cast, changed, library_id=library.pk, adapted="  ") == refused
    assert refusal(give, cast, BREATHE, library_id=library.pk, adapted="I thought of her") == refused
    row = give(cast, changed, library_id=library.pk, adapted="Her platform")
    assert (row.library, row.adapted, row.when_to_use) == (
        library,
        "Her platform",
        "On platform two, by the clock",
    )


def test_the_trail_says_whether_what_it_says_is_as_in_the_library(cast: Cast) -> None:
    library = add_to_library(cast)
    when = Texts("exercise", "Your breath", BREATHE.words, "On platform two")
    row = give(cast, when, library_id=library.pk, adapted="Her platform")
    own = Texts("exercise", "Your breath", "Out for as long as the clock strikes.", "On platform two")
    actions.change_tool(cast.actor(cast.anna), row.pk, texts=own, adapted="Her clock", revision=0)
    assert told("tool.given") == [{"kind": "exercise", "is_as_library": True}]
    assert told("tool.changed") == [{"kind": "exercise", "is_as_library": False}]


def test_the_sound_of_the_library_goes_along_and_stays_when_the_library_changes(cast: Cast) -> None:
    library = add_to_library(cast, Texts("audio", "Sea", "", "", file=Upload("sea.wav", WAV)))
    row = give(
        cast, Texts("audio", "Your sea", "", "In bed"), library_id=library.pk, adapted="The name of it"
    )
    actions.change_library_tool(cast.actor(cast.anna), library.pk, language="en", texts=BREATHE)
    kept = Tool.objects.get(pk=row.pk)
    assert (kept.content, kept.file_name, kept.content_type, kept.size) == (
        WAV,
        "sea.wav",
        "audio/wav",
        len(WAV),
    )


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_only_who_works_with_the_client_gives(cast: Cast, who: str) -> None:
    with pytest.raises(NotYours):
        actions.give_tool(cast.actor(getattr(cast, who)), cast.vera.pk, texts=BREATHE)


def test_no_library_and_no_meeting_of_others(cast: Cast) -> None:
    elsewhere = actions.add_library_tool(cast.actor(cast.stranger), language="en", texts=BREATHE)
    with pytest.raises(NotYours):
        give(cast, library_id=elsewhere.pk, adapted="x")
    other = make_meeting(cast)
    Meeting.objects.filter(pk=other.pk).update(client=cast.oskar)
    with pytest.raises(NotYours):
        give(cast, meeting_id=other.pk)


def test_a_change_of_what_was_given_stays_adapted(cast: Cast) -> None:
    library, anna = add_to_library(cast), cast.actor(cast.anna)
    hers = Texts("exercise", "Breathe out", "To the sea.", "At night")
    row = give(cast, hers, library_id=library.pk, adapted="Hers")
    assert refusal(actions.change_tool, anna, row.pk, texts=BREATHE, adapted="Hers") == (
        "not_adapted",
        "adapted",
    )
    actions.change_tool(anna, row.pk, texts=hers, adapted="The sea", revision=0)
    with pytest.raises(Refused) as no:
        actions.change_tool(anna, row.pk, texts=hers, adapted="Other", revision=0)
    assert (no.value.code, no.value.facts["saved"].adapted) == ("changed_meanwhile", "The sea")  # type: ignore[attr-defined]


def test_each_side_changes_only_what_it_wrote(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    given, own = give(cast), actions.add_own_tool(vera, texts=Texts("text", "Walk", "To the sea"))
    for actor, row in ((vera, given), (anna, own), (cast.actor(cast.oskar), own)):
        with pytest.raises(NotYours):
            actions.change_tool(actor, row.pk, texts=BREATHE)
    actions.change_tool(vera, own.pk, texts=Texts("text", "A long walk", "To the sea"), revision=0)
    assert Tool.objects.get(pk=own.pk).name == "A long walk"


# Used


def test_a_use_is_noted_by_the_client_only(cast: Cast) -> None:
    row, vera = give(cast), cast.actor(cast.vera)
    at = timezone.now() - timedelta(days=2)
    actions.note_use(vera, row.pk, at=at, helped=7, words=" It passed ")
    actions.note_use(vera, row.pk)
    uses = queries.tool(cast.actor(cast.anna), row.pk).uses
    assert [(each.helped, each.words) for each in uses] == [(None, ""), (7, "It passed")]
    assert uses[1].at == at
    assert told("tool.used") == [{"helped": 7, "by": "client"}, {"helped": None, "by": "client"}]
    for who in (cast.anna, cast.oskar, cast.mikko):
        with pytest.raises(NotYours):
            actions.note_use(cast.actor(who), row.pk)


def test_uses_that_cannot_be(cast: Cast) -> None:
    row, vera = give(cast), cast.actor(cast.vera)
    later = timezone.now() + timedelta(hours=1)
    assert refusal(actions.note_use, vera, row.pk, at=later) == ("in_future", "at")
    assert refusal(actions.note_use, vera, row.pk, helped=11) == ("out_of_range", "helped")
    assert refusal(actions.note_use, vera, row.pk, helped=-1) == ("out_of_range", "helped")
    assert refusal(actions.note_use, vera, row.pk, words="a" * 4_001) == ("too_long", "words")
    assert not ToolUse.objects.exists()


def test_put_away_it_is_still_theirs(cast: Cast) -> None:
    first, second = give(cast), give(cast)
    vera = cast.actor(cast.vera)
    for _press in range(2):
        actions.put_away(vera, second.pk)
    assert [each.tool.pk for each in queries.tools(vera, cast.vera.pk)] == [first.pk, second.pk]
    assert [each.tool.pk for each in queries.tools(cast.actor(cast.anna), cast.vera.pk)] == [
        first.pk,
        second.pk,
    ]
    actions.take_out(vera, second.pk)
    assert Tool.objects.filter(put_away_at=None).count() == 2
    assert (len(told("tool.put_away")), len(told("tool.taken_out"))) == (1, 1)
    with pytest.raises(NotYours):
        actions.put_away(cast.actor(cast.anna), first.pk)


def test_after_the_ending_everything_is_there_and_works(cast: Cast) -> None:
    row, vera = give(cast), cast.actor(cast.vera)
    assert actions.close_engagement(cast.actor(cast.anna), cast.advice.pk) == 0
    cast.advice.stage, cast.advice.ended_at = "ended", timezone.now()
    cast.advice.save()
    actions.note_use(vera, row.pk, helped=9)
    actions.add_own_tool(vera, texts=Texts("text", "Walk", "To the sea"))
    actions.put_away(vera, row.pk)
    assert len(queries.tools(vera, cast.vera.pk)) == 2


# Along from a meeting


def test_a_meeting_ends_with_a_tool_or_a_word_that_there_is_none(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first, second, third = (make_meeting(cast, minutes_ago=ago) for ago in (5000, 3000, 1000))
    Meeting.objects.update(end_source="pressed")
    give(cast, meeting_id=first.pk)
    for _press in range(2):
        actions.say_no_tool(anna, second.pk)
    assert [each.pk for each in queries.meetings_without(anna, cast.vera.pk)] == [third.pk]
    assert told("tool.none") == [{}]
    assert queries.said_no_tool(anna, second.pk)
    actions.say_no_tool(anna, first.pk)
    assert NoTool.objects.count() == 1
    give(cast, meeting_id=second.pk)
    assert not queries.said_no_tool(anna, second.pk)
    assert [each.name for each in queries.tools_of_meeting(anna, second.pk)] == ["Breathe out"]


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "vera"])
def test_only_who_works_with_the_client_says_that_there_was_none(cast: Cast, who: str) -> None:
    meeting = make_meeting(cast)
    with pytest.raises(NotYours):
        actions.say_no_tool(cast.actor(getattr(cast, who)), meeting.pk)


@pytest.mark.parametrize("who", ["mikko", "chie", "stranger", "oskar", "strangers_client"])
def test_nobody_else_sees_a_tool(cast: Cast, who: str) -> None:
    row, actor = give(cast), cast.actor(getattr(cast, who))
    assert queries.tools(actor, cast.vera.pk) == []
    with pytest.raises(NotYours):
        queries.tool(actor, row.pk)


def test_tools_take_as_many_questions_with_thirty_as_with_one(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    vera = cast.actor(cast.vera)
    for number in (1, 29):
        for _each in range(number):
            actions.note_use(vera, give(cast).pk, helped=5)
        with django_assert_num_queries(2):
            assert {each.helped.mean for each in queries.tools(vera, cast.vera.pk)} == {5.0}
