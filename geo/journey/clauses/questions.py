"""Questions: what is asked is not told, and "why did he leave?" takes for granted what it does not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from geo.journey.clauses.sentences import SUBJECTS, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LAST_MARK = "dateline.last_question_mark"
_ASKING = frozenset({"WRB", "WP", "WP$", "WDT"})


def asked(verb: Token) -> Literal["whether", "about"] | None:
    """Return what a question asks of a verb's clause: whether it is so, or something about it; None if it asks nothing.

    "Did he leave?" and "he left?" ask whether, "why did he leave?" and "who left?" about it.
    """
    inverted = _is_inverted(verb)
    if inverted and verb.dep_ == "advcl":
        # "Had he left on Monday, …"
        return "whether"
    if _last_mark(verb.doc) < verb.i:
        return None
    ends = next((t for t in reversed(verb.doc) if t.text == "?" or not (t.is_space or t.is_punct)), None)
    alone = verb.dep_ == "ROOT" and ends is not None and ends.text == "?"
    if not inverted and (not alone or any(_is_inverted(t) for t in verb.doc)):
        return None
    first = min((c.i for c in verb.children if c.dep_ in {"aux", "auxpass"}), default=verb.i)
    words = (t for c in verb.children if c.i < verb.i for t in c.subtree if t.i < first or c.dep_ in SUBJECTS)
    return "about" if any(t.tag_ in _ASKING for t in words if t.head.dep_ != "relcl") else "whether"


def _last_mark(sentence: Doc) -> int:
    """Return where in a sentence its last question mark stands, -1 without any; sought once, as each verb asks."""
    known: int | None = sentence.user_data.get(_LAST_MARK)
    if known is None:
        known = max((t.i for t in sentence if t.text == "?"), default=-1)
        sentence.user_data[_LAST_MARK] = known
    return known


def _is_inverted(verb: Token) -> bool:
    """Say whether a verb's auxiliary stands before its subject: "did the envoy leave"."""
    own = own_subject(verb)
    if own is None or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if verb.pos_ == "AUX" and verb.i < own.i:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.i < own.i for c in verb.children)
