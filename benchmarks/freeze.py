"""What others feel while four hostile texts are read: the server's health and reruns of the page.

A session is a client of Streamlit's protocol without a browser, as in sessions.py. Four more paste texts made to take
long through the form of the page: brackets, a sentence without an end, a dated journey in every sentence, and words
that could all be names. Goal: p95 of both at most twice that of the idle server in the same run.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from urllib.request import urlopen

import websockets
from reader import reading
from sessions import free_port, rerun, serve_command, served

SECONDS = 20.0
HOSTILE = {
    "brackets": "It is the way of the train that it is said to be. " * 400 + "[({" * 60_000,
    "no full stop": "the leader who was said to have left Pyongyang for Vladivostok and " * 3_000,
    "journeys": " ".join(
        f"Kim Jong-un travelled from Pyongyang to Vladivostok on {day} May {year}."
        for year in range(1900, 2020) for day in range(1, 29)
    ),
    "names": "The Paris of London of Berlin of Moscow said to Rome that Vienna and Springfield were there. " * 2_500,
}  # fmt: skip


async def paste(port: int, text: str, until: asyncio.Event) -> bool:
    """Paste a text through the page's form and stay until told to leave; return whether it is still being read."""
    async with reading(port) as reader:
        await reader.press("New article")
        reader.texts["Text of the article"] = text
        await reader.press("Analyse")
        await reader.run()
        begun = "Stop" in reader.widgets
        await until.wait()
        return begun


def health(port: int) -> float:
    """Return the milliseconds until the server has said that it is well."""
    begin = time.perf_counter()
    urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=60).close()
    return (time.perf_counter() - begin) * 1000


async def feel(port: int) -> tuple[float, float]:
    """Return the p95 of health and of a rerun over some time, in milliseconds."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    healths, reruns = [], []
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as client:  # type: ignore[list-item]
        await rerun(client, "d=armoured-train", b"view/armoured-train/")
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            number = len(reruns)
            reruns.append(await rerun(client, f"d=armoured-train&t=2023-09-11T{number % 24:02}:{number % 60:02}:00Z"))
            healths.append(await asyncio.to_thread(health, port))
            await asyncio.sleep(0.05)
    return statistics.quantiles(healths, n=20)[-1], statistics.quantiles(reruns, n=20)[-1]


async def measure(port: int) -> None:
    """Print both figures of the idle server and of one with four hostile texts."""
    async with reading(port):  # the first who comes
        pass
    await asyncio.sleep(15)  # the workers have loaded what they need
    idle = await feel(port)
    leave = asyncio.Event()
    pastes = [asyncio.create_task(paste(port, text, leave)) for text in HOSTILE.values()]
    await asyncio.sleep(2)
    busy = await feel(port)
    leave.set()
    begun = await asyncio.gather(*pastes)
    for name, a, b in zip(("health", "rerun"), idle, busy, strict=True):
        print(f"{name}: p95 {a:.1f} ms idle, {b:.1f} ms beside four hostile texts: {b / a:.2f} times")
    print("begun to be read:", ", ".join(f"{name} {told}" for name, told in zip(HOSTILE, begun, strict=True)))


def main() -> None:
    """Start a server, measure, stop it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home, served(serve_command(port), port, home):
        asyncio.run(measure(port))


if __name__ == "__main__":
    main()
