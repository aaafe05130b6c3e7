"""Fifty readers who play, correct and paste at once: no error in any session, and nobody waits for the others."""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from websockets.exceptions import WebSocketException

sys.path.insert(0, str(Path(__file__).parents[1]))
from reader import Reader, reading
from sessions import free_port, serve_command, served

from geo import analyse, store
from geo.dashboard.examples import examples

EXAMPLE = "armoured-train"
PASTED = ("training-ship", "pilgrimage", "air-tour", "armoured-train")
SECONDS = 120.0
PAUSE_S = (5.0, 10.0)  # between two acts of one of many
QUICK_S = (0.8, 1.6)  # of the one alone, for figures enough in the same time
TEXT, DAY = "Text of the article", "Published on (so that “Monday” means a day)"
MOST = 2.0  # times the p95 of one


class Told(NamedTuple):
    """What readers came to know."""

    plays: list[float]
    """Milliseconds of each rerun of a play."""
    acts: int
    """Corrections, undone ones and pastes."""
    wrong: list[str]


def choices() -> list[dict[str, str]]:
    """Return what a reader of the example may correct: each name with a place that it was not given."""
    example = examples()[EXAMPLE]
    dossier = analyse(example.text(), published=example.published)
    return [
        {"mention": mention.id, "place": other.place_id}
        for mention in dossier.mentions for other in mention.candidates if other.place_id != mention.place_id
    ]  # fmt: skip


class _Act:
    """One reader at the page: what is done next is of chance, but what each has done at the end is alike."""

    def __init__(self, reader: Reader, port: int, number: int, asked: list[dict[str, str]]) -> None:
        self.reader = reader
        self.port = port
        self.number = number
        self.asked = asked
        self.dice = random.Random(number)  # noqa: S311 - no secret
        self.corrected = False
        self.plays: list[float] = []
        self.acts = 0

    async def next(self, turn: int) -> None:
        """Play at most of the turns; correct, undo and paste at the others."""
        match (turn + self.number) % 12:
            case 3:
                await self.correct()
            case 7 if self.corrected:
                await self._changed(self.reader.ask("undo", value=True))
                self.corrected = False
            case 11:
                await self.paste(turn)
            case _:
                at = f"2023-09-11T{self.dice.randrange(24):02}:{self.dice.randrange(60):02}:00Z"
                self.plays.append(await self.reader.play(at))

    async def correct(self) -> None:
        """Correct a name of the example, of which the reader gets a copy."""
        self.reader.query = f"d={EXAMPLE}"
        await self.reader.run()
        await self._changed(self.reader.ask("correction", self.dice.choice(self.asked)))
        self.corrected = True
        if self.reader.query.startswith(f"d={EXAMPLE}"):
            self.reader.wrong.append("a correction of an example made no copy")

    async def paste(self, turn: int) -> None:
        """Give an article that nobody has given before through the page's form."""
        text = examples()[self.dice.choice(PASTED)].text()
        before = self.reader.query
        await self.reader.press("New article")
        self.reader.texts = {TEXT: f"{text}\n\nReader {self.number} noted this {turn} days later.", DAY: "2023-09-12"}
        pressed = self.reader.press("Analyse")
        await self._changed(pressed)
        self.reader.texts = {}
        self.corrected = False
        if self.reader.query == before:
            self.reader.wrong.append("what was pasted was not opened")

    async def _changed(self, asked) -> None:  # noqa: ANN001 - whatever is awaited
        """Have something done, wait until it is, and load the map that came of it."""
        await asked
        self.reader.texts = {}
        await self.reader.finish()
        self.acts += 1
        await asyncio.to_thread(self._load)

    def _load(self) -> None:
        with urlopen(f"http://127.0.0.1:{self.port}/{self.reader.view}", timeout=60) as answer:
            answer.read()


async def one(port: int, number: int, asked: list[dict[str, str]], seconds: float, pause: tuple[float, float]) -> Told:
    """Read for so long; the first pause is of chance, so that readers do not act as one."""
    dice = random.Random(-number)  # noqa: S311 - no secret
    await asyncio.sleep(dice.uniform(0, pause[1]))
    end = time.monotonic() + seconds
    act = None
    try:
        async with reading(port, f"d={EXAMPLE}", store.new_secret()) as reader:
            act = _Act(reader, port, number, asked)
            turn = 0
            while time.monotonic() < end:
                await reader.think(dice.uniform(*pause))
                await act.next(turn)
                turn += 1
    except (OSError, WebSocketException, TimeoutError) as error:
        return Told(
            act.plays if act else [], act.acts if act else 0, [f"reader {number}: {type(error).__name__} {error}"]
        )
    return Told(act.plays, act.acts, [f"reader {number}: {what}" for what in reader.wrong])


async def many(port: int, count: int, asked: list[dict[str, str]], seconds: float, pause: tuple[float, float]) -> Told:
    """Have so many read at once, and return what they all came to know."""
    told = await asyncio.gather(*(one(port, number, asked, seconds, pause) for number in range(1, count + 1)))
    return Told(
        [play for reader in told for play in reader.plays],
        sum(reader.acts for reader in told),
        [what for reader in told for what in reader.wrong],
    )


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else 0.0


async def _measure(port: int, count: int, scale: float) -> tuple[Told, Told]:
    """Return what one reader alone came to know, before the many and after them, and what the many did."""
    asked = choices()
    await many(port, 2, asked, 10, QUICK_S)  # the workers have loaded what they need
    seconds = max(20, SECONDS * scale)
    before = await many(port, 1, asked, seconds / 4, QUICK_S)
    told = await many(port, count, asked, seconds, PAUSE_S)
    after = await many(port, 1, asked, seconds / 4, QUICK_S)
    return Told(before.plays + after.plays, before.acts + after.acts, before.wrong + after.wrong), told


def run(count: int, scale: float) -> tuple[str, list[str]]:
    """Have so many readers; return the figures in words and what went wrong."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        log = Path(home) / "server.log"
        with served(serve_command(port), port, home, log):
            alone, told = asyncio.run(_measure(port, count, scale))
        traced = log.read_text("utf-8", "replace").count("Traceback")
    wrong = alone.wrong + told.wrong
    if traced:
        wrong.append(f"{traced} tracebacks in the server's log")
    first, p95 = _p95(alone.plays), _p95(told.plays)
    if not told.plays or not told.acts:
        wrong.append("nothing was tried")
    elif p95 > MOST * first:
        wrong.append(f"the p95 of a rerun is {p95 / first:.1f} times that of one reader")
    figures = f"{count} readers, {len(told.plays)} plays and {told.acts} corrections and pastes"
    return f"{figures}; a rerun p95 {p95:.0f} ms, of one reader {first:.0f} ms: {p95 / first:.2f} times", wrong
