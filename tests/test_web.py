"""The gate of a real server, by raw requests: hostile hosts, origins, paths, methods, messages; none gets further."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest
from handmade import handmade
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from geo import store
from geo.dashboard.gate import Gate
from geo.dashboard.headers import COOKIE
from geo.dashboard.limits import MOST_TABS, MOST_UPLOADED
from geo.dashboard.outside import read_public_url
from geo.errors import InputError

pytestmark = pytest.mark.slow

APP = Path(__file__).parent / "browser" / "handmade_app.py"
PUBLIC = "https://maps.example.org/dateline"
STREAM = "/_stcore/stream"
PROMISED = (
    "content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy",
    "referrer-policy", "x-content-type-options", "x-robots-tag",
)  # fmt: skip


class Server:
    """A server on the hand-made dossier, with what it logs."""

    def __init__(self, home: Path, command: list[str] | None = None, cwd: Path | None = None, **env: str) -> None:
        with socket.socket() as trial:
            trial.bind(("127.0.0.1", 0))
            self.port = trial.getsockname()[1]
        self.log = home / "server.log"
        command = [part.replace("PORT", str(self.port)) for part in command or [str(APP), "PORT"]]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command], stdout=log, stderr=subprocess.STDOUT, cwd=cwd or home,
                env={**os.environ, "DATELINE_HOME": str(home), **env},
            )  # fmt: skip
        for _ in range(480):
            try:
                if self.get("/_stcore/health", Host=f"127.0.0.1:{self.port}")[0] == 200:
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
            time.sleep(0.25)
        self.stop()
        pytest.fail(self.log.read_text())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask with exactly these headers, and return status, headers and text."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Host": f"127.0.0.1:{self.port}"} | headers).items():
                if value:
                    line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            answer = line.getresponse()
            return (
                answer.status,
                {k.lower(): v for k, v in answer.getheaders()},
                answer.read().decode("utf-8", "replace"),
            )

    def raw(self, request: bytes) -> bytes:
        """Send bytes, and return what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def connect(self, path: str = STREAM, host: str = "", **headers: str):
        """Open a websocket with these headers."""
        address = f"ws://{host or f'127.0.0.1:{self.port}'}{path}"
        with_origin = {name: value for name, value in headers.items() if value}
        return connect(
            address, sock=socket.create_connection(("127.0.0.1", self.port)), subprotocols=["streamlit"],
            additional_headers=with_origin, max_size=None, proxy=None,
        )  # fmt: skip


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    served = Server(tmp_path_factory.mktemp("home"))
    yield served
    served.stop()


@pytest.fixture(scope="module")
def proxied(tmp_path_factory):
    served = Server(tmp_path_factory.mktemp("proxied"), DATELINE_PUBLIC_URL=PUBLIC)
    yield served
    served.stop()


HOSTILE_HOSTS = [
    "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.1@evil.example",
    "evil.example#localhost", "evil.example/localhost", "localhost:evil.example", "0.0.0.0", "10.0.0.1", "[::2]",
    "127.1", "2130706433", "0x7f.1", "localhost:99999999", "local host",
    "maps.example.org", "ｌocalhost".encode().decode("latin-1"),
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTILE_HOSTS)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/static/x.js"])
def test_a_foreign_host_is_answered_in_one_line(server, host, path):
    status, _, text = server.get(path, Host=host)
    assert status in {400, 421}
    assert text.count("\n") == 1


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "localhost.", "127.0.0.1", "[::1]:8501"])
def test_names_of_this_computer_are_answered(server, host):
    assert server.get("/", Host=host)[0] == 200


