/**
 * The layers of Python's spec as drawn now: lines dashed for the zoom, colours of the theme, ghosts of what a selected
 * name could also mean. None depends on the time (see moving.js); they are made anew only when the camera's zoom, the
 * theme or the selection changes.
 *
 * @typedef {import("./types.js").ClaimArea} ClaimArea
 * @typedef {import("./types.js").ClaimLine} ClaimLine
 * @typedef {import("./types.js").LegLine} LegLine
 * @typedef {import("./types.js").PlaceDot} PlaceDot
 * @typedef {import("./types.js").StopDot} StopDot
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./renderer.js").Library} Library
 * @typedef {import("./renderer.js").Layer} Layer
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {{id: string, name: string, position: Point, why: string}} Ghost what a name could also mean
 * @typedef {{(name: string): string, rgb: (name: string, alpha?: number) => [number, number, number, number]}} Palette
 */
import { between } from "./band.js";
import { arrows, dash, PATTERNS } from "./dashes.js";
import { rowsOf } from "./rows.js";

/**
 * A line's row for each dash of it.
 * @template {{path: Point[]}} Line
 * @param {Line} row @param {number[]} pattern @param {number} zoom
 * @returns {Line[]}
 */
function pieces(row, pattern, zoom) {
  return dash(row.path, pattern, zoom).map((path) => ({ ...row, path }));
}

export class Layers {
  /** @param {Library} deck @param {Stage} stage */
  constructor(deck, stage) {
    this.stage = stage;
    const configuration = new deck.JSONConfiguration({ classes: deck, layers: deck });
    // The rows carry the article's words, and the converter evaluates strings that begin with "@@=": it never sees them.
    const bare = stage.view.deck.layers.map((layer) => ({ ...layer, data: [] }));
    const { layers } = new deck.JSONConverter({ configuration }).convert({ layers: bare });
    /** @type {Object<string, Layer>} */
    this.base = Object.fromEntries(layers.map((layer) => [layer.id, layer]));
    this.rows = rowsOf(stage.view);
    this.legs = this.rows.legs;
    /** @type {Layer[]} */
    this.drawn = [];
    this.key = "";
  }

  /** @param {string} id @param {object} props @param {string} [as] */
  make(id, props, as = id) {
    const base = this.base[id];
    const Kind = /** @type {new (props: object) => Layer} */ (base.constructor);
    return new Kind({ ...base.props, data: [], ...props, id: as });
  }

  /**
   * The layers, bottom to top; the same array as long as nothing has changed.
   * @param {number} zoom @param {Palette} colour @param {string} theme
   */
  at(zoom, colour, theme) {
    const step = Math.round(zoom * 4) / 4;
    const key = [step, theme, this.stage.sel].join(" ");
    if (key !== this.key) {
      this.key = key;
      this.drawn = this.makeAll(step, colour);
    }
    return this.drawn;
  }

  /** @param {number} zoom @param {Palette} colour */
  makeAll(zoom, colour) {
    return [...this.makeClaims(zoom, colour), ...this.makeLegs(zoom, colour), ...this.makeDots(zoom, colour)];
  }

  /**
   * How lines and dots take their row's colour, anew when the theme, the selection or the zoom changes.
   * @param {number} zoom @param {Palette} colour
   */
  paint(zoom, colour) {
    const key = [this.stage.sel, zoom].join(" ");
    const getColor = (/** @type {{token: string}} */ row) => colour.rgb(row.token);
    return { getColor, updateTriggers: { getColor: [colour("ink"), key], getWidth: key } };
  }

  /** @param {number} zoom @param {Palette} colour */
  makeClaims(zoom, colour) {
    const lit = this.stage.lit();
    const areas = this.rows["claim-areas"].filter((row) => row.id === this.stage.sel);
    const lines = this.rows.claims.flatMap((row) => pieces(row, PATTERNS.claim, zoom));
    return [
      this.make("claim-areas", {
        data: areas,
        getFillColor: (/** @type {ClaimArea} */ row) => colour.rgb("claim", row.shape === "ring" ? 34 : 22),
        getLineColor: colour.rgb("claim", 120),
        updateTriggers: { getFillColor: colour("claim") },
      }),
      this.make("claims", {
        data: lines,
        ...this.paint(zoom, colour),
        getWidth: (/** @type {ClaimLine} */ row) => (lit.has(row.id) ? 3.5 : 2),
      }),
    ];
  }

