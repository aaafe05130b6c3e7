"""How long the page takes to rerun, for one session and for fifty at once, spoken to over the websocket.

A session is a client of Streamlit's protocol without a browser: it asks for a rerun with another time in the address
and waits until the script has finished. In the same run a bare page (one line of text) answers the same way, as the
reference. One session asks without a pause; of fifty each lets go of the slider every four seconds, at its own time.
Goals: p95 at most 100 ms for one session, 400 ms with fifty.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import Iterator

RERUNS = 20
PAUSE_S = 4.0


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


async def rerun(client: websockets.ClientConnection, query: str, holds: bytes = b"") -> float:
    """Ask for a rerun and return the milliseconds until it has finished; what was sent must hold some bytes."""
    message = BackMsg()
    message.rerun_script.query_string = query
    begin = time.perf_counter()
    await client.send(message.SerializeToString())
    held = not holds
    while True:
        raw = bytes(await client.recv(decode=False))
        held = held or holds in raw
        answer = ForwardMsg()
        answer.ParseFromString(raw)
        if answer.WhichOneof("type") == "script_finished":
            if not held:
                raise RuntimeError(f"The page does not hold {holds!r}; it may show an error.")
            return (time.perf_counter() - begin) * 1000


async def session(port: int, number: int, reruns: int, pause_s: float, holds: bytes) -> list[float]:
    """Open the page and rerun it with pauses; the first run is not counted."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as client:  # type: ignore[list-item]
        await rerun(client, "d=armoured-train", holds)
        times = []
        await asyncio.sleep(pause_s * (number % 50) / 50)
        for n in range(reruns):
            times.append(await rerun(client, f"d=armoured-train&t=2023-09-11T{number % 24:02}:{n:02}:00Z"))
            await asyncio.sleep(pause_s)
        return times


async def many(port: int, count: int, holds: bytes) -> float:
    """Return the p95 of all reruns of so many sessions at once, in milliseconds."""
    reruns, pause_s = (RERUNS, 0.02) if count == 1 else (RERUNS // 3, PAUSE_S)
    runs = await asyncio.gather(*(session(port, n, reruns, pause_s, holds) for n in range(count)))
    return statistics.quantiles([t for run in runs for t in run], n=20)[-1]


def serve_command(port: int) -> list[str]:
    """Return what starts Dateline's server."""
    return [sys.executable, "-c", "from geo.cli import main; main()", "serve", "--port", str(port)]


@contextmanager
def served(command: list[str], port: int, home: str, log: Path = Path(os.devnull)) -> Iterator[None]:
    """Have a server run with its store in `home`, from when it is well until the block ends."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env={**os.environ, "DATELINE_HOME": home}, stdout=said, stderr=subprocess.STDOUT
        )
    try:
        for _ in range(240):
            try:
                urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
                break
            except (URLError, OSError):
                time.sleep(0.25)
        yield
    finally:
        process.terminate()
        process.wait(20)


def measure(command: list[str], port: int, home: str, holds: bytes) -> tuple[float, float]:
    """Start a server and return the p95 for one session and for fifty."""
    with served(command, port, home):
        return asyncio.run(many(port, 1, holds)), asyncio.run(many(port, 50, holds))


def main() -> None:
    """Print the p95 of Dateline's page and of a bare one."""
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        ours = measure(serve_command(port), port, home, b"view/armoured-train/")
        page = Path(home) / "bare.py"
        page.write_text("import streamlit as st\nst.write('A bare page')\n", "utf-8")
        port = free_port()
        options = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
        bare = measure([sys.executable, "-m", "streamlit", "run", str(page), *options], port, home, b"A bare page")
    for count, a, b in zip((1, 50), ours, bare, strict=True):
        print(f"rerun with {count} session(s): p95 {a:.0f} ms; a page with one line of text: {b:.0f} ms")


if __name__ == "__main__":
    main()
