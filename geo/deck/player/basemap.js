/**
 * Land, shores and borders on a canvas of their own under the transparent renderer, drawn again only when the camera
 * moves, never when time passes. Polygons are kept as Path2D in Mercator units; those outside the view are skipped.
 *
 * @typedef {import("./types.js").Camera} Camera
 */
import { project, worldSize } from "./mercator.js";

const FINE_ZOOM = 5.2;

/**
 * @typedef {{path: Path2D, box: [number, number, number, number]}} Shape
 * @typedef {{shapes: Shape[], names: {name: string, at: [number, number], size: number}[]}} Sheet
 */

/** @param {[number, number][][]} rings @returns {Shape} */
function shape(rings) {
  const path = new Path2D();
  /** @type {[number, number, number, number]} */
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
  return { path, box };
}

/** @param {[number, number][]} ring @returns {{at: [number, number], area: number}} centroid and area in degrees */
function centroid(ring) {
  let [area, x, y] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
    area += cross / 2;
    x += ((ring[i][0] + ring[i + 1][0]) * cross) / 6;
    y += ((ring[i][1] + ring[i + 1][1]) * cross) / 6;
  }
  return { at: [x / area, y / area], area: Math.abs(area) };
}

/** @param {{features: any[]}} collection @returns {Sheet} */
function sheet(collection) {
  const [shapes, names] = [/** @type {Shape[]} */ ([]), /** @type {Sheet["names"]} */ ([])];
  for (const feature of collection.features) {
    const { type, coordinates } = feature.geometry;
    const polygons = type === "Polygon" ? [coordinates] : coordinates;
    shapes.push(...polygons.map(shape));
    const largest = polygons.map((/** @type {any} */ p) => centroid(p[0])).sort((/** @type {any} */ a, /** @type {any} */ b) => b.area - a.area)[0];
    if (largest) names.push({ name: feature.properties.name, at: largest.at, size: Math.sqrt(largest.area) });
  }
  return { shapes, names };
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

  get names() {
    return this.coarse ? this.coarse.names : [];
  }

  /**
   * @param {Camera} camera @param {number} width @param {number} height CSS pixels
   * @param {(token: string) => string} colour
   */
  draw(camera, width, height, colour) {
    const dpr = Math.min(2, devicePixelRatio || 1);
    if (this.canvas.width !== Math.round(width * dpr) || this.canvas.height !== Math.round(height * dpr)) {
      this.canvas.width = Math.round(width * dpr);
      this.canvas.height = Math.round(height * dpr);
    }
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colour("sea");
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    if (camera.zoom > FINE_ZOOM && !this.asked && this.coarse) {
      this.asked = true;
      void this.load("fine");
    }
    const sheet = (camera.zoom > FINE_ZOOM && this.fine) || this.coarse;
    if (!sheet) return;
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
      for (const { path, box } of sheet.shapes) {
        if (box[0] + turn > cx + halfX || box[2] + turn < cx - halfX) continue;
        if (box[1] > cy + halfY || box[3] < cy - halfY) continue;
        context.fill(path);
        context.stroke(path);
      }
    }
  }
}
