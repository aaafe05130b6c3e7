/**
 * The side of the page: tabs for the article, the events, the claims and the places, and what is selected lit in each.
 *
 * @typedef {import("./stage.js").Stage} Stage
 */
import { articlePanel } from "./article.js";
import { claimsPanel } from "./claims.js";
import { h } from "./dom.js";
import { eventsPanel } from "./events.js";
import { pickedBar } from "./picked.js";
import { placesPanel } from "./places.js";

const NAMES = { article: "Article", events: "Events", claims: "Claims", places: "Places" };

const REST_MS = 250;

export class Panels {
  /**
   * @param {Stage} stage @param {import("./places.js").Pen|null} pen
   * @param {import("./types.js").Correction[]} corrections @param {Node[]} extras beside the tabs
   */
  constructor(stage, pen, corrections, extras) {
    this.stage = stage;
    const { view } = stage;
    const counts = { article: 0, events: view.events.length, claims: view.claims.length, places: view.places.length };
    /** @type {Object<string, HTMLElement>} */
    this.bodies = {
      article: articlePanel(stage),
      events: eventsPanel(stage),
      claims: claimsPanel(stage),
      places: placesPanel(stage, pen, corrections),
    };
    this.tabs = Object.entries(NAMES).map(([key, name]) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${key}`,
          "aria-controls": `panel-${key}`,
          "data-panel": key,
          onclick: () => stage.open(key),
          onkeydown: (/** @type {KeyboardEvent} */ event) => this.key(event),
        },
        name,
        counts[/** @type {keyof typeof counts} */ (key)]
          ? h("span", { class: "count", "aria-hidden": "true" }, counts[/** @type {keyof typeof counts} */ (key)])
          : null,
      ),
    );
    const panes = Object.entries(this.bodies).map(([key, body]) =>
      h(
        "div",
        { role: "tabpanel", id: `panel-${key}`, "aria-labelledby": `tab-${key}`, tabindex: "0", class: "pane" },
        body,
      ),
    );
    this.panes = panes;
    this.picked = pickedBar(stage, (id) => this.explain(id));
    this.element = h(
      "aside",
      { class: "side", "aria-label": "The article and what was read in it" },
      h(
        "div",
        { class: "side-head" },
        h("div", { class: "tabs", role: "tablist", "aria-label": "Panels" }, this.tabs),
        extras,
      ),
      panes,
      this.picked.element,
    );
    /** The events that can be happening now. */
    this.current = "";
    stage.on("panel", () => this.show());
    stage.on("sel", () => this.light(true));
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.resting = undefined;
    // Marking words paints the article again, the dearest thing on the page: not while the slider is being moved.
    stage.on("beat", () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.pulse(), stage.playing ? 0 : REST_MS);
    });
    this.show();
    this.light(false);
  }

  /**
   * Where the reader is in the panels, for when they are made anew.
   * @returns {{scroll: number[], folds: string[]}}
   */
  keep() {
    const folds = /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("details[open][data-why]"));
    return {
      scroll: this.panes.map((pane) => pane.scrollTop),
      folds: [...folds].map((fold) => fold.dataset.why ?? ""),
    };
  }

  /** @param {{scroll: number[], folds: string[]}} kept */
  restore({ scroll, folds }) {
    for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.element.querySelectorAll("details[data-why]")
    )) {
      fold.open = folds.includes(fold.dataset.why ?? "");
    }
    this.panes.forEach((pane, i) => (pane.scrollTop = scroll[i] ?? 0));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const at = this.tabs.findIndex((tab) => tab.dataset.panel === this.stage.panel);
    const tab = this.tabs[(at + way + this.tabs.length) % this.tabs.length];
    this.stage.open(tab.dataset.panel ?? "article");
    tab.focus();
  }

  show() {
    for (const tab of this.tabs) {
      const on = tab.dataset.panel === this.stage.panel;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    for (const pane of this.panes) pane.hidden = pane.id !== `panel-${this.stage.panel}`;
    this.light(true);
  }

  /**
   * Open the panel that explains what is selected, and of a place the fold that says why.
   * @param {string} id
   */
  explain(id) {
    this.stage.open(this.picked.panelOf(id));
    const card = /** @type {HTMLElement|null} */ (this.bodies[this.stage.panel]?.querySelector(".card.lit"));
    if (!card) return;
    const fold = /** @type {HTMLDetailsElement|null} */ (card.querySelector("details"));
    if (fold) fold.open = true;
    (fold?.querySelector("summary") ?? card.querySelector("button"))?.focus({ preventScroll: true });
    const pane = /** @type {HTMLElement} */ (card.closest(".pane"));
    reveal(pane, card);
  }

  /** @param {boolean} scroll */
  light(scroll) {
    const lit = this.stage.lit();
    let first = true;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.element.querySelectorAll("[data-ids]"))) {
      const on = (element.dataset.ids ?? "").split(" ").some((id) => lit.has(id));
      element.classList.toggle("lit", on);
      const inside = element.closest(".pane");
      if (on && scroll && first && inside && !(/** @type {HTMLElement} */ (inside).hidden)) {
        first = false;
        reveal(/** @type {HTMLElement} */ (inside), element);
      }
    }
  }

  close() {
    clearTimeout(this.resting);
  }

  /** Mark what can be happening at t. */
  pulse() {
    const { t, view } = this.stage;
    const current = new Set(
      view.events
        .filter((e) => (e.earliest ?? Infinity) <= t && t <= (e.latest ?? Infinity) && e.status !== "historical")
        .map((e) => e.id),
    );
    const key = [...current].join(" ");
    if (key === this.current) return;
    this.current = key;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (
      this.element.querySelectorAll(".card.event, .mark.event")
    )) {
      element.classList.toggle(
        "current",
        (element.dataset.ids ?? "").split(" ").some((id) => current.has(id)),
      );
    }
  }
}

/**
 * Scroll a pane, and only the pane, until the element is in it.
 * @param {HTMLElement} pane @param {HTMLElement} element
 */
function reveal(pane, element) {
  if (pane.scrollHeight <= pane.clientHeight + 1) return;
  const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollTop += inner.top - outer.top - 48;
}
