/**
 * The layers of Python's spec as drawn now: lines dashed for the zoom, colours of the theme, ghosts of what a selected
 * name could also mean. None depends on the time (see moving.js); they are made anew only when the camera's zoom, the
 * theme or the selection changes.
 *
 * @typedef {import("./types.js").LegRow} LegRow
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {{(name: string): string, rgb: (name: string, alpha?: number) => [number, number, number, number]}} Palette
 */
import { between } from "./band.js";
import { arrows, dash, PATTERNS } from "./dashes.js";

export class Layers {
  /** @param {any} deck the renderer's library @param {Stage} stage */
  constructor(deck, stage) {
    this.deck = deck;
    this.stage = stage;
    const configuration = new deck.JSONConfiguration({ classes: deck, layers: deck });
    // The rows carry the article's words, and the converter evaluates strings that begin with "@@=": it never sees them.
    const bare = stage.view.deck.layers.map((layer) => ({ ...layer, data: [] }));
    const { layers } = new deck.JSONConverter({ configuration }).convert({ layers: bare });
    /** @type {Object<string, any>} */
    this.base = Object.fromEntries(layers.map((/** @type {any} */ layer) => [layer.id, layer]));
    /** @type {Object<string, any[]>} */
    this.rows = Object.fromEntries(stage.view.deck.layers.map((layer) => [layer.id, layer.data]));
    /** @type {LegRow[]} */
    this.legs = this.rows.legs;
    /** @type {any[]} */
    this.drawn = [];
    this.key = "";
  }

  /** @param {string} id @param {any} props @param {string} [as] */
  make(id, props, as = id) {
    const base = this.base[id];
    return new base.constructor({ ...base.props, data: [], ...props, id: as });
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
    const { sel } = this.stage;
    const lit = this.stage.lit();
    const legs = this.legs.filter((leg) => leg.path.length > 1);
    const pieces = legs.flatMap((leg) =>
      dash(leg.path, PATTERNS[leg.status] ?? [], zoom).map((path) => ({ ...leg, path })),
    );
    const bridged = legs.flatMap((leg) =>
      leg.bridged.flatMap(([a, b]) => between([leg], a, b)).map((path) => ({ path })),
    );
    const heads = legs.flatMap((leg) => arrows(leg.path, zoom).map((path) => ({ path, id: leg.id, token: leg.token })));
    const areas = this.rows["claim-areas"].filter((/** @type {any} */ row) => row.id === sel);
    const claims = this.rows.claims.flatMap((/** @type {any} */ row) =>
      dash(row.path, PATTERNS.claim, zoom).map((path) => ({ ...row, path })),
    );
    const token = (/** @type {any} */ row) => colour.rgb(row.token);
    const key = [sel, zoom].join(" ");
    const paint = { getColor: token, updateTriggers: { getColor: [colour("ink"), key], getWidth: key } };
    const dots = {
      getLineColor: colour.rgb("halo"),
      updateTriggers: { getFillColor: [colour("ink"), key], getRadius: key, getLineColor: colour("halo") },
    };
    return [
      this.make("claim-areas", {
        data: areas,
        getFillColor: (/** @type {any} */ row) => colour.rgb("claim", row.shape === "ring" ? 34 : 22),
        getLineColor: colour.rgb("claim", 120),
        updateTriggers: { getFillColor: colour("claim") },
      }),
      this.make("claims", {
        data: claims,
        ...paint,
        getWidth: (/** @type {any} */ row) => (lit.has(row.id) ? 3.5 : 2),
      }),
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
      this.make("legs", { data: pieces, ...paint, getWidth: (/** @type {any} */ row) => (lit.has(row.id) ? 6 : 3.5) }),
      this.make(
        "legs",
        {
          data: bridged,
          getColor: colour.rgb("halo"),
          getWidth: 1.4,
          pickable: false,
          updateTriggers: { getColor: colour("halo") },
        },
        "bridged",
      ),
      this.make(
        "legs",
        { data: heads, getColor: token, getWidth: 2.4, pickable: false, updateTriggers: { getColor: colour("route") } },
        "arrows",
      ),
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
        getFillColor: token,
        getRadius: (/** @type {any} */ row) => (lit.has(row.id) ? 7 : 4.5),
      }),
      this.make("stops", {
        data: this.rows.stops,
        ...dots,
        getFillColor: (/** @type {any} */ row) => colour.rgb(lit.has(row.id) ? "band" : row.token),
        getRadius: (/** @type {any} */ row) => (lit.has(row.id) ? 10 : 7),
      }),
    ];
  }

  /** What a selected name could also mean. */
  ghosts() {
    const { sel, view } = this.stage;
    const mention =
      view.mentions.find((m) => m.id === sel) ?? view.mentions.find((m) => m.place === sel && m.candidates.length > 1);
    if (!mention) return [];
    return mention.candidates
      .filter((c) => !c.chosen && c.lat !== null && c.lon !== null)
      .map((c) => ({ id: c.place, name: c.name, position: [c.lon, c.lat], why: c.why }));
  }
}
