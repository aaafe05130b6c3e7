"""The forms that go on from the statement before: "Agra is 180 km from Delhi, Jaipur 240 km" has one "from"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.claims.statements.form import DistanceForm, Figure
from geo.claims.statements.hedges import QUALIFIED
from geo.claims.statements.joints import FROM_BEHIND
from geo.claims.statements.masking import FIGURE, NAME
from geo.claims.statements.modes import basis_of
from geo.claims.statements.name_lists import ANY_NAME, ends_named
from geo.claims.statements.reference import THE_SECOND, End, read_reference
from geo.claims.statements.statement import FROM_HERE
from geo.claims.statements.words import LIES
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from geo.claims.statements.statement import Statement

_FLAGS = re.VERBOSE | re.IGNORECASE
_AND = r"(?:,|;)?[ ]?(?:(?:and|but|or|yet|while|whereas)[ ](?:also[ ])?)?"

_BY_ANOTHER_WAY = re.compile(r"[ ](?: by | along[ ]the | as[ ]the )[ ][a-z]+(?:[ ][a-z]+)?", _FLAGS)
_ANOTHER_WAY_FIRST = re.compile(
    rf"""
    {_AND}(?P<way>{any_of(word_list("other_ways", "by"))}[ ][^.;:,]{{1,40}}?),?[ ]
    (?:it|that)[ ](?:is|was|would[ ]be)[ ]{QUALIFIED}$
    """,
    _FLAGS,
)
_ADDED = re.compile(r".{0,25}?(?:and|or|but|,)[ a-z]{0,20}")
_MORE = rf"(?:{any_of(word_list('shared_units', 'more'))})[ ]"
_NO_SIGN = f"[^,;:.()–—{NAME[1:-1]}{FIGURE[1:-1]}]"
_THEN = rf"""
    (?:{any_of(word_list("shared_units", "next"))})
    (?:,[ ](?:across|over|along|by|through|down|up)[ ]{_NO_SIGN}{{1,60}},)?[ ]
