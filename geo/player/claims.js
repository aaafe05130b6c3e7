/**
 * The claim card: what is stated and what was measured side by side, each check with its verdict and its sentence.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").ClaimCard} ClaimCard
 */
import { compass } from "./compass.js";
import { copy } from "./copy.js";
import { button, h, list } from "./dom.js";
import { dated } from "./review.js";
import { whyLines } from "./why.js";

const SIGNS = { supported: "✓", approximately: "≈", imprecise: "!", contradicted: "✕", not_checkable: "?" };

/** @param {string} verdict @param {string} words */
export function verdictChip(verdict, words) {
  const sign = SIGNS[/** @type {keyof typeof SIGNS} */ (verdict)];
  return h("span", { class: `chip ${verdict}` }, h("span", { "aria-hidden": "true" }, sign), ` ${words}`);
}

/**
 * The verdict on the figure, and each other check that does not hold.
 * @param {ClaimCard} claim
 */
function chips(claim) {
  const failing = claim.checks.filter(
    (c) => c.name !== "Distance" && c.verdict !== "supported" && c.verdict !== "not_checkable",
  );
  const [first] = claim.checks;
  const figure =
    first?.name === "Distance"
      ? verdictChip(first.verdict, `Distance ${first.verdict_words.toLowerCase()}`)
      : verdictChip(claim.verdict, claim.verdict_words);
  return h(
    "span",
    { class: "chips" },
    figure,
    failing.map((c) => verdictChip(c.verdict, `${c.name} ${c.verdict_words.toLowerCase()}`)),
  );
}

/**
 * The claim in short, for the head of the article.
 * @param {Stage} stage @param {ClaimCard} claim
 */
export function claimStrip(stage, claim) {
  const explain = () => {
    if (stage.sel !== claim.id) stage.select(claim.id, { commit: false });
    stage.open("claims", { commit: false });
    stage.say("commit");
  };
  return h(
    "section",
    { class: "strip", "data-ids": claim.id, "aria-label": "Claim checked" },
    h("p", { class: "strip-head" }, h("span", { class: "kicker" }, "Claim checked"), chips(claim)),
    h("blockquote", {}, `“${claim.sentence}”`),
    h(
      "p",
      { class: "figures" },
      h("span", {}, "Stated ", h("b", {}, claim.stated.join(" / "))),
      claim.measured ? h("span", {}, "Measured ", h("b", {}, claim.measured)) : null,
      claim.bearing_words ? h("span", {}, "Bearing ", h("b", {}, claim.bearing_words)) : null,
      claim.ends.map((end) => h("span", {}, `${end.role} `, h("b", {}, end.name))),
    ),
    conclusion(claim),
    button(claim.measured ? "See what it was measured against" : "See why it cannot be checked", explain, {
      class: "link",
    }),
  );
}

/** @param {ClaimCard} claim */
function conclusion(claim) {
  return h("p", { class: "conclusion" }, claim.conclusion ?? claim.headline);
}

/** @param {string} term @param {...import("./dom.js").Child} value */
function fact(term, ...value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, ...value));
}

/** @param {string} words */
function number(words) {
  return h("span", { class: "number" }, words);
}

/** @param {?string} words */
function note(words) {
  return words ? h("span", { class: "note" }, words) : null;
}

/**
 * What is stated and what was measured, side by side.
 * @param {ClaimCard} claim
 */
function versus(claim) {
  return h(
    "dl",
    { class: "versus" },
    fact("Stated", ...claim.stated.map(number), note(claim.hedge && `“${claim.hedge}”`)),
    fact(
      "Measured",
      number(claim.measured ?? "—"),
      note(claim.extents && `from edge to edge ${claim.extents}`),
      note(claim.deviation && `${claim.deviation}; allowed ${claim.tolerance ?? "—"}`),
    ),
    claim.bearing === null
      ? null
      : fact("Direction", compass(claim.direction_deg, claim.bearing), note(claim.bearing_words)),
    claim.way ? fact("The way", number(claim.way), note("along the journey’s line on the map")) : null,
  );
}

