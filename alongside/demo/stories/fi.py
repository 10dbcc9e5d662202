"""The clients who speak Finnish. All invented."""

from alongside.demo.stories import Stock, Story

STORIES = (
    Story(
        key="grief",
        name="Tuulikki Harjanne",
        born=1955,
        asks="Mieheni kuoli keväällä. Talo on hiljainen, ja kaikki sanovat että aika auttaa. Milloin se alkaa auttaa?",
        feels="Ikävä, ja väsymys toisten neuvoihin.",
        readings=(
            "Hän kaipaa jotakuta, jonka kanssa muistella, ei lohduttajaa.",
            "Hiljaisuus on vaikeinta iltaisin, kun puhuttiin päivästä.",
        ),
        notes=(
            "Kertoi, miten tapasivat tanssilavalla. Nauroi, ja itki sitten pitkään.",
            "Toi valokuvan veneestä. Vene on yhä laiturissa, eikä hän tiedä mitä sille tekisi.",
            "Iltapuhelu siskon kanssa on pitänyt kolme viikkoa. Silloin hiljaisuus on kevyempi.",
            "Kävi laiturilla naapurin kanssa. Vene nostetaan syksyllä yhdessä.",
        ),
        steps=("Soitan siskolle iltaisin seitsemältä.", "Käyn laiturilla, en yksin."),
        talk=(
            ("c", "Kävin laiturilla. Istuin hetken veneessä."),
            ("m", "Kiitos että kerroitte. Siitä hetkestä voimme jatkaa, jos haluatte."),
        ),
        said=("Sain puhua hänestä koko ajan.", "Anteeksi, että puhun aina niin pitkään."),
    ),
    Story(
        key="split",
        name="Pekka Salonkari",
        born=1980,
        asks="Erosimme vuosi sitten ja olen yhä vihainen. En halua, että pojat näkevät sen.",
        readings=(
            "Viha pitää yhteyttä, jonka menettämistä hän pelkää.",
            "Hän on enemmän surullinen kuin vihainen, mutta suru on vieraampi.",
        ),
        notes=(
            "Kävimme läpi poikien hakuhetken: viisi minuuttia ovella, ja koko ilta on pilalla.",
            "Sovittiin lause, jolla ovelta voi lähteä. Harjoiteltiin se kaksi kertaa.",
            "Kolme hakua ilman riitaa. Poika oli kysynyt, onko kaikki hyvin. Oli.",
        ),
        steps=("Ovella vain aikataulu, kaikki muu viestillä.", "Lenkille ennen hakua."),
        talk=(
            ("c", "Kolmas rauhallinen perjantai."),
            ("m", "Kolmas! Huomasivatko pojat?"),
        ),
        said=("Suoraa puhetta, hyvä.",),
    ),
    Story(
        key="phone",
        name="Eetu Lammasoja",
        born=2001,
        asks="Jännitän ihmisiä niin paljon, etten vastaa puhelimeen. Opinnot jäävät siihen.",
        readings=(
            "Hän pelkää sanovansa väärin ja jäävänsä siihen kiinni.",
            "Hän on tottunut olemaan yksin ja on unohtanut, että muu on mahdollista.",
        ),
        notes=(
            "Tehtiin portaat: ensin viesti, sitten puhelu äidille, sitten kirjasto.",
            "Soitti kirjastoon. Puhelu kesti 40 sekuntia. Hän oli kirjoittanut lauseet valmiiksi.",
            "Sovittiin kahdeksi viikoksi päivittäinen viesti, koska hän itse toivoi sitä.",
        ),
        steps=("Yksi puhelu päivässä, lyhytkin riittää.", "Menen ryhmätyöhön torstaina."),
        talk=(
            ("c", "Soitin hammaslääkäriin!!"),
            ("m", "Hienoa! Millaista se oli jälkeenpäin?"),
        ),
        said=("Ei painostettu.", "Portaat auttaa."),
    ),
    Story(
        key="limits",
        name="Sanna Vuollejoki",
        born=1983,
        asks="Äitini soittaa viisi kertaa päivässä. En osaa olla vastaamatta, ja olen poikki.",
        readings=(
            "Hän on lapsesta asti vastannut äitinsä mielialasta.",
            "Äiti on yksinäinen, ja puhelut ovat ainoa mitä kumpikin on keksinyt.",
        ),
        notes=(
            "Laskettiin puhelut: 31 viikossa. Kahdeksassa oli asiaa.",
            "Kertoi äidille, että soittaa itse kello kuusi. Äiti suuttui, ja vastasi silti kuudelta.",
            "Puheluita oli 12. Yhden illan puhelin oli keittiössä ja hän olohuoneessa.",
        ),
        steps=("Soitan itse kello 18, muuten en vastaa.", "Kysyn veljeltä sunnuntait."),
        talk=(
            ("c", "Veli lupasi sunnuntait."),
            ("m", "Hyvä. Se oli tärkeä kysymys, ja te kysyitte sen."),
        ),
        said=("Syyllisyys on pienempi kuin ennen.",),
    ),
    Story(
        key="rest",
        name="Aino Rautiala",
        born=1997,
        asks="Gradu on viittä vaille valmis, ja olen aloittanut sen alusta neljä kertaa. En jaksa enää yksin.",
        readings=(
            "Valmis työ pitäisi näyttää, keskeneräistä ei.",
            "Hän ei tiedä, mitä gradun jälkeen tulee, eikä uskalla katsoa.",
        ),
        notes=(
            "Sovittiin, mikä on riittävä: kolme lukua, ei neljää.",
            "Lähetti luvun ohjaajalle ennen kuin luki sen kahdeksannen kerran.",
            "Gradu on palautettu. Tuli tapaamiseen kakun kanssa.",
        ),
        steps=("Lähetän luvun perjantaina, vaikka se ei ole valmis.",),
        talk=(
            ("c", "PALAUTETTU."),
            ("m", "Onnea! Nyt lepoa, ja sitten katsotaan mitä jäi."),
        ),
        said=("Kerrankin joku ei neuvonut.",),
    ),
    Story(
        key="lead",
        name="Jenna Kotiranta",
        born=1989,
        asks="Aloitin osastonhoitajana tammikuussa. Entiset työkaverit hiljenevät, kun tulen kahvihuoneeseen.",
        readings=(
            "Hän kaipaa vanhaa paikkaansa enemmän kuin myöntää.",
            "Hiljaisuus on tavallista, ja hän lukee siitä liikaa.",
        ),
        notes=(
            "Kolme keskustelua, joita on siirretty. Valittiin niistä helpoin.",
            "Keskustelu Marin kanssa kesti kymmenen minuuttia. Se meni hyvin, sanoo hän, ja hymyilee.",
            "Sopi tiimin kanssa yhteisen kahvihetken maanantaisin. Kukaan ei hiljentynyt.",
        ),
        steps=("Puhun Marin kanssa ennen torstaita.", "Maanantain kahvi koko tiimille."),
        talk=(
            ("c", "Puhuin Marin kanssa. Huh."),
            ("m", "Hyvä. Miltä huh tuntui?"),
            ("c", "Ehditkö katsoa viestiluonnosta johtajalle ennen huomista?"),
            ("m", "Ehdin. Ensimmäinen kappale riittää, loput on perustelua."),
        ),
        said=("Napakka ja lämmin.", "Sain yhden asian selväksi."),
    ),
    Story(
        key="course",
        name="Mikael Ståhlros",
        born=1992,
        asks="Kolme vuotta samassa työssä, ja joka sunnuntai ahdistaa. En tiedä, onko vika työssä vai minussa.",
        readings=(
            "Työ on hyvä, mutta siinä ei ole enää mitään opittavaa.",
            "Sunnuntai ahdistaa, koska viikonloppuna ei ole mitään omaa.",
        ),
        notes=(
            "Piirrettiin viikko: milloin kello unohtuu? Keskiviikon nuorten verstaalla.",
            "Kysyi työnantajalta neljän päivän viikkoa. Vastaus oli: kokeillaan syksyyn.",
        ),
        steps=("Toinen ilta verstaalla tässä kuussa.",),
        talk=(("c", "Neljä päivää, kokeillaan!"), ("m", "Hienoa, onnea!")),
        said=("Selkeä rakenne.",),
    ),
    Story(
        key="everyday",
        name="Riikka Peltokoski",
        born=1986,
        asks="Kaksoset, yritys ja aina myöhässä. Haluan yhden asian päivässä, joka on tehty loppuun.",
        readings=(
            "Hän suunnittelee päivät, joissa kukaan ei sairastu.",
            "Keskeneräinen on hänelle sama kuin huono.",
        ),
        notes=(
            "Katsottiin viikon suunnitelmaa: 60 tuntia asioita 35 tuntiin.",
            "Yksi asia päivässä: viisi päivää seitsemästä. Pyykkejä ei laskettu.",
        ),
        steps=("Kirjoitan illalla huomisen yhden asian lapulle.",),
        talk=(
            ("c", "Lappu toimii, kunnes lapset syövät sen."),
            ("m", "Lappu korkeammalle!"),
        ),
        said=("Nauroin, ja sitten itkin. Hyvä niin.",),
    ),
    Story(
        key="boats",
        name="Olavi Metsäranta, Saariston Venekyyti",
        born=1970,
        asks="Tarvitsemme varausohjeet ja lipun, joista matkustaja ymmärtää mihin laituriin tullaan.",
        notes=(
            "Kuljettiin reitti kerran matkustajana. Kaksi laituria, sama nimi.",
            "Uudet nimet ja kartta. Kokeiltiin kuudella matkustajalla, yksi meni väärälle laiturille.",
        ),
        steps=("Lähetän syksyn aikataulun taulukkona.",),
        talk=(
            ("c", "Voiko lippuun saada myös ruotsin?"),
            ("m", "Voi. Se on mukana keskiviikon versiossa."),
        ),
        said=("Toimi heti.",),
    ),
)

