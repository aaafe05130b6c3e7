"""Amounts of what lies between two places: whole ways where they say so or fit, and never too little for a part."""

from __future__ import annotations

import pytest

from geo import analyse

GOOD = {"supported", "approximately"}


def verdicts(text: str) -> list[str]:
    return [claim.verdict for claim in analyse(text, published="2023-06-01").claims]


@pytest.mark.parametrize(
    "text",
    [
        "Floods washed away 12 km of road between Nakuru and Eldoret.",
        "Crews reopened 30 km of motorway between Lyon and Paris.",
        "Fire burned along 30 km of the railway between Lyon and Paris.",
        "About 30 km of track between Lyon and Paris was damaged.",
        "Gales kept 30 km of motorway between Lyon and Paris closed.",
        "The 30 km of divided highway between Lyon and Paris are part of a trial.",
        "Workers laid 80 km of cable between Lyon and Paris.",
        "The firm buried 1,200 km of fibre between Madrid and Bilbao.",
        "The state repaired 12,000 km of road between Lagos and Kano.",
    ],
)
def test_an_amount_that_may_be_a_part_or_of_several_ways_is_never_wrong(text):
    assert set(verdicts(text)) <= {"not_checkable"}


@pytest.mark.parametrize(
    "text",
    [
        "Mourners filled every seat in the 1,260 km of sky between Cape Town and Johannesburg.",
        "Some 600 km of mud and broken bridges separate Bukavu from Kisangani.",
        "Nearly 2,100 km of spruce, granite and sea ice lie between Ottawa and Iqaluit.",
        "Kenya has built 480 km of railway between Nairobi and Mombasa.",
    ],
)
def test_an_amount_that_is_as_much_as_lies_between_fits(text):
    assert [verdict in GOOD for verdict in verdicts(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Only 30 km of road separate Lyon from Paris.",
        "Lyon and Paris are separated by 30 km of road.",
        "There is nothing in the 700 miles of sand between Khartoum and Wadi Halfa.",
        "Kenya has built 480 miles of railway between Nairobi and Mombasa.",
    ],
)
def test_an_amount_that_is_too_much_or_parts_the_two_is_wrong(text):
    assert verdicts(text) == ["contradicted"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In snow that shut Inverness for a day, they skied to work in Wick, 78 miles to the north.", "supported"),
        ("The orchestra has two halves, one in Brasília and the other in Goiânia, 713 km apart.", "contradicted"),
        ("Sofia has a choice of 379 miles to Varna by rail or road.", "imprecise"),
    ],
)
def test_figures_between_places_that_other_clauses_name(text, verdict):
    assert verdicts(text) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "The lorry left Mombasa for Kampala. By Tuesday it was through Eldoret, with 830 km still to go.",
        "Harare has approved depots at Mutare and Bulawayo, which are said to be 440 km and 265 km off respectively.",
        "It is 430 km of passes from Leh to Manali, then 310 km down the valley to a town in the plains.",
    ],
)
def test_a_figure_is_not_of_the_nearest_names_where_its_words_say_otherwise(text):
    assert set(verdicts(text)) <= {"not_checkable"}
