/**
 * The events in order of time, each with its status, its sources and the words that carry it.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").EventCard} EventCard
 */
import { button, h, list } from "./dom.js";

/** @param {Stage} stage @param {EventCard} event */
function eventRow(stage, event) {
  return h(
    "li",
    { class: `card event ${event.status}`, "data-ids": event.id },
    h(
      "p",
      { class: "strip-head" },
      h("span", { class: "when", title: event.when_utc === event.when ? "" : `In UTC: ${event.when_utc}` }, event.when),
      h("span", { class: `status ${event.status}` }, event.status_words),
    ),
    h(
      "h3",
      {},
      button(event.title, () => stage.select(event.id), { class: "plain" }),
    ),
    h("blockquote", {}, `“${event.sentence}”`),
    event.sources.length ? h("p", { class: "note" }, event.sources.join(" · ")) : null,
  );
}

/** @param {string} title @param {HTMLElement[]} rows @param {"ol"|"ul"} tag @param {string} name the list's class */
function section(title, rows, tag, name) {
  return rows.length ? [h("h2", {}, title), h(tag, { class: name }, rows)] : null;
}

/** @param {Stage} stage */
export function eventsPanel(stage) {
  const { events, itinerary, unplaced, warnings } = stage.view;
  const order = [...events].sort((a, b) => (a.earliest ?? a.latest ?? Infinity) - (b.earliest ?? b.latest ?? Infinity));
  const rows = (/** @type {EventCard[]} */ some) => some.map((event) => eventRow(stage, event));
  const current = rows(order.filter((e) => e.status !== "historical"));
  const earlier = rows(order.filter((e) => e.status === "historical"));
  const missing = unplaced.map((u) => h("li", {}, h("b", {}, u.what), u.what ? ": " : "", u.why));
  return h(
    "div",
    { class: "list" },
    current.length
      ? h("ol", { class: "events" }, current)
      : h("p", { class: "empty" }, "No events were read in this article."),
    section("Before this journey", earlier, "ol", "events"),
    section("Without a date or a place", missing, "ul", "plain-list"),
    warnings.length ? [h("h2", {}, "Please note"), list("plain-list", warnings)] : null,
    h("h2", { id: "words" }, "The map in words"),
    h(
      "ol",
      { class: "words" },
      itinerary.map((line) => h("li", {}, line)),
    ),
  );
}
