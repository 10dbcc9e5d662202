"""What the demo practice offers, by which rules it is booked, and when it is closed. All invented."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from alongside.demo import people
from alongside.demo.builder import Builder
from alongside.practice import verbs as practice_verbs
from alongside.practice.models import Member, Service, ServiceMember
from alongside.scheduling import verbs
from alongside.scheduling.models import BookingRules, Holiday, HoursException
from alongside.scheduling.public_holidays import public_holidays

COUNTRY = "FI"
RULES = {"after_minutes": 10, "corridor_minutes": 10, "most_a_day": 8}
FIRST: dict[str, Any] = {
    "names": {"en": "First meeting", "ru": "Первая встреча", "ja": "初回面談", "fi": "Ensitapaaminen"},
    "about": {
        "en": "We get to know each other and see whether we fit.",
        "ru": "Знакомимся и смотрим, подходим ли мы друг другу.",
        "ja": "お互いを知り、合うかどうかを一緒に確かめます。",
        "fi": "Tutustumme ja katsomme, sovimmeko toisillemme.",
    },
    "fee": Decimal(60),
    "place_kinds": ["room", "video"],
    "booking": "open",
    "is_for_newcomers": True,
}
THERAPY: dict[str, Any] = {
    "names": {"en": "Therapy", "ru": "Терапия", "ja": "心理療法", "fi": "Terapia"},
    "about": {
        "en": "Your questions, at your pace.",
        "ru": "Ваши вопросы, в вашем темпе.",
        "ja": "あなたのテーマを、あなたのペースで。",
        "fi": "Sinun kysymyksesi, sinun tahdissasi.",
    },
    "fee": Decimal(95),
    "place_kinds": ["room", "phone", "video"],
    "booking": "approved",
}
COACHING: dict[str, Any] = {
    "names": {"en": "Coaching", "ru": "Коучинг", "ja": "コーチング", "fi": "Valmennus"},
    "about": {
        "en": "One goal, and the next step towards it.",
        "ru": "Одна цель и следующий шаг к ней.",
        "ja": "ひとつの目標と、そこへ向かう次の一歩を。",
        "fi": "Yksi tavoite ja seuraava askel sitä kohti.",
    },
    "minutes": 60,
    "fee": Decimal(120),
    "place_kinds": ["room", "video"],
    "booking": "approved",
}
COUPLE: dict[str, Any] = {
    "names": {
        "en": "Meeting for two",
        "ru": "Встреча для двоих",
        "ja": "お二人での面談",
        "fi": "Tapaaminen kahdelle",
    },
    "about": {
        "en": "For couples who want somebody beside them while they talk.",
        "ru": "Для пар, которым важно, чтобы во время разговора кто-то был рядом.",
        "ja": "誰かに見守られながら話したいお二人に。",
        "fi": "Pareille, jotka haluavat jonkun rinnalleen, kun he puhuvat.",
    },
    "minutes": 80,
    "fee": Decimal(130),
    "place_kinds": ["room"],
    "capacity": 2,
    "booking": "contact",
    "is_for_newcomers": True,
}


def offer(builder: Builder, therapist: Member, coach: Member, consultant: Member, opened: datetime) -> None:
    """Services, rules, this year's and the next year's holidays, and one evening on which somebody stays longer."""
    builder.practice.country = COUNTRY
    at = opened + timedelta(days=2)
    offered = [
        (FIRST, [therapist, coach]),
        (THERAPY, [therapist]),
        (COACHING, [coach]),
        (COUPLE, [therapist]),
    ]
    for position, (about, members) in enumerate(offered):
        _service(
            builder, therapist, {**about, "position": position}, members, at + timedelta(minutes=position)
        )
    builder.add(BookingRules(practice=builder.practice, **RULES))
    owner = people.actor_of(therapist)
    builder.tell(owner, verbs.RULES_CHANGED, at=at, subject=builder.practice, changed=sorted(RULES))
    _close(builder, therapist, at)
    _stay_longer(builder, consultant)


def _service(
    builder: Builder, owner: Member, about: dict[str, Any], members: list[Member], at: datetime
) -> None:
    row = builder.add(Service(practice=builder.practice, **about))
    for member in members:
        builder.add(ServiceMember(practice=builder.practice, service=row, member=member))
    builder.tell(people.actor_of(owner), practice_verbs.SERVICE_KEPT, at=at, subject=row, is_new=True)


def _close(builder: Builder, owner: Member, at: datetime) -> None:
    year, days = builder.now.astimezone(builder.zone).year, 0
    for each in (year, year + 1):
        for on, name in public_holidays(COUNTRY, each, builder.practice.language):
            builder.add(Holiday(practice=builder.practice, on=on, name=name))
            days += 1
    builder.tell(people.actor_of(owner), verbs.HOLIDAYS_SET, at=at, subject=builder.practice, days=days)


def _stay_longer(builder: Builder, member: Member) -> None:
    on = builder.now.astimezone(builder.zone).date() + timedelta(days=12)
    row = HoursException(
        practice=builder.practice, member=member, on=on, is_working=True, starts=time(18), ends=time(20)
    )
    builder.add(row)
    builder.tell(
        people.actor_of(member),
        verbs.EXCEPTION_SET,
        at=builder.now - timedelta(days=2),
        subject=member,
        on=on.isoformat(),
        is_working=True,
    )
