"""Claims: figures in the text that can be measured, found and judged; `check_claims` is the door."""

from geo.claims.check import check_claims
from geo.claims.figure_witnesses import claim_witnesses
from geo.claims.forms import claim_forms
from geo.claims.measuring.context import claim_places
from geo.claims.nearness import near_witnesses

__all__ = ["check_claims", "claim_forms", "claim_places", "claim_witnesses", "near_witnesses"]
