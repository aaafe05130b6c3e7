/**
 * Lines cut in screen space: dashes and dots that keep their length at every zoom, and arrows along a line.
 *
 * @typedef {import("./types.js").Point} Point
 */
import { project, unproject, worldSize } from "./mercator.js";

/**
 * Pixels of line and gap; an empty pattern is a solid line.
 * @type {Object<string, number[]>}
 */
export const PATTERNS = {
  confirmed: [],
  reported: [14, 7],
  scheduled: [1, 8],
  possible: [1, 8],
  historical: [],
  denied: [3, 12],
  claim: [6, 5],
};

const MOST_PIECES = 4000;

/**
 * Cut a line into dashes.
 * @param {Point[]} line @param {number[]} pattern pixels on, pixels off @param {number} zoom
 * @returns {Point[][]}
 */
export function dash(line, pattern, zoom) {
  if (!pattern.length || line.length < 2) return [line];
  const size = worldSize(zoom);
  const points = line.map(project);
  const pieces = [];
  let [on, left] = [true, pattern[0]];
  /** @type {Point[]} */
  let piece = [points[0]];
  for (let i = 1; i < points.length; i++) {
    let [a, b] = [points[i - 1], points[i]];
    let rest = Math.hypot(b[0] - a[0], b[1] - a[1]) * size;
    while (rest > left && pieces.length < MOST_PIECES) {
      const share = left / rest;
      a = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
      rest -= left;
      if (on) pieces.push([...piece, a]);
      on = !on;
      piece = [a];
      left = pattern[on ? 0 : 1];
    }
    left -= rest;
    if (on) piece.push(b);
  }
  if (on && piece.length > 1) pieces.push(piece);
  return pieces.map((dashed) => dashed.map(unproject));
}

/**
 * Arrowheads along a line, each a line of three points; each heads where the line goes over some pixels before it.
 * @param {Point[]} line @param {number} zoom @param {number} [every] pixels between them @param {number} [length] pixels
 * @returns {Point[][]}
 */
export function arrows(line, zoom, every = 130, length = 7) {
  const size = worldSize(zoom);
  const points = line.map(project).map(([x, y]) => /** @type {Point} */ ([x * size, y * size]));
  const along = [0];
  for (let i = 1; i < points.length; i++)
    along.push(along[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
  const whole = along[along.length - 1];
  let next = 1;
  /** @param {number} at @returns {Point} */
  const spot = (at) => {
    while (next > 1 && along[next - 1] > at) next--;
    while (next < along.length - 1 && along[next] < at) next++;
    const share = (at - along[next - 1]) / (along[next] - along[next - 1] || 1);
    return [
      points[next - 1][0] + (points[next][0] - points[next - 1][0]) * share,
      points[next - 1][1] + (points[next][1] - points[next - 1][1]) * share,
    ];
  };
  const heads = [];
  const count = Math.min(200, Math.floor(whole / every));
  for (let n = 0; n < count; n++) {
    const at = ((n + 0.5) * whole) / count;
    const [[ax, ay], [x, y]] = [spot(at - 2 * length), spot(at)];
    const far = Math.hypot(x - ax, y - ay) || 1;
    const [ux, uy] = [(x - ax) / far, (y - ay) / far];
    /** @param {number} side @returns {Point} */
    const wing = (side) => [x - ux * length - uy * side * length * 0.7, y - uy * length + ux * side * length * 0.7];
    heads.push([wing(1), [x, y], wing(-1)].map(([px, py]) => unproject([px / size, py / size])));
  }
  return heads;
}
