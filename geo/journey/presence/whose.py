"""Whose presence a mention tells: of the one who acts, of another in its clause, or of whom the article is about.

"Police arrested Lund in Tulsa", "with stops in Oran", "The tour opens in Denver" tell of somebody who is not the
subject. A trained model gives each likely traveller his chance.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.journey.presence.signs import kind_of
from geo.journey.presence.word_classes import noun_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.journey.coreference import Entity
    from geo.journey.presence.classification import Presence
    from geo.journey.presence.named import Named

_LEADING: Final = 4
"""So many of whom the article tells most may be meant where they are not named."""

_BESIDE: Final = 3
"""So many of who acts and so many of whom it is done to may be meant."""


@dataclass(frozen=True, eq=False)
class Cast:
    """Who an article tells of, with how much of their presence it tells, the first most."""

    weights: dict[Entity, float]
    total: float
    ranks: dict[Entity, int]
    salient: dict[Entity, int]

    @property
    def leading(self) -> list[Entity]:
        """Whom the article tells most of."""
        return [entity for entity, rank in self.ranks.items() if rank < _LEADING]


def cast_of(presences: Iterable[Presence], protagonists: Sequence[Entity]) -> Cast:
    """Return who an article tells of, by the places at which they act; `protagonists` as the resolver has them."""
    weights: Counter[Entity] = Counter()
    for presence in presences:
        for entity in presence.named.actors[:_BESIDE]:
            weights[entity] += presence.of_journey
    for entity in protagonists[:_LEADING]:
        weights[entity] += 0.01
    ranks = {entity: rank for rank, (entity, _) in enumerate(weights.most_common())}
    salient = {entity: rank for rank, entity in enumerate(protagonists)}
    return Cast(dict(weights), sum(weights.values()) or 1.0, ranks, salient)


def candidates_of(named: Named, cast: Cast) -> list[Entity]:
    """Return who may have been at the place."""
    beside = (*named.actors[:_BESIDE], *named.company[:_BESIDE])
    return list(dict.fromkeys((*beside, *cast.leading)))


def signs_of_bearers(presence: Presence, cast: Cast) -> list[tuple[Entity, frozenset[str]]]:
    """Return who may have been at a mention's place, each with the signs for and against it."""
    named = presence.named
    found = candidates_of(named, cast)
    shared = {f"role={presence.part}", f"likely={int(5 * presence.of_journey)}", *_actor_signs(named, cast)}
    nearest = min((e for e in found if e.mentions), key=lambda e: _distance(e, named), default=None)
    return [
        (entity, frozenset({*shared, *_entity_signs(entity, named, cast), f"nearest={entity is nearest}"}))
        for entity in found
    ]


def _actor_signs(named: Named, cast: Cast) -> Iterable[str]:
    """Return what is known of who acts, whoever was there."""
    actor = named.path.actor()
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
        f"distance={_size(_distance(entity, named) // 80)}",
        f"named here={any(0 <= m.start - named.sentence.offset < len(named.sentence.text) for m in entity.mentions)}",
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


def _distance(entity: Entity, named: Named) -> int:
    """Return how many characters before a mention somebody was spoken of last, many where only after it."""
    before = [named.mention.start - m.start for m in entity.mentions if m.start <= named.mention.start]
    return min(before, default=100_000)


def _size(count: int) -> int:
    """Return the number of binary digits of a count."""
    return int(count).bit_length()
