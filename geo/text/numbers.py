"""Numbers as English writes them: digits with separators, fractions, words.

`NUMBER` is the pattern of an exact number, to be set into larger ones (verbose, no groups, case is ignored by the
callers); `read_number` gives its value.
"""

from __future__ import annotations

import re

from geo.lexicon import any_of, word_values

_SMALL = word_values("cardinals", int)
_SCALES = word_values("number_scales", int)
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "three_quarters": 0.75}
_THREE_QUARTERS = re.compile(r"three[ -]quarters?")
_SCORE = 20
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_SMALL_WORD = any_of(_SMALL)
_SO_MANY_SCORE = rf"{_SMALL_WORD}[ -]?score"
_SCORES = re.compile(rf"\b(?P<count>{_SMALL_WORD})[ -]?score\b")
SCALE = any_of(_SCALES)
VULGAR = f"[{''.join(_VULGAR)}]"

_DIGITS = rf"""(?:
    (?: \d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,9}})?              # 1,180
      | \d{{1,12}}(?:\.\d{{1,9}})?(?:[ -]\d/[1-9])?{VULGAR}?       # 680, 2.5, 2 1/2, 17½
      | {VULGAR}
    )
    (?:[ -]{SCALE}\b)?                                    # 1.5 million
)"""
_SCALED = rf"{SCALE}(?:[ ]and[ ]{_SMALL_WORD}\b)?"  # "ten and fourteen" are two
WORDS = rf"""(?:
    (?:(?:an?[ ]|half[ ]an?[ ])?{_SCALED} | {_SO_MANY_SCORE}\b | {_SMALL_WORD})
    (?:[ -]{_SMALL_WORD}\b | [ -]{_SCALED}\b){{0,8}}
    (?:[ -]and[ -](?:a[ -](?:half|quarter)|three[ -]quarters?)\b(?:[ ]{SCALE}\b)?)?
)"""
NUMBER = rf"(?:{_DIGITS}|\b{WORDS}\b)"

_SPLIT = re.compile(r"[\s-]+")


def _plain(text: str) -> str:
    """Return the words of a number with those drawn together that are one: "three quarters", "four-score"."""
    scores = _SCORES.sub(lambda match: str(_SMALL[match["count"]] * _SCORE), text)
    return _THREE_QUARTERS.sub("three_quarters", scores)


def read_number(text: str) -> float:
    """Return the value of a number that `NUMBER` matched: "1,180", "2 1/2", "two hundred and fifty".

    Raises ValueError for anything else.
    """
    total = current = 0.0
    seen = False
    tokens = [token for token in _SPLIT.split(_plain(text.strip().lower())) if token not in {"and", "a", "an"}]
    for token in tokens:
        if token in _SMALL:
            current += _SMALL[token]
        elif token in _SCALES:
            scaled = (current or 1.0) * _SCALES[token]
            if _SCALES[token] >= 1000:
                total, current = total + scaled, 0.0
            else:
                current = scaled
        elif token in _FRACTIONS:
            # "two and a half thousand" multiplies what it has added to.
            current += _FRACTIONS[token]
        elif "/" in token:
            upper, _, lower = token.partition("/")
            current += int(upper) / int(lower)
        else:
            bare = token.rstrip("".join(_VULGAR))
            current += float(bare.replace(",", "") or 0) + sum(_VULGAR[mark] for mark in token[len(bare) :])
        seen = True
    if not seen:
        raise ValueError(f"{text!r} is not a number")
    return total + current