"""
_CALLED = r"(?:the[ ](?:[a-z-]+[ ]){1,3}of[ ])?"
_GAPPED = re.compile(
    rf"""
    {_AND}(?:{_CALLED}(?P<name>{ANY_NAME})|(?P<second>{THE_SECOND}))(?:['’]s|,|[ ]{LIES})?[ ]
    (?P<more>{_MORE})?{QUALIFIED}
    """,
    _FLAGS,
)
_FURTHER_STAGE = re.compile(rf",?[ ](?:(?:and|then)[ ])?(?P<name>{NAME}),[ ](?P<more>{_MORE}){QUALIFIED}$", _FLAGS)
"""Where a way leads after the place before: "is reached at nine, Malindi, a further 110 km up the coast, at noon"."""

_ANOTHER = re.compile(rf"(?P<name>{NAME})[ ]{LIES}[ ]{_MORE}{QUALIFIED}$", _FLAGS)
_ENDS = re.compile(
    rf"""
    (?: [ ](?:away|distant|off|on)\b | [ ]{any_of(word_list("shared_units", "opposite"))} )?
    (?: [.,;:!?)\]–—-] | [ ](?:and|but|while|–|—)[ ] | $ )
    """,
    _FLAGS,
)
_ENDS_FURTHER = re.compile(rf"(?:[ ](?:{any_of(word_list('shared_units', 'along'))})\b)?(?:{_ENDS.pattern})", _FLAGS)
_PAIR = re.compile(rf"{_AND}(?P<names>{ANY_NAME}[ ]and[ ](?:the[ ])?{ANY_NAME})(?:,|[ ]{LIES})?[ ]{QUALIFIED}", _FLAGS)
_TO_NEXT = re.compile(
    rf"""
    {_AND}(?P<there>from[ ]there[ ])?to[ ](?P<name>{ANY_NAME})(?:[ ](?:it[ ])?{LIES})?[ ]
    (?P<more>{_MORE})?{QUALIFIED}
    """,
    _FLAGS,
)
_ONWARD = re.compile(
    rf"""
    {_AND}(?P<then>{_THEN})?(?P<there>from[ ](?:there|where|which)[ ])?(?:it[ ]{LIES}[ ])?(?P<more>{_MORE})?{QUALIFIED}
    """,
    _FLAGS,
)
_OVER_GROUND = rf"(?:down|up|along|across|over|through|by|of)[ ](?:the[ ])?{_NO_SIGN}{{1,30}}?"
_ONWARD_TO = re.compile(
    rf"""
    (?P<more>[ ](?:more|further|farther|onwards?))?(?P<there>[ ]from[ ]there)?
    [ ](?:(?:on|{any_of(word_list("shared_units", "along"))}|{_OVER_GROUND})[ ])?to[ ]
    """,
    _FLAGS,
)
_OF_PAIRS = ("distance.apart", "distance.separated", "distance.next_pair")
_FURTHER_ON = re.compile(
    r"""
    [ ](?: on\b(?=[ ]from[ ](?:there|it)\b | [ ]to[ ]the[ ](?:north|south|east|west) | [.,;)])
         | (?:further|farther)[ ]
           (?: on | still | yet | along | up | down | inland | north | south | east | west )\b (?![ ]of\b)
         | (?: beyond | past | after )[ ](?:that|it|there)\b )
      (?: [ ]from[ ]there )?
    """,
    _FLAGS,
)
_BOUND_FOR = re.compile(rf"\b(?:for|to|towards?)[ ](?P<name>{ANY_NAME}),?[ ]{_MORE}{QUALIFIED}$", _FLAGS)
"""Whose way goes on, where another goes no farther: "and those bound for Kisumu another 263 km after it"."""

_AGAIN = re.compile(
    rf"(?:,[ ]{ANY_NAME}(?=,))?{_AND}(?:(?:which|that)[ ])?(?:{LIES}[ ])?(?:(?:also|just|only)[ ])?{QUALIFIED}", _FLAGS
)

_ASIDE = re.compile(
    rf"""
    (?: ,[ ](?:where|which|who|whose|when)\b {_NO_SIGN}{{1,90}} (?=,[ ](?:and|but)\b)
      | [ ]?\([^()]{{1,90}}\) )
    """,
    _FLAGS,
)
"""What may be said of the place before: "211 miles from Aberdeen, where the ferry starts, and 223 from Bergen"."""

_ASIDE_OF_STAGE = re.compile(
    rf"""
    ,[ ](?:the|its|an?|where)[ ]{_NO_SIGN}{{1,60}} (?=,[ ](?:and|then|but)\b)
    | [ ](?:by|in|along|over|across|on)[ ]{_NO_SIGN}{{1,40}}? (?=[,;][ ]|[ ](?:and|then)[ ])
    """,
    _FLAGS,
)
"""What may be said of the stage before, or of where it ends: ", the old capital, and a further", " by road, then"."""

_SAID = re.compile(
    rf",[ ]{any_of(word_list('attributions', 'said'))}[ ][^,;:.{FIGURE[1:-1]}]{{1,80}}(?=,[ ])", re.IGNORECASE
)
"""Who tells so, which is no place on the way: "100 km away, said a nurse in Dadaab, and from there"."""

_OF_THE_NAME_BEFORE = re.compile(r",?[ ](?:which|that)\b", re.IGNORECASE)
"""What tells of the place that the figure before counts from: "86 km from Barcelona, which is 505 km from Madrid"."""


def _between(figure: Figure) -> str:
    """Return the words between the statement before and the figure."""
    assert figure.last is not None, "only asked of a figure with a statement before it"
    return figure.text[figure.masked.position(figure.last.end) : figure.at]


def _same_ends(figure: Figure) -> Statement | None:
    way = figure.followed_by(_BY_ANOTHER_WAY)
    if (
        figure.last is None
        or way is None
        or figure.followed_by(FROM_BEHIND)
        or not _ADDED.fullmatch(figure.before[-40:])
    ):
        return None
    basis, told = basis_of(way[0])
    ends = figure.last
    return replace(figure.alone, reference=ends.reference, subject=ends.subject, basis=basis, basis_told=told)


def _same_ends_otherwise(figure: Figure) -> Statement | None:
    """Read "; round the Cape it is nearly 14,000", between the two ends of the figure before."""
    last = figure.last
    if last is None or last.reference is None or last.subject is None or not figure.followed_by(_ENDS):
        return None
    between = _between(figure)
    way = _ANOTHER_WAY_FIRST.search(between)
    if way is None or re.search(NAME, between[: way.start()]):
        return None
    basis, told = basis_of(way["way"])
    if basis == "geodesic":
        basis, told = last.basis, last.basis_told
    return replace(figure.alone, reference=last.reference, subject=last.subject, basis=basis, basis_told=told)


def _gapped(figure: Figure) -> Statement | None:
    """Read a name with its figure, "Jaipur 240 km", that counts from where the figure before it does."""
    if figure.last is None:
        return None
    match = _GAPPED.fullmatch(_between(figure)) or _FURTHER_STAGE.search(_between(figure))
    if match is None or not figure.followed_by(_ENDS_FURTHER if match["more"] else _ENDS):
        return None
    if match.groupdict().get("second"):
        return _on_from(figure, End("back", match["second"]), goes_on=False)
    names = ends_named(match["name"], figure.masked)
    return _on_from(figure, names[0], goes_on=bool(match["more"])) if names else None


def _next_pair(figure: Figure) -> Statement | None:
    """Read "Odesa and Kherson 145 km" after "Kyiv and Lviv are 470 km apart"."""
    last = figure.last
    if last is None or last.rule not in _OF_PAIRS or not figure.followed_by(_ENDS):
        return None
    match = _PAIR.fullmatch(_between(figure))
    names = ends_named(match["names"], figure.masked) if match else None
    return replace(figure.alone, reference=names[0], subject=names[1]) if names and len(names) == 2 else None


def _to_next(figure: Figure) -> Statement | None:
    """Read "to Bilbao 323 km" after "from Madrid to Seville it is 390 km"."""
    if figure.last is None or figure.last.subject is None or not figure.followed_by(_ENDS):
        return None
    match = _TO_NEXT.fullmatch(_between(figure))
    names = ends_named(match["name"], figure.masked) if match else None
    return _on_from(figure, names[0], goes_on=bool(match and (match["there"] or match["more"]))) if names else None


def _onward(figure: Figure) -> Statement | None:
    """Read "and 284 km to Gdansk", from where the figure before counts, or "another 284 km to", from where it goes."""
    behind = figure.followed_by(_ONWARD_TO)
    if figure.last is None or behind is None:
        return None
    between = _between(figure)
    aside = _SAID.match(between) or _ASIDE_OF_STAGE.match(between)
    before = _ONWARD.fullmatch(between[aside.end() :] if aside else between)
    found = read_reference(figure.masked, behind.end()) if before else None
    if before is None or found is None or found[0].kind != "place":
        return None
    goes_on = any((before["then"], before["there"], before["more"], behind["there"], behind["more"]))
    # "The nearest clinic is in Garissa, 100 km away, and from there it is 370 km to": there is where that lies.
    if figure.last.subject is None and not (before["there"] and (before["more"] or figure.last.rule in FROM_HERE)):
        return None
    whole = _on_from(figure, found[0], goes_on=goes_on)
    return whole and replace(whole, end=figure.masked.at(found[1]))


def _further_on(figure: Figure) -> Statement | None:
    match = figure.followed_by(_FURTHER_ON)
    if figure.last is None or match is None:
        return None
    bound = _BOUND_FOR.search(figure.before)
    names = ends_named(bound["name"], figure.masked) if bound else None
    whole = _on_from(figure, names[0], goes_on=True) if names else replace(figure.alone, goes_on=True)
    return whole and replace(whole, end=figure.masked.at(match.end()))


def _another(figure: Figure) -> Statement | None:
    """Read "Alice Springs is another 690 km", from where the figure before it ends."""
    match = _ANOTHER.search(figure.before) if figure.last else None
    names = ends_named(match["name"], figure.masked) if match and figure.followed_by(_ENDS) else None
    return _on_from(figure, names[0], goes_on=True) if names else None


def _on_from(figure: Figure, subject: End, *, goes_on: bool) -> Statement | None:
    """Return what a figure states that counts from where the one before does, or ends; None if that is not told."""
    last = figure.last
    if last is None or (last.reference is None and not goes_on and last.rule not in FROM_HERE):
        return None
    return replace(
        figure.alone,
        reference=None if goes_on else last.reference,
        subject=subject,
        basis=last.basis,
        basis_told=last.basis_told,
        goes_on=goes_on,
    )


def tells_of_the_same(figure: Figure, found: Statement) -> bool:
    """Say whether a figure with its own reference has the subject of the one before: "and 160 km from Marseille"."""
    last = figure.last
    if last is None or found.subject is not None or found.reference is None:
        return False
    if last.subject is not None and last.rule != "distance.gapped_after":
        return False
    between = _between(figure)
    aside = _ASIDE.match(between)
    again = between[aside.end() :] if aside else between
    return _AGAIN.fullmatch(again) is not None and _OF_THE_NAME_BEFORE.match(again) is None


CONTINUED = (
    DistanceForm(
        "distance.same_ends",
        "Lyon is 390 km from Paris and 465 km by road.",
        _same_ends,
    ),
    DistanceForm(
        "distance.same_ends_otherwise",
        "From Paris to Lyon it is 390 km in a straight line; by road it is 465 km.",
        _same_ends_otherwise,
    ),
    DistanceForm(
        "distance.gapped_after",
        "Agra is 180 km from Delhi, Jaipur 240 km.",
        _gapped,
    ),
    DistanceForm(
        "distance.next_pair",
        "Kyiv and Lviv are 470 km apart, Odesa and Kherson 145 km.",
        _next_pair,
    ),
    DistanceForm(
        "distance.to_next",
        "From Madrid to Barcelona it is 505 km, to Bilbao 323 km.",
        _to_next,
    ),
    DistanceForm(
        "distance.onward",
        "It is 253 km from Warsaw to Krakow and 284 km to Gdansk.",
        _onward,
    ),
    DistanceForm(
        "distance.further_on",
        "Gori is 68 km from Tbilisi, and Kutaisi lies 121 km beyond that.",
        _further_on,
    ),
    DistanceForm(
        "distance.another",
        "It is 253 km from Warsaw to Krakow; mind that Vienna is another 330 km.",
        _another,
    ),
)
"""The forms that go on from the statement before, in the order in which they are tried."""
