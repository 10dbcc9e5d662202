"""How the people of the demo introduce themselves, and what some clients asked for, stopped and like. All invented."""

from collections.abc import Mapping
from datetime import timedelta

from alongside.demo.builder import Builder
from alongside.demo.people import Company, actor_of
from alongside.frame import verbs
from alongside.frame.models import AskedChange, FormatView, StoppedTopic
from alongside.practice import verbs as practice_verbs
from alongside.practice.models import Introduction, Member

# By title: style and pace, and by language what one knows and what it is like.
Said = tuple[int, int, dict[str, tuple[str, str]]]
INTRODUCTIONS: dict[str, Said] = {
    "Psychotherapist": (
        3,
        3,
        {
            "en": (
                "Fears, losses, the body that keeps the score of years. Twelve years of practice. Not for couples.",
                "I listen for a long time and say little; you set the pace.",
            ),
            "ru": (
                "Страхи, утраты, тело, которое помнит. Двенадцать лет практики. С парами не работаю.",
                "Я долго слушаю и мало говорю; темп выбираете вы.",
            ),
            "ja": (
                "不安や喪失、からだに残るつらさのご相談をお受けします。経験は十二年です。ご夫婦の相談はお受けしていません。",
                "よくお話をうかがい、言葉は少なめです。速さはあなたが決めてください。",
            ),
            "fi": (
                "Pelot, menetykset ja keho, joka muistaa. Kaksitoista vuotta työtä. En tapaa pareja.",
                "Kuuntelen pitkään ja puhun vähän; sinä päätät tahdin.",
            ),
        },
    ),
    "Coach": (
        7,
        6,
        {
            "en": (
                "Work that takes too much, leading for the first time, a change of trade.",
                "I ask straight questions, and you leave with something to try.",
            ),
            "fi": (
                "Työ joka vie liikaa, ensimmäinen esihenkilötyö, alan vaihto.",
                "Kysyn suoraan, ja lähdet kokeilemaan jotakin.",
            ),
            "ru": (
                "Работа, которая забирает слишком много; первый опыт руководства; смена профессии.",
                "Спрашиваю прямо, и вы уходите с тем, что можно попробовать.",
            ),
            "ja": (
                "抱えすぎた仕事、はじめての管理職、転職のご相談をお受けします。",
                "率直にお尋ねし、試してみることを一つお持ち帰りいただきます。",
            ),
        },
    ),
    "Consultant": (
        8,
        8,
        {
            "en": (
                "Offers, numbers and order in small firms. Where you like, I do the work for you.",
                "Quick, with dates, and in writing.",
            ),
            "ja": (
                "小さな会社の見積もり、数字、整理のお手伝いをします。ご希望なら作業もお引き受けします。",
                "早く、期日を決めて、書面でお渡しします。",
            ),
        },
    ),
}
TRAINS, DOCTORS = ("en", "trains"), ("ru", "doctors")


def build_asked_for(
    builder: Builder, members: list[Member], companies: Mapping[tuple[str, str], Company]
) -> None:
    """Call it when all clients are there."""
    for member in members:
        _introduce(builder, member)
    _ask_for_video(companies[TRAINS])
    _stop_a_topic(companies[DOCTORS])


def _introduce(builder: Builder, member: Member) -> None:
    style, pace, texts = INTRODUCTIONS[member.title]
    at = builder.now - timedelta(days=200)
    for language, (about, manner) in texts.items():
        row = Introduction(
            practice=builder.practice,
            member=member,
            language=language,
            about=about,
            manner=manner,
            style=style,
            pace=pace,
        )
        builder.add(row)
        told = practice_verbs.INTRODUCTION_WRITTEN
        builder.tell(actor_of(member), told, at=at, subject=row, language=language)


def _ask_for_video(company: Company) -> None:
    """He asked to meet by video while he travels, was answered the next day, and said what the room is to him."""
    builder, client = company.builder, company.client
    at = builder.now - timedelta(days=60)
    mine = {"practice": builder.practice, "client": client}
    view = FormatView(
        **mine, place_kind="room", likes="The window to the harbour.", misses="The way there.", at=at
    )
    row = AskedChange(
        **mine,
        what="format",
        wanted="video",
        words="Only in the weeks when I am on the night shift.",
        asked_at=at,
        answered_at=at + timedelta(days=1),
        answered_by=company.member,
        outcome="done",
        answer="Gladly. Choose “by video” when you book.",
    )
    builder.add(view)
    builder.add(row)
    company.tell(company.theirs, verbs.FORMAT_SAID, at=at, subject=view, place_kind="room")
    company.tell(company.theirs, verbs.CHANGE_ASKED, at=at, subject=row, what="format")
    later = at + timedelta(days=1)
    company.tell(company.mine, verbs.CHANGE_ANSWERED, at=later, subject=row, what="format", outcome="done")


def _stop_a_topic(company: Company) -> None:
    at = company.builder.now - timedelta(days=30)
    row = StoppedTopic(
        practice=company.builder.practice,
        client=company.client,
        words="Больница, где лежал отец",
        stopped_by="client",
        stopped_at=at,
    )
    company.builder.add(row)
    company.tell(company.theirs, verbs.TOPIC_STOPPED, at=at, subject=row, by="client")
