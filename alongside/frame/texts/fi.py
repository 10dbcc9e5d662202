"""Starting texts of a frame in Finnish: selkeää yleiskieltä, lämpimästi."""

ADVICE = {
    "lateness": (
        "Jos myöhästyt, tapaamme jäljellä olevan ajan. Jos minä myöhästyn, saat aikasi kokonaan: "
        "jatkamme sen verran pidempään tai vähennän sen hinnasta, kumpi sinulle sopii paremmin."
    ),
    "contact_hours": "Arkisin klo 9–18.",
    "confidentiality": (
        "Se, mitä kerrot, jää meidän välillemme. En kerro kenellekään edes sitä, että tapaamme, ellet "
        "itse halua. Muistiinpanoni ovat lukittuina, ja näet itse, kuka on avannut tietosi ja "
        "milloin. Puhun työstäni työnohjaajan kanssa, mutta ilman nimeäsi ja ilman mitään, mistä "
        "sinut voisi tunnistaa."
    ),
    "confidentiality_limits": (
        "Luottamuksellisuudella on muutama raja. Jos sinun tai jonkun toisen henki on vakavassa "
        "vaarassa, minun voi olla pakko hakea apua. Jos lasta vahingoitetaan, laki voi velvoittaa "
        "minut ilmoittamaan siitä. Myös tuomioistuin voi määrätä antamaan tietoja. Aina kun voin, "
        "puhun ensin sinun kanssasi, ja kerron vain sen, mikä on välttämätöntä."
    ),
    "stop_rule": (
        "Voit sanoa ”seis” milloin tahansa: kysymykselle, aiheelle, harjoitukselle tai koko "
        "tapaamiselle. Syytä ei tarvitse selittää. Lopetamme heti ja jatkamme vasta, kun sinä haluat. "
        "Minäkin voin sanoa ”seis”, jos näen, että jokin käy liian raskaaksi."
    ),
    "client_duties": (
        "Tulet ajoissa tai kerrot hyvissä ajoin, jos et pääse.\n"
        "Maksat niin kuin olemme sopineet.\n"
        "Kerrot, jos jokin ei tunnu sopivalta, myös silloin, kun se koskee minua.\n"
        "Tulet selvin päin.\n"
        "Päätät itse, mitä kokeilet tapaamisten välillä."
    ),
    "practitioner_duties": (
        "Valmistaudun tapaamisiin, aloitan ajoissa ja lopetan ajoissa.\n"
        "Pidän aikasi vapaana sinua varten.\n"
        "Teen sitä, mihin minulla on koulutus, ja opin koko ajan lisää.\n"
        "Kerron hyvissä ajoin, jos jonkin täytyy muuttua.\n"
        "Jos joku muu voisi auttaa sinua paremmin, sanon sen."
    ),
    "what_you_get": (
        "Saat säännöllisesti aikaa, jolloin vain sinun asiallasi on väliä, ihmisen, joka kuuntelee ja "
        "ajattelee kanssasi, ja rehellisiä sanoja siitä, mitä huomaan. Tapaamisten jälkeen löydät "
        "täältä sen, mitä sovimme."
    ),
    "how_it_goes": (
        "Ensimmäisillä kerroilla katsomme, mikä toi sinut tänne ja minkä pitäisi muuttua. Sitten "
        "etenemme askel kerrallaan, sinun tahdissasi. Aina välillä pysähdymme ja katsomme yhdessä, "
        "onko tästä apua."
    ),
    "what_to_expect": (
        "Muutos vie aikaa ja kulkee harvoin suoraan. Jotkin tapaamiset helpottavat oloa, toiset "
        "väsyttävät. Tapaaminen voi olla mielessäsi monta päivää. En voi luvata tulosta, mutta lupaan "
        "tehdä työni huolella ja puhua avoimesti siitä, miten se sujuu."
    ),
    "limits": (
        "En ole päivystys. Jos olet vaarassa, soita hätänumeroon. En päätä asioista puolestasi, eikä "
        "työskentelymme korvaa lääkäriä tai lakimiestä."
    ),
    "your_voice": (
        "Mielipiteelläsi on väliä. Tapaamisen jälkeen voit kertoa alle minuutissa, millainen se "
        "sinulle oli. Luen sen ennen seuraavaa tapaamista, ja voimme muuttaa työtapaamme. Jos olet "
        "johonkin tyytymätön, kerro minulle tai kirjoita meille."
    ),
    "how_it_ends": (
        "Voit lopettaa milloin tahansa, eikä siihen tarvita syytä. Jos haluat, tapaamme vielä kerran, "
        "katsomme taaksepäin ja hyvästelemme rauhassa. Kun lopetat, tulevat aikasi vapautuvat ja saat "
        "tietosi mukaasi."
    ),
}