NEWCOMER = Story(
    key="new",
    name="Veera Suonpelto",
    born=1991,
    asks="Sain eilen tietää, että työpaikkani loppuu. Tarvitsen jonkun, jonka kanssa ajatella ääneen.",
)

NOTES = (
    "Aloitettiin viikosta. Voimia enemmän kuin viimeksi.",
    "Käytiin läpi edellinen askel: mikä auttoi, mikä oli tiellä.",
    "Rauhallinen tapaaminen. Pysyttiin yhdessä tilanteessa ja katsottiin sitä kolmelta puolelta.",
    "Palattiin alkuperäiseen toiveeseen: mikä on toisin, mikä ei vielä.",
    "Harjoiteltiin viikon keskustelu kaksi kertaa.",
    "Sovittiin, että iso päätös odottaa seuraavaan kertaan.",
    "Tänään asiakas kulki edellä. Kysyin neljä kysymystä.",
    "Enemmän hiljaisuutta kuin sanoja, ja se oli hyvä.",
)

SAID = (
    "Kiitos, helpotti.",
    "Hyvä.",
    "Raskasta, mutta tarpeen.",
    "Olisin jatkanut vielä hetken.",
    "Tulin kuulluksi.",
    "Tiedän mitä teen seuraavaksi.",
)

