"""A claim is quoted with enough words to be understood."""

from __future__ import annotations

import pytest

from geo import analyse


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The jet turned back at noon, with 2,680 miles to go, and landed.", "with 2,680 miles to go"),
        ("They had walked 780 km in all.", "They had walked 780 km in all"),
        ("A train (430 km from Paris to Lyon) was late.", "430 km from Paris to Lyon"),
    ],
)
def test_a_bare_figure_is_quoted_with_its_clause(text, quote):
    (claim,) = analyse(text, published="2023-09-12").claims
    assert claim.text == text[claim.start : claim.end] == quote


def test_a_claim_that_names_its_ends_is_quoted_from_name_to_name():
    (claim,) = analyse("On Sunday, when it rained, Lyon lay 390 km from Paris, which was dry.").claims
    assert claim.text == "Lyon lay 390 km from Paris"
