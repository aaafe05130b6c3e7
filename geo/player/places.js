/**
 * The places, and for each name in the text why it was taken for this place and not another.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").PlaceCard} PlaceCard
 * @typedef {import("./types.js").MentionCard} MentionCard
 * @typedef {import("./types.js").Candidate} Candidate
 */
import { h } from "./dom.js";

/** @param {Candidate} candidate @param {MentionCard} mention @param {((m: MentionCard, c: Candidate) => void)|null} correct */
function candidateRow(candidate, mention, correct) {
  const people = candidate.population ? ` · ${candidate.population.toLocaleString("en-GB")} people` : "";
  return h(
    "li",
    { class: candidate.chosen ? "candidate chosen" : "candidate" },
    h("p", {}, h("b", {}, candidate.name), ` ${candidate.where}${people}`),
    h("p", { class: "note" }, candidate.why),
    candidate.chosen
      ? h("p", { class: "note" }, "Taken")
      : correct
        ? h(
            "button",
            { type: "button", class: "button", onclick: () => correct(mention, candidate) },
            `Take this ${candidate.name} instead`,
          )
        : null,
  );
}

/**
 * @param {Stage} stage
 * @param {PlaceCard} place
 * @param {((m: MentionCard, c: Candidate) => void)|null} correct
 * @param {Set<string>} corrected the mentions whose place a reader chose
 */
function placeRow(stage, place, correct, corrected) {
  const mentions = stage.view.mentions.filter((m) => m.place === place.id);
  const telling = mentions.filter((m) => m.candidates.length > 0).sort((a, b) => b.confidence - a.confidence)[0];
  const names = [...new Set(mentions.map((m) => m.text))];
  const how = mentions.some((m) => corrected.has(m.id))
    ? "chosen by a reader"
    : `${Math.round((telling?.confidence ?? 0) * 100)} % sure`;
  return h(
    "li",
    { class: "card place", "data-ids": place.id },
    h(
      "h3",
      {},
      h("button", { type: "button", class: "plain", onclick: () => stage.select(place.id) }, place.name),
      place.local_name ? h("span", { class: "local" }, ` ${place.local_name}`) : null,
    ),
    h("p", {}, place.where),
    h(
      "p",
      { class: "note" },
      [place.coordinates, place.population ? `${place.population} people` : null, place.timezone, place.source]
        .filter(Boolean)
        .join(" · "),
    ),
    names.length ? h("p", { class: "note" }, `In the article: ${names.map((n) => `“${n}”`).join(", ")}`) : null,
    telling
      ? h(
          "details",
          {
            class: "why",
            "data-why": place.id,
            ontoggle: (/** @type {Event} */ event) => {
              const { open } = /** @type {HTMLDetailsElement} */ (event.target);
              if (open && !stage.lit().has(place.id)) stage.select(telling.id);
            },
          },
          h(
            "summary",
            {},
            `Why this place? ${telling.candidates.length} ${telling.candidates.length === 1 ? "candidate" : "candidates"}, ${how}`,
          ),
          h(
            "p",
            { class: "actions" },
            h(
              "button",
              {
                type: "button",
                class: "button",
                onclick: () => {
                  if (stage.sel !== telling.id) stage.select(telling.id);
                  stage.say("fit");
                },
              },
              telling.candidates.length > 1 ? "Show them all on the map" : "Show it on the map",
            ),
          ),
          h(
            "ol",
            { class: "candidates" },
            telling.candidates.map((c) => candidateRow(c, telling, correct)),
          ),
        )
      : null,
  );
}

/**
 * What readers changed, undone or not, and the way back.
 * @param {import("./types.js").Correction[]} corrections @param {(() => void)|null} undo
 */
function correctionList(corrections, undo) {
  if (!corrections.length) return null;
  return h(
    "section",
    { class: "card corrections", "aria-label": "Corrections" },
    h("h3", {}, "Corrected by a reader"),
    h(
      "ul",
      {},
      corrections.map((c) =>
        h(
          "li",
          { class: c.undone ? "undone" : "" },
          c.text,
          c.why ? h("span", { class: "note" }, `Why: ${c.why}`) : null,
          c.undone ? h("span", { class: "note" }, "undone") : null,
        ),
      ),
    ),
    undo && corrections.some((c) => !c.undone)
      ? h("button", { type: "button", class: "button", onclick: undo }, "Undo the last one")
      : null,
  );
}

/** @typedef {{choose: (m: MentionCard, c: Candidate) => void, undo: () => void}} Pen who may correct holds one */

/** @param {Stage} stage @param {Pen|null} pen @param {import("./types.js").Correction[]} corrections */
export function placesPanel(stage, pen, corrections) {
  const correct = pen ? pen.choose : null;
  const corrected = new Set(corrections.filter((c) => !c.undone).map((c) => c.mention));
  const { mentions, places } = stage.view;
  const stops = new Set(stage.view.routes.flatMap((route) => route.stops.map((stop) => stop.place)));
  const order = [...places].sort((a, b) => Number(stops.has(b.id)) - Number(stops.has(a.id)));
  const rest = mentions.filter((m) => !m.place && m.kind !== "place");
  const lost = mentions.filter((m) => !m.place && m.kind === "place");
  const names = (/** @type {MentionCard[]} */ list) => [...new Set(list.map((m) => m.text))].join(", ");
  return h(
    "div",
    { class: "list" },
    correctionList(corrections, pen ? pen.undo : null),
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
