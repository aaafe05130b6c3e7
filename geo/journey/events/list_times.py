"""Which time is of which place, where a sentence lists several: "Rome on Monday, Naples on Tuesday and Bari on Friday".

The parser seldom tells: the words that divide the list do. A place takes the times of its own part of the list; one
without takes those behind the next place that has some ("Rome and Naples on Monday"), else those before the last ("on
Monday in Rome and Naples").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.journey.clauses import Sentence, TimeArgument
    from geo.journey.events.draft import Draft
    from geo.model import Mention

_DIVIDES: Final = (re.compile(r"\b(?:and|or|then)\b|[;&]"), re.compile(r","))
"""What divides a list, the plainer first: a comma may be that of a date or of a country."""


@dataclass(frozen=True)
class _Part:
    """A part of a list: the places in it, and the times before and behind the first of them."""

    mentions: tuple[Mention, ...]
    before: tuple[TimeArgument, ...]
    behind: tuple[TimeArgument, ...]


def with_own_times(drafts: Sequence[Draft], named: Sequence[Mention], times: Sequence[TimeArgument]) -> list[Draft]:
    """Return the drafts of a sentence, each with the times of its own place where its words list several with times.

    `named` are all places that it names: one of which nothing is drafted keeps its time to itself.
    """
    own: dict[Draft, tuple[TimeArgument, ...]] = {}
    for listed in _lists(drafts):
        own_named = [mention for draft in listed for mention in draft.named]
        mentions = sorted({m.start: m for m in (*named, *own_named)}.values(), key=lambda m: m.start)
        parts = _parts(mentions, _times_of(listed, times), listed[0].sentence)
        if sum(bool(part.before or part.behind) for part in parts) < 2:
            continue
        dated = {m.id: found for part, found in zip(parts, _spread(parts), strict=True) for m in part.mentions}
        own |= {draft: _of(draft, dated) for draft in listed}
    return [replace(draft, times=own[draft]) if draft in own else draft for draft in drafts]


def _lists(drafts: Sequence[Draft]) -> Iterable[list[Draft]]:
    """Yield the drafts that go together: of one verb, or all that have none."""
    found: dict[int | None, list[Draft]] = {}
    for draft in drafts:
        if draft.named and draft.type != "statement":
            found.setdefault(draft.trigger.i if draft.trigger.pos_ == "VERB" else None, []).append(draft)
    return found.values()


def _times_of(listed: Sequence[Draft], times: Sequence[TimeArgument]) -> list[TimeArgument]:
    """Return the times that hang on what tells of the places, be it through one of them."""
    verbs = {draft.trigger.i for draft in listed}
    told = {t.time.id: t for draft in listed for t in draft.times}
    return [told.get(t.time.id, t) for t in times if t.time.id in told or verbs & set(t.governors)]


def _parts(mentions: Sequence[Mention], times: Sequence[TimeArgument], sentence: Sentence) -> list[_Part]:
    ends = [_divide(first.end, then.start, times, sentence) for first, then in pairwise(mentions)]
    groups: list[list[Mention]] = [[]]
    bounds = [sentence.offset]
    for mention, end in zip(mentions, [*ends, None], strict=True):
        groups[-1].append(mention)
        if end is not None:
            groups.append([])
            bounds.append(end)
    bounds.append(sentence.offset + len(sentence.text))
    found = []
    for group, (begin, end) in zip(groups, pairwise(bounds), strict=True):
        here = [t for t in times if begin <= t.time.start < end]
        before = tuple(t for t in here if t.time.start < group[0].start)
        found.append(_Part(tuple(group), before, tuple(t for t in here if t not in before)))
    return found


def _divide(begin: int, end: int, times: Sequence[TimeArgument], sentence: Sentence) -> int | None:
    """Return where one place's part of the text ends and the next one's begins; None where nothing divides them."""
    between = sentence.between(begin, end, (t.time for t in times))
    for dividing in _DIVIDES:
        found = list(dividing.finditer(between))
        if found:
            return begin + found[-1].start()
    return None


def _spread(parts: Sequence[_Part]) -> list[tuple[TimeArgument, ...]]:
    """Return the times of each part: its own, else those behind a later one, else those before an earlier one."""
    found: list[tuple[TimeArgument, ...]] = [(*part.before, *part.behind) for part in parts]
    for index in range(len(parts) - 2, -1, -1):
        if not found[index] and not parts[index + 1].before:
            found[index] = found[index + 1]
    for index in range(1, len(parts)):
        if not found[index] and not parts[index - 1].behind:
            found[index] = found[index - 1]
    return found


def _of(draft: Draft, dated: dict[str, tuple[TimeArgument, ...]]) -> tuple[TimeArgument, ...]:
    times = {t.time.id: t for mention in draft.named for t in dated.get(mention.id, ())}
    return tuple(sorted(times.values(), key=lambda t: t.time.start))
