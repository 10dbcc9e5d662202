"""What those who wait say, and what their lives allow. All invented."""

WISHES: dict[tuple[str, str], str] = {
    ("ru", "alone"): "Хотел бы второй раз в неделю, пока дочь у мамы. Лучше после работы.",
    ("en", "nights"): "After a night shift I am awake until noon. Later I sleep, if I sleep.",
    ("ja", "care"): "土曜の午前なら、妹が母を見ていてくれます。",
    ("fi", "course"): "Jos joku peruu iltapäivällä, pääsen lyhyelläkin varoitusajalla.",
    ("en", "heirs"): "One long meeting with both children in the house, after the board has met.",
    ("ru", "new"): "Днём я на языковых курсах, могу только вечером.",
}

LIFE_WORDS: dict[tuple[str, str], str] = {
    ("en", "nights"): "I am a nurse. My shifts come out three weeks ahead, and after a night I need the day.",
    ("ja", "care"): "母の介護があり、家を空けられるのは妹が来る日だけです。オンラインだと助かります。",
    ("fi", "grief"): "Asun saaressa. Lautta kulkee kahdesti päivässä, ja syysmyrskyllä ei ollenkaan.",
    ("fi", "phone"): "Luennot vievät aamut. Tenttiviikoilla tulen mieluummin etänä.",
}
# What decides, where they can come, and when: weekday, from, to.
LIVES: dict[tuple[str, str], tuple[str, list[str], list[tuple[int, str, str]]]] = {
    ("en", "nights"): ("shifts", ["room", "phone"], [(1, "08:00", "12:00"), (3, "08:00", "12:00")]),
    ("ja", "care"): ("care", ["video"], [(2, "15:00", "18:00"), (5, "10:00", "13:00")]),
    ("fi", "grief"): ("transport", ["phone", "room"], [(0, "11:00", "15:00"), (3, "11:00", "15:00")]),
    ("fi", "phone"): (
        "study",
        ["room", "video"],
        [(0, "13:00", "18:00"), (2, "13:00", "18:00"), (4, "12:00", "16:00")],
    ),
}
