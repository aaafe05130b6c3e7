"""Under which readings of its two ends a statement is judged: no verdict on the wrong place.

A statement is judged on the places that `geo.places` read. Where these do not fit the figure, every other pair of
places that the names may mean is tried, the likeliest first: `share` is how likely a pair is beside the one that was
read, the product of the candidates' scores over those of the places read. The figure is a weak witness, since some
namesake fits nearly any: whether one is taken for it is decided once, by `geo.places` for all that the text tells
(`geo.places.hearing`), and said here. What remains likely and fits makes the claim one that cannot be checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from geo.claims.judging.other_readings import (
    LIKELY,
    LIKELY_AT_HOME,
    Reading,
    at_home,
    lie_near_at_home,
    on_another_scale,
    other_readings,
    tells_a_pace,
)
from geo.claims.judging.spoken_for import spoken_for
from geo.claims.judging.verify import not_checkable
from geo.claims.measuring.islands import is_island
from geo.claims.measuring.verdicts import HOLDS
from geo.claims.statements.unread_names import is_big_city, is_well_known, names_a_city, names_one_island
from geo.figures import km_words
from geo.model import Check
from geo.places import open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.claims.judging.verify import Judgement
    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.reference import End
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Measured, Target
    from geo.model import Mention, Place

_FAR_OFF: Final = 2.0
_OF_ITS_ORDER, _BEYOND = 2.5, 100.0
"""How many times a figure may be off a place that is meant for sure, and off any place that may be meant."""

_DOUBTFUL: Final = 0.5
"""A reading of a name below this confidence is more likely wrong than right."""

_NEAR_KM: Final = 500.0
_ALIKE: Final = 0.8
"""The share of a pair that is so likely that a figure which fits the one that was read does not tell it from that."""

_AS_BIG: Final = 1 / 3


@dataclass(frozen=True)
class Judged:
    """A statement under one reading of its ends: the straight line, what the figure was held against, the way (km).

    `taken` is another reading of names that were not read, where the figure fits it.
    """

    judgement: Judgement
    straight: Measured | None = None
    held: Measured | None = None
    way: float | None = None
    taken: Reading | None = None

    @property
    def fits(self) -> bool:
        """Whether the figure fits, and no direction is against it."""
        wrong = any(check.name == "direction" and check.verdict == "contradicted" for check in self.judgement.checks)
        return self.judgement.verdict in HOLDS and not wrong


def weigh(
    statement: Statement, read: Reading, context: SentenceContext, judge: Callable[[Target, Target], Judged]
) -> Judged:
    """Return a statement judged under the reading of its ends that was taken, or not where another may be meant.

    `judge` judges it between a reference and a subject.
    """
    judged = judge(read.reference, read.subject)
    if judged.fits:
        if not _are_near(judged) and not lie_near_at_home(read.reference, read.subject):
            for other in other_readings(statement, read, context, _ALIKE):
                if not _is_as_well_known(other, read):
                    continue
                if (instead := judge(other.reference, other.subject)).judgement.verdict == "contradicted":
                    return replace(judged, judgement=_undecided((read, judged), (other, instead), statement))
        for other in spoken_for(statement, read, context):
            if (instead := judge(other.reference, other.subject)).judgement.verdict == "contradicted":
                return replace(judged, judgement=_undecided((read, judged), (other, instead), statement))
        check = _taken_for_the_figure(statement, read, context, judge)
        return judged if check is None else replace(judged, judgement=_with(judged.judgement, check))
    if judged.judgement.verdict not in {"imprecise", "contradicted"}:
        return judged
    # Where both places are near each other at home themselves, nothing but the figure speaks for others.
    is_wrong = judged.judgement.verdict == "contradicted"
    is_bare = is_wrong and not lie_near_at_home(read.reference, read.subject)
    # A distance and a direction that both fit another place are no chance.
    least = LIKELY_AT_HOME if is_bare or (is_wrong and statement.direction) else LIKELY
    for other in other_readings(statement, read, context, least):
        if (instead := judge(other.reference, other.subject)).fits:
            if is_bare and _is_of_unread_names(statement, read, other):
                return replace(instead, judgement=_with(instead.judgement, _moved(other, read, judged)), taken=other)
            return replace(judged, judgement=_undecided((read, judged), (other, instead), statement))
        # A figure is not contradicted by one place where it comes near to another that is likely itself.
        if is_bare and other.share >= LIKELY and instead.judgement.verdict == "imprecise":
            return replace(judged, judgement=_undecided((read, judged), (other, instead), statement))
    if is_wrong and (fitting := _fitting_instead(statement, read, context, judge)):
        return replace(judged, judgement=_undecided((read, judged), fitting, statement))
    if is_wrong and (nearer := _wrong_at_home(statement, (read, judged), context, judge)):
        return nearer
    why = doubt_of(statement, judged.straight, context) if is_wrong else None
    return judged if why is None else replace(judged, judgement=not_checkable(statement, why))


def _fitting_instead(
    statement: Statement, read: Reading, context: SentenceContext, judge: Callable[[Target, Target], Judged]
) -> tuple[Reading, Judged] | None:
    """Return what the ends may mean that lie many times nearer or farther, or is spoken for, if the figure fits it."""
    others = chain(on_another_scale(statement, read, context), spoken_for(statement, read, context))
    judged = ((other, judge(other.reference, other.subject)) for other in others)
    return next(((other, instead) for other, instead in judged if instead.fits), None)


def _wrong_at_home(
    statement: Statement,
    read: tuple[Reading, Judged],
    context: SentenceContext,
    judge: Callable[[Target, Target], Judged],
) -> Judged | None:
    """Return a figure as judged by a place at home that lies about so far off, where what was read lies far away.

    "Sydney, 313 miles from Halifax" is of Sydney in Canada, be it wrong by that.
    """
    for other in at_home(statement, read[0], context):
        instead = judge(other.reference, other.subject)
        figure, km = statement.quantities[0].km or 0.0, instead.straight.km if instead.straight else 0.0
        if km > 0 and 1 / _OF_ITS_ORDER <= figure / km <= _OF_ITS_ORDER:
            if instead.judgement.verdict == "contradicted":
                return replace(instead, taken=other)
            return replace(instead, judgement=_undecided(read, (other, instead), statement), taken=other)
    return None


def _are_near(judged: Judged) -> bool:
    """Whether places that a figure fits are so near that hardly a namesake of one is meant: Dover and France."""
    return judged.straight is not None and judged.straight.km <= _NEAR_KM


def _taken_for_the_figure(
    statement: Statement, read: Reading, context: SentenceContext, judge: Callable[[Target, Target], Judged]
) -> Check | None:
    """Return the check that says which places were taken since the figure fits them, None where it moved none."""
    reference, _ = context.target(_as_first_read(statement.reference, context), "reference", statement)
    subject, _ = context.target(_as_first_read(statement.subject, context), "subject", statement)
    if reference is None or subject is None or (reference, subject) == (read.reference, read.subject):
        return None
    first = judge(reference, subject)
    return None if first.fits else _moved(read, Reading(reference, subject, 1.0), first)


def _is_of_unread_names(statement: Statement, read: Reading, other: Reading) -> bool:
    """Whether another reading is one of names that were not read, and that no big city has, or is near at home."""
    for end, role in ((statement.reference, "reference"), (statement.subject, "subject")):
        was, now = getattr(read, role).place, getattr(other, role).place
        if was.id != now.id and not (end is not None and end.kind == "unknown"):
            return False
        if was.id != now.id and is_big_city(was) and not lie_near_at_home(other.reference, other.subject):
            return False
    return True


def _is_as_well_known(other: Reading, read: Reading) -> bool:
    """Whether the places of another reading have not many fewer people than those that were read."""
    pairs = ((other.reference, read.reference), (other.subject, read.subject))
    return all((a.place.population or 0) >= _AS_BIG * (b.place.population or 0) for a, b in pairs)


def _moved(read: Reading, before: Reading, first: Judged) -> Check:
    """Return the check that says which places were taken instead of those before, since the figure fits them."""
    pairs = [(read.reference.place, before.reference.place), (read.subject.place, before.subject.place)]
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


def _how_near(judged: Judged) -> str:
    """Return how a reading agrees with the figure, in words that follow "which"."""
    if judged.fits:
        return "fits"
    return "comes near" if judged.judgement.verdict == "imprecise" else "does not fit"


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
        says.append(f"with {places}, {far} {_how_near(judged)}")
    names = " and ".join(words for words, _ in ends)
    judgement = not_checkable(statement, f"It is not sure which {names} is meant.")
    says[0] = f"W{says[0][1:]}"
    return _with(judgement, Check(name="place", verdict="not_checkable", explanation=f"{'; '.join(says)}."))


def doubt_of(statement: Statement, straight: Measured | None, context: SentenceContext) -> str | None:
    """Return in a sentence why the distance does not tell against the figure, or None where it does."""
    if straight is None:
        return None
    km, figure = straight.km, statement.quantities[0].km or 0.0
    is_far_off = max(km, figure) / max(min(km, figure), 1e-6) > _FAR_OFF
    beyond = figure > 0 and max(km, figure) / max(min(km, figure), 1e-6) > _BEYOND
    for end in (statement.subject, statement.reference):
        if end is None or end.place is not None:
            continue  # what lies where the text says is that place
        if beyond and end.kind == "place":
            return f"No slip is so far off: it is not sure which {end.words} is meant, if that is {km_words(km)} away."
        is_unread = end.kind == "unknown" and not names_one_island(end.words)
        if is_unread and (is_far_off or not names_a_city(end.words)):
            return f"It is not sure that {end.words} is the place of that name, which is {km_words(km)} away."
        if is_far_off and end.surmised:
            return (
                f"The sentence does not name the place; “{end.words}”, named before it, is {km_words(km)} away, so "
                "another is probably meant."
            )
        if is_far_off and end.mention is not None and is_doubtful(end.mention, context, sure=tells_a_pace(statement)):
            return (
                f"It is not sure which {end.mention.text} is meant: the one that was read is {km_words(km)} away. "
                "Choose the place to have it checked."
            )
    return None


def _located(place: Place) -> str:
    gazetteer = open_gazetteer()
    return gazetteer.located(gazetteer.row(place.id))


def is_doubtful(mention: Mention, context: SentenceContext, *, sure: bool = False) -> bool:
    """Whether the reading of a name is more likely wrong than right; 0 is that of one whom nobody judged.

    An island whose name nothing else has is none, and a capital or a big city is `sure` where a figure is so far off
    that no other reading can be what it tells of.
    """
    if not 0 < mention.confidence < _DOUBTFUL or mention.id in context.reading.settled:
        return False
    place = context.place_of(mention)
    is_one = place is not None and is_island(place) and names_one_island(mention.text)
    return not is_one and not (sure and place is not None and is_well_known(place))


def _with(judgement: Judgement, check: Check) -> Judgement:
    return replace(judgement, checks=(*judgement.checks, check))
