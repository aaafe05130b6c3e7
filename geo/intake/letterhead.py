"""What an article says of itself: its title, its source, the day it was published, where they stand in its text.

The head is the lines before the first line of prose. A short first line without a full stop is the title; a line that
is a date, with "Published" before it or alone, is the day; the source is a name of `data/sources.csv`, or what stands
in a byline between the author and the date. At the foot only what is labelled counts. The head of a letter ("Sent:",
"Subject:") is read alike. Nothing is taken from prose, and what may be read in two ways (a line that only wraps,
"05/06/2024" where the source's country does not tell which) is not read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from geo.intake.article import may_be_published
from geo.intake.sources import source_country, source_of_heading
from geo.lexicon import any_of, word_list, word_set
from geo.text import (
    DAY_NUMBER,
    MONTH,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    find_datelines,
    month_number,
    plain_lines,
)

if TYPE_CHECKING:
    from geo.model import Dateline

_HEAD_LINES: Final = 8
_FOOT_LINES: Final = 3
_TITLE_WORDS: Final = 25
_TITLE_CHARS: Final = 180
_PARAGRAPH_CHARS: Final = 60
_FLAGS: Final = re.VERBOSE | re.IGNORECASE

_DAY: Final = rf"""
    (?:(?:{WEEKDAY}|{SHORT_WEEKDAY}),?[ ])?
    (?: (?P<iso>{YEAR}(?:-\d\d-|/\d\d/)\d\d)(?:T\S*)?
      | {MONTH}[ ]{DAY_NUMBER},?[ ]{YEAR}
      | {DAY_NUMBER}[ -]{MONTH},?[ -]{YEAR}
      | (?P<numeric>\d\d?[./-]\d\d?[./-](?:{YEAR}|\d\d))(?!\d)
    )"""
_CLOCK: Final = r"""
    (?:[ ,|·•–-]*(?:at[ ])?\d\d?(?:[:.]\d\d){1,2}[ ]?(?:[ap]\.?m\.?)?
       [ ]?(?:[+-]\d{4})?[ ]?\(?[A-Z]{0,5}(?:[+-]\d{1,2})?\)?)?"""
_CHANGED: Final = r"(?:updated|modified|amended|revised|edited)"
_DATE_LINE: Final = re.compile(
    rf"""
    (?P<label>
        (?:this[ ](?:article|story|report|piece|post|page)[ ](?:was|is|has[ ]been)[ ])?
        (?:first[ ]|last[ ]|originally[ ])?
        (?:published|posted|issued|released|filed|sent|created|dated?
          |(?:publication|release)[ ]date|(?P<change>{_CHANGED}))
        (?:[ ]on|[ ]at)?(?:[ ]?:?|[ ][–-])[ ]
        (?:\d\d?[:.]?\d\d(?:[ ]?[ap]\.?m\.?)?(?:[ ][A-Z]{{2,5}})?,?[ ](?:on[ ])?)?  # 13:49, 5 June 2024
    )?
    (?P<day>{_DAY}){_CLOCK}(?:[ ][–-][ ](?-i:[A-Z]{{2}}[A-Z .]*))?[.]?""",
    _FLAGS,
)
_LABELLED: Final = re.compile(r"(title|headline|source|subject|re):\s+(?:(?:re|fwd?|aw):\s+)*(.+)", re.IGNORECASE)
_POSTAL: Final = re.compile(rf"{any_of(word_list('page_furniture', 'of_letter'))}:(?:\s.*)?", re.IGNORECASE)
_NAME: Final = r"[A-Z][\w.'’-]*"
_BYLINE: Final = re.compile(rf"By[ ]{_NAME}(?:,?[ ](?:{_NAME}|{any_of(word_list('name_particles'))}))+")
_PARTS: Final = re.compile(r"\s*[|·•]\s*|\s+/\s+")
_NEXT_LABEL: Final = re.compile(
    r"(?<!first)(?<!last)(?<!originally)(?<!was)(?<!is)(?<!been)[\s,;/(–—-]+"
    rf"(?=(?:first |last |originally )?(?:published|posted|{_CHANGED})\b)",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?…][”’\"')\]]*$")
_NO_SOURCE: Final = re.compile(rf"\b{any_of(word_list('page_furniture', 'of_byline', 'button'))}\b|@|\d\d", _FLAGS)
_MONTH_FIRST: Final = word_set("date_orders", "month_first")
_UNDECIDED: Final = word_set("date_orders", "undecided")
_FURNITURE: Final = word_set("page_furniture", "section", "label", "button")


@dataclass(frozen=True)
class Letterhead:
    """What was found; None for what does not stand there."""

    title: str | None = None
    source: str | None = None
    published: date | None = None


def find_letterhead(text: str, source: str | None = None) -> Letterhead:
    """Return what an article's text says of itself at its head and foot; `source` is the one that is known already."""
    lines = plain_lines(text)
    filled = [n for n, line in enumerate(lines) if line]
    prose = next((n for n in filled if _is_prose(lines[n])), None)
    if prose is None:
        return Letterhead()
    found = Letterhead()
    untaken = False
    for n in [n for n in filled if n < prose][:_HEAD_LINES]:
        line = re.sub(r"^#+\s+", "", lines[n])
        read = _read_line(line, found)
        if read is not None:
            found = read
        elif line.lower().rstrip(":") not in _FURNITURE and not _BYLINE.fullmatch(line) and not _POSTAL.fullmatch(line):
            if found.title is None and not untaken and _is_title(line) and not _wraps(lines, n):
                found = _titled(line, found)
            untaken = True
    found = _filed(lines[prose], found)
    for n in filled[-_FOOT_LINES:]:
        if n > prose and (_LABELLED.fullmatch(lines[n]) or _labelled_day(lines[n])):
            found = _read_line(lines[n], found) or found
    if found.published is None:
        near = [lines[n] for n in (*[n for n in filled if n < prose][:_HEAD_LINES], *filled[-_FOOT_LINES:])]
        # Better the day of an update than none.
        found = replace(found, published=_in_figures(near, source or found.source) or _changed(near))
    return found


