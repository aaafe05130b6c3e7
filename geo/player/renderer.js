/**
 * The renderer, deck.gl as pydeck carries it: how it is loaded, and as much of its types as the player uses.
 *
 * @typedef {import("./mercator.js").Camera} Camera
 * @typedef {{id: string, place?: string, name?: string, why?: string}} Row what was drawn under the pointer
 * @typedef {{object?: Row, layer?: ?{id: string}, x: number, y: number}} PickingInfo
 * @typedef {{viewState: Camera, interactionState?: {inTransition?: boolean, isDragging?: boolean}}} ViewStateChange
 * @typedef {{isDragging: boolean, isHovering: boolean}} Pointing
 * @typedef {{id: string, props: object}} Layer
 * @typedef {{setProps: (props: object) => void, redraw: (why: string) => void, finalize: () => void}} Renderer
 */

/**
 * @typedef {object} Listeners
 * @property {(change: ViewStateChange) => void} onViewStateChange
 * @property {(info: PickingInfo) => void} onHover
 * @property {(info: PickingInfo) => void} onClick
 * @property {(pointing: Pointing) => string} getCursor
 */

/**
 * @typedef {object} Library
 * @property {new (props: Listeners & {[option: string]: unknown}) => Renderer} Deck
 * @property {new (props: object) => object} MapView
 * @property {new (props: string[]) => object} LinearInterpolator
 * @property {new (names: {classes: object, layers: object}) => object} JSONConfiguration
 * @property {new (props: {configuration: object}) => {convert: (spec: object) => {layers: Layer[]}}} JSONConverter
 */

/** @param {string} url of the library's script @returns {Promise<Library>} */
export function loadLibrary(url) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = url;
    const page = /** @type {{deck: Library}} */ (/** @type {unknown} */ (globalThis));
    script.addEventListener("load", () => done(page.deck));
    script.addEventListener("error", () => failed(new Error("The map’s renderer could not be loaded.")));
    document.head.append(script);
  });
}
