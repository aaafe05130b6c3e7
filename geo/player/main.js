/**
 * The player: map, timeline and panels of one dossier, put together in an element. The same modules run in the
 * dashboard, in a notebook and in the one-file export; who mounts them tells where the files are and who listens.
 *
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").At} At
 * @typedef {{coarse: string, fine: ?string, seas: string}} BasemapUrls
 * @typedef {import("./naming.js").Sea} Sea
 * @typedef {{view: View, at: At, deck: import("./renderer.js").Library, basemap: BasemapUrls, seen?: (at: At) => void,
 *   pen?: import("./places.js").Pen|null, corrections?: import("./types.js").CorrectionRow[], extras?: Node[]}} Scene
 */
import { Clock } from "./clock.js";
import { h, iconButton } from "./dom.js";
import { helpSheet, listenToKeys } from "./keys.js";
import { legend } from "./legend.js";
import { WorldMap } from "./map.js";
import { Panels } from "./panels.js";
import { scaleBar } from "./scale.js";
import { Story } from "./story.js";
import { PANELS, Stage } from "./stage.js";
import { isDark } from "./theme.js";
import { Timeline } from "./timeline.js";

/** @param {?string} c @returns {import("./mercator.js").Camera|null} */
function camera(c) {
  const [longitude, latitude, zoom] = (c ?? "").split(",").map(Number);
  const sound =
    [longitude, latitude, zoom].every(Number.isFinite) && Math.abs(latitude) < 86 && zoom >= 0 && zoom <= 20;
  return sound ? { longitude, latitude, zoom } : null;
}

export class Player {
  /** @param {HTMLElement} root an empty element that carries the tokens @param {Scene} scene @param {Sea[]} seas */
  constructor(root, scene, seas) {
    this.root = root;
    this.scene = scene;
    this.theme();
    this.stage = new Stage(scene.view);
    this.clock = new Clock(this.stage);
    this.apply(scene.at, false);
    this.map = new WorldMap(scene.deck, this.stage, { root, urls: scene.basemap, seas, camera: camera(scene.at.c) });
    this.timeline = new Timeline(this.stage, this.clock);
    this.panels = new Panels(this.stage, scene.pen ?? null, scene.corrections ?? [], scene.extras ?? []);
    this.help = helpSheet();
    this.map.legend = legend(this.stage, () => this.map.layers.ghosts());
    const scale = scaleBar();
    this.map.dispatch = () => scale.update(this.map.kmPer100px);
    const story = (this.story = new Story(this.stage, this.timeline, this.map));
    if (story.button) this.timeline.extras.append(story.button);
    this.map.element.append(
      h(
        "div",
        { class: "tools", role: "group", "aria-label": "Map" },
        iconButton("plus", "Zoom in", () => this.map.zoom(1)),
        iconButton("minus", "Zoom out", () => this.map.zoom(-1)),
        iconButton("fit", "Fit to the selection or the journey", () => this.map.fitAll()),
        iconButton("help", "Keyboard", () => this.help.showModal()),
      ),
      this.map.legend ?? "",
      scale.element,
      story.element,
      h("p", { class: "credits" }, scene.view.credits.join(" · ")),
    );
    root.replaceChildren(
      h("div", { class: "left" }, this.map.element, this.timeline.element),
      h("div", { class: "right" }, this.panels.element),
      this.help,
    );
    this.unlisten = listenToKeys(root, this);
    // Paper is white whatever the screen is.
    this.paper = matchMedia("print");
    this.printing = () => this.theme();
    this.paper.addEventListener("change", this.printing);
    this.stage.on("commit", () => scene.seen?.(this.at()));
  }

  /**
   * What the address should say.
   * @returns {At}
   */
  at() {
    const { stage } = this;
    const start = stage.view.time?.start ?? 0;
    const c = stage.camera;
    return {
      t: stage.view.time && stage.t !== start ? new Date(stage.t).toISOString().replace(".000Z", "Z") : null,
      sel: stage.sel,
      c: c ? [c.longitude.toFixed(4), c.latitude.toFixed(4), c.zoom.toFixed(2)].join(",") : null,
      panel: stage.panel === "article" ? null : stage.panel,
    };
  }

  /**
   * Show what an address says.
   * @param {At} at @param {boolean} [move]
   */
  apply(at, move = true) {
    const t = at.t ? Date.parse(at.t) : NaN;
    this.stage.setTime(Number.isFinite(t) ? t : (this.stage.view.time?.start ?? 0));
    if ((at.sel ?? null) !== this.stage.sel) this.stage.select(at.sel ?? null, { commit: false });
    const panel = PANELS.find((name) => name === (at.panel ?? "article"));
    if (panel) this.stage.open(panel, { commit: false });
    const where = camera(at.c);
    if (move && where) this.map.go(where, { commit: false });
  }

  theme() {
    const theme = isDark(this.root) ? "dark" : "light";
    if (this.root.dataset.theme === theme) return;
    this.root.dataset.theme = theme;
    this.map?.repaint();
  }

  close() {
    this.clock.stop();
    this.stage.close();
    this.timeline.close();
    this.panels.close();
    this.unlisten();
    this.paper.removeEventListener("change", this.printing);
    this.map.close();
  }
}

/**
 * @param {HTMLElement} root @param {Scene} scene
 * @returns {Promise<Player>}
 */
export async function mount(root, scene) {
  const seas = await fetch(scene.basemap.seas).then((answer) => answer.json());
  return new Player(root, scene, seas);
}
