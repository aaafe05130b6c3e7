"""Who is told a name: "scientists call the wolf M14", "a bear nicknamed Bruno", "M14, as the scientists call him"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.journey.clauses import SUBJECTS
from geo.journey.coreference.noun_kinds import is_known
from geo.lexicon import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = word_set("naming", "naming")
_KNOWING = word_set("naming", "knowing")
_NAMED: Final = frozenset({"oprd", "attr"})


def bearer_of(name: Token) -> Token | None:
    """Return the word for whom a sentence says that the name is theirs, None where it says so of nobody."""
    if name.pos_ != "PROPN" or is_known(name.lower_):
        # "A small panel known as Woman with a Lynx".
        return None
    verb = name.head
    if name.dep_ in _NAMED and verb.lemma_ in _NAMING:
        return _named_by(verb, name)
    if name.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in _KNOWING:
        return _named_by(verb.head, name)
    if name.dep_ in SUBJECTS:
        clauses = (c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in _NAMING)
        calling = (c for c in clauses if any(m.dep_ == "mark" and m.lower_ == "as" for m in c.children))
        return next((o for c in calling for o in c.children if o.dep_ == "dobj" and o.pos_ == "PRON"), None)
    return None


def _named_by(verb: Token, name: Token) -> Token | None:
    """Return whom a verb of naming has as its object, as the subject of its passive, or whom it is said of."""
    whom = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c != name), None)
    if whom is not None and whom.tag_ not in {"WDT", "WP"}:
        return whom
    return verb.head if verb.dep_ in {"acl", "relcl"} else None
