"""What is written about clients, who may, and what the trail keeps of it."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from alongside.clients import actions, queries
from alongside.clients.models import CirclePerson, Client, ClientStatus, ContactPoint, Profile, Request, Stage
from alongside.lib.errors import NotYours, Refused
from alongside.notices.models import Notice
from alongside.practice.models import Key, Member
from alongside.trail.actors import Actor, Kind, Role
from alongside.trail.models import Event
from tests.cast import Cast, make_client, make_member

NORA = actions.Details(name="Nora New", timezone="Europe/Helsinki", born_on=date(1990, 1, 2))
MAIL = actions.Contact("email", " Nora@Client.Example ", may_remind=True)


def verbs(client: Client) -> list[str]:
    return list(Event.objects.filter(client_id=client.pk).order_by("pk").values_list("verb", flat=True))


def refusal(action, *args, **also) -> tuple[str, str | None]:
    with pytest.raises(Refused) as refused:
        action(*args, **also)
    return refused.value.code, refused.value.field


# Adding


def test_a_client_is_added_with_ways_to_reach_them_and_people_around(cast: Cast) -> None:
    near = [actions.Near("Mother", is_emergency=True, phone="1"), actions.Near("Aunt", kind="guardian")]
    client = actions.add_client(cast.actor(cast.anna), details=NORA, contacts=[MAIL], circle=near)
    client.refresh_from_db()
    assert (client.name, client.search_name, client.practitioner) == ("Nora New", "nora new", cast.anna)
    assert (client.status, client.origin) == ("active", "member")
    point = client.contact_points.get()
    assert (point.value, point.may_remind, point.may_message) == ("nora@client.example", True, False)
    assert point.agreed_at is not None
    assert {p.name: (p.kind, p.is_emergency) for p in client.circle.all()} == {
        "Mother": ("relative", True),
        "Aunt": ("guardian", False),
    }
    assert Profile.objects.filter(client=client).exists()
    assert verbs(client) == ["client.added"]


def test_the_reading_is_searched_too(cast: Cast) -> None:
    details = actions.Details(name="山田花子", reading="ヤマダ ハナコ", timezone="Asia/Tokyo")
    assert actions.add_client(cast.actor(cast.anna), details=details).search_name == "山田花子 やまだ はなこ"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": "  "}, "name_missing", "name"),
        ({"timezone": "Mars/Olympus"}, "zone_unknown", "timezone"),
        ({"language": "xx"}, "language_unknown", "language"),
        ({"born_on": date(2999, 1, 1)}, "born_in_future", "born_on"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast: Cast, change, code, field) -> None:
    details = actions.Details(**({"name": "N", "timezone": "UTC"} | change))
    before = Client.objects.count()
    assert refusal(actions.add_client, cast.actor(cast.anna), details=details) == (code, field)
    assert Client.objects.count() == before


def test_somebody_who_may_be_here_already_is_asked_about(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    first = actions.add_client(anna, details=NORA)
    with pytest.raises(Refused) as refused:
        actions.add_client(anna, details=NORA)
    assert refused.value.facts["clients"] == [first]
    again = actions.add_client(anna, details=NORA, is_known_double=True)
    assert again.pk != first.pk


def test_no_warning_tells_of_clients_one_may_not_see(cast: Cast) -> None:
    actions.add_client(cast.actor(cast.anna), details=NORA)
    mikkos = actions.add_client(cast.actor(cast.mikko), details=NORA)
    assert mikkos.practitioner == cast.mikko


def test_who_may_add_and_for_whom(cast: Cast) -> None:
    def add(actor: Actor, practitioner) -> Client:
        return actions.add_client(
            actor, details=NORA, practitioner_id=practitioner and practitioner.pk, is_known_double=True
        )

    chie, mikko = cast.actor(cast.chie), cast.actor(cast.mikko)
    assert add(chie, cast.anna).practitioner == cast.anna
    assert add(chie, None).practitioner is None
    wrong = ("not_a_practitioner", "practitioner")
    assert refusal(add, mikko, cast.anna) == wrong
    assert refusal(add, chie, cast.chie) == wrong
    assert refusal(add, chie, cast.stranger) == wrong
    bookkeeper = cast.actor(make_member(cast.practice, "Bo", Role.BOOKKEEPER))
    for actor in (bookkeeper, cast.actor(cast.vera), Actor(Kind.NEWCOMER, cast.practice.pk)):
        with pytest.raises(NotYours):
            add(actor, None)


def test_a_newcomer_comes_with_their_words_and_learns_nothing(cast: Cast) -> None:
    actions.add_client(cast.actor(cast.anna), details=NORA, contacts=[MAIL])
    visitor = actions.newcomer(cast.practice.pk, language="fi", zone="UTC")
    client = actions.receive_newcomer(visitor, details=NORA, contacts=[MAIL], words="I cannot sleep")
    assert (client.status, client.origin, client.practitioner) == ("newcomer", "public", None)
    assert Request.objects.get(client=client).words == "I cannot sleep"
    assert verbs(client) == ["client.added", "request.written"]
    with pytest.raises(NotYours):
        actions.receive_newcomer(cast.actor(cast.anna), details=NORA, contacts=[])
    accepted = actions.accept_newcomer(cast.actor(cast.anna), client_id=client.pk)
    assert (accepted.status, accepted.practitioner_id) == ("active", cast.anna.pk)


def test_where_one_person_practises_newcomers_are_theirs_to_read(cast: Cast) -> None:
    Member.objects.filter(pk=cast.mikko.pk).update(practises=False)
    visitor = actions.newcomer(cast.practice.pk, language="fi", zone="UTC")
    client = actions.receive_newcomer(visitor, details=NORA, contacts=[MAIL], words="I cannot sleep")
    assert (client.status, client.practitioner_id) == ("newcomer", cast.anna.pk)


# Changing


def test_details_and_consents_change_and_the_trail_says_which(cast: Cast) -> None:
    details = actions.Details(name="Vera Other", timezone="Europe/Helsinki", pronouns="she")
    phone = actions.Contact("phone", "+358 1", may_message=True)
    actions.change_client(
        cast.actor(cast.chie), client_id=cast.vera.pk, details=details, contacts=[phone], revision=0
    )
    cast.vera.refresh_from_db()
    assert (cast.vera.name, cast.vera.search_name, cast.vera.revision) == ("Vera Other", "vera other", 1)
    assert list(cast.vera.contact_points.values_list("kind", "value")) == [("phone", "+358 1")]
    assert Event.objects.get(client_id=cast.vera.pk).facts == {
        "changed": ["contact_points", "name", "pronouns"]
    }


def test_a_consent_taken_back_loses_its_date(cast: Cast) -> None:
    details = actions.Details(name="Vera Example", timezone="Europe/Helsinki")
    point = cast.vera.contact_points.get()
    wish = actions.Contact("email", point.value)
    actions.change_client(cast.actor(cast.anna), client_id=cast.vera.pk, details=details, contacts=[wish])
    after = ContactPoint.objects.get(client=cast.vera)
    assert (after.pk, after.may_remind, after.may_message, after.agreed_at) == (point.pk, False, False, None)


def test_two_tabs_never_overwrite_each_other(cast: Cast) -> None:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    details = actions.Details(name="First", timezone="UTC")
    actions.change_client(anna, client_id=pk, details=details, contacts=[], revision=0)
    code = refusal(actions.change_client, anna, client_id=pk, details=details, contacts=[], revision=0)
    assert code == ("changed_meanwhile", None)
    actions.change_profile(anna, client_id=pk, needs="quiet", revision=0)
    assert refusal(actions.change_profile, anna, client_id=pk, needs="loud", revision=0) == code
    assert queries.profile(anna, pk).needs == "quiet"


def test_saving_what_is_there_already_records_nothing(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.change_profile(anna, client_id=cast.vera.pk, needs="quiet", style=3)
    actions.change_profile(anna, client_id=cast.vera.pk, needs="quiet", style=3)
    assert verbs(cast.vera) == ["profile.changed"]


@pytest.mark.parametrize("value", [-1, 11, "3"])
def test_a_scale_has_its_ends(cast: Cast, value) -> None:
    anna = cast.actor(cast.anna)
    assert refusal(actions.change_profile, anna, client_id=cast.vera.pk, style=value) == (
        "scale_out_of_range",
        "style",
    )


def test_private_words_lie_sealed(cast: Cast) -> None:
    actions.change_profile(cast.actor(cast.anna), client_id=cast.vera.pk, needs="a quiet room")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT needs FROM alongside_profile")
        stored = [bytes(row[0]) for row in cursor.fetchall() if row[0] is not None]
    assert len(stored) == 1
    assert b"quiet" not in stored[0]


# Who may write words


def test_running_a_practice_is_no_reason_to_write_words(cast: Cast) -> None:
    pk = cast.oskar.pk  # Mikko's client; Anna owns the practice
    request = actions.write_request(cast.actor(cast.mikko), client_id=pk, words="w")
    for who in (cast.anna, cast.chie, cast.stranger, cast.vera, cast.oskar):
        actor = cast.actor(who)
        for write in (
            lambda a: actions.change_profile(a, client_id=pk, needs="x"),
            lambda a: actions.change_support(a, client_id=pk, support_needs="x", shares=True),
            lambda a: actions.decide_ties(a, client_id=pk, dual_ties="x", decision="accept", reason="y"),
            lambda a: actions.write_request(a, client_id=pk, words="x"),
            lambda a: actions.change_request(a, request_id=request.pk, words="x", feelings="", motivation=""),
            lambda a: actions.write_hypothesis(a, request_id=request.pk, words="x"),
            lambda a: actions.ask_about_request(a, request_id=request.pk),
            lambda a: actions.open_engagement(a, client_id=pk, kind="advice"),
            lambda a: actions.pause_engagement(a, engagement_id=cast.delivery.pk),
        ):
            with pytest.raises(NotYours):
                write(actor)
    assert verbs(cast.oskar) == ["request.written"]


# The request and its readings


def test_two_rival_readings_before_the_client_is_asked(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    request = actions.write_request(anna, client_id=cast.vera.pk, words="I am tired of work")
    rest = actions.write_hypothesis(anna, request_id=request.pk, words="The body needs rest")
    assert refusal(actions.ask_about_request, anna, request_id=request.pk) == ("needs_a_rival", None)
    with pytest.raises(NotYours):
        actions.answer_hypothesis(vera, hypothesis_id=rest.pk, confirms=True)
    career = actions.write_hypothesis(anna, request_id=request.pk, words="The career does not fit")
    assert actions.ask_about_request(anna, request_id=request.pk) == 2
    assert Notice.objects.get().kind == "client.asked"
    actions.answer_hypothesis(vera, hypothesis_id=rest.pk, confirms=False)
    answered = actions.answer_hypothesis(
        vera, hypothesis_id=career.pk, confirms=True, words="Yes, since spring"
    )
    assert (answered.status, answered.client_words) == ("confirmed", "Yes, since spring")
    assert refusal(actions.drop_hypothesis, anna, request_id=request.pk, hypothesis_id=rest.pk) == (
        "already_asked",
        None,
    )
    facts = Event.objects.filter(verb="hypothesis.answered").order_by("pk").values_list("facts", flat=True)
    assert list(facts) == [{"answer": "rejected"}, {"answer": "confirmed"}]


def test_only_the_client_says_what_stands_behind_their_words(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    request = actions.write_request(anna, client_id=cast.vera.pk, words="w")
    rows = [actions.write_hypothesis(anna, request_id=request.pk, words=w) for w in "ab"]
    actions.ask_about_request(anna, request_id=request.pk)
    for who in (cast.anna, cast.chie, cast.oskar, cast.stranger):
        with pytest.raises(NotYours):
            actions.answer_hypothesis(cast.actor(who), hypothesis_id=rows[0].pk, confirms=True)


def test_a_request_needs_words_and_keeps_its_revision(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    assert refusal(actions.write_request, anna, client_id=cast.vera.pk, words=" ") == (
        "words_missing",
        "words",
    )
    request = actions.write_request(anna, client_id=cast.vera.pk, words="a")
    new = {"words": "b", "feelings": "sad", "motivation": ""}
    actions.change_request(anna, request_id=request.pk, revision=0, **new)
    late = refusal(actions.change_request, anna, request_id=request.pk, revision=0, **new)
    assert late == ("changed_meanwhile", None)


def test_a_request_belongs_to_work_with_the_same_client(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.write_request(
            cast.actor(cast.anna), client_id=cast.vera.pk, words="w", engagement_id=cast.delivery.pk
        )


# Circle


def test_what_somebody_may_know_has_the_date_of_the_clients_yes(cast: Cast) -> None:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    row = actions.add_to_circle(anna, client_id=pk, person=actions.Near("Sister"))
    assert row.agreed_at is None
    person = actions.Near("Sister", may_know="times", remark="rings on Sundays")
    row = actions.change_in_circle(anna, client_id=pk, person_id=row.pk, person=person, revision=0)
    assert row.agreed_at is not None
    late = refusal(actions.change_in_circle, anna, client_id=pk, person_id=row.pk, person=person, revision=0)
    assert late == ("changed_meanwhile", None)
    with pytest.raises(NotYours):
        actions.remove_from_circle(cast.actor(cast.mikko), client_id=cast.oskar.pk, person_id=row.pk)
    actions.remove_from_circle(anna, client_id=pk, person_id=row.pk)
    assert not CirclePerson.objects.exists()


# Engagements


def test_an_undecided_tie_keeps_the_work_closed(cast: Cast) -> None:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    Profile.objects.filter(client=cast.vera).delete()
    profile = Profile(practice=cast.practice, client=cast.vera, dual_ties="Married to my cousin")
    profile.save()
    assert refusal(actions.open_engagement, anna, client_id=pk, kind="advice") == ("tie_undecided", None)
    actions.decide_ties(
        anna, client_id=pk, dual_ties="Married to my cousin", decision="refer_on", reason="close"
    )
    assert refusal(actions.open_engagement, anna, client_id=pk, kind="advice") == ("tie_refer_on", None)
    actions.decide_ties(anna, client_id=pk, dual_ties="Married to my cousin", decision="discuss", reason="ok")
    work = actions.open_engagement(anna, client_id=pk, kind="delivery", title="A logo")
    assert (work.kind, work.stage, work.practitioner_id, work.title) == (
        "delivery",
        "intake",
        cast.anna.pk,
        "A logo",
    )
    assert Event.objects.get(verb="engagement.opened").facts == {"kind": "delivery"}


def test_work_starts_with_an_agreed_frame_and_only_once(cast: Cast) -> None:
    client = make_client(cast.anna, "Come Anew", status="newcomer")
    work = actions.open_engagement(cast.actor(cast.anna), client_id=client.pk, kind="advice")
    client.refresh_from_db()
    assert client.status == "active"
    for _ in range(2):
        assert actions.start_engagement(cast.actor(client), work).stage == "active"
    assert verbs(client) == ["engagement.opened", "engagement.started"]


def test_work_rests_goes_on_and_ends_at_the_clients_word(cast: Cast) -> None:
    anna, vera = cast.actor(cast.anna), cast.actor(cast.vera)
    pk = cast.advice.pk
    assert actions.pause_engagement(anna, engagement_id=pk).stage == "paused"
    assert refusal(actions.pause_engagement, anna, engagement_id=pk) == ("stage_wrong", None)
    assert actions.resume_engagement(anna, engagement_id=pk).stage == "active"
    assert actions.offer_ending(anna, cast.advice).stage == "ending"
    assert actions.resume_engagement(anna, engagement_id=pk).stage == "active"
    ended = actions.end_engagement(vera, cast.advice, kind="by_client", words="It is enough")
    assert (ended.stage, ended.ended_by, ended.ending_words) == ("ended", "client", "It is enough")
    cast.vera.refresh_from_db()
    assert cast.vera.status == "ended"
    assert refusal(actions.end_engagement, anna, cast.advice, kind="x") == ("engagement_ended", None)
    assert refusal(actions.start_engagement, anna, cast.advice) == ("engagement_ended", None)


def test_a_client_stays_active_while_other_work_goes_on(cast: Cast) -> None:
    anna = cast.actor(cast.anna)
    actions.open_engagement(anna, client_id=cast.vera.pk, kind="advice")
    actions.end_engagement(anna, cast.advice, kind="done")
    cast.vera.refresh_from_db()
    assert cast.vera.status == "active"


# Keeping


def test_an_opening_counts_once_in_half_an_hour(cast: Cast) -> None:
    for _ in range(3):
        actions.open_file(cast.actor(cast.anna), cast.vera)
        cache.clear()  # another process
    actions.open_file(cast.actor(cast.chie), cast.vera)
    actions.open_file(cast.actor(cast.vera), cast.vera)
    found = Event.objects.filter(verb="file.opened").order_by("pk").values_list("actor_id", flat=True)
    assert list(found) == [cast.anna.pk, cast.chie.pk]


def test_a_file_is_put_away_only_when_no_work_is_open(cast: Cast) -> None:
    anna, pk = cast.actor(cast.anna), cast.vera.pk
    assert refusal(actions.archive_client, anna, client_id=pk) == ("work_is_open", None)
    actions.end_engagement(anna, cast.advice, kind="done")
    assert actions.archive_client(anna, client_id=pk).status == "archived"
    assert actions.reactivate_client(anna, client_id=pk).status == "active"
    assert refusal(actions.reactivate_client, anna, client_id=pk) == ("not_archived", None)


def test_a_client_and_their_open_work_go_to_another_member(cast: Cast) -> None:
    assert (
        actions.hand_over(cast.actor(cast.anna), client_ids=[cast.vera.pk], to_member_id=cast.mikko.pk) == 1
    )
    cast.vera.refresh_from_db()
    cast.advice.refresh_from_db()
    assert (cast.vera.practitioner, cast.advice.practitioner) == (cast.mikko, cast.mikko)
    assert sorted(Notice.objects.values_list("kind", "email")) == [
        ("client.handed_over", "vera.example@client.example"),
        ("member.took_over", cast.mikko.email),
    ]
    assert Event.objects.get(verb="client.handed_over").facts == {
        "from_member": str(cast.anna.pk),
        "to_member": str(cast.mikko.pk),
    }


def test_all_clients_of_one_member_are_handed_over(cast: Cast) -> None:
    make_client(cast.mikko, "Second One", status=ClientStatus.ARCHIVED)
    anna = cast.actor(cast.anna)
    assert actions.hand_over_all(anna, from_member_id=cast.mikko.pk, to_member_id=cast.anna.pk) == 2
    assert not Client.objects.filter(practitioner=cast.mikko).exists()
    assert not Notice.objects.filter(kind="member.took_over").exists()  # one does not write to oneself


def test_who_may_hand_over(cast: Cast) -> None:
    ids = [cast.vera.pk]
    for who in (cast.mikko, cast.chie, cast.stranger, cast.vera):
        with pytest.raises((NotYours, Refused)):
            actions.hand_over(cast.actor(who), client_ids=ids, to_member_id=cast.mikko.pk)
    anna = cast.actor(cast.anna)
    for wrong in (cast.chie, cast.stranger):
        code = refusal(actions.hand_over, anna, client_ids=ids, to_member_id=wrong.pk)
        assert code == ("not_a_practitioner", "to_member")
    cast.vera.refresh_from_db()
    assert cast.vera.practitioner == cast.anna


# Letters that let a client in


def test_an_invitation_is_a_link_that_replaces_the_one_before(cast: Cast) -> None:
    for _ in range(2):
        actions.invite_client(cast.actor(cast.anna), client_id=cast.vera.pk)
    key = Key.objects.get(purpose="invitation", subject_id=cast.vera.pk)
    assert timedelta(days=13) < key.expires_at - timezone.now() <= timedelta(days=14)
    assert Notice.objects.filter(kind="client.invited", email="vera.example@client.example").count() == 2
    cast.vera.contact_points.all().delete()
    assert refusal(actions.invite_client, cast.actor(cast.anna), client_id=cast.vera.pk) == ("no_email", None)


def intake_secret(cast: Cast) -> str:
    actions.send_intake(cast.actor(cast.anna), client_id=cast.vera.pk)
    return str(Notice.objects.get(kind="client.intake_asked").facts["secret"])


def test_intake_keeps_what_was_answered(cast: Cast) -> None:
    secret = intake_secret(cast)
    holder, client = actions.intake_holder(secret)
    assert (holder.kind, client) == (Kind.LINK_HOLDER, cast.vera)
    answers = actions.IntakeAnswers(
        words="I cannot sleep",
        greeting="First name, please",
        address_form="informal",
        pronouns="they",
        support_needs="Short pauses",
        shares_support_needs=True,
        dual_ties="My neighbour works here",
        emergency_name="Father",
        emergency_phone="112",
    )
    actions.answer_intake(holder, secret=secret, answers=answers)
    cast.vera.refresh_from_db()
    profile = Profile.objects.get(client=cast.vera)
    assert (cast.vera.pronouns, cast.vera.address_form) == ("they", "informal")
    assert (profile.greeting, profile.support_needs, profile.shares_support_needs) == (
        "First name, please",
        "Short pauses",
        True,
    )
    assert (profile.dual_ties, profile.tie_decision) == ("My neighbour works here", "")
    assert profile.intake_answered_at is not None
    assert Request.objects.get(client=cast.vera).words == "I cannot sleep"
    assert cast.vera.circle.get(is_emergency=True).name == "Father"
    with pytest.raises(NotYours):
        actions.answer_intake(holder, secret=secret, answers=answers)


def test_intake_never_overwrites_what_was_known(cast: Cast) -> None:
    anna, secret = cast.actor(cast.anna), intake_secret(cast)
    actions.change_greeting(anna, client_id=cast.vera.pk, greeting="No handshake")
    holder, _ = actions.intake_holder(secret)
    actions.answer_intake(holder, secret=secret, answers=actions.IntakeAnswers(greeting="A nod"))
    assert Profile.objects.get(client=cast.vera).greeting == "No handshake\n\nA nod"
    assert not Request.objects.filter(client=cast.vera).exists()


def test_an_intake_link_answers_for_its_own_client_only(cast: Cast) -> None:
    secret = intake_secret(cast)
    for actor in (
        cast.actor(cast.anna),
        cast.actor(cast.vera),
        Actor(Kind.LINK_HOLDER, cast.practice.pk, cast.oskar.pk),
    ):
        with pytest.raises(NotYours):
            actions.answer_intake(actor, secret=secret, answers=actions.IntakeAnswers(words="x"))
    with pytest.raises(NotYours):
        actions.intake_holder("something else")
    Key.objects.update(expires_at=timezone.now())
    with pytest.raises(NotYours):
        actions.intake_holder(secret)


def test_stages_are_those_of_the_table() -> None:
    from alongside.clients.stages import MOVES

    assert set(MOVES) == set(Stage.values)