DELIVERY = {
    "lateness": (
        "Jos jompikumpi myöhästyy, puhumme tärkeimmästä ja siirrämme loput viestiin tai toiseen aikaan."
    ),
    "confidentiality": (
        "Se, mitä näytät ja kerrot työstäsi, jää meidän välillemme. En käytä aineistoasi muiden "
        "hyväksi, ja mainitsen sinut asiakkaanani vain, jos suostut siihen."
    ),
    "confidentiality_limits": (
        "Rajoja on muutama. Laki tai tuomioistuin voi velvoittaa minut antamaan tietoja. Jos "
        "tarvitsen työhön muita, he näkevät vain sen, mitä tarvitsevat, ja antavat saman lupauksen. "
        "Kerron sinulle, keitä he ovat."
    ),
    "stop_rule": (
        "Voit sanoa ”seis” milloin tahansa: työn osalle, suunnalle tai koko tilaukselle. Keskeytän "
        "heti. Maksat siitä, mitä siihen mennessä on tehty, ja saat sen itsellesi."
    ),
    "client_duties": (
        "Toimitat aineiston ja vastaukset sovittuina päivinä.\n"
        "Nimeät yhden henkilön, joka voi päättää.\n"
        "Katsot luonnokset sovitussa ajassa ja kerrot, mitä pitää muuttaa.\n"
        "Maksat niin kuin olemme sopineet."
    ),
    "practitioner_duties": (
        "Toimitan sen, mitä sovimme, silloin kun sovimme.\n"
        "Kerron työn vaiheesta kysymättäkin.\n"
        "Ilmoitan heti, jos aikataulu tai hinta on vaarassa, ja ehdotan, mitä voimme tehdä.\n"
        "Korjaan omat virheeni maksutta."
    ),
    "what_you_get": (
        "Saat sovitun työn valmiina ja käyttökuntoisena sekä kaiken, mitä tarvitset jatkaaksesi "
        "siitä. Tilauksessa lukee, mitä työhön kuuluu ja mitä ei."
    ),
    "how_it_goes": (
        "Aluksi puhumme siitä, mitä varten työ tehdään. Teen suunnitelman päivämäärineen, sinä "
        "hyväksyt sen, ja minä aloitan. Kerron sinulle säännöllisesti, miten työ etenee, ja näet "
        "luonnokset varhain, kun muutokset ovat vielä helppoja."
    ),
    "what_to_expect": (
        "Minä teen työn, sinä päätät suunnasta ja lopputuloksesta. Hyvä tulos tarvitsee matkan "
        "varrella muutaman vastauksen sinulta. Uudet toiveet ovat tervetulleita: kerron ensin, miten "
        "ne vaikuttavat aikatauluun ja hintaan."
    ),
    "limits": (
        "Teen sen, mitä sovimme. Kaikesta muusta sovimme erikseen. Vastaan työstäni ja sen laadusta, "
        "mutta en voi luvata, miten muut siihen suhtautuvat."
    ),
    "your_voice": (
        "Mielipiteesi ohjaa työtä. Kerrot jokaisesta luonnoksesta, mikä toimii ja mikä ei. Jos olet "
        "tyytymätön, sano se heti: alussa korjaaminen on helpompaa."
    ),
    "how_it_ends": (
        "Työ päättyy, kun olet hyväksynyt tuloksen. Voit lopettaa myös aiemmin: silloin luovutan sen, "
        "mikä on valmista, ja laskutan siihen mennessä tehdyn. Palautan aineistosi tai poistan sen, "
        "kuten haluat."
    ),
}
