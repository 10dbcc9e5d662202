"""What makes some people of the demo more than their story: profile, circle, letters, reasons. All invented."""

from alongside.clients.models import CircleKind, MayKnow

PROFILES: dict[tuple[str, str], dict[str, object]] = {
    ("en", "trains"): {
        "greeting": "Theo, and a nod rather than a hand.",
        "neutral_topics": "Football, the allotment.",
        "support_needs": "A seat from which the door can be seen.",
        "shares_support_needs": True,
        "values": "Being reliable. Family.",
        "goals": "Visit his sister by train.",
        "style": 4,
        "pace": 3,
    },
    ("ja", "sleep"): {
        "greeting": "森下さん。目が合うのを待ってから。",
        "pronunciation": "もりした",
        "goals": "朝、起きるのがこわくなくなること。",
        "style": 3,
        "pace": 2,
    },
    ("fi", "grief"): {
        "greeting": "Teitittely, kättely.",
        "support_needs": "Kuulo heikompi vasemmalla.",
        "shares_support_needs": True,
        "life_context": "Asuu yksin saaressa, sisko mantereella.",
        "style": 2,
        "pace": 2,
    },
    ("ru", "doctors"): {
        "greeting": "Алина, на «вы».",
        "neutral_topics": "Кот, велосипед.",
        "expectations": "Чтобы не уговаривали.",
        "style": 5,
        "pace": 5,
    },
    ("fi", "limits"): {
        "greeting": "Sanna, sinuttelu.",
        "values": "Rehellisyys, luonto.",
        "style": 6,
        "pace": 5,
    },
    ("en", "team"): {
        "greeting": "Priya. Coffee first.",
        "goals": "Two free evenings a week.",
        "style": 8,
        "pace": 7,
    },
    ("ja", "inn"): {"greeting": "女将さん。", "cultural_notes": "お茶を出してくださる。先に一口いただく。"},
}
TIES: dict[tuple[str, str], tuple[str, str]] = {
    ("en", "handbook"): ("Her brother rents a room from Noora.", "They do not meet here, and both know."),
}

Near = tuple[str, str, str, str, str, bool]
CIRCLES: dict[tuple[str, str], tuple[Near, ...]] = {
    ("en", "trains"): (
        ("Hattie Marlow", CircleKind.RELATIVE, "sister", MayKnow.TIMES, "+44 7700 900 117", True),
        ("Bram Marlow", CircleKind.RELATIVE, "brother", MayKnow.PROGRESS, "", False),
    ),
    ("fi", "grief"): (
        ("Anneli Harjanne", CircleKind.RELATIVE, "sisko", MayKnow.TIMES, "+358 55 000 0201", True),
        ("Reino Kuusela", CircleKind.FRIEND, "naapuri", MayKnow.NOTHING, "", False),
    ),
    ("ja", "care"): (("小野寺 紬", CircleKind.RELATIVE, "妹", MayKnow.AGREED, "+81 90 0000 0000", True),),
    ("ru", "alone"): (
        ("Игорь Ветлугин", CircleKind.FRIEND, "друг", MayKnow.NOTHING, "+358 55 000 0202", True),
    ),
    ("en", "heirs"): (
        ("Edwin Lindell-Pryce", CircleKind.RELATIVE, "son", MayKnow.NOTHING, "", False),
        ("Flora Lindell-Pryce", CircleKind.RELATIVE, "daughter", MayKnow.NOTHING, "", False),
    ),
}

LETTERS: dict[tuple[str, str], tuple[str, str]] = {
    ("en", "nights"): (
        "Confirmation for the health service",
        (
            "To whom it may concern\n\nMr. Callum Redgrave has come to regular meetings since spring. He wishes to work "
            "early and day shifts for three months. I support this.\n\nIrina Vesala, psychotherapist"
        ),
    ),
    ("ja", "return"): (
        "復職にあたって",
        (
            "ご本人の希望により、復職後三か月間の働き方について確認したことをまとめました。\n\n残業なし。昼休みは席を離れる。"
            "連絡は就業時間内。\n\nサミ・トゥオメラ"
        ),
    ),
    ("fi", "rest"): (
        "Loppuyhteenveto",
        (
            "Työskentely kesti kymmenen kuukautta. Tavoite, gradun palauttaminen, saavutettiin. Kiitos yhteisestä matkasta.\n\n"
            "Irina Vesala"
        ),
    ),
    ("ru", "cafe"): (
        "План работы",
        (
            "1. Меню и правила утренней смены: готово.\n2. Вечерняя смена: к концу месяца.\n3. Обучение новых сотрудников: "
            "по вашему желанию.\n\nХарука Минасе"
        ),
    ),
}
PROCESS_NOTES: dict[tuple[str, str], str] = {
    ("fi", "grief"): "Huomaan, etten halua lopettaa tapaamista ajoissa. Vie työnohjaukseen.",
    ("en", "turn"): "I write him long letters. What am I afraid of, if I do not?",
}
ADDENDA: dict[tuple[str, str], str] = {("en", "trains"): "Rang the next day: the second ride went well, too."}
OWN_WORDS: dict[tuple[str, str], str] = {
    ("en", "trains"): "Yes. It is the looks of the others.",
    ("ja", "sleep"): "はい、そうだと思います。",
}

QUESTION = ("cancelling", "Jos lapsi sairastuu yöllä, voinko perua aamulla maksutta?")
REASONS = {
    "en": "A new fee since January, as we said in November.",
    "ru": "Переходим на встречи раз в две недели, как вы хотели.",
}
WAITING_REASON = "Meetings of 75 minutes while the board is in session, as you asked."
ENDED = {
    ("fi", "rest"): "Gradu on palautettu. Ovi on auki.",
    ("en", "handbook"): "The handbook is in use.",
    ("ja", "voice"): "自分の声で話せるようになりました。ありがとうございました。",
}
OUR_STEP = {
    "en": "Send the next draft by Friday.",
    "ru": "Прислать следующий вариант к пятнице.",
    "ja": "金曜までに次の案を送る。",
    "fi": "Lähetän seuraavan version perjantaihin mennessä.",
}
DEVIATION = "Mrs. Tressell brought a loaf for everybody. Thanked for it, and shared it."

# What they want to reach, in their words; and what they say to the picture of their answers.
GOALS = {
    ("en", "trains"): "Take the train to my sister without planning it for weeks.",
    ("en", "nights"): "Sleep through three nights of a week, even after a late shift.",
    ("fi", "grief"): "Istua illalla kotona ilman että hiljaisuus pelottaa.",
    ("ja", "sleep"): "夜、仕事のことを置いて眠れるようになる。",
    ("ru", "alone"): "Чтобы пустая неделя была моей неделей, а не ожиданием.",
}
COMMENTS = {
    ("en", "trains"): "The jump in the middle is the week I went to see her.",
    ("fi", "grief"): "Marraskuu on aina raskas. Silti viiva on ylempänä kuin luulin.",
    ("ja", "sleep"): "下がっているのは、異動の話が出てからです。",
    ("ru", "alone"): "Ровно там, где подъём, мы начали наш воскресный ритуал.",
}
