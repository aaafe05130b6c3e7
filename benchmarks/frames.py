"""What a step of the slider costs to draw: the player against a bare deck.gl page with the same layers.

Both run in the same headless Chromium (software rendering) on the same dossier: for each of 30
times the layers are set, a frame is awaited and one pixel read back, so that the frame is really drawn. The two take
turns; the figure is the median of the ratios. Goal: at most 1.1.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from geo.dashboard.examples import examples
from geo.export.html import export_html
from geo.pipeline import analyse

ROUNDS = 3
ARGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]

_UNPACK = """
const unpack = async (id) => {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
};
const view = JSON.parse(await (await unpack("view")).text());
const pixel = new Uint8Array(4);
const frame = () => new Promise(requestAnimationFrame);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const settled = async (ready) => {
  while (!ready()) await wait(100);
  await wait(2500);
};
const measure = async (canvas, set) => {
  const gl = canvas.getContext("webgl2");
  const { start, end } = view.time;
  const begin = performance.now();
  for (let i = 0; i < 30; i++) {
    set(start + ((end - start) * i) / 30);
    await frame();
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  }
  return (performance.now() - begin) / 30;
};
"""
# The file's own player is replaced by one that the script holds, in the same element and of the same size.
_PLAYER = f"""async () => {{ {_UNPACK}
  const {{ mount }} = await import("dateline/main.js");
  const [coarse, seas] = [URL.createObjectURL(await unpack("coarse")), URL.createObjectURL(await unpack("seas"))];
  const root = document.querySelector(".dateline");
  const basemap = {{ coarse, fine: null, seas }};
  const player = await mount(root, {{ view, at: {{}}, deck: globalThis.deck, basemap }});
  await settled(() => root.querySelector(".ground canvas"));
  globalThis.measureNow = () => measure(root.querySelector(".ground canvas"), (t) => player.stage.setTime(t));
}}"""
_BARE = f"""async () => {{ {_UNPACK}
  const [{{ Layers }}, {{ Stage }}, {{ palette }}, {{ between, whereabouts }}] = await Promise.all(
    ["layers", "stage", "theme", "band"].map((name) => import(`dateline/${{name}}.js`)));
  const root = document.querySelector(".dateline");
  const box = root.querySelector(".ground").getBoundingClientRect();
  const colour = palette(root);
  const stage = new Stage(view);
  const layers = new Layers(globalThis.deck, stage);
  const [west, south, east, north] = view.bounds;
  const parent = document.createElement("div");
  parent.style.cssText = `position:relative;width:${{box.width}}px;height:${{box.height}}px`;
  document.body.replaceChildren(root, parent);
  root.style.display = "none";
  const bare = new globalThis.deck.Deck({{ parent, views: new globalThis.deck.MapView(), layers: [],
    initialViewState: {{ longitude: (west + east) / 2, latitude: (south + north) / 2, zoom: 5.5 }} }});
  await settled(() => parent.querySelector("canvas"));
  globalThis.measureNow = () => measure(parent.querySelector("canvas"), (t) => {{
    const band = view.routes.flatMap((route) => {{
      const span = whereabouts(route.whereabouts, t);
      const legs = layers.legs.filter((leg) => leg.route === route.id);
      return span ? between(legs, ...span).map((path) => ({{ path }})) : [];
    }});
    const [areas, claims, ...rest] = layers.at(5.5, colour, "light");
    bare.setProps({{ layers: [areas, claims, layers.make("legs", {{ data: band, getColor: colour.rgb("band-soft"),
      getWidth: 16, pickable: false }}, "band"), ...rest] }});
  }});
}}"""


def main() -> None:
    """Print the cost of a step in both, and their ratio."""
    example = next(iter(examples().values()))
    dossier = analyse(example.text(), published=example.published, title=example.title)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "dossier.html"
        path.write_text(export_html(dossier), "utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        pages = []
        for script in (_PLAYER, _BARE):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(path.as_uri())
            page.locator(".map .ground canvas").wait_for()
            page.evaluate(script)
            page.evaluate("measureNow()")
            pages.append(page)
        rounds = []
        for _ in range(ROUNDS):
            costs = []
            for page in pages:
                page.bring_to_front()
                costs.append(float(page.evaluate("measureNow()")))
            rounds.append(costs)
        browser.close()
    ours, bare = (statistics.median(costs) for costs in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b in rounds)
    print(f"a step of the slider: player {ours:.1f} ms, bare deck.gl with the same layers {bare:.1f} ms; {ratio:.2f} x")
    sys.exit(ratio > 1.1)


if __name__ == "__main__":
    main()
