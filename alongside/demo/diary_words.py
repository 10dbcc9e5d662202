"""What some clients of the demo write into their diaries; most of it nobody else reads. All invented."""

from dataclasses import dataclass

Story = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """One entry: how many days ago, at what hour, the words, the mood, the themes, who sees it."""

    days: int
    hour: int
    words: str
    mood: int | None = None
    themes: tuple[str, ...] = ()
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was proposed: how many days ago, whether the client said yes."""

    days: int
    words: str
    every_days: int
    is_agreed: bool = True


ASKED: dict[Story, Asked] = {
    ("en", "trains"): Asked(26, "Where did you feel safe today?", 2),
    ("ja", "sleep"): Asked(20, "今日、肩の力が抜けたのはいつでしたか。", 3),
    ("fi", "grief"): Asked(4, "Mikä tänään oli hiljaista hyvällä tavalla?", 3, is_agreed=False),
}
DIARIES: dict[Story, tuple[Written, ...]] = {
    ("en", "trains"): (
        Written(
            25,
            19,
            "Two stops, seat by the door. I counted windows, not faces.",
            5,
            ("train", "counting"),
            True,
        ),
        Written(21, 22, "Dreamt of the tunnel again.", 3, ("night",)),
        Written(16, 18, "Four stops. A child waved at me and I waved back.", 6, ("train", "people"), True),
        Written(
            9, 21, "Stayed at home. I am cross with myself, and tired of being cross.", 3, ("night", "people")
        ),
        Written(3, 20, "All the way to Hattie. We had soup. I slept there.", 8, ("train", "sister"), True),
    ),
    ("ja", "sleep"): (
        Written(19, 23, "布団に入ってから仕事の段取りを三回考えた。", 3, ("夜", "仕事")),
        Written(13, 7, "朝、窓を開けて五分だけ立っていた。悪くない。", 5, ("朝",), True),
        Written(8, 22, "残業を断れた。声が震えたけれど、断れた。", 6, ("仕事",), True),
        Written(2, 23, "湯のみを両手で持って、それだけの時間。", 6, ("夜",)),
    ),
    ("fi", "grief"): (
        Written(18, 20, "Keitin kahvin kahdelle. Join molemmat.", 3, ("ilta", "hiljaisuus")),
        Written(11, 15, "Laiturilla tuuli. Sanoin ääneen hänen nimensä.", 5, ("ranta",), True),
        Written(5, 21, "Sisko nauroi puhelimessa ja minäkin nauroin.", 6, ("ilta", "sisko"), True),
    ),
    ("ru", "alone"): (
        Written(15, 22, "Тихий вечер. Не включал телевизор для голоса.", 4, ("вечер",)),
        Written(7, 12, "Сварил варенье и отнёс банку соседу.", 7, ("соседи",), True),
        Written(1, 20, "Воскресенье прошло не в ожидании, а просто прошло.", 6, ("вечер",)),
    ),
    ("ru", "doctors"): (
        Written(22, 21, "Семь проверок за вечер. Считаю, но не ругаю себя.", 4, ("проверки", "вечер")),
        Written(14, 13, "До обеда ни одной. Каталась вдоль залива.", 7, ("велосипед",), True),
        Written(6, 22, "Кот спал на тетради. Записывать было негде, и ладно.", 7, ("вечер", "кот")),
        Written(2, 21, "Две проверки, и обе отложила.", 6, ("проверки",), True),
    ),
    ("fi", "limits"): (
        Written(20, 22, "Puhelin soi neljästi. Vastasin kerran, kädet tärisivät.", 4, ("puhelin", "äiti")),
        Written(12, 18, "Soitin itse kuudelta. Puhuttiin säästä. Se riitti.", 6, ("äiti",), True),
        Written(4, 20, "Metsässä kaksi tuntia ilman puhelinta.", 8, ("metsä", "puhelin"), True),
        Written(1, 21, "Syyllisyys kävi, mutta ei jäänyt.", 6, ("ilta",)),
    ),
}
