"""The lines of a corpus file: one JSON object an article, or what is wrong with the line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any, Final

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MAX_LINE_BYTES: Final = 10_000_000
"""The longest line that is read: a text of 1 MB, its letters written as escapes of six."""

_LENGTH_SHOWN: Final = 40


@dataclass(frozen=True)
class Record:
    """One article of a corpus."""

    line: int
    id: str
    text: str
    published: date | None
    source: str | None
    title: str | None


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be read, and why; the numbers count from 1."""

    line: int
    error: str


def read_lines(path: Path) -> Iterator[Record | BadLine]:
    """Read a corpus file; empty lines are passed over. Raises InputError where the file cannot be read."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). Give a file with a JSON object a line.") from error
    with file:
        for number, raw in enumerate(iter(lambda: file.readline(MAX_LINE_BYTES), b""), start=1):
            if len(raw) == MAX_LINE_BYTES and not raw.endswith(b"\n"):
                _pass_over(file)
                yield BadLine(number, f"The line has more than {MAX_LINE_BYTES / 1e6:.0f} MB; a text may have 1 MB.")
            elif raw.strip():
                yield _read(number, raw)


def _pass_over(file: IO[bytes]) -> None:
    """Read on to the end of a line, a piece at a time."""
    while (piece := file.readline(MAX_LINE_BYTES)) and not piece.endswith(b"\n"):
        pass


def _read(number: int, raw: bytes) -> Record | BadLine:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadLine(number, "The line is not UTF-8.")
    except json.JSONDecodeError as error:
        return BadLine(number, f"The line is no JSON object: {error.msg} at character {error.pos + 1}.")
    except ValueError:  # Python reads no whole number of more than 4300 digits
        return BadLine(number, "A number of the line has thousands of digits; write it as a string.")
    except RecursionError:
        return BadLine(number, "The line nests too deeply.")
    if not isinstance(found, dict):
        return BadLine(number, 'The line is no JSON object; write {"id": …, "text": …}.')
    return _checked(number, found)


def _checked(number: int, found: dict[str, Any]) -> Record | BadLine:
    if not isinstance(found.get("id"), str | int) or isinstance(found.get("id"), bool):
        return BadLine(number, 'The object has no "id" that is a string or a whole number.')
    if not isinstance(found.get("text"), str):
        return BadLine(number, 'The object has no "text" that is a string.')
    for key in ("source", "title"):
        if not isinstance(found.get(key), str | None):
            return BadLine(number, f'"{key}" is no string.')
    for key in ("id", "text", "source", "title"):
        if _is_torn(found.get(key)):
            return BadLine(number, f'"{key}" holds half a character: a \\ud800 to \\udfff without its other half.')
    try:
        published = _day(found.get("published"))
    except (TypeError, ValueError):
        return BadLine(number, f'"published" is no date{_shown(found["published"])}; write it as 2023-09-12.')
    return Record(number, found["id"], found["text"], published, found.get("source"), found.get("title"))


def _shown(value: object) -> str:
    return f": {value[:_LENGTH_SHOWN]!r}" if isinstance(value, str) else ""


def _is_torn(value: object) -> bool:
    """Tell whether a string holds a surrogate alone, which JSON can write and UTF-8 cannot."""
    return isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value)


def _day(written: Any) -> date | None:
    return datetime.fromisoformat(written).date() if written not in {None, ""} else None
