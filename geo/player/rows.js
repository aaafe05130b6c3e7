/**
 * The rows that the map draws, by layer.
 *
 * @typedef {import("./types.js").Rows} Rows
 */

/** @param {import("./types.js").View} view @returns {Rows} */
export function rowsOf(view) {
  return /** @type {Rows} */ (Object.fromEntries(view.deck.layers.map((layer) => [layer.id, layer.data])));
}
