/**
 * The events in order of time, each with its status, its sources and the words that carry it; below them the map in
 * words, and the dates and times that were read.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./dom.js").Child} Child
 * @typedef {import("./types.js").EventCard} EventCard
 * @typedef {import("./types.js").TimeCard} TimeCard
 */
import { correctionList, putRight } from "./corrections.js";
import { button, folded, h, list } from "./dom.js";
import { insteadSection, unsureMark } from "./instead.js";
import { whyFold } from "./why.js";

/** How many lines the map in words has before the others are folded. */
const MOST_LINES = 30;

/** @param {Stage} stage @param {EventCard} event */
function eventRow(stage, event) {
  return h(
    "li",
    { class: `card event ${event.status}${event.unsure ? " unsure" : ""}`, "data-ids": event.id },
    h(
      "p",
      { class: "strip-head" },
      h("span", { class: "when", title: event.when_utc === event.when ? "" : `In UTC: ${event.when_utc}` }, event.when),
      h("span", { class: `status ${event.status}` }, event.status_words, unsureMark(event)),
    ),
    h(
      "h3",
      {},
      button(event.title, () => stage.select(event.id), { class: "plain" }),
    ),
    h("blockquote", {}, `“${event.sentence}”`),
    event.sources.length ? h("p", { class: "note" }, event.sources.join(" · ")) : null,
    putRight(stage.view, [event.id]),
    whyFold(event.id, event.why),
  );
}

/** @param {Stage} stage @param {string} id @param {TimeCard} time */
function timeRow(stage, id, time) {
  return h(
    "li",
    { class: "card time", "data-ids": id },
    h(
      "h3",
      {},
      button(`“${time.text}”`, () => stage.select(id), { class: "plain" }),
    ),
    h("p", { class: "when" }, time.means),
    putRight(stage.view, [id]),
    whyFold(id, time.why),
  );
}

/** @param {string} title @param {HTMLElement[]} rows @param {"ol"|"ul"} tag @param {string} name the list's class */
function section(title, rows, tag, name) {
  return rows.length ? [h("h2", {}, title), h(tag, { class: name }, rows)] : null;
}

/** @param {string[]} itinerary @returns {?Child[]} the map in words, a long one folded after its first lines */
function inWords(itinerary) {
  if (!itinerary.length) return null;
  const lines = itinerary.map((line) => h("li", {}, line));
  return [
    h("h2", { id: "words" }, "The map in words"),
    ...folded(lines, MOST_LINES, "lines", (some, start) => [h("ol", { class: "words", start }, some)]),
  ];
}

/**
 * @param {Stage} stage @param {import("./places.js").Pen|null} pen
 * @param {import("./types.js").CorrectionRow[]} corrections
 */
export function eventsPanel(stage, pen, corrections) {
  const { events, times, itinerary, unplaced, warnings } = stage.view;
  const order = [...events].sort((a, b) => (a.earliest ?? a.latest ?? Infinity) - (b.earliest ?? b.latest ?? Infinity));
  const rows = (/** @type {EventCard[]} */ some) => some.map((event) => eventRow(stage, event));
  const current = rows(order.filter((e) => e.status !== "historical"));
  const earlier = rows(order.filter((e) => e.status === "historical"));
  const missing = unplaced.map((u) => h("li", {}, h("b", {}, u.what), u.what ? ": " : "", u.why));
  const dates = Object.entries(times).map(([id, time]) => timeRow(stage, id, time));
  return h(
    "div",
    { class: "list" },
    correctionList(
      corrections.filter((c) => !c.of_name),
      pen,
    ),
    stage.view.routes.length ? null : insteadSection(stage),
    current.length
      ? h("ol", { class: "events" }, current)
      : h("p", { class: "empty" }, "No events were read in this article."),
    section("Before this journey", earlier, "ol", "events"),
    stage.view.routes.length ? insteadSection(stage) : null,
    section("Without a date or a place", missing, "ul", "plain-list"),
    warnings.length ? [h("h2", {}, "Please note"), list("plain-list", warnings)] : null,
    inWords(itinerary),
    section("Dates and times", dates, "ol", "times"),
  );
}
