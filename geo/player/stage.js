/**
 * What is seen now: the time, the selection, the panel. Everything on the page listens to it, nothing else is shared.
 *
 * @typedef {import("./types.js").View} View
 * @typedef {typeof PANELS[number]} Panel
 */

/**
 * What the stage says, each with what it hands to those who listen.
 * @typedef {object} Events
 * @property {[t: number]} t the time has moved, at every frame
 * @property {[t: number]} beat ten times a second while time moves and once it rests: words are painted at a beat, at
 *   every frame they would cost more than the map
 * @property {[id: ?string]} sel something else is selected, or nothing
 * @property {[panel: Panel]} panel another panel is open
 * @property {[on: boolean]} playing
 * @property {[on: boolean]} utc
 * @property {[on: boolean]} trail
 * @property {[]} fit the map is asked to show all of what is selected
 * @property {[]} commit what is seen is settled enough for the address
 */

export const PANELS = /** @type {const} */ (["article", "events", "claims", "places"]);

const BEAT_MS = 100;

/**
 * What a record has under a key; what every object has, "constructor" say, is not meant.
 * @template Value
 * @param {{[key: string]: Value}} record @param {string} key an address may name any
 * @returns {Value|undefined}
 */
export function own(record, key) {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export class Stage extends EventTarget {
  /** @param {View} view */
  constructor(view) {
    super();
    this.view = view;
    /**
     * Milliseconds since 1970, whole seconds when settled.
     * @type {number}
     */
    this.t = view.time ? view.time.start : 0;
    /** @type {?string} */
    this.sel = null;
    /** @type {Panel} */
    this.panel = "article";
    this.playing = false;
    this.utc = false;
    this.trail = false;
    /** @type {import("./mercator.js").Camera|null} */
    this.camera = null;
    this.beaten = 0;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.pending = undefined;
  }

  /** @template {keyof Events} Type @param {Type} type @param {Events[Type]} detail */
  say(type, ...detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @template {keyof Events} Type @param {Type} type @param {(...detail: Events[Type]) => void} listener */
  on(type, listener) {
    this.addEventListener(type, (event) => listener(.../** @type {CustomEvent<Events[Type]>} */ (event).detail));
  }

  /** @param {number} t */
  setTime(t) {
    const { start, end } = this.view.time ?? { start: 0, end: 0 };
    this.t = Math.min(end, Math.max(start, t));
    this.say("t", this.t);
    const wait = this.beaten + BEAT_MS - performance.now();
    if (wait <= 0) this.beat();
    else this.pending ??= setTimeout(() => this.beat(), wait);
  }

  beat() {
    clearTimeout(this.pending);
    this.pending = undefined;
    this.beaten = performance.now();
    this.say("beat", this.t);
  }

  /** Round to a whole second, so that the address keeps the time exactly. */
  settle() {
    this.setTime(Math.round(this.t / 1000) * 1000);
    this.beat();
    this.say("commit");
  }

  /** @param {?string} id @param {{commit?: boolean}} options */
  select(id, { commit = true } = {}) {
    this.sel = id === this.sel ? null : id;
    this.say("sel", this.sel);
    if (commit) this.say("commit");
  }

  /** @param {Panel} panel @param {{commit?: boolean}} options */
  open(panel, { commit = true } = {}) {
    if (panel === this.panel) return;
    this.panel = panel;
    this.say("panel", panel);
    if (commit) this.say("commit");
  }

  /** @param {"playing"|"utc"|"trail"} what @param {boolean} value */
  turn(what, value) {
    this[what] = value;
    this.say(what, value);
  }

  /**
   * The ids that light up with the selection.
   * @returns {Set<string>}
   */
  lit() {
    if (!this.sel) return new Set();
    const place = this.view.mentions.find((mention) => mention.id === this.sel)?.place;
    const stops = place ? this.view.routes.flatMap((route) => route.stops) : [];
    const visits = stops.filter((stop) => stop.place === place).map((stop) => stop.id);
    return new Set([this.sel, ...(own(this.view.related, this.sel) ?? []), ...visits]);
  }

  close() {
    clearTimeout(this.pending);
  }
}
