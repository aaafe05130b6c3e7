"""Write the dossiers of the examples and of corpora, a file each, so that two states of the code can be compared.

    python benchmarks/dossiers.py OUT [CORPUS.jsonl …]

A line of a corpus is {"text", "published"?, "title"?, "source"?}. What cannot be analysed has its error for a dossier.
With PYTHONPATH set to another checkout, that one's code is used on the same articles; then `diff -r BEFORE AFTER`
shows each line of each dossier that has changed. Dossiers are the same byte for byte where nothing has.
"""

from __future__ import annotations

import json
import os
import sys
import time
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geo
from geo.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
METADATA = ("published", "title", "source")


def articles(corpora: list[Path]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the name, the text and the metadata of each article."""
    for example in tomllib.loads((SEEDS / "index.toml").read_text(encoding="utf-8"))["example"]:
        yield example["id"], (SEEDS / example["file"]).read_text(encoding="utf-8"), _known(example)
    for corpus in corpora:
        for number, line in enumerate(corpus.read_text(encoding="utf-8").strip("\n").split("\n"), start=1):
            found = json.loads(line)
            yield f"{corpus.stem}-{number:04}", found["text"], _known(found)


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {key: found[key] for key in METADATA if found.get(key)}


def write(out: Path, name: str, text: str, metadata: dict[str, Any]) -> None:
    """Write the dossier of an article to a folder."""
    try:
        dossier = geo.analyse(text, **metadata).model_dump_json(by_alias=True, indent=1)
    except DatelineError as error:
        dossier = f"{type(error).__name__}: {error}"
    (out / f"{name}.json").write_text(dossier + "\n", encoding="utf-8")


def main() -> None:
    """Write all dossiers, a process a core."""
    out, corpora = Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]
    out.mkdir(parents=True, exist_ok=True)
    os.environ["OMP_NUM_THREADS"] = "1"
    begin = time.perf_counter()
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(write, out, *article) for article in articles(corpora)]
        for job in jobs:
            job.result()
    print(f"{len(jobs)} dossiers by {Path(geo.__file__).parent} in {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
