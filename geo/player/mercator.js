/**
 * Web Mercator as the renderer has it: the world is a square of side 1, and 512 · 2^zoom pixels wide.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./types.js").Box} Box
 * @typedef {{longitude: number, latitude: number, zoom: number}} Camera
 */

/** @param {Point} point @returns {Point} x and y in 0..1, y down */
export function project([lon, lat]) {
  const sin = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** @param {Point} xy @returns {Point} longitude and latitude */
export function unproject([x, y]) {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** @param {number} zoom @returns {number} pixels across the world */
export function worldSize(zoom) {
  return 512 * 2 ** zoom;
}

/**
 * The camera as the renderer has it: it shows nothing beyond the poles' edges of the world.
 * @param {Camera} camera @param {number} height of the map in pixels
 * @returns {Camera}
 */
export function inWorld(camera, height) {
  const zoom = Math.max(camera.zoom, Math.log2(height / 512));
  const half = height / 2 / worldSize(zoom);
  const [, y] = project([0, camera.latitude]);
  const held = Math.min(1 - half, Math.max(half, y));
  return held === y && zoom === camera.zoom ? camera : { ...camera, zoom, latitude: unproject([0, held])[1] };
}

/**
 * The camera that shows a box with room around it.
 * @param {Box} box
 * @param {{width: number, height: number, top: number, right: number, bottom: number, left: number}} frame
 * @param {number} [most] the greatest zoom
 * @returns {Camera}
 */
export function fit([west, south, east, north], frame, most = 9) {
  const [x0, y0] = project([west, north]);
  const [x1, y1] = project([east, south]);
  const wide = Math.max(40, frame.width - frame.left - frame.right);
  const high = Math.max(40, frame.height - frame.top - frame.bottom);
  const size = Math.min(wide / Math.max(x1 - x0, 1e-6), high / Math.max(y1 - y0, 1e-6));
  const zoom = Math.min(most, Math.max(0.5, Math.log2(size / 512)));
  const x = (x0 + x1) / 2 + (frame.right - frame.left) / 2 / worldSize(zoom);
  const y = (y0 + y1) / 2 + (frame.bottom - frame.top) / 2 / worldSize(zoom);
  const [longitude, latitude] = unproject([x, y]);
  return { longitude, latitude, zoom };
}
