/**
 * The keyboard, and the sheet that tells it.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./timeline.js").Timeline} Timeline
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./map.js").WorldMap} WorldMap
 * @typedef {import("./panels.js").Panels} Panels
 * @typedef {import("./story.js").Story} Story
 */
import { h, iconButton } from "./dom.js";

const KEYS = [
  ["Space", "play or pause"],
  ["← →", "a step back or on; with Shift ten"],
  ["[ ]", "previous or next event"],
  ["Home End", "start or end of the journey"],
  ["f", "fit the map to the selection, or to the journey"],
  ["+ −", "zoom the map"],
  ["Shift + arrows on the map", "move the map"],
  ["u", "UTC or local time"],
  ["w", "why what is selected was read so"],
  ["Esc", "close the story, drop the selection, close this sheet"],
  ["?", "this sheet"],
];

const ANYWHERE = new Set(["[", "]", "f", "u", "?"]);

/** A dialog that lists the keys. */
export function helpSheet() {
  const close = iconButton("close", "Close", () => dialog.close());
  const lines = KEYS.map(([keys, what]) => {
    const caps = keys.split(" ").length < 4 ? keys.split(" ") : [keys];
    return h(
      "div",
      {},
      h(
        "dt",
        {},
        caps.map((cap) => h("kbd", {}, cap)),
      ),
      h("dd", {}, what),
    );
  });
  /** @type {HTMLDialogElement} */
  const dialog = h(
    "dialog",
    { class: "sheet", "aria-label": "Keyboard" },
    h("div", { class: "sheet-head" }, h("h2", {}, "Keyboard"), close),
    h("p", { class: "note" }, "The map always has north at the top."),
    h("dl", {}, lines),
  );
  return dialog;
}

/** @param {EventTarget|null} target whether keys are the element's own */
function takesKeys(target) {
  if (!(target instanceof Element)) return false;
  return target.matches(
    "input:not([type=range]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=listbox] *",
  );
}

/**
 * @param {HTMLElement} root @param {{stage: Stage, timeline: Timeline, clock: Clock, map: WorldMap, panels: Panels, story: Story, help: HTMLDialogElement}} parts
 * @returns {() => void} undo
 */
export function listenToKeys(root, { stage, timeline, clock, map, panels, story, help }) {
  const step = () => (timeline.end - timeline.start) / 200;
  /** @param {KeyboardEvent} event */
  const down = (event) => {
    const target = event.composedPath()[0] ?? null;
    if (event.ctrlKey || event.metaKey || event.altKey || takesKeys(target) || help.open) return;
    const pressable = target instanceof Element && target.matches("button, a, summary, [role=tab]");
    const outside = target instanceof Element && target !== document.body && !root.contains(target);
    // Where a button of the page around has the focus, its own keys are its own.
    if (outside && !ANYWHERE.has(event.key)) return;
    const arrow = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.shiftKey && event.key.startsWith("Arrow") && target instanceof Element && map.element.contains(target)) {
      map.pan(event.key);
    } else if (event.key === " " && !pressable) clock.toggle();
    else if (arrow && !(target instanceof Element && target.matches(".pane")))
      timeline.nudge(stage.t + arrow * step() * (event.shiftKey ? 10 : 1));
    else if (event.key === "[") timeline.jump(-1);
    else if (event.key === "]") timeline.jump(1);
    else if (event.key === "Home" && !pressable) timeline.nudge(timeline.start);
    else if (event.key === "End" && !pressable) timeline.nudge(timeline.end);
    else if (event.key === "f") map.fitAll();
    else if (event.key === "+" || event.key === "=") map.zoom(1);
    else if (event.key === "-") map.zoom(-1);
    else if (event.key === "u") stage.turn("utc", !stage.utc);
    else if (event.key === "w" && stage.sel) panels.explain(stage.sel);
    else if (event.key === "?") help.showModal();
    else if (event.key === "Escape" && story.open) story.close();
    else if (event.key === "Escape" && stage.sel) stage.select(stage.sel);
    else return;
    event.preventDefault();
  };
  /** @param {KeyboardEvent} event */
  const up = (event) => {
    if (!timeline.moving || takesKeys(event.composedPath()[0] ?? null)) return;
    timeline.moving = false;
    stage.settle();
  };
  document.addEventListener("keydown", down);
  document.addEventListener("keyup", up);
  return () => {
    document.removeEventListener("keydown", down);
    document.removeEventListener("keyup", up);
  };
}
