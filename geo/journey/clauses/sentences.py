"""A parsed sentence that knows where it stands in the article, and the questions journeys ask of its tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from geo.lexicon import ReportingClass, classes, word_set
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

Mark = TypeVar("Mark", bound=Span)

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NEGATIVE = word_set("modality", "negative_implicative")
_OF_ITS_OBJECT = (
    word_set("modality", "forcing", "enabling", "ordering") | word_set("cancellation", "prevent", "keep_back")
) - {"able"}
_TAGS = frozenset(word for kind in classes("reporting", ReportingClass).values() if kind.tags for word in kind.words)


class UnreadableParseError(ValueError):
    """The parser takes something without a word, such as a dash, for a noun phrase."""


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence; `offset` is where its first character stands in the article."""

    doc: Doc
    offset: int
    index: int

    @cached_property
    def text(self) -> str:
        """The sentence's text."""
        return self.doc.text

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that occur in it, in small letters."""
        return frozenset(token.lower_ for token in self.doc)

    def start(self, token: Token) -> int:
        """Return where the token starts in the article."""
        return self.offset + int(token.idx)

    def end(self, token: Token) -> int:
        """Return where the token ends in the article."""
        return self.offset + int(token.idx) + len(token.text)

    def text_of(self, span: Span) -> str:
        """Return the words of a stretch of the article that lies in the sentence."""
        return self.text[span.start - self.offset : span.end - self.offset]

    def between(self, start: int, end: int, times: Iterable[Span]) -> str:
        """Return the text between two characters of the article, with blanks for the times that lie in it."""
        between = self.text[start - self.offset : end - self.offset]
        for time in times:
            low, high = max(0, time.start - start), min(time.end - start, len(between))
            between = between[:low] + " " * (high - low) + between[high:] if low < high else between
        return between

    def span(self, tokens: Iterable[Token]) -> Span:
        """Return the stretch from the first to the last of the tokens, punctuation at its ends left out.

        Raises UnreadableParseError where none of them is a word.
        """
        tokens = list(tokens)
        solid = [t for t in tokens if self.is_word(t)]
        if not solid:
            raise UnreadableParseError(f"the parser takes “{' '.join(t.text for t in tokens)}” for a noun phrase")
        return Span(start=min(map(self.start, solid)), end=max(map(self.end, solid)))

    def is_word(self, token: Token) -> bool:
        """Say whether a token is more than a sign, a space or an "'s"."""
        return not (token.is_space or token.is_punct or token.tag_ == "POS")

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Return the tokens that overlap article characters start..end."""
        first = bisect_right(range(len(self.doc)), start, key=lambda i: self.end(self.doc[i]))
        after = bisect_left(range(len(self.doc)), end, lo=first, key=lambda i: self.start(self.doc[i]))
        return [t for t in self.doc[first:after] if not t.is_space]

    def head_in(self, start: int, end: int) -> Token | None:
        """Return the token of article characters start..end that governs the others, or None."""
        tokens = self.tokens_in(start, end)
        return next((t for t in tokens if t.head not in tokens or t.head == t), None)


class ByOffset(Generic[Mark]):
    """Marks of a text by where they start, so that a sentence finds its own without looking at all."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks, key=lambda m: m.start)
        self._starts = [m.start for m in self._marks]

    def within(self, start: int, end: int) -> list[Mark]:
        """Return the marks that start in start..end, in order."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, end: int) -> Iterator[Mark]:
        """Give the marks that start before `end`, the last first."""
        return (self._marks[index] for index in range(bisect_left(self._starts, end) - 1, -1, -1))


