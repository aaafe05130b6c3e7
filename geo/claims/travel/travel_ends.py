"""From where to where a journey goes of which a sentence tells a figure, as far as the sentence names it.

The words behind the figure count first ("a three-hour ride from Kyiv to Lviv"), then those before it ("left Kyiv at
noon and reached Lviv in three hours").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.reference import End, read_reference
from geo.claims.statements.words import THE_ONE
from geo.claims.travel.travel_words import ARRIVES, FINISHES, LINKS, PIER, QUALIFIER, STARTS

if TYPE_CHECKING:
    from geo.claims.statements.masking import Masked

_FLAGS = re.VERBOSE | re.IGNORECASE
_REACH = 200  # characters round a figure in which the ends of its journey are named

_RELATION = re.compile(
    rf"""
    \b(?: (?P<between>between|{LINKS})
      | (?P<from>from | out[ ]of | (?:{STARTS})(?:[ ](?:from|at|in))? )
      | (?P<to>(?:{ARRIVES}|(?:{FINISHES})[ ](?:in|at|to))(?:[ ](?:in|at|to))?
          | to | into | for | towards? | back[ ]in )
    )[ ]
    """,
    _FLAGS,
)
_LIES = re.compile(
    rf"""(?P<name>{NAME}) [^{NAME[1:-1]};:.]{{0,60}}?
    \b(?:is|was|lies|lay|remains|are)[ ](?:\w+[ ]){{0,3}}?{QUALIFIER}$""",
    _FLAGS,
)
_ANOTHER = re.compile(r"\b(?:from|to|into|towards?|between|for|and|with|after|before)\b", re.IGNORECASE)
_AND = re.compile(r",?[ ](?:and|with)[ ]", re.IGNORECASE)
_BREAK_BEHIND = re.compile(
    rf"""
    [;:.](?:[ ]|$)
    | [,;]?[ ](?: {THE_ONE} | another[ ](?:from|between) )\b
    | ,?[ ](?: and | but | before | while | where | after | then | (?:that|which)(?![ ]{LINKS}) | who )\b
    | {FIGURE}
    """,
    _FLAGS,
)
_FROM_OPENING = re.compile(rf"\W*From[ ](?P<name>{NAME}),[ ]", re.VERBOSE)
_ITEM = re.compile(rf"(?:^|[,;]|[ ]and)[ ](?P<name>{NAME})(?:[ ](?:is|was|takes?))?[ ](?:an?[ ])?{QUALIFIER}$", _FLAGS)
"""A place with its figure, which counts from that which opens the sentence: "From Perth, Albany is four hours"."""

_BREAK_BEFORE = re.compile(r"; | [ ](?: while | whereas | although )[ ]", _FLAGS)
_ROUTE = re.compile(rf"({NAME})(?:[ ]to[ ]|[ ]?[–—-][ ]?)({NAME})")
_REACHED = re.compile(
    rf"""(?P<name>{NAME})(?:[ ]from[ ]{NAME})?[ ](?:(?:is|was|can[ ]be|will[ ]be)[ ]reached[ ])?
    (?:in|within)[ ]{QUALIFIER}$""",
    _FLAGS,
)
_APPOSED = re.compile(rf"(?P<name>{NAME}),?:?[ ]{QUALIFIER}$", _FLAGS)
_OPENING = re.compile(rf"^\W*{QUALIFIER}$", _FLAGS)
_SUBJECT = re.compile(
    rf"""
    (?:[ ](?:by|on)[ ](?:[a-z-]+[ ])?[a-z-]+)?,[ ]
    (?:the[ ](?:[\w'’-]+[ ]){{0,3}})?(?P<name>{NAME})[ ](?!to\b|and\b)\w
    """,
    _FLAGS,
)
_AT_A_PIER = re.compile(rf"(?P<name>{NAME})[ ]{PIER}\b | \b{PIER}[ ](?:in|at|of)[ ](?P<name2>{NAME})", _FLAGS)
_JOINS = re.compile(r",[ ]|[ ](?:and|but|then)[ ]", re.IGNORECASE)
_PLACES = {"place", "border", "coast", "capital", "back", "unnamed"}


class JourneyEnds(NamedTuple):
    """Where a journey begins and where it ends, each None where the sentence does not name it."""

    origin: End | None = None
    goal: End | None = None


def named_route(masked: Masked) -> JourneyEnds:
    """Return the ends of the only way that a sentence names without a preposition: "Quito to Guayaquil"."""
    ways = _ROUTE.findall(masked.text)
    if len(ways) != 1:
        return JourneyEnds()
    first, second = (masked.names[sign] for sign in ways[0])
    return JourneyEnds(End.of(first), End.of(second))


def told_ends(masked: Masked, at: int, *, across: bool) -> JourneyEnds:
    """Return the ends of the journey whose figure stands at a position of a masked sentence.

    `across` figures are between a start and an arrival, each told by its own verb, so that "and" does not part them.
    """
    opening, item = _FROM_OPENING.match(masked.text), _ITEM.search(masked.text[:at])
    if opening and item:
        return JourneyEnds(_place(masked, opening), _place(masked, item))
    tail = masked.text[at + 1 : at + 1 + _REACH]
    stop = None if across else _BREAK_BEHIND.search(tail)
    behind = _read(masked, at + 1, at + 1 + (stop.start() if stop else len(tail)), last=False)
    if behind.origin and behind.goal:
        return behind
    head = max(0, at - _REACH)
    breaks = [match.end() for match in _BREAK_BEFORE.finditer(masked.text, head, at)]
    # "from Kyiv to the border in eight hours, then a one-hour flight": the ends before belong to the figure before.
    if alike := [n + 1 for n in range(head, at) if _is_alike(masked, n, at)]:
        breaks += [alike[-1], *(match.end() for match in _JOINS.finditer(masked.text, alike[-1], at))]
    before = _read(masked, max(breaks, default=head), at, last=True)
    if behind.goal:
        return JourneyEnds(before.origin or _lying(masked, at), behind.goal)
    # "Hotels filled in Lyon, four hours from Paris by road", "Four hours by bus from Paris, Lyon lives on silk".
    if behind.origin and (beside := _beside(masked, at, behind.origin)):
        return JourneyEnds(behind.origin, beside)
    if reached := _reached(masked, at):
        return JourneyEnds(behind.origin or before.origin or _pier(masked, at, reached), reached)
    return JourneyEnds(behind.origin or before.origin, before.goal or _lying(masked, at))


def _beside(masked: Masked, at: int, origin: End) -> End | None:
    """Return the place that a figure stands in apposition to, right behind its name or before it."""
    sign = next((sign for sign, mention in masked.names.items() if mention is origin.mention), None)
    if sign and masked.text[masked.text.index(sign) + 1 :].startswith(("'s", "’s")):
        return None
    match = _APPOSED.search(masked.text[max(0, at - _REACH) : at])
    if match is None and sign and _OPENING.match(masked.text[:at]):
        match = _SUBJECT.match(masked.text, masked.text.index(sign) + 1)
    return _place(masked, match)


def _pier(masked: Masked, at: int, goal: End) -> End | None:
    """Return the place whose pier or station tells how soon a goal is reached."""
    match = _AT_A_PIER.search(masked.text, max(0, at - _REACH), at)
    mention = masked.names[match["name"] or match["name2"]] if match else None
    return End.of(mention) if mention and mention is not goal.mention else None


def _reached(masked: Masked, at: int) -> End | None:
    """Return the place that is reached in so long: "made Busan from Fukuoka in three hours"."""
    return _place(masked, _REACHED.search(masked.text[max(0, at - _REACH) : at]))


def _place(masked: Masked, match: re.Match[str] | None) -> End | None:
    """Return the place whose name a pattern found."""
    mention = masked.names[match["name"]] if match else None
    return End.of(mention) if mention and mention.kind == "place" else None


def _is_alike(masked: Masked, n: int, at: int) -> bool:
    """Whether a figure of the same measure as that at `at` stands at `n`."""
    one, other = (masked.figures.get(masked.text[i]) for i in (n, at))
    return one is not None and other is not None and (one[0].hours is None) == (other[0].hours is None)


def _lying(masked: Masked, at: int) -> End | None:
    """Return the place that is said to be so far away: "Lyon is two hours by train from Paris"."""
    return _place(masked, _LIES.search(masked.text[max(0, at - _REACH) : at]))


def _read(masked: Masked, start: int, end: int, *, last: bool) -> JourneyEnds:
    """Return the ends named in a part of a sentence: of several the `last`, else the first."""
    origin: End | None = None
    goal: End | None = None
    position = start
    while match := _RELATION.search(masked.text, position, end):
        position = match.end()
        found = read_reference(masked, match.end())
        if found is None or found[1] > end or found[0].kind not in _PLACES:
            continue
        if _ANOTHER.search(masked.text, match.end(), found[1]):
            continue  # "to drive from Paris": not yet the end
        position = found[1]
        if match["between"]:
            joint = _AND.match(masked.text, found[1])
            other = read_reference(masked, joint.end()) if joint else None
            if other and other[0].kind != "mainland" and other[1] <= end + 40:
                origin, goal, position = found[0], other[0], other[1]
        elif match["from"]:
            if last or origin is None:
                origin, goal = found[0], (None if last else goal)
        elif last or goal is None:
            goal = found[0]
    return JourneyEnds(origin, goal)
