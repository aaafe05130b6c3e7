"""The model's rules for words of which tag and relation do not tell all: "that" as WDT is a pronoun, "got ta" is "to".

spaCy tries each of the 180 at every word. All but a few look at one word alone, at its tag, its relation and whether it
is one of those that rules name: what they say is asked once of all the words that are alike in these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc, Token

Match = tuple[int, int, int, int]
"""A rule that holds, its id, and the first token and that after the last of which it does."""


class WordRules:
    """What spaCy's ruler does, in a fraction of its time."""

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher  # noqa: PLC0415 - what needs no language model does not wait for it

        self._ruler = ruler
        self._alone, self._together = Matcher(ruler.vocab), Matcher(ruler.vocab)
        rules = cast("list[dict[str, Any]]", ruler.patterns)
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                matcher = self._alone if len(pattern) == 1 else self._together
                matcher.add(str(number), [pattern])
        named = [word for rule in rules for pattern in rule["patterns"] for token in pattern for word in _named(token)]
        self._words = frozenset(word for word, is_form in named if not is_form)
        self._forms = re.compile("|".join(word for word, is_form in named if is_form))
        self._known: dict[tuple[int | bool, ...], list[tuple[int, int]]] = {}  # no more than tags, relations and names

    def __call__(self, doc: Doc) -> Doc:
        """Set in a parsed document what the rules say, and return it."""
        matches = [*self._of_words(doc), *self._rules(self._together(doc, allow_missing=True))]
        self._ruler.set_annotations(doc, sorted(matches))  # type: ignore[no-untyped-call] # the later rules win
        return doc

    def _of_words(self, doc: Doc) -> Iterator[Match]:
        for token in doc:
            for number, rule in self._of_word(token):
                yield number, rule, token.i, token.i + 1

    def _of_word(self, token: Token) -> list[tuple[int, int]]:
        """Return the rules that hold of a word by itself."""
        is_named = token.lower_ in self._words or self._forms.search(token.lower_)
        kind = token.tag, token.dep, token.lower if is_named else 0, token.is_space
        found = self._known.get(kind)
        if found is None:
            matches = self._alone(token.doc[token.i : token.i + 1], allow_missing=True)
            found = self._known[kind] = [(number, rule) for number, rule, _, _ in self._rules(matches)]
        return found

    def _rules(self, matches: list[tuple[int, int, int]]) -> list[Match]:
        strings = self._ruler.vocab.strings
        return [(int(strings[rule]), rule, start, end) for rule, start, end in matches]


def _named(token: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give the words, in small letters, that a rule names for a token, and whether each is a regular expression."""
    lower = token.get("LOWER", {"IN": ()})
    if isinstance(lower, str):
        yield lower, False
    elif "REGEX" in lower:
        yield lower["REGEX"], True
    else:
        yield from ((word, False) for word in lower["IN"])
