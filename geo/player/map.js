/**
 * The map: a canvas with the land, one with what moves, the renderer over them with what the dossier draws, a canvas
 * with names on top. One camera moves the four. It is set once, then only the reader moves it: new data or a rerun never do.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./mercator.js").Camera} Camera
 * @typedef {import("./labels.js").Area} Area
 * @typedef {import("./labels.js").Label} Label
 * @typedef {import("./naming.js").Sea} Sea
 * @typedef {import("./types.js").Box} Box
 */
import { Basemap } from "./basemap.js";
import { h } from "./dom.js";
import { drawLabels } from "./labels.js";
import { Layers } from "./layers.js";
import { fit, inWorld, project, unproject, worldSize } from "./mercator.js";
import { Moving } from "./moving.js";
import { countryLabel, labelsOf, seaLabels } from "./naming.js";
import { calm, palette } from "./theme.js";
import { describe } from "./tooltip.js";

const LABEL = "Map of the journey; under Events it is told in words";
const EMPTY = "No place was located in this text, so there is nothing to show on the map.";
const ROOM = { top: 56, right: 64, bottom: 44, left: 56 };

/** @param {string} name */
function canvas(name) {
  return h("canvas", { class: name, "aria-hidden": "true" });
}

export class WorldMap {
  /**
   * @param {import("./renderer.js").Library} deck
   * @param {Stage} stage
   * @param {{root: HTMLElement, urls: {coarse: string, fine: ?string}, seas: Sea[], camera: ?Camera}} options
   */
  constructor(deck, stage, { root, urls, seas, camera }) {
    this.deck = deck;
    this.stage = stage;
    this.root = root;
    this.seas = seas;
    const [land, names, moving] = ["land", "names", "moving"].map(canvas);
    this.ground = h("div", { class: "ground", "aria-hidden": "true" });
    this.tip = h("div", { class: "tip", role: "tooltip", hidden: true });
    const empty = !stage.view.places.some((p) => p.position);
    this.element = h(
      "div",
      { class: "map", role: "region", tabindex: "0", "aria-label": LABEL },
      [land, moving, this.ground, names, this.tip],
      empty ? h("p", { class: "map-note" }, EMPTY) : null,
    );
    this.names = /** @type {CanvasRenderingContext2D} */ (names.getContext("2d"));
    this.colour = palette(root);
    this.layers = new Layers(deck, stage);
    this.moving = new Moving(moving, stage, this.layers.legs);
    this.basemap = new Basemap(land, urls, () => this.redraw());
    this.start = camera;
    /** Whether the reader has moved the map: until then it may be fitted again when its size changes. */
    this.touched = false;
    for (const type of ["pointerdown", "wheel"])
      this.ground.addEventListener(type, () => (this.touched = true), { passive: true });
    /** @type {HTMLElement|null} */
    this.legend = null;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.naming = undefined;
    /** @type {Label[]} */
    this.countries = [];
    /** @type {import("./renderer.js").Renderer|null} */
    this.renderer = null;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.settled = undefined;
    /**
     * Called when the map has moved.
     * @type {(() => void)|undefined}
     */
    this.dispatch = undefined;
    /** @type {Camera} */
    this.camera = camera ?? { longitude: 0, latitude: 20, zoom: 1 };
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(this.element);
    // Only time has passed: nothing but what moves is drawn.
    stage.on("t", () => this.moving.draw(this.colour));
    stage.on("trail", () => this.moving.draw(this.colour));
    stage.on("sel", () => this.redraw());
    stage.on("fit", () => {
      this.element.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
      this.fitAll();
    });
  }

  get frame() {
    return { width: this.element.clientWidth, height: this.element.clientHeight, ...ROOM };
  }

  resize() {
    const { width, height } = this.frame;
    if (!width || !height) return;
    if (!this.renderer) this.open();
    else if (!this.touched && !this.start) this.go(this.home(), { commit: false });
    this.redraw();
    this.placeLegend();
  }

  /** @returns {Camera} the camera that shows the whole journey */
  home() {
    const { bounds } = this.stage.view;
    return bounds ? fit(bounds, this.frame) : { longitude: 10, latitude: 25, zoom: 1.2 };
  }

