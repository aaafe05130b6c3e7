"""News agencies, broadcasters and official bodies: `data/sources.csv`, by name and alias."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from geo.lexicon import word_values
from geo.resources import data_path


def _split(aliases: str) -> tuple[str, ...]:
    return tuple(alias for alias in aliases.split("|") if alias)


class Source(BaseModel):
    """A body that news comes from: what it is called, whose voice it is, where it sits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    aliases: Annotated[tuple[str, ...], BeforeValidator(_split)]
    kind: Literal["official", "state", "independent"]
    country: str
    home: str
    note: str


@cache
def load_sources() -> tuple[Source, ...]:
    """Return the known sources, in the order of the file; raises ResourceMissingError."""
    with data_path("sources.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Source.model_validate(line) for line in csv.DictReader(file))


@cache
def _by_name() -> dict[str, Source]:
    return {name.removeprefix("the "): s for s in load_sources() for name in (s.name, *s.aliases)}


def find_source(name: str) -> Source | None:
    """Return the source that bears a name, alias or domain, with or without "the" or "www."; None if not known."""
    bare = re.sub(r"^[Tt]he |^www\.", "", name.strip())
    return _by_name().get(bare) or _by_name().get(f"The {bare}")


def source_country(name: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of a source: as listed, else as its domain ends; None where not told."""
    known = find_source(name)
    if known is not None:
        return known.country
    ending = re.fullmatch(r"(?:[\w-]+\.)+([a-z]{2})", name.strip().lower())
    return word_values("domain_countries", str).get(ending[1], ending[1].upper()) if ending else None


@cache
def _by_heading() -> dict[str, Source]:
    return {
        written.removeprefix("The ").removeprefix("THE "): source
        for source in load_sources()
        for name in (source.name, *source.aliases)
        for written in (name, name.upper())
    }


def source_of_heading(line: str) -> Source | None:
    """Return the source that a line of its own names, as written or in capitals; None if it names none."""
    return _by_heading().get(re.sub(r"^[Tt]he |^THE ", "", line.strip()))


@cache
def _pattern() -> re.Pattern[str]:
    named = {re.sub(r"^[Tt]he ", "", n) for n, s in _by_name().items() if s.note != "newspaper" or " " in n[4:]}
    names = sorted((n for n in named if "." not in n.strip(".") or " " in n or n.isupper()), key=lambda n: (-len(n), n))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def find_source_names(text: str) -> list[tuple[int, int]]:
    """Return where sources of `data/sources.csv` are named in a text, as (start, end), longest first at each place.

    Newspapers of one word (Dawn, Punch, The State) and domains are not looked for: they are more often other things.
    """
    return [m.span() for m in _pattern().finditer(text)]
