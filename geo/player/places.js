/**
 * The places, and for each name in the text why it was taken for this place and not another.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").PlaceCard} PlaceCard
 * @typedef {import("./types.js").MentionCard} MentionCard
 * @typedef {import("./types.js").CandidateRow} CandidateRow
 */
import { correctionList, putRight } from "./corrections.js";
import { button, folded, h } from "./dom.js";
import { whyLines } from "./why.js";

/** How many visits to a place are told before the others are folded. */
const MOST_VISITS = 5;

/** @typedef {(mention: MentionCard, candidate: CandidateRow) => void} Choose */

/** @param {CandidateRow} candidate @param {MentionCard} mention @param {Choose|null} choose */
function candidateRow(candidate, mention, choose) {
  const people = candidate.population ? ` · ${candidate.population.toLocaleString("en-GB")} people` : "";
  return h(
    "li",
    { class: candidate.chosen ? "candidate chosen" : "candidate" },
    h("p", {}, h("b", {}, candidate.name), ` ${candidate.where}${people}`),
    h("p", { class: "note" }, candidate.why),
    candidate.chosen ? h("p", { class: "note" }, "Taken") : null,
    choose && !candidate.chosen
      ? button(`Take this ${candidate.name} instead`, () => choose(mention, candidate))
      : null,
  );
}

/**
 * The fold that says why a name was taken for the place and not for another.
 * @param {Stage} stage @param {PlaceCard} place
 * @param {MentionCard} mention the name of the place that was read most surely
 * @param {string} how how sure the reading is, or who made it
 * @param {Choose|null} choose
 */
function whyThisPlace(stage, place, mention, how, choose) {
  const { candidates } = mention;
  const several = candidates.length > 1;
  const show = () => {
    if (stage.sel !== mention.id) stage.select(mention.id);
    stage.say("fit");
  };
  /** @type {HTMLDetailsElement} */
  const fold = h(
    "details",
    {
      class: "why",
      "data-why": place.id,
      ontoggle: () => {
        if (fold.open && !stage.lit().has(place.id)) stage.select(mention.id);
      },
    },
    h(
      "summary",
      {},
      `Why this place? ${candidates.length} ${candidates.length === 1 ? "candidate" : "candidates"}, ${how}`,
    ),
    h("p", { class: "actions" }, button(several ? "Show them all on the map" : "Show it on the map", show)),
    h(
      "ol",
      { class: "candidates" },
      candidates.map((c) => candidateRow(c, mention, choose)),
    ),
  );
  return fold;
}

/**
 * The fold that says what makes a place a stop, visit by visit.
 * @param {Stage} stage @param {PlaceCard} place
 */
function whyThisStop(stage, place) {
  const stops = stage.view.routes.flatMap((route) => route.stops).filter((stop) => stop.place === place.id && stop.why);
  const visits = stops.map(({ why }, i) => [
    stops.length > 1 ? h("p", { class: "visit" }, `Visit ${i + 1}`) : "",
    ...(why ? whyLines(why) : []),
  ]);
  if (!visits.length) return null;
  return h(
    "details",
    { class: "why stop", "data-why": `stop ${place.id}` },
    h("summary", {}, stops[0].why?.ask ?? ""),
    folded(visits, MOST_VISITS, "visits", (some) => some.flat()),
  );
}

/** @param {Stage} stage @param {PlaceCard} place @returns {string[]} the ids of the stops there */
function stopsAt(stage, place) {
  return stage.view.routes.flatMap((route) => route.stops.filter((stop) => stop.place === place.id).map((s) => s.id));
}

/**
 * @param {Stage} stage @param {PlaceCard} place @param {Choose|null} choose
 * @param {Set<string>} corrected the mentions whose place a reader chose
 */
function placeRow(stage, place, choose, corrected) {
  const mentions = stage.view.mentions.filter((m) => m.place === place.id);
  const telling = mentions.filter((m) => m.candidates.length > 0).sort((a, b) => b.confidence - a.confidence)[0];
  const words = [...new Set(mentions.map((m) => `“${m.text}”`))];
  const sure = `${Math.round((telling?.confidence ?? 0) * 100)} % sure`;
  const how = mentions.some((m) => corrected.has(m.id)) ? "chosen by a reader" : sure;
  const people = place.population ? `${place.population} people` : null;
  const facts = [place.coordinates, people, place.timezone, place.source].filter(Boolean);
  return h(
    "li",
    { class: "card place", "data-ids": place.id },
    h(
      "h3",
      {},
      button(place.name, () => stage.select(place.id), { class: "plain" }),
      place.local_name ? h("span", { class: "local" }, ` ${place.local_name}`) : null,
    ),
    h("p", {}, place.where),
    h("p", { class: "note" }, facts.join(" · ")),
    words.length ? h("p", { class: "note" }, `In the article: ${words.join(", ")}`) : null,
    putRight(stage.view, [...stopsAt(stage, place), ...mentions.map((m) => m.id)]),
    whyThisStop(stage, place),
    telling ? whyThisPlace(stage, place, telling, how, choose) : null,
  );
}

/**
 * Who may correct holds one.
 * @typedef {{choose: Choose, undo: (key: number|null) => void, edit: (id: string) => void}} Pen
 */

/** @param {MentionCard[]} mentions @returns {string} what they are in the article, each once */
function names(mentions) {
  return [...new Set(mentions.map((m) => m.text))].join(", ");
}

/** @param {Stage} stage @param {Pen|null} pen @param {import("./types.js").CorrectionRow[]} corrections */
export function placesPanel(stage, pen, corrections) {
  const correct = pen ? pen.choose : null;
  const corrected = new Set(corrections.filter((c) => !c.undone).map((c) => c.target));
  const { mentions, places } = stage.view;
  const stops = new Set(stage.view.routes.flatMap((route) => route.stops.map((stop) => stop.place)));
  const order = [...places].sort((a, b) => Number(stops.has(b.id)) - Number(stops.has(a.id)));
  const rest = mentions.filter((m) => !m.place && m.kind !== "place");
  const lost = mentions.filter((m) => !m.place && m.kind === "place");
  return h(
    "div",
    { class: "list" },
    correctionList(
      corrections.filter((c) => c.of_name),
      pen,
    ),
    places.length
      ? h(
          "ul",
          { class: "places" },
          order.map((p) => placeRow(stage, p, correct, corrected)),
        )
      : h("p", { class: "empty" }, "No place was located in this article."),
    lost.length ? [h("h2", {}, "Could not be located"), h("p", {}, names(lost))] : null,
    rest.length
      ? [
          h("h2", {}, "Not places here"),
          h("p", {}, `${names(rest)}: governments and bodies, shown in the article, never on the route.`),
        ]
      : null,
  );
}
