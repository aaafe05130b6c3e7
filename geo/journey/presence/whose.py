"""Whose presence a mention tells: of the one who acts, of another in its clause, or of whom the article is about.

"Police arrested Lund in Tulsa", "with stops in Oran", "The tour opens in Denver" tell of somebody who is not the
subject. A trained model gives each likely traveller his chance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import noun_class
from geo.journey.presence.bodily import is_another, may_be_there
from geo.journey.presence.signs import kind_of
from geo.sign_model import load_model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.journey.coreference import Entity
    from geo.journey.presence.classification import Presence
    from geo.journey.presence.named import Named

_LEADING: Final = 4
"""So many of whom the article tells most may be meant where they are not named."""

_BESIDE: Final = 3
"""So many of who acts and so many of whom it is done to may be meant."""

_SALIENT: Final = 0.01
"""So much weighs who is salient but acts at no place."""

_AS_LIKELY_AS_NOT: Final = 0.5
_LEAST: Final = 0.25
"""Below which chance nobody is taken for the one who was there."""

_LAST: Final = 4
"""So many places before are remembered with whose they were."""


@dataclass(frozen=True, eq=False)
class Cast:
    """Who an article tells of, with how much of their presence it tells, the first most."""

    weights: Mapping[Entity, float]
    total: float
    ranks: Mapping[Entity, int]
    salient: Mapping[Entity, int]
    starts: Mapping[Entity, Sequence[int]]
    """Where in the text each is spoken of, in order."""

    @cached_property
    def leading(self) -> list[Entity]:
        """Whom the article tells most of."""
        return [entity for entity, rank in self.ranks.items() if rank < _LEADING]


def cast_of(presences: Iterable[Presence], protagonists: Sequence[Entity]) -> Cast:
    """Return who an article tells of, by the places at which they act; `protagonists` as the resolver has them."""
    told = list(presences)
    weights: defaultdict[Entity, float] = defaultdict(float)
    for presence in told:
        for entity in presence.named.actors[:_BESIDE]:
            weights[entity] += presence.of_journey
    for entity in protagonists[:_LEADING]:
        weights[entity] += _SALIENT
    ranks = {entity: rank for rank, entity in enumerate(sorted(weights, key=lambda e: -weights[e]))}
    salient = {entity: rank for rank, entity in enumerate(protagonists)}
    company = {entity for presence in told for entity in presence.named.company[:_BESIDE]}
    starts = {entity: sorted(m.start for m in entity.mentions) for entity in company | weights.keys()}
    return Cast(weights, sum(weights.values()) or 1.0, ranks, salient, starts)


def candidates_of(named: Named, cast: Cast) -> list[Entity]:
    """Return who may have been at the place."""
    found = dict.fromkeys((*named.actors[:_BESIDE], *named.company[:_BESIDE], *cast.leading))
    return [entity for entity in found if may_be_there(entity, named)]


def signs_of_bearers(presence: Presence, cast: Cast) -> list[tuple[Entity, frozenset[str]]]:
    """Return who may have been at a mention's place, each with the signs for and against it."""
    named = presence.named
    found = candidates_of(named, cast)
    shared = {f"role={presence.part}", f"likely={int(5 * presence.of_journey)}", *_actor_signs(named, cast)}
    nearest = min((e for e in found if cast.starts[e]), key=lambda e: _distance(e, named, cast), default=None)
    return [
        (entity, frozenset({*shared, *_entity_signs(entity, named, cast), f"nearest={entity is nearest}"}))
        for entity in found
    ]


def _actor_signs(named: Named, cast: Cast) -> Iterable[str]:
    """Return what is known of who acts, whoever was there."""
    actor = named.path.actor
    if actor is None:
        return ["actor=none"]
    signs = [f"actor={kind_of(actor)}", f"actor many={actor.tag_ in {'NNS', 'NNPS'}}"]
    signs.append(f"actor definite={any(c.lower_ == 'the' for c in actor.children)}")
    if not named.actors:
        return [*signs, "actor known=none"]
    first = named.actors[0]
    return [
        *signs,
        f"actor kind={first.kind}",
        f"actor proper={first.proper}",
        f"actor named={_size(len(first.mentions))}",
        f"actor rank={min(cast.ranks.get(first, 9), 4)}",
        f"actor moved={first.moved}",
    ]


def _entity_signs(entity: Entity, named: Named, cast: Cast) -> Iterable[str]:
    relation = "actor" if entity in named.actors[:1] else "one of actors" if entity in named.actors else "none"
    relation = "company" if entity in named.company and relation == "none" else relation
    rank = min(cast.ranks.get(entity, 9), _LEADING)
    signs = [
        f"relation={relation}",
        f"kind={entity.kind}",
        f"proper={entity.proper}",
        f"plural={entity.plural}",
        f"moved={entity.moved}",
        f"vehicle={entity.vehicle is not None}",
        f"named={_size(len(entity.mentions))}",
        f"rank={rank}",
        f"share={int(5 * cast.weights.get(entity, 0.0) / cast.total)}",
        f"salient={min(cast.salient.get(entity, 9), 4)}",
        f"distance={_size(_distance(entity, named, cast) // 80)}",
        f"named here={_is_named_in(entity, named, cast)}",
        f"class={','.join(sorted({noun_class(noun) for noun in entity.nouns}))[:40]}",
        f"relation+rank={relation}+{rank}",
    ]
    if relation == "none" and named.actors:
        signs += _likeness(entity, named.actors[0])
    return signs


