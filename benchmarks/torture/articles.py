"""Mutated articles: whatever is done to a text, it gives a dossier or one documented error, within a limit of time."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attempts import attempt

from geo import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEEDS = Path(__file__).parents[2] / "seeds"
LONGEST = 1500  # characters
SECONDS = 10.0  # of processor time for a text of that length: a hundred times what one of news takes
SIGNS = "\u00a0\u200b\u00ad\u2028\ufb02\u0301\U0001f682\u202e«»“”‘’'\"()[]{}<>/\\|@#$%^&*_=+~`´…–—-.,;:!?0123456789½²ſİ"
DAYS = (date(1, 1, 1), date(1582, 10, 15), date(1900, 2, 28), date(2023, 9, 12), date(2024, 2, 29), date(9999, 12, 31))


class Mutation(NamedTuple):
    """A text made of an article, and the day on which it is said to have appeared."""

    text: str
    published: date | None


def _repeat(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text))
    return text[:start] + text[start : start + dice.randint(1, 30)] * dice.randint(2, 60) + text[start:]


def _insert(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + "".join(dice.choices(SIGNS, k=dice.randint(1, 40))) + text[at:]


def _delete(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + text[at + dice.randint(1, 80) :]


def _swap(text: str, dice: random.Random) -> str:
    words = text.split(" ")
    for _ in range(dice.randint(1, 12)):
        a, b = dice.randrange(len(words)), dice.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _recase(text: str, dice: random.Random) -> str:
    change: Callable[[str], str] = dice.choice((str.upper, str.lower, str.title, str.swapcase))
    return change(text)


def _unspace(text: str, dice: random.Random) -> str:
    return text.replace(" ", dice.choice(("", "\u00a0", "\n", "\t", "  ", "\u200b")))


def _figure(text: str, dice: random.Random) -> str:
    figure = dice.choice(("0", "-1", "1e400", "9" * 40, "31 February", "10,000 BC", "29:61", "½½", "0000-00-00"))
    return "".join(figure if c.isdigit() and dice.random() < 0.3 else c for c in text)


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    _repeat, _insert, _delete, _swap, _recase, _unspace, _figure,
)  # fmt: skip


def mutations(count: int, seed: int = 19) -> Iterator[Mutation]:
    """Yield mutated pieces of the example articles, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    for _ in range(count):
        whole = dice.choice(texts)
        start = dice.randrange(max(1, len(whole) - 200))
        text = whole[start : start + dice.randint(40, LONGEST)]
        for change in dice.choices(CHANGES, k=dice.randint(1, 4)):
            text = change(text, dice)[:LONGEST] or "."
        yield Mutation(text, dice.choice((None, *DAYS)))


def run(count: int) -> tuple[list[str], float]:
    """Analyse so many mutations; return what went wrong, a line each, and the longest processor time in seconds."""
    cases = (
        (f"article {number}", partial(analyse, mutation.text, published=mutation.published))
        for number, mutation in enumerate(mutations(count))
    )
    return attempt(cases, SECONDS)
