"""What the demo practice says of itself on its public page; the rest are the usual words of an agreement."""

from alongside.frame.texts import starting_texts
from alongside.practice.page_sections import FEES, SECTIONS, WHO

WHO_WE_ARE = {
    "en": (
        "Northlight is four people in two rooms by the harbour. Irina Vesala is a psychotherapist, Sami Tuomela a "
        "coach, Haruka Minase advises firms and does work for them, and Noora Ekblad is there when you ring."
    ),
    "ru": (
        "Northlight: это четыре человека и две комнаты у гавани. Ирина Весала, психотерапевт; Сами Туомела, коуч; "
        "Харука Минасе консультирует компании и выполняет для них работу; Ноора Экблад отвечает, когда вы звоните."
    ),
    "ja": (
        "ノースライトは、港のそばの二つの部屋で働く四人です。心理療法士のイリーナ・ヴェサラ、コーチのサミ・トゥオメラ、"
        "会社の相談と仕事を引き受ける水無瀬春香、そしてお電話をお受けするノーラ・エクブラドです。"
    ),
    "fi": (
        "Northlight on neljä ihmistä ja kaksi huonetta sataman kupeessa. Irina Vesala on psykoterapeutti, Sami Tuomela "
        "valmentaja, Haruka Minase neuvoo yrityksiä ja tekee niille työtä, ja Noora Ekblad vastaa, kun soitatte."
    ),
}
WHAT_IT_COSTS = {
    "en": "Therapy 95 euros for 50 minutes, coaching 120 euros for an hour. The first meeting is 60 euros. For firms we make an offer.",
    "ru": "Терапия: 95 евро за 50 минут, коучинг: 120 евро за час. Первая встреча: 60 евро. Для компаний готовим предложение.",
    "ja": "心理療法は50分95ユーロ、コーチングは60分120ユーロです。はじめの面談は60ユーロです。会社の方にはお見積もりをお出しします。",
    "fi": "Terapia 95 euroa, 50 minuuttia. Valmennus 120 euroa, tunti. Ensimmäinen tapaaminen 60 euroa. Yrityksille teemme tarjouksen.",
}


def page_texts(language: str) -> dict[str, str]:
    """Every section of the public page in one language."""
    usual = starting_texts(language, "advice")
    own = {WHO: WHO_WE_ARE[language], FEES: WHAT_IT_COSTS[language]}
    return {section: own.get(section) or usual[section] for section in SECTIONS}
