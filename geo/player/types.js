/**
 * The shapes that pass between the modules. The view is made by Python (geo/view/view.py).
 *
 * @typedef {[number, number]} Point longitude, latitude
 * @typedef {{text: string, marks: {kind: string, id: string}[]}} Piece
 * @typedef {{id: string, type: string, title: string, status: string, status_words: string, when: string,
 *   when_utc: string, zone: ?string, earliest: ?number, latest: ?number, place: ?string, travels: boolean,
 *   sentence: string, words: string[], sources: string[]}} EventCard
 * @typedef {{name: string, verdict: string, verdict_words: string, explanation: string}} Check
 * @typedef {{id: string, sentence: string, headline: string, verdict: string, verdict_words: string, stated: string[],
 *   hedge: ?string, measured: ?string, tolerance: ?string, deviation: ?string, from: ?string, to: ?string,
 *   direction: ?string, direction_deg: ?number, bearing: ?number, bearing_words: ?string, way: ?string, basis: string,
 *   extents: ?string, checks: Check[], method: string[], review: string}} ClaimCard
 * @typedef {{place: string, name: string, why: string, score: number, lat: ?number, lon: ?number, where: string,
 *   population: ?number, chosen: boolean}} Candidate
 * @typedef {{id: string, text: string, kind: string, place: ?string, confidence: number,
 *   candidates: Candidate[]}} MentionCard
 * @typedef {{id: string, name: string, local_name: ?string, where: string, position: ?Point, coordinates: string,
 *   population: ?string, timezone: ?string, source: string, mentions: string[]}} PlaceCard
 * @typedef {{id: string, place: string, name: string, km: number, zone: ?string, position: ?Point,
 *   status: string}} StopRow
 * @typedef {{id: string, title: string, way: string, straight: string, quality: string, status: string,
 *   countries: string[], warnings: string[]}} LegCard
 * @typedef {{id: string, name: string, vehicle: ?string, speed: string, length: ?string, legs: LegCard[], stops: StopRow[],
 *   whereabouts: [number, number, number][]}} Route
 * @typedef {{digest: string, article: {title: string, source: ?string, url: ?string, published: ?string,
 *   paragraphs: Piece[][]}, deck: {layers: any[]}, bounds: ?[number, number, number, number],
 *   time: ?{start: number, end: number}, routes: Route[], events: EventCard[],
 *   times: Object<string, {text: string, means: string}>, claims: ClaimCard[], places: PlaceCard[],
 *   mentions: MentionCard[], unplaced: {id: ?string, what: string, why: string}[], warnings: string[],
 *   itinerary: string[], related: Object<string, string[]>, credits: string[],
 *   provenance: Object<string, string>}} View
 * @typedef {{mention: string, name: string, place: string, machine: string, when: string, why: string,
 *   undone: boolean, text: string}} Correction
 * @typedef {{t: ?string, sel: ?string, c: ?string, panel: ?string}} At what the address says is seen
 * @typedef {{longitude: number, latitude: number, zoom: number}} Camera
 * @typedef {{id: string, route: string, path: Point[], km: number[], status: string, mode: string, quality: string,
 *   token: string, label: string, bridged: [number, number][]}} LegRow
 */
export {};