  /** @param {number} zoom @param {Palette} colour */
  makeLegs(zoom, colour) {
    const lit = this.stage.lit();
    const paint = this.paint(zoom, colour);
    const legs = this.legs.filter((leg) => leg.path.length > 1);
    const dashed = legs.flatMap((leg) => pieces(leg, PATTERNS[leg.status] ?? [], zoom));
    const gaps = legs.flatMap((leg) => leg.bridged.flatMap(([a, b]) => between([leg], a, b)));
    const heads = legs.flatMap(({ id, token, path }) => arrows(path, zoom).map((head) => ({ id, token, path: head })));
    return [
      this.make(
        "legs",
        {
          data: legs,
          getColor: colour.rgb("halo", 230),
          getWidth: 7.5,
          pickable: false,
          updateTriggers: { getColor: colour("halo") },
        },
        "casing",
      ),
      this.make("legs", {
        data: dashed,
        ...paint,
        getWidth: (/** @type {LegLine} */ row) => (lit.has(row.id) ? 6 : 3.5),
      }),
      this.make(
        "legs",
        {
          data: gaps.map((path) => ({ path })),
          getColor: colour.rgb("halo"),
          getWidth: 1.4,
          pickable: false,
          updateTriggers: { getColor: colour("halo") },
        },
        "bridged",
      ),
      this.make(
        "legs",
        {
          data: heads,
          getColor: paint.getColor,
          getWidth: 2.4,
          pickable: false,
          updateTriggers: { getColor: colour("route") },
        },
        "arrows",
      ),
    ];
  }

  /** @param {number} zoom @param {Palette} colour */
  makeDots(zoom, colour) {
    const lit = this.stage.lit();
    const key = [this.stage.sel, zoom].join(" ");
    const dots = {
      getLineColor: colour.rgb("halo"),
      updateTriggers: { getFillColor: [colour("ink"), key], getRadius: key, getLineColor: colour("halo") },
    };
    return [
      this.make("ghosts", {
        data: this.ghosts(),
        filled: false,
        getLineColor: colour.rgb("fair"),
        getLineWidth: 2,
        getRadius: 7,
        updateTriggers: { getLineColor: colour("fair") },
      }),
      this.make("places", {
        data: this.rows.places,
        ...dots,
        getFillColor: (/** @type {PlaceDot} */ row) => colour.rgb(row.token),
        getRadius: (/** @type {PlaceDot} */ row) => (lit.has(row.id) ? 7 : 4.5),
      }),
      this.make("stops", {
        data: this.rows.stops,
        ...dots,
        // What is unsure is hollow.
        getFillColor: (/** @type {StopDot} */ row) =>
          colour.rgb(row.unsure ? "halo" : lit.has(row.id) ? "band" : row.token),
        getLineColor: (/** @type {StopDot} */ row) =>
          colour.rgb(row.unsure ? (lit.has(row.id) ? "band" : row.token) : "halo"),
        getLineWidth: (/** @type {StopDot} */ row) => (row.unsure ? 2.5 : 2),
        updateTriggers: { ...dots.updateTriggers, getLineColor: [colour("halo"), key] },
        getRadius: (/** @type {StopDot} */ row) => (lit.has(row.id) ? 10 : 7),
      }),
    ];
  }

  /**
   * What a selected name could also mean.
   * @returns {Ghost[]}
   */
  ghosts() {
    const { sel, view } = this.stage;
    const mention =
      view.mentions.find((m) => m.id === sel) ?? view.mentions.find((m) => m.place === sel && m.candidates.length > 1);
    if (!mention) return [];
    return mention.candidates.flatMap(({ place, name, why, chosen, lat, lon }) =>
      chosen || lat === null || lon === null ? [] : [{ id: place, name, position: [lon, lat], why }],
    );
  }
}
