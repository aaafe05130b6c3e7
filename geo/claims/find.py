"""Find the statements of distance in a sentence: what figure, from where to where, along what, how qualified.

Works on masked sentences (see `geo.claims.sentence`). Forms read: "S, Q north of R"; "Q from A to B"; "between A and
B"; "S is Q from R"; "within Q of R"; "A and B are Q apart"; "Q north of R lies S"; "the Q A–B road". The reference R
may be a place, a border, a coast, a capital, or a word that points back ("the town", "there").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geo.claims.compass import DIRECTION, read_direction
from geo.claims.sentence import NAME, Masked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Basis, Bound, Mention, Mode, Quantity

_FLAGS = re.VERBOSE | re.IGNORECASE


@dataclass(frozen=True)
class End:
    """One end of a distance as the sentence names it.

    `kind` "border" is the border of `mention` (with `other`), "coast" its coast, "capital" its capital, "back" a word
    that points back to a place named before. `mention` is null where no name stands.
    """

    kind: Literal["place", "border", "coast", "capital", "back", "unknown"]
    words: str
    mention: Mention | None = None
    other: Mention | None = None


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
    direction: str | None = None
    due: bool = False
    basis: Basis = "geodesic"
    basis_told: bool = True


_HEDGE = re.compile(
    r"\b(?P<hedge>about|around|some|roughly|approximately|approx\.?|circa|ca?\.|an[ ]estimated|estimated|nearly"
    r"|almost|close[ ]to"
    r"|just[ ](?:over|under|short[ ]of)|more[ ]or[ ]less|maybe|perhaps)[ ](?:a[ ]|an[ ]|the[ ]|of[ ])?$"
    r"|(?P<tilde>[~≈])$",
    _FLAGS,
)
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(
            r"\b(?P<bound>(?:well[ ]|just[ ]|slightly[ ])?(?:more|further|farther|greater|longer)[ ]than"
            r"|(?:well[ ]|just[ ])?over|at[ ]least|upwards?[ ]of|in[ ]excess[ ]of|no[ ]less[ ]than"
            r"|not[ ]less[ ]than|a[ ]good)[ ](?:a[ ]|an[ ]|the[ ])?(?:about[ ])?$",
            _FLAGS,
        ),
    ),
    (
        "almost",
        re.compile(
            r"\b(?P<bound>nearly|almost|just[ ]under|close[ ]to|just[ ]short[ ]of|just[ ]less[ ]than)[ ](?:a[ ]"
            r"|an[ ]|the[ ])?$",
            _FLAGS,
        ),
    ),
    (
        "at_most",
        re.compile(
            r"\b(?P<bound>(?:less|fewer|closer|nearer|no[ ]more|not[ ]more)[ ]than|under|within|inside|at[ ]most"
            r"|up[ ]to|a[ ]maximum[ ]of)[ ](?:a[ ]|an[ ]|the[ ])?(?:about[ ]|around[ ]|some[ ])?$",
            _FLAGS,
        ),
    ),
)
_OR_SO = re.compile(r"(?: or so\b|, give or take)", re.IGNORECASE)

_RAIL = re.compile(r"\b(?:rail|rails|railway|railways|railroad|train|trains|tracks?|line)\b", re.IGNORECASE)
_ROAD = re.compile(
    r"\b(?:road|roads|drive|drove|driven|highway|motorway|walk|walked|march|marched|marching|bus|car|truck|convoy"
    r"|cycle|cycled|bicycle|foot|trek|trekked|hike|hiked|ride|rode|pilgrimage|lorry|motorcade)\b",
    re.IGNORECASE,
)
_SEA = re.compile(
    r"\b(?:sail|sails|sailed|sailing|voyage|ship|ferry|boat|vessel|by sea|cruise|cruised|sea route|shipping)\b",
    re.IGNORECASE,
)
_AIR = re.compile(
    r"\b(?:flight|flew|fly|flies|flown|by air|as the crow flies|straight line|plane|aircraft|missile|rocket"
    r"|helicopter|jet|drone)\b",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:travel\w*|journey\w*|trips?|route|way|cover(?:ed|ing|s)?|migrat\w+|fled|cross(?:ed|ing)"
    r"|distance covered|expedition|trail|pipeline|stretch|corridor|haul)\b",
    re.IGNORECASE,
)

_WORD = r"[a-z'’-]+"
_THE = r"(?:the[ ])?"
_ADJECTIVES = rf"(?:{_WORD}[ ]){{0,2}}?"
_BORDER = r"(?:border|frontier)"
_COAST = r"(?:coast|shore|coastline)"
_NO_BORDER_TOWN = r"(?![ ](?:town|city|village|post|crossing|station|region|province)\b)"
_POINTS_BACK = (
    rf"(?:the|its|their|that)[ ]{_ADJECTIVES}"
    r"(?:capital(?:[ ]city)?|city|town|village|port|island|border|frontier|coast|station|airport)|here|there|it"
)
_REFERENCE = re.compile(
    rf"""(?:
     (?:(?:the|its|their|his)[ ])?{_ADJECTIVES}{_BORDER}(?:[ ](?:line|crossing|post))?[ ](?:with|of)[ ]
        {_THE}(?:neighbou?ring[ ])?(?P<border1>{NAME})
    |{_THE}{_ADJECTIVES}{_BORDER}[ ]between[ ]{_THE}(?P<border2>{NAME})[ ]and[ ]{_THE}(?P<other2>{NAME})
    |(?:the[ ]|neighbou?ring[ ])*(?P<border3>{NAME})(?:['’]s)?(?:[-–— ](?P<other3>{NAME}))?[ ]
        {_ADJECTIVES}{_BORDER}\b{_NO_BORDER_TOWN}(?:[ ]with[ ]{_THE}(?P<other3b>{NAME}))?
    |{_THE}{_ADJECTIVES}{_COAST}[ ]of[ ]{_THE}(?P<coast1>{NAME})
    |{_THE}(?P<coast2>{NAME})(?:['’]s)?[ ]{_ADJECTIVES}{_COAST}\b
    |{_THE}(?P<of1>{NAME})(?:['’]s)?[ ]{_ADJECTIVES}capital(?:[ ]city)?(?:,?[ ](?:of[ ])?(?P<capital1>{NAME}))?
    |(?:the|its|their)[ ]{_ADJECTIVES}capital(?:[ ]city)?(?:,[ ]|[ ]of[ ]|[ ])(?P<capital2>{NAME})
    |(?P<back>{_POINTS_BACK})\b(?![ ]of\b|[ ]?{NAME}|,[ ]{NAME})
    |(?:(?:the|a|an|its|their|his|what[ ]is[ ]now|central|downtown|neighbou?ring)[ ])*
        (?:{_WORD},?[ ]){{0,5}}?(?P<plain>{NAME})
    |{_THE}(?P<unknown>(?-i:[A-Z])[\w'’-]+(?:[ ](?-i:[A-Z])[\w'’-]+)*)
    )""",
    _FLAGS,
)


def _reference(masked: Masked, position: int) -> tuple[End, int] | None:
    match = _REFERENCE.match(masked.text, position)
    if match is None:
        return None
    got = {key: value for key, value in match.groupdict().items() if value}
    words = _plain_words(masked, *match.span())

    def name(*keys: str) -> Mention | None:
        return next((masked.names[got[key]] for key in keys if key in got), None)

    if border := name("border1", "border2", "border3"):
        return End("border", words, border, name("other2", "other3", "other3b")), match.end()
    if coast := name("coast1", "coast2"):
        return End("coast", words, coast), match.end()
    if named := name("capital1", "capital2", "plain"):
        return End("place", named.text, named), match.end()
    if country := name("of1"):
        return End("capital", words, country), match.end()
    if "back" in got:
        return End("back", words), match.end()
    return End("unknown", got["unknown"]), match.end()


def _plain_words(masked: Masked, start: int, end: int) -> str:
    return "".join(masked.names[c].text if c in masked.names else c for c in masked.text[start:end]).strip()


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
_TO = re.compile(r",?[ ](?:to|and|into|towards?)[ ]", re.IGNORECASE)
_TO_AFTER = re.compile(rf"(?:[ -]{_WORD},?){{0,6}}?[ ](?:to|into|towards?)[ ]", _FLAGS)
_PAIR = re.compile(rf"(?:[- ]long)?[ ](?P<a>{NAME})(?:[-–—]|[ ]to[ ])(?P<b>{NAME})", _FLAGS)
_APART = re.compile(r"[ ](?:apart|from[ ]each[ ]other|from[ ]one[ ]another)\b", _FLAGS)
_FROM_BEFORE = re.compile(r"\bfrom[ ]", re.IGNORECASE)
_BETWEEN_BEFORE = re.compile(r"\bbetween[ ]", re.IGNORECASE)
_NAMES_JOINED = re.compile(rf"(?P<a>{NAME})(?:[-–—]|[ ]and[ ](?:the[ ])?)(?P<b>{NAME})", _FLAGS)
_CLAUSE_END = re.compile(r"[;:]| (?:while|whereas|although|but) ")


def find_statements(masked: Masked) -> list[Statement]:
    """Return the statements of distance of a masked sentence in order; subjects may still be missing."""
    return list(_statements(masked))


def _statements(masked: Masked) -> Iterator[Statement]:
    previous_end, last = 0, None
    for sign, quantities in masked.figures.items():
        at = masked.text.index(sign)
        before = _CLAUSE_END.split(masked.text[previous_end:at])[-1]
        base = _qualified(masked, at, quantities)
        if _is_radius(masked.text, at):
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
    basis, told = _basis(way[0])
    form: Literal["apart", "way"] = "apart" if basis == "geodesic" else "way"
    return replace(base, form=form, reference=last.reference, subject=last.subject, basis=basis, basis_told=told)


def _is_radius(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"[ -](?:wide|deep|high|tall|radius|buffer|zone|exclusion|perimeter|above|below|per\b)", text[at + 1 :]
        )
    )


def _qualified(masked: Masked, at: int, quantities: tuple[Quantity, ...]) -> Statement:
    before, after = masked.text[:at], masked.text[at + 1 :]
    hedge = _HEDGE.search(before)
    word = (hedge["hedge"] or hedge["tilde"]).lower() if hedge else None
    if word is None and _OR_SO.match(after):
        word = "or so"
    bound = next((name for name, pattern in _BOUNDS if pattern.search(before)), None)
    if bound == "at_least" and re.search(r"\bjust over ", before[-12:], re.IGNORECASE):
        word = "just over"
    return Statement(
        start=quantities[0].start, end=masked.at(at + 1), quantities=quantities, form="apart", reference=None,
        subject=None, hedge=word, bound=bound,
    )  # fmt: skip


def _directed(masked: Masked, at: int, base: Statement) -> Statement | None:
    match = _TO_DIRECTION.match(masked.text, at + 1)
    point = read_direction(match["direction"]) if match else None
    if match is None or point is None:
        return None
    end = match.end()
    reference = None
    if match["of"] is None and not _LIES_BEFORE.search(masked.text[:at]):
        # "the town lies 30 km to the north", not "More than 200 miles to the north, two officers".
        return None
    if match["of"]:
        found = _reference(masked, end)
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


def _two_ended(masked: Masked, at: int, before: str, base: Statement) -> Statement | None:
    """Read "Q from A to B", "Q between A and B", "from A to B … Q", "A and B are Q apart", "the Q A–B line"."""
    text = masked.text
    ends: tuple[End, End] | None = None
    stop = at + 1
    for pattern in (_FROM, _BETWEEN_AFTER):
        if (match := pattern.match(text, at + 1)) and (pair := _pair(masked, match.end())):
            ends, stop = pair[:2], pair[2]
            break
    if ends is None and (match := _PAIR.match(text, at + 1)):
        ends, stop = (_named(masked, match["a"]), _named(masked, match["b"])), match.end()
    if ends is None:
        offset = at - len(before)
        for pattern in (_BETWEEN_BEFORE, _FROM_BEFORE):
            for match in pattern.finditer(before):
                if (pair := _pair(masked, offset + match.end())) and pair[2] <= at:
                    ends = pair[:2]
        if ends is None and (match := _SEPARATED.search(before)):
            ends = (_named(masked, match["a"] or match["c"]), _named(masked, match["b"] or match["d"]))
        joined = list(_NAMES_JOINED.finditer(before))
        if ends is None and joined and (_APART.match(text, at + 1) or (re.search(r"[-–—]", joined[-1][0]))):
            ends = (_named(masked, joined[-1]["a"]), _named(masked, joined[-1]["b"]))
            stop = at + 1 + (m.end() if (m := re.match(r"[ ]\w+", text[at + 1 :])) else 0)
    if ends is None:
        return None
    basis, told = _basis(before[-90:] + text[at + 1 : stop] + _tail(text, stop))
    form: Literal["apart", "way"] = "apart" if basis == "geodesic" else "way"
    return replace(
        base, form=form, reference=ends[0], subject=ends[1], basis=basis, basis_told=told,
        end=max(masked.at(stop), base.end),
    )  # fmt: skip


def _tail(text: str, stop: int) -> str:
    return re.split(r"[,;.:]", text[stop : stop + 40])[0]


def _pair(masked: Masked, position: int) -> tuple[End, End, int] | None:
    first = _reference(masked, position)
    if first is None or first[0].kind == "unknown":
        return None
    here = re.match(rf"(?:,[ ]{NAME},?|[ ]\([^)]*\))?", masked.text[first[1] :])
    after = first[1] + (here.end() if here else 0)
    joint = _TO.match(masked.text, after)
    second = _reference(masked, joint.end()) if joint else None
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
    basis, told = _basis(re.split(r"[,(–—]", before[-60:])[-1] + re.split(rf"{NAME}", text[at + 1 :])[0][:40])
    match = _FROM.match(text, at + 1)
    if match is None and base.bound == "at_most":
        match = re.match(r"[ ]of[ ]", text[at + 1 :])
        position = at + 1 + match.end() if match else None
    else:
        position = match.end() if match else None
    if position is not None and (found := _reference(masked, position)):
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
    if basis != "geodesic" and (match := _TO_AFTER.match(text, at + 1)) and (found := _reference(masked, match.end())):
        target, end = found
        if target.kind in {"unknown", "back"}:
            return None
        start = None
        for origin in _FROM_BEFORE.finditer(before):
            if got := _reference(masked, at - len(before) + origin.end()):
                start = got[0]
        return replace(
            base, form="way", reference=start, subject=target, end=masked.at(end), basis=basis, basis_told=told
        )
    return None


def travel_mode(words: str) -> Mode:
    """Return by what words say that somebody travels, "unknown" if they do not."""
    modes: tuple[tuple[Mode, re.Pattern[str]], ...] = (("air", _AIR), ("rail", _RAIL), ("sea", _SEA), ("road", _ROAD))
    return next((mode for mode, pattern in modes if pattern.search(words)), "unknown")


def _basis(window: str) -> tuple[Basis, bool]:
    """Return along what a figure is measured, and whether the words say so or only speak of a journey."""
    mode = travel_mode(window)
    if mode == "air":
        return "geodesic", True
    if mode == "unknown":
        return ("road", False) if _TRAVEL.search(window) else ("geodesic", True)
    return mode, True
