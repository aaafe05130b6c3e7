"""What a browser may send over the websocket: anything else ends the connection, quietly, before Streamlit reads it.

Streamlit answers a broken message with a traceback in the log, and obeys some that are not for readers: one clears the
caches of all.
"""

from __future__ import annotations

import json
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # its stubs are not installed
from streamlit.proto.BackMsg_pb2 import BackMsg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_OBEYED: Final = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_JSON: Final = ("json_value", "json_trigger_value")
"""What the player says, and no other widget may."""
_PLAYER: Final = "-player"
_IDS: Final = ("$$ID-", "$$STREAMLIT_INTERNAL_KEY_")
"""How Streamlit begins the names of its widgets; it looks for any other among what the page itself keeps."""
_PLAIN: Final = frozenset({"string_value", "trigger_value", "bool_value", "file_uploader_state_value"})
"""What the page's other widgets say: a text, a press, a tick, files. A new kind of widget is a word more here."""


class Judgement(Enum):
    """What is to become of a message."""

    SOUND = auto()
    IGNORED = auto()
    BROKEN = auto()


def judge(message: Mapping[str, Any]) -> Judgement:
    """Return what is to become of a websocket's message: a text frame or one that cannot be read is broken."""
    data = message.get("bytes")
    if not isinstance(data, bytes):
        return Judgement.BROKEN
    told = BackMsg()
    try:
        told.ParseFromString(data)
    except DecodeError:
        return Judgement.BROKEN
    if told.WhichOneof("type") not in _OBEYED:
        return Judgement.IGNORED
    return Judgement.SOUND if _values_can_be_read(told) else Judgement.BROKEN


def _values_can_be_read(told: BackMsg) -> bool:
    for state in told.rerun_script.widget_states.widgets:
        kind = state.WhichOneof("value")
        if not state.id.startswith(_IDS):
            return False
        if kind is not None and kind not in (_JSON if _PLAYER in state.id else _PLAIN):
            return False
        if kind in _JSON:
            try:
                # Half of a surrogate pair can be read, and then neither be sent back nor logged.
                json.dumps(json.loads(getattr(state, kind) or "null"), ensure_ascii=False).encode()
            except (ValueError, RecursionError):
                return False
    return True
