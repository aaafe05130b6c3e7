"""Find the statements of distance in a sentence: what figure, from where to where, along what, how qualified.

Works on masked sentences (see `geo.claims.masking`). Forms read: "S, Q north of R"; "Q from A to B"; "between A and
B"; "S is Q from R"; "within Q of R"; "A and B are Q apart"; "Q north of R lies S"; "the Q A–B road". The reference R
may be a place, a border, a coast, a capital, or a word that points back ("the town", "there").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geo.claims.hedges import read_hedge
from geo.claims.masking import NAME, Masked
from geo.claims.modes import basis_of
from geo.claims.reference import End, read_reference
from geo.compass import DIRECTION, read_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Basis, Bound, Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 400  # characters: how far before a figure its ends may be named


@dataclass(frozen=True)
class Statement:
    """A distance claimed: from `reference` to `subject`, either of which may be missing."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]
    form: Literal["bearing", "apart", "way"]
    reference: End | None
    subject: End | None
    hedge: str | None = None
    bound: Bound | None = None
    bound_words: str | None = None
    direction: str | None = None
    due: bool = False
    basis: Basis = "geodesic"
    basis_told: bool = True


_WORD = r"[a-z'’-]+"
_LIES_BEFORE = re.compile(
    r"\b(?:is|was|lies|lay|sits|stands|are|were|located|situated)[ ](?:[a-z]+[ ]){0,3}[~≈]?$", re.IGNORECASE
)
_AWAY = r"(?:[ ](?:away|distant|further|farther|or[ ]so|inland))?,?"
_TO_DIRECTION = re.compile(
    rf"{_AWAY}[ ](?:\(?to[ ](?:the[ ])?|in[ ]the[ ]|directly[ ]|further[ ]|farther[ ]|just[ ]"
    rf"|inland[ ])?(?P<due>due[ ])?(?P<direction>{DIRECTION})"
    r"(?P<of>[ ](?:of|from)[ ])?",
    _FLAGS,
)
_FROM = re.compile(
    rf"(?:[ -](?!and\b|but\b|north|south|east|west){_WORD}){{0,6}}?,?[ ](?:from|outside(?:[ ]of)?|off"
    r"|beyond|short[ ]of|past)[ ]",
    _FLAGS,
)
_BETWEEN_AFTER = re.compile(
    rf"(?:[ -]{_WORD},?){{0,8}}?[ ](?:between|separat(?:es?|ed|ing)|divid(?:es?|ing))[ ]", _FLAGS
)
_TO = re.compile(r",?[ ](?:to|into|towards?)[ ]", re.IGNORECASE)
_AND = re.compile(r",?[ ](?:and|to|from)[ ]", re.IGNORECASE)
_TO_AFTER = re.compile(rf"(?:[ -]{_WORD},?){{0,6}}?[ ](?:to|into|towards?)[ ]", _FLAGS)
_PAIR = re.compile(rf"(?:[- ]long)?[ ](?P<a>{NAME})(?:[-–—]|[ ]to[ ])(?P<b>{NAME})", _FLAGS)
_APART = re.compile(r"[ ](?:apart|from[ ]each[ ]other|from[ ]one[ ]another)\b", _FLAGS)
_FROM_BEFORE = re.compile(r"\bfrom[ ]", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"(?<!halfway[ ])(?<!half[ -]way[ ])(?<!midway[ ])\bbetween[ ]", re.IGNORECASE)
# "Halfway between Lyon and Paris, 200 km from each": not how far the two are apart.
_FROM_EACH = re.compile(r"[ ]from[ ](?:each|both|either)\b(?![ ]other)", re.IGNORECASE)
_APPOSED = re.compile(
    rf"{NAME},?[ ](?:(?:about|around|some|roughly|nearly|almost|just|only|over|more[ ]than)[ ]){{0,2}}$", _FLAGS
)
_NAMES_JOINED = re.compile(rf"(?P<a>{NAME})(?:[-–—]|[ ]and[ ](?:the[ ])?)(?P<b>{NAME})", _FLAGS)
_CLAUSE_END = re.compile(r"[;:]| (?:while|whereas|although|but) ")


def find_statements(masked: Masked) -> list[Statement]:
    """Return the statements of distance of a masked sentence in order; subjects may still be missing."""
    return list(_statements(masked))


def _statements(masked: Masked) -> Iterator[Statement]:
    previous_end, last = 0, None
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        before = _CLAUSE_END.split(masked.text[max(previous_end, at - _REACH) : at])[-1]
        base = _qualified(masked, at, quantities)
        if _is_radius(masked.text, at) or _FROM_EACH.match(masked.text, at + 1):
            continue
        found = (
            _again(masked, at, before, base, last)
            or _directed(masked, at, base)
            or _two_ended(masked, at, before, base)
            or _away(masked, at, before, base)
        )
        if found is not None:
            yield found
            previous_end, last = at, found


