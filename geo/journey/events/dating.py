"""When a draft says that it happened: the window of its own times, and whether that is history or still to come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final

from geo.journey.clauses import PLANNING, REPORTING, ByOffset, is_present, subject
from geo.lexicon import word_set
from geo.model import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, tzinfo

    from geo.journey.clauses import TimeArgument
    from geo.journey.events.draft import Draft
    from geo.lexicon import Relation
    from geo.model import TimeRef

HISTORY_DAYS: Final = 400
"""An event that was over so many days before the publication is history, unless the article tells nothing newer."""

_TODAY: Final = word_set("habits", "today")
_CLOCK: Final = re.compile(r"T\d\d")


@dataclass(frozen=True)
class Calendar:
    """The times of an article in their zones, by id, and the day of its publication."""

    times: Mapping[str, TimeRef]
    published: date | None
    zone: tzinfo | None
    """The zone of what nothing else tells it of: that of the source's country."""

    retrospective: bool = False
    """All that is dated lies far back: the past is the story and not its background."""

    @cached_property
    def by_offset(self) -> ByOffset[TimeRef]:
        """The times by where they stand in the text."""
        return ByOffset(self.times.values())

    @property
    def midnight(self) -> datetime | None:
        """The beginning of the day of publication, without a zone."""
        return datetime.combine(self.published, time()) if self.published is not None else None


def is_retrospective(drafts: Iterable[Draft], calendar: Calendar) -> bool:
    """Say whether all that is dated lies far back, so that the past is the story and not its background."""
    if calendar.midnight is None:
        return False
    limit = calendar.midnight - timedelta(days=HISTORY_DAYS)
    ends = [calendar.times[a.time.id].latest for d in drafts if d.type != "statement" for a in d.times]
    return bool(ends) and all(end is not None and end.replace(tzinfo=None) < limit for end in ends)


def window_of(draft: Draft, calendar: Calendar) -> Window | None:
    """Return when the draft says it happened, from its own time expressions; None without any."""
    told = ((argument.relation, calendar.times[argument.time.id]) for argument in draft.times)
    return window_of_times((relation, time.earliest, time.latest) for relation, time in told)


def window_of_times(told: Iterable[tuple[Relation, datetime | None, datetime | None]]) -> Window | None:
    """Return what times have in common, each with how it bounds what it dates; all that they hold where nothing."""
    earliest: list[datetime] = []
    latest: list[datetime] = []
    for start, end in (_bounds(*one) for one in told):
        earliest += [start] if start is not None else []
        latest += [end] if end is not None else []
    if not earliest and not latest:
        return None
    low, high = max(earliest, default=None), min(latest, default=None)
    if low is not None and high is not None and low >= high:
        low, high = min(earliest), max(latest)
    return Window(earliest=low, latest=high)


def _bounds(
    relation: Relation, start: datetime | None, end: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return what a time says of an event: "since May" from its start on, "after May" from its end on."""
    if relation in {"before", "by", "until"}:
        return None, start if relation == "before" else end
    if relation in {"after", "since"}:
        return (end if relation == "after" else start), None
    return start, end


def is_history(draft: Draft, window: Window | None, calendar: Calendar) -> bool:
    """Say whether a draft with that window was over long before the article."""
    if window is None or draft.prior:
        return draft.prior
    if calendar.midnight is None or window.latest is None:
        return any(len(a.time.timex) == 4 for a in draft.times)
    limit = calendar.midnight - timedelta(days=HISTORY_DAYS)
    return not calendar.retrospective and window.latest.replace(tzinfo=None) < limit


def is_to_come(draft: Draft, window: Window | None, calendar: Calendar) -> bool:
    """Say whether the draft is dated after the day of publication: "she returns on Friday" has not happened.

    What is told in the present for that day itself or a stretch that it is in has not either: "leaves tonight".
    What somebody did has.
    """
    today = calendar.midnight
    if window is None or today is None or _is_told_as_over(draft):
        return False
    start, end = window.earliest, window.latest
    if is_present(draft.trigger) and draft.type != "statement" and any(map(_is_today, draft.times)):
        # "Stays in Rome this week" tells of now.
        end = start if draft.type == "stay" and start is not None and start.replace(tzinfo=None) < today else end
        return end is not None and end.replace(tzinfo=None) > today
    return start is not None and start.replace(tzinfo=None) >= today + timedelta(days=1)


def _is_told_as_over(draft: Draft) -> bool:
    """Say whether somebody did it, in the simple past and a form that is of no other tense: not "they hit Denver"."""
    verb = draft.trigger
    past = verb.tag_ == "VBD" and verb.lower_ != verb.lemma_ and verb.lemma_ not in PLANNING
    return past and draft.type != "statement" and subject(verb) is not None


def is_over_before(draft: Draft, window: Window | None, calendar: Calendar) -> bool:
    """Say whether what is to come follows the draft, which is over: "will go to Tokyo after visiting Seoul"."""
    if not draft.anterior or window is None or calendar.midnight is None:
        return False
    return window.latest is not None and window.latest.replace(tzinfo=None) <= calendar.midnight


def bounds_of_the_past(draft: Draft, calendar: Calendar) -> Window | None:
    """Return the window of an undated draft that is past: it was over when it was told, at the latest on publication.

    None for what has no time of its own, and where it is not known when it was told.
    """
    if draft.type in {"statement", "meeting"} or draft.prior:
        return None
    begin = draft.sentence.offset
    said = [
        end
        for t in calendar.by_offset.within(begin, begin + len(draft.sentence.text))
        if (head := draft.sentence.head_in(t.start, t.end)) is not None and (end := t.latest) is not None
        if (verb := next((v for v in head.ancestors if v.pos_ == "VERB"), None)) is not None
        and verb.lemma_ in REPORTING
        and verb in list(draft.trigger.ancestors)
    ]
    if said:
        return Window(latest=min(said))
    if calendar.midnight is None:
        return None
    told = calendar.midnight + timedelta(days=1)
    return Window(latest=told.replace(tzinfo=draft.zone or calendar.zone or UTC))


def _is_today(argument: TimeArgument) -> bool:
    """Say whether a time is told from the day of publication, or by the clock alone."""
    return bool(_TODAY & set(argument.time.text.lower().split())) or _CLOCK.search(argument.time.timex) is not None