def test_a_request_without_one_host_is_refused(server):
    for hosts in (b"", b"Host: localhost\r\nHost: evil.example\r\n", b"Host: evil.example\r\nHost: localhost\r\n"):
        answer = server.raw(b"GET / HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 400")
    assert server.raw(b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n").startswith(b"HTTP/1.1 4")


@pytest.mark.parametrize("name", ["X_Forwarded_Host", "X_Original_Host", "Forwarded", "X_Host"])
def test_no_header_of_a_proxy_makes_a_foreign_host_ours(server, proxied, name):
    assert server.get("/", **{name: "localhost"}, Host="evil.example")[0] == 421
    for said in ("evil.example", "maps.example.org", "localhost"):
        assert proxied.get("/", **{name: said}, Host="evil.example")[0] == 421
    assert server.get("/", X_Forwarded_Prefix="/evil", Host="localhost")[0] == 200
    assert "evil" not in server.get("/", X_Forwarded_Host="evil.example", X_Forwarded_Prefix="/evil")[2]


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1:1", "http://127.0.0.1", "http://localhost:{port}",
     "null", "file://", "http://127.0.0.1:{port}.evil.example", "http://127.0.0.1:{port}@evil.example", "evil"],
)  # fmt: skip
def test_a_foreign_page_opens_no_websocket_and_uploads_nothing(server, origin):
    origin = origin.format(port=server.port)
    with pytest.raises(InvalidStatus) as refused:
        server.connect(Origin=origin)
    assert refused.value.response.status_code == 403
    assert set(PROMISED) <= {name.lower() for name, _ in refused.value.response.headers.raw_items()}
    assert server.get("/_stcore/upload_file/a/b", "PUT", Origin=origin, Content_Length="0")[0] == 403


def test_a_page_of_our_own_opens_one_and_so_does_who_sends_no_origin(server):
    for headers in ({}, {"Origin": f"http://127.0.0.1:{server.port}"}):
        with server.connect(**headers) as client:
            client.send(BackMsg(app_heartbeat=True).SerializeToString())


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_a_websocket_under_a_foreign_name_is_refused(server, host):
    with pytest.raises(InvalidStatus) as refused:
        server.connect(host=host, Origin=f"http://{host}")
    assert refused.value.response.status_code == 421


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/stream", "/_stcore/stream/x", "/view/a/b.json", "/static/x"]
)
def test_there_is_one_websocket(server, path):
    with pytest.raises(InvalidStatus) as refused:
        server.connect(path)
    assert refused.value.response.status_code == 404


