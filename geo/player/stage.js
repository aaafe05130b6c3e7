/**
 * What is seen now: the time, the selection, the panel. Everything on the page listens to it, nothing else is shared.
 * Events: "t" at every frame, "beat" ten times a second while it changes and once it rests (words are painted at a
 * beat: at every frame they would cost more than the map), "sel", "panel", "playing", "utc", and "commit" when the state
 * is settled enough for the address.
 *
 * @typedef {import("./types.js").View} View
 */

const BEAT_MS = 100;

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
    this.panel = "article";
    this.playing = false;
    this.utc = false;
    this.trail = false;
    /** @type {{longitude: number, latitude: number, zoom: number}|null} */
    this.camera = null;
    this.beaten = 0;
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.pending = undefined;
  }

  /** @param {string} type */
  say(type) {
    this.dispatchEvent(new Event(type));
  }

  /** @param {string} type @param {() => void} listener */
  on(type, listener) {
    this.addEventListener(type, listener);
  }

  /** @param {number} t */
  setTime(t) {
    const { start, end } = this.view.time ?? { start: 0, end: 0 };
    this.t = Math.min(end, Math.max(start, t));
    this.say("t");
    const wait = this.beaten + BEAT_MS - performance.now();
    if (wait <= 0) this.beat();
    else this.pending ??= setTimeout(() => this.beat(), wait);
  }

  beat() {
    clearTimeout(this.pending);
    this.pending = undefined;
    this.beaten = performance.now();
    this.say("beat");
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
    this.say("sel");
    if (commit) this.say("commit");
  }

  /** @param {string} panel @param {{commit?: boolean}} options */
  open(panel, { commit = true } = {}) {
    if (panel === this.panel) return;
    this.panel = panel;
    this.say("panel");
    if (commit) this.say("commit");
  }

  /** @param {"playing"|"utc"|"trail"} what @param {boolean} value */
  turn(what, value) {
    this[what] = value;
    this.say(what);
  }

  /**
   * The ids that light up with the selection.
   * @returns {Set<string>}
   */
  lit() {
    if (!this.sel) return new Set();
    return new Set([this.sel, ...(this.view.related[this.sel] ?? [])]);
  }

  close() {
    clearTimeout(this.pending);
  }
}
