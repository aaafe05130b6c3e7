/**
 * The claim card: what is stated and what was measured side by side, each check with its verdict and its sentence.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").ClaimCard} ClaimCard
 */
import { compass } from "./compass.js";
import { h } from "./dom.js";

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
  const figure = claim.checks.some((c) => c.name === "Distance")
    ? `Distance ${claim.verdict_words.toLowerCase()}`
    : claim.verdict_words;
  return h(
    "span",
    { class: "chips" },
    verdictChip(claim.verdict, figure),
    failing.map((c) => verdictChip(c.verdict, `${c.name} ${c.verdict_words.toLowerCase()}`)),
  );
}

/**
 * The claim in short, for the head of the article.
 * @param {Stage} stage @param {ClaimCard} claim
 */
export function claimStrip(stage, claim) {
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
    ),
    h("p", { class: "headline" }, claim.headline),
    h(
      "button",
      {
        type: "button",
        class: "link",
        onclick: () => {
          if (stage.sel !== claim.id) stage.select(claim.id, { commit: false });
          stage.open("claims", { commit: false });
          stage.say("commit");
        },
      },
      claim.measured ? "See what it was measured against" : "See why it cannot be checked",
    ),
  );
}

/** @param {string} term @param {...any} value */
function fact(term, ...value) {
  return h("div", {}, h("dt", {}, term), h("dd", {}, ...value));
}

/** @param {Stage} stage @param {ClaimCard} claim */
export function claimCard(stage, claim) {
  const show = () => stage.select(claim.id);
  const straightIsNotTheWay = claim.way && claim.basis === "geodesic";
  return h(
    "section",
    { class: "card claim", "data-ids": claim.id, "aria-label": `Claim: ${claim.sentence}` },
    h("p", { class: "strip-head" }, h("span", { class: "kicker" }, "Claim"), chips(claim)),
    h("blockquote", {}, `“${claim.sentence}”`),
    h("p", { class: "headline" }, claim.headline),
    h(
      "dl",
      { class: "versus" },
      fact(
        "Stated",
        ...claim.stated.map((line) => h("span", { class: "number" }, line)),
        claim.hedge ? h("span", { class: "note" }, `“${claim.hedge}”`) : null,
      ),
      fact(
        "Measured",
        h("span", { class: "number" }, claim.measured ?? "—"),
        claim.from && claim.to ? h("span", { class: "note" }, `${claim.from} to ${claim.to}`) : null,
        claim.extents ? h("span", { class: "note" }, `from edge to edge ${claim.extents}`) : null,
        claim.deviation ? h("span", { class: "note" }, `${claim.deviation}; allowed ${claim.tolerance ?? "—"}`) : null,
      ),
      claim.bearing !== null
        ? fact(
            "Direction",
            compass(claim.direction_deg, claim.bearing),
            h("span", { class: "note" }, claim.bearing_words),
          )
        : null,
      claim.way
        ? fact(
            "The way",
            h("span", { class: "number" }, claim.way),
            h("span", { class: "note" }, "along the journey’s line on the map"),
          )
        : null,
    ),
    straightIsNotTheWay
      ? h("p", { class: "note" }, `The straight line is not the way: along the journey’s line it is ${claim.way}.`)
      : null,
    h(
      "ul",
      { class: "checks" },
      claim.checks.map((check) =>
        h(
          "li",
          {},
          h("span", { class: "check-name" }, check.name),
          verdictChip(check.verdict, check.verdict_words),
          h("p", {}, check.explanation),
        ),
      ),
    ),
    h(
      "p",
      { class: "actions" },
      h("button", { type: "button", class: "button", "data-shows": claim.id, onclick: show }, "Show on the map"),
      h(
        "button",
        { type: "button", class: "button", onclick: (/** @type {Event} */ e) => copy(e, asText(claim)) },
        "Copy as text",
      ),
      h(
        "button",
        {
          type: "button",
          class: "button",
          title: "JSON-LD that search engines read: put it into a page’s script element",
          onclick: (/** @type {Event} */ e) => copy(e, claim.review),
        },
        "Copy as ClaimReview",
      ),
    ),
    h(
      "details",
      {},
      h("summary", {}, "How it was measured"),
      h(
        "ul",
        { class: "method" },
        claim.method.map((line) => h("li", {}, line)),
      ),
    ),
  );
}

/** @param {ClaimCard} claim */
function asText(claim) {
  return [
    `Claim: “${claim.sentence}”`,
    `Verdict: ${claim.verdict_words}. ${claim.headline}`,
    `Stated: ${claim.stated.join(" / ")}. Measured: ${claim.measured ?? "—"}.`,
    ...claim.checks.map((c) => `${c.name}: ${c.verdict_words.toLowerCase()}. ${c.explanation}`),
    ...claim.method,
  ].join("\n");
}

/** @param {Event} event @param {string} text */
async function copy(event, text) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Copying is not allowed here";
  }
  setTimeout(() => (button.textContent = before), 1500);
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