HOSTILE_PATHS = [
    "/../../etc/passwd", "/static/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/static/%2e%2e%2f%2e%2e%2fetc/x",
    "/player/..%2f..%2f..%2fetc%2fpasswd", "/player/%252e%252e/x", "/basemap/....//etc/passwd", "//evil.example/",
    "//evil.example/%2e%2e", "/\\evil.example", "/%5cevil.example", "/%00", "/view/%00/x.json", "/view/a%00/b.json",
    "/static/%0d%0aSet-Cookie:a=b", "/" + "a" * 3000, "/view/" + "a/" * 1500, "/static/" + "%2e" * 900, "/view/../x",
    "/export/armoured-train/html%00", "/renderer/%c0%ae%c0%ae/x",
    "/C:/Windows/win.ini", "/static/C%3A%5Cx", "/index.html",
    "/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore/%6detrics", "/_stcore/script-health-check",
    "/_stcore/agent/interact", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore", "/_stcore/", "/media/x",
    "/component/x/y", "/app/static/x", "/oauth2callback", "/auth/login", "/auth/logout", "/vendor/x", "/page2", "/.env",
    "/picture/../../x.png", "/_stcore/bidi-components/dateline_player/x.js", "/healthz",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_a_hostile_path_is_answered_in_a_line_with_all_headers(server, path):
    status, headers, text = server.get(path)
    assert status in {400, 404, 414}
    assert len(text) < 300
    assert "root:" not in text
    assert "set-cookie" not in headers
    assert set(PROMISED) <= set(headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"])
@pytest.mark.parametrize("path", ["/", "/view/a/b.json", "/_stcore/health", "/static/x"])
def test_nothing_is_changed_by_a_request(server, method, path):
    answer = server.raw(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert re.match(rb"HTTP/1.1 40[045] ", answer)


SECRET = "s" * 43


def renew(served, origin: str, path: str = "/browser", **headers: str) -> tuple[int, str | None]:
    """Ask as the form does, and return the status with the secret that was set."""
    status, answered, _ = served.get(
        path, "POST", Origin=origin, Cookie=f"{COOKIE}={SECRET}", Content_Length="0", **headers
    )
    assert set(PROMISED) <= set(answered)
    found = re.match(f"{COOKIE}=([^;]+)", answered.get("set-cookie", ""))
    return status, found and found[1]


@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "file://"]
)
def test_a_secret_is_renewed_for_no_other_page(server, origin):
    assert renew(server, origin.format(port=server.port)) == (403, None)


def test_a_secret_is_renewed_for_our_own_page(server, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(server.log.parent))
    link = store.keep(handmade(), SECRET)
    origin = f"http://127.0.0.1:{server.port}"
    status, new = renew(server, origin)
    assert status == 200
    assert new
    assert new != SECRET
    assert [kept.link for kept in store.kept_by(new)] == [link]
    assert store.kept_by(SECRET) == []
    assert renew(server, origin, "/browser?d=%22%3E%3Cscript%3E")[0] == 200
    assert "script" not in server.get("/browser?d=%22%3E%3Cscript%3E", Cookie=f"{COOKIE}={SECRET}")[2]
    status, headers, text = server.get("/browser")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert "set-cookie" not in headers
    assert "<form" not in text, "without a secret there is nothing to renew"
    assert server.get("/browser", "POST", Origin=origin, Content_Length="0")[0] == 200
    for path in ("/browser/", "/browser/x", "/browserx"):
        assert server.get(path)[0] == 404


def test_a_secret_is_renewed_below_the_public_path(proxied):
    host = {"Host": "maps.example.org"}
    assert renew(proxied, "https://evil.example", "/dateline/browser", **host) == (403, None)
    origin = {"Origin": "https://maps.example.org", "Cookie": f"{COOKIE}={SECRET}", "Content_Length": "0"}
    status, headers, text = proxied.get("/dateline/browser?d=armoured-train", "POST", **host, **origin)
    assert status == 200
    assert "Path=/dateline/;" in headers["set-cookie"]
    assert "; Secure" in headers["set-cookie"]
    assert 'href="./?d=armoured-train"' in text
    _, _, form = proxied.get("/dateline/browser?d=armoured-train", **host, Cookie=f"{COOKIE}={SECRET}")
    assert 'action="browser?d=armoured-train"' in form


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/browser",
        "/_stcore/health",
        "/_stcore/host-config",
        "/view/x/y.json",
        "/export/x/html",
        "/favicon.png",
        "/no",
    ],
)
def test_every_answer_has_the_headers_and_lets_no_other_origin_read_it(server, path):
    status, headers, _ = server.get(path, Origin="http://evil.example")
    assert status in {200, 404}
    assert set(PROMISED) <= set(headers)
    assert not [name for name in headers if name.startswith("access-control")]
    policy = headers["content-security-policy"]
    assert re.findall(r"connect-src ([^;]*)", policy) == [f"'self' ws://127.0.0.1:{server.port}"]


def test_a_fault_of_ours_is_one_line_with_the_headers(caplog):
    async def faulty(_scope, _receive, _send):
        raise ValueError("secret words")

    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(b"host", b"localhost")]
    scope = {"type": "http", "path": "/", "method": "GET", "headers": headers, "scheme": "http", "query_string": b""}
    # In a thread of its own: the browser's driver may have a loop in this one.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(Gate(faulty)(scope, receive, send))).result()
    assert sent[0]["status"] == 500
    assert set(PROMISED) <= {name.decode() for name, _ in sent[0]["headers"]}
    assert sent[1]["body"] == b"This failed through a fault of ours; it is logged.\n"
    assert "secret words" in caplog.text


def test_a_host_cannot_write_into_the_policy(server):
    for host in ("localhost; script-src *", "localhost\tx", "localhost,evil", "localhost:1;"):
        assert server.get("/", Host=host)[0] == 400


# The websocket's messages


def until_finished(client) -> bytes:
    raw = b""
    while True:
        part = bytes(client.recv(timeout=60, decode=False))
        raw += part
        answer = ForwardMsg()
        answer.ParseFromString(part)
        if answer.WhichOneof("type") == "script_finished":
            return raw


