/**
 * Land, shores and borders on a canvas of their own under the transparent renderer, drawn again only when the camera
 * moves, never when time passes. Polygons are kept as Path2D in Mercator units; those outside the view are skipped.
 *
 * @typedef {import("./mercator.js").Camera} Camera
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Point} Point
 */
import { sharpen } from "./dom.js";
import { project, unproject, worldSize } from "./mercator.js";

const FINE_ZOOM = 5.2;

/**
 * @typedef {{name: string, path: Path2D, box: Box}} Shape
 * @typedef {{shapes: Shape[]}} Sheet
 */

/** @param {string} name @param {Point[][]} rings @returns {Shape} */
function shape(name, rings) {
  const path = new Path2D();
  /** @type {Box} */
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const [x, y] = project(point);
      if (i) path.lineTo(x, y);
      else path.moveTo(x, y);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    path.closePath();
  }
  return { name, path, box };
}

/**
 * @typedef {{type: "Polygon", coordinates: Point[][]} | {type: "MultiPolygon", coordinates: Point[][][]}} Geometry
 * @typedef {{features: {properties: {name: string}, geometry: Geometry}[]}} Collection of GeoJSON
 */

/** @param {Collection} collection @returns {Sheet} */
function sheet(collection) {
  const shapes = collection.features.flatMap(({ properties, geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((rings) => shape(properties.name, rings));
  });
  return { shapes };
}

export class Basemap {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{coarse: string, fine: ?string}} urls of GeoJSON files of the world's countries
   * @param {() => void} ready called when a sheet has come
   */
  constructor(canvas, urls, ready) {
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
    this.urls = urls;
    this.ready = ready;
    /** @type {Sheet|null} */
    this.coarse = null;
    /** @type {Sheet|null} */
    this.fine = null;
    this.asked = false;
    void this.load("coarse");
  }

  /** @param {"coarse"|"fine"} which */
  async load(which) {
    const url = this.urls[which];
    if (!url) return;
    const answer = await fetch(url);
    this[which] = sheet(await answer.json());
    this.ready();
  }

  /**
   * @param {Camera} camera @param {number} width @param {number} height CSS pixels
   * @param {(token: string) => string} colour
   */
  draw(camera, width, height, colour) {
    const dpr = sharpen(this.canvas, width, height);
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colour("sea");
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    if (camera.zoom > FINE_ZOOM && !this.asked && this.coarse) {
      this.asked = true;
      void this.load("fine");
    }
    const drawn = (camera.zoom > FINE_ZOOM && this.fine) || this.coarse;
    if (!drawn) return;
    const size = worldSize(camera.zoom);
    const [cx, cy] = project([camera.longitude, camera.latitude]);
    const [halfX, halfY] = [width / 2 / size, height / 2 / size];
    context.fillStyle = colour("land");
    context.strokeStyle = colour("border");
    context.lineJoin = "round";
    for (let turn = Math.floor(cx - halfX); turn <= Math.floor(cx + halfX); turn++) {
      const left = width / 2 + (turn - cx) * size;
      context.setTransform(dpr * size, 0, 0, dpr * size, dpr * left, dpr * (height / 2 - cy * size));
      context.lineWidth = 1 / size;
      for (const { path, box } of drawn.shapes) {
        if (box[0] + turn > cx + halfX || box[2] + turn < cx - halfX) continue;
        if (box[1] > cy + halfY || box[3] < cy - halfY) continue;
        context.fill(path);
        context.stroke(path);
      }
    }
  }

  /**
   * The countries in view, each with a point well inside its part of it and how wide that part is there, in pixels;
   * found by asking for the country at each point of a grid.
   * @param {Camera} camera @param {number} width @param {number} height
   * @returns {{name: string, at: Point, wide: number}[]}
   */
  inView(camera, width, height) {
    if (!this.coarse) return [];
    const size = worldSize(camera.zoom);
    const [cx, cy] = project([camera.longitude, camera.latitude]);
    const step = 28;
    /** @type {Map<string, Point[]>} */
    const found = new Map();
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    for (let py = step; py < height - step; py += step) {
      for (let px = step; px < width; px += step) {
        const [x, y] = [cx + (px - width / 2) / size, cy + (py - height / 2) / size];
        const turned = x - Math.floor(x);
        const country = this.coarse.shapes.find(
          ({ box, path }) =>
            box[0] <= turned &&
            turned <= box[2] &&
            box[1] <= y &&
            y <= box[3] &&
            this.context.isPointInPath(path, turned, y),
        );
        if (country) found.set(country.name, [...(found.get(country.name) ?? []), [px, py]]);
      }
    }
    return [...found].map(([name, points]) => {
      const [mx, my] = [0, 1].map((i) => points.reduce((sum, p) => sum + p[i], 0) / points.length);
      const [px, py] = points.reduce((best, p) =>
        Math.hypot(p[0] - mx, p[1] - my) < Math.hypot(best[0] - mx, best[1] - my) ? p : best,
      );
      const row = points.filter((p) => p[1] === py).length * step;
      return { name, at: unproject([cx + (px - width / 2) / size, cy + (py - height / 2) / size]), wide: row };
    });
  }
}
