"""Sentences that cannot be read: each costs itself, whatever part of the reading it is that fails."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from geo.journey.clauses.attribution import source_of, speaker_of
from geo.journey.clauses.sentences import Sentence, UnreadableParseError
from geo.model import Warning  # noqa: A004 - the contract's word

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnreadSentences:
    """The sentences of an article that could not be read so far, and why. Any error of another kind is not kept."""

    def __init__(self) -> None:
        self._why: dict[int, tuple[Sentence, str]] = {}

    def __contains__(self, sentence: Sentence) -> bool:
        """Say whether reading a sentence failed."""
        return sentence.offset in self._why

    @contextmanager
    def costing(self, sentence: Sentence) -> Iterator[None]:
        """Read a sentence inside; where it cannot be read, that is remembered and goes no further."""
        try:
            yield
        except UnreadableParseError as error:
            self._why[sentence.offset] = sentence, str(error)
        except RecursionError:
            self._why[sentence.offset] = sentence, "its words are nested too deeply"

    def warnings(self) -> list[Warning]:
        """Return a warning for each, in the order of the text."""
        return [
            Warning(
                code="sentence_not_read",
                message=f"A sentence could not be read for events: {why}.",
                start=sentence.offset,
                end=sentence.offset + len(sentence.text),
            )
            for _, (sentence, why) in sorted(self._why.items())
        ]


def require_speakers(sentence: Sentence) -> None:
    """Raise UnreadableParseError where the parser takes something without a word for who says something: "_ said"."""
    for verb in sentence.doc:
        speaker = speaker_of(verb)
        if speaker is not None and not speaker.is_alpha:
            source_of(speaker, sentence)
