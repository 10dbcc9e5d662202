"""What other programs call their columns, in English, Russian, Japanese and Finnish.

Compared by `heading_key`: no case, no punctuation, single spaces. The words are looked up
whole, so "birth date of partner" is never taken for a birth date.
"""

import re
import unicodedata

_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_NOT_WORD = re.compile(r"[\W_]+")


def heading_key(heading: str) -> str:
    """`firstName`, `First name:` and `FIRST_NAME` are all "first name"."""
    plain = unicodedata.normalize("NFKC", heading)
    return _NOT_WORD.sub(" ", _HUMP.sub(" ", plain)).strip().casefold()


_CLIENT = {
    "client_id": "client id|patient id|customer id|contact id|client no|client number|patient number|patient no|"
    "client code|person id|record id|клиент id|id клиента|номер клиента|код клиента|id пациента|номер пациента|"
    "номер карты|顧客id|顧客番号|患者id|患者番号|クライアントid|利用者番号|会員番号|診察券番号|"
    "asiakasnumero|asiakas id|asiakastunnus|asiakasnro|potilasnumero|potilastunnus",
    "full_name": "name|full name|client|client name|patient|patient name|customer|customer name|contact name|"
    "имя и фамилия|фамилия и имя|фио|ф и о|клиент|имя клиента|фио клиента|пациент|фио пациента|"
    "氏名|名前|お名前|顧客名|患者名|患者氏名|クライアント|クライアント名|利用者名|"
    "nimi|koko nimi|asiakas|asiakkaan nimi|asiakasnimi|potilas|potilaan nimi",
    "given_name": "given name|first name|forename|имя|名|etunimi|etunimet|kutsumanimi",
    "family_name": "family name|last name|surname|фамилия|姓|名字|苗字|sukunimi",
    "birth_date": "birth date|birthdate|date of birth|dob|d o b|birthday|born|дата рождения|день рождения|д р|др|"
    "родился|生年月日|誕生日|syntymäaika|syntymäpäivä|syntynyt|synt aika",
    "email": "email|e mail|email address|e mail address|mail|почта|эл почта|электронная почта|адрес эл почты|"
    "メール|メールアドレス|eメール|電子メール|sähköposti|sähköpostiosoite|meili",
    "phone": "phone|phone number|telephone|tel|mobile|mobile phone|mobile number|cell|cell phone|телефон|"
    "номер телефона|тел|мобильный|мобильный телефон|сотовый|電話|電話番号|携帯|携帯電話|携帯番号|"
    "puhelin|puhelinnumero|puh|gsm|matkapuhelin|kännykkä",
    "language": "language|preferred language|lang|язык|言語|使用言語|kieli|äidinkieli|asiointikieli",
    "sex": "sex|gender|пол|性別|sukupuoli",
}

_DIARY = {
    "appointment_id": "appointment id|booking id|visit id|event id|session id|meeting id|appointment number|"
    "booking number|id записи|номер записи|id визита|номер визита|id приема|номер приема|予約id|予約番号|面談id|"
    "varausnumero|varaus id|varaustunnus|ajanvarausnumero|käyntinumero|tapaamisnumero",
    "date": "appointment date|date|visit date|session date|meeting date|booking date|day|start date|"
    "дата|дата приема|дата приёма|дата записи|дата визита|дата встречи|дата сеанса|день|"
    "日付|予約日|面談日|来院日|日|実施日|予約日時|日時|"
    "päivä|päivämäärä|pvm|varauspäivä|käyntipäivä|tapaamispäivä|ajankohta",
    "time": "appointment time|time|planned start|scheduled start|planned time|scheduled time|visit time|"
    "session time|booking time|время|время приема|время приёма|время записи|время визита|время встречи|"
    "時間|時刻|予約時間|予約時刻|開始予定|開始予定時刻|"
    "kello|klo|kellonaika|aika|varausaika|suunniteltu alku|tapaamisaika",
    "end_time": "planned end|scheduled end|appointment end|appointment end time|booked until|until|"
    "плановое окончание|окончание по плану|終了予定|終了予定時刻|suunniteltu loppu|suunniteltu päättyminen",
    "minutes": "planned minutes|planned duration|duration planned|planned length|length|minutes|duration|"
    "duration minutes|duration min|appointment duration|appointment length|session length|"
    "длительность|продолжительность|длительность мин|минут|минуты|所要時間|分|予約枠|"
    "kesto|kesto min|pituus|minuutit|varauksen kesto",
    "real_start": "real start|actual start|actual start time|started|started at|начало по факту|"
    "фактическое начало|начали|実際の開始|実開始|実開始時刻|todellinen alku|alkoi|toteutunut alku",
    "real_end": "real end|actual end|actual end time|ended|ended at|finished|окончание по факту|"
    "фактическое окончание|закончили|実際の終了|実終了|実終了時刻|todellinen loppu|päättyi|toteutunut loppu",
    "real_minutes": "real minutes|actual minutes|actual duration|фактическая длительность|実時間|"
    "実所要時間|todellinen kesto|toteutunut kesto",
    "status": "status|state|appointment status|attendance|outcome|статус|состояние|явка|"
    "状態|ステータス|状況|予約状況|tila|status tila|varauksen tila",
    "scheduled_on": "scheduling date|scheduled on|booked on|booked at|created|created at|created on|date booked|"
    "дата создания|создано|записан|записано|登録日|予約登録日|作成日|作成日時|"
    "varattu|luotu|luontipäivä|varauksen luontipäivä",
}
_START = (
    "start time|start|begin|from|begins|starts|starts at|начало|время начала|с|開始|開始時刻|開始時間|"
    "alku|alkaa|aloitus|alkamisaika|aloitusaika"
)
_END = (
    "end time|end|finish|to|ends|ends at|окончание|конец|время окончания|до|終了|終了時刻|終了時間|"
    "loppu|päättyy|lopetus|päättymisaika|loppumisaika"
)


def _keys(words: str) -> frozenset[str]:
    return frozenset(heading_key(word) for word in words.split("|"))


CLIENT_WORDS = {field: _keys(words) for field, words in _CLIENT.items()}
DIARY_WORDS = {field: _keys(words) for field, words in _DIARY.items()}
START_WORDS, END_WORDS = _keys(_START), _keys(_END)
ID_WORDS = _keys("id|no|number|номер|код|番号|no.|nro|numero|tunnus")
