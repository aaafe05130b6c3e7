"""Whose distance it is: the place that a statement is about.

The masked sentence is read first, for what stands in apposition before the figure or right behind it; then the parse,
up from the figure to a noun or to the subject of its verb; then the only place before it, if there is but one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.claims.ends.anaphora import antecedent, is_so_far, is_the_only_one, of_nation, own_capital
from geo.claims.ends.apposed_subject import areas_in, only_subject, subject_before, subject_behind
from geo.claims.ends.elided_end import elided_end
from geo.claims.ends.linked_end import with_linked_end
from geo.claims.ends.pairs import is_one_of_two, one_of_two
from geo.claims.ends.parsed_subject import parsed_subject, unnamed_subject
from geo.claims.ends.same_start import listed_with, with_same_start
from geo.claims.statements.masking import FIGURE, NAME, Masked
from geo.claims.statements.reference import End
from geo.claims.statements.statements import find_statements
from geo.lexicon import any_of, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.statement import Statement
    from geo.model import Mention

_JOINING = r"(?:also|at|both|by|even|from|in|near|nearby|of|the|then|to)"
_BESIDE = re.compile(rf"({NAME}),?[ ](?:and|or|but)[ ](?:{_JOINING}[ ]){{0,3}}({NAME})", re.IGNORECASE)
_COMPARES = re.compile(r"\b(?:as far|times as far|the distance (?:to|of)|half as far)\b", re.IGNORECASE)
"""What tells from where by a comparison: "twice as far from Kyiv as Uman, which is 90 km away"."""


_WE_ARE = re.compile(r"\bwe(?:['’]re|[ ](?:are|live|sit))[ ](?:[a-z]+[ ]){0,3}$", re.IGNORECASE)
"""What tells of the place where somebody speaks: "We are 1,400 km from the capital"."""


_SPEAKER: Final = re.compile(
    rf"""
    ,[ ]{any_of(word_list("attributions", "said"))}[ ][^,;:.{FIGURE[1:-1]}{NAME[1:-1]}]{{1,60}}
    [ ](?:in|at|from)[ ](?P<name>{NAME})(?=[,.]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Who tells so, where the figure counts from: "the nearest clinic is 100 km away, said a nurse in Dadaab"."""


def read_statements(masked: Masked, parsed: Doc, context: SentenceContext) -> list[Statement]:
    """Return the statements of a sentence in order, with their subjects and what their references point back to.

    `parsed` is the parsed sentence, `context` the places of the article as seen from it. Ends may be None.
    """
    read: list[Statement] = []
    found = find_statements(masked)
    for statement in found:
        last = read[-1] if read else None
        if last and statement.shares_subject:
            statement = replace(statement, subject=last.subject or End("unnamed", "it"))  # noqa: PLW2901
        if last and statement.goes_on:
            statement = replace(statement, reference=last.subject or End("unnamed", "it"))  # noqa: PLW2901
        if last and _is_told_before(statement, last, context):
            statement = replace(statement, reference=last.subject)  # noqa: PLW2901
        whole = _complete(statement, masked, parsed, context, listed_with(statement, found))
        if last and statement.reference is None and whole.subject and not statement.goes_on:
            whole = with_same_start(whole, last, context)
        if last and statement.reference and statement.reference.words == "it":
            whole = _from_it(whole, last, context)
        read.append(with_linked_end(whole, masked, context, told=statement.reference))
    return read


def _is_told_before(statement: Statement, last: Statement, context: SentenceContext) -> bool:
    """Say whether "the town" is that of which the statement before in the sentence told without its name."""
    reference, subject = statement.reference, last.subject
    if reference is None or reference.kind != "back" or is_one_of_two(reference.words) or " " not in reference.words:
        return False
    return subject is not None and subject.mention is not None and subject.mention.start < context.start


def _from_it(whole: Statement, last: Statement, context: SentenceContext) -> Statement:
    """Return the statement with what "from it" means: an end of the one before, that which is so far."""
    ends = [end for end in (last.reference, last.subject) if end]
    for end in ends:
        if end.kind == "place" and end.mention and is_so_far(end.mention, whole.subject, context, whole):
            return replace(whole, reference=end)
    edge = last.reference if last.reference and last.reference.kind in {"border", "coast", "capital"} else None
    return replace(whole, reference=edge or End("several", " and ".join(end.words for end in ends) or "it"))


def _complete(
    statement: Statement, masked: Masked, parsed: Doc, context: SentenceContext, listed: Sequence[Mention]
) -> Statement:
    at = masked.position(statement.quantities[0].start)
    subject = statement.subject
    if subject is None and _WE_ARE.search(masked.text[:at]):
        subject = End("back", "here", surmised=True)
    if subject is None:
        taken = statement.reference.mention if statement.reference else None
        subject = (
            subject_before(statement, masked, context, taken, told_by_a_verb=False)
            or subject_behind(masked, at, statement, taken)
            or unnamed_subject(statement, parsed, masked)
            or parsed_subject(statement, parsed, masked, taken, areas_in(masked, context))
            or subject_before(statement, masked, context, taken, told_by_a_verb=True)
            or only_subject(statement, masked, context, taken)
        )
    lead = masked.text[:at]
    reference = _reference(statement, subject, masked, lead, context, listed=listed)
    if subject is None or subject.kind != "back" or _is_a_thing(subject, lead):
        return replace(statement, subject=subject, reference=reference)
    if is_one_of_two(subject.words):
        subject = one_of_two(subject.words, lead, masked, context) or subject
        return replace(statement, subject=subject, reference=reference)
    if subject.words.lower() == "here" and reference and reference.mention:
        found = elided_end(_named_in(lead, masked), context, statement, reference)
        return replace(statement, subject=_as_sure(found, subject) or subject, reference=reference)
    named = [*context.earlier, *_named_in(lead, masked)]
    if subject.other:
        named = of_nation(subject.other, named, context)
    found = antecedent(subject.words, named, context, statement, reference)
    if found and subject.other and is_the_only_one(named, context):
        found = replace(found, surmised=False)
    if found is None and (reference is None or reference.kind == "back"):
        # "It is 16 km upstream": neither end is named; of the last place named, perhaps.
        last = antecedent(subject.words, named[-1:], context, statement, None)
        reference = _reference(statement, last, masked, lead, context) if last else reference
        found = last if reference and reference.kind == "place" else None
    return replace(statement, subject=found or own_capital(subject, reference) or subject, reference=reference)


def _as_sure(found: End | None, as_told: End) -> End | None:
    """Return an end that was found for words, no surer than these are."""
    return replace(found, surmised=found.surmised or as_told.surmised) if found else None


def _named_in(lead: str, masked: Masked) -> list[Mention]:
    return [m for sign in lead if (m := masked.names.get(sign)) and m.kind in {"place", "metonym"}]


def _reference(
    statement: Statement,
    subject: End | None,
    masked: Masked,
    lead: str,
    context: SentenceContext,
    *,
    listed: Sequence[Mention] = (),
) -> End | None:
    """Return the reference, or what it points back to where it names no place; `listed` are no such places."""
    reference = statement.reference
    if (reference is None and _COMPARES.search(masked.text)) or (reference is not None and reference.kind != "back"):
        return reference
    if reference is None and (speaker := _SPEAKER.match(masked.text, masked.position(statement.end))):
        return End.of(masked.names[speaker["name"]], surmised=True)
    named = [*context.earlier, *_named_in(lead, masked)]
    if reference is None:
        beside = _BESIDE.finditer(lead)  # "from Launceston and even from Hobart, 217 km to the south"
        joined = {
            masked.names[match[1]].id for match in beside if masked.names[match[2]] is (subject and subject.mention)
        }.union(mention.id for mention in listed)
        if subject is None or subject.mention is None:
            named = [mention for mention in named if mention.id not in joined]
            return antecedent("it", named, context, statement, subject)
        inside = [mention for mention in _named_in(lead, masked) if mention.id not in joined]
        return elided_end(inside, context, statement, subject)
    if is_one_of_two(reference.words):
        return one_of_two(reference.words, lead, masked, context) or reference
    if reference.words.lower() == "here" and subject and subject.mention:
        return elided_end(_named_in(lead, masked), context, statement, subject) or reference
    found = antecedent(reference.words, named, context, statement, subject)
    return found or own_capital(reference, subject) or reference


def _is_a_thing(end: End, lead: str) -> bool:
    """Say whether "it was 27 km north of" speaks of a ship or the like; where places lie is told as it is."""
    return end.words == "it" and re.search(r"\bit[ ](?:was|had|has)\b", lead, re.IGNORECASE) is not None
