"""The persons whom a text names, the most certain pass: longer and shorter names of one person are joined.

A single name joins the longer name it is part of ("Kim" and "Kim Jong-un"), before or after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import TRAVELLERS, ByOffset, gender_of
from geo.journey.coreference.entities import Entity
from geo.journey.coreference.noun_kinds import BODIES, is_role
from geo.journey.coreference.proper_names import LONGEST_NAME, is_covered, name_keys, read_title
from geo.lexicon import word_set
from geo.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

    from geo.journey.coreference.roster import Roster
    from geo.model import Mention

_WHITHER = word_set("locatives", "place", "path")
_JOINED = re.compile(r"(?:,? \d{1,3},?)? and ")
_JOINED_WITHIN: Final = 1500
"""Within how many characters before two were named together who are now called a couple."""

_NO_PERSONS = BODIES | word_set("noun_phrases", "legal_form")


class People:
    """Who is named where."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], roster: Roster, nation_at: Mapping[int, Mention]) -> None:
        self._doc, self._text, self._roster = doc, doc.text, roster
        self._nation_at = nation_at
        self._by_offset: dict[int, Entity] = {}
        self._own_keys: dict[Entity, list[str]] = {}
        self._by_key: dict[str, dict[Entity, None]] = {}
        taken = ByOffset(m for m in mentions if m.kind != "demonym")
        for name in doc.ents:
            span = Span(start=name.start_char, end=name.end_char)
            if name.label_ == "PERSON" and not is_covered(taken, span) and not (_is_family(name) or _is_place(name)):
                self._add(name.text, span.start)
        self._in_order: list[int] = []
        self._sorted = False

    @property
    def _offsets(self) -> list[int]:
        if not self._sorted:
            self._in_order, self._sorted = sorted(self._by_offset), True
        return self._in_order

    def at(self, offset: int) -> Entity | None:
        """Return who is named at a character of the text."""
        return self._by_offset.get(offset)

    def named_within(self, start: int, end: int) -> Iterator[tuple[int, Entity]]:
        """Give the characters of start..end where somebody is named, with whom, the last first."""
        first, after = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        return ((o, self._by_offset[o]) for o in reversed(self._offsets[first:after]))

    def named_before(self, end: int) -> Iterator[Entity]:
        """Give those who are named shortly before a character, the last first, more than once."""
        after = bisect_left(self._offsets, end)
        return (self._by_offset[o] for o in reversed(self._offsets[max(0, after - 3 * LONGEST_NAME) : after]))

    def joined_before(self, end: int) -> tuple[Entity, Entity] | None:
        """Return the two who are named last before a character with "and" between them: "Lund, 44, and Berg, 26"."""
        later, start = None, end
        for offset, entity in self.named_within(max(0, end - _JOINED_WITHIN), end):
            if later is not None and entity is not later and _JOINED.fullmatch(self._text, offset + 1, start):
                return entity, later
            later, start = entity, offset
        return None

    def bearer(self, keys: set[str]) -> Entity | None:
        """Return the one person whose family name, or whole name, a name is; None for nobody or for several."""
        ordered = [e for key in keys for e in self._by_key.get(key, ()) if e.kind == "person"]
        bearers = dict.fromkeys(e for e in ordered if keys <= set(self._own_keys[e]) and self._own_keys[e][-1] in keys)
        return next(iter(bearers)) if len(bearers) == 1 else None

    def forget(self, keys: set[str]) -> None:
        """Take those who are called just so for no persons: it is the name of a vessel or a storm."""
        for person in list(dict.fromkeys(e for key in sorted(keys) for e in self._by_key.get(key, ()))):
            for span in [s for s in person.mentions if set(name_keys(self._text[s.start : s.end])) == keys]:
                person.mentions.remove(span)
                for offset in range(span.start, span.end):
                    self._by_offset.pop(offset, None)
                self._sorted = False
            if not person.mentions:
                person.keys.clear()
                person.proper = False

    def _add(self, text: str, start: int) -> None:
        name = re.sub(r"['’]s?$", "", text.strip())
        keys = name_keys(name)
        nouns: set[str] = set()
        if not keys or not any(c.isupper() for c in name) or keys[-1].rstrip(".") in _NO_PERSONS:
            # "A young wolf" is by the model sometimes a person's name.
            return
        while len(keys) > 1 and is_role(keys[0]) and name.split()[0].lower() == keys[0]:
            # "Adventurer Kenji Mori": what he is stands before his name.
            nouns.add(keys.pop(0))
            start, name = start + len(name) - len(name.split(maxsplit=1)[1]), name.split(maxsplit=1)[1]
        # Who shares no word of the name is somebody else.
        alike = dict.fromkeys(e for key in keys for e in self._by_key.get(key, ()))
        same = (e for e in alike if e.mentions and _is_same_person(self._own_keys[e], keys))
        entity = min(same, key=lambda e: e.mentions[0].start, default=None)
        if entity is None:
            entity = Entity(name, "person", set(keys), proper=True)
            entity.nouns |= TRAVELLERS & set(keys[:-1])
            entity.gender = next((g for key in keys[:-1] if (g := gender_of(key))), None)
            self._own_keys[entity] = keys
        elif len(keys) > len(self._own_keys[entity]):
            entity.name, entity.keys = name, entity.keys | set(keys)
            self._own_keys[entity] = keys
        for key in self._own_keys[entity]:
            self._by_key.setdefault(key, {})[entity] = None
        entity.nouns |= nouns
        entity.mentions.append(Span(start=start, end=start + len(name)))
        self._by_offset.update(dict.fromkeys(range(start, start + len(name)), entity))
        read_title(entity, self._doc, start, self._nation_at)
        self._roster.note(entity)


def _is_same_person(own: list[str], keys: list[str]) -> bool:
    """Say whether two names, as their words, can be one person's."""
    if len(keys) == 1 or len(own) == 1:
        short, long = sorted((keys, own), key=len)
        return short[0] in {long[0], long[-1]}
    first_and_last = keys[0] == own[0] and keys[-1] == own[-1]
    return first_and_last or set(keys) <= set(own) or set(own) <= set(keys)


def _is_family(name: DocSpan) -> bool:
    """Say whether a name is of several: "the Linds"."""
    words = [token for token in name if token.lower_ != "the"]
    before = words[0].nbor(-1) if words and words[0].i else None
    return len(words) == 1 and words[0].lower_.endswith("s") and before is not None and before.lower_ == "the"


def _is_place(name: DocSpan) -> bool:
    """Say whether a name is that of where somebody comes to, whatever it sounds like: "to Jiri, where he slept"."""
    doc = name.doc
    before = doc[name.start - 1].lower_ if name.start else ""
    after = [token.lower_ for token in doc[name.end : name.end + 2]]
    return before in _WHITHER and "where" in after[: 1 + (after[:1] == [","])]
