"""Figures of travel: how far, how long and how fast somebody goes, against the journey that the text tells."""

from __future__ import annotations

import pytest

from geo import analyse


def judged(text: str) -> dict[str, str]:
    """Return the verdict on each figure of a text, by its words."""
    dossier = analyse(text, published="2023-06-01", title="", source="")
    return {text[c.quantities[0].start : c.quantities[0].end]: c.verdict for c in dossier.claims}


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "She left Vigo on November 4 and returned on May 12, completing a 250-day voyage.",
            {"250-day": "contradicted"},
        ),
        ("She left Vigo on November 4 and returned on May 12, completing a 190-day voyage.", {"190-day": "supported"}),
        (
            "The ferry makes the 250-mile, 90-minute crossing twice a week.",
            {"250-mile": "contradicted", "90-minute": "contradicted"},
        ),
        ("He skied from Kiruna to Narvik in 12 days and plans to fly home.", {"12 days": "supported"}),
        ("It took two hours to drive from Paris to Marseille.", {"two hours": "contradicted"}),
        ("The convoy left Tripoli at dawn and reached Benghazi 14 hours later.", {"14 hours": "supported"}),
        ("The flight from London to Singapore takes 13 hours.", {"13 hours": "supported"}),
        ("The flight from London to Singapore takes four hours.", {"four hours": "contradicted"}),
        ("It is a 20-minute flight from London to Athens.", {"20-minute": "contradicted"}),
        ("Ensenada to Guerrero Negro – 8 days, 432 miles", {"8 days": "approximately", "432 miles": "approximately"}),
        ("He walked from Marseille to Paris in three days.", {"three days": "contradicted"}),
        (
            "The tanker sailed 10,500 nautical miles from Rotterdam to Shanghai by Suez.",
            {"10,500 nautical miles": "supported"},
        ),
        (
            "The caravan covered 300 km in 10 days, averaging 80 km a day.",
            {"300 km": "not_checkable", "10 days": "not_checkable", "80 km a day": "contradicted"},
        ),
        (
            "He set off on 1 September and came in on 5 October, forty-four days later.",
            {"forty-four days": "contradicted"},
        ),
        (
            "Two brothers have cycled the 640 km from Ohrid to Athens in 16 days. They averaged 80 km a day.",
            {"640 km": "approximately", "16 days": "supported", "80 km a day": "contradicted"},
        ),
        (
            "Two brothers have cycled the 640 km from Ohrid to Athens in 16 days. They averaged 40 km a day.",
            {"640 km": "approximately", "16 days": "supported", "40 km a day": "supported"},
        ),
        (
            "Two nuns have cycled the 640 km from Ohrid to Athens in 16 days. They averaged 80 km a day in the end.",
            {"640 km": "approximately", "16 days": "supported", "80 km a day": "not_checkable"},
        ),
        ("The ferry from Dover to Calais takes 90 hours.", {"90 hours": "contradicted"}),
        ("A letter sent by ferry from Dover to Calais takes four days.", {"four days": "not_checkable"}),
        ("The catamaran takes 2 h 15 from Buenos Aires to Montevideo.", {"2 h 15": "supported"}),
        ("The catamaran takes 45 minutes from Buenos Aires to Montevideo.", {"45 minutes": "contradicted"}),
        (
            "Lord Howe Island is 780 km from Sydney. It has no traffic light. The flight from Sydney takes two hours.",
            {"780 km": "supported", "two hours": "supported"},
        ),
        (
            "Riders have 150 km of the highway's 420 behind them; the remaining 370 km will hurt.",
            {"420": "not_checkable", "370 km": "contradicted"},
        ),
        (
            "The tanker left Bari on Monday, called at Tripoli on Tuesday and was back by Friday, ending a 21-day run.",
            {"21-day": "contradicted"},
        ),
        (
            "The tanker left Valletta on Monday and was back by Friday, ending a four-day run.",
            {"four-day": "supported"},
        ),
        (
            "She sailed from Bari on Monday 3 June 2019 and docked on Saturday, five nights later.",
            {"five nights": "supported"},
        ),
        (
            "Begun in March 2017 and finished that October in Delhi, it was a 20-month walk.",
            {"20-month": "contradicted"},
        ),
        ("The flight from Paris to Nice took 45 minutes.", {"45 minutes": "imprecise"}),
        ("The flight from Paris to Nice took 75 minutes.", {"75 minutes": "supported"}),
        (
            "The liner makes the 2,500-nautical-mile round trip from Bergen to Kirkenes and back in twelve days.",
            {"2,500-nautical-mile": "approximately", "twelve days": "supported"},
        ),
        ("The truck makes the 350 km round trip from Paris to Lyon and back.", {"350 km": "contradicted"}),
        (
            "Holding the van to 80 km/h she drove from Baghdad to Mosul, 400 km, in five hours.",
            {"80 km/h": "supported", "400 km": "approximately", "five hours": "supported"},
        ),
        (
            "Their odometers showed 790 miles for the fourteen days, which comes to 79 miles a day.",
            {"790 miles": "not_checkable", "fourteen days": "not_checkable", "79 miles a day": "imprecise"},
        ),
        (
            "They rode from Rome to Naples, 225 km, and from Naples to Bari, another 260 km: 1,900 km in all.",
            {"225 km": "approximately", "260 km": "approximately", "1,900 km": "contradicted"},
        ),
        ("SANTIAGO DE COMPOSTELA — Ann Holt had walked here from Sarria, 115 km.", {"115 km": "approximately"}),
        ("SANTIAGO DE COMPOSTELA — Ann Holt had walked here from Sarria, 50 km.", {"50 km": "contradicted"}),
        (
            "VIENTIANE — At eight the first passenger train left for Kunming. The ride takes ten and a half hours.",
            {"ten and a half hours": "supported"},
        ),
        ("The leaflet on the Helsinki pier promises Tallinn in fifty minutes.", {"fifty minutes": "contradicted"}),
        (
            "The new ship cruises at 15 km/h, yet the leaflet on the Helsinki pier promises Tallinn in fifty minutes.",
            {"15 km/h": "not_checkable", "fifty minutes": "contradicted"},
        ),
        ("The leaflet on the Helsinki pier promises Tallinn in two hours.", {"two hours": "supported"}),
        (
            "On Monday Anna Lind left Paris by bicycle and reached Lyon. Paris was now 470 km behind her.",
            {"470 km": "approximately"},
        ),
        ("The new line links Naples and Milan in 45 minutes.", {"45 minutes": "contradicted"}),
        (
            "Ferries between Helsinki and Tallinn ran again on Monday. The crossing of about 80 km takes two hours.",
            {"80 km": "supported", "two hours": "supported"},
        ),
        ("Ferries between Dover and Calais ran again. The crossing takes 15 minutes.", {"15 minutes": "contradicted"}),
        (
            "Trains link Madrid and Barcelona. The fastest of them cover the 621-km line in two and a half hours.",
            {"621-km": "supported", "two and a half hours": "supported"},
        ),
        ("The motorway from Zagreb to Split is shut. The 140-km road is old.", {"140-km": "contradicted"}),
        ("The motorway from Zagreb to Split is shut. The 410-km road is old.", {"410-km": "approximately"}),
        ("Trains from Paris to Lyon were late. The 12-km line to the depot is shut.", {}),
        (
            "Trains from Paris to Lyon were late. The trip from the station took him ten minutes.",
            {"ten minutes": "not_checkable"},
        ),
        ("Talks between Paris and Rome failed. The trip took nine hours.", {"nine hours": "not_checkable"}),
        ("The plane from Oslo to Rome crashed. The flight lasted four minutes.", {"four minutes": "not_checkable"}),
        ("Hotels filled in Lyon, four and a half hours from Paris by road.", {"four and a half hours": "supported"}),
        ("Half a day by bus from Bogotá, Medellín lives on flowers.", {"Half a day": "supported"}),
        ("Suva to Sydney is two days at 11 knots.", {"two days": "imprecise", "11 knots": "not_checkable"}),
        (
            "Paris to Lyon, 465 km; Lyon to Nice, 470 km: the two stages make 1,935 km.",
            {"465 km": "approximately", "470 km": "approximately", "1,935 km": "contradicted"},
        ),
        (
            "Out of Singapore the ship has two ways for Rotterdam: 8,300 nautical miles by Suez, 5,000 round the Cape.",
            {"8,300 nautical miles": "supported"},
        ),
        (
            "With 300 km behind him and 165 km to go, he rested on his way from Paris to Lyon.",
            {"300 km": "not_checkable", "165 km": "not_checkable"},
        ),
        (
            "He left Tampere at noon and covered the 160 km to the capital in 25 minutes, in a van.",
            {"160 km": "approximately", "25 minutes": "contradicted"},
        ),
        (
            "The jet turned back to Oslo. It had been bound for Tromsø, a flight that takes about 15 minutes.",
            {"15 minutes": "contradicted"},
        ),
        (
            "The first bullet train is a success. It covers the 142 km between Jakarta and Bandung in 45 minutes.",
            {"142 km": "approximately", "45 minutes": "supported"},
        ),
        (
            "She has finished the 96-mile West Highland Way, walking from Milngavie to Fort William in seven days.",
            {"96-mile": "approximately", "seven days": "supported"},
        ),
        (
            "They laid the 1,860 km of Tazara, from Dar es Salaam to Kapiri Mposhi, by hand.",
            {"1,860 km": "supported"},
        ),
        ("The train leaves Cairo for Aswan at eight. It takes 13 hours.", {"13 hours": "supported"}),
        ("The train leaves Cairo for Aswan at eight. It takes 90 minutes.", {"90 minutes": "not_checkable"}),
        ("The road from Cairo to Aswan is old. It needs three weeks of work.", {}),
        ("He left Dallas and drove to the capital in three hours.", {"three hours": "not_checkable"}),
        (
            "The flight from Perth to London, 14,500 km, takes 17 hours.",
            {"14,500 km": "supported", "17 hours": "supported"},
        ),
        ("It is 3,000 km by bus from Paris to Lyon.", {"3,000 km": "contradicted"}),
        ("It is 1,900 km by car from Helsinki to Stockholm.", {"1,900 km": "not_checkable"}),
        (
            "He pushed off from Oslo on 1 May 2023. He rolled into Rome on 10 July 2023, 150 days and 2,900 km later.",
            {"150 days": "contradicted", "2,900 km": "approximately"},
        ),
        ("They drove from Hamburg to Munich in five hours.", {"five hours": "imprecise"}),
        ("They drove from Hamburg to Munich in eight hours.", {"eight hours": "supported"}),
        ("They drove from Chicago to Cleveland in four hours.", {"four hours": "not_checkable"}),
        ("The train from Madrid to Barcelona takes two and a half hours.", {"two and a half hours": "supported"}),
        ("The train from Warsaw to Gdansk takes 85 minutes.", {"85 minutes": "imprecise"}),
        ("The train has completed its 18-day trip.", {"18-day": "not_checkable"}),
        ("The storm, which is moving north at around 14 mph, will pass.", {"14 mph": "not_checkable"}),
        ("Oaxaca: 5 days, 274 miles", {"5 days": "not_checkable", "274 miles": "not_checkable"}),
    ],
)
def test_a_figure_of_travel_is_held_against_its_journey(text, verdicts):
    assert judged(text) == verdicts


