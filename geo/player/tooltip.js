/**
 * What the map says of a mark under the pointer, as lines of plain text.
 *
 * @typedef {import("./types.js").View} View
 */

/** How many events of a place are named; the others are counted. */
const MOST = 4;

/**
 * @param {View} view @param {import("./renderer.js").Row} row what is under the pointer @param {string} [layer]
 * @returns {string[]}
 */
export function describe(view, row, layer) {
  if (layer === "ghosts") return [row.name ?? "", "What the name could also mean", row.why ?? ""];
  const place = view.places.find((p) => p.id === (row.place ?? row.id));
  if (place) {
    const stop = view.routes.flatMap((route) => route.stops).find((s) => s.id === row.id);
    const events = view.events.filter((event) => event.place === place.id);
    const titles = events
      .slice(0, MOST)
      .map((event) =>
        [`${event.title} — ${event.status_words.toLowerCase()}`, event.unsure && event.sure].filter(Boolean),
      )
      .map((words) => words.join(", "));
    const rest = events.length > MOST ? `and ${events.length - MOST} more` : "";
    return [place.name, place.where, stop?.told ?? "", ...titles, rest].filter(Boolean);
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
