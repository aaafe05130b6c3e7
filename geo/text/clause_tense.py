"""The tense in which the clause of a time speaks of it, by the parse: over, or still to come.

"The envoy flew to Rome on Friday and will return on Monday": each day belongs to the verb that it hangs on. A day that
hangs on a noun ("Friday's attack will be debated") has the noun between; what nobody plans has happened. Only the
sentences are parsed in which some time needs it, together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.lexicon import any_of, word_list, word_set
from geo.text.given_names import without_times
from geo.text.language import parse_all
from geo.text.times import MONTH, WEEKDAY, find_times

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from spacy.tokens import Doc, Token

    from geo.model import TimeRef, Warning  # noqa: A004 - the contract's word
    from geo.text.times import Tense

_NEEDS: Final = re.compile(
    rf"{WEEKDAY}|{MONTH}|\b\d\d?(?:st|nd|rd|th)\b|\b(?:weekend|quarter|half)\b|\b{any_of(word_list('seasons'))}\b"
    rf"|\b{any_of(word.title() for word in word_list('holidays'))}\b",
    re.VERBOSE,
)
_PLANNING: Final = word_set("modality", "planning") | word_set("tense", "intent")
_IMPLICATIVE: Final = word_set("modality", "implicative", "negative_implicative") | word_set("tense", "letting")
_HAPPENINGS: Final = word_set("tense", "happenings")
_TIMETABLE: Final = word_set("tense", "timetable_plural")
_SINCE: Final = frozenset({"since", "following"})
_ON: Final = frozenset({"on", "in", "at", "during"})
_READ: Final = "dateline.times"
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_ONES: Final = frozenset({"first", "last", "only", "latest", "among"})
_BEING: Final = frozenset({"be", "have"})
_LONGEST: Final = 40  # steps up a tree: deeper is no sentence


def read_times(
    doc: Doc, published: date | None, *, home: str | None = None, countries: Sequence[tuple[int, str]] = ()
) -> tuple[list[TimeRef], list[Warning]]:
    """Return the time expressions of a text that `read` has read, as `find_times` does, each by its own verb's tense.

    Names of people that are words of time ("Sunday Oliseh") are none. What was read is kept with the document, for who
    has it read again with another name put right.
    """
    read = doc.user_data.setdefault(_READ, {})
    asked = (published, home, tuple(countries))
    if asked not in read:
        text = without_times(doc)
        read[asked] = find_times(text, published, home=home, countries=countries, tense_of=clause_tenses(doc, text))
    times, warnings = read[asked]
    return [*times], [*warnings]


class Governed(NamedTuple):
    """Whether a verb is known that governs an expression, its tense, and whether the expression hangs on it at once."""

    known: bool = False
    tense: Tense | None = None
    at_once: bool = False


def clause_tenses(doc: Doc, text: str) -> Callable[[int, int], Governed]:
    """Return what tells of an expression at start..end of the text which verb governs it.

    `doc` is read, not parsed; `text` is as long, some names in it masked.
    """
    sentences = [s for s in doc.sents if _NEEDS.search(text, s.start_char, s.end_char)]
    parsed = parse_all(sentences)
    starts = [s.start_char for s in sentences]

    @cache  # several rules ask of the same expression
    def tense_of(start: int, end: int) -> Governed:
        at = bisect_right(starts, start) - 1
        if at < 0 or end > sentences[at].end_char:
            return Governed()
        span = parsed[at].char_span(start - starts[at], end - starts[at], alignment_mode="expand")
        return Governed() if span is None else governed(span.root)

    return tense_of


def governed(token: Token) -> Governed:
    """Return what governs the head of an expression."""
    if token.head.lower_ == "for" and token.dep_ == "pobj":
        return Governed(known=True, tense="future")  # "set his sentencing for June 2"
    node, hangs_on_noun = token, False
    for steps in range(_LONGEST):
        if node.lower_ in _SINCE or node.lemma_.lower() in _HAPPENINGS:
            return Governed(known=True, tense="past")
        if node is not token and node.pos_ in {"NOUN", "PROPN"} and node.dep_ != "npadvmod":
            hangs_on_noun = True
        if node.pos_ in {"VERB", "AUX"} and node is not token:
            known, tense = verb_tense(node, hangs_on_noun=hangs_on_noun)
            if known:
                at_once = token.dep_ == "npadvmod" if steps == 1 else steps == 2 and token.head.lower_ in _ON
                plans = node.lemma_ in _PLANNING or any(child.lower_ == "to" for child in node.lefts)
                return Governed(known=True, tense=tense, at_once=at_once and not plans)
        if node.head == node:
            return Governed()
        node = node.head
    return Governed()


def verb_tense(verb: Token, *, hangs_on_noun: bool = False) -> tuple[bool, Tense | None]:
    """Return whether a verb has a tense of its own, and which; its governor's counts where it has none."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    lemmas = {child.lemma_ for child in helpers}
    if any(child.tag_ == "MD" for child in helpers):
        if "could" in words and "have" not in lemmas:
            return False, None  # was able to, or may
        return True, "past" if "have" in lemmas else "future"
    if "did" in words or "had" in words or (lemmas & {"have", "having"} and verb.tag_ in {"VBN", "VBG"}):
        return True, "past"
    if "to" in words:
        return _of_infinitive(verb)
    if words & {"was", "were"}:
        planned = verb.lemma_ in _PLANNING and not hangs_on_noun and not _came_to_nothing(verb)
        return True, "future" if planned else "past"
    if verb.tag_ == "VBD":
        return True, "past"
    if verb.tag_ == "VBN" and not helpers:
        return (False, None) if verb.dep_ == "conj" else (True, "past")
    return _of_present(verb, helpers, hangs_on_noun=hangs_on_noun)


