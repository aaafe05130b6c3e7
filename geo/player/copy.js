/** Copying to the clipboard, and saying on the button that asked for it whether it went well. */

const SAID_MS = 1600;

/**
 * @param {HTMLButtonElement} asker the button that asked
 * @param {string} text
 * @param {string} refused what the button says where the browser does not allow it
 */
export async function copy(asker, text, refused) {
  const before = asker.textContent;
  try {
    await navigator.clipboard.writeText(text);
    asker.textContent = "Copied";
  } catch {
    asker.textContent = refused;
  }
  setTimeout(() => (asker.textContent = before), SAID_MS);
}
