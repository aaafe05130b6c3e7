/**
 * The player in a single file, opened from disk or in a notebook: what it needs stands packed in the page itself.
 * The time, the selection and the camera are kept in the address after the #, where they are nobody else's business.
 *
 * @typedef {import("./types.js").At} At
 * @typedef {{DecompressionStream: new (format: string) => ReadableWritablePair}} Younger
 */
import { h } from "./dom.js";
import { mount } from "./main.js";
import { loadLibrary } from "./renderer.js";

/** @param {string} id of a script element that holds gzipped bytes in base64 @returns {Promise<Blob>} */
function unpack(id) {
  const packed = document.querySelector(`#${id}`)?.textContent ?? "";
  const bytes = Uint8Array.from(atob(packed), (char) => char.codePointAt(0) ?? 0);
  // Younger than the types of Debian's compiler.
  const { DecompressionStream } = /** @type {Younger} */ (/** @type {unknown} */ (globalThis));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

/** @param {Blob} code of the renderer's library */
function run(code) {
  // The file's policy forbids WebAssembly; the renderer probes for it, and each probe would be a violation.
  Reflect.deleteProperty(globalThis, "WebAssembly");
  return loadLibrary(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}

/** @returns {At} */
function said() {
  const words = new URLSearchParams(location.hash.slice(1));
  return { t: words.get("t"), sel: words.get("sel"), c: words.get("c"), panel: words.get("panel") };
}

/** @param {At} at */
function say(at) {
  const words = new URLSearchParams(Object.entries(at).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  try {
    history.replaceState(null, "", `#${words}`);
  } catch {
    // A page without an address of its own (a notebook's frame) has nowhere to keep it.
  }
}

export async function open() {
  const root = /** @type {HTMLElement} */ (document.querySelector(".dateline"));
  try {
    const [view, code, coarse, seas] = await Promise.all(["view", "renderer", "coarse", "seas"].map(unpack));
    const player = await mount(root, {
      view: JSON.parse(await view.text()),
      at: said(),
      deck: await run(code),
      seen: say,
      basemap: { coarse: URL.createObjectURL(coarse), fine: null, seas: URL.createObjectURL(seas) },
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => player.theme());
    addEventListener("hashchange", () => player.apply(said()));
  } catch (error) {
    root.replaceChildren(
      h(
        "p",
        { class: "failure", role: "alert" },
        `This file could not be opened: ${/** @type {Error} */ (error).message}`,
      ),
    );
  }
}
