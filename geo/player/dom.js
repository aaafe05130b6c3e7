/**
 * Elements made by hand. Text is only ever set as text: nothing here, or anywhere else, writes HTML from data.
 *
 * @typedef {Node|string|number|null|undefined|false} Child
 * @typedef {string|number|boolean|null|undefined} Value
 * @typedef {"class"|"id"|"role"|"style"|"title"|"hidden"|"tabindex"|"type"|"name"|"value"|"disabled"|"readonly"
 *   |"selected"|"open"|"start"|"min"|"max"|"step"|"href"|"rel"|"download"|"viewBox"|"d"|"x"|"y"|"r"|"cx"|"cy"|"x1"|"y1"
 *   |"x2"|"y2"|`data-${string}`|`aria-${string}`} Attribute
 * @typedef {GlobalEventHandlersEventMap} Events
 * @typedef {{[K in Attribute]?: Value} & {[K in keyof Events as `on${K}`]?: (event: Events[K]) => void}} Props
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {Element} element
 * @param {Props} props attributes; functions under `on…` become listeners, null and false are left out
 * @param {(Child|Child[])[]} children
 */
function furnish(element, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(typeof child === "number" ? String(child) : child);
  }
}

/**
 * Make an HTML element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Props} [props] @param {...(Child|Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  furnish(element, props, children);
  return element;
}

/**
 * Make an SVG element.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Props} [props] @param {...(Child|Child[])} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function s(tag, props = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  furnish(element, props, children);
  return element;
}

/**
 * Find the HTML elements that a selector names.
 * @param {ParentNode} root @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
}

/**
 * Whether an element stands for one of the ids; those that it stands for are in its data-ids.
 * @param {HTMLElement} element @param {Set<string>} ids
 */
export function standsFor(element, ids) {
  return (element.dataset.ids ?? "").split(" ").some((id) => ids.has(id));
}

/**
 * Give a canvas the pixels that its size on the screen has.
 * @param {HTMLCanvasElement} canvas @param {number} width @param {number} height CSS pixels
 * @returns {number} the canvas' own pixels for each of CSS
 */
export function sharpen(canvas, width, height) {
  const dpr = Math.min(2, devicePixelRatio || 1);
  const [wide, high] = [Math.round(width * dpr), Math.round(height * dpr)];
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  return dpr;
}

const ICONS = {
  play: "M7 4.5v15l12-7.5z",
  pause: "M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z",
  previous: "M6 5h2.5v14H6zM20 5v14l-10.5-7z",
  next: "M15.5 5H18v14h-2.5zM4 5v14l10.5-7z",
  loop: "M17 2.5 21 6.5l-4 4v-3H8a3 3 0 0 0-3 3v1H2.5v-1A5.5 5.5 0 0 1 8 5h9zM7 21.5l-4-4 4-4v3h9a3 3 0 0 0 3-3v-1h2.5v1A5.5 5.5 0 0 1 16 19H7z",
  trail: "M3 11h4v2.2H3zM8.5 11h4v2.2h-4zM14 11h2v2.2h-2zM19 8.5a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2z",
  fit: "M4 4h6v2.2H6.2V10H4zM14 4h6v6h-2.2V6.2H14zM4 14h2.2v3.8H10V20H4zM17.8 14H20v6h-6v-2.2h3.8z",
  plus: "M10.9 4h2.2v6.9H20v2.2h-6.9V20h-2.2v-6.9H4v-2.2h6.9z",
  minus: "M4 10.9h16v2.2H4z",
  help: "M11 17h2.2v2.4H11zM8 9a4 4 0 1 1 6 3.5c-.6.4-.9.8-.9 1.6v.9H11v-1.1c0-1.6.8-2.5 1.8-3.1A2 2 0 1 0 10.1 9z",
  close: "M6.3 4.7 12 10.4l5.7-5.7 1.6 1.6-5.7 5.7 5.7 5.7-1.6 1.6-5.7-5.7-5.7 5.7-1.6-1.6 5.7-5.7-5.7-5.7z",
};

/**
 * Make an icon; it says nothing to a screen reader, so its button needs a name.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));
}

/**
 * Make a button that shows an icon.
 * @param {keyof typeof ICONS} name @param {string} label what it does @param {() => void} act @param {Props} [props]
 */
export function iconButton(name, label, act, props = {}) {
  const said = { "aria-label": label, title: label, ...props };
  return h("button", { type: "button", class: "round", onclick: act, ...said }, icon(name));
}

/**
 * Make a button with words.
 * @param {string} words @param {(event: MouseEvent) => void} act @param {Props} [props]
 */
export function button(words, act, props = {}) {
  return h("button", { type: "button", class: "button", onclick: act, ...props }, words);
}

/**
 * Make a list of lines, each with its words.
 * @param {string} name the list's class @param {string[]} lines
 */
export function list(name, lines) {
  return h(
    "ul",
    { class: name },
    lines.map((line) => h("li", {}, line)),
  );
}

/**
 * Show the first of many, and fold the others.
 * @template Row
 * @param {Row[]} rows @param {number} most how many are shown @param {string} what they are
 * @param {(some: Row[], start?: number) => Child[]} draw the shown, and the folded with the number of their first
 * @returns {Child[]}
 */
export function folded(rows, most, what, draw) {
  const rest = rows.slice(most);
  if (!rest.length) return draw(rows);
  const fold = h("details", { class: "more" }, h("summary", {}, `${rest.length} more ${what}`), draw(rest, most + 1));
  return [...draw(rows.slice(0, most)), fold];
}
