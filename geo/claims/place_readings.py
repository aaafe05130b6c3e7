"""Under which readings of its two ends a statement is judged: no verdict on the wrong place.

A statement is judged on the places that `geo.places` read. Where these do not fit the figure, every other pair of
places that the names may mean is tried, the likeliest first: `share` is how likely a pair is beside the one that was
read, the product of the candidates' scores over those of the places read. The figure is a weak witness, since some
namesake fits nearly any: whether one is taken for it is decided once, by `geo.places` for all that the text tells
(`geo.places.hearing`), and said here. What remains likely and fits makes the claim one that cannot be checked.

Shares are set by `benchmarks/claim_places.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Final

from geo.claims import verdicts
from geo.claims.measure import measure
from geo.claims.target import NotMeasurableError
from geo.claims.verify import not_checkable
from geo.figures import km_words
from geo.model import Check
from geo.places import are_near_at_home, open_gazetteer
from geo.routing import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.claims.context import SentenceContext
    from geo.claims.reference import End
    from geo.claims.statement import Statement
    from geo.claims.target import Measured, Target
    from geo.claims.verify import Judgement
    from geo.model import Mention, Place, Verdict

LIKELY: Final = 0.2
"""The least share of a pair that may be meant wherever it lies."""

_LIKELY_AT_HOME: Final = 0.003
"""The least share of a pair that lies in one country and near: whoever writes there says no more than the name."""

_LEAST_SCORE: Final = 0.0003
_DIVISION_KM: Final = 60.0

_FAR_OFF: Final = 2.0
_DOUBTFUL: Final = 0.5
"""A reading of a name below this confidence is more likely wrong than right."""

_FITS: Final[frozenset[Verdict]] = frozenset({"supported", "approximately"})


@dataclass(frozen=True)
class Judged:
    """A statement under one reading of its ends: the straight line, what the figure was held against, the way (km)."""

    judgement: Judgement
    straight: Measured | None = None
    held: Measured | None = None
    way: float | None = None

    @property
    def fits(self) -> bool:
        """Whether the figure fits, and no direction is against it."""
        wrong = any(check.name == "direction" and check.verdict == "contradicted" for check in self.judgement.checks)
        return self.judgement.verdict in _FITS and not wrong


@dataclass(frozen=True)
class Reading:
    """What the ends of a statement may mean together, and how likely that is beside the pair that was read."""

    reference: Target
    subject: Target
    share: float


def weigh(
    statement: Statement, read: Reading, context: SentenceContext, judge: Callable[[Target, Target], Judged]
) -> Judged:
    """Return a statement judged under the reading of its ends that was taken, or not where another may be meant.

    `judge` judges it between a reference and a subject.
    """
    judged = judge(read.reference, read.subject)
    if judged.fits:
        check = _taken_for_the_figure(statement, read, context, judge)
        return judged if check is None else replace(judged, judgement=_with(judged.judgement, check))
    if judged.judgement.verdict not in {"imprecise", "contradicted"}:
        return judged
    # Where both places are near each other at home themselves, nothing but the figure speaks for others.
    is_bare = judged.judgement.verdict == "contradicted" and not _are_near_at_home(read.reference, read.subject)
    least = _LIKELY_AT_HOME if is_bare else LIKELY
    for other in other_readings(statement, read, context, least):
        if (instead := judge(other.reference, other.subject)).fits:
            return replace(judged, judgement=_undecided((read, judged), (other, instead), statement))
    why = _doubt_of(statement, judged, context) if judged.judgement.verdict == "contradicted" else None
    return judged if why is None else replace(judged, judgement=not_checkable(statement, why))


def other_readings(
    statement: Statement, read: Reading, context: SentenceContext, least: float = _LIKELY_AT_HOME
) -> Iterator[Reading]:
    """Yield what else the ends of a statement may mean, the likeliest first: pairs with a share of `least` or more.

    Pairs that are not near each other in one country need a share of a fifth.
    """
    ends = [_meanings(end, context) for end in (statement.reference, statement.subject)]
    pairs = sorted(((a[1] * b[1], a[0], b[0]) for a, b in product(*ends)), key=lambda pair: -pair[0])
    seen = {(read.reference.place.id, read.subject.place.id)}
    for share, a, b in pairs:
        if share < least:
            return
        reference, _ = context.target(a, "reference", statement)
        subject, _ = context.target(b, "subject", statement)
        if reference is None or subject is None or (reference.place.id, subject.place.id) in seen:
            continue
        seen.add((reference.place.id, subject.place.id))
        if share >= LIKELY or _are_near_at_home(reference, subject):
            yield Reading(reference, subject, share)


def _meanings(end: End | None, context: SentenceContext) -> list[tuple[End | None, float]]:
    """Return an end as it was read, and as each other place that its name may mean, each with its share."""
    mention = end.mention if end is not None else None
    if end is None or mention is None or mention.id in context.reading.settled:
        return [(end, 1.0)]
    found = context.reading.meanings(mention, _LEAST_SCORE)
    read = next((place for place, _ in found if place.id == mention.place_id), None)
    if read is None:
        return [(end, 1.0)]
    # Distances are told between towns: a division that bears its town's name speaks for the town, if that is known.
    towns = [place for place, _ in found if not _is_division(place)]
    scores: dict[str, float] = {}
    for place, score in found:
        town = (
            next((t for t in towns if _lies_about(place, t)), None) if _is_division(place) and place != read else None
        )
        meant = town or place
        scores[meant.id] = scores.get(meant.id, 0.0) + score
    return [
        (replace(end, mention=mention.model_copy(update={"place_id": place})), score / scores[read.id])
        for place, score in scores.items()
    ]


def _is_division(place: Place) -> bool:
    return place.feature.startswith("ADM")


def _lies_about(division: Place, town: Place) -> bool:
    if division.country != town.country or None in (division.lat, division.lon, town.lat, town.lon):
        return False
    away = distance_km((division.lat or 0.0, division.lon or 0.0), (town.lat or 0.0, town.lon or 0.0))
    return away <= max(_DIVISION_KM, division.radius_km or 0.0)


def _are_near_at_home(a: Target, b: Target) -> bool:
    if a.edge != "centre" or b.edge != "centre":
        return False
    try:
        km = measure(a, b).km
    except NotMeasurableError:
        return False
    people = a.place.population or 0, b.place.population or 0
    return are_near_at_home((a.place.country, b.place.country), km, people)


def _taken_for_the_figure(
    statement: Statement, read: Reading, context: SentenceContext, judge: Callable[[Target, Target], Judged]
) -> Check | None:
    """Return the check that says which places were taken since the figure fits them, None where it moved none."""
    reference, _ = context.target(_as_first_read(statement.reference, context), "reference", statement)
    subject, _ = context.target(_as_first_read(statement.subject, context), "subject", statement)
    if reference is None or subject is None or (reference, subject) == (read.reference, read.subject):
        return None
    first = judge(reference, subject)
    if first.fits:
        return None
    pairs = [(read.reference.place, reference.place), (read.subject.place, subject.place)]
    moved = [(_located(new), _located(old)) for new, old in pairs if new.id != old.id]
    taken, old = (" and ".join(names) for names in zip(*moved, strict=True))
    far = f"{km_words(first.straight.km)} " if first.straight else ""
    text = (
        f"{taken}, was taken, since the figure fits it; {old}, is {far}away."
        if len(moved) == 1
        else f"{taken} were taken, since the figure fits them; {old} are {far}apart."
    )
    return Check(name="place", verdict="supported", explanation=text)


def _as_first_read(end: End | None, context: SentenceContext) -> End | None:
    """Return an end as it was read before what the text tells of figures and journeys moved it."""
    mention = end.mention if end is not None else None
    before = context.reading.before.get(mention.id) if mention is not None else None
    if end is None or mention is None or before is None:
        return end
    return replace(end, mention=mention.model_copy(update={"place_id": before.id}))


def _undecided(read: tuple[Reading, Judged], other: tuple[Reading, Judged], statement: Statement) -> Judgement:
    """Return the judgement where likely readings disagree, with what each would make of the figure."""
    ends = [
        (end.words, role)
        for end, role in ((statement.subject, "subject"), (statement.reference, "reference"))
        if end is not None and getattr(read[0], role).place.id != getattr(other[0], role).place.id
    ]
    says = []
    for reading, judged in (read, other):
        shown = judged.held or judged.straight
        places = " and ".join(_located(getattr(reading, role).place) for _, role in ends)
        far = f"it is {km_words(shown.km)}, which" if shown else "it"
        says.append(f"with {places}, {far} {'fits' if judged.fits else 'does not fit'}")
    names = " and ".join(words for words, _ in ends)
    judgement = not_checkable(statement, f"It is not sure which {names} is meant.")
    says[0] = f"W{says[0][1:]}"
    return _with(judgement, Check(name="place", verdict="not_checkable", explanation=f"{'; '.join(says)}."))


def _doubt_of(statement: Statement, judged: Judged, context: SentenceContext) -> str | None:
    """Return in a sentence why the distance does not tell against the figure, or None where it does."""
    if judged.straight is None:
        return None
    km, figure = judged.straight.km, verdicts.base_value(statement.quantities[0])
    if max(km, figure) / max(min(km, figure), 1e-6) <= _FAR_OFF:
        return None
    for end in (statement.subject, statement.reference):
        if end is not None and end.surmised:
            return (
                f"The sentence does not name the place; “{end.words}”, named before it, is {km_words(km)} away, so "
                "another is probably meant."
            )
        if end is not None and end.kind == "unknown":
            return f"It is not sure that {end.words} is the place of that name, which is {km_words(km)} away."
        if end is not None and end.mention is not None and is_doubtful(end.mention, context):
            return (
                f"It is not sure which {end.mention.text} is meant: the one that was read is {km_words(km)} away. "
                "Choose the place to have it checked."
            )
    return None


def _located(place: Place) -> str:
    gazetteer = open_gazetteer()
    return gazetteer.located(gazetteer.row(place.id))


def is_doubtful(mention: Mention, context: SentenceContext) -> bool:
    """Whether the reading of a name is more likely wrong than right; 0 is that of one whom nobody judged."""
    return 0 < mention.confidence < _DOUBTFUL and mention.id not in context.reading.settled


def _with(judgement: Judgement, check: Check) -> Judgement:
    return replace(judgement, checks=(*judgement.checks, check))
