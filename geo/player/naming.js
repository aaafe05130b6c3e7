/**
 * What is written on the map: the stops, the legs' and the claims' lengths, other places, the seas.
 *
 * @typedef {import("./labels.js").Label} Label
 * @typedef {import("./types.js").LegLine} LegLine
 * @typedef {import("./types.js").ClaimLine} ClaimLine
 * @typedef {{name: string, lon: number, lat: number, min_zoom: number}} Sea
 */
import { pointAt } from "./band.js";

const SANS = "'Source Sans', 'Segoe UI', sans-serif";
const SERIF = "'Source Serif', Georgia, serif";

const STOP = { rank: 1, font: `650 15px ${SANS}`, token: "ink", dots: 9 };
const OTHER = { rank: 3, font: `500 13px ${SANS}`, token: "muted", dots: 6 };

/**
 * The name of a place; what is lit comes before all else.
 * @param {{id: string, name: string, position: import("./types.js").Point}} dot @param {typeof STOP} style
 * @param {Set<string>} lit
 * @returns {Label}
 */
function dotLabel({ id, name, position }, style, lit) {
  return { ...style, text: name, at: position, rank: lit.has(id) ? 0 : style.rank };
}

/** @param {LegLine|ClaimLine} line */
function isMeasured({ label, path }) {
  return label && path.length > 1;
}

/** @param {LegLine} leg @returns {Label} its length, half way */
function legLabel(leg) {
  const half = (leg.km[0] + leg.km[leg.km.length - 1]) / 2;
  return { text: leg.label, at: pointAt(leg, half), rank: 2, font: `600 13px ${SANS}`, token: leg.token, gap: 5 };
}

/** @param {ClaimLine} claim @returns {Label} its length, half way */
function claimLabel({ label, path }) {
  const at = path[Math.floor(path.length / 2)];
  return { text: label, at, rank: 2, font: `600 13px ${SANS}`, token: "claim", gap: 3 };
}

/**
 * @param {import("./types.js").Rows} rows
 * @param {import("./layers.js").Ghost[]} ghosts what the selected name could also mean
 * @param {Set<string>} lit the ids that light up
 * @returns {Label[]}
 */
export function labelsOf(rows, ghosts, lit) {
  const stops = rows.stops.map((dot) => dotLabel(dot, STOP, lit));
  const others = [...rows.places, ...ghosts].map((dot) => dotLabel(dot, OTHER, lit));
  return [
    ...stops,
    ...rows.claims.filter(isMeasured).map(claimLabel),
    ...others,
    ...rows.legs.filter(isMeasured).map(legLabel),
  ];
}

/** @param {Sea[]} seas @param {number} zoom @returns {Label[]} */
export function seaLabels(seas, zoom) {
  return seas
    .filter((sea) => zoom >= sea.min_zoom - 1 && zoom <= sea.min_zoom + 4)
    .map(({ name, lon, lat }) => ({
      text: name,
      at: [lon, lat],
      rank: 5,
      font: `italic 400 13px ${SERIF}`,
      token: "sea-label",
      spaced: true,
    }));
}

/** @param {{name: string, at: import("./types.js").Point, wide: number}} country @returns {Label} */
export function countryLabel({ name, at, wide }) {
  const font = `600 11px ${SANS}`;
  return { text: name.toUpperCase(), at, rank: 6, font, token: "land-label", spaced: true, most: wide };
}
