"""A server for the browser tests, and a browser that writes down what must not happen.

The server runs on the hand-made dossier, so that these tests need no language model; `test_real_page.py` has the
real one.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
LAUNCH = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
CHROMIUM = "/usr/bin/chromium"
WATCH = """
window.__ran = [];
window.__violations = [];
document.addEventListener("securitypolicyviolation",
  (e) => window.__violations.push(`${e.violatedDirective} ${e.blockedURI}`));
window.alert = (...words) => window.__ran.push(words.join(" "));
"""


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def start(command: list[str], port: int, home: Path) -> subprocess.Popen[bytes]:
    """Start a server and wait until it answers."""
    env = {**os.environ, "DATELINE_HOME": str(home)}
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT, cwd=home)
    for _ in range(240):
        try:
            with urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return process
        except (URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.25)
    process.terminate()
    pytest.fail((home / "server.log").read_text())


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """Return the folder in which the server keeps its dossiers."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def server(home):
    """Return the address of a server on the hand-made dossier."""
    port = free_port()
    process = start([sys.executable, str(HERE / "handmade_app.py"), str(port)], port, home)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)


@dataclass(frozen=True)
class Real:
    """`dateline serve` with the pipeline itself: where it is, its process, the folder of its dossiers and its log."""

    url: str
    process: subprocess.Popen[bytes]
    home: Path


@pytest.fixture(scope="session")
def real(tmp_path_factory):
    """Return `dateline serve`, as `make run` starts it."""
    port = free_port()
    home = tmp_path_factory.mktemp("real-home")
    process = start([sys.executable, "-m", "geo", "serve", "--port", str(port)], port, home)
    yield Real(f"http://127.0.0.1:{port}", process, home)
    process.terminate()
    process.wait(20)


@pytest.fixture(scope="session")
def real_server(real):
    """Return the address of `dateline serve`."""
    return real.url


@pytest.fixture(scope="session")
def chromium():
    """Return the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        yield browser
        browser.close()


class Watched:
    """A browser context of its own, and what went wrong in it."""

    def __init__(self, chromium, **options) -> None:
        self.context = chromium.new_context(viewport={"width": 1440, "height": 900}, **options)
        self.context.add_init_script(WATCH)
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.frames: list[str] = []
        self.context.route("**/*", self._guard)

    def _guard(self, route) -> None:
        url = route.request.url
        if url.startswith(("http://127.0.0.1:", "data:", "blob:", "file:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def open(self, url: str):
        """Open an address and wait until the player is there."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("websocket", lambda socket: socket.on("framesent", lambda _: self.frames.append("sent")))
        page.goto(url)
        page.get_by_role("button", name="Play", exact=True).wait_for(timeout=60_000)
        page.locator(".map .ground canvas").wait_for()
        return page

    def close(self, page) -> None:
        """Assert that nothing went outside, ran or was refused by the policy."""
        assert self.outside == []
        assert self.errors == []
        assert page.evaluate("window.__ran") == []
        assert page.evaluate("window.__violations") == []


@pytest.fixture
def browser_context(chromium):
    """Return a maker of watched browser contexts."""
    made: list[Watched] = []

    def make(**options) -> Watched:
        made.append(Watched(chromium, **options))
        return made[-1]

    yield make
    for watched in made:
        watched.context.close()


@pytest.fixture
def watched(browser_context):
    """Return one watched browser context."""
    return browser_context()
