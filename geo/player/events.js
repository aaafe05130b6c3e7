/**
 * The events in order of time, each with its status, its sources and the words that carry it.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").EventCard} EventCard
 */
import { h } from "./dom.js";

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
    h("h3", {}, h("button", { type: "button", class: "plain", onclick: () => stage.select(event.id) }, event.title)),
    h("blockquote", {}, `“${event.sentence}”`),
    event.sources.length ? h("p", { class: "note" }, event.sources.join(" · ")) : null,
  );
}

/** @param {Stage} stage */
export function eventsPanel(stage) {
  const { events, itinerary, unplaced, warnings } = stage.view;
  const order = [...events].sort((a, b) => (a.earliest ?? a.latest ?? Infinity) - (b.earliest ?? b.latest ?? Infinity));
  const current = order.filter((e) => e.status !== "historical");
  const earlier = order.filter((e) => e.status === "historical");
  return h(
    "div",
    { class: "list" },
    current.length
      ? h(
          "ol",
          { class: "events" },
          current.map((e) => eventRow(stage, e)),
        )
      : h("p", { class: "empty" }, "No events were read in this article."),
    earlier.length
      ? [
          h("h2", {}, "Before this journey"),
          h(
            "ol",
            { class: "events" },
            earlier.map((e) => eventRow(stage, e)),
          ),
        ]
      : null,
    unplaced.length
      ? [
          h("h2", {}, "Without a date or a place"),
          h(
            "ul",
            { class: "plain-list" },
            unplaced.map((u) => h("li", {}, h("b", {}, u.what), u.what ? ": " : "", u.why)),
          ),
        ]
      : null,
    warnings.length
      ? [
          h("h2", {}, "Please note"),
          h(
            "ul",
            { class: "plain-list" },
            warnings.map((w) => h("li", {}, w)),
          ),
        ]
      : null,
    h("h2", { id: "words" }, "The map in words"),
    h(
      "ol",
      { class: "words" },
      itinerary.map((line) => h("li", {}, line)),
    ),
  );
}