  /** The legend goes to the right corner that the journey needs less. */
  placeLegend() {
    if (!this.legend) return;
    const { width, height } = this.frame;
    const size = worldSize(this.camera.zoom);
    const [cx, cy] = project([this.camera.longitude, this.camera.latitude]);
    const points = this.layers.legs
      .flatMap((leg) => leg.path)
      .map(project)
      .map(([x, y]) => [width / 2 + (x - cx) * size, height / 2 + (y - cy) * size])
      .filter(([x]) => x > width - 290);
    const high = points.filter(([, y]) => y < height / 2).length;
    this.legend.classList.toggle("bottom", high > points.length / 2);
    this.legend.classList.toggle("top", high <= points.length / 2);
  }

  open() {
    this.camera = inWorld(this.start ?? this.home(), this.frame.height);
    this.stage.camera = this.camera;
    this.renderer = new this.deck.Deck({
      parent: this.ground,
      views: new this.deck.MapView({ id: "map", repeat: true }),
      controller: { dragRotate: false, touchRotate: false, keyboard: false, maxPitch: 0 },
      initialViewState: { ...this.camera, minZoom: 0.5, maxZoom: 14 },
      layers: [],
      // The map itself takes the focus, not also its canvas.
      onLoad: () => this.ground.querySelector("canvas")?.setAttribute("tabindex", "-1"),
      pickingRadius: 6,
      useDevicePixels: Math.min(2, devicePixelRatio || 1),
      onViewStateChange: (change) => this.moved(change),
      onHover: (info) => this.hover(info),
      onClick: (info) => {
        if (info.object?.id) this.stage.select(info.object.place ?? info.object.id);
        else if (this.stage.sel) this.stage.select(this.stage.sel);
      },
      getCursor: ({ isDragging, isHovering }) => (isDragging ? "grabbing" : isHovering ? "pointer" : "grab"),
    });
  }

  /** @param {import("./renderer.js").ViewStateChange} change */
  moved({ viewState, interactionState }) {
    const { longitude, latitude, zoom } = viewState;
    this.camera = this.stage.camera = { longitude, latitude, zoom };
    this.redraw();
    clearTimeout(this.settled);
    if (!this.touched || interactionState?.inTransition || interactionState?.isDragging) return;
    this.settled = setTimeout(() => this.stage.say("commit"), 700);
  }

  /** @param {Camera} to @param {{commit?: boolean}} options */
  go(to, { commit = true } = {}) {
    if (!this.renderer) {
      this.start = to;
      return;
    }
    const camera = inWorld(to, this.frame.height);
    const glide =
      calm() || !commit
        ? {}
        : {
            transitionDuration: 700,
            transitionInterpolator: new this.deck.LinearInterpolator(["longitude", "latitude", "zoom"]),
          };
    this.renderer.setProps({ initialViewState: { ...camera, minZoom: 0.5, maxZoom: 14, ...glide } });
    this.camera = this.stage.camera = camera;
    if (calm() || !commit) this.redraw();
    if (commit) this.touched = true;
    clearTimeout(this.settled);
    if (commit) this.settled = setTimeout(() => this.stage.say("commit"), 900);
  }

  /** @param {Box|null} box @param {number} [most] */
  show(box, most) {
    if (box) this.go(fit(box, this.frame, most));
  }

  /** @param {number} by */
  zoom(by) {
    this.go({ ...this.camera, zoom: Math.max(0.5, Math.min(14, this.camera.zoom + by)) });
  }

  /** @param {string} key an arrow key */
  pan(key) {
    const [dx, dy] = { ArrowLeft: [-90, 0], ArrowRight: [90, 0], ArrowUp: [0, -90], ArrowDown: [0, 90] }[key] ?? [0, 0];
    const size = worldSize(this.camera.zoom);
    const [x, y] = project([this.camera.longitude, this.camera.latitude]);
    const [longitude, latitude] = unproject([x + dx / size, y + dy / size]);
    this.go({ ...this.camera, longitude, latitude });
  }

