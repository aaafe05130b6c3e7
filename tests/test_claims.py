"""Claims: a table of sentences with what is claimed in each and what follows from real coordinates.

`tests/data/claims.csv` was written by hand: places by GeoNames id (a * marks a demonym), verdicts from published
distances. Laws of the verdicts stand in `test_claims_verdicts.py`.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from geo import analyse
from geo.claims import check_claims, claim_places
from geo.model import Article, Candidate, Claim, Mention
from geo.places import PlacesReading, open_gazetteer
from geo.text.language import read

with (Path(__file__).parent / "data" / "claims.csv").open(encoding="utf-8") as table:
    ROWS = list(csv.DictReader(table))


def ids(row: dict[str, str]) -> dict[str, str]:
    pairs = (pair.split("=") for pair in row["places"].split("|"))
    return {name: f"geonames:{key.rstrip('*')}" for name, key in pairs}


@cache
def claims_of(sentence: str, places: str) -> list[Claim]:
    mentions, found = [], {}
    for pair in sorted(places.split("|"), key=len, reverse=True):
        name, _, key = pair.partition("=")
        place = open_gazetteer().place(f"geonames:{key.rstrip('*')}")
        found[place.id] = place
        kind = "demonym" if key.endswith("*") else "place"
        mentions += [
            Mention(id=f"m{m.start()}", start=m.start(), end=m.end(), text=name, kind=kind, place_id=place.id)
            for m in re.finditer(rf"\b{name}\b", sentence)
        ]
    mentions.sort(key=lambda m: m.start)
    reading = PlacesReading(tuple(mentions), tuple(found.values()), (), ())
    article = Article(id="a", sha256="", text=sentence)
    claims, warnings = check_claims(read(sentence), article, reading, [])
    assert not warnings
    return claims


def first(row: dict[str, str]) -> Claim:
    claims = claims_of(row["sentence"], row["places"])
    assert claims, "no claim was found"
    return claims[0]


def test_the_table_is_broad():
    assert len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:50])
def test_what_is_claimed(row):
    claim = first(row)
    figures = [f"{q.value:g}{'' if q.value_max is None else f'-{q.value_max:g}'} {q.unit}" for q in claim.quantities]
    assert "|".join(figures) == row["quantities"]
    assert (claim.hedge or "") == row["hedge"]
    assert (claim.bound or "") == row["bound"]
    assert (claim.direction or "") == row["direction"]
    assert claim.basis == row["basis"]
    known = ids(row)
    assert claim.from_place_id == known.get(row["from"])
    assert claim.to_place_id == known.get(row["to"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:50])
def test_what_follows(row):
    claim = first(row)
    assert claim.verdict == row["verdict"], claim.checks
    verdicts = {check.name: check.verdict for check in claim.checks}
    for pair in filter(None, row["checks"].split("|")):
        name, _, verdict = pair.partition("=")
        assert verdicts[name] == verdict, claim.checks


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["sentence"][:50])
def test_the_claim_stands_in_its_words_and_every_check_is_a_sentence(row):
    claim = first(row)
    assert row["sentence"][claim.start : claim.end] == claim.text
    assert all(claim.start <= q.start < q.end <= claim.end for q in claim.quantities)
    assert claim.headline
    for check in claim.checks:
        assert check.explanation[0].isupper() or check.explanation[0].isdigit() or check.explanation[0] == "“"
        assert check.explanation.endswith(".")


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("He walked 5 miles home from Kyiv's centre, tired.", "Moscow=524901"),
        ("The 2,700 km-long border between Russia and China reopened.", "Russia=2017370|China=1814991"),
        ("The 60-mile-long convoy north of Kyiv stalled.", "Kyiv=703448"),
        ("The strait off Istanbul is 21 miles wide.", "Istanbul=745044"),
        ("A 30 km exclusion zone surrounds Kyiv.", "Kyiv=703448"),
        ("Twenty hours after the train left Moscow for Kyiv, it stopped.", "Moscow=524901|Kyiv=703448"),
        ("Dijon lies halfway between Lyon and Paris, some 200 km from either.", "Lyon=2996944|Paris=2988507"),
        ("The van stopped midway between Lyon and Paris, 200 km from each city.", "Lyon=2996944|Paris=2988507"),
        ("The train from Moscow to Kyiv took 0 hours.", "Moscow=524901|Kyiv=703448"),
        ("More than 200 miles to the north, two officers from Kyiv stopped a car.", "Kyiv=703448"),
    ],
)
def test_what_claims_no_distance_between_places(sentence, places):
    assert claims_of(sentence, places) == []


def test_the_headline_names_every_check_that_fails():
    (claim,) = claims_of("Odesa, 440 kilometres (220 miles) west of Kyiv, was hit.", "Odesa=698740|Kyiv=703448")
    assert claim.headline == "Distance supported; the two units disagree; “west” is contradicted"
    assert claim.verdict == "contradicted", "what is wrong in one of its parts is wrong"


def test_a_bound_is_told_in_the_words_of_the_text():
    for words in ("just under", "no more than", "up to", "well under"):
        (claim,) = claims_of(f"Bergen lies {words} 310 km from Oslo.", "Bergen=3161732|Oslo=3143244")
        assert all(f"{words} 310 kilometres" in check.explanation for check in claim.checks), claim.checks


@pytest.mark.parametrize("opening", ["Well over", "Maybe", "Under some", "Located roughly", "Situated up to"])
def test_a_word_that_opens_the_sentence_is_no_place(opening):
    (claim,) = claims_of(f"{opening} 310 km from Oslo, Bergen is rainy.", "Bergen=3161732|Oslo=3143244")
    assert (claim.from_place_id, claim.to_place_id) == ("geonames:3143244", "geonames:3161732")


def test_the_extent_of_a_place_lifts_the_bound_as_it_lifts_the_distance():
    (claim,) = claims_of("Odesa lies nearly 400 km from Kyiv.", "Odesa=698740|Kyiv=703448")
    assert {check.name: check.verdict for check in claim.checks} == {
        "distance": "approximately",
        "bound": "approximately",
    }


def test_a_thing_without_a_name_is_said_to_have_none():
    (claim,) = claims_of("The ministers met at a villa 25 km south of Rome.", "Rome=3169070")
    assert "“a villa” no name" in claim.checks[0].explanation


def test_a_namesake_that_fits_keeps_a_figure_from_being_contradicted():
    gazetteer = open_gazetteer()
    wrong, right = gazetteer.place("geonames:3021372"), gazetteer.place("geonames:2522876")
    mention = Mention(
        id="m0",
        start=0,
        end=5,
        text="Dijon",
        kind="place",
        place_id=wrong.id,
        confidence=0.4,
        candidates=(
            Candidate(place_id=right.id, score=0.3, why="", name="Dijon", country="IT", lat=right.lat, lon=right.lon),
        ),
    )
    palermo = gazetteer.place("geonames:2523920")
    text = "Dijon is 75 km from Palermo."
    other = Mention(id="m1", start=20, end=27, text="Palermo", kind="place", place_id=palermo.id)
    for confidence, verdict in ((0.4, "not_checkable"), (0.95, "contradicted")):
        read_as = mention.model_copy(update={"confidence": confidence})
        reading = PlacesReading((read_as, other), (wrong, palermo), (), ())
        [claim], _ = check_claims(read(text), Article(id="a", sha256="", text=text), reading, [])
        assert claim.verdict == verdict
    assert "would fit" not in claim.checks[0].explanation


def test_an_hours_drive_is_a_duration():
    (claim,) = claims_of("Florence is a three-hour drive from Milan.", "Florence=3176959|Milan=3173435")
    assert (claim.kind, claim.verdict) == ("duration", "supported")
    (claim,) = claims_of("Florence is half an hour's drive from Milan.", "Florence=3176959|Milan=3173435")
    assert (claim.kind, claim.verdict) == ("duration", "contradicted")


def test_how_long_a_journey_takes_is_held_against_what_trains_do():
    places = "Vladivostok=2013348|Pyongyang=1871859"
    duration, speed = claims_of(
        "The train journey from Pyongyang to Vladivostok took about 20 hours at about 50 km/h.", places
    )
    assert (duration.kind, duration.checks[0].name, duration.verdict) == ("duration", "speed", "imprecise")
    assert (speed.kind, speed.checks[0].name, speed.verdict) == ("speed", "speed", "imprecise")
    (claim,) = claims_of("The train from Pyongyang to Vladivostok took about 20 hours.", places)
    assert claim.verdict == "supported"
    (claim,) = claims_of("The train from Pyongyang to Vladivostok took two hours.", places)
    assert claim.verdict == "contradicted"


def test_a_capital_that_the_text_does_not_name_is_among_the_places_of_the_claims():
    claims = claims_of("Kherson is 450 km south of the capital.", "Kherson=706448")
    assert [place.name for place in claim_places(claims, [open_gazetteer().place("geonames:706448")])] == ["Kyiv"]


def test_a_place_that_is_hardly_the_one_meant_contradicts_no_figure():
    """The only Kintore that is known lies in Scotland."""
    dossier = analyse("A stockman was found near Kintore, 520 km west of Alice Springs.", published="2023-09-12")
    assert all(claim.verdict == "not_checkable" for claim in dossier.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The 12,500 ft pass between Leh and Manali is closed.",
        "The road from Leh to Manali crosses passes of 5,000 metres.",
        "The plane flew from Paris to Lyon at 10,000 metres.",
        "Swells of up to seven metres met the ferry from Dover to Calais.",
        "Snow of 40 cm fell between Lyon and Geneva.",
    ],
)
def test_a_height_is_no_distance_between_places(text):
    assert [claim for claim in analyse(text).claims if claim.kind == "distance"] == []


@pytest.mark.parametrize(
    ("figure", "verdict", "bound"),
    [
        ("390-odd km", "supported", None),
        ("390 ± 10 km", "supported", None),
        ("hundreds of kilometres", "supported", None),
        (">380 km", "supported", "at_least"),
        ("380 km or more", "supported", "at_least"),
        ("1.000+ km", "contradicted", "at_least"),
        ("three to four hundred km", "supported", None),
        ("3 900 km", "contradicted", None),
    ],
)
def test_a_figure_is_judged_as_it_is_qualified(figure, verdict, bound):
    (claim,) = analyse(f"Lyon lies {figure} from Paris.").claims
    assert (claim.verdict, claim.bound) == (verdict, bound)
