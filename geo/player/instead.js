/**
 * What was found of somebody who has no route, and of an article without any.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").EventCard} EventCard
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").InsteadRow} InsteadRow
 */
import { button, h, more } from "./dom.js";

/** How many sentences stand under the map, how many in the panel, and how many events below each there. */
const [LINES, SENTENCES, EVENTS] = [2, 6, 4];

/** @param {View} view @returns {?HTMLElement} the first of the sentences, for where the journey would be played */
export function insteadLines({ instead }) {
  if (!instead.length) return null;
  const rest = instead.length > LINES ? [`And ${instead.length - LINES} more, under Events.`] : [];
  return h("p", { class: "hint instead" }, [...instead.slice(0, LINES).map((row) => row.words), ...rest].join(" "));
}

/** @param {Stage} stage @param {InsteadRow} row @param {Map<string, EventCard>} cards the events by id */
function sentence(stage, { words, events }, cards) {
  const found = events.flatMap((id) => cards.get(id) ?? []);
  const links = found.map((event) =>
    h(
      "li",
      {},
      button(event.title, () => stage.select(event.id), { class: "link" }),
      event.unsure ? h("span", { class: "unsure" }, ` ${event.sure}`) : null,
    ),
  );
  const rest = links.slice(EVENTS);
  return h(
    "li",
    {},
    h("p", {}, words),
    links.length ? h("ul", { class: "plain-list" }, links.slice(0, EVENTS)) : null,
    rest.length ? more(rest.length, "events", [h("ul", { class: "plain-list" }, rest)]) : null,
  );
}

/** @param {Stage} stage @returns {?HTMLElement[]} all sentences with the events that tell them */
export function insteadSection(stage) {
  const cards = new Map(stage.view.events.map((event) => [event.id, event]));
  const rows = stage.view.instead.map((row) => sentence(stage, row, cards));
  if (!rows.length) return null;
  const rest = rows.slice(SENTENCES);
  return [
    h("h2", {}, stage.view.routes.length ? "Told without a route" : "No route is drawn"),
    h("ul", { class: "instead" }, rows.slice(0, SENTENCES)),
    ...(rest.length ? [more(rest.length, "travellers", [h("ul", { class: "instead" }, rest)])] : []),
  ];
}