  /** Fit to the selection, or to the journey where nothing is selected. */
  fitAll() {
    this.show(this.boxOfSelection() ?? this.stage.view.bounds);
  }

  redraw() {
    const { width, height } = this.frame;
    if (!this.renderer || !width || !height) return;
    this.basemap.draw(this.camera, width, height, this.colour);
    clearTimeout(this.naming);
    this.naming = setTimeout(() => this.nameCountries(), 120);
    this.write();
    this.moving.place(this.camera, width, height);
    this.moving.draw(this.colour);
    this.renderer.setProps({
      layers: this.layers.at(this.camera.zoom, this.colour, this.root.dataset.theme ?? "light"),
    });
    this.dispatch?.();
  }

  /** Where the countries in view are in it, so that each can be named; when the map has come to rest. */
  nameCountries() {
    const { width, height } = this.frame;
    this.countries = this.basemap.inView(this.camera, width, height).map(countryLabel);
    this.write();
  }

  /** Write the names over the map. */
  write() {
    const { width, height } = this.frame;
    drawLabels(this.names, this.labels(), this.camera, width, height, this.colour, this.taken());
  }

  /** @returns {Area[]} where the map's own buttons and boxes are */
  taken() {
    const { width, height } = this.frame;
    /** @type {Area[]} */
    const boxes = [
      [0, 0, 54, 160],
      [0, height - 52, 150, height],
      [0, height - 24, width, height],
    ];
    if (this.legend) {
      const { offsetLeft: x, offsetTop: y, offsetWidth: w, offsetHeight: high } = this.legend;
      boxes.push([x - 4, y - 4, x + w + 4, y + high + 4]);
    }
    return boxes;
  }

  /** @returns {Label[]} */
  labels() {
    const { rows } = this.layers;
    const places = labelsOf(rows, this.layers.ghosts(), this.stage.lit());
    return [...places, ...seaLabels(this.seas, this.camera.zoom), ...this.countries];
  }

  /** @param {import("./renderer.js").PickingInfo} info */
  hover(info) {
    const lines = info.object ? describe(this.stage.view, info.object, info.layer?.id) : [];
    this.tip.hidden = !lines.length;
    if (!lines.length) return;
    this.tip.replaceChildren(...lines.map((line, i) => h(i ? "span" : "strong", {}, line)));
    const { width } = this.frame;
    this.tip.style.left = `${Math.min(info.x + 14, Math.max(8, width - 270))}px`;
    this.tip.style.top = `${info.y + 14}px`;
  }

  /**
   * A selection's own box on the map.
   * @returns {Box|null}
   */
  boxOfSelection() {
    const lit = this.stage.lit();
    const { rows, legs } = this.layers;
    const points = [
      ...legs.filter((leg) => lit.has(leg.id)).flatMap((leg) => leg.path),
      ...rows.claims.filter((row) => lit.has(row.id)).flatMap((row) => row.path),
      ...[...rows.stops, ...rows.places]
        .filter((row) => lit.has(row.id) || lit.has(row.place))
        .map((row) => row.position),
      // A name is shown with all that it could mean.
      ...(this.stage.view.mentions.some((m) => m.id === this.stage.sel)
        ? this.layers.ghosts().map((row) => row.position)
        : []),
    ];
    if (!points.length) return null;
    const [lons, lats] = [points.map((p) => p[0]), points.map((p) => p[1])];
    const pad = 0.35;
    return [Math.min(...lons) - pad, Math.min(...lats) - pad, Math.max(...lons) + pad, Math.max(...lats) + pad];
  }

  /** Kilometres that a hundred pixels are, in the middle of the map. */
  get kmPer100px() {
    return (40075.017 * Math.cos((this.camera.latitude * Math.PI) / 180) * 100) / worldSize(this.camera.zoom);
  }

  repaint() {
    this.colour = palette(this.root);
    this.redraw();
    // At once: paper does not wait for the next frame.
    this.renderer?.redraw("theme");
  }

  close() {
    this.watcher.disconnect();
    clearTimeout(this.settled);
    clearTimeout(this.naming);
    this.renderer?.finalize();
  }
}
