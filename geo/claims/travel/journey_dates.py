"""How long a journey took by the days and hours that the text dates its start and its end with.

A start and an end make a journey where the text tells them near the figure; the pair that is nearest counts. A date at
which somebody only was at a place, or did something there, bounds a journey from outside: it lasted no longer than from
one such date to the other, but may have lasted less.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, cached_property, lru_cache, partial
from itertools import permutations
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from geo.claims.measuring import verdicts
from geo.claims.travel.dated_ends import SENTENCE_END, DatedEnd, dated_ends, without_names
from geo.claims.travel.time_between import DAY_H, lengths_between, misses, says_between, time_between, verdict_between
from geo.claims.travel.travel_words import SPENT_BETWEEN
from geo.lexicon import any_of, word_set
from geo.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.claims.measuring.context import ArticlePlaces
    from geo.claims.statements.reference import End
    from geo.claims.travel.travel_statement import TravelStatement
    from geo.model import Mention, Place, TimeRef, Verdict

_NEAR = 500  # characters round a figure in which its journey is dated
_MOST = 12  # dated ends that are looked at
_ASKED = 16  # figures that are remembered: whether one is a claim, its check and its ends are asked one by one
_NO_CHANCE = 10
_BESIDE = 40  # characters between a figure and the date that it counts to or from
_WEEK_H = 7 * DAY_H
_OF_HOURS = frozenset({"h", "min", "s"})
_FAR_LONGER = 4.0  # times the days between two dates: nobody errs so much in counting them
_FEW_ZONES_H = 3.0  # hours: clocks that differ by more may show the day before

_BREAK = re.compile(r"[.;:!?]\s|\n")
_OTHER_WEEK = re.compile(r"\b(?:weeks?|fortnights?|next|following|later|last|month|months)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?:\b(?:and|while|but)|,)\s(?:another|(?:the|a)\s(?:other|second))\b", re.IGNORECASE)
"""Who arrives and is not who left: "a ferry left Split on Monday and another docked in Ancona on Tuesday"."""

_THAT_WEEK = re.compile(rf"\b(?:last|next|previous|coming)\s{any_of(word_set('weekdays'))}\b", re.IGNORECASE)
_PASSED = re.compile(rf"{SPENT_BETWEEN}\s(?P<way>later|earlier)\b", re.IGNORECASE)
_AFTER = re.compile(r"\bafter\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_AFTER_THAT = re.compile(r"\s(?:after|since)\b", re.IGNORECASE)

Anchor = Literal["later", "earlier", "after"]


@dataclass(frozen=True)
class _Pair:
    """Two dated ends between which a figure may count; `anchor`, if the figure counts from or to the date beside it."""

    start: DatedEnd
    end: DatedEnd
    anchor: Anchor | None

    @property
    def both(self) -> tuple[DatedEnd, DatedEnd]:
        """Return the start and the end."""
        return self.start, self.end

    @property
    def is_told(self) -> bool:
        """Whether verbs tell that somebody set out on the one date and arrived on the other."""
        return self.start.what == "start" and self.end.what == "end"

    @property
    def is_counted(self) -> bool:
        """Whether a figure counts from or to the date beside it."""
        return self.anchor in {"later", "earlier"}

    def is_before(self, at: int) -> bool:
        """Whether both dates stand before a position of the text."""
        return max(end.start for end in self.both) < at

    def off(self, at: int) -> int:
        """Return how far both dates stand from a position of the text."""
        return abs(self.start.start - at) + abs(self.end.start - at)


class JourneyDates:
    """The dated starts, ends and stops of the journeys that a text tells, in its order."""

    def __init__(self, text: str, times: Sequence[TimeRef], known: ArticlePlaces) -> None:
        self._text = text
        self._times = times
        self._known = known
        self._held = lru_cache(maxsize=_ASKED)(self._hold)

    @cached_property
    def _named(self) -> list[Mention]:
        return [mention for mention in self._known.mentions if mention.kind in {"place", "metonym"}]

    @cached_property
    def _plain(self) -> str:
        return without_names(self._text, self._named)

    @cached_property
    def _ends(self) -> list[DatedEnd]:
        ends = dated_ends(self._text, self._plain, sorted(self._times, key=lambda time: time.start), self._named)
        return [self._by_local_clock(end) for end in ends]

    def _by_local_clock(self, end: DatedEnd) -> DatedEnd:
        """Return an hour in the time zone of the place that it is told of, if that has but one."""
        zones = self._zones(end)
        if end.is_of_a_day or end.zone_told or len(zones) != 1:
            return end
        zone = ZoneInfo(zones.pop())
        return replace(end, earliest=end.earliest.replace(tzinfo=zone), latest=end.latest.replace(tzinfo=zone))

    def _zones(self, end: DatedEnd) -> set[str]:
        found = (self._known.places.get(place_id) for place_id in end.place_ids)
        return {place.timezone for place in found if place and place.timezone}

    def check(self, statement: TravelStatement) -> Check | None:
        """Return whether the dates of a journey allow its duration, None where the text does not date it.

        It is open where the dates do not allow it, but need not be those of the journey. Of a visit, which begins with
        an arrival, no dates contradict the length.
        """
        held = self._held(statement)
        return held[1] if held else None

    def ends(self, statement: TravelStatement) -> tuple[Place, Place] | None:
        """Return the places with which the two dates stand that decide a figure, None where it is not told which."""
        held = self._held(statement)
        if held is None or held[1].verdict == "not_checkable":
            return None
        told = [[p for i in date.place_ids if (p := self._known.places.get(i))] for date in held[0].both]
        return (told[0][0], told[1][0]) if [len(places) for places in told] == [1, 1] else None

    def _hold(self, statement: TravelStatement) -> tuple[_Pair, Check] | None:
        """Return the two dates that a figure is held against, and the check."""
        figure = statement.quantities[0]
        days = verdicts.base_value(figure) >= DAY_H
        near = self._near(statement, days=days)
        pairs = sorted(self._pairs(statement, near, days=days), key=lambda pair: pair.off(statement.start))
        if statement.is_one_way:
            pairs = [pair for pair in pairs if pair.is_before(statement.start)] or pairs
        told = [pair for pair in pairs if pair.is_told]
        # A count of many days that fits other dates than the nearest is no chance.
        from_start = [pair for pair in pairs if pair.is_counted and pair.start.what == "start"]
        likely = pairs if figure.value >= _NO_CHANCE else [*pairs[:1], *(told if len(told) == 1 else ()), *from_start]
        check_of = cache(partial(self._check, statement=statement))
        for pair in likely:
            if check_of(pair).verdict in verdicts.HOLDS and self._may_support(pair, statement):
                return pair, check_of(pair)
        if statement.is_visit or any(check_of(pair).verdict in verdicts.HOLDS for pair in pairs):
            return None
        only = self._only(told or pairs, statement)
        against = self._against(only, check_of(only), statement, near) if only else None
        return (only, against) if only and against else None

    def _only(self, pairs: Sequence[_Pair], statement: TravelStatement) -> _Pair | None:
        """Return the two dates that a figure, which fits none, may count between.

        Of several those of a count to or from a date that come nearest, else those which hold all others: these bound
        what lasted longer.
        """
        if len(pairs) < 2:
            return pairs[0] if pairs else None
        beside = [pair for pair in pairs if self._is_beside(pair, statement)]
        figure = statement.quantities[0]
        if counted := [pair for pair in beside if pair.is_counted]:
            return min(counted, key=lambda pair: misses(figure, *time_between(pair.start, pair.end, figure)))
        first = min((pair.start.earliest for pair in beside), default=None)
        last = max((pair.end.earliest for pair in beside), default=None)
        widest = [pair for pair in beside if (pair.start.earliest, pair.end.earliest) == (first, last)]
        return widest[0] if len(widest) == 1 and _is_longer(statement, widest[0]) else None

    def lasted(self, statement: TravelStatement) -> list[tuple[float, float]]:
        """Return how many hours, at least and at most, the only journey near a statement took by its dates.

        Several ranges where the years are not told; none where the text dates no journey there, or more than one.
        """
        near = self._near(statement, days=True)
        pairs = list(self._pairs(statement, near, days=True))
        told = [pair for pair in pairs if pair.is_told] or [pair for pair in pairs if pair.start.what == "start"]
        return lengths_between(*told[0].both) if len(told) == 1 else []

    def _near(self, statement: TravelStatement, *, days: bool) -> list[DatedEnd]:
        """Return the dated ends round a figure: of `days` those whose day is told, else those with their hour."""
        at = statement.start
        first = bisect_left(self._ends, at - _NEAR, key=lambda end: end.start)
        near = [end for end in self._ends[first : first + _MOST] if end.start <= at + _NEAR]
        return [end for end in near if (not end.is_bare_hour if days else not end.is_of_a_day)]

    def _pairs(self, statement: TravelStatement, near: Sequence[DatedEnd], *, days: bool) -> Iterator[_Pair]:
        counts_hours = statement.quantities[0].unit in _OF_HOURS
        for one, other in permutations(near, 2):
            by_hour = not (one.is_of_a_day or other.is_of_a_day) and (counts_hours or not days)
            start, end = (one, _of_next_day(one, other)) if by_hour else (_day_of(one), _day_of(other))
            pair = _Pair(start, end, self._anchor(start, end, statement))
            if pair.is_told or pair.is_counted or statement.is_visit or (start.is_weekday and end.is_weekday):
                may_be = self._may_follow(pair)
            else:
                may_be = end.earliest > start.earliest
            if may_be and (pair.is_told or statement.is_visit or self._may_be_told(pair, statement)):
                yield from (pair,) if lengths_between(start, end) else ()

    def _may_follow(self, pair: _Pair) -> bool:
        """Whether one dated end comes after another, or may do so where not both are dated with their year."""
        start, end = pair.both
        if not pair.is_counted and _OF_ANOTHER.search(self._text, start.start, end.start):
            return False
        if start.is_weekday and end.is_weekday:
            return (start.start < end.start or pair.is_told) and self._is_of_one_week(pair)
        next_year = start.start < end.start and not (start.has_year and end.has_year)
        return end.earliest > start.earliest or (start.is_of_a_day and next_year)

    def _may_be_told(self, pair: _Pair, statement: TravelStatement) -> bool:
        """Whether two dates of which no two verbs say that they are a start and an end may yet be those of a figure."""
        start, end = pair.start, pair.end
        if (start.place_ids & end.place_ids) or not self._is_beside(pair, statement):
            return False
        if pair.is_counted and start.start < end.start < statement.start and not self._apart_from(pair, statement):
            # Whatever was done then: "put in at Albury on 1 August and hauled out on 9 August, 8 days later".
            return True
        if start.what == "end" or end.what == "start":
            return False
        return start.what is not None and (end.what is not None or pair.anchor is not None or start.what == "start")

    def _is_beside(self, pair: _Pair, statement: TravelStatement) -> bool:
        """Whether two dates and a figure stand in one sentence or the next."""
        return self._apart_from(pair, statement) <= 1

    def _apart_from(self, pair: _Pair, statement: TravelStatement) -> int:
        """Return how many sentences lie between two dates and a figure, at the most."""
        others = (statement.start, pair.start.start)
        return max(self._apart(one.start, other) for one in pair.both for other in others)

    def _may_support(self, pair: _Pair, statement: TravelStatement) -> bool:
        """Whether a figure that fits two dates fits them for no other reason than that they are those of it."""
        if pair.is_told or statement.is_visit or pair.is_counted:
            return True
        return statement.quantities[0].value >= _NO_CHANCE or _has_ends(statement, pair)

    def _against(self, pair: _Pair, check: Check, statement: TravelStatement, near: Sequence[DatedEnd]) -> Check | None:
        """Return a check that does not hold, open where other dates may be meant.

        It is null where the figure may be of a part of the days, or the hours of clocks that are not set alike.
        """
        start, end = pair.start, pair.end
        if not start.is_of_a_day and (shift := self._clocks_apart(pair, statement)):
            by_either = self._by_either_clock(pair, statement, shift)
            if shift > _FEW_ZONES_H or by_either != "contradicted":
                return _left_open(check) if by_either == "contradicted" else None
        if self._may_be_of_another_week(pair, statement) or (not pair.anchor and _is_elsewhere(statement, pair)):
            return _left_open(check)
        figure, is_alone = statement.quantities[0], self._is_alone(pair, statement, near)
        is_counted = is_alone and (pair.is_counted or (pair.anchor == "after" and statement.counts_from_the_start))
        if verdicts.base_value(figure) < time_between(start, end, figure)[0]:
            is_whole = pair.is_told and is_alone and not statement.may_be_of_a_part
            return check if is_counted or is_whole else _left_open(check) if _has_ends(statement, pair) else None
        if statement.may_be_of_a_part and not pair.is_counted and _is_longer(statement, pair, _FAR_LONGER):
            return _left_open(check)  # of something else: "landed in Rome on Monday after 118 days as a hostage"
        is_of_way = _has_ends(statement, pair) and (end.what == "end" or not statement.is_surmised)
        is_bound = (start.what == "start" or is_of_way) and (end.what is not None or pair.anchor is not None)
        return check if pair.is_told or is_counted or (is_bound and is_alone) else _left_open(check)

    def _check(self, pair: _Pair, statement: TravelStatement) -> Check:
        figure, ends = statement.quantities[0], (pair.start, pair.end)
        lasted = time_between(*ends, figure)
        verdict = verdict_between(statement, *lasted)
        return Check(name="duration", verdict=verdict, explanation=says_between(ends, lasted, figure, verdict))

    def _anchor(self, start: DatedEnd, end: DatedEnd, statement: TravelStatement) -> Anchor | None:
        """Return how a figure counts to the date before it, or from that: "on 4 May, five days later"."""
        passed = _PASSED.match(self._plain, statement.end)
        if passed and self._stands_before(statement, start if passed["way"].lower() == "earlier" else end):
            return "earlier" if passed["way"].lower() == "earlier" else "later"
        if passed and passed["way"].lower() == "later" and self._stands_behind(end, passed.end()):
            return "later"
        if _AFTER_THAT.match(self._plain, statement.end) and self._stands_before(statement, end):
            return "later" if self._stands_behind(start, statement.end) else "after"
        is_after = _AFTER.search(self._plain, max(0, statement.start - _BESIDE), statement.start)
        return "after" if is_after and self._stands_before(statement, end) else None

    def _stands_before(self, statement: TravelStatement, end: DatedEnd) -> bool:
        """Whether a date stands right before a figure."""
        between = self._plain[end.stop : statement.start]
        return end.stop <= statement.start and len(between) <= _BESIDE and not _BREAK.search(between)

    def _stands_behind(self, end: DatedEnd, at: int) -> bool:
        """Whether a date stands soon behind a position of the text."""
        return at <= end.start <= at + _BESIDE and not _BREAK.search(self._plain, at, end.start)

    def _apart(self, one: int, other: int) -> int:
        """Return how many sentences further one position of the text is than another."""
        first, last = sorted((one, other))
        return sum(1 for _ in SENTENCE_END.finditer(self._plain, first, last))

    def _is_alone(self, pair: _Pair, statement: TravelStatement, near: Sequence[DatedEnd]) -> bool:
        """Whether the sentences of two dates and of a figure give no other date; one of a stop between them is none."""
        both = {pair.start.start, pair.end.start}
        told = sorted((*both, statement.start))
        inside = [
            end
            for end in near
            if told[0] <= end.start <= told[-1] or min(self._apart(end.start, at) for at in (told[0], told[-1])) == 0
        ]
        return all(end.start in both or self._is_on_the_way(end, pair, statement) for end in inside)

    def _is_on_the_way(self, stop: DatedEnd, pair: _Pair, statement: TravelStatement) -> bool:
        """Whether a date is of a stop between two others, and a figure is not of the days before it or after."""
        is_between = pair.start.earliest <= stop.earliest <= pair.end.earliest
        return stop.what != "start" and is_between and (pair.is_counted or _is_longer(statement, pair))

    def _clocks_apart(self, pair: _Pair, statement: TravelStatement) -> float:
        """Return by how many hours the clocks of two ends differ; where one is not known, by as many as they may."""
        if not all(end.zone_told or len(self._zones(end)) == 1 for end in pair.both):
            return _FEW_ZONES_H if statement.basis_told and statement.basis != "geodesic" else DAY_H / 2
        first, last = (end.earliest.utcoffset() or timedelta() for end in pair.both)
        return abs((first - last).total_seconds()) / 3600

    def _by_either_clock(self, pair: _Pair, statement: TravelStatement, shift: float) -> Verdict:
        """Return how well a figure fits two hours by clocks that are not set alike, or by one clock for both."""
        low, high = time_between(*pair.both, statement.quantities[0])
        return verdict_between(statement, max(0.0, low - shift), high + shift)

    def _may_be_of_another_week(self, pair: _Pair, statement: TravelStatement) -> bool:
        """Whether a figure fits if a day of the week, beside a date, is that of the week before or after."""
        if pair.start.is_weekday == pair.end.is_weekday or not pair.start.is_of_a_day:
            return False
        low, high = time_between(pair.start, pair.end, statement.quantities[0])
        return verdict_between(statement, max(0.0, low - _WEEK_H), high + _WEEK_H) in verdicts.HOLDS

    def _is_of_one_week(self, pair: _Pair) -> bool:
        """Whether two days of the week are of one week, which nothing between them denies.

        They are told in one sentence, or as a start and an arrival in two that follow one another.
        """
        first, last = sorted(pair.both, key=lambda end: end.start)
        between = self._plain[first.start : last.start]
        breaks = len(_BREAK.findall(between))
        is_near = breaks == 0 or (pair.is_told and breaks == 1)
        other = _OTHER_WEEK.search(between) or _THAT_WEEK.search(self._text, last.start, last.stop)
        return is_near and not other and first.is_of_one_day and last.is_of_one_day


def _day_of(end: DatedEnd) -> DatedEnd:
    return end if end.is_of_a_day else end.as_day


def _is_longer(statement: TravelStatement, pair: _Pair, times: float = 1.0) -> bool:
    """Whether a figure is of more time than lies between two dates, or of so many times more."""
    figure = statement.quantities[0]
    return verdicts.base_value(figure) > times * time_between(*pair.both, figure)[1]


def _of_next_day(start: DatedEnd, end: DatedEnd) -> DatedEnd:
    """Return an hour that no day is told with on the day after, where the clock shows less than at the start."""
    day = timedelta(days=1)
    if not end.is_bare_hour or start.start > end.start or not end.earliest <= start.earliest < end.earliest + day:
        return end
    return replace(end, earliest=end.earliest + day, latest=end.latest + day)


def _names(end: End | None) -> frozenset[str]:
    """Return the place that a statement names as an end, and its name, as which a date may have it unread."""
    if end is None:
        return frozenset()
    place_id = end.mention.place_id if end.mention else None
    return frozenset(name for name in (place_id, end.words and end.words.casefold()) if name)


def _has_ends(statement: TravelStatement, pair: _Pair) -> bool:
    """Whether the two dates stand with the two ends of a statement."""
    one, other = _names(statement.reference), _names(statement.subject)
    first, last = pair.start.place_ids, pair.end.place_ids
    return bool((one & first and other & last) or (other & first and one & last))


def _is_elsewhere(statement: TravelStatement, pair: _Pair) -> bool:
    """Whether one of two dates stands with places of which none is an end that a statement surely has."""
    one, other = _names(statement.reference), _names(statement.subject)
    if statement.is_surmised or not one or not other:
        return False
    return any(date.place_ids and date.place_ids.isdisjoint(one | other) for date in pair.both)


def _left_open(check: Check) -> Check:
    text = f"{check.explanation[:-1]}, but the text does not say that these are the dates of it."
    return check.model_copy(update={"verdict": "not_checkable", "explanation": text})
