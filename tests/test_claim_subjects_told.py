"""Whose distance it is where a noun, an owner or an opening names it: "a town of 29,000 people 1,285 km south of"."""

from __future__ import annotations

import pytest

from geo import analyse


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("A curfew began in Alice Springs, a town of 29,000 people 1,285 km south of Darwin.", ["supported"]),
        ("Students in Pullman, a college town on the Palouse 65 miles south of Spokane, went home.", ["supported"]),
        ("Medics came to Kisumu, the third city of Kenya, some 263 km west of the capital, Nairobi.", ["supported"]),
        ("He works in Gao, a Malian town of 86,000 people 1,420 km from Bamako.", ["contradicted"]),
        ("Paris has a depot of Renault 30 km from Lyon.", ["not_checkable"]),
        ("Two died in Mosul. The Iraqi city of 1.7 million lies 352 km north of Baghdad.", ["supported"]),
        ("Shots fell in Birmingham, Alabama. The Alabama city, about 225 km west of Atlanta, mourns.", ["supported"]),
        ("A Darwin man was brought from Dili, the Timorese capital 720 km to the north-west.", ["supported"]),
        ("Dealers in Tamale no longer send lorries to Ghana's capital, 431 km to the south.", ["supported"]),
        ("Bergen's fish market is 306 km from Oslo.", ["supported"]),
        ("Birmingham, 85 miles north of the governor's office in Montgomery, was segregated.", ["supported"]),
        ("Taza is almost due east of Fez: 93 km, a mountain pass and a change of dialect.", ["supported"]),
        ("Seen from Vienna, Graz (145 km) and Linz (155 km) are suburbs.", ["supported", "supported"]),
        ("Pilgrims from Karbala and Najaf, respectively 88 and 146 km south of Baghdad, came.", ["supported"] * 2),
        ("Parents from Kaduna and Kano, respectively 344 and 163 km north of Abuja, slept.", ["contradicted"] * 2),
        ("Tampere and Oulu may be 161 and 540 km north of Helsinki, but they play hockey.", ["supported"] * 2),
        ("The lights of Gdansk, 284 km away across the plain, are brighter than those of Warsaw.", ["supported"]),
        ("The lights of Gdansk, 200 km away across the plain, are brighter than those of Warsaw.", ["not_checkable"]),
        ("Kyiv's forces were 250 km from Odesa.", ["not_checkable"]),
        (
            "The 3,600 people of the Falkland Islands, a British territory 300 miles off Argentina, voted.",
            ["supported"],
        ),
        ("Christmas Island, an Australian territory 350 km south of Java, is empty.", ["supported"]),
        ("Christmas Island is about 1,550 km from the Australian mainland.", ["supported"]),
        ("Martinique lies 160 km south of Guadeloupe.", ["supported"]),
        ("Reunion is about 1,800 km from Madagascar.", ["contradicted"]),
        ("Yellowknife is 270 km from the Alberta border.", ["imprecise"]),
        ("Rotterdam is busy. The Belgian border, 50 km to the south, is open.", ["supported"]),
        ("Map: Kayes, western Mali, 42 km from Bamako", ["contradicted"]),
        ("Santiago, the second city of the Dominican Republic, 760 km from Santo Domingo, is ill.", ["contradicted"]),
        ("Ndola is 273 km north of Lusaka; then comes Kitwe, 49 km on to the west.", ["supported", "supported"]),
        ("Gabès lies 113 km beyond Sfax, and Medenine, 70 km on from there, is hot.", ["supported", "supported"]),
        ("The express left Rome at 9.26 for Naples, a run of 100 km.", ["contradicted"]),
        ("Zaragoza, midway between Barcelona and Madrid and 260 km from each, is dry.", ["supported", "approximately"]),
        ("Puebla, midway between Mexico City and Veracruz and 106 km from each.", ["supported", "contradicted"]),
        ("Halfway between Lyon and Paris, 200 km from each, the bus stopped.", []),
        ("London, Ontario, takes its parts from Windsor, 190 kilometres down the 401.", ["approximately"]),
        (
            "The train between Portland and the Canadian customs hall in Vancouver, 13 km apart, is back.",
            ["not_checkable"],
        ),
        ("Lviv is 470 km from the French embassy in Kyiv.", ["supported"]),
        (
            "Sofia's weekenders have a choice of 379 km to Varna, or a third as far to Plovdiv.",
            ["supported", "supported"],
        ),
        ("Innsbruck's skiers have a choice of 58 km to Munich or more to Vienna.", ["not_checkable"]),
        ("Bendigo's wing was opened by a premier who had driven the 132 km north-west from Melbourne.", ["supported"]),
        ("The governor of Ohio was 30 miles south of Toledo.", ["not_checkable"]),
        ("She was born in Huancayo; she rides to the ministry in Lima, 199 km and four buses away.", ["approximately"]),
        ("The yards of Longreach are full. He went home to Mount Isa, 575 km from the yards.", ["supported"]),
        ("Slowly to Cairo, stage one: Upington to Kimberley, 344 km", ["supported"]),
        ("Engineers in Bergen laid 300 km of cable for a firm in Oslo.", []),
        ("Missiles from Kyiv flew 450 km before they fell, Odesa said.", []),
    ],
)
def test_a_distance_is_told_of_what_its_words_name(text: str, verdicts: list[str]):
    assert [claim.verdict for claim in analyse(text, published="2023-06-01").claims] == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Customs men seized the cargo in Gao, Mali's biggest northern town, 410 miles from Bamako.", ["contradicted"]),
        ("Mourners filled Oruro, Bolivia's carnival capital, 120 miles south-east of La Paz.", ["supported"]),
        ("Three were hurt outside Isiolo, in the dry heart of Kenya, some 400 km north of Nairobi.", ["contradicted"]),
        ("Rebels shelled Bossangoa, in the north-west of the country and 600 km from Bangui.", ["contradicted"]),
        ("They walk to Bilma, an oasis in Niger's far north-east, 1,290 km from Niamey.", ["supported"]),
        ("San Jose lies 70 km from Monterey, on the coast and 470 km from Burbank.", ["approximately", "supported"]),
        ("Austin, the eldest of the brothers, telephoned; a friend was 30 miles from Dallas.", ["not_checkable"]),
        ("Peterborough, between Leicester and Cambridge and some 55 km from either, is old.", ["approximately"] * 2),
        ("Windhoek, it must be said, is four hundred kilometres west of Gaborone.", ["contradicted"]),
    ],
)
def test_what_stands_in_apposition_belongs_to_its_name(text: str, verdicts: list[str]):
    assert [claim.verdict for claim in analyse(text, published="2023-06-01").claims] == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Buses leave Kathmandu for Pokhara and for Biratnagar, 147 and 238 km away respectively.", ["supported"] * 2),
        (
            "Buses leave Kathmandu for Pokhara and for Biratnagar, 238 and 147 km away respectively.",
            ["contradicted"] * 2,
        ),
        (
            "Bread comes by road from York or from Hull, 25 and 60 miles away, the warden in Selby said.",
            ["not_checkable"] * 2,
        ),
        ("Graz has neighbours to visit: Vienna and Linz are each 150 km away.", ["approximately"] * 2),
        (
            "Salzburg sells to Munich, 115 km to the west, and seldom to Vienna, 25 km away.",
            ["supported", "contradicted"],
        ),
        (
            "Salzburg sells to Munich, 115 km to the west, and a village sells to Vienna, 25 km away.",
            ["supported", "not_checkable"],
        ),
        (
            "Tucson looks to Phoenix, 170 km to the north-west; El Paso, 425 km in the other direction.",
            ["supported"] * 2,
        ),
        ("In Gao, from which it is 945 km to the capital, lorries wait. Mali is poor.", ["approximately"]),
        ("Lille is 205 km from Paris; fill the tank, for Amsterdam is another 235 km.", ["supported"] * 2),
    ],
)
def test_figures_in_a_row_count_from_one_place(text: str, verdicts: list[str]):
    assert [claim.verdict for claim in analyse(text, published="2023-06-01").claims] == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("LIMERICK, Ireland - A creamery closed in this river city, which lies 420 km west of Dublin.", "contradicted"),
        ("A barn burned in Otley on Friday. The town, 200 miles from Leeds, has two engines.", "contradicted"),
        ("A girl from Otley drowned on Friday. The village, 30 km from Truro, was in shock.", "not_checkable"),
        ("Day-trippers board at Colonia del Sacramento, and from there it is 520 km to Buenos Aires.", "contradicted"),
    ],
)
def test_the_town_is_the_only_one_that_is_named(text: str, verdict: str):
    assert [claim.verdict for claim in analyse(text, published="2023-06-01").claims] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A doctor is wanted on Tristan da Cunha. The island is 2,800 km from Cape Town.", "supported"),
        ("A doctor is wanted on Tristan da Cunha. The island is 800 km from Cape Town.", "not_checkable"),
        ("Bermuda has voted. The archipelago lies 370 km from Cape Hatteras.", "contradicted"),
        ("Bermuda has voted. The archipelago lies 1,070 km from Cape Hatteras.", "supported"),
        ("Tasmania is dry. The island lies 430 km from Melbourne.", "approximately"),
        ("Svalbard has no hospital. The archipelago is 950 km from Tromsø.", "supported"),
        ("Ferries from Glasgow were late. The island is 90 km from Belfast.", "not_checkable"),
    ],
)
def test_the_island_is_the_one_named_before_be_it_read_as_a_country_or_a_division(text, verdict):
    (claim,) = analyse(text).claims
    assert claim.verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Palmyra has lost its museum. Homs lies 145 km to the west of the ruins.", "supported"),
        ("Palmyra has lost its museum. Homs lies 900 km to the west of the ruins.", "contradicted"),
        ("In Mosul it rained. A girl slept in the ruins of a mill 40 km from Erbil.", "not_checkable"),
        # Rome lies as far, and was named last; the direction is that from Amatrice.
        ("Amatrice shook. In Rome, in all of Rome, people ran. Naples, 200 km south of the town, shook.", "supported"),
    ],
)
def test_the_ruins_and_the_town_are_what_lies_that_far_and_that_way(text, verdict):
    (claim,) = analyse(text).claims
    assert claim.verdict == verdict