def _again(masked: Masked, at: int, before: str, base: Statement, last: Statement | None) -> Statement | None:
    """Read "… and 820 km by road": the same ends as the statement before, measured otherwise."""
    way = re.match(r"[ ](?:by|along the|as the)[ ][a-z]+(?:[ ][a-z]+)?", masked.text[at + 1 :], re.IGNORECASE)
    if (
        last is None
        or way is None
        or not re.fullmatch(r".{0,25}?(?:and|or|but|,)[ a-z]{0,20}", before[-40:].rsplit(NAME, maxsplit=1)[-1])
    ):
        return None
    basis, told = basis_of(way[0])
    form: Literal["apart", "way"] = "apart" if basis == "geodesic" else "way"
    return replace(base, form=form, reference=last.reference, subject=last.subject, basis=basis, basis_told=told)


def _is_radius(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"[ -](?:wide|deep|high|tall|radius|buffer|zone|exclusion|perimeter|above|below|per\b)", text[at + 1 :]
        )
    )


def _qualified(masked: Masked, at: int, quantities: tuple[Quantity, ...]) -> Statement:
    said = read_hedge(masked.text[max(0, at - 60) : at], masked.text[at + 1 : at + 30])
    return Statement(
        start=quantities[0].start, end=masked.at(at + 1), quantities=quantities, form="apart", reference=None,
        subject=None, hedge=said.hedge, bound=said.bound, bound_words=said.bound_words,
    )  # fmt: skip


def _directed(masked: Masked, at: int, base: Statement) -> Statement | None:
    match = _TO_DIRECTION.match(masked.text, at + 1)
    point = read_direction(match["direction"]) if match else None
    if match is None or point is None:
        return None
    end = match.end()
    reference = None
    lead = masked.text[max(0, at - 80) : at]
    if match["of"] is None and not _LIES_BEFORE.search(lead) and not _APPOSED.search(lead):
        # "the town lies 30 km to the north", "Brody, 90 km to the east, was spared"; not "More than 200 miles to the
        # north, two officers".
        return None
    if match["of"]:
        found = read_reference(masked, end)
        if found is None:
            return None
        reference, end = found
    elif re.match(
        r"(?:[ ]?(?:coast|side|bank|part|africa|korea|korean|african|carolina|dakota)\b|ern)",
        masked.text[end:],
        re.IGNORECASE,
    ):
        return None
    return replace(
        base, form="bearing", direction=point, due=bool(match["due"]), reference=reference, end=masked.at(end)
    )


_SEPARATED = re.compile(
    rf"\b(?:separat(?:es|ed|ing)|divid(?:es|ed|ing)|between)[ ](?:the[ ])?(?P<a>{NAME})(?:['’]s)?[ ](?:and"
    rf"|from)[ ](?:the[ ])?(?P<b>{NAME})"
    rf"|(?P<c>{NAME})[ ]and[ ](?:the[ ])?(?P<d>{NAME})[ ](?:are|is|lie)[ ](?:separated|divided|parted)[ ]by",
    _FLAGS,
)


_IS_A_LINE = re.compile(
    r"\b(?:border|frontier|front|fence|wall|strait|channel|bridge|tunnel|boundary|coast\w*|dam)\b", _FLAGS
)
# "80 km of cable" is no distance, "220 km of desert road" is.
_OF_STUFF = re.compile(
    r"[ ]of[ ](?!(?:[a-z]+[ ]){0,2}(?:road|roads|track|tracks|rail\w*|line|highway|motorway|sea|water|ocean"
    r"|desert|jungle|ice"
    r"|mountains?|coast|terrain|country|travel|each|one)\b)(?=[a-z])",
    _FLAGS,
)
_LEFT_FOR = re.compile(
    r"\b(?:left|leaving|departed|sailed[ ]from"
    rf"|flew[ ]from)[ ](?P<a>{NAME})[^.;]{{0,40}}?[ ]for[ ](?P<b>{NAME})[^.;]{{0,20}}"
    r"\b(?:journey|voyage|trip|drive|flight|ride|march|crossing|walk)[ ]of[ ](?:[a-z]+[ ]){0,2}$",
    _FLAGS,
)


