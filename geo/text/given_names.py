"""People called like times: "Sunday Oliseh", "Summer McIntosh"; the language model halves such names.

A word of time before a surname is a given name where nothing else can be meant: it begins the sentence or stands behind
a title, only a space parts the two, and the surname is nobody's who is given another first name.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.lexicon import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc, Span, Token

_OWN_WORDS = word_set("given_names", "part_of_day", "feast")
_TIME_WORDS = _OWN_WORDS.union(word_set("weekdays"), word_set("months"), map(str.capitalize, word_set("seasons")))
_WEEKDAYS = word_set("weekdays")
_BEFORE_WEEKDAY = word_set("given_names", "before_weekday")
_TITLES = word_set("person_titles")
_BEFORE_TIME = word_set("given_names", "before_time")
_NO_SURNAMES = _TIME_WORDS | word_set("names_with_times")


def find_people(doc: Doc, is_word: Callable[[str], bool]) -> list[Span]:
    """Return the people whom the language model does not name in full since their given name is a word of time.

    `is_word` tells whether a word in lower case is one of the language.
    """
    pairs = [
        (first, second)
        for first, second in pairwise(doc)
        if first.text in _TIME_WORDS and first.whitespace_ == " " and _may_be_surname(second, is_word)
    ]
    ending = [doc[a.i : b.i + 1] for a, b in pairwise(doc) if _ends_in_weekday(a, b)]
    if not pairs and not ending:
        return []
    elsewhere = {person[-1].text for person in doc.ents if person.label_ == "PERSON" and len(person) > 1}
    told = {(a.text, b.text) for a, b in pairs if b.text not in elsewhere and (_begins(a) or _is_titled(a))}
    known = [(a, b) for a, b in pairs if (a.text, b.text) in told and not _is_dated(a)]
    spans = [doc.char_span(a.idx, b.idx + len(b), label="PERSON") for a, b in known]
    spans += [doc.char_span(name.start_char, name.end_char, label="PERSON") for name in ending]
    return [span for span in spans if span is not None]


def without_times(doc: Doc) -> str:
    """Return a text, the words of time that are people's given names replaced by as many letters."""
    text = doc.text
    for token in _names_of_people(doc):
        text = text[: token.idx] + "N" * len(token) + text[token.idx + len(token) :]
    return text


def _names_of_people(doc: Doc) -> Iterator[Token]:
    for person in doc.ents:
        if person.label_ != "PERSON" or len(person) == 1:
            continue
        first, *middle, last = person
        if first.text in _TIME_WORDS and not _is_dated(first):
            yield first
        # "Feroz Khan Noon": a weekday at the end of a name may be the day that something was said.
        yield from (token for token in middle if token.text in _TIME_WORDS)
        if last.text in _OWN_WORDS or (not middle and _ends_in_weekday(first, last)):
            yield last


def _ends_in_weekday(first: Token, last: Token) -> bool:
    """Say whether two words are a name like "Mark Friday", what the person did right behind it."""
    if last.text not in _WEEKDAYS or first.text not in _BEFORE_WEEKDAY or first.whitespace_ != " ":
        return False
    return _begins(first) and last.i + 1 < len(last.doc) and last.doc[last.i + 1].is_lower


def _begins(token: Token) -> bool:
    return token.i == 0 or bool(token.is_sent_start)


def _is_titled(token: Token) -> bool:
    return token.doc[token.i - 1].lower_.strip(".") in _TITLES


def _is_dated(token: Token) -> bool:
    return not _begins(token) and token.doc[token.i - 1].lower_ in _BEFORE_TIME


def _may_be_surname(token: Token, is_word: Callable[[str], bool]) -> bool:
    """Say whether a word alone is taken for a person, or is no word of the language and taken for a body or nothing."""
    doc = token.doc
    if not token.is_alpha or not token.text[0].isupper() or token.is_upper or token.text in _NO_SURNAMES:
        return False
    if token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper():
        return False
    if token.ent_iob_ == "I" or (token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I"):
        return False
    return token.ent_type_ == "PERSON" or (token.ent_type_ in {"", "ORG"} and not is_word(token.lower_))
