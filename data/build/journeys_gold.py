"""Texts with who was where: those that were made for training, with their marks inside, and annotated articles.

`data/build/journeys/*.txt` are ours, each place that tells a presence marked as `[Lyon|t1:visited#3:scheduled]`: whose,
in which role, which visit in the order of travel, and its status if it is not confirmed. `annotations.jsonl` has the
same of articles that are not ours, by their id and the SHA-256 of their text.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).resolve().parent / "journeys"
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


@dataclass(frozen=True)
class Mark:
    """What a mention of a place tells of a traveller; `visit` counts from 1 in the order of travel."""

    start: int
    end: int
    traveller: str
    role: str
    visit: int | None
    status: str


@dataclass(frozen=True)
class GoldText:
    """A text with its marks; `kind` is "made" or the corpus that it is of."""

    id: str
    kind: str
    text: str
    published: str | None
    travellers: dict[str, str]
    marks: tuple[Mark, ...]


def made_texts() -> list[GoldText]:
    """Return the texts that were made for training."""
    blocks = (block for file in sorted(FOLDER.glob("*.txt")) for block in _blocks(file))
    return [_made(block) for block in blocks]


def annotated_texts(corpora: Path, journeys: Path) -> list[GoldText]:
    """Return the annotated articles whose texts stand in the folders, as long as they are the ones annotated."""
    texts = dict([*_corpus_texts(corpora), *_journey_texts(journeys)])
    with (FOLDER / "annotations.jsonl").open(encoding="utf-8") as lines:
        entries = [json.loads(line) for line in lines]
    found = []
    for entry in entries:
        text, published = texts.get(entry["id"], ("", None))
        if hashlib.sha256(text.encode()).hexdigest() == entry["sha256"]:
            marks = tuple(Mark(*mark) for mark in entry["marks"])
            kind = entry["id"].partition("/")[0]
            found.append(GoldText(entry["id"], kind, text, published, entry["travellers"], marks))
    return found


def _blocks(file: Path) -> Iterator[str]:
    return (block for block in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:])


def _made(block: str) -> GoldText:
    head, _, body = block.partition("\n")
    fields = {key.strip(): value.strip() for key, _, value in (part.partition(":") for part in head.split("|"))}
    body = body.strip("\n")
    marks: list[Mark] = []
    parts: list[str] = []
    last = length = 0
    for match in _MARK.finditer(body):
        parts += [body[last : match.start()], match[1]]
        start = length + match.start() - last
        length = start + len(match[1])
        last = match.end()
        marks += [_mark(start, length, told) for told in match[2].split(";")]
    named = (part.strip().partition("=") for part in fields.get("travellers", "").split(";"))
    return GoldText(
        id=f"made/{fields['id']}",
        kind="made",
        text="".join([*parts, body[last:]]),
        published=fields.get("published") or None,
        travellers={key: name for key, _, name in named if name},
        marks=tuple(marks),
    )


def _mark(start: int, end: int, told: str) -> Mark:
    traveller, _, rest = told.strip().partition(":")
    role, _, status = rest.partition(":")
    role, _, visit = role.partition("#")
    usual = {"past": "historical", "denied": "denied"}.get(role, "confirmed")
    return Mark(start, end, traveller, role, int(visit) if visit else None, status or usual)


def _corpus_texts(folder: Path) -> Iterator[tuple[str, tuple[str, str | None]]]:
    for file in sorted(folder.glob("*.dev.jsonl")):
        with file.open(encoding="utf-8") as lines:
            documents: list[dict[str, Any]] = [json.loads(line) for line in lines]
        for document in documents:
            if "toponyms" in document:
                yield f"{file.name.partition('.')[0]}/{document['id']}", (document["text"], document.get("published"))


def _journey_texts(folder: Path) -> Iterator[tuple[str, tuple[str, str | None]]]:
    for kind in ("news", "rfc"):
        for file in sorted((folder / kind).glob("*.txt")):
            told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            yield f"{kind}/{file.stem}", (file.read_text(encoding="utf-8"), told.get("published"))
