/**
 * What moves as time passes, on a canvas of its own under the renderer: the stretch on which the traveller can be, the
 * one behind it, the point where the traveller is. The canvas is no larger than the routes in view, and the renderer's
 * layers do not depend on the time, so that a step of it costs the painting of a few lines.
 *
 * @typedef {import("./mercator.js").Camera} Camera
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./stage.js").Stage} Stage
 */
import { between, locate, whereabouts } from "./band.js";
import { project, worldSize } from "./mercator.js";

/** Widths in CSS pixels of the band, of the trail and of the point; the canvas keeps room for half of the widest. */
const [BAND, TRAIL, POINT] = [16, 13, 34];
const ROOM = POINT / 2 + 2;
/** A band shorter than this many km also shows a point. */
const NEAR_KM = 15;

export class Moving {
  /** @param {HTMLCanvasElement} canvas @param {Stage} stage @param {import("./types.js").LegLine[]} legs */
  constructor(canvas, stage, legs) {
    this.canvas = canvas;
    this.stage = stage;
    // Kept in memory and not on the graphics card: it is small, and painted at every step.
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    this.routes = stage.view.routes
      .map(({ id, whereabouts: corners }) => ({ corners, legs: legs.filter((leg) => leg.route === id) }))
      .filter((route) => route.legs.length && route.corners.length);
    const points = this.routes.flatMap((route) => route.legs.flatMap((leg) => leg.path)).map(project);
    /** West, north, east, south of the routes in Mercator units. */
    this.box = points.reduce(
      ([a, b, c, d], [x, y]) => [Math.min(a, x), Math.min(b, y), Math.max(c, x), Math.max(d, y)],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
    this.scale = 1;
    /**
     * Where the worlds in view begin, in CSS pixels from the canvas' own corner.
     * @type {Point[]}
     */
    this.origins = [];
  }

  /**
   * The camera or the size has changed.
   * @param {Camera} camera @param {number} width @param {number} height
   */
  place(camera, width, height) {
    const dpr = Math.min(2, devicePixelRatio || 1);
    const size = (this.scale = worldSize(camera.zoom));
    const [cx, cy] = project([camera.longitude, camera.latitude]);
    const [west, north, east, south] = this.box;
    const turns = [];
    for (let turn = Math.floor(cx - width / 2 / size - east); turn <= Math.ceil(cx + width / 2 / size - west); turn++)
      turns.push(turn);
    const worlds = turns
      .map((turn) => [width / 2 + (turn - cx) * size, height / 2 - cy * size])
      .filter(([x]) => x + east * size > -ROOM && x + west * size < width + ROOM);
    const lefts = worlds.map(([x]) => x + west * size - ROOM);
    const rights = worlds.map(([x]) => x + east * size + ROOM);
    const y = height / 2 - cy * size;
    const [left, right] = [
      Math.max(0, Math.floor(Math.min(...lefts))),
      Math.min(width, Math.ceil(Math.max(...rights))),
    ];
    const [top, bottom] = [
      Math.max(0, Math.floor(y + north * size - ROOM)),
      Math.min(height, Math.ceil(y + south * size + ROOM)),
    ];
    this.canvas.hidden = !worlds.length || right <= left || bottom <= top;
    if (this.canvas.hidden) return;
    this.origins = worlds.map(([x]) => [x - left, y - top]);
    this.canvas.width = Math.round((right - left) * dpr);
    this.canvas.height = Math.round((bottom - top) * dpr);
    Object.assign(this.canvas.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
    this.context.setTransform(dpr, 0, 0, dpr, 0, 0);
    this.context.lineCap = this.context.lineJoin = "round";
  }

  /** @param {(token: string) => string} colour */
  draw(colour) {
    if (this.canvas.hidden) return;
    const { context, stage } = this;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const now = this.routes.flatMap(({ corners, legs }) => {
      const span = whereabouts(corners, stage.t);
      return span ? [{ span, legs }] : [];
    });
    if (stage.trail)
      this.stroke(
        now.flatMap(({ span, legs }) => between(legs, 0, span[0])),
        TRAIL,
        colour("route-soft"),
      );
    this.stroke(
      now.flatMap(({ span, legs }) => between(legs, span[0], span[1])),
      BAND,
      colour("band-soft"),
    );
    context.fillStyle = colour("band");
    context.globalAlpha = 0.55;
    for (const { span, legs } of now) {
      const point = span[1] - span[0] < NEAR_KM ? locate(legs, (span[0] + span[1]) / 2) : null;
      if (point) this.dot(point);
    }
    context.globalAlpha = 1;
  }

  /** @param {Point[][]} lines @param {number} width @param {string} colour opaque, or a line would darken where it meets itself */
  stroke(lines, width, colour) {
    const { context, scale } = this;
    context.beginPath();
    for (const [left, top] of this.origins) {
      for (const line of lines) {
        line.map(project).forEach(([x, y], i) => {
          if (i) context.lineTo(left + x * scale, top + y * scale);
          else context.moveTo(left + x * scale, top + y * scale);
        });
      }
    }
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }

  /** @param {Point} point */
  dot(point) {
    const [x, y] = project(point);
    for (const [left, top] of this.origins) {
      this.context.beginPath();
      this.context.arc(left + x * this.scale, top + y * this.scale, POINT / 2, 0, 2 * Math.PI);
      this.context.fill();
    }
  }
}
