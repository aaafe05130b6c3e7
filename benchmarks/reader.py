"""A reader without a browser: a session of Streamlit's protocol that presses, fills in, plays and corrects."""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, NamedTuple

import websockets
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from streamlit.proto.Element_pb2 import Element

POLL_S = 0.5
LONGEST_S = 120.0
_WIDGETS = ("button", "text_area", "text_input")
_VIEW = re.compile(r"view/[\w-]+/[0-9a-f]+\.json")


class Widget(NamedTuple):
    """A widget of the page: its id, and the fragment that reruns where it is used, empty for the whole page."""

    id: str
    fragment: str


class Reader:
    """A session at a dossier: what it sees of the page, and what it does there."""

    def __init__(self, client: websockets.ClientConnection, query: str = "d=armoured-train") -> None:
        self.client = client
        self.query = query
        self.widgets: dict[str, Widget] = {}  # by the words on them
        self.texts: dict[str, str] = {}  # what is filled in, by the same
        self.view = ""  # the address of what the player draws
        self.polled = ""  # the fragment that asks again and again how some work stands
        self.wrong: list[str] = []  # whatever the page showed of an error
        self._player = Widget("", "")
        self._seen = 0

    async def run(self, fragment: str = "") -> float:
        """Rerun the page or a fragment of it; return the milliseconds until it has finished."""
        return await self._send(self._asked(fragment))

    async def press(self, words: str) -> float:
        """Press a button by the words on it."""
        widget = self.widgets[words]
        message = self._asked(widget.fragment)
        message.rerun_script.widget_states.widgets.add(id=widget.id, trigger_value=True)
        return await self._send(message)

    async def play(self, at: str) -> float:
        """Let go of the slider at a time; return the milliseconds of the rerun."""
        self._seen += 1
        message = self._asked(self._player.fragment)
        value = json.dumps({"seen": {"t": at, "n": self._seen}})
        message.rerun_script.widget_states.widgets.add(id=self._player.id, json_value=value)
        return await self._send(message)

    async def ask(self, event: str, value: object) -> float:
        """Send an event of the player: a "correction" or an "undo"."""
        message = self._asked(self._player.fragment)
        trigger = f"$$STREAMLIT_INTERNAL_KEY_{self._player.id}__events"
        said = json.dumps([{"event": event, "value": value}])
        message.rerun_script.widget_states.widgets.add(id=trigger, json_trigger_value=said)
        return await self._send(message)

    async def think(self, seconds: float) -> None:
        """Let time pass; while there is work of its own, the page asks how it stands, as in a browser."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(POLL_S, left))
            await self.poll()

    async def poll(self) -> None:
        """Ask how the work stands, where there is any."""
        if self.polled:
            message = self._asked(self.polled)
            message.rerun_script.is_auto_rerun = True
            await self._send(message)

    async def finish(self) -> None:
        """Wait until the work is done."""
        end = time.monotonic() + LONGEST_S
        while self.polled:
            if time.monotonic() > end:
                self.wrong.append(f"work was not done in {LONGEST_S:.0f} s")
                return
            await asyncio.sleep(POLL_S)
            await self.poll()

    def _asked(self, fragment: str) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.fragment_id = fragment
        for words, text in self.texts.items():
            message.rerun_script.widget_states.widgets.add(id=self.widgets[words].id, string_value=text)
        return message

    async def _send(self, message: BackMsg) -> float:
        begin = time.perf_counter()
        await self.client.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(bytes(await asyncio.wait_for(self.client.recv(decode=False), LONGEST_S)))
            match answer.WhichOneof("type"):
                case "new_session" if not answer.metadata.run.fragment_ids:
                    self.polled = ""
                case "delta":
                    self._look(answer.delta.new_element, answer.delta.fragment_id)
                case "page_info_changed":
                    self.query = answer.page_info_changed.query_string
                case "auto_rerun":
                    self.polled = answer.auto_rerun.fragment_id
                case "session_event" if answer.session_event.WhichOneof("type") == "script_compilation_exception":
                    self.wrong.append("the page does not compile")
                case "script_finished" if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return (time.perf_counter() - begin) * 1000

    def _look(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind in _WIDGETS:
            widget = getattr(element, kind)
            self.widgets[widget.label] = Widget(widget.id, fragment)
        elif kind == "bidi_component":
            self._player = Widget(element.bidi_component.id, fragment)
            if found := _VIEW.search(str(element.bidi_component)):
                self.view = found[0]
        elif kind == "exception":
            self.wrong.append(f"an exception: {element.exception.message}")
        elif kind == "alert" and element.alert.format in (Alert.ERROR, Alert.WARNING):
            self.wrong.append(f"said: {element.alert.body}")


@asynccontextmanager
async def reading(port: int, query: str = "d=armoured-train", secret: str = "") -> AsyncIterator[Reader]:
    """Give a reader who has opened a page of a server of this computer, with a browser's secret where one is given."""
    async with websockets.connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]
        additional_headers={"Cookie": f"dateline_browser={secret}"} if secret else {},
        max_size=None,
    ) as client:
        reader = Reader(client, query)
        await reader.run()
        yield reader
