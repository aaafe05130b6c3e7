"""What one sentence tells before the article is known as a whole: its drafts, and the places that it names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from geo.journey.clauses import ByOffset, Sentence, UnreadSentences, may_tell, time_arguments
from geo.journey.events.drafts import draft_events
from geo.journey.presence import Named, RuleReading, path_of, signs_of
from geo.text import parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from geo.journey.clauses import TimeArgument
    from geo.journey.coreference import CoreferenceResolver
    from geo.journey.events.draft import Draft
    from geo.model import Mention, Place, TimeRef

_FARTHEST_THERE = 2
"""Over how many sentences "there" points back."""

_WITH = frozenset({"with", "aboard", "by", "alongside"})


@dataclass(frozen=True, eq=False)
class SentenceReading:
    """A sentence with what the rules draft of it, the places that it names, and its times."""

    sentence: Sentence
    drafts: tuple[Draft, ...]
    named: tuple[Named, ...]
    times: tuple[TimeRef, ...]

    @cached_property
    def time_arguments(self) -> list[TimeArgument]:
        """The times with the words that govern them."""
        return time_arguments(self.times, self.sentence)


@dataclass(frozen=True, eq=False)
class NamedText:
    """An article's words with the places and times that are named in it; `places` by their ids."""

    doc: Doc
    mentions: Sequence[Mention]
    times: Sequence[TimeRef]
    places: Mapping[str, Place]


def read_sentences(
    text: NamedText, resolver: CoreferenceResolver, unread: UnreadSentences, advance: Callable[[float], None]
) -> list[SentenceReading]:
    """Return what each sentence tells by itself; those that fail are added to `unread`."""
    placed, dated = ByOffset(_free_places(text.mentions)), ByOffset(text.times)
    wanted = _worth_parsing(text.doc, placed, dated)
    docs = parse_all((span for _, span in wanted), advance)
    sentences = [Sentence(parsed, span.start_char, index) for (index, span), parsed in zip(wanted, docs, strict=True)]
    resolver.read(sentences, unread)
    readings: list[SentenceReading] = []
    recent: Sequence[Draft] = ()
    for sentence in sentences:
        if sentence in unread:
            continue
        start, end = sentence.offset, sentence.offset + len(sentence.text)
        times, here = dated.within(start, end), placed.within(start, end)
        with unread.costing(sentence):
            own = _without_containers(here, sentence, text.places)
            drafts = draft_events(sentence, own, times, resolver, _last_place(recent, sentence.index, placed))
            plain = SentenceReading(sentence, tuple(drafts), (), tuple(times))
            containers = {mention.id for mention in here} - {mention.id for mention in own}
            readings.append(replace(plain, named=_name_places(plain, here, containers, text.places, resolver)))
            recent = drafts or recent
    return readings


def _name_places(
    reading: SentenceReading,
    mentions: Sequence[Mention],
    containers: AbstractSet[str],
    places: Mapping[str, Place],
    resolver: CoreferenceResolver,
) -> tuple[Named, ...]:
    """Return the places that a sentence names; of some, by their ids, it only tells which other place is meant.

    The resolver learns whom it speaks of.
    """
    sentence = reading.sentence
    named = []
    for mention in mentions:
        path = path_of(mention, sentence)
        place = places.get(mention.place_id or "")
        if path is None or place is None:
            continue
        actor = path.actor
        one = Named(
            mention=mention,
            place=place,
            sentence=sentence,
            path=path,
            actors=tuple(resolver.resolve(actor, sentence)) if actor is not None else (),
            company=tuple(e for word in _company(path.verb) for e in resolver.resolve(word, sentence)),
            times=reading.times,
            others=tuple(other for other in mentions if other is not mention),
            rule=_rule_of(mention, reading.drafts),
            contains=mention.id in containers,
        )
        named.append(replace(one, signs=signs_of(one)))
    return tuple(named)


def _company(verb: Token | None) -> list[Token]:
    """Return whom a verb is done to, by or with: "was met by the mayor", "arrested him", "dined with her"."""
    found = []
    for child in verb.children if verb is not None else ():
        if child.dep_ == "dobj":
            found.append(child)
        elif child.dep_ in {"agent", "prep"} and child.lower_ in _WITH:
            found += [c for c in child.children if c.dep_ == "pobj"]
    return [word for word in found if word.pos_ in {"PROPN", "PRON", "NOUN"}]


def _rule_of(mention: Mention, drafts: Sequence[Draft]) -> RuleReading | None:
    """Return what the rules make of a mention: its own event before one that only comes from there or goes there."""
    readings = [
        RuleReading(draft.type, _role_in(mention, draft))
        for draft in drafts
        if any(named.id == mention.id for named in draft.named)
    ]
    return min(readings, key=lambda reading: reading.role != "place", default=None)


def _role_in(mention: Mention, draft: Draft) -> Literal["place", "origin", "goal"]:
    if draft.place_id == mention.place_id:
        return "place"
    return "origin" if draft.from_place_id == mention.place_id else "goal"


def _worth_parsing(doc: Doc, placed: ByOffset[Mention], dated: ByOffset[TimeRef]) -> list[tuple[int, DocSpan]]:
    """Return the sentences that may tell of an event, with their numbers: parsing costs most of the time."""
    wanted = []
    for index, span in enumerate(doc.sents):
        start, end = span.start_char, span.end_char
        if placed.within(start, end) or may_tell({t.lower_ for t in span}, has_time=bool(dated.within(start, end))):
            wanted.append((index, span))
    return wanted


def _last_place(drafts: Sequence[Draft], index: int, mentions: ByOffset[Mention]) -> Mention | None:
    """Return the place of the event told last, in one of the few sentences before."""
    if not drafts or index - drafts[-1].sentence.index > _FARTHEST_THERE:
        return None
    known = drafts[-1].to_place_id or drafts[-1].place_id
    end = drafts[-1].sentence.offset + len(drafts[-1].sentence.text)
    return next((m for m in mentions.before(end) if m.place_id == known), None) if known else None


def _free_places(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the place mentions that stand in no organisation's name."""
    free = []
    body_end = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.kind == "organisation":
            body_end = max(body_end, mention.end)
        elif mention.kind == "place" and mention.place_id is not None and mention.end > body_end:
            free.append(mention)
    return free


def _without_containers(mentions: list[Mention], sentence: Sentence, places: Mapping[str, Place]) -> list[Mention]:
    """Drop "Ohio" of "Akron, Ohio": it only tells which Akron is meant; in "Oman, China" both are places."""
    text = sentence.text
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if kept and text[kept[-1].end - sentence.offset : mention.start - sentence.offset] == ", ":
            after = text[mention.end - sentence.offset : mention.end - sentence.offset + 5].lstrip()
            if not after.startswith("and ") and _may_contain(mention, kept[-1], places):
                continue
        kept.append(mention)
    return kept


def _may_contain(mention: Mention, inner: Mention, places: Mapping[str, Place]) -> bool:
    """Say whether a place can be where another lies: another one, of its country or of none that is known."""
    outer_place, inner_place = places.get(mention.place_id or ""), places.get(inner.place_id or "")
    if outer_place is None or inner_place is None:
        return mention.place_id != inner.place_id
    countries = {outer_place.country, inner_place.country} - {None}
    return outer_place.id != inner_place.id and len(countries) < 2
