/** The design tokens as the page has them, read from CSS, so that the map is drawn in the page's colours. */

/**
 * Whether the ground on which the player stands is dark; Streamlit's variable where there is one, else the system's;
 * never on paper.
 * @param {Element} host
 */
export function isDark(host) {
  if (matchMedia("print").matches) return false;
  const ground = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{6})/iu.exec(ground);
  const rgb = hex
    ? [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16))
    : (ground.match(/[\d.]+/gu) ?? []).slice(0, 3).map(Number);
  if (rgb.length === 3) return 0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2] < 128;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/**
 * A reader of tokens: `colour("ink")` is CSS, `colour.rgb("ink", 128)` is the renderer's.
 * @param {Element} root the player's outermost element, which carries the tokens
 */
export function palette(root) {
  const style = getComputedStyle(root);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--dl-${name}`).trim() || "#888888";
  /** @param {string} name @param {number} [alpha] @returns {[number, number, number, number]} */
  const rgb = (name, alpha = 255) => {
    const hex = colour(name);
    const part = (/** @type {number} */ i) => parseInt(hex.slice(i, i + 2), 16);
    return [part(1), part(3), part(5), alpha];
  };
  return Object.assign(colour, { rgb });
}

/** @returns {boolean} whether the reader asked for less motion */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
