"""What is decided together in the demo: two decisions that both signed, two that wait; beliefs; tones. All invented."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from alongside.decisions import verbs
from alongside.decisions.models import Beliefs, Decision, DecisionOption
from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.practice.models import Member
from alongside.voice import verbs as voice_verbs
from alongside.voice.models import TonePick, ToneType

Option = tuple[str, str, str]
# Whose, how many days ago, the words, our options and the client's; signed where the client chose their own.
DECISIONS: dict[tuple[str, str], tuple[int, dict[str, str], tuple[Option, ...], tuple[Option, ...]]] = {
    ("en", "trains"): (
        40,
        {
            "question": "How do we begin with the trains?",
            "alternative": "It may be the looks of other people rather than the train itself.",
            "usual": "Short rides together, each a little longer.",
            "departs": "Alone from the first ride: being accompanied is what he has done for years.",
            "matters": "That it is my ride, and that nobody waves me off.",
            "who_does": (
                "Theo takes the train one stop on Saturday\nHattie waits at the station\nWe talk about it on Monday"
            ),
        },
        (("Two stops together.", "Somebody is there when it gets hard.", "It is less his own."),),
        (("One stop alone, with my sister at the other end.", "I will have done it.", "I may turn back."),),
    ),
    ("fi", "limits"): (
        25,
        {
            "question": "Miten kerrot töissä, ettet vastaa viesteihin illalla?",
            "alternative": "Ehkä kyse ei ole esimiehestä vaan siitä, mitä itse pidät kohteliaana.",
            "matters": "Etten riitele kenenkään kanssa.",
            "who_does": "Sanna kirjoittaa viestin torstaina\nKatsomme vastausta yhdessä",
        },
        (("Kerrot sen viikkopalaverissa kaikille.", "Kaikki kuulevat saman.", "Vaatii rohkeutta."),),
        (("Kirjoitan ensin esimiehelle kahdestaan.", "On rauhallisempaa.", ""),),
    ),
    ("ja", "sleep"): (
        3,
        {
            "question": "眠れない夜を、どう過ごしますか。",
            "alternative": "眠りそのものより、異動への不安かもしれません。",
            "who_does": "今週、眠れない夜に一度試す",
        },
        (("布団を出て、静かな部屋で本を読む。", "布団が眠れない場所でなくなる。", "冬は寒い。"),),
        (),
    ),
    ("ru", "doctors"): (
        2,
        {
            "question": "Как вы хотите готовиться к приёму у врача?",
            "alternative": "Возможно, дело не в страхе, а в том, что раньше вас не слушали.",
            "who_does": "Алина записывает вопросы накануне",
        },
        (("Записать три вопроса и взять лист с собой.", "Ничего не забудется.", "Нужен вечер накануне."),),
        (),
    ),
}
BELIEFS: dict[tuple[str, str], dict[str, str]] = {
    ("en", "trains"): {
        "cause": "It began when I was stuck in a tunnel for two hours.",
        "worries": "That I will cry in front of everybody.",
        "trusts": "Practice, and talking about it.",
        "refuses": "Tablets before a ride.",
        "decides_with": "My sister.",
    },
    ("ja", "sleep"): {
        "cause": "夜も仕事のことを考え続けてしまうから。",
        "refuses": "薬だけに頼ること。",
        "decides_with": "妻と相談します。",
    },
}
TONES = (
    (
        "Careful",
        "Few words, long pauses, asks what happens next.",
        "Slowly. Say what comes next before it comes.",
    ),
    (
        "Quick",
        "Has a list, looks at the clock, wants to begin.",
        "Short. Begin with what they want to take home.",
    ),
)


def build_decisions(builder: Builder, owner: Member, companies: Mapping[tuple[str, str], Company]) -> None:
    """Beliefs first, then what was decided; and the practice's two types of tone."""
    for story, (days, words, ours, theirs) in DECISIONS.items():
        company = companies[story]
        at = builder.now - timedelta(days=days)
        believed = _believe(company, BELIEFS[story], at - timedelta(days=7)) if story in BELIEFS else None
        _decide(company, at, words, believed, {"member": ours, "client": theirs})
    _tones(builder, owner, companies[("ru", "doctors")])


def _who(company: Company) -> dict[str, Any]:
    return {"practice": company.builder.practice, "client": company.client}


def _believe(company: Company, said: Mapping[str, str], at: datetime) -> Beliefs:
    row = company.builder.add(Beliefs(**_who(company), **said, said_by="client", at=at))
    company.tell(company.theirs, verbs.BELIEFS_SAID, at=at, subject=row, by="client")
    return row


def _decide(
    company: Company,
    at: datetime,
    words: Mapping[str, str],
    believed: Beliefs | None,
    sides: Mapping[str, tuple[Option, ...]],
) -> None:
    begun = at - timedelta(hours=2)
    row = Decision(
        **_who(company),
        **words,
        engagement=company.work,
        beliefs=believed,
        set_by="member",
        set_at=begun,
        put_before_at=at,
        revision=3,
    )
    company.builder.add(row)
    company.tell(company.mine, verbs.DECISION_BEGUN, at=begun, subject=row, by="member")
    company.tell(company.mine, verbs.DECISION_PUT_BEFORE, at=at, subject=row, has_alternative=True)
    for side, options in sides.items():
        actor, when = (company.mine, begun) if side == "member" else (company.theirs, at + timedelta(days=1))
        for position, (said, pros, cons) in enumerate(options):
            option = DecisionOption(
                **_who(company),
                decision=row,
                side=side,
                words=said,
                pros=pros or None,
                cons=cons or None,
                position=position,
                at=when,
            )
            company.builder.add(option)
            company.tell(actor, verbs.OPTION_PROPOSED, at=when, subject=row, by=side)
            if side == "client":
                _sign(company, row, option, when)


def _sign(company: Company, row: Decision, chosen: DecisionOption, at: datetime) -> None:
    """The client's own way was chosen, and both signed."""
    row.choice, row.client_signed_at = chosen, at + timedelta(minutes=5)
    row.member_signed_at, row.member_signed_by = at + timedelta(hours=5), company.member
    company.tell(company.theirs, verbs.DECISION_SIGNED, at=row.client_signed_at, subject=row, by="client")
    company.tell(company.mine, verbs.DECISION_SIGNED, at=row.member_signed_at, subject=row, by="member")


def _tones(builder: Builder, owner: Member, company: Company) -> None:
    at = builder.now - timedelta(days=200)
    for name, signs, tone in TONES:
        row = builder.add(ToneType(practice=builder.practice, name=name, signs=signs, tone=tone, made_at=at))
        builder.tell(actor_of(owner), voice_verbs.TONE_TYPE_SAVED, at=at, subject=row, is_in_use=True)
    picked = company.client.since
    pick = TonePick(**_who(company), member=company.member, type=row, picked_at=picked, confirmed_at=picked)
    company.builder.add(pick)
    company.tell(company.mine, voice_verbs.TONE_PICKED, at=picked, subject=pick)
