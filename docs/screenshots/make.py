# ruff: noqa: INP001 - a script, not a package
"""Make the pictures in this folder from the page itself: `.venv/bin/python docs/screenshots/make.py`.

light.png, dark.png, phone.png, print.png, and player.webp, the player at work; of the first example, at the size at
which the README shows them.
"""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
ARGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def opened(browser: Browser, url: str, width: int, height: int, scheme: str = "light") -> Page:
    """Open the page and wait until the map is drawn."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(url)
    page.get_by_role("button", name="Play", exact=True).wait_for(timeout=90_000)
    page.wait_for_timeout(4000)
    return page


def save(page: Page, name: str) -> None:
    """Save what the page shows as a PNG of few colours, which keeps it small."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(192).save(HERE / name, optimize=True)


def film(page: Page) -> None:
    """Save the player's way through the journey as a moving picture."""
    slider = page.get_by_role("slider")
    first, last = (float(slider.get_attribute(edge) or 0) for edge in ("min", "max"))
    frames = []
    for step in range(36):
        slider.evaluate(
            "(e, t) => { e.value = String(t); e.dispatchEvent(new Event('input')); }",
            first + (last - first) * step / 35,
        )
        page.wait_for_timeout(120)
        frames.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    frames[0].save(
        HERE / "player.webp", save_all=True, append_images=frames[1:], duration=160, loop=0, quality=62, method=6
    )


def main() -> None:
    """Start a server of its own, take the pictures, stop it."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        port = free_port()
        serve = [sys.executable, "-c", "from geo.cli import main; main()", "serve", "--port", str(port)]
        server = subprocess.Popen(serve, env={**os.environ, "DATELINE_HOME": home})  # noqa: S603 - our own command
        try:
            url = f"http://127.0.0.1:{port}/"
            for _ in range(120):
                try:
                    urlopen(url, timeout=2).close()
                    break
                except (URLError, OSError):
                    time.sleep(0.5)
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
            middle = "?d=armoured-train&t=2023-09-11T12:00:00Z"
            save(opened(browser, url + middle, 1440, 900), "light.png")
            page = opened(browser, url + middle, 1440, 900, "dark")
            page.get_by_role("tab", name="Claims").click()
            page.get_by_role("button", name="Show on the map").first.click()
            page.wait_for_timeout(1500)
            save(page, "dark.png")
            save(opened(browser, url + middle, 390, 844), "phone.png")
            page = opened(browser, url, 1000, 1414)
            page.emulate_media(media="print")
            page.wait_for_timeout(1500)
            save(page, "print.png")
            film(opened(browser, url, 1120, 700))
            browser.close()
        finally:
            server.terminate()
            server.wait(20)


if __name__ == "__main__":
    main()
