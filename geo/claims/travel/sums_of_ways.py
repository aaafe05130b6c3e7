"""Lengths that a text adds up: stages and their total; a whole way, what of it is behind somebody and what is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from geo.claims.measuring import verdicts
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.masking import FIGURE, measure_of
from geo.claims.statements.stages import stages_in
from geo.claims.statements.words import IN_ALL
from geo.claims.travel.travel_words import COVERS, GOES, LEFT, SO_FAR
from geo.compass import DIRECTION
from geo.figures import quantity_words
from geo.lexicon import any_of, word_list
from geo.model import Check
from geo.text import WEEKDAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.statements.masking import Masked
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Quantity, Verdict

Role = Literal["total", "gone", "left", "way"]
WAY_UNITS: Final = frozenset({"km", "mi", "nmi"})

_FLAGS: Final = re.VERBOSE | re.IGNORECASE
_LEAD: Final = 80  # characters before a figure in which it is told what of a way it is
_IN_ALL: Final = re.compile(rf"[ ]{IN_ALL}\b", re.IGNORECASE)
_MAKES: Final = re.compile(
    rf"""
    \b(?: (?: that | which | stages | legs | parts | together | {IN_ALL} )[ ](?:[a-z]+[ ]){{0,2}}? (?: is | was )
      | (?: that | it | this | which | stages | legs | parts | together | {IN_ALL} )[ ](?:[a-z]+[ ]){{0,2}}?
        (?: makes? | made | making | comes?[ ]to | came[ ]to | adds?[ ]up[ ]to | totals? | totall?ed )
    )[ ] {QUALIFIED}$
    """,
    _FLAGS,
)
_OF_ITS_OWN: Final = re.compile(
    rf"[ ](?:from|to|between|away|off|long|more|further|farther|longer|shorter|less|{DIRECTION})\b", _FLAGS
)
"""Behind a figure that is no sum: "that is 90 km from there"."""

_LIES: Final = r"(?:(?:lie|lies|lay|are|is|were|was)[ ])"
_GONE_BEHIND: Final = re.compile(rf"[ ](?:now[ ]|already[ ])?{_LIES}?(?:now[ ]|already[ ])?behind\b", _FLAGS)
_GONE_OF: Final = re.compile(
    rf"[ ]of[ ](?:the|its|their|his|her)[ ][^;,.{FIGURE[1:-1]}]*{FIGURE}[^;,.]{{0,20}}?[ ]behind\b", _FLAGS
)
_OF_WHICH: Final = re.compile(rf"{FIGURE}[ ]of[ ](?:the|its|their|his|her)[ ][^;,.{FIGURE[1:-1]}]*$", _FLAGS)
"""What stands before a whole way, of which somebody has some behind him: "290 km of the highway's 420"."""

_GONE_BEFORE: Final = re.compile(
    rf"\b(?:have|has|had)[ ](?:(?:now|already|since)[ ])?(?:{GOES}|{COVERS}|{SO_FAR})[ ]{QUALIFIED}$", _FLAGS
)
_LEFT_BEFORE: Final = re.compile(rf"\bremaining[ ]{QUALIFIED}$", _FLAGS)
_LEFT_BEHIND: Final = re.compile(
    rf"[ ](?:(?:still|yet|more)[ ])?(?:{LEFT}|{_LIES}(?:still[ ])?(?:ahead|left))\b", _FLAGS
)
_CHAIN: Final = re.compile(
    rf"\b(?:{any_of(word_list('shared_units', 'next'))}|{any_of(word_list('shared_units', 'more'))}|onwards?)\b", _FLAGS
)
_ON_TO: Final = re.compile(r"[ ](?:on|onwards?|more|further|farther)[ ]to\b", re.IGNORECASE)
_ON_A_DAY: Final = re.compile(rf"[ ](?:on[ ])?(?:{WEEKDAY}|the[ ](?:[a-z]+[ ])?(?:day|next))\b", _FLAGS)
_EXACT, _WRONG = 0.015, 0.15


class Length(NamedTuple):
    """A length in its sentence: what of a way it is, and whether it goes on from the one before it."""

    role: Role
    figure: Quantity
    goes_on: bool

    @property
    def km(self) -> float:
        """Its length."""
        return verdicts.base_value(self.figure)


def lengths_in(masked: Masked) -> tuple[Length, ...]:
    """Return the lengths of ways of a masked sentence, in order."""
    return tuple(_lengths(masked))


def _lengths(masked: Masked) -> Iterator[Length]:
    last = 0
    for sign, quantities in masked.figures.items():
        if measure_of(quantities[0]) != "km" or quantities[0].unit not in WAY_UNITS:
            continue
        at = masked.text.index(sign)
        between = masked.text[last:at]
        by_days = last > 0 and _ON_A_DAY.match(between) and _ON_A_DAY.match(masked.text, at + 1)
        goes_on = last > 0 and bool(_CHAIN.search(between) or by_days or _ON_TO.match(masked.text, at + 1))
        yield Length(_role(masked.text, at), quantities[0], goes_on)
        last = at + 1


def _role(text: str, at: int) -> Role:
    lead = text[max(0, at - _LEAD) : at]
    if _IN_ALL.match(text, at + 1) or (_MAKES.search(lead) and not _OF_ITS_OWN.match(text, at + 1)):
        return "total"
    if _LEFT_BEHIND.match(text, at + 1) or _LEFT_BEFORE.search(lead):
        return "left"
    if _OF_WHICH.search(lead):
        return "way"
    gone = any(form.match(text, at + 1) for form in (_GONE_BEHIND, _GONE_OF))
    return "gone" if gone or _GONE_BEFORE.search(lead) else "way"


def check_sums(
    masked: Masked,
    own: Sequence[Length],
    others: Sequence[TravelStatement],
    just_before: Sequence[Length],
    before: Sequence[Length],
) -> dict[int, Check]:
    """Return, by where each figure of a sentence starts, whether it is the sum or the rest that others make.

    `own` are its lengths, `others` what it tells of travel; `just_before` are the lengths of the sentence before,
    `before` all that were told a short way before.
    """
    found = _rest((*before, *own))
    for length in own:
        if length.figure.start in found:
            continue
        if length.role == "total":
            check = _total(length, own, others, just_before, masked)
        else:
            check = _come_so_far(length, just_before) if length.role == "gone" else None
        if check:
            found[length.figure.start] = check
    return {length.figure.start: check for length in own if (check := found.get(length.figure.start))}


def _total(
    total: Length,
    own: Sequence[Length],
    others: Sequence[TravelStatement],
    just_before: Sequence[Length],
    masked: Masked,
) -> Check | None:
    """Return whether a total is the sum of the ways told; it is wrong only where these follow one another."""
    start = total.figure.start
    travelled = [other.quantities[0] for other in others if other.measure == "km" and other.start != start]
    if _IN_ALL.match(masked.text, masked.position(start) + 1) and len(travelled) > 1:
        return _is_sum(total.figure, [verdicts.base_value(figure) for figure in travelled])
    here = [length for length in own if length.figure.start < start and length.role != "total"]
    parts = here or [length for length in just_before if length.role != "total"]
    if len(parts) < 2:
        return None
    check = _is_sum(total.figure, [part.km for part in parts])
    in_a_row = all(part.goes_on for part in parts[1:]) or len(parts) == stages_in(masked)
    return check if in_a_row or check.verdict in verdicts.HOLDS else None


def _is_sum(figure: Quantity, kms: Sequence[float]) -> Check:
    made = sum(kms) * figure.value / verdicts.base_value(figure)
    return Check(
        name="figures",
        verdict=verdicts.figure_verdict(figure, sum(kms), hedged=True),
        explanation=(
            f"The {len(kms)} other distances make {made:,.0f}, where the text says {quantity_words(figure)} in all."
        ),
    )


def _come_so_far(length: Length, just_before: Sequence[Length]) -> Check | None:
    """Return that a way which somebody has come is the sum of those of the sentence before, None where it is not."""
    kms = [part.km for part in just_before]
    if len(kms) < 2 or abs(sum(kms) - length.km) > _EXACT * length.km:
        return None
    return _is_sum(length.figure, kms)


def _rest(lengths: Sequence[Length]) -> dict[int, Check]:
    """Return the checks of a way, of what of it is behind somebody and of what is left; only the last may be wrong."""
    gone = [length for length in lengths if length.role == "gone"]
    left = [length for length in lengths if length.role == "left"]
    if len(gone) != 1 or len(left) != 1:
        return {}
    least = max(gone[0].km, left[0].km)
    whole = [length for length in lengths if length.role in {"way", "total"} and length.km > least]
    if len(whole) != 1:
        return {}
    off = abs(gone[0].km + left[0].km - whole[0].km)
    slack = sum(verdicts.half_step(length.figure) for length in (gone[0], left[0], whole[0]))
    share = off / whole[0].km
    verdict: Verdict | None = (
        "supported" if off <= max(slack, _EXACT * whole[0].km)
        else "contradicted" if off > 2 * slack and share > _WRONG else None
    )  # fmt: skip
    if verdict is None:
        return {}
    told = (gone[0], left[0], whole[0]) if verdict == "supported" else (left[0],)
    text = (
        f"{quantity_words(whole[0].figure)} less {quantity_words(gone[0].figure)} leave "
        f"{_in_unit(whole[0].km - gone[0].km, left[0].figure)}, where the text says {quantity_words(left[0].figure)}."
    )
    return {one.figure.start: Check(name="figures", verdict=verdict, explanation=text) for one in told}


def _in_unit(km: float, figure: Quantity) -> str:
    value = round(km * figure.value / verdicts.base_value(figure))
    return quantity_words(figure.model_copy(update={"value": float(value), "value_max": None}))
