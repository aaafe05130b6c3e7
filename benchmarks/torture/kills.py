"""Kills while corrections are made: nothing acknowledged is lost, and history and dossier agree."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geo import store
from geo.errors import ConflictError

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from handmade import HASSAN, KHASAN, PYONGYANG, chosen, found, handmade, named

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECRET = "torture"  # noqa: S105 - nothing is kept with it
MENTIONS = [m.id for m in handmade().mentions if m.kind == "place" and m.place_id]
PLACES = (HASSAN, KHASAN, PYONGYANG)
LONGEST_S = 0.25


def corrector(link: str, seed: int, told: Connection) -> None:
    """Correct one name after the other for ever, and tell of each that the store has acknowledged."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    number = 0
    while True:
        mention, place, name = dice.choice(MENTIONS), dice.choice(PLACES), f"{seed}-{number}"
        standing = store.standing(link)
        dossier = handmade({**chosen(standing), mention: place})
        with contextlib.suppress(ConflictError):
            store.correct(link, SECRET, named(mention, place, name), dossier, version=standing.version)
            told.send(name)
            number += 1


def _acknowledged(hearing: Connection) -> list[str]:
    found = []
    with contextlib.suppress(EOFError):
        while hearing.poll(0):
            found.append(str(hearing.recv()))
    return found


def _strike(link: str, seed: int, dice: random.Random) -> list[str]:
    """Let two processes correct, kill both at a moment of chance, and return what they were told is stored."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["geo.store"])
    hearing, workers = [], []
    for tab in range(2):
        mouth, ear = context.Pipe()
        worker = context.Process(target=corrector, args=(link, 2 * seed + tab, mouth), daemon=True)
        worker.start()
        mouth.close()
        hearing.append(ear)
        workers.append(worker)
    hearing[0].poll(10)  # both have come as far as to correct
    for worker in workers:
        worker.join(dice.uniform(0, LONGEST_S))
        worker.kill()
        worker.join()
    return [name for ear in hearing for name in _acknowledged(ear)]


def run(count: int) -> tuple[list[str], int]:
    """Kill so many times; return what went wrong, a line each, and how many corrections were acknowledged."""
    dice = random.Random(19)  # noqa: S311 - no secret
    wrong: list[str] = []
    told = 0
    with tempfile.TemporaryDirectory() as home:
        os.environ["DATELINE_HOME"] = home
        link = ""
        for kill in range(count):
            if kill % 10 == 0:
                link = store.keep(handmade(), SECRET)  # a history of some tens of corrections
            acknowledged = _strike(link, kill, dice)
            told += len(acknowledged)
            lost = set(acknowledged) - {correction.why for correction in store.history(link)}
            if lost:
                wrong.append(f"kill {kill}: {len(lost)} acknowledged corrections are lost")
            if found(link) != handmade(chosen(store.standing(link))):
                wrong.append(f"kill {kill}: history and dossier disagree")
    if told < count:
        wrong.append(f"only {told} corrections were acknowledged: nothing was tried")
    return wrong, told
