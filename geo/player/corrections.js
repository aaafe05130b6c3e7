/**
 * What readers put right: a list of all with the way back, and what was put right of a part, on its card.
 *
 * @typedef {import("./types.js").CorrectionRow} CorrectionRow
 * @typedef {import("./types.js").View} View
 */
import { button, h } from "./dom.js";
import { own } from "./stage.js";

/**
 * What readers changed, undone or not, each with the way back: of names in one list, of all else in another.
 * @param {CorrectionRow[]} corrections @param {import("./places.js").Pen|null} pen
 */
export function correctionList(corrections, pen) {
  if (!corrections.length) return null;
  const standing = corrections.filter((c) => !c.undone);
  const last = standing.at(-1);
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
          pen && !c.undone && standing.length > 1
            ? button("Undo this one", () => pen.undo(c.key), { class: "plain", "aria-label": `Undo: ${c.text}` })
            : null,
        ),
      ),
    ),
    pen && last ? button("Undo the last one", () => pen.undo(last.key)) : null,
  );
}

/** @param {View} view @param {string[]} ids @returns {HTMLElement[]} what readers put right of these parts */
export function putRight(view, ids) {
  return [...new Set(ids)]
    .flatMap((id) => own(view.corrected, id) ?? [])
    .map((words) => h("p", { class: "note by-hand" }, words));
}
