/** The legend: each mark of the map that this dossier uses, and what it says. */
import { h, s } from "./dom.js";

/** @param {string} kind */
function sample(kind) {
  return s("svg", { viewBox: "0 0 34 12", class: `sample ${kind}`, "aria-hidden": "true" },
    kind === "stop" ? s("circle", { cx: 17, cy: 6, r: 4.5 }) : s("line", { x1: 3, y1: 6, x2: 31, y2: 6 }));
}

/** @param {import("./types.js").View} view */
export function legend(view) {
  const rows = view.deck.layers.find((layer) => layer.id === "legs")?.data ?? [];
  const used = new Set(rows.map((/** @type {any} */ row) => row.status));
  const entries = [
    ["confirmed", "Leg confirmed", used.has("confirmed")], ["reported", "Leg reported", used.has("reported")],
    ["possible", "Leg possible or scheduled", used.has("possible") || used.has("scheduled")],
    ["historical", "Earlier journey", used.has("historical")],
    ["bridge", "Gap in the railway data, bridged", rows.some((/** @type {any} */ row) => row.bridged.length)],
    ["where", "Where the traveller can be now", view.routes.some((r) => r.whereabouts.length)],
    ["claimed", "Straight line of the claim", view.claims.some((c) => c.measured)],
    ["stop", "Stop", rows.length > 0],
  ];
  const shown = entries.filter(([, , on]) => on);
  if (!shown.length) return null;
  return h("details", { class: "legend", open: !matchMedia("(max-width: 900px)").matches },
    h("summary", {}, "Legend"),
    h("ul", {}, shown.map(([kind, name]) => h("li", {}, sample(String(kind)), String(name)))));
}
