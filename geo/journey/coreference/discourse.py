"""What has become known of an article when one of its words is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses import ByOffset
from geo.journey.coreference.named_people import People
from geo.journey.coreference.noun_phrases import described
from geo.journey.coreference.quotations import Quotations
from geo.journey.coreference.roster import Roster
from geo.journey.coreference.salience import Salience

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Doc, Token

    from geo.journey.clauses import Sentence
    from geo.model import Mention


@dataclass(frozen=True)
class Discourse:
    """Who is known, who is named where, who was spoken of last; which names are of places and bodies."""

    doc: Doc
    roster: Roster
    people: People
    salience: Salience
    quotations: Quotations
    bodies: ByOffset[Mention]
    names: ByOffset[Mention]
    nation_at: Mapping[int, Mention]

    def nations(self, token: Token, sentence: Sentence) -> set[str]:
        """Return the places whose people a noun says it is of: "North Korean delegation", "team from Chile"."""
        inside = [t for t in described(token) if t != token] + [c for c in token.children if c.dep_ == "poss"]
        found = {m.place_id for t in inside if (m := self.nation_at.get(sentence.start(t))) is not None}
        return {place_id for place_id in found if place_id is not None}


def open_discourse(doc: Doc, mentions: Sequence[Mention]) -> Discourse:
    """Return the discourse of an article of which nothing is read yet but the names."""
    roster = Roster()
    nation_at = {m.start: m for m in mentions if m.kind != "organisation" and m.place_id}
    return Discourse(
        doc=doc,
        roster=roster,
        people=People(doc, mentions, roster, nation_at),
        salience=Salience(),
        quotations=Quotations(doc.text),
        bodies=ByOffset(m for m in mentions if m.kind == "organisation"),
        names=ByOffset(m for m in mentions if m.kind != "organisation"),
        nation_at=nation_at,
    )
