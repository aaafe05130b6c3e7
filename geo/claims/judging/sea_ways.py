"""Ways by sea as a text tells them: by Suez, round the Cape, through the Panama Canal."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from geo.claims.measuring.verdicts import HOLDS, figure_verdict
from geo.claims.measuring.ways import passages_told, way_km
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mode, Place, Quantity

Told = TypeVar("Told", bound="Statement")
_CANALS = ("suez", "panama")
_UNKNOWN = re.compile(rf"\b{any_of(word_list('unknown_sea_ways'))}\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:.](?=\s)|\s(?:and|but|or)\s")


def by_sea(statement: Told, figures: Sequence[Quantity], text: str, context: SentenceContext) -> Told:
    """Return a statement with the passages that the sentence tells for its figure; its way is then one by sea.

    Of a way that is not known here it stays open by what it goes.
    """
    if statement.basis in {"rail", "road"} and statement.basis_told:
        return statement
    before, behind = words_round(statement, figures, text, context)
    # "Through Suez it is 8,300, round the Cape 11,800": what stands behind a comma there is told of the next figure.
    own = _CLAUSE_END.split(behind)[0]
    told = next((words for words in (own, before, behind) if passages_told(words) or _UNKNOWN.search(words)), "")
    passages = passages_told(told)
    if told and not passages:
        return replace(statement, basis="road", basis_told=False)
    return replace(statement, basis="sea", basis_told=True, passages=passages) if passages else statement


def words_round(
    statement: Statement, figures: Sequence[Quantity], text: str, context: SentenceContext
) -> tuple[str, str]:
    """Return the words before and behind a statement's figure in its sentence, up to the next figures."""
    ends = [figure.start for figure in figures if figure.start > statement.end]
    starts = [figure.end for figure in figures if figure.end < statement.start]
    before = text[max([context.start, *starts]) : statement.start]
    return before, text[statement.end : min([context.end, *ends])]


def told_way(statement: Statement, start: Place, end: Place, mode: Mode) -> tuple[float | None, str | None]:
    """Return the km of the way by rail or sea, or None with the reason in a sentence.

    Where the text does not say by which canals ships go, it may be round them: the way that fits is taken.
    """
    km, why = way_km(start, end, mode, statement.passages)
    if km is None or mode != "sea" or statement.passages or fits(statement, km):
        return km, why
    round_the_capes, _ = way_km(start, end, mode, refused=_CANALS)
    return (round_the_capes if round_the_capes and fits(statement, round_the_capes) else km), why


def fits(statement: Statement, km: float) -> bool:
    """Whether a figure may be the length of a way."""
    return figure_verdict(statement.quantities[0], km, hedged=True) in HOLDS
