"""How much time and memory a text may take, and what is said where it takes more."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

MEMORY_BYTES: Final = 1_500_000_000
"""What a text may take beside what a worker has loaded; an article of 100 kB takes 0.1 GB."""

OUT_OF_MEMORY: Final = 3
"""The status with which a worker ends that could get no more memory."""

FILE_S: Final = 30.0
"""The seconds that the reading of a file may take."""

DOSSIER_BYTES: Final = 25_000_000
"""What a dossier may have, as JSON; 1 MB of news makes 17 MB, an article of 5 kB 0.1 MB."""

What = Literal["text", "file", "dossier"]

_LEAST_S: Final = 20.0
_CHARS_PER_S: Final = 2_000
"""A fifth of the pace of news on a quiet machine, where 11,000 were measured."""

_ADVICE: Final = {
    "text": "Take out what is no prose, or give it in parts.",
    "file": "Save it as plain text, or paste the article's text instead.",
    "dossier": "Give its article in parts, which have fewer events and claims each.",
}


def limit_s(chars: int) -> float:
    """Return the seconds that a text of so many characters may take."""
    return _LEAST_S + chars / _CHARS_PER_S


@dataclass(frozen=True)
class Piece:
    """A piece of work as it is told of: a text of so many characters, a file, a dossier to be drawn."""

    chars: int
    what: What = "text"

    def __str__(self) -> str:
        return f"This text of {max(1, round(self.chars / 1000))} kB" if self.what == "text" else f"This {self.what}"

    @property
    def advice(self) -> str:
        """What to do where it takes too much."""
        return _ADVICE[self.what]


def too_long_words(piece: Piece, seconds: float) -> str:
    """Say that a piece of work took more than its time."""
    return f"{piece} took more than the {seconds:.0f} seconds that it may take, and was stopped. {piece.advice}"


def too_big_words(piece: Piece) -> str:
    """Say that a piece of work took more than its memory."""
    most = f"{MEMORY_BYTES / 1e9:.1f} GB of memory"
    return f"{piece} took more than the {most} that it may take, and was stopped. {piece.advice}"


def died_words(piece: Piece, code: int | None) -> str:
    """Say that a worker ended in the middle of a piece of work."""
    again = piece.advice[0].lower() + piece.advice[1:]
    return (
        f"{piece} was not read to its end: the process that read it ended before (status {code}), and another has "
        f"taken its place. Try again; should it end again, {again}"
    )


def too_much_words(size: int) -> str:
    """Say that a text makes a dossier of so many bytes, more than can be kept and shown."""
    most = f"{DOSSIER_BYTES / 1e6:.0f} MB"
    return f"This text makes a dossier of {size / 1e6:.0f} MB, more than {most}, the most that can be shown. Split it."


def limit_memory() -> None:
    """Have this process get no more memory than it has now and a text may take; elsewhere than on Linux do nothing."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - only where there is one

    with suppress(OSError, ValueError, StopIteration):  # where it cannot be had, the limit of time remains
        lines = Path("/proc/self/status").read_text("utf-8").splitlines()
        held = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))
        resource.setrlimit(resource.RLIMIT_DATA, (held + MEMORY_BYTES, resource.getrlimit(resource.RLIMIT_DATA)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
