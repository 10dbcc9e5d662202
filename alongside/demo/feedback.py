"""Touchpoints of the demo: taps with and without names, what came of them, a cycle, small moments. All invented."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.feedback import verbs
from alongside.feedback.models import (
    AnonymousFeedback,
    Feedback,
    FeedbackStatus,
    Improvement,
    SmallMoment,
    Told,
    Touchpoint,
)
from alongside.practice.models import Member

NAMES = {
    "room": {"en": "Waiting room", "ru": "Комната ожидания", "ja": "待合室", "fi": "Odotustila"},
    "first": {
        "en": "First contact",
        "ru": "Первое обращение",
        "ja": "最初の連絡",
        "fi": "Ensimmäinen yhteys",
    },
    "near": {"en": "Relatives", "ru": "Близкие", "ja": "ご家族", "fi": "Läheiset"},
}
TAPS = (
    (40, ("good", "good", "fair", "good", "bad"), ("", "The tea.", "Темно у вешалки.", "", "寒かったです。")),
    (
        9,
        ("good", "good", "good", "fair", "good"),
        ("Nyt on lämmin.", "", "", "Музыка не нужна.", "静かでよい。"),
    ),
)
SAID: dict[tuple[str, str], tuple[str, str, int, str, str]] = {
    ("en", "trains"): (
        "good",
        "Somebody rang back on the same day.",
        60,
        "changed",
        "Thank you. We keep to it.",
    ),
    ("ru", "cafe"): (
        "bad",
        "Три раза объясняла одно и то же.",
        30,
        "changed",
        "Спасибо, что сказали. Теперь первую запись читают все, кто отвечает.",
    ),
    ("ja", "sleep"): (
        "fair",
        "予約の画面が分かりにくかったです。",
        20,
        "unchanged",
        "文字を大きくするのは来年になります。電話でも承ります。",
    ),
    ("fi", "grief"): ("bad", "Ovi oli lukossa, ja seisoin sateessa.", 2, "", ""),
}
TOLD = (
    (
        "en",
        38,
        "The waiting room is cold.",
        "There is a heater now, and a blanket on the chair.",
        "changed",
    ),
    ("ru", 28, "Приходится рассказывать всё заново.", "Первую запись читают все, кто отвечает.", "changed"),
    ("ja", 18, "予約の画面の文字が小さい。", "来年直します。それまでは電話でも承ります。", "unchanged"),
    ("fi", 6, "Ulko-ovi on joskus lukossa.", "Ovikello korjataan tässä kuussa.", "decided"),
)
MOMENTS = (
    (50, None, "member", "A child of a client drew the harbour and left it on our door."),
    (21, ("fi", "grief"), "client", "Hän muisti koirani nimen."),
    (12, None, "member", "Она впервые засмеялась, и никто не спешил."),
    (5, ("ja", "sleep"), "relative", "帰り道、久しぶりに鼻歌を歌っていたそうです。"),
)


def build_feedback(builder: Builder, owner: Member, companies: Mapping[tuple[str, str], Company]) -> None:
    """Two touchpoints that are heard, one that is silent for long, and what came of it."""
    kinds = {"room": "anonymous", "first": "named", "near": "anonymous"}
    places = {code: _place(builder, owner, code, kind) for code, kind in kinds.items()}
    for days, ratings, words in TAPS:
        _taps(builder, places["room"], _day(builder, days), ratings, words)
    for story, said in SAID.items():
        _say(builder, places["first"], companies[story], *said)
    for language, days, heard, decided, outcome in TOLD:
        told = {"language": language, "heard": heard, "decided": decided, "outcome": outcome}
        row = Told(practice=builder.practice, written_by=owner, on=_day(builder, days), **told)
        _tell(builder, owner, row, verbs.TOLD, days, outcome=outcome)
    _improve(builder, owner, places)
    for days, about, by, small in MOMENTS:
        _moment(builder, owner, companies[about] if about else None, days, by, small)


def _day(builder: Builder, days: int) -> date:
    return (builder.now.astimezone(builder.zone) - timedelta(days=days)).date()


def _tell(builder: Builder, member: Member, row: Any, verb: Any, days: int, **facts: Any) -> None:
    builder.add(row)
    builder.tell(actor_of(member), verb, at=builder.now - timedelta(days=days), subject=row, **facts)


def _place(builder: Builder, owner: Member, code: str, kind: str) -> Touchpoint:
    row = Touchpoint(
        practice=builder.practice,
        owner=owner,
        code=code,
        names=NAMES[code],
        kind=kind,
        whose="relative" if code == "near" else "client",
        made_on=_day(builder, 200),
    )
    _tell(builder, owner, row, verbs.TOUCHPOINT_MADE, 200, kind=kind)
    return row


def _taps(
    builder: Builder, place: Touchpoint, day: date, ratings: tuple[str, ...], words: tuple[str, ...]
) -> None:
    for rating, said in zip(ratings, words, strict=True):
        builder.add(
            AnonymousFeedback(
                practice=builder.practice, touchpoint=place, day=day, rating=rating, words=said, is_shown=True
            )
        )


def _say(
    builder: Builder, place: Touchpoint, company: Company, rating: str, words: str, days: int, *came: str
) -> None:
    outcome, answer = came
    at = builder.now - timedelta(days=days)
    row = Feedback(
        practice=builder.practice,
        touchpoint=place,
        owner=place.owner,
        client=company.client,
        language=company.client.language,
        rating=rating,
        words=words,
        at=at,
    )
    builder.add(row)
    about: dict[str, Any] = {"subject": row, "client_id": company.client.pk}
    builder.tell(company.theirs, verbs.FEEDBACK_GIVEN, at=at, rating=rating, has_words=True, **about)
    if outcome:
        settled = at + timedelta(days=3)
        row.status, row.outcome, row.settled_at = FeedbackStatus(outcome), answer, settled
        row.answered_by, row.answered_at = place.owner, settled
        builder.tell(actor_of(place.owner), verbs.FEEDBACK_ANSWERED, at=settled, status=outcome, **about)


def _improve(builder: Builder, owner: Member, places: Mapping[str, Touchpoint]) -> None:
    done = {
        "found": "The waiting room is cold, and people stand.",
        "trying": "A heater on a timer from October on.",
        "measuring": "Taps and words in the waiting room, before and after.",
        "learned": "Not good: one of five before, none of five after. Few, but two wrote that it is warm.",
    }
    begun = _day(builder, 45)
    row = Improvement(
        practice=builder.practice,
        touchpoint=places["room"],
        owner=owner,
        stage="done",
        begun_on=begun,
        moved_on=_day(builder, 8),
        **done,
    )
    _tell(builder, owner, row, verbs.IMPROVEMENT_MOVED, 8, stage="done")
    row = Improvement(
        practice=builder.practice,
        touchpoint=places["first"],
        owner=owner,
        stage="try",
        found="People find the front door locked.",
        trying="A bell that rings in every room.",
        due_on=_day(builder, -14),
        begun_on=_day(builder, 1),
        moved_on=_day(builder, 1),
    )
    _tell(builder, owner, row, verbs.IMPROVEMENT_MOVED, 1, stage="try")


def _moment(builder: Builder, owner: Member, company: Company | None, days: int, by: str, words: str) -> None:
    is_own = by == "client"
    row = SmallMoment(
        practice=builder.practice,
        client=company.client if company else None,
        member=None if is_own else company.member if company else owner,
        told_by=by,
        words=words,
        on=_day(builder, days),
        is_for_all=company is None,
    )
    builder.add(row)
    actor = company.theirs if company and is_own else actor_of(company.member if company else owner)
    builder.tell(
        actor,
        verbs.MOMENT_WRITTEN,
        at=builder.now - timedelta(days=days),
        subject=row,
        client_id=row.client_id,
        by=by,
        is_for_all=row.is_for_all,
    )