# A message every day, because it was agreed so.
PHONE_DAILY = (
    "Huomenta! Kenelle soitat tänään?",
    "Huomenta, mikä puhelu tänään?",
    "Hei! Millä portaalla olet tänään?",
    "Huomenta. Lyhytkin puhelu kelpaa.",
    "Hei, miten eilinen puhelu meni?",
)

# Two long answers, but long ago.
COURSE_LONG = (
    (
        "Kannattaako minun hakea sitä toista paikkaa?",
        """Hyvä kysymys, ja mietin sitä monelta kannalta.
Ensin se, mikä siinä houkuttaa.
Uudet ihmiset.
Uusi kaupunginosa.
Hiukan parempi palkka.
Oma huone.
Sitten se, mikä siinä pelottaa.
Koeaika.
Pidempi matka.
Vähemmän vapaata kesällä.
Kolmanneksi se, mitä et vielä tiedä.
Kenen kanssa työ tehdään?
Kuka päättää aikataulusta?
Miksi edellinen lähti?
Mitä ensimmäisen vuoden jälkeen odotetaan?
Neljänneksi se, mitä jäisi taakse.
Verstas on lähellä nykyistä työtä.
Tunnet asiakkaat nimeltä.
Saat lähteä neljältä.
Hakeminen ei vielä ole päätös.
Voit siis hakea ja miettiä vasta sitten.""",
    ),
    (
        "Entä jos ne kysyvät, miksi lähden?",
        """Siihen voi vastata monella tavalla, tässä muutama.
Lyhyesti: haluan oppia uutta.
Pidemmin: mitä olen oppinut täällä.
Rehellisesti: sunnuntait ovat käyneet raskaiksi.
Varovasti: olen valmis seuraavaan vaiheeseen.
Mieti ensin, kuka kysyy.
Esihenkilö kuulee eri asian kuin henkilöstöpäällikkö.
Mieti sitten, mitä haluat heidän muistavan.
Kerro yksi esimerkki.
Verstas on hyvä esimerkki.
Kerro, mitä teit itse.
Kerro, mikä siinä onnistui.
Älä pyytele anteeksi.
Älä moiti nykyistä paikkaa.
Pidä tauko vastauksen jälkeen.
Tauko tuntuu pitkältä, mutta ei ole.
Voit kysyä myös takaisin.
Mitä te odotatte tältä ihmiseltä?
Se kertoo usein enemmän kuin ilmoitus.
Harjoitellaan ääneen ensi kerralla.
Kaksi kertaa riittää.""",
    ),
)

STOCK = Stock(STORIES, NEWCOMER, NOTES, SAID)