def _likeness(entity: Entity, actor: Entity) -> Iterable[str]:
    """Return in what somebody is like who acts: they may be the same."""
    classes = {noun_class(noun) for noun in entity.nouns} & {noun_class(noun) for noun in actor.nouns}
    return [
        f"same noun={bool(entity.nouns & actor.nouns)}",
        f"same class={bool(classes)}",
        f"same kind={entity.kind == actor.kind}",
        f"same number={entity.plural == actor.plural}",
        f"shares word={bool(entity.keys & actor.keys)}",
        f"kinds={entity.kind}+{actor.kind}",
    ]


def _distance(entity: Entity, named: Named, cast: Cast) -> int:
    """Return how many characters before a mention somebody was spoken of last, many where only after it."""
    starts = cast.starts[entity]
    before = bisect_right(starts, named.mention.start)
    return named.mention.start - starts[before - 1] if before else 100_000


def _is_named_in(entity: Entity, named: Named, cast: Cast) -> bool:
    """Say whether somebody is spoken of in the sentence of a mention."""
    starts, begin = cast.starts[entity], named.sentence.offset
    after = bisect_right(starts, begin - 1)
    return after < len(starts) and starts[after] < begin + len(named.sentence.text)


def _size(count: int) -> int:
    """Return the number of binary digits of a count."""
    return int(count).bit_length()


@dataclass(eq=False)
class Memory:
    """Whose the places before were, the last at the end, and how often each was at one."""

    last: deque[frozenset[Entity]] = field(default_factory=lambda: deque(maxlen=_LAST))
    so_far: Counter[Entity] = field(default_factory=Counter)

    def note(self, bearers: Iterable[Entity]) -> None:
        """Remember whose a place was."""
        found = frozenset(bearers)
        self.last.append(found)
        self.so_far.update(found)

    def signs(self, entity: Entity) -> frozenset[str]:
        """Return what the places before tell of somebody."""
        return frozenset(
            {
                f"last bearer={entity in self.last[-1] if self.last else 'none'}",
                f"bearer before={min(3, sum(entity in bearers for bearers in self.last))}",
                f"bearers so far={min(4, self.so_far[entity])}",
            }
        )


@dataclass(frozen=True, eq=False)
class Bearers:
    """Who was at a mention's place, the likeliest first, and the chance of each who may have been."""

    who: tuple[Entity, ...] = ()
    chances: Mapping[Entity, float] = field(default_factory=dict)

    def chance(self, entities: Iterable[Entity]) -> float | None:
        """Return the chance of the likeliest of some; None where none of them may have been there."""
        return max((self.chances[entity] for entity in entities if entity in self.chances), default=None)


def tell_whose(presences: Sequence[Presence], protagonists: Sequence[Entity], likely: float) -> list[Bearers]:
    """Return who was at each mention's place, in the order of the text; nobody of those less than `likely` told."""
    cast = cast_of(presences, protagonists)
    memory = Memory()
    found: list[Bearers] = []
    for presence in presences:
        told = presence.of_journey >= likely
        bearers = _bearers(presence, cast, memory) if told or presence.role != "elsewhere" else Bearers()
        if told and bearers.who:
            memory.note(bearers.who)
        found.append(bearers)
    return found


def _bearers(presence: Presence, cast: Cast, memory: Memory) -> Bearers:
    candidates = signs_of_bearers(presence, cast)
    if not candidates:
        return Bearers()
    alone = load_model("presence/bearer").predict([signs for _, signs in candidates])
    in_turn = load_model("presence/bearer_in_turn").predict(
        [signs | memory.signs(entity) for entity, signs in candidates]
    )
    ranked = sorted(zip((alone + in_turn) / 2, (e for e, _ in candidates), strict=True), key=lambda pair: -pair[0])
    # "A colleague, Karin Pohl, was arrested in Linz": she, and not whom the article is about.
    named = [e for chance, e in ranked if chance > _AS_LIKELY_AS_NOT and e in presence.named.actors]
    ranked = [(c, e) for c, e in ranked if not any(is_another(e, actor, presence.named) for actor in named)]
    best, entity = ranked[0]
    others = (e for chance, e in ranked[1:] if chance > _AS_LIKELY_AS_NOT and not is_another(e, entity, presence.named))
    who = (entity, *others) if best >= _LEAST else ()
    return Bearers(who, {entity: float(chance) for chance, entity in ranked})
