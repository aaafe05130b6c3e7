"""What a worker can be asked for that needs no language model: an article taken in, a dossier drawn or written out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from geo.export import FORMATS, picture_png
from geo.intake import FileText, make_article, read_text, title_of
from geo.model import Dossier
from geo.view import build_view

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geo.model import Article
    from geo.workers.worker import Teller


def prepare() -> None:
    """Have nothing ready: what is imported is all there is to load."""


def _article(_teller: Teller, given: FileText, published: date | None, title: str, source: str) -> Article:
    return make_article(given.text, published=published, title=title, source=source, url=given.url)


def _read_text(_teller: Teller, text: str) -> FileText:
    return read_text(text)


def _draw(_teller: Teller, dossier: str) -> tuple[Any, ...]:
    """Return what the dashboard opens of a dossier, in the order of its `Opened`; JSON is ready to be sent."""
    read = Dossier.model_validate_json(dossier)
    view = build_view(read)
    route = " → ".join(stop["name"] for card in view["routes"] for stop in card["stops"])
    told = ". ".join(part for part in (route, *(card["headline"] for card in view["claims"])) if part)
    names = {card["id"]: _packed(card) for card in view["mentions"]}
    return title_of(read.article), (told or read.article.text)[:200], _packed(view), view["digest"], names


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _export(_teller: Teller, dossier: str, form: str) -> str | bytes:
    return FORMATS[form].write(Dossier.model_validate_json(dossier))


def _picture(_teller: Teller, dossier: str) -> bytes:
    return picture_png(Dossier.model_validate_json(dossier))


TASKS: Final[dict[str, Callable[..., object]]] = {
    "article": _article, "read_text": _read_text, "draw": _draw, "export": _export, "picture": _picture,
}  # fmt: skip