@pytest.mark.parametrize(
    "text",
    [
        "She won the 42 km race in 3 hours.",
        "He was jailed for 12 years after a two-week delay.",
        "The flight was delayed by five hours.",
        "Two weeks ago she flew to Perth.",
        "The car can travel 600 km on a single charge.",
        "He spoke for two hours on the flight.",
        "The road is 30 km long, and a gust of wind travelled at 90 km/h.",
    ],
)
def test_what_is_told_of_no_journey_is_no_claim(text):
    assert judged(text) == {}


def test_what_stands_beside_a_journey_does_not_carry_it():
    text = "The train runs 2,979 km from Adelaide to Darwin in 54 hours, with stops for camels and wine."
    assert [claim.verdict for claim in analyse(text).claims] == ["supported", "supported"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Indian Pacific needs 65 hours from Sydney to Perth; once a camel on the line held it up.", "supported"),
        ("The bus from Lima to Cusco takes 22 hours, less if no donkey sleeps on the road.", "supported"),
        ("On camels, the traders crossed from Taoudenni to Timbuktu in two days.", "contradicted"),
        ("By mule caravan they came from Lima to Cusco in two days.", "contradicted"),
    ],
)
def test_an_animal_tells_how_somebody_goes_only_where_it_carries_him(text, verdict):
    assert list(judged(text).values()) == [verdict]


