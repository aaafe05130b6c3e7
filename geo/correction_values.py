"""The values that a correction can have, read from how they are written.

A time is a day, "2023-09-12", or an instant, "2023-09-12T14:30", by the clock of the place unless it has an offset; a
window is "FROM/TO", with the whole of a last day, and ".." for a bound that is not known. Lists are comma separated.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from geo.errors import InputError
from geo.model import Mode, Span, Status, Window

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import tzinfo

STATUSES: Final = get_args(Status)
MODES: Final = get_args(Mode)
_OPEN: Final = ".."
Word = TypeVar("Word", bound=str)


def read_day(value: str | None) -> date | None:
    """Return the day that is written, None for none; raises InputError for what is no day."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{value!r:.60} is no day; write it as 2023-09-12.") from error


def read_window(value: str | None, zone: tzinfo | None) -> Window | None:
    """Return the window that is written, None for none; raises InputError for what is none or ends before it begins."""
    if value is None:
        return None
    first, slash, last = value.partition("/")
    try:
        earliest = None if first == _OPEN else _instant(first, zone)
        end = last if slash else first
        latest = None if end == _OPEN else _end_of(end, zone)
    except ValueError as error:
        raise _no_window(value) from error
    if earliest is None and latest is None:
        raise _no_window(value)
    if earliest is not None and latest is not None and latest < earliest:
        raise InputError(f"The window {value[:60]!r} ends before it begins; write the earlier time first.")
    return Window(earliest=earliest, latest=latest)


def _no_window(value: str) -> InputError:
    return InputError(
        f"{value[:60]!r} is no time; write a day (2023-09-12), an instant (2023-09-12T14:30), or a window with a slash "
        "(2023-09-12/2023-09-14, ../2023-09-14, 2023-09-12/..)."
    )


def _instant(word: str, zone: tzinfo | None) -> datetime:
    instant = datetime.fromisoformat(word)
    return instant if instant.tzinfo is not None else instant.replace(tzinfo=zone or UTC)


def _end_of(word: str, zone: tzinfo | None) -> datetime:
    """Return the end of what is written: of a day its midnight, of an instant itself."""
    if len(word) == len("2023-09-12"):
        return _instant((date.fromisoformat(word) + timedelta(days=1)).isoformat(), zone)
    return _instant(word, zone)


def read_word(value: str | None, words: Collection[Word], what: str) -> Word:
    """Return a value that is one of some words; raises InputError, which names them."""
    for word in words:
        if word == value:
            return word
    raise InputError(f"{str(value)[:60]!r} is no {what}; it is one of {', '.join(words)}.")


def read_span(value: str | None, length: int) -> Span:
    """Return the stretch of the text that "START-END" names; raises InputError for what is none."""
    start, _, end = (value or "").partition("-")
    if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length:
        return Span(start=int(start), end=int(end))
    raise InputError(
        f"{str(value)[:60]!r} is no stretch of the text; write its first and its last offset, as 120-134, within "
        f"{length:,} characters."
    )


def read_name(value: str | None, what: str) -> str:
    """Return a name that somebody gave; raises InputError for an empty and for a very long one."""
    name = " ".join((value or "").split())
    if 0 < len(name) <= 120:
        return name
    raise InputError(f"{name[:60]!r} is no {what}; write one of 1 to 120 characters.")


def read_ids(value: str | None, known: Collection[str], what: str) -> tuple[str, ...]:
    """Return the ids of a list, each once, in order; an empty value is an empty list. Raises InputError for others."""
    ids = tuple(dict.fromkeys(part.strip() for part in (value or "").split(",") if part.strip()))
    for name in ids:
        if name not in known:
            raise no_such(what, name, sorted(known))
    return ids


def no_such(what: str, name: str, known: Sequence[str]) -> InputError:
    """Return the error that says that there is no such part of the dossier, and which there are."""
    some = ", ".join(known[:8]) + (", …" if len(known) > 8 else "")
    return InputError(f"The dossier has no {what} {name[:80]!r}; it has {some or 'none'}.")
