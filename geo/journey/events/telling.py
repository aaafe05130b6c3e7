"""What a draft amounts to once it is dated: its window, its status on the word of its source, whether it is history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.journey.clauses import AHEAD, derive_status
from geo.journey.events.dating import is_history, is_over_before, is_to_come, window_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.journey.clauses import Source, SourceBook
    from geo.journey.coreference import Entity
    from geo.journey.events.dating import Calendar
    from geo.journey.events.draft import Draft
    from geo.model import Place, Status, Window


@dataclass(frozen=True, eq=False)
class Telling:
    """A draft with when it says that it happened, how its source stands to it, and whether it is history."""

    draft: Draft
    window: Window | None
    status: Status
    historical: bool


def tell(
    drafts: Iterable[Draft], places: Mapping[str, Place], sources: SourceBook, calendar: Calendar
) -> Iterator[Telling]:
    """Yield what the drafts amount to, in the order of the text: "the ministry" is whose it was said to be before."""
    own_bodies: set[tuple[str, Entity]] = set()
    for draft in drafts:
        own_bodies |= _bodies_of(draft)
        window = window_of(draft, calendar)
        future = (draft.reading.future and not is_over_before(draft, window, calendar)) or is_to_come(
            draft, window, calendar
        )
        status = derive_status(
            draft.reading.factuality,
            future=future,
            by_author=not draft.reading.chain,
            own_official=_is_own_act(draft, places, sources, own_bodies),
        )
        past = status not in AHEAD and is_history(draft, window, calendar)
        yield Telling(draft, window, status, past)


def _is_own_act(
    draft: Draft, places: Mapping[str, Place], sources: SourceBook, own_bodies: set[tuple[str, Entity]]
) -> bool:
    """Say whether the origin of what is said speaks for who does it, or for where it is done."""
    if not draft.reading.chain:
        return False
    origin, name = draft.reading.chain[-1], draft.source_names[-1]
    if sources.speaks_officially_for(origin, name, draft.sentence, _countries_of(draft, places)):
        return True
    if origin.official and any((_head(origin, draft), p) in own_bodies for p in draft.participants):
        return True
    return any(set(name.lower().split()) & p.keys for p in draft.participants if p.kind == "person")


def _countries_of(draft: Draft, places: Mapping[str, Place]) -> set[str]:
    """Return the countries whose official bodies may confirm a draft: the travellers' and, of a visit, the hosts'."""
    nations = {n for p in draft.participants for n in p.nations}
    hosts = {p for p in draft.place_ids() if p} if draft.type != "departure" else set()
    return {c for i in nations | hosts if i in places and (c := places[i].country)}


def _bodies_of(draft: Draft) -> set[tuple[str, Entity]]:
    """Return the bodies that a draft says are its traveller's, each with whose it is: "her ministry said"."""
    origin = draft.reading.chain[-1] if draft.reading.chain else None
    if origin is None or not origin.official:
        return set()
    head = draft.sentence.doc[origin.token]
    owned = any(c.dep_ == "poss" and c.lower_ in {"his", "her", "their", "its"} for c in head.children)
    return {(_head(origin, draft), p) for p in draft.participants} if owned else set()


def _head(source: Source, draft: Draft) -> str:
    return str(draft.sentence.doc[source.token].lemma_.lower())
