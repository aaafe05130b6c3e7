/**
 * Where the traveller can be at a time: straight lines between the breakpoints that Python computed.
 *
 * @typedef {import("./types.js").Point} Point
 * @typedef {import("./types.js").LegLine} LegLine
 */

/**
 * The stretch of a route, in km from its start, on which the traveller can be.
 * @param {import("./types.js").Breakpoint[]} breakpoints sorted by time
 * @param {number} t
 * @returns {[number, number]|null}
 */
export function whereabouts(breakpoints, t) {
  if (!breakpoints.length) return null;
  const after = breakpoints.findIndex((point) => point[0] > t);
  if (after === 0) return [breakpoints[0][1], breakpoints[0][2]];
  if (after < 0) return [breakpoints[breakpoints.length - 1][1], breakpoints[breakpoints.length - 1][2]];
  const [t0, low0, high0] = breakpoints[after - 1];
  const [t1, low1, high1] = breakpoints[after];
  const share = (t - t0) / (t1 - t0);
  return [low0 + (low1 - low0) * share, high0 + (high1 - high0) * share];
}

/**
 * The point of a leg at a km of the route.
 * @param {LegLine} leg @param {number} km
 * @returns {Point}
 */
export function pointAt(leg, km) {
  const after = leg.km.findIndex((at) => at >= km);
  if (after === 0) return leg.path[0];
  if (after < 0) return leg.path[leg.path.length - 1];
  const [a, b] = [leg.km[after - 1], leg.km[after]];
  const share = b > a ? (km - a) / (b - a) : 0;
  const [p, q] = [leg.path[after - 1], leg.path[after]];
  return [p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share];
}

/**
 * The lines of a route between two kilometres, one for each leg they touch.
 * @param {LegLine[]} legs of one route, in order
 * @param {number} from @param {number} to
 * @returns {Point[][]}
 */
export function between(legs, from, to) {
  const lines = [];
  for (const leg of legs) {
    const [first, last] = [leg.km[0], leg.km[leg.km.length - 1]];
    if (to <= first || from >= last) continue;
    const [a, b] = [Math.max(from, first), Math.min(to, last)];
    const inner = leg.path.filter((_, i) => leg.km[i] > a && leg.km[i] < b);
    lines.push([pointAt(leg, a), ...inner, pointAt(leg, b)]);
  }
  return lines;
}

/**
 * The point of a route at a kilometre.
 * @param {LegLine[]} legs @param {number} km
 * @returns {Point|null}
 */
export function locate(legs, km) {
  const leg = legs.find((row) => km <= row.km[row.km.length - 1]) ?? legs[legs.length - 1];
  return leg ? pointAt(leg, km) : null;
}
