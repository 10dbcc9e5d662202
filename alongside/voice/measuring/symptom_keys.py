"""Scoring keys of measures of distress, well-being and functioning: numbers only, never the words of an item.

`read` numbers were read in the named source, `recalled` ones were not re-read.
"""

from alongside.voice.measuring.definitions import (
    Asked,
    CriticalItem,
    Cutoff,
    Definition,
    Direction,
    Item,
    Licence,
    Method,
    Scale,
    TextUse,
)
from alongside.voice.measuring.key_building import bands, items, numbered, points, read, recalled

LOWER, HIGHER = Direction.LOWER_IS_BETTER, Direction.HIGHER_IS_BETTER
NHS = "NHS Talking Therapies Manual"
RICHARDS = recalled("Richards & Borglin 2011, J Affect Disord")
LOINC_0_TO_3 = ("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9")
PFIZER = Licence("No permission required", "Pfizer", TextUse.FREE, read("phqscreeners, quoted by CamCOPS"))
CORE = Licence(
    "CC BY-ND 4.0", "CORE System Trust", TextUse.UNCHANGED, read("CORE System Trust, quoted by CamCOPS")
)

PHQ_9 = Definition(
    id="phq-9",
    version="1",
    name="PHQ-9",
    items=items(
        9,
        range(4),
        codes=LOINC_0_TO_3,
        loinc=[
            "44250-9",
            "44255-8",
            "44259-0",
            "44254-1",
            "44251-7",
            "44258-2",
            "44252-5",
            "44253-3",
            "44260-8",
        ],
    ),
    scales=(
        Scale(
            "total",
            numbered(*range(1, 10)),
            LOWER,
            recalled("up to 2 missing items prorated; the sum 0-27: Kroenke et al. 2001"),
            Method.PRORATED,
            least_answered=7,
            bands=bands(
                ("none", 0), ("mild", 5), ("moderate", 10), ("moderately_severe", 15), ("severe", 20)
            ),
            bands_source=read("Kroenke et al. 2001; CamCOPS"),
            cutoffs=(Cutoff("caseness", 10, read(NHS)),),
            reliable_changes=(points(6, read(f"{NHS}, quoted")), points(5.20, RICHARDS)),
            loinc="44261-6",
        ),
    ),
    licence=PFIZER,
    critical_items=(CriticalItem("9", 1, 3, recalled("any answer but the lowest one")),),
    recall_days=14,
    recall_source=recalled("the last two weeks"),
    languages=("en", "fi", "ru"),
    loinc="44249-1",
)

GAD_7 = Definition(
    id="gad-7",
    version="1",
    name="GAD-7",
    items=items(
        7,
        range(4),
        codes=LOINC_0_TO_3,
        loinc=["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"],
    ),
    scales=(
        Scale(
            "total",
            numbered(*range(1, 8)),
            LOWER,
            read("Spitzer et al. 2006; CamCOPS"),
            bands=bands(("minimal", 0), ("mild", 5), ("moderate", 10), ("severe", 15)),
            bands_source=read("CamCOPS"),
            cutoffs=(Cutoff("caseness", 8, read(NHS)), Cutoff("gad", 10, read("CamCOPS"))),
            reliable_changes=(points(4, read(f"{NHS}, quoted")), points(3.53, RICHARDS)),
            loinc="70274-6",
        ),
    ),
    licence=PFIZER,
    recall_days=14,
    recall_source=recalled("the last two weeks"),
    languages=("en", "fi", "ru"),
    loinc="69737-5",
)

WHO_5 = Definition(
    id="who-5",
    version="1",
    name="WHO-5",
    items=items(5, range(6)),
    scales=(
        Scale(
            "percentage",
            numbered(*range(1, 6)),
            HIGHER,
            read("raw 0-25, times 4"),
            factor=4,
            cutoffs=(
                Cutoff("poor_well_being", 52, read("raw score below 13"), is_inclusive=False),
                Cutoff("depression_likely", 28, read("one secondary source")),
            ),
            reliable_changes=(points(10, read("secondary; Topp et al. 2015 recalled")),),
        ),
    ),
    licence=Licence(
        "CC BY-NC-SA 3.0 IGO", "World Health Organization", TextUse.NON_COMMERCIAL, recalled("WHO 2024")
    ),
    recall_days=14,
    recall_source=recalled("the last two weeks"),
    languages=("en", "fi", "ja", "ru"),
)

_BARKHAM = recalled("Barkham et al. 2013, Couns Psychother Res 13:3-13")
CORE_10 = Definition(
    id="core-10",
    version="1",
    name="CORE-10",
    items=items(10, range(5), is_reversed=(2, 3)),
    scales=(
        Scale(
            "clinical_score",
            numbered(*range(1, 11)),
            LOWER,
            read("CORE System Trust: prorated when at most 1 item is missing"),
            Method.PRORATED,
            least_answered=9,
            bands=bands(
                ("healthy", 0),
                ("low", 6),
                ("mild", 11),
                ("moderate", 15),
                ("moderately_severe", 20),
                ("severe", 25),
            ),
            bands_source=_BARKHAM,
            cutoffs=(
                Cutoff("distress", 11, read("a third party's test; Barkham et al. 2013 recalled")),
                Cutoff("depression", 13, _BARKHAM),
            ),
            reliable_changes=(points(6, _BARKHAM),),
        ),
    ),
    licence=CORE,
    critical_items=(CriticalItem("6", 1, 4, recalled("any answer but the lowest one")),),
    recall_days=7,
    recall_source=recalled("the last week"),
    languages=("en", "fi"),
)

_WORK = Item("1", items(1, range(9))[0].options, may_not_apply=True)
WSAS = Definition(
    id="wsas",
    version="1",
    name="WSAS",
    items=(_WORK, *items(5, range(9))[1:]),
    scales=(
        Scale(
            "total",
            numbered(*range(1, 6)),
            LOWER,
            read("CamCOPS: the work item is left out when it does not apply, highest 32"),
            bands=bands(("subclinical", 0), ("significant", 10), ("moderately_severe", 21)),
            bands_source=recalled("Mundt et al. 2002"),
            reliable_changes=(points(8, recalled("Zahra et al. 2014")),),
        ),
    ),
    licence=Licence("Copyright", "I. Marks", TextUse.BY_PERMISSION, read("CamCOPS")),
)

_OPTIONS_1_TO_5 = items(1, range(1, 6))[0].options
K10 = Definition(
    id="k10",
    version="1",
    name="K10",
    items=tuple(
        Item(
            str(number),
            _OPTIONS_1_TO_5,
            asked=Asked(str(number - 1), (2, 3, 4, 5)) if number in {3, 6} else None,
            value_if_not_asked=1 if number in {3, 6} else None,
        )
        for number in range(1, 11)
    ),
    scales=(
        Scale(
            "total",
            numbered(*range(1, 11)),
            LOWER,
            recalled("items 3 and 6 are skipped after a 1"),
            bands=bands(("well", 10), ("mild", 20), ("moderate", 25), ("severe", 30)),
            bands_source=recalled("Andrews & Slade 2001"),
        ),
    ),
    licence=Licence("Free, copyright", "R. Kessler", TextUse.FREE, recalled("NCS Harvard")),
    recall_days=28,
    recall_source=recalled("the last four weeks; some forms say 30 days"),
    languages=("en", "ja", "ru"),
)

SYMPTOM_KEYS = (PHQ_9, GAD_7, WHO_5, CORE_10, WSAS, K10)
