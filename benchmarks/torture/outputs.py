"""A full disk under every output of the command line: one line in words, an older file as it was, nothing left behind.

Files are kept from growing beyond so many bytes (RLIMIT_FSIZE, which needs no rights); streams go to /dev/full.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geo import analyse, corpus
from geo.cli.analyse import write_output
from geo.errors import DatelineError
from geo.export import FORMATS, picture_png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.model import Dossier

SEED = Path(__file__).parents[2] / "seeds" / "000_d73f2120bc69e7cf.txt"
SENTENCE = "Vladivostok lies about 680 km north of Pyongyang."
SAID = "No room is left"
OLDER = b"an older result\n"
COMMANDS = (
    ("--version",), ("--help",), ("store", "check"), ("route", "Pyongyang", "Vladivostok"), ("geocode", "Paris"),
    ("check", SENTENCE), ("check", "--format", "json", SENTENCE), ("analyse", str(SEED)),
)  # fmt: skip
LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); from geo.cli import main; main()"
)


@contextmanager
def _files_of(most: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes until the block ends."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _try(what: str, folder: Path, write: Callable[[Path], object], most: int, older: bytes | None) -> list[str]:
    """Write a file where it has no room; return what went wrong."""
    target = folder / "out"
    target.unlink(missing_ok=True)
    if older is not None:
        target.write_bytes(older)
    wrong = [f"{what}, room for {most} bytes: it says that it is written"]
    with _files_of(most):
        try:
            write(target)
        except DatelineError as error:
            wrong = [] if SAID in str(error) and "\n" not in str(error) else [f"{what}: told as {error}"]
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            wrong = [f"{what}: {type(error).__name__}: {error}"]
    if (target.read_bytes() if target.exists() else None) != older:
        wrong.append(f"{what}, room for {most} bytes: an older file is lost, or half of one there")
    if left := {path.name for path in folder.iterdir()} - {"out", "in.jsonl"}:
        wrong.append(f"{what}, room for {most} bytes: left behind {left}")
    return wrong


def _files(folder: Path, steps: int) -> tuple[int, list[str]]:
    """Write every format, and a corpus, with room for ever more bytes but not for all."""
    dossier = analyse(SEED.read_text("utf-8"), published=date(2023, 9, 12))
    contents: dict[str, str | bytes] = {"json": dossier.model_dump_json(by_alias=True, indent=2)}
    contents |= {name: written.write(dossier) for name, written in FORMATS.items()}
    tries, wrong = 0, []
    for name, content in contents.items():
        length = len(content if isinstance(content, bytes) else content.rstrip("\n").encode() + b"\n")
        for most in sorted({*range(0, length, max(1, length // steps)), length - 1}):
            for older in (None, OLDER):
                wrong += _try(name, folder, lambda target, what=content: write_output(what, target), most, older)  # type: ignore[misc]
                tries += 1
    source = folder / "in.jsonl"
    lines = [
        {"id": str(n), "text": f"Envoy {n} left Paris for Rome on Monday.", "published": "2023-09-12"} for n in (1, 2)
    ]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    corpus.run(source, folder / "out")
    length = (folder / "out").stat().st_size
    for most in sorted({*range(0, length, max(1, length // max(2, steps // 20))), length - 1}):
        wrong += _try("corpus", folder, lambda target: corpus.run(source, target), most, OLDER)
        tries += 1
    return tries + 1, wrong + _picture(dossier)


def _picture(dossier: Dossier) -> list[str]:
    """Draw the picture of a link's preview without a folder for temporary files: it needs no disk."""
    before, tempfile.tempdir = tempfile.tempdir, "/nowhere"
    try:
        picture_png(dossier)
    except OSError as error:
        return [f"the picture: {error}"]
    finally:
        tempfile.tempdir = before
    return []


def _command(what: str, command: list[str], stdout: Path | None, folder: Path) -> list[str]:
    """Run a command whose output has no room; return what went wrong."""
    with (stdout or folder / "stdout").open("wb") as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False, cwd=folder)
    wrong = []
    if done.returncode != 2:
        wrong.append(f"{what}: exit status {done.returncode}")
    lines = done.stderr.strip().splitlines() or [""]
    if SAID not in lines[-1] or "Traceback" in done.stderr or "ignored" in done.stderr:
        wrong.append(f"{what}: {done.stderr[-300:]}")
    if left := {path.name for path in folder.iterdir()} - {"stdout", "in.jsonl"}:
        wrong.append(f"{what}: left behind {left}")
    return wrong


def _commands(folder: Path, scale: float) -> tuple[int, list[str]]:
    run = [sys.executable, "-m", "geo"]
    full = Path("/dev/full")
    told: list[list[str]] = []
    if full.exists():
        told += [_command(" ".join(given), [*run, *given], full, folder) for given in COMMANDS]
        formats = list(FORMATS) if scale >= 1 else list(FORMATS)[:1]
        for name in formats:
            told.append(_command(f"{name} > /dev/full", [*run, "analyse", str(SEED), "-f", name], full, folder))
            out = [*run, "analyse", str(SEED), "-f", name, "-o", str(full)]
            told.append(_command(f"{name} -o /dev/full", out, None, folder))
    source = folder / "in.jsonl"
    source.write_text(json.dumps({"id": "1", "text": SEED.read_text("utf-8")}) + "\n", "utf-8")
    for given in (["analyse", str(SEED), "-o", "out"], ["corpus", "in.jsonl", "-o", "out"]):
        told.append(_command(f"{given[0]} -o", [sys.executable, "-c", LIMITED, *given], None, folder))
    return len(told), [line for wrong in told for line in wrong]


def run(scale: float) -> tuple[int, list[str]]:
    """Try every output; return how many tries there were and what went wrong, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        tries, wrong = _files(Path(folder), max(10, int(300 * scale)))
    with tempfile.TemporaryDirectory() as folder:
        more, also = _commands(Path(folder), scale)
    return tries + more, wrong + also
