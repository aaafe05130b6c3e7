"""Who is measured to whom: lists, words that point back, things that are no places, and figures that are no distances.

Distances are the geodesics between the gazetteer's points, rounded.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from geo import analyse

GOOD = {"supported", "approximately"}
AROUND_WARSAW = {"Krakow": 253, "Gdansk": 284, "Lublin": 153}


def measured(text: str) -> set[tuple[frozenset[str], float]]:
    """Return the ends and the figure of each claim that was measured and holds; every other claim must be open."""
    dossier = analyse(text, published="2023-06-01")
    names = {mention.id: mention.text for mention in dossier.mentions} | {p.id: p.name for p in dossier.places}
    held = set()
    for claim in dossier.claims:
        assert claim.verdict in GOOD or claim.verdict == "not_checkable", (text, claim.headline, claim.checks)
        if claim.verdict in GOOD:
            ends = (
                names[claim.from_mention_id or claim.from_place_id],
                names[claim.to_mention_id or claim.to_place_id],
            )
            held.add((frozenset(ends), claim.quantities[0].value))
    assert len({claim.id for claim in dossier.claims}) == len(dossier.claims)
    return held


def pairs(**of: float) -> set[tuple[frozenset[str], float]]:
    return {(frozenset(ends.replace("_", " ").split("8")), km) for ends, km in of.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyon and Marseille lie 390 and 660 km from Paris.", pairs(Lyon8Paris=390, Marseille8Paris=660)),
        (
            "Gaziantep lies 97 km from Aleppo, 183 km from Adana and 45 km from Kilis.",
            pairs(Gaziantep8Aleppo=97, Gaziantep8Adana=183, Gaziantep8Kilis=45),
        ),
        ("Mombasa, the second city, sits on the coast some 440 km from Nairobi.", pairs(Mombasa8Nairobi=440)),
        (
            "Girona is 86 km from Barcelona, which is 505 km from Madrid.",
            pairs(Girona8Barcelona=86, Barcelona8Madrid=505),
        ),
        ("Erbil is 317 km from Baghdad but only 82 from Mosul.", pairs(Erbil8Baghdad=317, Erbil8Mosul=82)),
        ("Agra is 180 km from Delhi, Jaipur 240 km.", pairs(Agra8Delhi=180, Jaipur8Delhi=240)),
        ("Belgorod is 74 km from Kharkiv and Sumy 147 km from it.", pairs(Belgorod8Kharkiv=74, Sumy8Kharkiv=147)),
        (
            "From Berlin to Leipzig it is 150 km and from there another 360 to Munich.",
            pairs(Berlin8Leipzig=150, Leipzig8Munich=360),
        ),
        ("Both Krakow and Gdansk lie less than 300 km from Warsaw.", pairs(Krakow8Warsaw=300, Gdansk8Warsaw=300)),
        ("It is 253 km from Warsaw to Krakow and 284 km to Gdansk.", pairs(Warsaw8Krakow=253, Warsaw8Gdansk=284)),
        (
            "Gori is 68 km from Tbilisi, and Kutaisi lies 121 km beyond that.",
            pairs(Gori8Tbilisi=68, Kutaisi8Gori=121),
        ),
        (
            "The wounded went to Poltava, between Kyiv and Kharkiv, 304 km from the first and 130 from the second.",
            pairs(Poltava8Kyiv=304, Poltava8Kharkiv=130),
        ),
        ("The cup goes to Lublin or Krakow. The two cities are 226 km apart.", pairs(Lublin8Krakow=226)),
        ("He flew from Kyiv to Kobe, 29 km from Osaka.", pairs(Kobe8Osaka=29)),
        ("Fire broke out in Cusco on Monday. From there it is 573 km to Lima.", pairs(Cusco8Lima=573)),
        ("Crowds gathered in Kano. The city lies 832 km from Lagos.", pairs(Kano8Lagos=832)),
        ("Trondheim to Oslo: 392 km", pairs(Trondheim8Oslo=392)),
        ("When he arrived in Kazan from Moscow, Orvieto, 98 km from Rome, was flooded.", pairs(Orvieto8Rome=98)),
        ("Of 89 km between Hanoi and Haiphong, 40 km are under repair.", pairs(Hanoi8Haiphong=89)),
        (
            "Troops took Chuhuiv and Izium. Both lie within 120 km of Kharkiv.",
            pairs(Chuhuiv8Kharkiv=120, Izium8Kharkiv=120),
        ),
        ("Cuenca is south-east of Guayaquil, 125 km away.", pairs(Cuenca8Guayaquil=125)),
    ],
)
def test_the_ends_of_a_distance(text, expected):
    assert measured(text) == expected


@pytest.mark.parametrize(
    "form",
    [
        "{names} lie {figures} km from Warsaw.",
        "{names}, which are {figures} kilometres from Warsaw respectively, celebrated.",
        "Warsaw is {figures} km from {names}.",
        "The distances from Warsaw to {names} are {figures} km.",
        "{gapped} from Warsaw.",
        "Warsaw lies {each}.",
    ],
)
def test_the_order_of_a_list_changes_nothing(form):
    for order in permutations(AROUND_WARSAW):
        *most, last = order
        *figures, final = (str(AROUND_WARSAW[name]) for name in order)
        each = [f"{AROUND_WARSAW[name]} km from {name}" for name in order]
        gapped = [f"{name} is {AROUND_WARSAW[name]} km" for name in order]
        text = form.format(
            names=f"{', '.join(most)} and {last}",
            figures=f"{', '.join(figures)} and {final}",
            each=f"{', '.join(each[:-1])} and {each[-1]}",
            gapped=f"{', '.join(gapped[:-1])} and {gapped[-1]}",
        )
        assert measured(text) == pairs(**{f"{name}8Warsaw": km for name, km in AROUND_WARSAW.items()}), text


@pytest.mark.parametrize(
    "told",
    [
        "",
        ", which had been shelled for weeks,",
        ", whose mayor fled to Poltava,",
        ", a city of 1.4 million and the rival of Kyiv,",
        ", where the president was born,",
        " (population 1.4 million)",
    ],
)
def test_what_is_told_of_the_subject_changes_nothing(told):
    assert measured(f"Kharkiv{told} lies 74 km from Belgorod.") == pairs(Kharkiv8Belgorod=74)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said the troops were 20 km from Belgorod.",
        "Aachen is 20 km from the Belgian village where he was born.",
        "Kharkiv is 30 km from the Russian and Belarusian borders.",
        "The Dutch capital is 17 km from the Belgian one.",
        "Guards on the Polish border, 70 km from Lviv, opened fire.",
        "Officials in Warsaw said the wreck lay 30 km from Lublin.",
        "Ukraine's army, which left Izium, is now 30 km from Kharkiv.",
        "Gori is where Russian troops stopped, about 40 km from Tbilisi.",
        "Tallahassee waited as the storm's eye stood about 20 miles southeast of Panama City.",
        "The ship was 40 km off Mombasa when it called Nairobi for help.",
        "A village in Ghana, 60 km from Tamale, has no school.",
        "Toledo, Valencia and Seville are 68 and 303 km from Madrid.",
        "The wounded went to Gori or to Batumi. The town lies 30 km from Tbilisi.",
    ],
)
def test_nothing_is_measured_on_a_guess(text):
    assert measured(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The last ten kilometres from Milan were run in rain.",
        "He attacked a kilometre from the line in Milan.",
        "He was caught 10 km into the race from Paris to Tours.",
        "A 10 km stretch of the road between Warsaw and Lublin was closed.",
        "Workers laid 80 km of cable between Tallinn and Helsinki.",
        "There was a 12 km tailback from Salzburg towards Munich.",
        "The Wall between Berlin and Potsdam was 43 km long.",
        "The 1,300 km front from Kharkiv to Kherson has barely moved.",
        "A 3,000 km front runs from Kharkiv to Kherson.",
        "The bridge between Malmo and Copenhagen, 16 km long, opened in 2000.",
        "The canal from Nuremberg to Bamberg, 171 km long, opened in 1992.",
        "Traffic jams of 15 km formed between Lyon and Valence.",
        "He walked 3 km from his home in Nairobi to the station.",
        "Another 300 km of the way from Paris to Marseille remain.",
    ],
)
def test_what_is_no_distance_between_places(text):
    assert not analyse(text, published="2023-06-01").claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osaka is 43 km from Kyoto and nine times as far from Tokyo.", pairs(Osaka8Kyoto=43, Osaka8Tokyo=387)),
        (
            "Poltava lies 304 km from Kyiv but less than half that distance from Kharkiv.",
            pairs(Poltava8Kyiv=304, Poltava8Kharkiv=152),
        ),
        ("Uman is 190 km from Kyiv, twice as far from Odesa as Mykolaiv is.", pairs(Uman8Kyiv=190)),
        ("Kyiv and Lviv are 470 km apart, Odesa and Kherson 145 km.", pairs(Kyiv8Lviv=470, Odesa8Kherson=145)),
        (
            "Lorries leaving Mombasa have 480 km to cover to Nairobi, and those bound for Kisumu another 340 after it.",
            pairs(Mombasa8Nairobi=480, Nairobi8Kisumu=340),
        ),
    ],
)
def test_figures_that_go_on_from_one_another(text, expected):
    assert measured(text) == expected


def test_a_multiple_is_judged_and_told_in_km():
    claim = analyse("Bergen lies 160 km from Stavanger and five times that distance from Oslo.").claims[1]
    assert claim.verdict == "contradicted"
    assert "“five times that distance” (800 km) is wrong" in claim.conclusion


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The 752 km railway, built by two companies, starts in Addis Ababa and ends in Djibouti.",
            {(frozenset({"Addis Ababa", "Djibouti"}), 752)},
        ),
        (
            "The line is long. Of that, 975 km are in Tanzania, running from Dar es Salaam to the border at Tunduma.",
            {(frozenset({"Dar es Salaam", "Tunduma"}), 975)},
        ),
        (
            "They met in Vienna and Bratislava. Between the two capitals, just 55 km apart, no train ran.",
            pairs(Vienna8Bratislava=55),
        ),
        (
            "Rotterdam was quiet. The ship was from Singapore. By Suez the voyage between the two ports is 8,300 nmi.",
            pairs(Rotterdam8Singapore=8300),
        ),
    ],
)
def test_ways_whose_ends_are_told_in_other_clauses_or_before(text, expected):
    assert measured(text) == expected


def test_a_way_shorter_than_the_straight_line_is_wrong():
    [claim] = analyse("The 300 km line starts in Nairobi and ends at Mombasa.").claims
    assert claim.verdict == "contradicted"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Fairbanks, 360 miles north of Anchorage by road, is snowed in.", "approximately"),
        ("By road, Fairbanks is 580 km from Anchorage.", "approximately"),
        ("Fairbanks is 360 miles north of Anchorage.", "imprecise"),
        ("Kandy is 60 km east of Colombo by road.", "contradicted"),
        ("The train between Lyon and Marseille, which are 278 km apart, was late.", "supported"),
        ("Driving distance from Denver to Aspen is around 200 miles.", "not_checkable"),
        ("The train runs from London to Paris, a straight-line distance of 344 km.", "supported"),
    ],
)
def test_a_figure_is_that_of_the_way_that_is_told_beside_it(text, verdict):
    [claim] = analyse(text, published="2023-06-01").claims
    assert claim.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Madrid is 500 km from Vatican City.",
        "Rome is 0/0 km from Paris, Paris 1/0 km from Oslo.",
        "Rome is 1e309 km from Paris, and Oslo -5 km.",
        "The town lies 344 ± 1000 km from Paris and 0 ± 0 km from Rome.",
        "He swam 20 km from Gibraltar to Tangier at 0 km/h in 0 hours.",
    ],
)
def test_a_figure_that_nobody_can_mean_breaks_nothing(text):
    assert not {claim.verdict for claim in analyse(text).claims} & GOOD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors in Kisumu had no oxygen left. A lorry was on its way from Nairobi, 263 km to the south-east.",
            pairs(Kisumu8Nairobi=263),
        ),
        ("Fans came from Krakow to Lublin. Others drove from Gdansk, 435 km away.", pairs(Lublin8Gdansk=435)),
        (
            "KASHGAR, China — The bazaar has moved. “We are 3,440 km from Beijing,” a shopkeeper said.",
            {(frozenset({"KASHGAR", "Beijing"}), 3440)},
        ),
        (
            "WINDHOEK — The last ward closed on Friday. It is 268 km from here to Walvis Bay.",
            {(frozenset({"WINDHOEK", "Walvis Bay"}), 268)},
        ),
        (
            "Drones hit Hlukhiv. The town is 104 km from Sumy, and the Russian border runs 12 km from the town centre.",
            pairs(Hlukhiv8Sumy=104, Hlukhiv8Russian=12),
        ),
        (
            "TORUN — He came on foot from Krakow.\n\nIt rained. A train had brought him from Lublin, 227 km away.",
            pairs(Krakow8Lublin=227),
        ),
        (
            "Tripoli has no trains, though rails still run between the Lebanese port and Beirut, 68 km down the coast.",
            pairs(Tripoli8Beirut=68),
        ),
        # Where none of those that may be meant is so far, it is open which it is.
        ("Fans came from Krakow to Lublin. Others drove from Gdansk, 900 km away.", set()),
        ("Police in Kyiv said that a girl had gone missing at the lake. Her shoes lay in Uman, 9 km away.", set()),
        ("They fled Kryvyi Rih.\n\nShells hit Zaporizhzhia. The wounded went to Dnipro, 130 km to the north.", set()),
    ],
)
def test_an_end_that_is_not_told_is_the_place_that_the_paragraph_is_about(text, expected):
    assert measured(text) == expected


def test_what_each_place_that_may_be_meant_makes_of_a_figure_is_told():
    [claim] = analyse("Fans came from Krakow to Lublin. Others drove from Gdansk, 900 km away.").claims
    assert "It is not clear from which of Lublin (434.6 km) and Krakow (485.5 km)" in claim.conclusion


def test_a_place_that_alone_can_be_meant_tells_against_a_figure():
    [claim] = analyse("Shells hit Zaporizhzhia. The wounded were taken to Dnipro, 213 km to the north.").claims
    assert claim.verdict == "contradicted"


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Yokohama to New York via the Panama Canal is 9,700 nautical miles.", ["supported"]),
        ("Shanghai to New York via the Panama Canal is 4,900 nautical miles.", ["contradicted"]),
        (
            (
                "It plies from Singapore to Rotterdam. By Suez the run between the two is 8,300 nautical miles; round "
                "the Cape 11,800."
            ),
            ["supported"],
        ),
        (
            "Two lines lead from Murmansk to Yokohama: 5,800 nautical miles by the Northern Sea Route, 12,800 by Suez.",
            ["approximately"],
        ),
        ("From Cape Town the sea route to Southampton is 2,000 nautical miles.", ["contradicted"]),
        ("Coaches out of Riyadh face 950 km by road before Jeddah.", ["approximately"]),
        ("Coaches out of Riyadh face 530 km by road before Jeddah.", ["contradicted"]),
        ("A box from Shanghai has 10,500 nautical miles to go before it is lifted off in Rotterdam.", ["supported"]),
        ("Follow Ruta 3 down from Buenos Aires and after 1,480 km you are at Ushuaia.", ["contradicted"]),
        ("The convoy from Madrid has 50 km to go before it reaches Paris.", []),
        ("Trains leaving Madrid face 30 km of tunnels before Barcelona.", []),
    ],
)
def test_ways_are_held_against_the_one_that_is_named(text, verdicts):
    dossier = analyse(text, published="2023-06-01", title="", source="")
    assert [claim.verdict for claim in dossier.claims] == verdicts


def test_what_is_said_of_one_place_beside_it_does_not_take_the_next_figure():
    text = "Lerwick is 211 miles from Aberdeen, where the ferry starts, and 223 miles from Bergen."
    assert [claim.verdict for claim in analyse(text).claims] == ["supported", "supported"]
