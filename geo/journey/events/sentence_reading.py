"""What one sentence tells before the article is known as a whole: its drafts, and the places that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.journey.presence import Named, RuleReading, path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference import CoreferenceResolver
    from geo.journey.events.draft import Draft
    from geo.model import Mention, Place, TimeRef

_WITH = frozenset({"with", "aboard", "by", "alongside"})


@dataclass(frozen=True, eq=False)
class SentenceReading:
    """A sentence with what the rules draft of it, the places that it names, and its times."""

    sentence: Sentence
    drafts: tuple[Draft, ...]
    named: tuple[Named, ...]
    times: tuple[TimeRef, ...]


def name_places(
    sentence: Sentence,
    mentions: Sequence[Mention],
    contained: Iterable[Mention],
    drafts: Sequence[Draft],
    times: Sequence[TimeRef],
    places: Mapping[str, Place],
    resolver: CoreferenceResolver,
) -> tuple[Named, ...]:
    """Return the places that a sentence names; `contained` are those that do not only say where another is.

    The resolver learns whom the sentence speaks of.
    """
    own = {mention.id for mention in contained}
    named = []
    for mention in mentions:
        path = path_of(mention, sentence)
        place = places.get(mention.place_id or "")
        if path is None or place is None:
            continue
        actor = path.actor()
        actors = tuple(resolver.resolve(actor, sentence)) if actor is not None else ()
        company = tuple(e for word in _company(path.verb) for e in resolver.resolve(word, sentence))
        others = tuple(other for other in mentions if other is not mention)
        rule = _rule_of(mention, drafts)
        named.append(
            Named(mention, place, sentence, path, actors, company, tuple(times), others, rule, mention.id not in own)
        )
    return tuple(named)


def _company(verb: Token | None) -> list[Token]:
    """Return whom a verb is done to, by or with: "was met by the mayor", "arrested him", "dined with her"."""
    found = []
    for child in verb.children if verb is not None else ():
        if child.dep_ == "dobj":
            found.append(child)
        elif child.dep_ in {"agent", "prep"} and child.lower_ in _WITH:
            found += [c for c in child.children if c.dep_ == "pobj"]
    return [word for word in found if word.pos_ in {"PROPN", "PRON", "NOUN"}]


def _rule_of(mention: Mention, drafts: Sequence[Draft]) -> RuleReading | None:
    """Return what the rules make of a mention: its own event before one that only comes from there or goes there."""
    readings = [
        RuleReading(draft.type, _role_in(mention, draft))
        for draft in drafts
        if any(named.id == mention.id for named in draft.named)
    ]
    return min(readings, key=lambda reading: reading.role != "place", default=None)


def _role_in(mention: Mention, draft: Draft) -> Literal["place", "origin", "goal"]:
    if draft.place_id == mention.place_id:
        return "place"
    return "origin" if draft.from_place_id == mention.place_id else "goal"
