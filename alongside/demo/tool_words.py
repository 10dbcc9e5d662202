"""What the tools, skills and cards of the demo say, each in its own language. All invented."""

from dataclasses import dataclass

Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A tool of the library: kind, name, words, when to use it, link."""

    language: str
    kind: str
    name: str
    words: str
    when: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A tool in a hand. `kept`: which of the library, -1 for none. `uses`: days ago, how it helped, words."""

    kind: str
    name: str
    words: str
    when: str
    adapted: str = ""
    kept: int = -1
    back: int = 2  # so many meetings ago
    is_own: bool = False
    is_away: bool = False
    uses: tuple[tuple[int, int | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Can:
    """A skill: words, who named it, the client's rating, where it was tried."""

    words: str
    by: str
    can_use: int | None = None
    trial: str = ""


LIBRARY = (
    Kept(
        "en",
        "exercise",
        "The wave",
        "Fear comes like a wave. Look at a clock. Write down when it rises, when it is highest, when it falls. "
        "You need not do anything else.",
        "When it begins.",
    ),
    Kept(
        "en",
        "text",
        "Three lines in the evening",
        "What was hard. What I did. What I would say to a friend.",
        "Before the lamp goes out.",
    ),
    Kept(
        "ru",
        "exercise",
        "Пауза в две минуты",
        "Поставьте обе ноги на пол. Выдохните дольше, чем вдохнули. Назовите про себя пять вещей, которые видите.",
        "Когда хочется сразу ответить.",
    ),
    Kept(
        "ja",
        "exercise",
        "肩をおろす",
        "息を吐きながら、肩を一度だけおろします。三回くり返したら終わりです。うまくできなくてもかまいません。",
        "体がかたいと気づいたとき。",
    ),
    Kept(
        "fi",
        "text",
        "Kirje, jota ei lähetetä",
        "Kirjoita hänelle, mitä tänään tapahtui. Kirjettä ei tarvitse lukea kenellekään.",
        "Kun olisi asiaa jollekulle, joka ei ole täällä.",
    ),
    Kept(
        "fi",
        "link",
        "Sää nyt",
        "Katso, millainen ilma on, ja mene sen mukaan ulos. Kymmenen minuuttia riittää.",
        "Kun et ole ollut ulkona.",
        "https://weather.example/helsinki",
    ),
)
GIVEN: dict[Said, tuple[Given, ...]] = {
    ("en", "trains"): (
        Given(
            "exercise",
            "The wave on the platform",
            "Stand by the third pillar. Look at the station clock. Write down when it rises, when it is highest, "
            "when it falls. You may leave when you want to, not when the fear wants to.",
            "On the platform, when the hands get warm.",
            "Your platform, your clock, and leaving as you said it.",
            kept=0,
            back=5,
            uses=(
                (26, 4, "Left after six minutes. I wanted to."),
                (12, 7, "Four minutes, then it went."),
                (3, 8, "Two stops, the clock was my watch."),
            ),
        ),
        Given(
            "text",
            "A sentence for the phone",
            "I want to come in spring. We need not talk about last time.",
            "Before you ring your sister.",
            back=1,
        ),
        Given(
            "text",
            "Radio in one ear",
            "Football, quiet, so that I still hear the doors.",
            "In the train.",
            is_own=True,
            uses=((3, 6, ""),),
        ),
    ),
    ("ru", "alone"): (
        Given(
            "exercise",
            "Пауза перед сообщением",
            "Обе ноги на пол, длинный выдох. Потом прочитайте сообщение ещё раз и отправьте утром, если всё ещё хочется.",
            "Вечером в воскресенье, когда рука тянется к телефону.",
            "Вместо пяти вещей одно правило: ответ утром.",
            kept=2,
            back=3,
            uses=((20, 6, "Не отправил. Утром было уже не нужно."), (6, 8, "")),
        ),
    ),
    ("ja", "sleep"): (
        Given(
            "exercise",
            "布団の中で肩をおろす",
            "電気を消したら、息を吐きながら肩を一度おろします。仕事のことが浮かんだら、「明日の私に」と言ってから、もう一度だけ。",
            "布団に入って、仕事のことが浮かんだとき。",
            "寝る前の場面に合わせ、森下さんの言葉「明日の私に」を入れました。",
            kept=3,
            back=2,
            uses=((17, 5, "二回目で眠れました。"), (8, 4, ""), (2, 7, "「明日の私に」が効きます。")),
        ),
    ),
    ("fi", "grief"): (
        Given(
            "text",
            "Iltakirje",
            "Kirjoita hänelle, mitä päivässä oli. Yksi sivu riittää. Kirjeet saavat jäädä veneen laatikkoon.",
            "Illalla, kun ennen puhuttiin päivästä.",
            "Ilta, yksi sivu ja veneen laatikko ovat sinun.",
            kept=4,
            back=4,
            uses=((30, 7, "Itkin. Sitten nukuin."), (9, 8, "Kerroin naapurin koirasta.")),
        ),
        Given(
            "text",
            "Lista ensi viikolle",
            "Yksi asia päivässä, ei enempää.",
            "Sunnuntaina.",
            back=9,
            is_away=True,
        ),
    ),
}
SKILLS: dict[Said, tuple[Can, ...]] = {
    ("en", "trains"): (
        Can(
            "Wait until the wave falls",
            "client",
            8,
            "At the station on Friday, with the whole platform watching.",
        ),
        Can("Leave when I want to", "member", 7, "Got off one stop early, because of the sun."),
        Can("Say to my sister what I need", "client", 4),
    ),
    ("ru", "dacha"): (
        Can("Приехать туда и ничего не решать", "client", 9, "В будний день, два часа на крыльце."),
        Can("Говорить с женой о брате, а не о деньгах", "member", 7, "За ужином, пока резали хлеб."),
        Can("Замечать годовщину заранее", "client", 8),
    ),
    ("ja", "sleep"): (Can("仕事の連絡を見ないと決める", "client", 6, "金曜の夜、電車の中で。"),),
    ("fi", "grief"): (
        Can(
            "Soittaa siskolle ennen kuin hiljaisuus painaa", "client", 8, "Tiistaina, kun satoi koko päivän."
        ),
        Can("Pyytää, ettei neuvota", "member", None),
    ),
}
# In the order of toolkit.card_parts: signs, helps, people, places, reasons, reminder; and whether it is shared.
CARDS: dict[Said, tuple[tuple[str, str, str, str, str, str], bool]] = {
    ("en", "trains"): (
        (
            "I count exits. My hands get warm. I look up other ways.",
            "The clock. Radio in one ear. Cold water on the wrists.",
            "Hattie, also late. Bram on weekends.",
            "The allotment. The bench behind the station.",
            "The spring at my sister's. Her boys on the swing.",
            "It is highest for four minutes. I have timed it.",
        ),
        True,
    ),
    ("fi", "grief"): (
        (
            "En avaa verhoja. Syön seisaaltani.",
            "Sauna. Yksi kirje. Vene, vaikka vain laituriin asti.",
            "Sisko, joka ilta kahdeksan jälkeen.",
            "Laituri. Kirjasto.",
            "Ensi kesän sillit.",
            "Ikävä ei ole vika.",
        ),
        False,
    ),
}