def opened(client) -> tuple[str, bytes]:
    """Open the page, and return the player's id with all that came."""
    message = BackMsg()
    message.rerun_script.query_string = "d=armoured-train"
    client.send(message.SerializeToString())
    raw = until_finished(client)
    found = re.search(rb"\$\$ID-[0-9a-f]+-player", raw)
    assert found
    return found[0].decode(), raw


def rerun(**values) -> BackMsg:
    message = BackMsg()
    message.rerun_script.query_string = "d=armoured-train"
    state = message.rerun_script.widget_states.widgets.add()
    for name, value in values.items():
        setattr(state, name, value)
    return message


def listen(client) -> None:
    """Listen until the connection ends."""
    while True:
        client.recv(timeout=30)


BROKEN = [
    b"\xff" * 40,
    b"\x0a\xff\xff\xff\xff\x0f",
    b"a text frame",
    os.urandom(500),
    bytes(range(256)),
    b"\x0a\x05abc",
]


@pytest.mark.parametrize("frame", [*BROKEN, "text", "{}"])
def test_a_broken_message_ends_its_connection_alone(server, frame):
    with server.connect() as client:
        client.send(frame)
        with pytest.raises(ConnectionClosed):
            listen(client)
    assert server.get("/_stcore/health")[0] == 200
    assert "Traceback" not in server.log.read_text(errors="replace")


STATES = [
    "[]", "3", '"x"', "null", "{}", '{"n": "x"}', '{"n": [1], "t": {"a": 1}}', '{"t": "\\u0000"}', "[[[[]]]]",
    '{"sel": 1e999}', '{"sel": true, "panel": ["x"]}', json.dumps({"t": "x" * 20_000}), '{"c": NaN}',
]  # fmt: skip


@pytest.mark.parametrize("value", STATES)
def test_a_state_of_the_wrong_kind_is_no_fault(server, value):
    with server.connect() as client:
        player, _ = opened(client)
        said = json.loads(value)
        client.send(rerun(id=player, json_value=f'{{"seen": {value}}}').SerializeToString())
        until_finished(client)
        three = [{"event": event, "value": said} for event in ("seen", "correction", "undo", "x")]
        for events in (three, said, [said], [[three]], [{"event": said}]):
            trigger = f"$$STREAMLIT_INTERNAL_KEY_{player}__events"
            client.send(rerun(id=trigger, json_trigger_value=json.dumps(events)).SerializeToString())
            until_finished(client)
    assert "Traceback" not in server.log.read_text(errors="replace")


@pytest.mark.parametrize("value", ['{"t": "\\ud800"}', "{", "'x'", "[" * 50_000, '{"n": 1} x', "1" * 5_000])
def test_what_is_no_json_ends_its_connection(server, value):
    with server.connect() as client:
        player, _ = opened(client)
        client.send(rerun(id=player, json_value=value).SerializeToString())
        with pytest.raises(ConnectionClosed):
            listen(client)
    assert "Traceback" not in server.log.read_text(errors="replace")


WRONG = (
    {"string_value": "x" * 3000},
    {"int_value": -1},
    {"double_value": float("nan")},
    {"bytes_value": b"\xff"},
    {"bool_value": True},
    {"trigger_value": True},
    {"json_value": "[1]"},
)


def told(client, message: BackMsg) -> None:
    """Send a message and wait until it has been answered, or the connection ended for it."""
    client.send(message.SerializeToString())
    with suppress(ConnectionClosed):
        until_finished(client)


def test_a_widget_with_a_value_of_the_wrong_kind_is_no_fault(server):
    with server.connect() as client:
        _, raw = opened(client)
    widgets = sorted(set(re.findall(rb"\$\$ID-[0-9a-f]+-[\w-]+", raw)))
    assert len(widgets) >= 4
    for widget in widgets:
        for wrong in WRONG:
            with server.connect() as client:
                opened(client)
                told(client, rerun(id=widget.decode(), **wrong))
        message = rerun(id=widget.decode())
        message.rerun_script.widget_states.widgets[0].string_array_value.data.extend(["x", "y"])
        with server.connect() as client:
            opened(client)
            told(client, message)
    assert "Traceback" not in server.log.read_text(errors="replace")


