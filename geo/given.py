"""A dossier that was read in a normalised text, told in the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import (
        Article,
        Claim,
        Correction,
        Dossier,
        Event,
        Leg,
        Mention,
        Route,
        Span,
        TimeRef,
        Unplaced,
        Warning,  # noqa: A004 - the contract's word
    )
    from geo.text import Normal

_MENTION: Final = re.compile(r"m(\d{1,9})-(\d{1,9})")
_OFFSETS = re.compile(r"([a-z])(\d+)-(?:(\d+)\b)?")
_SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
_WORD: Final = re.compile(r"[^\s,:]+")
AnySpan = TypeVar("AnySpan", bound="Span")
Named = TypeVar("Named", "Mention", "TimeRef", "Claim")


def as_given(dossier: Dossier, text: str, normal: Normal) -> Dossier:
    """Return the dossier with every span, its words and the ids made of it as in the text of which `normal` was made.

    So an id names the same words whatever is normalised: links and corrections go by it.
    """
    if normal.is_as_given:
        return dossier
    back = _Back(dossier, text, normal)
    return dossier.model_copy(update={
        "article": back.article(dossier.article),
        "mentions": tuple(map(back.words, dossier.mentions)),
        "times": tuple(map(back.words, dossier.times)),
        "travellers": tuple(
            each.model_copy(update={"mentions": back.spans(each.mentions)}) for each in dossier.travellers
        ),
        "events": tuple(map(back.event, dossier.events)),
        "routes": tuple(map(back.route, dossier.routes)),
        "claims": tuple(map(back.claim, dossier.claims)),
        "unplaced": tuple(map(back.unplaced, dossier.unplaced)),
        "warnings": tuple(map(back.warning, dossier.warnings)),
    })  # fmt: skip


def as_read(choices: Mapping[str, str] | None, normal: Normal) -> Mapping[str, str] | None:
    """Return a user's choices by the ids that the names have in the normalised text."""
    if normal.is_as_given or not isinstance(choices, Mapping):
        return choices
    return {_read_id(name, normal): place for name, place in choices.items()}


def _read_id(name: str, normal: Normal) -> str:
    match = _MENTION.fullmatch(str(name))
    return "m{}-{}".format(*normal.span_of(int(match[1]), int(match[2]))) if match else name


def corrections_as_read(
    corrections: Sequence[Correction], named: Iterable[tuple[str, int, int]], normal: Normal
) -> list[Correction]:
    """Return corrections by the ids and the offsets that things have in the normalised text.

    `named` are the events and times that were read in it: their ids, starts and ends.
    """
    if normal.is_as_given:
        return list(corrections)
    ids = {given_id(name, start, end, normal): name for name, start, end in named}
    for made in corrections:
        if made.kind == "event.add" and (match := _SPAN.fullmatch(made.target)):
            start, end = int(match[1]), int(match[2])
            ids[f"e{start}-stay"] = f"e{normal.span_of(start, end)[0]}-stay"
            ids[made.target] = "{}-{}".format(*normal.span_of(start, end))
    return [made.model_copy(update={
        "target": ids.get(made.target, made.target),
        "value": _WORD.sub(lambda word: ids.get(word[0], word[0]), made.value)
        if made.kind == "traveller.split" and made.value else made.value,
    }) for made in corrections]  # fmt: skip


def given_id(old: str, start: int, end: int, normal: Normal) -> str:
    """Return an id that names a span by its offsets, "m10-15" or "e10-arrival", as of the text as given."""
    new_start, new_end = normal.span(start, end)
    offsets = _OFFSETS.match(old)
    if offsets is None or int(offsets[2]) != start:
        return old
    if offsets[3] and int(offsets[3]) == end:
        return f"{offsets[1]}{new_start}-{new_end}{old[offsets.end() :]}"
    return f"{offsets[1]}{new_start}{old[offsets.end(2) :]}"


class _Back:
    """The way back for each part of a dossier that says where it stands in the text."""

    def __init__(self, dossier: Dossier, text: str, normal: Normal) -> None:
        self._text = text
        self._normal = normal
        named: tuple[Mention | TimeRef | Claim, ...] = (*dossier.mentions, *dossier.times, *dossier.claims)
        self._ids = {each.id: given_id(each.id, each.start, each.end, normal) for each in named} | {
            event.id: given_id(event.id, event.trigger.start, event.trigger.end, normal) for event in dossier.events
        }

    def ids(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._ids[each] for each in ids)

    def span(self, span: AnySpan) -> AnySpan:
        start, end = self._normal.span(span.start, span.end)
        return span.model_copy(update={"start": start, "end": end})

    def spans(self, spans: tuple[AnySpan, ...]) -> tuple[AnySpan, ...]:
        return tuple(map(self.span, spans))

    def words(self, span: Named) -> Named:
        moved = self.span(span)
        return moved.model_copy(update={"id": self._ids[span.id], "text": self._text[moved.start : moved.end]})

    def article(self, article: Article) -> Article:
        dateline = article.dateline and self.span(article.dateline)
        return article.model_copy(update={"text": self._text, "dateline": dateline})

    def event(self, event: Event) -> Event:
        return event.model_copy(update={
            "id": self._ids[event.id],
            "trigger": self.span(event.trigger),
            "time_ids": self.ids(event.time_ids),
            "attribution": self.spans(event.attribution),
            "evidence": self.spans(event.evidence),
        })  # fmt: skip

    def claim(self, claim: Claim) -> Claim:
        return self.words(claim).model_copy(update={"quantities": self.spans(claim.quantities)})

    def route(self, route: Route) -> Route:
        return route.model_copy(update={
            "stops": tuple(each.model_copy(update={"event_ids": self.ids(each.event_ids)}) for each in route.stops),
            "legs": tuple(map(self.leg, route.legs)),
        })  # fmt: skip

    def leg(self, leg: Leg) -> Leg:
        warnings = tuple(map(self.warning, leg.warnings))
        return leg.model_copy(
            update={"mode_evidence": leg.mode_evidence and self.span(leg.mode_evidence), "warnings": warnings}
        )

    def unplaced(self, item: Unplaced) -> Unplaced:
        ids = {name: self._ids[old] for name in ("mention_id", "event_id") if (old := getattr(item, name))}
        return item.model_copy(update=ids)

    def warning(self, warning: Warning) -> Warning:
        if warning.start is None or warning.end is None:
            return warning
        start, end = self._normal.span(warning.start, warning.end)
        return warning.model_copy(update={"start": start, "end": end})