def _of_present(verb: Token, helpers: list[Token], *, hangs_on_noun: bool) -> tuple[bool, Tense | None]:
    """Read a present: a timetable's where the day hangs on the verb itself."""
    if verb.dep_ == "ccomp" and not any(child.dep_ in _SUBJECTS for child in verb.children):
        return False, None  # a noun that was taken for a verb
    if hangs_on_noun and verb.lemma_ not in _TIMETABLE | _PLANNING:
        return any(child.tag_ in _PRESENT for child in (verb, *helpers)), None
    is_going = verb.tag_ == "VBG" and any(child.tag_ in _PRESENT for child in helpers)
    if is_going:
        return True, "future" if verb.lemma_ in _TIMETABLE else None
    if verb.tag_ in _PRESENT or any(child.tag_ in _PRESENT for child in helpers):
        return True, "future" if verb.lemma_ in _TIMETABLE | _PLANNING | _BEING or verb.tag_ == "VBN" else None
    return False, None


def _of_infinitive(verb: Token) -> tuple[bool, Tense | None]:
    """Read "to visit Kyiv on Friday": as its governor has it; a headline's is to come."""
    governor = verb.head
    if ({child.lower_ for child in governor.children} | {governor.lower_}) & _ONES:
        return False, None  # "was the first to reach Oslo on Monday"
    if governor == verb or verb.dep_ in {"acl", "relcl"}:
        return True, "future"
    if governor.lemma_ in _IMPLICATIVE:
        return False, None
    if governor.lemma_ in {"have", "need"}:
        return True, "past" if governor.tag_ == "VBD" else "future"
    if governor.lemma_ in _PLANNING or (verb.dep_ == "xcomp" and governor.lemma_ == "be"):
        helpers = {child.lower_ for child in governor.children} | {child.lower_ for child in governor.head.children}
        is_over = {"had", "been"} <= helpers | {governor.lower_, governor.head.lower_} or _came_to_nothing(governor)
        return True, "past" if is_over else "future"
    return False, None


def _came_to_nothing(verb: Token) -> bool:
    """Whether "but" and a past follow a plan: "was expected on Friday but turned back", "…, but he had to wait"."""
    was_planned = any(child.lower_ in {"was", "were"} for child in verb.children)
    clauses = [verb, verb.head] if was_planned and verb.dep_ == "conj" else [verb]
    joined = [child for clause in clauses for child in clause.rights if child.i > verb.i]
    turns = any(child.lower_ in {"but", "yet"} for child in joined)
    return turns and any(child.dep_ == "conj" and child.tag_ in {"VBD", "VBN"} for child in joined)
