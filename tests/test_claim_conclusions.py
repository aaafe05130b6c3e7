"""What an editor can print of a claim: what was measured, what follows and why, and the slip that may lie behind."""

from __future__ import annotations

import re

import pytest

from geo import analyse

CONCLUSIONS = {
    "Vladivostok lies about 680 km north of Pyongyang.": (
        "Pyongyang (North Korea) and Vladivostok (Russia) are 684.5 km apart in a straight line, centre to centre; "
        "“about 680 km” is right: 4.5 km less, where “about” allows 34 km (5 %). Vladivostok lies north-east of "
        "Pyongyang (bearing 047°), 47° from north."
    ),
    "Lyon is 243 km from Paris.": (
        "Paris and Lyon (both in France) are 393.5 km apart in a straight line, centre to centre; “243 km” is wrong: "
        "150.5 km less, where 4.9 km (2 %) is allowed, as towns are no points. 243 miles would fit: miles may have "
        "been taken for kilometres."
    ),
    "Rotterdam is 50 km from the border of Belgium.": (
        "From the nearest point of the border of Belgium to the centre of Rotterdam (Netherlands) it is 49.6 km in a "
        "straight line; “50 km” is right: 0.4 km more, where rounding to the nearest 10 kilometres allows 5 km."
    ),
    "He sailed 900 nautical miles from Cape Town to Durban.": (
        "By sea it is 1,642.4 km (886.8 nautical miles) from Cape Town to Durban (both in South Africa); “900 nautical "
        "miles” (1,666.8 km) is right: 24.4 km more, where rounding to the nearest 100 nautical miles allows 93 km."
    ),
    "Lyon is nearly 390 km from Paris.": (
        "Paris and Lyon (both in France) are 393.5 km apart in a straight line, centre to centre; “nearly 390 km” is "
        "right."
    ),
    "Malta lies about 90 km south of Sicily.": (
        "Between the nearest points of Malta and Sicily (Italy) it is 81.4 km in a straight line; “about 90 km” is "
        "roughly right: 8.6 km more, where rounding to the nearest 10 kilometres allows 5 km. The direction, south, is "
        "right."
    ),
    "The ministers met at a villa 25 km south of Rome.": (
        "“25 km” cannot be checked. The text gives “a villa” no name, so there is no place to measure to."
    ),
    "They drove 1,020 km in all.": (
        "“1,020 km” cannot be checked. The text names no ends of this journey, so its length cannot be measured."
    ),
    "The train from Paris to Lyon took two hours.": (
        "By rail from Paris to Lyon (both in France), 437.8 km in 2 hours is 219 km/h: a speed that trains have."
    ),
}
SLIPS = {
    "Vladivostok is 683 miles from Pyongyang.": "683 kilometres would fit: kilometres may have been taken for miles.",
    "The train covered 700 km from Pyongyang to Vladivostok.": "The straight line of 684.5 km would fit: it may have",
    "Lyon is 500 km from Paris.": "It may be the length of the way: it is 1.27 times the straight line",
    "Lyon is 339 km from Paris.": "393 kilometres would fit: two digits may have changed places.",
    "Lyon is 3,900 km from Paris.": "390 kilometres would fit: a digit may be too many.",
    "Lyon is 39 km from Paris.": "390 kilometres would fit: a digit may be missing.",
    "Paris, Lyon and Marseille are big; Marseille lies 393 km from Paris.": "From Lyon, which the text names beside it",
    "Kherson lies 450 km north of Kyiv.": "The opposite, south, would fit.",
    "The ferry covers 31 nautical miles from Dover to Calais.": "31 miles would fit: miles may have been taken for",
}
WRONG = ("imprecise", "contradicted")
ANY = (
    "more than 390 km", "less than 350 miles", "nearly 390 km", "up to 400 km", "about 425 miles (680 km)", "1 mile",
    "some 400 km south-east", "380 to 400 km", "380-400 km", "240 nautical miles", "a 393 km drive", "1,000 km north",
    "two hours by train", "a three-hour drive", "393 km by rail", "~390 km", "393.4 km", "390 km or so",
)  # fmt: skip


def conclusion(text: str) -> str:
    (claim,) = analyse(text, published="2023-09-12").claims
    return claim.conclusion or ""


@pytest.mark.parametrize("sentence", CONCLUSIONS)
def test_what_was_measured_and_what_follows_is_said_in_sentences(sentence: str):
    assert conclusion(sentence) == CONCLUSIONS[sentence]


@pytest.mark.parametrize("sentence", SLIPS)
def test_a_likely_slip_is_named(sentence: str):
    assert SLIPS[sentence] in conclusion(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vladivostok is 683 km from Pyongyang.",
        "Lyon is 393 km from Paris, and Marseille is on the sea.",
        "Lyon is 600 km from Paris.",
        "Lyon is about 400 km from Paris; Nice lies far away.",
    ],
)
def test_no_slip_is_named_where_the_figure_is_right_or_none_would_fit(sentence: str):
    assert "would fit" not in conclusion(sentence)


@pytest.mark.parametrize("figure", ANY)
def test_it_is_english_whatever_is_stated(figure: str):
    for claim in analyse(f"Lyon is {figure} from Paris.").claims:
        told = claim.conclusion
        assert told
        assert re.fullmatch(r"[A-Z0-9“].*\.", told), told
        assert not re.search(r"  | [,.;:]|\.\.|\bNone\b|\(\)|[a-z]\. [a-z]|\d{4}", told), told
        assert ("would fit" not in told and "may be the length" not in told) or claim.checks[0].verdict in WRONG
        assert told.count("“") == told.count("”")