def _filed(line: str, found: Letterhead) -> Letterhead:
    """Return what is known after the dateline that the prose begins with: its agency, its day if it has a year."""
    dateline = next(find_datelines(line), None)
    if dateline is None:
        return found
    return replace(
        found,
        source=found.source or (_known(dateline.agency) if dateline.agency else None),
        published=found.published or filed_on(dateline),
    )


def filed_on(dateline: Dateline) -> date | None:
    """Return the day of a dateline; None where its year is not said, or is none of a newspaper."""
    if dateline.date is None or dateline.date.startswith("--"):
        return None
    day = date.fromisoformat(dateline.date)
    return day if may_be_published(day) else None


def _is_prose(line: str) -> bool:
    ends = bool(_SENTENCE_END.search(line)) and not _date_line(line)
    named = _BYLINE.match(line) and len(line.split()) <= 6
    return len(line) > _TITLE_CHARS or (ends and len(line.split()) > 3 and not named and not _looks_asked(line))


def _looks_asked(line: str) -> bool:
    """Tell whether a line is one short question or exclamation, as titles may be."""
    return line[-1] in "?!" and len(line.split()) <= _TITLE_WORDS and not re.search(r"[.!?…]\s", line)


def _is_title(line: str) -> bool:
    ended = line[-1] in ".:;,-–—…"
    begins = line[0].isupper() or line[0].isdigit() or line[0] in "“‘\"'"
    return (
        begins and not ended and len(line) <= _TITLE_CHARS and len(line.split()) <= _TITLE_WORDS
        and any(c.isalpha() for c in line) and not re.search(r"https?://|www\.|@", line)
    )  # fmt: skip


def _wraps(lines: list[str], n: int) -> bool:
    """Tell whether a line may only be the beginning of a sentence that goes on in the next line."""
    after = lines[n + 1] if n + 1 < len(lines) else ""
    if not after or _date_line(after) or _BYLINE.match(after):
        return False
    width = max(map(len, lines))
    if _is_prose(after) and len(after) < _PARAGRAPH_CHARS:
        return True
    return after[0].islower() or len(lines[n]) + 1 + len(after.split()[0]) > width


def _titled(line: str, found: Letterhead) -> Letterhead:
    rest, _, last = line.rpartition(" | ")
    if rest and (source := _known(last)):
        return replace(found, title=rest.strip(), source=found.source or source)
    return replace(found, title=line)


