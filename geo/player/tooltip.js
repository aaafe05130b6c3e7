/**
 * What the map says of a mark under the pointer, as lines of plain text.
 *
 * @typedef {import("./types.js").View} View
 */

/**
 * @param {View} view @param {import("./renderer.js").Row} row what is under the pointer @param {string} [layer]
 * @returns {string[]}
 */
export function describe(view, row, layer) {
  if (layer === "ghosts") return [row.name ?? "", "What the name could also mean", row.why ?? ""];
  const place = view.places.find((p) => p.id === (row.place ?? row.id));
  if (place) {
    const told = view.events
      .filter((event) => event.place === place.id)
      .map((event) => `${event.title} — ${event.status_words.toLowerCase()}`);
    return [place.name, place.where, ...told].filter(Boolean);
  }
  for (const route of view.routes) {
    const leg = route.legs.find((l) => l.id === row.id);
    if (leg) return [leg.title, `${leg.way}, ${leg.straight} in a straight line`, `${leg.status}; ${leg.quality}`];
  }
  const claim = view.claims.find((c) => c.id === row.id);
  if (claim)
    return [
      `Claim: ${claim.verdict_words.toLowerCase()}`,
      `Stated ${claim.stated.join(", ")}; measured ${claim.measured}`,
    ];
  return [];
}
