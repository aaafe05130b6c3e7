"""All rules for time expressions, in books by what triggers them."""

from __future__ import annotations

from geo.lexicon import any_of, word_list
from geo.text.times import (
    clock_figures,
    clock_times,
    days,
    months,
    offsets,
    periods,
    quarters,
    ranges,
    times_of_day,
    timex_durations,
    timex_sets,
    vague,
    years,
)
from geo.text.times.clock import HOURS
from geo.text.times.mods import MOD_RULES, ModRule
from geo.text.times.patterns import DECADES, FREQUENCIES, MONTH_PREFIX, ORDINAL, PARTS, SEASONS, UNITS, WEEKDAY_PREFIX
from geo.text.times.rule import Rule, rule_book

_FEASTS = {name.split()[-1] for name in word_list("holidays")}

BOOKS = (
    rule_book(
        rf"""{any_of(UNITS)} | {WEEKDAY_PREFIX} | {any_of(FREQUENCIES)} | every | each
        | {any_of(f"{part}s" for part in PARTS)}""",
        *timex_sets.RULES,
    ),
    rule_book(
        rf"""\d\d?(?!\d) | {WEEKDAY_PREFIX} | {ORDINAL} | day | today | yesterday | tomorrow
        | {any_of(_FEASTS)}""",
        *ranges.RULES,
        *days.RULES,
    ),
    rule_book(
        rf"{any_of(PARTS)} | mid | tonight",
        *times_of_day.RULES,
    ),
    rule_book(
        rf"(?:\d\d){{1,2}}(?!\d) | \d(?!\d) | {any_of(HOURS)}\b | noon | mid | clock | half | quarter",
        *clock_times.RULES,
        *clock_figures.RULES,
    ),
    rule_book(
        rf"ago\b | earlier | later | after\w | before | previously | hence | now | time\b | {any_of(UNITS)}\b",
        *offsets.RULES,
    ),
    rule_book(
        rf"{MONTH_PREFIX} | day | week | month | quarter | year | decade | centur | {any_of(SEASONS)}",
        *periods.RULES,
        *months.RULES,
    ),
    rule_book(
        rf"""\d{{4}} | \d0s | \d\d?(?:st|nd|rd|th) | bc | b\b | ad\b | d\b | FY | Q\d | quarter | half | nineteen
        | thousand | year | centur | {any_of(DECADES)}""",
        *years.RULES,
        *quarters.RULES,
    ),
    rule_book(
        any_of(UNITS),
        *timex_durations.RULES,
    ),
    rule_book(
        r"""now | current | present | moment | this | these | recent | late | past | time | coming | next | ahead | come
        | future | soon | short | some""",
        *vague.RULES,
    ),
)


def time_rules() -> tuple[Rule | ModRule, ...]:
    """Return every rule for time expressions, a family after the other, with its name and example."""
    return (*(rule for book in BOOKS for rule in book.rules), *MOD_RULES)
