/**
 * Why something was read as it was: a fold with the words, and the name of the rule in small print.
 *
 * @typedef {import("./types.js").Why} Why
 */
import { h } from "./dom.js";

/** @param {Why} why */
export function whyLines({ words, rule }) {
  return [...words.map((line) => h("p", {}, line)), rule ? h("p", { class: "note" }, `Rule ${rule}`) : ""];
}

/** @param {string} id of what was read @param {?Why} why */
export function whyFold(id, why) {
  return why ? h("details", { class: "why", "data-why": id }, h("summary", {}, why.ask), whyLines(why)) : null;
}
