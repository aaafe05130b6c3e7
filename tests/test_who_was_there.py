"""Who is told to have been at a place: nobody that cannot be, nobody else, and in this journey."""

from __future__ import annotations

# ruff: noqa: E501, ISC004 - the articles stand as they are
import pytest

from geo import analyse
from geo.model import Dossier

WEDNESDAY = "2024-06-12"


def read(text: str) -> Dossier:
    return analyse(text, published=WEDNESDAY)


def visits(dossier: Dossier) -> list[tuple[str | None, str, str]]:
    """Return who was told to be at or to leave which place, with the status, in the order of the text."""
    names = {place.id: place.name for place in dossier.places}
    return [(e.actor, names[e.place_id], e.status) for e in dossier.events if e.place_id is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Snow is forecast in Tromso on Friday.",
        "The peso fell in Manila on Tuesday.",
        "An earthquake struck in Lisbon on Sunday.",
        "Fog is likely in London on Friday.",
        "A strike began in Marseille on Tuesday.",
        "The Accra Hilton reopened in Kumasi on Friday.",
        "The settlement was reached in Geneva on Monday.",
    ],
)
def test_what_has_no_body_is_nowhere(text: str):
    assert visits(read(text)) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The orchestra played in Vienna on Friday.", "orchestra"),
        ("The vaccine arrived in Accra on Monday.", "vaccine"),
        ("Smugglers brought the migrants to Lesbos on Monday.", "migrants"),
    ],
)
def test_what_has_one_is(text: str, who: str):
    assert [actor for actor, _, _ in visits(read(text))] == [who]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tom Hall reached Lima. They flew to Cusco.", [("Tom Hall", "Lima")]),
        ("The couple arrived in Lagos. He then flew to Abuja.", [("couple", "Lagos")]),
        ("The Larsens reached Porto. They drove to Faro.", [("Larsens", "Porto"), ("Larsens", "Faro")]),
        (
            "Ferry 12 sailed from Kiel. Ferry 14 sailed from Oslo. The third ferry sailed from Bergen.",
            [("Ferry 12", "Kiel"), ("Ferry 14", "Oslo"), ("third ferry", "Bergen")],
        ),
        (
            "Barcelona flew to Seville on Monday. Pedro Sanchez left Madrid on Sunday.",
            [("Pedro Sanchez", "Madrid")],
        ),
    ],
)
def test_nobody_else_is_put_there(text: str, expected: list[tuple[str, str]]):
    dossier = read(text)
    assert [(actor, place) for actor, place, _ in visits(dossier)] == expected
    assert all(len(event.traveller_ids) < 2 for event in dossier.events)


def test_who_travels_with_somebody_travels():
    dossier = read("Mona Reyes and her brother left Lima. They reached Cusco on Friday.")
    assert [traveller.name for traveller in dossier.travellers] == ["Mona Reyes", "brother"]
    assert all(len(event.traveller_ids) == 2 for event in dossier.events)


@pytest.mark.parametrize(
    ("text", "denied", "never"),
    [
        (
            "Anna Lind never made it to Kairouan. Instead she flew to Tunis, where she met the mayor. In Kairouan, a dinner "
            "had been laid for her.",
            "Kairouan",
            True,
        ),
        ("Maria Berg did not visit Cork last year. On Friday she spoke in Cork.", "Cork", False),
    ],
)
def test_a_guess_gives_way_to_a_denial_of_the_same_visit(text: str, denied: str, never: bool):
    statuses = [status for _, place, status in visits(read(text)) if place == denied]
    assert (set(statuses) == {"denied"}) is never


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("Bruno Keller reached Rome on Tuesday. He visited Basel on March 1.", {"Basel"}),
        ("Bruno Keller landed in Rome on Tuesday. In February he flew from Oslo to Basel.", {"Oslo", "Basel"}),
        ("President Duda will fly to Kyiv on Friday. He visited Vilnius in February.", {"Vilnius"}),
        (
            "The envoy landed in Doha on Monday. In January she flew to Cairo, where she met the president. On Tuesday she "
            "went on to Muscat.",
            {"Cairo"},
        ),
        ("The Selene left Brest in October, rounded Cape Horn on January 11 and reached Sydney on Tuesday.", set()),
        (
            "The yacht Selene reached Sydney on Tuesday. She left Brest in October and rounded Cape Horn on January 11.",
            set(),
        ),
        (
            "Ida Holm reached Cape Town on Tuesday. She left Cairo on January 3, reached Nairobi on March 2 and Lusaka on "
            "April 20.",
            set(),
        ),
        (
            "A walker came into Rome on Tuesday. The walker set out from Lyon on January 5. She reached Turin on January 20. "
            "On Tuesday she arrived in Rome.",
            set(),
        ),
    ],
)
def test_an_earlier_journey_told_in_passing_is_history(text: str, earlier: set[str]):
    dossier = read(text)
    assert {place for _, place, status in visits(dossier) if status == "historical"} == earlier
    names = {place.id: place.name for place in dossier.places}
    assert earlier.isdisjoint(names[s.place_id] for route in dossier.routes for s in route.stops if s.place_id)


@pytest.mark.parametrize(
    "text",
    [
        "The squad left Tirana on Tuesday and reached Rome without their kit, which had been sent to Malta.",
        "The squad flew to Rome. Their luggage was sent to Malta.",
    ],
)
def test_where_things_are_sent_their_owners_are_not(text: str):
    assert ("squad", "Malta") not in [(who, where) for who, where, _ in visits(read(text))]


def test_what_was_booked_is_not_done():
    text = "Aldo Brenner was arrested in Naples on 29 May. He had booked a flight to Lima for the following morning."
    assert visits(read(text)) == [("Aldo Brenner", "Naples", "confirmed"), ("Aldo Brenner", "Lima", "scheduled")]


def test_who_acts_by_name_is_there_without_whom_the_article_is_about():
    dossier = read(
        "Italian police arrested Aldo Brenner in Naples on Wednesday. He had fled to Bar and crossed by ferry to Bari. "
        "Brenner was seen in Dubai.\n\n"
        "A former colleague, Karin Pohl, was arrested in Linz in January on suspicion of helping him."
    )
    names = {traveller.id: traveller.name for traveller in dossier.travellers}
    linz = next(place.id for place in dossier.places if place.name == "Linz")
    assert [[names[i] for i in e.traveller_ids] for e in dossier.events if e.place_id == linz] == [["Karin Pohl"]]
