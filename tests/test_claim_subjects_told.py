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
            ["supported", "not_checkable"],
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
