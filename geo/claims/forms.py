"""All forms in which a claim may be stated, for pages and tests that list them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.claims.statements.lists import LIST_FORMS
from geo.claims.statements.statements import DISTANCE_FORMS
from geo.claims.travel.linked_places import LINKED_PLACES
from geo.claims.travel.travel_statements import TRAVEL_FORMS

if TYPE_CHECKING:
    from geo.claims.statements.form import Form


def claim_forms() -> tuple[Form, ...]:
    """Return the forms in the order in which they are tried, each with its name and an example."""
    return (*LIST_FORMS, *DISTANCE_FORMS, *TRAVEL_FORMS, LINKED_PLACES)
