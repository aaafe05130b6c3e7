"""Hostile requests to a real server: mutated Hosts, Origins, paths and messages; none gets further than it may."""

from __future__ import annotations

import random
import re
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from test_web import HOSTILE_HOSTS, HOSTILE_PATHS, STATES, STREAM, Server, opened, rerun
from websockets.exceptions import WebSocketException

from geo.dashboard.routes import basemap_path, player_path, renderer_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from websockets.sync.client import ClientConnection

CANARY = "a file that no request may read"
SIGNS = [
    b".", b"..", b"/", b"//", b"\\", b"@", b"#", b"?", b"%", b":", b";", b",", b"%00", b"\x00", b"%2e", b"%2e%2e%2f",
    b"%252e%252e%252f", b"..%2f", b"..%5c", b"%c0%ae", b"%ff", b"\xff", b"%0d%0aX: y", b"\t", b" ", b"[", b"]", b"::1",
    b"evil.example", b".evil.example", b"localhost", b"127.0.0.1", b"%20", b"\xe2\x80\xae", b"xn--", b"-", b"a" * 300,
]  # fmt: skip
QUIET_S = 0.05  # when so long nothing comes, a message is answered
A_BATCH = 5  # messages on one connection


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Return bytes with none to three places changed, none of which ends a line."""
    out = bytearray(data)
    for _ in range(dice.randint(0, 3)):
        at = dice.randrange(len(out) + 1)
        match dice.randrange(5):
            case 0 | 1:
                out[at:at] = dice.choice(SIGNS)
            case 2:
                del out[at : at + dice.randint(1, 4)]
            case 3:
                out[at:at] = out[at : at + dice.randint(1, 12)] * dice.randint(1, 3)
            case _:
                out[at : at + 1] = bytes([dice.choice([n for n in range(256) if n not in b"\r\n"])])
    return bytes(out)


def shattered(data: bytes, dice: random.Random) -> bytes:
    """Return bytes as a broken or lying program would send them."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(out) + 1)
        match dice.randrange(4):
            case 0:
                out[at : at + dice.randint(1, 4)] = dice.randbytes(dice.randint(0, 6))
            case 1:
                del out[at:]
            case 2:
                out[at:at] = out[at : at + dice.randint(1, 60)] * dice.randint(1, 20)
            case _:
                out[at : at + 1] = bytes([(out[at] ^ (1 << dice.randrange(8))) if at < len(out) else 0])
    return bytes(out)


def _ours(host: bytes) -> bool:
    """Whether a Host names this computer, by a rule of its own and not the server's."""
    return bool(re.fullmatch(rb"(?i)[ \t]*(localhost|127\.0\.0\.1|\[::1\])\.*(:\d{1,5})?[ \t]*", host))


def _status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    return int(found[1]) if found else 0


