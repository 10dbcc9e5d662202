"""What people say on this Monday, in each of the four languages. Everybody is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """One practice's names and sentences, in one language."""

    zone: str
    currency: str
    fee: str
    practice: str
    address: str
    owner: str
    coordinator: str
    client: str
    other: str  # who writes an enquiry
    sister: str
    room: str
    page: dict[str, str]
    enquiry: str
    request: str
    guesses: tuple[str, str]
    yes: str
    greeting: str
    needs: str
    tie: str
    why: str
    profile: str
    question: str
    answer: str
    reason: str
    note: str
    step: str
    how_it_was: str
    asks: str
    replies: str
    long_line: str
    unasked: str
    fine: str
    goodbye: str


def _page(*texts: str) -> dict[str, str]:
    sections = ("who", "what_you_get", "how_it_goes", "what_to_expect", "limits", "fees", "your_voice")
    return dict(zip(sections, texts, strict=True))


SAID = {
    "en": Words(
        zone="Europe/London",
        currency="GBP",
        fee="80",
        practice="Lantern Lane",
        address="7 Lantern Lane, York",
        owner="Anna Hill",
        coordinator="Chloe Marsh",
        client="Vera Lake",
        other="Tom Field",
        sister="Nina Lake",
        room="The green room",
        page=_page(
            "One therapist and one coordinator in a quiet street.",
            "Somebody who listens, and a plan that is yours.",
            "We meet once a week and look back together every three months.",
            "The first weeks may be tiring. Most people notice a change after two months.",
            "We give no medicines and no legal advice.",
            "80 pounds a meeting. The first one is free.",
            "Tell us at any time what does not fit. We change it together.",
        ),
        enquiry="I would like to know if you work with couples.",
        request="I lie awake at night and think about work. I want to sleep again.",
        guesses=("Work asks more than one person can give.", "Somebody is missed since the move."),
        yes="Yes. It is much more than work.",
        greeting="A nod, no handshake.",
        needs="Pauses, and the lamp instead of the ceiling light.",
        tie="Her cousin comes here too.",
        why="They do not live together and know of each other.",
        profile="Quiet mornings, honest words, walks by the river.",
        question="What happens if my train is late?",
        answer="We begin when you are here and end at the agreed time.",
        reason="From now on we meet by video every other time.",
        note="She slept five hours twice. The list beside the bed helps.",
        step="Put the phone into the kitchen at nine",
        how_it_was="I could say it for the first time.",
        asks="May I bring my diary?",
        replies="Yes, gladly.",
        long_line="And there is one more thing that I would like to explain to you in detail.",
        unasked="How are you today?",
        fine="She asked me to explain it in writing.",
        goodbye="I sleep. Thank you.",
    ),
    "ru": Words(
        zone="Europe/Riga",
        currency="EUR",
        fee="60",
        practice="Тихая улица",
        address="Тихая улица, 7, Рига",
        owner="Анна Горская",
        coordinator="Ольга Речная",
        client="Вера Озёрная",
        other="Тимур Полев",
        sister="Нина Озёрная",
        room="Зелёная комната",
        page=_page(
            "Психотерапевт и администратор на тихой улице.",
            "Внимательный собеседник и план, который принадлежит вам.",
            "Встречаемся раз в неделю и каждые три месяца вместе смотрим, что изменилось.",
            "Первые недели бывают утомительными. Большинство замечает перемены через два месяца.",
            "Мы не назначаем лекарств и не даём юридических советов.",
            "60 евро за встречу. Первая встреча бесплатна.",
            "Скажите в любой момент, что вам не подходит. Мы изменим это вместе.",
        ),
        enquiry="Хочу узнать, работаете ли вы с парами.",
        request="Лежу ночью и думаю о работе. Хочу снова спать.",
        guesses=("Работа требует больше, чем может дать один человек.", "После переезда кого-то не хватает."),
        yes="Да. Дело совсем не только в работе.",
        greeting="Кивнуть, руку не пожимать.",
        needs="Паузы и лампа вместо верхнего света.",
        tie="Сюда ходит её двоюродный брат.",
        why="Они живут отдельно и знают друг о друге.",
        profile="Тихое утро, честные слова, прогулки у реки.",
        question="Что будет, если поезд опоздает?",
        answer="Начнём, когда вы придёте, и закончим в условленное время.",
        reason="Теперь каждая вторая встреча по видео.",
        note="Дважды спала по пять часов. Помогает список у кровати.",
        step="В девять вечера отнести телефон на кухню",
        how_it_was="Впервые смогла это сказать.",
        asks="Можно принести дневник?",
        replies="Да, конечно.",
        long_line="И ещё одно, что мне хотелось бы объяснить вам очень подробно и по порядку.",
        unasked="Как вы сегодня?",
        fine="Она сама попросила объяснить письменно.",
        goodbye="Я сплю. Спасибо.",
    ),
    "ja": Words(
        zone="Asia/Tokyo",
        currency="JPY",
        fee="9000",
        practice="こもれび相談室",
        address="京都市木漏町七番地",
        owner="岡 杏奈",
        coordinator="沢 千恵",
        client="湖山 さくら",
        other="野田 翔太",
        sister="湖山 にな",
        room="緑の部屋",
        page=_page(
            "静かな通りにある、心理士ひとりと受付ひとりの相談室です。",
            "話を聴く人と、ご自身で決めた進め方が手に入ります。",
            "週に一度お会いし、三か月ごとに一緒に振り返ります。",
            "はじめの数週間は疲れることがあります。二か月ほどで変化を感じる方が多いです。",
            "お薬の処方と法律の助言は行いません。",
            "一回九千円です。初回は無料です。",
            "合わないと感じたら、いつでもお知らせください。一緒に変えていきます。",
        ),
        enquiry="夫婦での相談もできるか知りたいです。",
        request="夜、仕事のことを考えて眠れません。また眠れるようになりたいです。",
        guesses=("仕事がひとりで担える量を超えている。", "引っ越してから、会えない人がいて寂しい。"),
        yes="はい。仕事だけのことではありませんでした。",
        greeting="会釈で。握手はしません。",
        needs="休憩と、天井の明かりの代わりにスタンドの明かり。",
        tie="いとこもここに通っています。",
        why="別々に暮らしていて、互いに知っています。",
        profile="静かな朝、正直な言葉、川沿いの散歩。",
        question="電車が遅れたらどうなりますか。",
        answer="いらした時に始めて、約束の時刻に終わります。",
        reason="これからは一回おきにビデオでお会いします。",
        note="五時間眠れた日が二日。枕元のメモが役立っている。",
        step="夜九時に電話を台所に置く",
        how_it_was="初めて口にすることができました。",
        asks="日記を持って行ってもいいですか。",
        replies="はい、ぜひ。",
        long_line="もうひとつ、くわしくご説明しておきたいことがありますので、どうぞ最後までお読みになってください。",
        unasked="今日はいかがですか。",
        fine="書面での説明を望まれたため。",
        goodbye="眠れています。ありがとうございました。",
    ),
    "fi": Words(
        zone="Europe/Helsinki",
        currency="EUR",
        fee="75",
        practice="Lyhtykuja",
        address="Lyhtykuja 7, Turku",
        owner="Anna Mäki",
        coordinator="Päivi Suo",
        client="Aino Järvi",
        other="Teemu Pelto",
        sister="Niina Järvi",
        room="Vihreä huone",
        page=_page(
            "Yksi terapeutti ja yksi koordinaattori hiljaisen kadun varrella.",
            "Kuuntelijan ja suunnitelman, joka on sinun omasi.",
            "Tapaamme kerran viikossa ja katsomme yhdessä taaksepäin kolmen kuukauden välein.",
            "Ensimmäiset viikot voivat väsyttää. Useimmat huomaavat muutoksen kahdessa kuukaudessa.",
            "Emme määrää lääkkeitä emmekä anna lakineuvontaa.",
            "75 euroa tapaamiselta. Ensimmäinen on maksuton.",
            "Kerro milloin vain, mikä ei sovi. Muutamme sen yhdessä.",
        ),
        enquiry="Haluaisin tietää, otatteko vastaan pareja.",
        request="Valvon öisin ja ajattelen töitä. Haluan taas nukkua.",
        guesses=("Työ vaatii enemmän kuin yksi ihminen jaksaa.", "Joku jäi kaipaamaan muuton jälkeen."),
        yes="Kyllä. Kyse on paljon muustakin kuin työstä.",
        greeting="Nyökkäys, ei kättelyä.",
        needs="Taukoja, ja lamppu kattovalon sijaan.",
        tie="Hänen serkkunsa käy myös täällä.",
        why="He asuvat erillään ja tietävät toisistaan.",
        profile="Hiljaiset aamut, rehelliset sanat, kävelyt joella.",
        question="Mitä tapahtuu, jos junani on myöhässä?",
        answer="Aloitamme, kun olet täällä, ja lopetamme sovittuun aikaan.",
        reason="Tästä lähtien tapaamme joka toinen kerta videolla.",
        note="Nukkui kahdesti viisi tuntia. Lista sängyn vieressä auttaa.",
        step="Puhelin keittiöön yhdeksältä",
        how_it_was="Sain sen sanotuksi ensimmäistä kertaa.",
        asks="Voinko tuoda päiväkirjani?",
        replies="Kyllä, mielellään.",
        long_line="Ja vielä yksi asia, jonka haluaisin selittää sinulle oikein perusteellisesti.",
        unasked="Mitä kuuluu tänään?",
        fine="Hän pyysi selityksen kirjallisena.",
        goodbye="Nukun taas. Kiitos.",
    ),
}