@pytest.mark.parametrize("name", ["fragment_id", "page_script_hash", "page_name", "query_string"])
def test_a_request_for_what_is_not_there_is_no_fault(server, name):
    for value in ("../../etc/passwd", "x" * 5_000, "\x00", "d=" + "%ff" * 100, "d=a&d=b&&=&t"):
        with server.connect() as client:
            opened(client)
            message = rerun(id="$$ID-0123abcd-nothing", string_value="y")
            setattr(message.rerun_script, name, value)
            if name == "fragment_id":  # of a fragment that is not there, nothing is said
                client.send(message.SerializeToString())
            else:
                told(client, message)
        with server.connect() as client:
            opened(client)
            told(client, rerun(id=value, string_value="y"))
    assert "Traceback" not in server.log.read_text(errors="replace")


def test_what_only_a_developer_may_ask_is_not_done(server):
    with server.connect() as client:
        opened(client)
        for message in (BackMsg(clear_cache=True), BackMsg(load_git_info=True), BackMsg(set_run_on_save=True),
                        BackMsg(debug_shutdown_runtime=True), BackMsg(debug_disconnect_websocket=True)):  # fmt: skip
            client.send(message.SerializeToString())
        opened(client)  # it goes on, and nothing was answered before
    assert server.get("/_stcore/health")[0] == 200


# Limits of one browser


def test_a_browser_has_so_many_tabs_and_others_theirs(server):
    cookie = {"Cookie": f"{COOKIE}={'a' * 43}"}
    with ExitStack() as tabs:
        for _ in range(MOST_TABS):
            tabs.enter_context(server.connect(**cookie))
        with pytest.raises(InvalidStatus) as refused:
            server.connect(**cookie)
        assert refused.value.response.status_code == 429
        with server.connect(Cookie=f"{COOKIE}={'b' * 43}") as other:
            opened(other)
    for _ in range(100):
        try:
            with server.connect(**cookie):
                break
        except InvalidStatus:
            time.sleep(0.1)
    else:
        pytest.fail("closed tabs are still counted")


def test_a_tab_uploads_so_much_and_says_how_much_before(server):
    path = "/_stcore/upload_file/session/file"
    assert server.get(path, "PUT")[0] == 411
    assert server.get(path, "PUT", Transfer_Encoding="chunked")[0] == 411
    assert server.get(path, "PUT", Content_Length=str(MOST_UPLOADED + 1))[0] == 413
    assert server.get(path, "PUT", Content_Length="10")[0] == 403  # without Streamlit's own token


# Behind a proxy


@pytest.mark.parametrize("path", ["/dateline/", "/"])
@pytest.mark.parametrize("hosts", [{"Host": "maps.example.org"}, {"Host": "maps.example.org:443"},
                                   {"Host": "127.0.0.1:1", "X_Forwarded_Host": "maps.example.org"}])  # fmt: skip
def test_the_public_address_is_answered_with_and_without_its_path(proxied, path, hosts):
    status, headers, text = proxied.get(path, **hosts)
    assert status == 200
    assert f'content="{PUBLIC}/picture/armoured-train.png"' in text
    assert "wss://maps.example.org" in headers["content-security-policy"]
    assert "; Secure" in headers["set-cookie"]
    assert "Path=/dateline/;" in headers["set-cookie"]


def test_streamlits_own_cookie_stays_below_the_public_address_too(proxied, server):
    said = proxied.get("/dateline/_stcore/health", Host="maps.example.org")[1]["set-cookie"]
    assert said.startswith("_streamlit_xsrf=")
    assert said.split("; ")[1:] == ["Path=/dateline/", "SameSite=Lax", "Secure"]
    assert server.get("/_stcore/health")[1]["set-cookie"].split("; ")[1:] == ["Path=/", "SameSite=Lax"]


