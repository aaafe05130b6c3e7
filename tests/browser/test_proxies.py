"""The proxies of docs/deploy.md, run as they stand there, with TLS and a path, in front of a server, with a browser."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from conftest import CHROMIUM, HERE, LAUNCH, free_port
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NAME = "maps.example.org"
DOCS = Path(__file__).parents[2] / "docs" / "deploy.md"
STRANGERS = [
    {"X-Forwarded-Prefix": "/evil"}, {"X-Forwarded-Proto": "http"}, {"X-Forwarded-Host": "evil.example"},
    {"Forwarded": "host=evil.example;proto=http"}, {"X-Script-Name": "/evil"}, {"X-Original-URL": "/view/x"},
]  # fmt: skip


def lines_of(proxy: str) -> str:
    """Return what docs/deploy.md says for a proxy."""
    found = re.search(rf"## {proxy}\n\n```\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def nginx(folder: Path, port: int, behind: int, *, kept: bool) -> list[str]:
    server = lines_of("nginx").replace("listen 443", f"listen 127.0.0.1:{port}")
    server = server.replace(":8501;", f":{behind}{'' if kept else '/'};")
    server = re.sub(r"/etc/ssl/\S+\.(pem|key)", rf"{folder}/\1", server)
    own = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/pid; error_log {folder}/log; events {{}} "  # the folder is root's own
        f"http {{ access_log off; {own} {server} }}"
    )
    return ["nginx", "-p", str(folder), "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"]


def caddy(folder: Path, port: int, behind: int, *, kept: bool) -> list[str]:
    site = lines_of("Caddy").replace(":8501", f":{behind}")
    site = site.replace(
        f"{NAME} {{", f"https://{NAME}:{port} {{\n    bind 127.0.0.1\n    tls {folder}/pem {folder}/key"
    )
    if not kept:
        site = re.sub(r"reverse_proxy (/dateline/\*) (\S+)", r"handle_path \1 {\n reverse_proxy \2\n }", site)
    (folder / "Caddyfile").write_text(f"{{\n    admin off\n    auto_https disable_redirects\n}}\n{site}")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


class Proxied:
    """A server on the hand-made dossier behind a proxy."""

    def __init__(self, folder: Path, proxy, *, kept: bool) -> None:
        self.port, behind = free_port(), free_port()
        self.url = f"https://{NAME}:{self.port}/dateline"
        certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
        names = ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", f"{folder}/key", "-out", f"{folder}/pem"]
        subprocess.run([*certificate, *names], check=True, capture_output=True)
        env = {**os.environ, "DATELINE_HOME": f"{folder}/home", "DATELINE_PUBLIC_URL": self.url, "HOME": str(folder)}
        commands = [[sys.executable, str(HERE / "handmade_app.py"), str(behind)],
                    proxy(folder, self.port, behind, kept=kept)]  # fmt: skip
        self.log = folder / "output"
        with self.log.open("wb") as log:
            self.processes = [subprocess.Popen(c, env=env, stdout=log, stderr=log, cwd=folder) for c in commands]
        for _ in range(240):
            try:
                if self.get("/dateline/_stcore/health")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.25)
        self.stop()
        pytest.fail(self.log.read_text("utf-8", "replace"))

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            process.wait(20)

    def get(self, path: str, host: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask the proxy with these headers, and return status, headers and text."""
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        with closing(http.client.HTTPConnection("127.0.0.1")) as line:
            line.sock = trusting.wrap_socket(plain, server_hostname=NAME)
            line.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Host": host or f"{NAME}:{self.port}"} | headers).items():
                line.putheader(name, value)
            line.endheaders()
            answer = line.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, said, answer.read().decode("utf-8", "replace")


@pytest.fixture(
    scope="module", params=[(nginx, True), (nginx, False), (caddy, True), (caddy, False)],
    ids=["nginx", "nginx, prefix taken away", "Caddy", "Caddy, prefix taken away"],
)  # fmt: skip
def proxied(request, tmp_path_factory):
    proxy, kept = request.param
    for program in (proxy.__name__, "openssl"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    served = Proxied(tmp_path_factory.mktemp("proxied"), proxy, kept=kept)
    yield served
    served.stop()


def told(answer: tuple[int, dict[str, str], str]) -> tuple[int, str, str, str]:
    """Return what an answer says, without the secret, which is a new one each time."""
    status, headers, text = answer
    cookie = re.sub(r"^(\w+)=[^;]+", r"\1", headers["set-cookie"])
    return status, cookie, headers["content-security-policy"], text


def test_the_public_address_is_what_the_page_and_its_cookie_say(proxied):
    status, cookie, policy, text = told(proxied.get("/dateline/"))
    assert status == 200
    assert cookie.startswith("dateline_browser; Path=/dateline/; ")
    assert cookie.endswith("; HttpOnly; SameSite=Lax; Secure")
    assert f"connect-src 'self' wss://{NAME}:{proxied.port};" in policy
    assert f'content="{proxied.url}/picture/armoured-train.png"' in text
    status, headers, _ = proxied.get("/dateline")
    assert status in {301, 302, 308}
    assert headers["location"] in {"/dateline/", f"{proxied.url}/"}


@pytest.mark.parametrize("headers", STRANGERS, ids=lambda headers: next(iter(headers)))
def test_what_a_stranger_sends_as_forwarded_changes_nothing(proxied, headers):
    assert told(proxied.get("/dateline/", **headers)) == told(proxied.get("/dateline/"))


def test_a_foreign_host_gets_nothing_of_ours(proxied):
    for headers in ({}, {"X-Forwarded-Host": f"{NAME}:{proxied.port}"}):
        for host in ("evil.example", f"evil.example:{proxied.port}"):
            _, said, text = proxied.get("/dateline/", host, **headers)
            assert "Dateline</title>" not in text
            assert "set-cookie" not in said


def test_a_browser_plays_uploads_and_exports(proxied, tmp_path):
    mapped = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*LAUNCH, mapped])
        page = browser.new_page(ignore_https_errors=True)
        sockets, failed = [], []
        page.on("websocket", lambda opened: sockets.append(opened.url))
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(f"{proxied.url}/")
        page.get_by_role("button", name="Play", exact=True).click(timeout=60_000)
        page.locator(".map .ground canvas").wait_for()
        assert sockets == [f"wss://{NAME}:{proxied.port}/dateline/_stcore/stream"]
        cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
        assert set(cookies) == {"dateline_browser", "_streamlit_xsrf"}
        for cookie in cookies.values():
            assert (cookie["path"], cookie["secure"]) == ("/dateline/", True)
        with page.expect_download() as download:
            page.locator("a[href*='/geojson']").first.evaluate("link => link.click()")
        assert '"FeatureCollection"' in Path(download.value.path()).read_text("utf-8")
        (tmp_path / "note.txt").write_text("A short note\n\nThe train left Pyongyang on Sunday.\n" * 20_000)
        page.get_by_role("button", name="New article").click()
        dialog = page.get_by_role("dialog")
        dialog.locator("input[type=file]").set_input_files(tmp_path / "note.txt")
        dialog.get_by_text("note.txt").wait_for()
        dialog.get_by_label("Title (optional)").fill("By a proxy")
        dialog.get_by_role("button", name="Analyse").click()
        page.get_by_role("heading", name="By a proxy").wait_for(timeout=30_000)
        assert failed == []
        browser.close()
