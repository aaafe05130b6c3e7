/** The legend: each mark of the map that this dossier uses, and what it says. */
import { h, s } from "./dom.js";
import { rowsOf } from "./rows.js";

/** @param {string} kind */
function sample(kind) {
  return s(
    "svg",
    { viewBox: "0 0 34 12", class: `sample ${kind}`, "aria-hidden": "true" },
    ["stop", "unsure", "ghost"].includes(kind)
      ? s("circle", { cx: 17, cy: 6, r: 4.5 })
      : s("line", { x1: 3, y1: 6, x2: 31, y2: 6 }),
  );
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {() => unknown[]} ghosts what the selected name could also mean
 */
export function legend(stage, ghosts) {
  const { view } = stage;
  const { legs, stops } = rowsOf(view);
  const used = new Set(legs.map((leg) => leg.status));
  const speeds = [...new Set(view.routes.map((route) => route.speed).filter(Boolean))].join(", ");
  const entries = [
    ["confirmed", "Leg confirmed", used.has("confirmed")],
    ["reported", "Leg reported", used.has("reported")],
    ["possible", "Leg possible or scheduled", used.has("possible") || used.has("scheduled")],
    ["historical", "Earlier journey", used.has("historical")],
    ["bridge", "Gap in the railway data, bridged", legs.some((leg) => leg.bridged.length)],
    [
      "where",
      speeds ? `Where the traveller can be now, ${speeds}` : "Where the traveller can be now",
      view.routes.some((r) => r.whereabouts.length),
    ],
    ["claimed", "Straight line of the claim", view.claims.some((c) => c.measured)],
    ["ring", "Where the stated distance ends", view.claims.some((c) => c.measured)],
    ["sector", "The stated direction", view.claims.some((c) => c.direction_deg !== null)],
    ["stop", "Stop", legs.length > 0],
    ["unsure", "Stop, unsure", stops.some((stop) => stop.unsure)],
    ["ghost", "What else the name could mean", view.mentions.some((m) => m.candidates.length > 1)],
  ];
  const shown = entries.filter(([, , on]) => on);
  if (!shown.length) return null;
  const items = shown.map(([kind, name]) => h("li", { "data-kind": kind }, sample(String(kind)), String(name)));
  /** Some marks are on the map only while what they belong to is selected. */
  const update = () => {
    const claim = view.claims.find((c) => c.id === stage.sel);
    const on = {
      ring: Boolean(claim?.measured),
      sector: Boolean(claim?.measured) && claim?.direction_deg !== null,
      ghost: ghosts().length > 0,
    };
    for (const item of items) item.hidden = !(on[/** @type {keyof typeof on} */ (item.dataset.kind)] ?? true);
    box.hidden = items.every((item) => item.hidden);
  };
  const box = h(
    "details",
    { class: "legend", open: !matchMedia("(max-width: 900px)").matches },
    h("summary", {}, "Legend"),
    h("ul", {}, items),
  );
  stage.on("sel", update);
  update();
  return box;
}
