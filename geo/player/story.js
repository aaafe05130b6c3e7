/**
 * The story: the events one after the other, with text, camera and time together.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./map.js").WorldMap} WorldMap
 */
import { button, h, iconButton } from "./dom.js";

export class Story {
  /** @param {Stage} stage @param {Timeline} timeline @param {WorldMap} map */
  constructor(stage, timeline, map) {
    this.stage = stage;
    this.timeline = timeline;
    this.map = map;
    this.at = -1;
    this.events = timeline.inOrder().map(({ event }) => event);
    this.text = h("div", { class: "story-text", "aria-live": "polite" });
    this.back = iconButton("previous", "Back in the story", () => this.step(-1));
    this.on = iconButton("next", "On in the story", () => this.step(1));
    this.element = h(
      "section",
      { class: "story", "aria-label": "Story", hidden: true },
      this.back,
      this.text,
      this.on,
      iconButton("close", "Close the story", () => this.close()),
    );
    this.button = this.events.length
      ? button("Story", () => this.toggle(), {
          class: "button story-button",
          "aria-pressed": "false",
          title: "Walk through the events in order",
        })
      : null;
    // The story follows where the reader goes by other ways.
    stage.on("sel", () => {
      const at = this.events.findIndex((event) => event.id === stage.sel);
      if (this.open && at >= 0 && at !== this.at) this.show(at);
    });
  }

  toggle() {
    if (this.element.hidden) {
      this.element.hidden = false;
      this.at = -1;
      this.step(1);
    } else this.close();
    this.button?.setAttribute("aria-pressed", String(!this.element.hidden));
  }

  get open() {
    return !this.element.hidden;
  }

  close() {
    this.element.hidden = true;
    this.button?.setAttribute("aria-pressed", "false");
    this.map.show(this.stage.view.bounds);
  }

  /** @param {1|-1} way */
  step(way) {
    this.show(Math.max(0, Math.min(this.events.length - 1, this.at + way)));
  }

  /** @param {number} at */
  show(at) {
    this.at = at;
    const event = this.events[at];
    this.timeline.goTo(event);
    this.map.show(this.map.boxOfSelection(), 7);
    this.text.replaceChildren(
      h(
        "p",
        { class: "note" },
        `${this.at + 1} of ${this.events.length} · ${event.when} · ${event.status_words.toLowerCase()}`,
      ),
      h("h2", {}, event.title),
      h("blockquote", {}, `“${event.sentence}”`),
    );
    this.back.disabled = this.at === 0;
    this.on.disabled = this.at === this.events.length - 1;
  }
}