def _two_ended(masked: Masked, at: int, before: str, base: Statement) -> Statement | None:
    """Read "Q from A to B", "Q between A and B", "from A to B … Q", "A and B are Q apart", "the Q A–B line"."""
    text = masked.text
    ends: tuple[End, End] | None = None
    stop = at + 1
    if _OF_STUFF.match(text, at + 1):
        return None
    for pattern, joint in ((_FROM, _TO), (_BETWEEN_AFTER, _AND)):
        match = pattern.match(text, at + 1)
        if match and _IS_A_LINE.search(match[0]):
            # How long a border or a bridge is, not how far its ends are apart.
            return None
        if match and (pair := _pair(masked, match.end(), joint)):
            ends, stop = pair[:2], pair[2]
            break
    if ends is None and (match := _PAIR.match(text, at + 1)):
        ends, stop = (_named(masked, match["a"]), _named(masked, match["b"])), match.end()
    if ends is None:
        offset = at - len(before)
        for pattern, joint in ((_BETWEEN_BEFORE, _AND), (_FROM_BEFORE, _TO)):
            for match in pattern.finditer(before):
                if (pair := _pair(masked, offset + match.end(), joint)) and pair[2] <= at:
                    ends = pair[:2]
        if ends is None and (match := _SEPARATED.search(before)):
            ends = (_named(masked, match["a"] or match["c"]), _named(masked, match["b"] or match["d"]))
        if ends is None and (match := _LEFT_FOR.search(before)):
            ends = (_named(masked, match["a"]), _named(masked, match["b"]))
        joined = list(_NAMES_JOINED.finditer(before))
        if ends is None and joined and (_APART.match(text, at + 1) or (re.search(r"[-–—]", joined[-1][0]))):
            ends = (_named(masked, joined[-1]["a"]), _named(masked, joined[-1]["b"]))
            stop = at + 1 + (m.end() if (m := re.match(r"[ ]\w+", text[at + 1 :])) else 0)
    if ends is None:
        return None
    basis, told = basis_of(before[-90:] + text[at + 1 : stop] + _tail(text, stop))
    form: Literal["apart", "way"] = "apart" if basis == "geodesic" else "way"
    return replace(
        base, form=form, reference=ends[0], subject=ends[1], basis=basis, basis_told=told,
        end=max(masked.at(stop), base.end),
    )  # fmt: skip


def _tail(text: str, stop: int) -> str:
    return re.split(r"[,;.:]", text[stop : stop + 40])[0]


def _pair(masked: Masked, position: int, join: re.Pattern[str]) -> tuple[End, End, int] | None:
    first = read_reference(masked, position)
    if first is None or first[0].kind == "unknown":
        return None
    here = re.match(rf"(?:,[ ]{NAME},?|[ ]\([^)]*\))?", masked.text[first[1] :])
    after = first[1] + (here.end() if here else 0)
    joint = join.match(masked.text, after)
    second = read_reference(masked, joint.end()) if joint else None
    if second is None:
        return None
    return first[0], second[0], second[1]


def _named(masked: Masked, sign: str) -> End:
    mention = masked.names[sign]
    return End("place", mention.text, mention)


def _away(masked: Masked, at: int, before: str, base: Statement) -> Statement | None:
    """Read "Q from R", "Q off R", "within Q of R", "travelled Q to R", "is Q away"."""
    text = masked.text
    # What stands before a comma is another clause: "he fled to Calais, 30 miles from Dover".
    basis, told = basis_of(re.split(r"[,(–—]", before[-60:])[-1] + re.split(rf"{NAME}", text[at + 1 :])[0][:40])
    match = _FROM.match(text, at + 1)
    if match is None and base.bound == "at_most":
        match = re.match(r"[ ]of[ ]", text[at + 1 :])
        position = at + 1 + match.end() if match else None
    else:
        position = match.end() if match else None
    if position is not None and (found := read_reference(masked, position)):
        reference, end = found
        if (
            reference.kind == "unknown"
            and base.bound != "at_most"
            and not re.search(r"from |outside |off ", text[at:position])
        ):
            return None
        if re.match(r" off ", text[position - 5 : position]) and reference.kind == "place":
            reference = replace(reference, kind="coast")
        form: Literal["apart", "way"] = "apart" if basis == "geodesic" else "way"
        return replace(base, form=form, reference=reference, end=masked.at(end), basis=basis, basis_told=told)
    if re.match(r"[ ](?:away|distant)\b(?![ ]from)", text[at + 1 :], re.IGNORECASE):
        lead = re.match(r"[ ]?from[ ]", before, re.IGNORECASE)
        named = read_reference(masked, at - len(before) + lead.end()) if lead else None
        if named is None and not _LIES_BEFORE.search(before):
            return None
        return replace(base, reference=named[0] if named else None, end=masked.at(at + 6))
    if (
        basis != "geodesic"
        and (match := _TO_AFTER.match(text, at + 1))
        and (found := read_reference(masked, match.end()))
    ):
        target, end = found
        if target.kind in {"unknown", "back"}:
            return None
        start = None
        for origin in _FROM_BEFORE.finditer(before):
            if got := read_reference(masked, at - len(before) + origin.end()):
                start = got[0]
        return replace(
            base, form="way", reference=start, subject=target, end=masked.at(end), basis=basis, basis_told=told
        )
    return None
