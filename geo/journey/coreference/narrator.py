"""Who "I" and "we" are: whoever is quoted inside quotation marks, else the narrator, one traveller for the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses import speaker_of
from geo.journey.coreference.entities import NARRATOR, Entity
from geo.journey.coreference.pronouns import SPEAKERS, is_first_person
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from geo.journey.clauses import Sentence
    from geo.journey.coreference.discourse import Discourse


@dataclass(frozen=True)
class _Tag:
    """Who says a quotation, how far from it that is told."""

    speaker: Token
    sentence: Sentence
    distance: int


class Narrator:
    """The words of the first person in an article, and whose they are."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._tags: dict[int, _Tag] = {}
        own = [
            Span(start=t.idx, end=t.idx + len(t.text))
            for t in discourse.doc
            if is_first_person(t) and discourse.quotations.at(t.idx) is None
        ]
        self.entity = Entity(NARRATOR, "narrator", mentions=own) if own else None
        self.words = len(own)
        if self.entity is not None:
            discourse.roster.note(self.entity)

    def hear(self, sentence: Sentence) -> None:
        """Remember who says the quotations that a sentence is part of: "…", said Rosa."""
        at = self._discourse.quotations.at
        quoted = {number for t in sentence.doc if (number := at(sentence.start(t))) is not None}
        for verb in sentence.doc if quoted else ():
            if at(sentence.start(verb)) is not None:
                continue
            speaker = _speaker(verb)
            if speaker is None or at(sentence.start(speaker)) is not None:
                continue
            for number in quoted:
                span = self._discourse.quotations.span(number)
                here = sentence.start(verb)
                distance = min(abs(here - span.end), abs(here - span.start))
                known = self._tags.get(number)
                if known is None or distance < known.distance:
                    self._tags[number] = _Tag(speaker, sentence, distance)

    def resolve(
        self, token: Token, sentence: Sentence, resolve: Callable[[Token, Sentence], list[Entity]]
    ) -> list[Entity]:
        """Return whose a word of the first person is; nobody where the speaker of a quotation is not told."""
        number = self._discourse.quotations.at(sentence.start(token))
        if number is None:
            return [self.entity] if self.entity is not None else []
        tag = self._tags.get(number)
        salience = self._discourse.salience
        speaker = resolve(tag.speaker, tag.sentence) if tag is not None else salience.recent_persons()[:1]
        if token.lower_ in SPEAKERS and not any(e.moved for e in speaker):
            # "“We sailed to Lagos,” the captain said": those whose journey is told.
            several = [e for e in salience.recent() if e.moved and e.kind in {"group", "vehicle", "couple", "body"}]
            return several[:1] or speaker
        return speaker


def _speaker(word: Token) -> Token | None:
    """Return who says something by a word: the subject of "said", whoever stands behind "according to"."""
    if word.lower_ == "according":
        return next((c for to in word.children for c in to.children if c.dep_ == "pobj"), None)
    return speaker_of(word)