def own_subject(verb: Token) -> Token | None:
    """Return the subject that hangs on a verb itself, None where it has that of another verb or none."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def subject(verb: Token) -> Token | None:
    """Return the verb's subject: its own, or that of the verb it is joined to or infinitive of."""
    seen: set[int] = set()
    token = verb
    while token.i not in seen:
        seen.add(token.i)
        own = own_subject(token)
        if own is not None:
            return antecedent(own)
        if token.dep_ == "acl" and token.tag_ in {"VBG", "VBN"}:
            return token.head
        if token.dep_ == "acl" and token.head.dep_ == "dobj" and token.head.head.dep_ == "acl":
            # "A train carrying containers left Riga": the parser hangs "left" on the containers.
            return token.head.head.head
        if (
            token.dep_ == "relcl"
            and token.head.pos_ in {"NOUN", "PROPN", "ADJ"}
            and not any(c.dep_ == "advmod" and c.tag_ == "WRB" for c in token.children)
        ):
            # "He was the first to reach the pole": it is he who did.
            of_subject = token.head.dep_ == "attr" and any(c.tag_ == "TO" for c in token.children)
            return subject(token.head.head) if of_subject else token.head
        if token.dep_ not in {"conj", "xcomp", "acomp", "advcl", "pcomp", "acl", "ccomp", "prep", "dep"}:
            return None
        if token.dep_ == "xcomp" and token.head.pos_ == "PROPN":
            # "Xi to visit Hanoi": the parser makes the name the head.
            return token.head
        controller = _controller(token)
        if controller is not None:
            return controller
        inserted = _told_before(token.head) if token.dep_ == "conj" else None
        if inserted is not None and inserted.i < token.i:
            # "The plane landed, sources said, and left": not the sources.
            token = inserted
            continue
        token = token.head
        while token.pos_ not in {"VERB", "AUX"} and token.head != token:
            token = token.head
    return None


def _controller(verb: Token) -> Token | None:
    """Return the object whose act a verb is: "forced the president to leave", "kept the ferry from leaving"."""
    token = verb.head if verb.dep_ == "pcomp" and verb.head.lower_ == "from" else verb
    if token.dep_ == "ccomp" and token.head.lemma_ in _TAGS:
        # "Police said Lund, a driver, took her to Swindon": by the parser Lund is what is said.
        return next((c for c in token.head.children if c.dep_ == "dobj" and token.head.i < c.i < token.i), None)
    if token.dep_ not in {"xcomp", "ccomp", "prep"} or token.head.lemma_ not in _OF_ITS_OBJECT:
        return None
    return next((c for c in token.head.children if c.dep_ == "dobj" and c.i < token.i), None)


def _told_before(verb: Token) -> Token | None:
    """Return the clause before which a verb of saying stands only as its tag: "The plane landed, sources said"."""
    if verb.lemma_ not in _TAGS:
        return None
    if verb.dep_ == "parataxis" and verb.head.i < verb.i:
        return verb.head
    speaker = own_subject(verb)
    said = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    quoted = said is not None and any(c.dep_ in SUBJECTS and c.lower_ in {"i", "we"} for c in said.children)
    return said if said is not None and speaker is not None and said.i < speaker.i and not quoted else None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for ("the king, who arrived"), else the token itself."""
    if token.tag_ in {"WP", "WDT"} and token.head.dep_ == "relcl":
        return token.head.head
    return token


def is_negated(verb: Token) -> bool:
    """Say whether a verb is negated, in itself or by "never", "no longer", "refused to", "failed to"."""
    if any((c.dep_ == "neg" and not is_of_what_follows(c)) or c.lower_ == "never" for c in verb.children):
        return True
    finite = (c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "VB")
    if any(c.dep_ == "neg" and c.i > auxiliary.i for auxiliary in finite for c in auxiliary.children):
        # "Had not, she said, gone to Oslo": the parser hangs "not" on "had".
        return True
    if any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _NEGATIVE


def is_of_what_follows(negation: Token) -> bool:
    """Say whether a "not" denies only the phrase after it: "sailed not to Malta"."""
    verb = negation.head
    after = verb.pos_ == "VERB" and verb.i < negation.i < len(verb.doc) - 1
    return after and negation.lower_ == "not" and negation.nbor(1).pos_ == "ADP"


def is_infinitive(verb: Token) -> bool:
    """Say whether a verb stands with "to"."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_perfect(verb: Token) -> bool:
    """Say whether a verb stands with "have"."""
    return any(c.dep_ == "aux" and c.lemma_ in {"have", "'ve", "’ve"} for c in verb.children)
