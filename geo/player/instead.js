/**
 * What was found of somebody who has no route, and of an article without any.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./dom.js").Child} Child
 * @typedef {import("./types.js").EventCard} EventCard
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").InsteadRow} InsteadRow
 */
import { button, folded, h } from "./dom.js";

/** How many sentences stand under the map, how many in the panel, and how many events below each there. */
const [LINES, SENTENCES, EVENTS] = [2, 6, 4];

/** @param {View} view @returns {?HTMLElement} the first of the sentences, for where the journey would be played */
export function insteadLines({ instead }) {
  if (!instead.length) return null;
  const rest = instead.length > LINES ? [`And ${instead.length - LINES} more, under Events.`] : [];
  return h("p", { class: "hint instead" }, [...instead.slice(0, LINES).map((row) => row.words), ...rest].join(" "));
}

/** @param {EventCard} event @returns {?HTMLElement} how sure an event is, where that is little */
export function unsureMark(event) {
  return event.unsure ? h("span", { class: "unsure" }, ` ${event.sure}`) : null;
}

/** @param {Stage} stage @param {InsteadRow} row @param {Map<string, EventCard>} cards the events by id */
function sentence(stage, { words, events }, cards) {
  const found = events.flatMap((id) => cards.get(id) ?? []);
  const links = found.map((event) =>
    h(
      "li",
      {},
      button(event.title, () => stage.select(event.id), { class: "link" }),
      unsureMark(event),
    ),
  );
  return h(
    "li",
    {},
    h("p", {}, words),
    links.length ? folded(links, EVENTS, "events", (some) => [h("ul", { class: "plain-list" }, some)]) : null,
  );
}

/** @param {Stage} stage @returns {?Child[]} all sentences with the events that tell them */
export function insteadSection(stage) {
  const cards = new Map(stage.view.events.map((event) => [event.id, event]));
  const rows = stage.view.instead.map((row) => sentence(stage, row, cards));
  if (!rows.length) return null;
  return [
    h("h2", {}, stage.view.routes.length ? "Told without a route" : "No route is drawn"),
    ...folded(rows, SENTENCES, "travellers", (some) => [h("ul", { class: "instead" }, some)]),
  ];
}
