"""Lists whose figures all count from one place that is told before a colon: "Distances from Paris: Lyon 390 km"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.modes import basis_of
from geo.claims.statements.name_lists import ANY_NAME, end_named
from geo.claims.statements.reference import End
from geo.claims.statements.unread_names import may_be_a_place
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_NO_END: Final = f"[^:.;{NAME[1:-1]}{FIGURE[1:-1]}]"
_HUB: Final = re.compile(
    rf"""
    (?P<lead> \b{any_of(word_list("hub_lists", "listed"))}\b{_NO_END}*?
      [ ](?:from|to)[ ](?:the[ ])?(?P<hub>{NAME}){_NO_END}* ):[ ]
    """,
    _FLAGS,
)
_IN_TURN: Final = re.compile(rf"\b{any_of(word_list('hub_lists', 'in_turn'))}\b", _FLAGS)
_ITEM: Final = re.compile(rf"(?P<name>{ANY_NAME})(?:[ ]\(|:?[ ]|,[ ]|[ ][–—-][ ]){QUALIFIED}$", _FLAGS)
_NEXT_ITEM: Final = re.compile(r"(?:[,;]|[ ]and)[ ](?:and[ ])?$")
_ITEM_END: Final = re.compile(r"\)|[,;.](?=[ ]|$)|[ ]and[ ]|$")


def _listed(figure: Figure) -> Statement | None:
    hub, item = _HUB.search(figure.text, 0, figure.at), _ITEM.search(figure.text[: figure.at])
    if hub is None or item is None or not figure.followed_by(_ITEM_END) or _IN_TURN.search(hub["lead"]):
        return None
    if item.start() != hub.end() and not _NEXT_ITEM.search(figure.text[hub.end() : item.start()]):
        return None
    basis, told = basis_of(figure.text[: hub.end("lead")].rpartition(". ")[2])
    reference, subject = End.of(figure.masked.names[hub["hub"]]), end_named(item["name"], figure.masked)
    if subject.kind == "unknown" and not may_be_a_place(subject.words):
        return None
    return replace(figure.alone, reference=reference, subject=subject, basis=basis, basis_told=told)


HUB_LISTS: Final = (
    DistanceForm("distance.hub", "Distances from Paris: Lyon 394 km, Nice 686 km, Lille 204 km.", _listed),
)
"""The form of a list of distances from one place."""
