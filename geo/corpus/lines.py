"""The lines of a corpus file: one JSON object an article, or what is wrong with the line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geo.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                yield _read(number, raw)


def _read(number: int, raw: bytes) -> Record | BadLine:
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return BadLine(number, "The line is not UTF-8.")
    except json.JSONDecodeError as error:
        return BadLine(number, f"The line is no JSON object: {error.msg} at character {error.pos + 1}.")
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
    try:
        published = _day(found.get("published"))
    except (TypeError, ValueError):
        return BadLine(number, f'"published" is no date: {found["published"]!r}; write it as 2023-09-12.')
    return Record(number, found["id"], found["text"], published, found.get("source"), found.get("title"))


def _day(written: Any) -> date | None:
    return datetime.fromisoformat(written).date() if written not in {None, ""} else None
