/**
 * The row over the panels: the link to exactly this view, and the files to take away.
 *
 * @typedef {import("./types.js").At} At
 * @typedef {import("./types.js").Link} Link
 */
import { copy } from "./copy.js";
import { button, h } from "./dom.js";

/** @param {string} d @param {At} at @returns {string} the address of exactly this view */
function address(d, at) {
  const url = new URL(document.baseURI);
  url.search = "";
  url.hash = "";
  url.searchParams.set("d", d);
  for (const [name, value] of Object.entries(at)) if (value) url.searchParams.set(name, value);
  return url.href;
}

/** @param {Link} link @param {() => At} at */
export function shareBar(link, at) {
  /** @type {HTMLInputElement} */
  const field = h("input", {
    type: "text",
    readonly: true,
    "aria-label": "Link to this view",
    onfocus: () => field.select(),
  });
  /** @type {HTMLButtonElement} */
  const asker = button("Copy", () => take(), { class: "button primary" });
  const take = () => {
    field.select();
    void copy(asker, field.value, "Press Ctrl+C");
  };
  const html = link.files.find(([, path]) => path.endsWith("/html"));
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const share = popover(
    "Share",
    () => (field.value = address(link.d, at())),
    h(
      "p",
      {},
      "Whoever opens this link sees exactly this: the dossier, the time, what is selected, and the map as it stands. They cannot change anything.",
    ),
    h("div", { class: "copy" }, field, asker),
    local
      ? h(
          "p",
          { class: "note" },
          "This server runs on your own computer, so the link works only here. ",
          html
            ? h("a", { href: new URL(html[1], document.baseURI).href, download: true }, "Send the one file instead")
            : null,
          html ? ": it plays without a server." : null,
        )
      : null,
  );
  const exports = link.files.length
    ? popover(
        "Export",
        () => {},
        h(
          "ul",
          { class: "files" },
          link.files.map(([name, path]) =>
            h("li", {}, h("a", { href: new URL(path, document.baseURI).href, download: true }, name)),
          ),
        ),
      )
    : null;
  return h("div", { class: "bar-top" }, share, exports);
}

/** @param {string} name @param {() => void} opened @param {...HTMLElement|null} content */
function popover(name, opened, ...content) {
  /** @type {HTMLDetailsElement} */
  const box = h(
    "details",
    {
      class: "popover",
      ontoggle: () => box.open && opened(),
      onkeydown: (event) => {
        if (event.key !== "Escape" || !box.open) return;
        box.open = false;
        event.stopPropagation();
      },
    },
    h("summary", {}, name),
    h("div", { class: "popover-body" }, content),
  );
  document.addEventListener("pointerdown", (event) => {
    if (!event.composedPath().includes(box)) box.open = false;
  });
  return box;
}
