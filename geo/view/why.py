"""Why a time, an event or a claim was read as it was, in words: what the rule reads, and what it made of the text.

A reading without a rule, or with one that nobody has words for, has no why.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from geo.lexicon import rule_says
from geo.view.wording import day_words, time_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from geo.model import Claim, Dossier, Event, TimeRef
    from geo.view.contract import Why

_NO_DATE: Final = {
    "DURATION": "a length of time, on no date of its own",
    "SET": "a time that comes again",
}
_YEAR = re.compile(r"\d{4}")
_NEAR_DAYS = 31
"""So far from the day of publication a day is counted; farther, nobody counts."""


def doubts_of(dossier: Dossier) -> dict[str, str]:
    """Return what else words may mean, by those words, of the times that the dossier warns of."""
    doubtful = (w.message.partition("”: ") for w in dossier.warnings if w.code == "ambiguous_time")
    return {words.removeprefix("“"): f"{doubt[0].upper()}{doubt[1:]}" for words, _, doubt in doubtful}


def time_why(dossier: Dossier, ref: TimeRef, doubts: Mapping[str, str] | None = None) -> Why | None:
    """Return why a time expression means the time it was read as, and by `doubts_of` what else it may mean."""
    doubt = [(doubts or {})[ref.text]] if ref.text in (doubts or {}) else []
    if ref.earliest is None and ref.latest is None:
        means = _NO_DATE.get(ref.type, "no certain day")
        return _why("Why this reading?", ref.rule, f"It denotes {means} (TIMEX3 {ref.timex}).", *doubt)
    words = time_words(ref)
    # A window with one bound is said as "From Tuesday on".
    means = words if ref.earliest and ref.latest else f"the time {words[0].lower()}{words[1:]}"
    off = _from_publication(ref, dossier.article.published)
    return _why("Why this date?", ref.rule, f"It denotes {means}.", *off, *doubt)


def event_why(dossier: Dossier, event: Event) -> Why | None:
    """Return why words were read as an event of this kind."""
    word = dossier.article.text[event.trigger.start : event.trigger.end]
    return _why("Why this event?", event.rule, f"The {'words are' if ' ' in word else 'word is'} “{word}”.")


def claim_why(claim: Claim) -> Why | None:
    """Return why words were read as a claim."""
    return _why("Why this claim?", claim.rule)


def _why(ask: str, rule: str | None, *words: str) -> Why | None:
    says = rule_says(rule)
    return None if rule is None or says is None else {"ask": ask, "words": [f"Read as {says}.", *words], "rule": rule}


def _from_publication(ref: TimeRef, published: date | None) -> list[str]:
    """Return how far a time lies from the day of publication, where its words do not name the year themselves."""
    if published is None or _YEAR.search(ref.text):
        return []
    one_day = ref.earliest and ref.latest and ref.latest - ref.earliest <= timedelta(days=1)
    off = (ref.earliest.date() - published).days if ref.earliest and one_day else None
    if off is None or abs(off) > _NEAR_DAYS:
        return [f"The article was published on {day_words(published)}."]
    if off == 0:
        return ["That is the day of publication."]
    days = "the day" if abs(off) == 1 else f"{abs(off)} days"
    return [f"That is {days} {'before' if off < 0 else 'after'} the day of publication, {day_words(published)}."]
