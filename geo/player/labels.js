/**
 * Names on the map, on a canvas over the renderer: set in the page's type with a halo, placed by rank so that none
 * touches another. Stops come first, then the claim's length, other places, seas and countries.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./mercator.js").Camera} Camera
 * @typedef {{text: string, at: Point, rank: number, font: string, token: string, dots?: number, gap?: number, spaced?: boolean,
 *   most?: number}} Label
 */
import { sharpen } from "./dom.js";
import { project, worldSize } from "./mercator.js";

/** Where a label may stand about its point: shift of its left edge (in widths) and middle (in heights). */
const SIDES = [
  [0, 0, 1],
  [-1, 0, -1],
  [-0.5, -1, 0],
  [-0.5, 1, 0],
  [0, -0.9, 0.7],
  [0, 0.9, 0.7],
  [-1, -0.9, -0.7],
  [-1, 0.9, -0.7],
];

/** Pixels from one line of a label to the next. */
const LINE = 16;

/** @typedef {[left: number, top: number, right: number, bottom: number]} Area on the screen, in CSS pixels */

/** @param {Area} a @param {Area} b */
function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Label[]} labels @param {Camera} camera @param {number} width @param {number} height
 * @param {(token: string) => string} colour
 * @param {Area[]} taken what must stay free
 */
export function drawLabels(context, labels, camera, width, height, colour, taken = []) {
  const { canvas } = context;
  const dpr = sharpen(canvas, width, height);
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  context.clearRect(0, 0, width, height);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const size = worldSize(camera.zoom);
  const [cx, cy] = project([camera.longitude, camera.latitude]);
  /** @type {Area[]} */
  const boxes = [...taken];
  const spots = labels
    .map((label) => {
      const [x, y] = project(label.at);
      const turns = Math.round(cx - x);
      return { label, x: width / 2 + (x + turns - cx) * size, y: height / 2 + (y - cy) * size };
    })
    .filter(({ x, y }) => x > -60 && x < width + 60 && y > -20 && y < height + 20)
    .sort((a, b) => a.label.rank - b.label.rank);
  for (const { label, x, y } of spots) {
    if (label.dots) boxes.push([x - label.dots, y - label.dots, x + label.dots, y + label.dots]);
  }
  /** @type {Map<string, [number, number]>} */
  const written = new Map();
  for (const { label, x, y } of spots) {
    // A place visited twice is named once.
    const twin = written.get(label.text);
    if (twin && Math.hypot(twin[0] - x, twin[1] - y) < 60) continue;
    context.font = label.font;
    // Younger than the types of Debian's compiler.
    /** @type {{letterSpacing?: string}} */ (context).letterSpacing = label.spaced ? "1.5px" : "0px";
    const lines = label.spaced ? label.text.split(" / ") : [label.text];
    const wide = Math.max(...lines.map((line) => context.measureText(line).width));
    if (label.most && wide > label.most) continue;
    const high = LINE * lines.length;
    const gap = (label.dots ?? label.gap ?? 0) + 4;
    const sides = label.dots || label.gap ? SIDES : [[-0.5, 0, 0]];
    for (const [dx, dy, push] of sides) {
      const left = x + dx * wide + push * gap;
      const middle = y + dy * (high / 2 + gap);
      /** @type {Area} */
      const box = [left - 3, middle - high / 2 - 1, left + wide + 3, middle + high / 2 + 1];
      if (box[0] < 2 || box[2] > width - 2 || box[1] < 2 || box[3] > height - 2) continue;
      if (boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      written.set(label.text, [x, y]);
      write(context, label, lines, { left, middle, wide }, colour);
      break;
    }
  }
}

/**
 * Write a label's lines one below the other, with a halo: to the left edge of the widest, or in the middle of it.
 * @param {CanvasRenderingContext2D} context @param {Label} label @param {string[]} lines
 * @param {{left: number, middle: number, wide: number}} spot
 * @param {(token: string) => string} colour
 */
function write(context, label, lines, { left, middle, wide }, colour) {
  const atSea = label.token.startsWith("sea");
  context.strokeStyle = colour(atSea ? "sea" : "halo");
  context.fillStyle = colour(label.token);
  context.lineWidth = 3.5;
  lines.forEach((line, i) => {
    const x = left + (label.spaced ? (wide - context.measureText(line).width) / 2 : 0);
    const y = middle + (i - (lines.length - 1) / 2) * LINE;
    context.globalAlpha = atSea ? 0.6 : 0.9;
    context.strokeText(line, x, y);
    context.globalAlpha = 1;
    context.fillText(line, x, y);
  });
}
