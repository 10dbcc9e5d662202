"""The words other programs use for what became of an appointment, and ours for the same."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from alongside.file.reading.headings import heading_key


class Status(StrEnum):
    """What became of an appointment. CANCELLED: the file does not say whether in time."""

    KEPT = "kept"
    CANCELLED = "cancelled"
    CANCELLED_IN_TIME = "cancelled_in_time"
    CANCELLED_LATE = "cancelled_late"
    CANCELLED_BY_US = "cancelled_by_us"
    MISSED = "missed"
    PLANNED = "planned"
    UNKNOWN = "unknown"


HOLDS_TIME = frozenset({Status.KEPT, Status.MISSED, Status.PLANNED, Status.UNKNOWN})

_WORDS = {
    Status.KEPT: "kept|attended|arrived|completed|complete|done|finished|fulfilled|present|seen|held|showed|"
    "checked out|состоялась|состоялся|состоялось|проведена|проведен|проведён|завершена|завершен|завершено|"
    "пришел|пришёл|пришла|явился|явка|выполнено|посетил|"
    "来院|来談|完了|済|済み|実施|実施済|実施済み|出席|終了|来所|"
    "toteutunut|toteutui|pidetty|saapui|saapunut|valmis|käyty|läsnä|suoritettu",
    Status.CANCELLED: "cancelled|canceled|cancel|cancelled by client|canceled by client|отменено|отменена|отменен|"
    "отменён|отмена|キャンセル|取消|取り消し|取消し|中止|peruttu|peruutettu|perunut|perui|peruuntunut",
    Status.CANCELLED_IN_TIME: "cancelled in time|canceled in time|early cancellation|отменено вовремя|"
    "事前キャンセル|peruttu ajoissa|peruutettu ajoissa",
    Status.CANCELLED_LATE: "cancelled late|late cancellation|late cancel|canceled late|поздняя отмена|"
    "отменено поздно|直前キャンセル|当日キャンセル|peruttu myöhässä|myöhäinen peruutus",
    Status.CANCELLED_BY_US: "cancelled by us|cancelled by practice|cancelled by provider|cancelled by therapist|"
    "отменено нами|отменено специалистом|こちら都合でキャンセル|peruttu meidän toimesta",
    Status.MISSED: "missed|did not attend|dna|no show|noshow|not attended|absent|failed to attend|"
    "неявка|не пришел|не пришёл|не пришла|не явился|не явилась|пропуск|пропущено|пропущена|отсутствовал|"
    "無断欠席|欠席|不来|未来院|来院せず|無断キャンセル|"
    "ei saapunut|ei tullut|poissa|jäi tulematta|poissaolo|ei paikalla|peruuttamatta jätetty",
    Status.PLANNED: "planned|scheduled|booked|confirmed|pending|upcoming|open|reserved|tentative|запланировано|"
    "запланирована|запланирован|назначено|назначена|назначен|подтверждено|подтверждена|записан|записана|ожидается|"
    "予約|予約済|予約済み|予定|確定|仮予約|varattu|suunniteltu|tulossa|vahvistettu|sovittu",
    Status.UNKNOWN: "unknown|not known|n a|неизвестно|неизвестен|неизвестна|не известно|不明|未確認|"
    "tuntematon|ei tiedossa|epäselvä",
}
_STATUS_OF = {heading_key(word): status for status, words in _WORDS.items() for word in words.split("|")}


def read_status(word: str, meant: Mapping[str, str] | None = None) -> Status | None:
    """Our status for the word of a file; None when the word is not known.

    `meant` is what the user said a word means (word as in the file -> one of ours).
    """
    if meant and word in meant:
        return Status(meant[word])
    return _STATUS_OF.get(heading_key(word))


def unknown_words(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct words that must be asked about, in the order they appear."""
    return tuple(word for word in dict.fromkeys(words) if word and read_status(word) is None)
