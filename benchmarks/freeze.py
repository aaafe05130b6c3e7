"""What others feel while four hostile texts are read: the server's health and reruns of the page.

A session is a client of Streamlit's protocol without a browser, as in sessions.py. Four more paste texts made to take
long through the form of the page: brackets, a sentence without an end, a dated journey in every sentence, and words
that could all be names. Goal: p95 of both at most twice that of the idle server in the same run.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from urllib.request import urlopen

import websockets
from sessions import free_port, rerun, served
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

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


class Reader:
    """A session that presses buttons by the words on them."""

    def __init__(self, client: websockets.ClientConnection) -> None:
        self.client = client
        self.widgets: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.fragment = ""

    async def run(self, pressed: str = "", fragment: str = "") -> None:
        """Run the page with what is filled in and one button pressed, and learn the widgets that it shows."""
        message = BackMsg()
        message.rerun_script.query_string = "d=armoured-train"
        message.rerun_script.fragment_id = fragment
        for widget, text in self.states.items():
            message.rerun_script.widget_states.widgets.add(id=widget, string_value=text)
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=self.widgets[pressed], trigger_value=True)
        await self.client.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(bytes(await self.client.recv(decode=False)))
            kind = answer.WhichOneof("type")
            if kind == "delta":
                element = answer.delta.new_element
                shown = element.WhichOneof("type")
                if shown in ("button", "text_area", "text_input"):
                    widget = getattr(element, shown)
                    self.widgets[widget.label] = widget.id
                    self.fragment = answer.delta.fragment_id or self.fragment
            if kind == "script_finished":
                return


async def paste(port: int, text: str, until: asyncio.Event) -> bool:
    """Paste a text through the page's form and stay until told to leave; return whether it is still being read."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with websockets.connect(address, subprotocols=["streamlit"], max_size=None) as client:  # type: ignore[list-item]
        reader = Reader(client)
        await reader.run()
        await reader.run("New article")
        reader.states[reader.widgets["Text of the article"]] = text
        await reader.run("Analyse", reader.fragment)
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
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],
        max_size=None,  # type: ignore[list-item]
    ) as client:
        await rerun(client, "d=armoured-train", b"view/armoured-train/")
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
    serve = [sys.executable, "-c", "from geo.cli import main; main()", "serve", "--port", str(port)]
    with tempfile.TemporaryDirectory() as home, served(serve, port, home):
        asyncio.run(measure(port))


if __name__ == "__main__":
    main()
