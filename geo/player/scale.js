/** The scale bar: a round number of kilometres, drawn as long as they are in the middle of the map. */
import { h } from "./dom.js";

export function scaleBar() {
  const label = h("span", {});
  const element = h("div", { class: "scale", "aria-hidden": "true" }, label);
  /** @param {number} kmPer100px */
  const update = (kmPer100px) => {
    const power = 10 ** Math.floor(Math.log10(kmPer100px));
    const km = [5, 2, 1].map((n) => n * power).find((n) => n <= kmPer100px) ?? power;
    element.style.width = `${(km / kmPer100px) * 100}px`;
    label.textContent = `${km.toLocaleString("en-GB")} km`;
  };
  return { element, update };
}
