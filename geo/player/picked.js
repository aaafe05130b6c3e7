/**
 * What is selected, in one line at the foot of the panels, with the way to what explains it: why this place, what the
 * claim was measured against, the event's card.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").View} View
 * @typedef {import("./stage.js").Panel} Panel
 * @typedef {{name: string, about: string, panel?: Panel, ask?: string, fold?: string}} Choice a fold
 *   of its card, by a selector, says more
 */
import { button, h, iconButton } from "./dom.js";
import { own } from "./stage.js";

/** @param {View} view @param {string} id @returns {Choice|null} */
function choice(view, id) {
  const mention = view.mentions.find((m) => m.id === id);
  const stops = view.routes.flatMap((route) => route.stops);
  const stop = stops.find((s) => s.id === id) ?? stops.find((s) => s.place === id);
  const place = view.places.find((p) => p.id === (mention?.place ?? stop?.place ?? id));
  if (place && stop?.why)
    return { name: place.name, about: stop.told, panel: "places", ask: stop.why.ask, fold: ".why.stop" };
  if (place) {
    const doubtful = view.mentions.some((m) => m.place === place.id && m.candidates.length);
    return {
      name: mention && mention.text !== place.name ? `“${mention.text}”: ${place.name}` : place.name,
      about: place.where,
      panel: "places",
      ask: doubtful ? "Why this place?" : "Show its card",
      fold: ".why:not(.stop)",
    };
  }
  if (mention)
    return {
      name: `“${mention.text}”`,
      about: mention.kind === "place" ? "could not be located" : "a people, a government or a body, not a place",
    };
  const event = view.events.find((e) => e.id === id);
  if (event)
    return {
      name: event.title,
      about: `${event.when} · ${event.status_words.toLowerCase()}`,
      panel: "events",
      ask: "Who says so?",
    };
  const claim = view.claims.find((c) => c.id === id);
  if (claim)
    return {
      name: `Claim: ${claim.stated.join(" / ")}`,
      about: claim.headline,
      panel: "claims",
      ask: claim.measured ? "Measured against what?" : "Why not?",
      fold: "details",
    };
  const leg = view.routes.flatMap((route) => route.legs).find((l) => l.id === id);
  if (leg)
    return {
      name: leg.title,
      about: [
        leg.way,
        `${leg.straight} in a straight line`,
        leg.status.toLowerCase(),
        leg.quality,
        ...leg.countries,
      ].join(" · "),
    };
  const time = own(view.times, id);
  if (!time) return null;
  const said = { name: `“${time.text}”`, about: `read as ${time.means}` };
  return time.why ? { ...said, panel: "events", ask: time.why.ask, fold: "details" } : said;
}

/** @param {View} view @param {string} id whether more of it can be put right than which place a name means */
function isCorrectable(view, id) {
  const stops = view.routes.flatMap((route) => route.stops);
  return (
    view.events.some((e) => e.id === id) ||
    stops.some((s) => s.id === id || s.place === id) ||
    own(view.times, id) !== undefined
  );
}

/**
 * @param {Stage} stage @param {(id: string) => void} show opens what the button promises
 * @param {import("./places.js").Pen|null} pen
 */
export function pickedBar(stage, show, pen) {
  const words = h("div", { "aria-live": "polite" });
  const actions = h("div", { class: "actions" });
  const bar = h(
    "section",
    { class: "picked", hidden: true, "aria-label": "Selected" },
    words,
    actions,
    iconButton("close", "Drop the selection", () => stage.sel && stage.select(stage.sel), {
      title: "Drop the selection  Esc",
    }),
  );
  const update = () => {
    const { sel, panel } = stage;
    const found = sel ? choice(stage.view, sel) : null;
    bar.hidden = !found;
    if (!found || !sel) return;
    words.replaceChildren(h("b", {}, found.name), found.about);
    actions.replaceChildren(
      ...(found.panel && (found.panel !== panel || panel === "places" || own(stage.view.times, sel))
        ? [button(found.ask ?? "", () => show(sel))]
        : []),
      ...(pen && isCorrectable(stage.view, sel) ? [button("Put right …", () => pen.edit(sel))] : []),
    );
  };
  stage.on("sel", update);
  stage.on("panel", update);
  update();
  return { element: bar, choiceOf: (/** @type {string} */ id) => choice(stage.view, id) };
}
