"""The claims of an article about travel: how far, how long and how fast somebody goes, each with its checks.

A distance and a duration are held against the ends of the journey, by the way that its means of travel takes; else
against the days and the stops that the text tells, and against the other figures of their sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from geo.claims.judging.other_readings import Reading, other_readings
from geo.claims.judging.sea_ways import by_sea
from geo.claims.measuring import verdicts
from geo.claims.measuring.measure import measure
from geo.claims.statements.masking import mask, measure_of
from geo.claims.statements.reference import mention_id
from geo.claims.statements.target import SMALL_COUNTRY_KM, NotMeasurableError
from geo.claims.telling.wording import headline
from geo.claims.travel.bare_claim import KINDS, bare_claim
from geo.claims.travel.figures_together import (
    Three,
    check_daily_rate,
    check_figures,
    check_speed_of_both,
    is_of_the_whole,
    three_in_no_form,
    three_of,
)
from geo.claims.travel.linked_travel import likely_link, with_linked_ends
from geo.claims.travel.pace import check_within, fastest_pace, pace_of
from geo.claims.travel.round_trips import check_round_trip, is_round_trip
from geo.claims.travel.stops_travelled import check_stops, straight_km
from geo.claims.travel.sums_of_ways import check_sums, lengths_in
from geo.claims.travel.timed import NO_SPEED, judge_time, way_between, weigh_time
from geo.claims.travel.told_apart import between_places_apart
from geo.claims.travel.travel_statements import (
    AT_THIS_RATE,
    POINTS_BACK,
    TOGETHER,
    figures_told,
    find_travel,
    told_together,
)
from geo.claims.travel.travel_words import without_march
from geo.claims.travel.ways_before import is_way_noun, of_way_before, told_else, way_told
from geo.model import Check, Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.claims.measuring.context import SentenceContext
    from geo.claims.statements.masking import Masked, Measure
    from geo.claims.statements.statement import Statement
    from geo.claims.statements.target import Target
    from geo.claims.travel.journeys import Journeys, TravelFrame
    from geo.claims.travel.sums_of_ways import Length
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Article, Mode, Quantity, Verdict

_LACKING: dict[Measure, str] = {
    "km": "The text names no ends of this journey, so its length cannot be measured.",
    "hours": "The text names neither the ends nor the days of this journey, so its duration cannot be measured.",
    "kmh": NO_SPEED,
}
_RANK: tuple[Verdict, ...] = ("contradicted", "supported", "approximately", "imprecise", "not_checkable")
_MUCH_LONGER, _A_PART = 1.4, 0.5
_LAST_CLAIMS = 8
_NEAR = 300  # characters before a sentence in which the lengths are told that it adds up
_BY_OTHERS = frozenset(form.name for form in TOGETHER.values())
_NOTHING: Mapping[Measure, Sequence[TravelStatement]] = {"km": (), "hours": (), "kmh": ()}
_DECIDING = frozenset({"distance", "duration", "speed", "figures"})


@dataclass(frozen=True)
class _Told:
    """What one sentence tells of travel: its statements, which three of them are of one journey, and what is a sum.

    `figures` are all that may be of a journey, by what they measure, and `earlier` those of the sentence before, if its
    speed is of the same journey; `sums` has the checks of lengths that others make, by where they start, and `lengths`
    are all lengths of the sentence.
    """

    statements: Sequence[TravelStatement]
    figures: Mapping[Measure, Sequence[TravelStatement]]
    earlier: Mapping[Measure, Sequence[TravelStatement]]
    three: Three | None
    sums: Mapping[int, Check]
    lengths: Sequence[Quantity]


class TravelReader:
    """Reads the travel claims of an article, sentence by sentence; remembers the figures that were told last."""

    def __init__(self, article: Article, journeys: Journeys) -> None:
        self._article = article
        self._journeys = journeys
        self._rate: TravelStatement | None = None
        self._before: Mapping[Measure, Sequence[TravelStatement]] = _NOTHING
        self._before_at = 0
        self._lengths: Sequence[Length] = ()
        self._claims: Sequence[Claim] = ()

    def remember(self, claims: Sequence[Claim]) -> None:
        """Keep the last claims of the text, which tell between what it goes on about."""
        self._claims = (*self._claims, *claims)[-_LAST_CLAIMS:]

    def read(
        self,
        quantities: Sequence[Quantity],
        context: SentenceContext,
        between: Callable[[Statement], Claim],
    ) -> list[Claim]:
        """Return the claims of one sentence with these figures; `between` judges a distance that has both ends."""
        text = self._article.text
        names = [mention for mention in context.inside if not is_way_noun(mention)]
        masked = mask(text, context.start, context.end, names, quantities)
        link = cache(partial(likely_link, masked, context))
        masked = replace(masked, text=without_march(masked.text))
        just_before = self._before if self._before_at >= context.before else _NOTHING
        found, sums, three = self._found(masked, context, find_travel(masked, link), just_before)
        if not found:
            return []
        before = mask(text, context.before, context.start, context.just_before, ())
        way = way_told(before)
        placed = [told_else(of_way_before(s, masked, way), masked, before, context) for s in found]
        kms = [quantity for quantity in quantities if quantity.km is not None]
        alone = sum(measure_of(figure[0]) == "km" for figure in masked.figures.values()) == 1
        linked = [with_linked_ends(s, masked, link, context) if alone or not s.is_left else s for s in placed]
        apart = [between_places_apart(s, masked, self._claims, context) for s in linked]
        read = [by_sea(s, kms, text, context) for s in apart if s.has_both_ends or not s.needs_ends]
        whole = [replace(s, is_return=is_round_trip(s, quantities, text, context)) for s in read]
        statements = [s for s in whole if not s.needs_dates or self._is_dated(s)]
        final = {statement.start: statement for statement in statements}
        goes_on = any(is_of_the_whole(s, masked) for s in statements if s.measure == "kmh")
        three = three and Three(*(final.get(s.start, s) for s in three))
        sentence = _Told(statements, self._before, just_before if goes_on else _NOTHING, three, sums, kms)
        return [self._claim(statement, sentence, context, between) for statement in statements]

    def _is_dated(self, statement: TravelStatement) -> bool:
        """Whether the dates of a journey tell that a figure which may be of anything is its duration."""
        if statement.has_both_ends and not statement.is_of_the_clock:
            return True
        check = self._journeys.dates.check(statement)
        return check is not None and check.verdict != "not_checkable"

    def _found(
        self,
        masked: Masked,
        context: SentenceContext,
        told: Sequence[TravelStatement],
        just_before: Mapping[Measure, Sequence[TravelStatement]],
    ) -> tuple[list[TravelStatement], Mapping[int, Check], Three | None]:
        """Return the statements of a sentence with those that other figures tell to be of a journey, and the checks."""
        points_back = POINTS_BACK.match(masked.text) is not None
        rate = self._rate if AT_THIS_RATE.search(masked.text) else None
        earlier = [s for s in (*just_before["km"], *just_before["hours"]) if points_back and s.rule not in _BY_OTHERS]
        figures = figures_told(masked, told)
        three = three_of([*told, *earlier], rate) or three_in_no_form(
            figures, just_before, masked, points_back=points_back
        )
        near = [length for length in self._lengths if length.figure.start >= context.start - _NEAR]
        lengths = lengths_in(masked)
        sums = check_sums(masked, lengths, told, [one for one in near if one.figure.start >= context.before], near)
        starts = {statement.start for statement in told}
        own = [s for s in three or () if s.start not in starts and context.start <= s.start < context.end]
        starts |= {statement.start for statement in own}
        own += [told_together(masked, start) for start in sums if start not in starts]
        self._before, self._before_at = figures, context.start
        self._lengths = (*near, *lengths)
        self._rate = next((s for s in told if s.measure == "kmh"), self._rate)
        return sorted([*told, *own], key=lambda statement: statement.start), sums, three

    def _claim(
        self,
        statement: TravelStatement,
        told: _Told,
        context: SentenceContext,
        between: Callable[[Statement], Claim],
    ) -> Claim:
        frame = self._journeys.frame(statement, context)
        checks: list[Check] = []
        claim: Claim | None = None
        others = told.statements
        if told.three is not None and statement in told.three:
            checks.append(self._together(told.three, statement))
        elif statement.measure == "kmh" and (daily := self._daily(statement, told)):
            checks.append(daily)
        if total := told.sums.get(statement.start):
            return self._whole(
                bare_claim(frame, self._article.text, context), [total], frame
            )  # of other ends than each
        dated = self._journeys.dates.check(statement) if statement.measure == "hours" else None
        checks += [dated] if dated else []
        if statement.measure == "km":
            claim = self._distance(frame, context, between)
            if claim is None and frame.route and statement.is_whole:
                checks += check_stops(statement, self._journeys.sure_stops(frame.route))
        else:
            claim = self._timed(frame, told, context)
        if dated and dated.verdict in verdicts.HOLDS:
            checks += self._too_fast(statement)
        is_open = claim is None or claim.checks[0].verdict == "not_checkable"
        if claim and dated and dated.verdict not in verdicts.HOLDS:
            # What is but possible by its pace is not so, or not sure to be, by the days that the text tells.
            possible = {check for check in claim.checks if check.verdict in verdicts.HOLDS}
            claim = claim.model_copy(update={"checks": tuple(c for c in claim.checks if c not in possible)})
        if is_open and statement.measure != "kmh" and (claim or not frame.statement.reference):
            checks += check_speed_of_both(statement, others, frame.statement.means)
        if any(check.name == "figures" and check.verdict in verdicts.HOLDS for check in checks):
            claim, checks = _borne_out(statement, frame, claim, checks)
        return self._whole(claim or self._bare(statement, frame, context), checks, frame)

    def _together(self, three: Three, statement: TravelStatement) -> Check:
        """Return whether three figures agree; where dates deny the duration, a speed is held against those."""
        check = check_figures(three, statement)
        if check.verdict in {*verdicts.HOLDS, "not_checkable"}:
            return check
        dated = self._journeys.dates.check(three.duration)
        if dated is None or dated.verdict in verdicts.HOLDS:
            return check
        a_day = three.speed.quantities[0].unit.endswith("/d")
        lasted = self._journeys.dates.lasted(three.duration) if a_day else []
        by_dates = check_daily_rate(three.distance, three.speed, lasted)
        return by_dates or check.model_copy(update={"verdict": "not_checkable"})

    def _daily(self, rate: TravelStatement, told: _Told) -> Check | None:
        """Return whether so much a day makes the only distance told in the days that the dates of its journey allow."""
        ways, times = (told.figures[key] or told.earlier[key] for key in ("km", "hours"))
        if not rate.quantities[0].unit.endswith("/d") or len(ways) != 1 or times:
            return None
        return check_daily_rate(ways[0], rate, self._journeys.dates.lasted(min(ways[0], rate, key=lambda s: s.start)))

    def _distance(
        self, frame: TravelFrame, context: SentenceContext, between: Callable[[Statement], Claim]
    ) -> Claim | None:
        """Return the claim of a distance whose ends are known; what is surmised contradicts none."""
        statement = frame.statement
        targets = _targets(statement, context)
        if targets is None:
            return None
        if statement.is_return:
            return self._round_trip(frame, context, targets)
        claim = between(statement)
        if statement.needs_ends and verdicts.top_value(statement.quantities[0]) < _A_PART * (claim.measured_km or 0.0):
            return None
        if frame.surmised and (claim.verdict in {"contradicted", "imprecise"} or _is_much_longer(claim)):
            return None
        return claim

    def _round_trip(self, frame: TravelFrame, context: SentenceContext, targets: tuple[Target, Target]) -> Claim | None:
        """Return the claim of a length told of a way there and back, None where its places cannot be measured."""
        statement = frame.statement
        mode: Mode = statement.basis if statement.basis in {"rail", "sea"} else "unknown"

        def judge(reference: Target, subject: Target) -> Check | None:
            try:
                straight = measure(reference, subject, context.countries)
            except NotMeasurableError:
                return None
            way = way_between(reference, subject, mode, self._journeys.routes)
            return check_round_trip(statement, straight.km, way)

        check = judge(*targets)
        if check and check.verdict in {"contradicted", "imprecise"}:
            others = other_readings(statement, Reading(*targets, 1.0), context)
            instead = (judge(other.reference, other.subject) for other in others)
            if frame.surmised or any(one and one.verdict in verdicts.HOLDS for one in instead):
                text = f"It is not sure which places are meant. {check.explanation}"
                check = check.model_copy(update={"verdict": "not_checkable", "explanation": text})
        if check is None:
            return None
        return self._between(frame, context, targets).model_copy(update={"checks": (check,)})

    def _between(self, frame: TravelFrame, context: SentenceContext, targets: tuple[Target, Target]) -> Claim:
        """Return a claim between two places without its checks."""
        statement = frame.statement
        return bare_claim(frame, self._article.text, context).model_copy(
            update={
                "from_place_id": targets[0].place.id,
                "to_place_id": targets[1].place.id,
                "from_mention_id": mention_id(statement.reference),
                "to_mention_id": mention_id(statement.subject),
            }
        )

    def _too_fast(self, statement: TravelStatement) -> list[Check]:
        """Return the check of a duration that agrees with the dates of two places, if nobody comes so far in it."""
        ends, pace = self._journeys.dates.ends(statement), pace_of(*statement.means)
        if ends is None or pace is None or any(place.lat is None for place in ends):
            return []
        check = check_within(statement.quantities[0], fastest_pace(pace), straight_km(*ends))
        return [check] if check else []

    def _bare(self, statement: TravelStatement, frame: TravelFrame, context: SentenceContext) -> Claim:
        """Return a claim that was held against no places; of a duration between those of the dates that decide it."""
        claim = bare_claim(frame, self._article.text, context)
        ends = self._journeys.dates.ends(statement) if statement.measure == "hours" else None
        if ends is None or ends[0].id == ends[1].id:
            return claim
        return claim.model_copy(update={"from_place_id": ends[0].id, "to_place_id": ends[1].id})

    def _timed(self, frame: TravelFrame, told: _Told, context: SentenceContext) -> Claim | None:
        """Return the claim of a duration or a speed whose ends are known, by the speed that follows."""
        statement = frame.statement
        targets = _targets(statement, context)
        if targets is None:
            return None
        pace, kms = pace_of(*statement.means), told.lengths
        judge = partial(
            judge_time,
            statement,
            told.statements,
            pace,
            context=context,
            routes=self._journeys.routes,
            told_km=verdicts.base_value(kms[0]) if len(kms) == 1 else None,
            sure=not (frame.surmised or statement.is_of_it),
        )
        timed = weigh_time(statement, targets, context, judge)
        if timed is None:
            return None
        return self._between(frame, context, targets).model_copy(
            update={
                "basis": statement.basis if pace else "geodesic",
                "measured_km": round(timed.km, 1),
                "measured_between": "stations" if timed.way else timed.straight.between,
                "way_km": None if timed.way is None else round(timed.way, 1),
                "checks": (timed.check,),
            }
        )

    def _whole(self, claim: Claim, more: Sequence[Check], frame: TravelFrame) -> Claim:
        """Return a claim with all its checks, the one that decides first; what bears on no verdict is last."""
        checks = sorted([*claim.checks, *more], key=lambda check: _RANK.index(check.verdict))
        deciding = [check for check in checks if check.name in _DECIDING]
        told = [check for check in deciding if check.verdict != "not_checkable"] or deciding[:1]
        if not told:
            measure_of = frame.statement.measure
            told = [Check(name=KINDS[measure_of], verdict="not_checkable", explanation=_LACKING[measure_of])]
        told += [check for check in checks if check.name not in _DECIDING]
        return claim.model_copy(
            update={
                "checks": tuple(told),
                "verdict": verdicts.overall(told),
                "headline": headline(told, None),
                "route_id": frame.route.id if frame.route else None,
            }
        )


def _borne_out(
    statement: TravelStatement, frame: TravelFrame, claim: Claim | None, checks: list[Check]
) -> tuple[Claim | None, list[Check]]:
    """Return a claim and the checks of its figure, which agrees with the others of its journey.

    That tells nothing of its ends where these cannot be checked; a figure that they speak against stays open.
    """
    by_ends = claim.checks[0].verdict if claim and claim.checks else claim.verdict if claim else None
    if by_ends == "not_checkable":
        return None, checks
    if claim is None and statement.rule in _BY_OTHERS and frame.statement.has_both_ends:
        return None, []
    if claim is None or by_ends in verdicts.HOLDS or statement.measure == "km":
        return claim, checks
    text = f"{claim.checks[0].explanation[:-1]}, though it agrees with the other figures of the text."
    return claim.model_copy(update={"checks": (Check(name="speed", verdict="not_checkable", explanation=text),)}), [
        check for check in checks if check.name != "figures"
    ]


def _is_much_longer(claim: Claim) -> bool:
    """Whether a figure is so much longer than the straight line that it tells little of which ends are meant."""
    stated, straight = verdicts.base_value(claim.quantities[0]), claim.measured_km
    return claim.way_km is None and straight is not None and stated > _MUCH_LONGER * straight


def _targets(statement: TravelStatement, context: SentenceContext) -> tuple[Target, Target] | None:
    """Return what a journey is measured between, None where an end is not known or is a country and no town."""
    if statement.reference is None or statement.subject is None:
        return None
    reference, _ = context.target(statement.reference, "reference", statement)
    subject, _ = context.target(statement.subject, "subject", statement)
    if reference is None or subject is None or any(_is_wide(end) for end in (reference, subject)):
        return None
    return None if reference.place.id == subject.place.id else (reference, subject)


def _is_wide(end: Target) -> bool:
    at_sea = end.place.feature in {"OCN", "SEA"}
    return at_sea or (end.edge == "area" and (end.place.radius_km or 0.0) > SMALL_COUNTRY_KM)
