"""Analyse every article of a corpus file: one line out for each line in, in order.

The whole input is read first, to learn where each source is at home from all its articles; what is written for an
article then depends on its text, its metadata and that home alone, whatever the order or the number of workers.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from geo.corpus.lines import BadLine, Record, read_lines
from geo.errors import DatelineError
from geo.intake import find_letterhead
from geo.output import replacing, require_another_file
from geo.pipeline import analyse
from geo.places import learn_homes, open_gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from geo.model import Dossier, Mention, Place
    from geo.places import Home

_LOCATED: Final = frozenset({"place", "demonym", "metonym"})
_SEAT_CONFIDENCE: Final = 0.7
"""Seats of government (the White House) are always marked in a dossier; as toponyms only where they surely are."""

Job = tuple["Record | BadLine", "Home | None"]


def run(source: Path, target: Path, *, workers: int = 1, progress: Callable[[int, int], None] | None = None) -> int:
    """Analyse the articles of `source`, write a line each to `target`; returns how many lines could not be read.

    `progress` is called with how many are done and how many there are. An article that cannot be analysed, for what
    reason ever, costs its own line alone; `target` is there when all lines are. Raises InputError where a file cannot
    be opened or both are the same.
    """
    require_another_file(source, target)
    lines = [_sourced(line) for line in read_lines(source)]
    homes = learn_homes(
        ((line.source, line.text) for line in lines if isinstance(line, Record) and line.source), open_gazetteer()
    )
    jobs = [(line, homes.get(line.source or "") if isinstance(line, Record) else None) for line in lines]
    failed = 0
    with replacing(target) as file:
        for done, (row, is_bad) in enumerate(_rows(jobs, workers), start=1):
            failed += is_bad
            file.write(row.encode() + b"\n")
            if progress is not None:
                progress(done, len(jobs))
    return failed


def _sourced(line: Record | BadLine) -> Record | BadLine:
    """Return a line with the source that its text names where the line names none."""
    if isinstance(line, BadLine) or line.source is not None:
        return line
    return replace(line, source=find_letterhead(line.text).source)


def _rows(jobs: list[Job], workers: int) -> Iterator[tuple[str, bool]]:
    if workers <= 1:
        yield from map(_row, jobs)
        return
    with ProcessPoolExecutor(max_workers=workers) as pool:
        yield from pool.map(_row, jobs, chunksize=8)


def _row(job: Job) -> tuple[str, bool]:
    """The JSON of a line's result, and whether it is an error."""
    line, home = job
    if isinstance(line, BadLine):
        return _json({"id": None, "line": line.line, "error": line.error}), True
    try:
        dossier = analyse(line.text, published=line.published, title=line.title, source=line.source, home=home)
    except DatelineError as error:
        return _json({"id": line.id, "line": line.line, "error": str(error)}), True
    except Exception as error:  # noqa: BLE001 - the others' dossiers are not lost for it
        told = f"Dateline failed: {type(error).__name__}: {error}"
        return _json({"id": line.id, "line": line.line, "error": told.encode(errors="replace").decode()}), True
    return _json(
        {
            "id": line.id,
            "dossier": dossier.model_dump(mode="json", by_alias=True),
            "toponyms": list(toponyms_of(dossier)),
            "times": [{"start": t.start, "end": t.end, "value": t.timex} for t in dossier.times],
        }
    ), False


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def toponyms_of(dossier: Dossier) -> Iterable[dict[str, Any]]:
    """Return the places, demonyms and metonyms of a dossier with the point of what they stand for."""
    places = {place.id: place for place in dossier.places}
    for mention in dossier.mentions:
        place = places.get(mention.place_id or "")
        if mention.kind in _LOCATED and not _is_doubtful_seat(mention, place):
            key = (mention.place_id or "").removeprefix("geonames:")
            yield {
                "start": mention.start,
                "end": mention.end,
                "lat": place.lat if place else None,
                "lon": place.lon if place else None,
                "geonameid": int(key) if key.isdecimal() else None,
                "kind": mention.kind,
            }


def _is_doubtful_seat(mention: Mention, place: Place | None) -> bool:
    return place is not None and place.feature == "GOVL" and mention.confidence < _SEAT_CONFIDENCE
