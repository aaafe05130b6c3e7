/** A claim's ClaimReview as it is copied: dated, as whoever copies it is about to publish it. */

/**
 * The JSON-LD with the date of today (UTC); escaped as it was, so that it can be set into a script element.
 * @param {string} review
 */
export function dated(review) {
  const read = JSON.parse(review);
  const datePublished = new Date().toISOString().slice(0, 10);
  const graph = read["@graph"].map((/** @type {object} */ one) => ({ ...one, datePublished }));
  const text = JSON.stringify({ ...read, "@graph": graph }, null, 1);
  return text.replaceAll(/[<>&\u2028\u2029]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}