def _read_line(line: str, found: Letterhead) -> Letterhead | None:
    """Return what is known after a line that dates, names the source or is labelled; None if it does none of it."""
    if labelled := _LABELLED.fullmatch(line):
        words = labelled[2].strip()
        if labelled[1].lower() == "source":
            return replace(found, source=found.source or words)
        return replace(found, title=found.title or words)
    if dates := _date_line(line):
        return replace(found, published=found.published or _published(dates))
    if source := _known(line):
        return replace(found, source=found.source or source)
    parts = [part for part in _PARTS.split(line) if part]
    if len(parts) == 1:
        head, _, rest = line.partition(", ")
        parts = [head, rest] if rest and (_known(head) or _BYLINE.fullmatch(head)) else parts
    dates = [match for part in parts if (match := _DATE_LINE.fullmatch(part))]
    author = any(_BYLINE.fullmatch(part) for part in parts)
    if len(parts) < 2 or not (dates or author):
        return None
    others = [p for p in parts if not _DATE_LINE.fullmatch(p) and not _BYLINE.fullmatch(p)]
    known = [name for part in others if (name := _known(part))]
    if not known and author and dates and len(others) == 1 and _may_name_source(others[0]):
        known = others
    source = found.source or (known[0] if known else None)
    return replace(found, source=source, published=found.published or _published(dates))


def _date_line(line: str) -> list[re.Match[str]]:
    """Return the dates of a line that holds nothing else: one, or the day of publication and that of an update."""
    dates = _dated_parts(line)
    return [match for match in dates if match] if all(dates) else []


def _dated_parts(line: str) -> list[re.Match[str] | None]:
    """Return for each part of a line the date that it is, None for one that is something else."""
    parts = [part.removesuffix(")") for piece in _PARTS.split(line) for part in _NEXT_LABEL.split(piece) if part]
    return [_DATE_LINE.fullmatch(part) for part in parts]


def _published(dates: list[re.Match[str]]) -> date | None:
    """Return the day of publication, which no update's is; a labelled one before another."""
    told = sorted((match for match in dates if not match["change"]), key=lambda match: not match["label"])
    return _day(told[0]) if told else None


def _changed(lines: list[str]) -> date | None:
    """Return the first day of an update that lines tell of."""
    dates = (match for line in lines for match in _dated_parts(line) if match and match["change"])
    return next((day for match in dates if (day := _day(match))), None)


def _in_figures(lines: list[str], source: str | None) -> date | None:
    """Return the day of publication that lines tell in figures, read as the source's country writes them."""
    country = source_country(source) if source else None
    if not country or country in _UNDECIDED:
        return None
    dates = (match for line in lines for match in _date_line(line) if match["numeric"] and not match["change"])
    days = (
        _numeric_day(match["numeric"], month_first=country in _MONTH_FIRST) for match in dates if _is_told_whole(match)
    )
    return next((day for day in days if day and may_be_published(day)), None)


def _is_told_whole(match: re.Match[str]) -> bool:
    """Tell whether a day in figures says its century, or is labelled: "5.4.24" alone may number anything."""
    return len(re.split(r"[./-]", match["numeric"])[2]) > 2 or bool(match["label"])


def _may_name_source(part: str) -> bool:
    plain = part.lower() not in _FURNITURE and not _NO_SOURCE.search(part)
    return plain and part[0].isupper() and len(part.split()) <= 6


def _labelled_day(line: str) -> bool:
    dates = _date_line(line)
    return bool(dates and dates[0]["label"])


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a date line; None where it does not exist, may be two days or is none of a newspaper."""
    day = _written_day(match)
    return day if day and may_be_published(day) else None


def _written_day(match: re.Match[str]) -> date | None:
    words = match["day"]
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"].replace("/", "-"))
        if match["numeric"]:
            return _numeric_day(match["numeric"]) if _is_told_whole(match) else None
        month = re.search(MONTH, words, _FLAGS)
        number = re.search(DAY_NUMBER, re.sub(rf"{YEAR}$", "", words), _FLAGS)
        year = re.search(rf"{YEAR}$", words)
        if not (month and number and year):
            return None
        return date(int(year[0]), month_number(month[0]), int(re.sub(r"\D", "", number[0])))
    except ValueError:
        return None


def _numeric_day(numeric: str, *, month_first: bool | None = None) -> date | None:
    """Return a day in figures; None where there is no such day, or where nothing tells which number is the month."""
    first, second, year = map(int, re.split(r"[./-]", numeric))
    year += 2000 if year < 100 else 0
    if "/" not in numeric or first > 12 or first == second:
        month_first = False
    elif second > 12:
        month_first = True
    if month_first is None:
        return None
    try:
        return date(year, first, second) if month_first else date(year, second, first)
    except ValueError:
        return None


def _known(words: str) -> str | None:
    source = source_of_heading(words)
    return source.name if source else None
