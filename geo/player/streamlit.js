/**
 * The player inside Streamlit's component: one instance for each element, kept while reruns come and go.
 *
 * Python's data say what the address says (`at`) and the number of the last state that Python has heard (`heard`).
 * An answer to an older state than the last one sent is out of date and is not applied; so the Back button works and
 * a slow rerun never pulls the thumb back.
 *
 * @typedef {import("./types.js").At} At
 * @typedef {import("./types.js").PlayerData} Data
 * @typedef {import("./types.js").PlayerStates} States
 * @typedef {import("./types.js").PlayerTriggers} Triggers
 */

/**
 * @typedef {object} Component
 * @property {HTMLElement|ShadowRoot} parentElement
 * @property {Data} data
 * @property {<Name extends keyof States>(name: Name, value: States[Name]) => void} setStateValue
 * @property {<Name extends keyof Triggers>(name: Name, value: Triggers[Name]) => void} setTriggerValue
 */
import { h } from "./dom.js";
import { mount } from "./main.js";
import { loadLibrary } from "./renderer.js";
import { shareBar } from "./share.js";

/**
 * The renderer's library, loaded once in a page.
 * @type {Promise<import("./renderer.js").Library>|undefined}
 */
let library;

/** @param {string} path below the page's own address */
const here = (path) => new URL(path, document.baseURI).href;

class Guest {
  /** @param {Component} component */
  constructor(component) {
    this.component = component;
    this.root = /** @type {HTMLElement} */ (component.parentElement.querySelector(".dateline"));
    this.shown = "";
    this.known = "";
    this.sent = 0;
    /** @type {import("./main.js").Player|null} */
    this.player = null;
    this.waiting = Promise.resolve();
  }

  /** @param {Component} component */
  update(component) {
    this.component = component;
    this.waiting = this.waiting.then(() => this.take(component.data)).catch((error) => this.fail(error));
  }

  /** @param {Data} data */
  async take(data) {
    const key = `${data.view} ${data.can_correct} ${JSON.stringify(data.corrections)}`;
    if (key !== this.shown) await this.open(data, key);
    else if (this.player && data.heard >= this.sent && JSON.stringify(data.at) !== this.known)
      this.player.apply(data.at);
    if (data.heard >= this.sent) this.known = JSON.stringify(data.at);
    this.player?.theme();
  }

  /** @param {Data} data @param {string} key */
  async open(data, key) {
    const before = this.shown.split(" ")[0];
    const [deck, answer] = await Promise.all([(library ??= loadLibrary(here(data.renderer))), fetch(here(data.view))]);
    if (!answer.ok) throw new Error("This dossier could not be read; its link may be wrong.");
    const view = await answer.json();
    const same = before && before.split("/")[1] === data.view.split("/")[1] ? this.player : null;
    const at = same ? same.at() : data.at;
    const kept = same?.panels.keep();
    this.player?.close();
    this.shown = key;
    this.player = await mount(this.root, {
      view,
      at,
      deck,
      basemap: { coarse: here(data.basemap.coarse), fine: here(data.basemap.fine), seas: here(data.basemap.seas) },
      seen: (now) => this.send(now),
      pen: data.can_correct ? this.pen() : null,
      corrections: data.corrections,
      extras: [shareBar(data.link, () => this.player?.at() ?? data.at)],
    });
    if (kept) this.player.panels.restore(kept);
  }

  /** @returns {import("./places.js").Pen} */
  pen() {
    return {
      choose: (mention, candidate) =>
        this.component.setTriggerValue("correction", { mention: mention.id, place: candidate.place }),
      undo: (key) => this.component.setTriggerValue("undo", { key }),
      edit: (id) => this.component.setTriggerValue("edit", { id }),
    };
  }

  /** @param {At} at */
  send(at) {
    const now = JSON.stringify(at);
    if (now === this.known) return;
    this.known = now;
    this.sent += 1;
    this.component.setStateValue("seen", { ...at, n: this.sent });
  }

  /** @param {Error} error */
  fail(error) {
    this.root.replaceChildren(h("p", { class: "failure", role: "alert" }, error.message));
  }

  close() {
    this.player?.close();
  }
}

/** @type {WeakMap<object, Guest>} */
const guests = new WeakMap();

/** @param {Component} component @returns {() => void} called at unmount */
export function attach(component) {
  const guest = guests.get(component.parentElement) ?? new Guest(component);
  guests.set(component.parentElement, guest);
  guest.update(component);
  return () => {
    guests.delete(component.parentElement);
    guest.close();
  };
}