class Attack:
    """What is sent to one server, and what it let through."""

    def __init__(self, server: Server, home: Path, dice: random.Random) -> None:
        self.server = server
        self.dice = dice
        self.wrong: list[str] = []
        self.let_in = 0  # of those who may
        self.own = f"127.0.0.1:{server.port}".encode()
        self.canary = str(home / "canary").encode()

    def host(self) -> None:
        """Ask for the page under a mutated host."""
        base = self.dice.choice([self.own, b"localhost", b"[::1]", *(h.encode("latin-1") for h in HOSTILE_HOSTS)])
        host = mutated(base, self.dice)
        more = self.dice.choice((b"", b"X-Forwarded-Host: localhost\r\n", b"Forwarded: host=localhost\r\n"))
        path = self.dice.choice((b"/", b"/_stcore/health", b"/view/armoured-train/x.json"))
        self._ask(b"GET " + path, host, more, may=_ours(host))

    def origin(self) -> None:
        """Open a websocket, or send a file, as a page of a mutated origin."""
        own = b"http://" + self.own
        origin = mutated(self.dice.choice([own, own, b"http://evil.example", b"null"]), self.dice)
        host = self.own
        if self.dice.random() < 0.2:  # a page that has its own name pointed here
            host = mutated(b"evil.example", self.dice)
            origin = b"http://" + host
        may = origin.strip(b" \t").lower() in (own, b"") and _ours(host)
        if self.dice.random() < 0.3:
            put = b"Content-Length: 0\r\nOrigin: " + origin + b"\r\n"
            self._ask(b"PUT /_stcore/upload_file/a/b", host, put, may=False)
            return
        upgrade = (
            b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: streamlit\r\nOrigin: " + origin + b"\r\n"
        )
        self._ask(b"GET " + STREAM.encode(), host, upgrade, may=may)

    def path(self) -> None:
        """Ask for a mutated path; many lead to a file outside, by some spelling."""
        dice = self.dice
        rooms = [player_path(), renderer_path(), basemap_path(), "static", "view", "export/armoured-train", "picture"]
        if dice.random() < 0.5:
            up = dice.choice(
                (b"../", b"..%2f", b"%2e%2e/", b"%2e%2e%2f", b"%252e%252e%252f", b"..%5c", b"....//", b".%00./")
            )
            file = dice.choice(
                (self.canary, self.canary, b"etc/passwd", b"/etc/passwd", quote(self.canary, "").encode())
            )
            path = b"/" + dice.choice(rooms).encode() + b"/" + up * dice.randint(1, 12) + file
        else:
            path = dice.choice([*HOSTILE_PATHS, *(f"/{room}/main.js" for room in rooms)]).encode()
        path = mutated(path, dice)
        self._ask(b"GET /" + path.lstrip(b"/"), self.own, b"", may=True)

    def _ask(self, line: bytes, host: bytes, more: bytes, *, may: bool) -> None:
        request = line + b" HTTP/1.1\r\nHost: " + host + b"\r\n" + more
        if b"Connection:" not in more:
            request += b"Connection: close\r\n"
        answer = b""
        with suppress(ConnectionError):  # it hung up, which is an answer too
            answer = self.server.raw(request + b"\r\n")
        status = _status(answer)
        if status and (status < 400 and not may):
            self.wrong.append(f"{status} for {request[:200]!r}")
        self.let_in += may and 0 < status < 400
        if status >= 500 or (status and status < 400 and b"content-security-policy" not in answer.lower()):
            self.wrong.append(f"{status} for {request[:200]!r}: {answer[:100]!r}")
        if CANARY.encode() in answer or b"root:" in answer:
            self.wrong.append(f"a file outside for {request[:200]!r}")

    def messages(self, count: int) -> None:
        """Send mutated messages over websockets, some on each."""
        for _ in range(-(-count // A_BATCH)):
            with suppress(WebSocketException, ConnectionError), self.server.connect() as client:
                player, raw = opened(client)
                whole = _sound(player, raw)
                for _ in range(A_BATCH):
                    client.send(shattered(self.dice.choice(whole), self.dice))
                    self._hear(client)

    def _hear(self, client: ClientConnection) -> None:
        with suppress(TimeoutError):
            while True:
                answer = ForwardMsg()
                answer.ParseFromString(bytes(client.recv(timeout=QUIET_S, decode=False)))
                if answer.delta.new_element.WhichOneof("type") == "exception":
                    self.wrong.append(
                        f"the page shows an exception: {answer.delta.new_element.exception.message[:100]}"
                    )

    def is_well(self) -> bool:
        """Whether the server still answers, at once, and its page opens."""
        begin = time.monotonic()
        with suppress(OSError, WebSocketException, TimeoutError), self.server.connect() as client:
            opened(client)
            return self.server.get("/_stcore/health")[0] == 200 and time.monotonic() - begin < 10
        return False


def _sound(player: str, raw: bytes) -> list[bytes]:
    """Return messages as a page sends them."""
    widgets = sorted(set(re.findall(rb"\$\$ID-[0-9a-f]+-[\w-]+", raw)))
    events = f"$$STREAMLIT_INTERNAL_KEY_{player}__events"
    said = [
        rerun(id=player, json_value='{"seen": {"t": "2023-09-11T10:00:00Z", "n": 1}}'),
        rerun(id=events, json_trigger_value='[{"event": "correction", "value": {"mention": "x", "place": "y"}}]'),
        rerun(id=events, json_trigger_value='[{"event": "undo", "value": true}]'),
        *(rerun(id=player, json_value=f'{{"seen": {state}}}') for state in STATES[:8]),
        *(rerun(id=widget.decode(), string_value="x") for widget in widgets),
        BackMsg(app_heartbeat=True), BackMsg(stop_script=True), BackMsg(clear_cache=True),
    ]  # fmt: skip
    return [message.SerializeToString() for message in said]


def run(count: int) -> tuple[int, list[str]]:
    """Send so many requests of each of four kinds; return how many in all and what went wrong, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "canary").write_text(CANARY, "utf-8")
        server = Server(home)
        try:
            attack = Attack(server, home, random.Random(19))  # noqa: S311 - no secret
            kinds: tuple[Callable[[], None], ...] = (attack.host, attack.origin, attack.path)
            for kind in kinds:
                for _ in range(count):
                    kind()
            attack.messages(count)
            wrong = attack.wrong
            if not attack.let_in:
                wrong.append("nobody was let in who may: nothing was tried")
            if not attack.is_well():
                wrong.append("the server is not well after it")
        finally:
            server.stop()
        log = server.log.read_text("utf-8", "replace")
    if "Traceback" in log:
        wrong.append(f"{log.count('Traceback')} tracebacks in the server's log: {log[log.index('Traceback') :][-300:]}")
    return 4 * count, wrong
