"""The example articles that come with Dateline: listed in seeds/index.toml, addressed by their names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.resources import seed_path

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class Example:
    """An example article: its name in the address, its file in seeds/, and what is known of its origin."""

    id: str
    file: str
    title: str
    published: date
    source: str | None = None

    def text(self) -> str:
        """Return the article's text."""
        return seed_path(self.file).read_text("utf-8")


@cache
def examples() -> dict[str, Example]:
    """Return the examples by name, in the order of the menu; the first one opens."""
    index = tomllib.loads(seed_path("index.toml").read_text("utf-8"))
    return {entry["id"]: Example(**entry) for entry in index["example"]}
