"""What an address opens, an example or a stored dossier: drawn, written out and pictured by processes of their own.

What was drawn is kept, up to a size for all together, for as long as the dossier is not changed; whether its link still
holds is asked of the store each time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from threading import Condition
from typing import TYPE_CHECKING, Any, Final, cast

from cachetools import LRUCache, cached

from geo import store
from geo.dashboard import reading
from geo.dashboard.examples import examples
from geo.dashboard.jobs import Job
from geo.dashboard.processes import drawers
from geo.errors import DossierNotFoundError
from geo.model import Dossier

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from geo.view import contract

DRAWN_BYTES: Final = 200_000_000
"""What is kept of dossiers that were drawn; an article of 5 kB takes 0.2 MB."""

_PICTURED_BYTES: Final = 20_000_000
_PARSED_CHARS: Final = 500_000
"""The articles, in characters together, whose dossiers are kept as they are put right."""

_DRAW_S: Final = 60.0
_BYTES_PER_CHAR: Final = 17
"""What a dossier of news has for each character of its article: by this it is told whose turn it is."""


@dataclass(frozen=True, eq=False)
class Opened:
    """What the browser draws of a dossier, as JSON with its digest, and the words that its link's preview says."""

    title: str
    description: str
    view: bytes
    digest: str
    names: Mapping[str, bytes]
    """Each name's card in the view, as JSON, by its id."""

    @property
    def size(self) -> int:
        """The bytes that it takes."""
        return len(self.view) + sum(map(len, self.names.values()))

    def name(self, mention_id: str) -> contract.MentionCard | None:
        """Return a name as it was read, with what else it could mean; None where there is none."""
        card = self.names.get(mention_id)
        return cast("contract.MentionCard", json.loads(card)) if card else None


def open_dossier(d: str) -> Opened:
    """Return what an address's `d` names: an example or a link.

    Raises DossierNotFoundError, StoreError, and InputError for what takes too long to draw.
    """
    return _draw(d, _stamp(d))


def dossier_of(d: str) -> Dossier:
    """Return the dossier that an address's `d` names, as it stands; raises as `open_dossier` does."""
    return _parsed(d, _stamp(d))


def written(d: str, form: str) -> str | bytes:
    """Return a dossier written in one of the formats of `geo.export`; raises as `open_dossier` does."""
    _stamp(d)
    content: str | bytes = _ask("export", _json(d), form=form)
    return content


def pictured(d: str) -> bytes:
    """Return the picture of a dossier for previews of its link, as PNG; raises as `open_dossier` does."""
    return _picture(d, _stamp(d))


@lru_cache(maxsize=64)
def example_json(name: str) -> str:
    """Return the dossier of an example, analysed once, as JSON."""
    example = examples()[name]
    dossier = reading.analyse(example.text(), published=example.published, title=example.title, source=example.source)
    return dossier.model_dump_json(by_alias=True)


def forget() -> None:
    """Forget all that was drawn."""
    example_json.cache_clear()
    _drawn.clear()
    _dossiers.clear()
    _pictures.clear()


def _stamp(d: str) -> Hashable:
    """Return what changes whenever the dossier does, None for an example; raises DossierNotFoundError, StoreError."""
    if d in examples():
        return None
    if not store.is_link(d):
        names = ", ".join(examples())
        raise DossierNotFoundError(f"No example or dossier is called {d[:40]!r}; the examples are {names}.")
    return store.stamp(d)


def _json(d: str) -> str:
    return example_json(d) if d in examples() else store.find_json(d)


def _ask(task: str, dossier: str, **given: Any) -> Any:
    chars = len(dossier) // _BYTES_PER_CHAR
    return drawers().run(task, Job(""), chars=chars, what="dossier", seconds=_DRAW_S, dossier=dossier, **given)


_drawn: Final[LRUCache[Any, Opened]] = LRUCache(DRAWN_BYTES, getsizeof=lambda opened: opened.size)
_dossiers: Final[LRUCache[Any, Dossier]] = LRUCache(_PARSED_CHARS, getsizeof=lambda dossier: len(dossier.article.text))
_pictures: Final[LRUCache[Any, bytes]] = LRUCache(_PICTURED_BYTES, getsizeof=len)


# Who asks for what is being drawn waits for it, and does not have it drawn a second time.
@cached(_drawn, condition=Condition())
def _draw(d: str, _stamp: Hashable) -> Opened:
    return Opened(*_ask("draw", _json(d)))


# The page tells at each of its runs what was put right.
@cached(_dossiers, condition=Condition())
def _parsed(d: str, _stamp: Hashable) -> Dossier:
    return Dossier.model_validate_json(_json(d))


@cached(_pictures, condition=Condition())
def _picture(d: str, _stamp: Hashable) -> bytes:
    png: bytes = _ask("picture", _json(d))
    return png