@pytest.mark.parametrize("path", ["_stcore/health", "favicon.png", "view/armoured-train/x.json"])
def test_what_the_page_loads_is_there_below_the_public_path(proxied, path):
    assert proxied.get(f"/{path}", Host="maps.example.org")[0] == 200
    assert proxied.get(f"/dateline/{path}", Host="maps.example.org")[0] == 200


def test_the_public_path_leads_to_the_page_and_no_other_prefix_is_known(proxied):
    status, headers, _ = proxied.get("/dateline", Host="maps.example.org")
    assert (status, headers["location"]) == (308, "/dateline/")
    for path in ("/datelinex/", "/dateline/dateline/", "/other/", "/dateline//evil.example", "/dateline/../"):
        assert proxied.get(path, Host="maps.example.org")[0] in {400, 404}


@pytest.mark.parametrize("path", ["/dateline/_stcore/stream", "/_stcore/stream"])
def test_the_public_page_opens_its_websocket_and_no_other_does(proxied, path):
    for host in ("maps.example.org", f"127.0.0.1:{proxied.port}"):
        with proxied.connect(path, host=host, Origin="https://maps.example.org") as client:
            opened(client)
        for origin in ("http://maps.example.org", "https://maps.example.org:8443", "https://evil.example"):
            with pytest.raises(InvalidStatus) as refused:
                proxied.connect(path, host=host, Origin=origin)
            assert refused.value.response.status_code == 403


@pytest.mark.parametrize("others", [False, True])
def test_where_the_store_lies_is_told_on_this_computer_and_elsewhere_in_the_log(server, proxied, tmp_path, others):
    served = proxied if others else server
    home = served.log.parent
    path = home / "dateline.sqlite3"
    aside = tmp_path / "aside"
    aside.mkdir()
    for file in home.glob("dateline.sqlite3*"):
        file.rename(aside / file.name)
    path.write_bytes(b"garbage" * 1000)
    try:
        status, _, text = served.get(f"/view/{'A' * 22}/x.json")
        with served.connect() as client:
            _, drawn = opened(client)
    finally:
        for file in home.glob("dateline.sqlite3*"):
            file.unlink()
        for file in aside.iterdir():
            file.rename(home / file.name)
    assert status == 503
    for told in (text, drawn.decode("utf-8", "replace").replace("\\", "")):
        assert (str(home) in told) is not others
        assert ("The store of dossiers cannot be used now" in told) is others
    assert f"The store {path} is damaged" in served.log.read_text(errors="replace")


@pytest.mark.parametrize(
    "text",
    ["maps.example.org", "ftp://x", "https://", "https://a b/", "https://a/?x", "https://a/#x", "https://u@a/",
     "https://a/../b", "https://a/<x>", "http://["],
)  # fmt: skip
def test_what_is_no_public_address_is_refused_in_words(text):
    with pytest.raises(InputError, match="is no public address"):
        read_public_url(text)


def test_streamlit_run_has_the_same_gate_and_listens_on_this_computer(tmp_path):
    root = Path(__file__).parent.parent
    command = ["-m", "streamlit", "run", "app.py", "--server.port", "PORT"]
    served = Server(tmp_path, command, cwd=root)
    try:
        assert served.get("/", Host="evil.example")[0] == 421
        status, headers, text = served.get("/")
        assert status == 200
        assert set(PROMISED) <= set(headers)
        assert "– Dateline</title>" in text
        listening = Path("/proc/net/tcp").read_text().split()
        assert f"0100007F:{served.port:04X}" in listening
        assert f"00000000:{served.port:04X}" not in listening
    finally:
        served.stop()


def test_a_base_path_of_streamlits_own_is_honoured(tmp_path):
    root = Path(__file__).parent.parent
    command = ["-m", "streamlit", "run", "app.py", "--server.port", "PORT", "--server.baseUrlPath", "maps"]
    served = Server(tmp_path, command, cwd=root)
    try:
        assert served.get("/maps/")[0] == 200
        assert served.get("/maps/_stcore/health")[0] == 200
        assert served.get("/maps/favicon.png")[0] == 200
        with served.connect("/maps/_stcore/stream") as client:
            opened(client)
    finally:
        served.stop()