def test_hours_more_than_a_journey_takes_are_not_its_own():
    text = (
        "The Ghan takes 54 hours from Adelaide to Darwin, and on Friday it took ninety minutes more for a burst pipe."
    )
    assert [claim.verdict for claim in analyse(text).claims] == ["supported"]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        # Three figures that agree are of one journey, whatever form they stand in; the speed follows from the others.
        (
            "The relay did 360 km in four and a half hours, a mean of 80 km/h.",
            {"360 km": "supported", "four and a half hours": "supported", "80 km/h": "supported"},
        ),
        (
            "The relay did 360 km in four and a half hours, a mean of 150 km/h.",
            {"360 km": "not_checkable", "four and a half hours": "not_checkable", "150 km/h": "contradicted"},
        ),
        ("The relay did 360 km in four and a half hours; the wind blew at 130 km/h.", {}),
        (
            "Her crew raced the clock for 7 hours on the 140-mile strait. It came to 20 mph.",
            {"20 mph": "supported"},
        ),
        ("She paddled 420 km in 14 days. That works out at 55 km a day.", {"55 km a day": "contradicted"}),
        (
            "The log told of 1,200 miles and six and a quarter days. At 8 knots nobody was sick.",
            {"8 knots": "supported"},
        ),
        ("The log told of 1,200 miles and six and a quarter days. At 14 knots nobody slept.", {}),
        ("He needed 40 days. In all he did about 5,000 km, 125 a day, mostly in rain.", {"125": "supported"}),
        (
            "They left Oslo on 3 March 2023 and skied into Narvik on 5 April 2023, doing 1,300 km at 40 km a day.",
            {"40 km a day": "supported"},
        ),
        (
            "They left Oslo on 3 March 2023 and skied into Narvik on 5 April 2023, doing 1,300 km at 90 km a day.",
            {"90 km a day": "contradicted"},
        ),
        # What the places speak against, figures that agree do not save.
        (
            "She drove from Lyon to Paris, 200 km, at 100 km/h in two hours.",
            {"200 km": "contradicted", "two hours": "not_checkable"},
        ),
    ],
)
def test_figures_of_one_journey_are_held_against_each_other(text, verdicts):
    assert judged(text).items() >= verdicts.items()


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("They cycled 120 km on Monday, 95 on Tuesday and 140 on Wednesday, 355 km in all.", {"355 km": "supported"}),
        (
            "They cycled 120 km on Monday, 95 on Tuesday and 140 on Wednesday, 555 km in all.",
            {"555 km": "contradicted"},
        ),
        (
            "They drove 210 km to Oulu, then 180 to Kemi and 90 on to Tornio. That is 680 km.",
            {"680 km": "contradicted"},
        ),
        ("The walls are 30 km and 40 km long. That is 90 km.", {}),
        ("They drove 210 km to Oulu, then 180 to Kemi. It is 23 km from there to Tornio.", {"23 km": "supported"}),
        ("Of the 640 km, 410 km are behind the sledges. The remaining 230 km are ice.", {"230 km": "supported"}),
        ("Of the 640 km, 410 km are behind the sledges. The remaining 130 km are ice.", {"130 km": "contradicted"}),
        ("Of the 640 km, 410 km are behind the sledges. The remaining 210 km are ice.", {"210 km": "not_checkable"}),
    ],
)
def test_lengths_that_a_text_adds_up_are_held_against_each_other(text, verdicts):
    assert judged(text).items() >= verdicts.items()