/**
 * The place taken for an end, in full, and folded what else its name may mean, with what the claim would be there.
 * @param {Stage} stage @param {import("./types.js").ClaimEnd} end
 */
function endRow(stage, end) {
  const { candidates, mention } = end;
  const several = candidates.length === 1 ? "1 other place" : `${candidates.length} other places`;
  return h(
    "div",
    {},
    h("dt", {}, end.role),
    h(
      "dd",
      {},
      end.name,
      candidates.length && mention
        ? h(
            "details",
            { class: "others", "data-why": `end ${mention}` },
            h("summary", {}, `or ${several} of that name?`),
            h(
              "ul",
              {},
              candidates.map((c) => h("li", {}, c.name, c.measured ? h("b", {}, ` ${c.measured}`) : null)),
            ),
            button("Show them on the map", () => stage.select(mention)),
          )
        : null,
    ),
  );
}

/** @param {import("./types.js").CheckRow} check */
function checkRow(check) {
  return h(
    "li",
    {},
    h("span", { class: "check-name" }, check.name),
    verdictChip(check.verdict, check.verdict_words),
    h("p", {}, check.explanation),
  );
}

/** @param {string} words @param {() => string} text @param {string|null} [title] */
function copyButton(words, text, title = null) {
  /** @type {HTMLButtonElement} */
  const asker = button(words, () => copy(asker, text(), "Copying is not allowed here"), { title });
  return asker;
}

/** @param {Stage} stage @param {ClaimCard} claim */
export function claimCard(stage, claim) {
  const straightIsNotTheWay = claim.way && claim.basis === "geodesic";
  const jsonLd = "JSON-LD that search engines read: put it into a page’s script element";
  return h(
    "section",
    { class: "card claim", "data-ids": claim.id, "aria-label": `Claim: ${claim.sentence}` },
    h("p", { class: "strip-head" }, h("span", { class: "kicker" }, "Claim"), chips(claim)),
    h("blockquote", {}, `“${claim.sentence}”`),
    conclusion(claim),
    claim.ends.length
      ? h(
          "dl",
          { class: "ends" },
          claim.ends.map((end) => endRow(stage, end)),
        )
      : null,
    versus(claim),
    straightIsNotTheWay
      ? h("p", { class: "note" }, `The straight line is not the way: along the journey’s line it is ${claim.way}.`)
      : null,
    h("ul", { class: "checks" }, claim.checks.map(checkRow)),
    h(
      "p",
      { class: "actions" },
      button("Show on the map", () => stage.select(claim.id), { "data-shows": claim.id }),
      copyButton("Copy as text", () => asText(claim)),
      copyButton("Copy as ClaimReview", () => dated(claim.review), jsonLd),
    ),
    h(
      "details",
      {},
      h("summary", {}, claim.why ? "How it was read and measured" : "How it was measured"),
      claim.why ? whyLines(claim.why) : null,
      list("method", claim.method),
    ),
  );
}

/** @param {ClaimCard} claim */
function asText(claim) {
  return [
    `Claim: “${claim.sentence}”`,
    ...(claim.conclusion ? [claim.conclusion] : []),
    `Verdict: ${claim.verdict_words}. ${claim.headline}.`,
    `Stated: ${claim.stated.join(" / ")}. Measured: ${claim.measured ?? "—"}.`,
    ...claim.ends.map((end) => `${end.role} ${end.name}.`),
    ...claim.checks.map((c) => `${c.name}: ${c.verdict_words.toLowerCase()}. ${c.explanation}`),
    ...claim.method,
  ].join("\n");
}

/** @param {Stage} stage */
export function claimsPanel(stage) {
  const { claims } = stage.view;
  return h(
    "div",
    { class: "list" },
    claims.length
      ? claims.map((claim) => claimCard(stage, claim))
      : h("p", { class: "empty" }, "No distance, duration or speed is claimed in this article."),
  );
}
