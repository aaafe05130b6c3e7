/** A small compass that shows the direction stated and the one measured. */
import { s } from "./dom.js";

/** @param {number} deg @param {number} length @returns {[number, number]} */
function tip(deg, length) {
  const rad = (deg * Math.PI) / 180;
  return [32 + Math.sin(rad) * length, 32 - Math.cos(rad) * length];
}

/** @param {number} deg @param {string} kind @param {number} length */
function needle(deg, kind, length) {
  const [x, y] = tip(deg, length);
  return s("g", { class: kind }, s("line", { x1: 32, y1: 32, x2: x, y2: y }), s("circle", { cx: x, cy: y, r: 2.6 }));
}

/** @param {?number} stated degrees @param {number} measured degrees */
export function compass(stated, measured) {
  const words = stated === null ? "" : `stated ${Math.round(stated)} degrees, `;
  return s(
    "svg",
    {
      viewBox: "0 0 64 64",
      class: "compass",
      role: "img",
      "aria-label": `Compass: ${words}measured ${Math.round(measured)} degrees`,
    },
    s("circle", { cx: 32, cy: 32, r: 27, class: "rose" }),
    [0, 90, 180, 270].map((deg) => {
      const [[x1, y1], [x2, y2]] = [tip(deg, 27), tip(deg, 23)];
      return s("line", { x1, y1, x2, y2, class: "rose" });
    }),
    s("text", { x: 32, y: 14.5, class: "north" }, "N"),
    stated === null ? null : needle(stated, "stated", 21),
    needle(measured, "measured", 23),
  );
}
