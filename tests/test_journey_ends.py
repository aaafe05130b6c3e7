"""Names that a journey makes those of towns, whatever the language model takes them for, and those that it does not."""

from __future__ import annotations

import pytest

from geo import analyse
from geo.places import open_gazetteer
from geo.places.journey_ends import JourneyEnd, journey_ends
from geo.places.mention_spans import detect_mentions
from geo.places.named_entities import no_entities
from geo.places.tokens import tokenize


def places_in(text):
    dossier = analyse(text, published="2023-09-12")
    return [mention.text for mention in dossier.mentions if mention.kind == "place" and mention.place_id]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The delegation reached Trier on Monday.", ["Trier"]),
        ("They crossed the border at Khasan.", ["Khasan"]),
        ("The airliner was diverted to Poltava.", ["Poltava"]),
        ("The convoy passed through Bern at noon.", ["Bern"]),
        ("The trawler anchored off Nantes.", ["Nantes"]),
        ("The tanker put in at Brest for repairs.", ["Brest"]),
        ("The train called at Jos and Cork.", ["Jos", "Cork"]),
        ("The cruise goes on with stops in Oran and Colombo.", ["Oran", "Colombo"]),
        ("The envoy visited Suva, Jos and Pune last week.", ["Suva", "Jos", "Pune"]),
        ("The Trier-bound train was late.", ["Trier"]),
        ("The Ath–Mons train was cancelled.", ["Ath", "Mons"]),
        ("The minister left BERN for TRIER.", ["BERN", "TRIER"]),
        ("He landed in Chop after a flight from Houston.", ["Chop", "Houston"]),
        ("Flights from Sana'a, Ulm and Ghent were cancelled.", ["Sana'a", "Ulm", "Ghent"]),
        ("The freighter sailed for Jos from Mons.", ["Jos", "Mons"]),
    ],
)
def test_a_town_that_a_journey_leads_to_is_one(text, names):
    assert places_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "She left Orange for Sprint.",
        "The team reached Arsenal in the draw.",
        "The firm landed in Trouble again.",
        "Doctors reached Anderson in time.",
        "They stopped at Starbucks.",
        "She returned to Fox after a year.",
        "He moved from Ford to Chrysler.",
        "The bill passed through Congress.",
        "They left Facebook for Snap.",
        "She left Toyota for Apple.",
        "He visited Trier University.",
    ],
)
def test_who_leaves_or_reaches_a_body_or_a_person_is_at_no_place(text):
    assert places_in(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The princess, Charlotte, and Oskar leave.", []),
        ("He ran into Brando, Eloy and Juan.", []),
        ("He spoke in Canberra, on the way to Honiara.", ["Canberra", "Honiara"]),
        ("He told Houston and Cleveland to leave.", []),
        ("Chelsea, Madison and Brooklyn, their nieces, came.", []),
        ("Charlotte, Sydney and Austin are his children.", []),
        ("Houston, Austin and Dallas are Texas cities.", ["Houston", "Austin", "Dallas", "Texas"]),
        ("The league told Houston and Dallas to wait.", ["Houston", "Dallas"]),
        ("Austin, 34, was arrested.", []),
        ("Dr. Weber examined Sofia, who was ill.", []),
        ("His daughter Virginia came.", []),
        ("Victoria smiled at him.", []),
        ("Kamala and Tim left for lunch.", []),
        ("The baby, Paris, was born in Austin.", ["Austin"]),
        ("Austin, 34 km from Waco, was flooded.", ["Austin", "Waco"]),
        ("The princess lives in Charlotte and Austin.", ["Charlotte", "Austin"]),
        ("Sofia, the capital, was calm.", ["Sofia"]),
        ("Her father, of Paris, Texas, and Tim left.", ["Paris", "Texas"]),
    ],
)
def test_who_is_called_like_a_town_is_told_by_the_words_beside_the_name(text, places):
    assert places_in(text) == places


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It sailed to Lima.", ["TRAVELLED"]),
        ("She moved to Lima.", ["MOVED"]),
        ("She reached Lima.", ["REACHED"]),
        ("She left Lima.", ["LEFT"]),
        ("The rain in Lima.", ["NAMED_WITH"]),
        ("Lima shook.", ["NONE"]),
        ("It sailed to Lima, Quito and Bonn.", ["TRAVELLED"] * 3),
        ("It sailed to Lima, Quito said.", ["TRAVELLED", "NONE"]),
        ("In Lima and Quito, they sang.", ["NAMED_WITH", "NAMED_WITH"]),
        ("Who flew and spoke in Lima.", ["NAMED_WITH"]),
    ],
)
def test_how_surely_words_tell_of_a_journey(text, ends):
    tokens = tokenize(text)
    mentions = detect_mentions(tokens, no_entities(len(tokens)), open_gazetteer())
    named = [m for m in mentions if tokens.raw[m.first] in {"Lima", "Quito", "Bonn"}]
    assert journey_ends(tokens, named) == [JourneyEnd[end] for end in ends]


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("The princess, Charlotte, and Oskar leave.", ["Here Charlotte is a person's name, not the place."]),
        (
            "Victoria smiled. Then Victoria laughed.",
            ["Here Victoria is a person's name, not the place."],
        ),
        ("She left Toyota for Apple.", ["Here Toyota is the name of an organisation, not the place."]),
        ("The envoy left Bern for Trier.", []),
        ("Nice weather is expected.", []),
        ("Jones said Smith and Taylor had gone.", []),
    ],
)
def test_a_name_that_is_kept_off_the_map_is_listed_once_with_the_reason(text, reasons):
    assert [
        unplaced.why for unplaced in analyse(text, published="2023-09-12").unplaced if "date" not in unplaced.why
    ] == (reasons)


def test_of_many_names_that_are_left_out_only_some_are_listed():
    names = "Charlotte Victoria Austin Madison Sofia Savannah Florence Geneva Sydney Adelaide Aurora Carolina Chelsea"
    names += " Cordoba Elizabeth Eugene Irving Lincoln Marilia Santiago Vitoria Regina Valencia Alexandria Salvador"
    text = " ".join(f"Her sister {name} smiled." for name in names.split())
    unplaced = [item for item in analyse(text, published="2023-09-12").unplaced if item.event_id is None]
    assert 10 <= len(unplaced) <= 20
    assert len({item.why for item in unplaced}) == len(unplaced)
