"""An end that is told without a name, or not at all, where the only other place of the sentence is as far as is said.

"Bendigo's wing was opened by a premier who had driven the 132 km from Melbourne"; "the lights of Tangier, 60 km away,
are brighter than those of Tarifa". Such a place is only ever right: where the figure does not fit, the end stays open.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.ends.figure_fit import figure_fit, measured
from geo.claims.ends.towns_round import towns_round
from geo.claims.measuring import verdicts
from geo.claims.statements.reference import End
from geo.compass import bearing_of
from geo.lexicon import any_of, plurals, word_list

if TYPE_CHECKING:
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked
    from geo.claims.statements.statement import Statement
    from geo.model import Mention

_PERSON: Final = re.compile(rf"\b(?:he|she|they|we|i|{any_of(plurals(word_list('people')))})$", re.IGNORECASE)


def with_only_other(statement: Statement, masked: Masked, context: SentenceContext, *, told: End | None) -> Statement:
    """Return a statement that lacks one end with the only other place of its sentence, if the figure fits that.

    `told` is the reference as its words tell it: what counts "from the sea" counts from no town.
    """
    reference, subject = statement.reference, statement.subject
    known = next((end for end in (reference, subject) if end and end.kind == "place" and end.mention), None)
    if known is None or (reference and subject and reference.kind == subject.kind == "place"):
        return statement
    towns = towns_round(masked, masked.position(statement.quantities[0].start), context)
    others = [mention for mention in towns if known.mention and mention.place_id != known.mention.place_id]
    if len(others) != 1:
        return statement
    other = End.of(others[0], surmised=True)
    if known is reference and _may_be(subject, others[0]):
        whole = replace(statement, subject=other)
    elif known is subject and told is None and (reference is None or reference.kind == "several"):
        whole = replace(statement, reference=other)
    else:
        return statement
    return whole if _fits(whole, context) else statement


def _may_be(subject: End | None, other: Mention) -> bool:
    """Say whether a subject may be at a place: a person, or what is said to be of it ("Bergen's fish market")."""
    if subject is None:
        return True
    return subject.kind == "unnamed" and bool(_PERSON.search(subject.words) or other.text in subject.words)


def _fits(statement: Statement, context: SentenceContext) -> bool:
    """Say whether a figure, and the direction told with it, fit the two ends of a statement."""
    between = measured(statement, context)
    if between is None or figure_fit(statement, between.km) not in verdicts.HOLDS:
        return False
    if statement.direction is None or not between.bearings:
        return True
    stated = bearing_of(statement.direction)
    return verdicts.direction_verdict(stated, between.bearings, narrow=False, loose_deg=between.loose_deg)[0] in {
        "supported",
        "imprecise",
    }
