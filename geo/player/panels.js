/**
 * The side of the page: tabs for the article, the events, the claims and the places, and what is selected lit in each.
 *
 * @typedef {import("./stage.js").Stage} Stage
 */
import { articlePanel } from "./article.js";
import { claimsPanel } from "./claims.js";
import { all, h, standsFor } from "./dom.js";
import { eventsPanel } from "./events.js";
import { pickedBar } from "./picked.js";
import { placesPanel } from "./places.js";
import { PANELS } from "./stage.js";

const NAMES = { article: "Article", events: "Events", claims: "Claims", places: "Places" };

const REST_MS = 250;

export class Panels {
  /**
   * @param {Stage} stage @param {import("./places.js").Pen|null} pen
   * @param {import("./types.js").CorrectionRow[]} corrections @param {Node[]} extras beside the tabs
   */
  constructor(stage, pen, corrections, extras) {
    this.stage = stage;
    const bodies = {
      article: articlePanel(stage),
      events: eventsPanel(stage, pen, corrections),
      claims: claimsPanel(stage),
      places: placesPanel(stage, pen, corrections),
    };
    this.tabs = this.makeTabs();
    this.panes = PANELS.map((panel) =>
      h(
        "div",
        { role: "tabpanel", id: `panel-${panel}`, "aria-labelledby": `tab-${panel}`, tabindex: "0", class: "pane" },
        bodies[panel],
      ),
    );
    this.picked = pickedBar(stage, (id) => this.explain(id), pen);
    this.element = h(
      "aside",
      { class: "side", "aria-label": "The article and what was read in it" },
      h(
        "div",
        { class: "side-head" },
        h("div", { class: "tabs", role: "tablist", "aria-label": "Panels" }, this.tabs),
        extras,
      ),
      this.panes,
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

  makeTabs() {
    const { view } = this.stage;
    const counts = { article: 0, events: view.events.length, claims: view.claims.length, places: view.places.length };
    return PANELS.map((panel) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${panel}`,
          "aria-controls": `panel-${panel}`,
          "data-panel": panel,
          onclick: () => this.stage.open(panel),
          onkeydown: (event) => this.key(event),
        },
        NAMES[panel],
        counts[panel] ? h("span", { class: "count", "aria-hidden": "true" }, counts[panel]) : null,
      ),
    );
  }

  /**
   * Where the reader is in the panels, for when they are made anew.
   * @returns {{scroll: number[], folds: string[]}}
   */
  keep() {
    const folds = all(this.element, "details[open][data-why]").map((fold) => fold.dataset.why ?? "");
    return { scroll: this.panes.map((pane) => pane.scrollTop), folds };
  }

  /** @param {{scroll: number[], folds: string[]}} kept */
  restore({ scroll, folds }) {
    for (const fold of all(this.element, "details[data-why]")) {
      fold.toggleAttribute("open", folds.includes(fold.dataset.why ?? ""));
    }
    this.panes.forEach((pane, i) => (pane.scrollTop = scroll[i] ?? 0));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const at = (PANELS.indexOf(this.stage.panel) + way + PANELS.length) % PANELS.length;
    this.stage.open(PANELS[at]);
    this.tabs[at].focus();
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
   * Open the panel that explains what is selected, at its card, and the fold in it that says why.
   * @param {string} id
   */
  explain(id) {
    const choice = this.picked.choiceOf(id);
    if (!choice?.panel) return;
    this.stage.open(choice.panel);
    const at = PANELS.indexOf(choice.panel);
    const cards = all(this.panes[at], ".card.lit");
    const card = cards.find((one) => standsFor(one, new Set([id]))) ?? cards[0];
    if (!card) return;
    const fold = /** @type {?HTMLDetailsElement} */ (choice.fold ? card.querySelector(choice.fold) : null);
    if (fold) fold.open = true;
    (fold?.querySelector("summary") ?? card.querySelector("button"))?.focus({ preventScroll: true });
    if (scrolls(this.panes[at])) reveal(this.panes[at], card);
    else card.scrollIntoView({ block: "center" }); // on a small screen the page itself scrolls
  }

  /** @param {boolean} scroll */
  light(scroll) {
    const lit = this.stage.lit();
    let first = true;
    for (const element of all(this.element, "[data-ids]")) {
      const on = standsFor(element, lit);
      element.classList.toggle("lit", on);
      const pane = this.panes.find((one) => !one.hidden && one.contains(element));
      if (on && scroll && first && pane) {
        first = false;
        reveal(pane, element);
      }
    }
  }

  close() {
    clearTimeout(this.resting);
  }

  /** Mark what can be happening at t. */
  pulse() {
    const { t, view } = this.stage;
    const happening = view.events.filter(
      (e) => (e.earliest ?? Infinity) <= t && t <= (e.latest ?? Infinity) && e.status !== "historical",
    );
    const current = new Set(happening.map((e) => e.id));
    const key = [...current].join(" ");
    if (key === this.current) return;
    this.current = key;
    for (const element of all(this.element, ".card.event, .mark.event")) {
      element.classList.toggle("current", standsFor(element, current));
    }
  }
}

/** @param {HTMLElement} pane */
function scrolls(pane) {
  return pane.scrollHeight > pane.clientHeight + 1;
}

/**
 * Scroll a pane, and only the pane, until the element is in it.
 * @param {HTMLElement} pane @param {HTMLElement} element
 */
function reveal(pane, element) {
  if (!scrolls(pane)) return;
  const [outer, inner] = [pane.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  pane.scrollTop += inner.top - outer.top - 48;
}
