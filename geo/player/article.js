/**
 * The article, set as text, each mark a button that selects what it stands for.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./types.js").Piece} Piece
 * @typedef {import("./types.js").View} View
 */
import { h } from "./dom.js";
import { claimStrip } from "./claims.js";

/** The kinds that may be clicked, the most telling first. */
const TELLING = ["place", "time", "event", "figure", "demonym", "metonym", "organisation", "claim"];

/** @param {View} view @param {{kind: string, id: string}} mark @returns {string} what was read, and why */
function reading(view, mark) {
  const mention = view.mentions.find((m) => m.id === mark.id);
  if (mention) {
    const place = view.places.find((p) => p.id === mention.place);
    const sure = `${Math.round(mention.confidence * 100)} % sure`;
    const why = mention.candidates.find((c) => c.chosen)?.why;
    const kinds = {
      demonym: "A people, not a place",
      metonym: "A government, not a place",
      organisation: "An organisation",
    };
    const kind = kinds[/** @type {keyof typeof kinds} */ (mention.kind)];
    if (kind) return place ? `${kind}: ${place.name}` : kind;
    return place
      ? [`${place.name}, ${place.where}`, sure, why].filter(Boolean).join("\n")
      : "A place that could not be located";
  }
  const time = view.times[mark.id];
  if (time) return time.why ? time.why.words.join("\n") : `Read as: ${time.means}`;
  const event = view.events.find((e) => e.id === mark.id);
  if (event) return `${event.title}\n${event.when}\n${event.status_words}: ${event.sources.join("; ")}`;
  const claim = view.claims.find((c) => c.id === mark.id);
  return claim ? `${claim.verdict_words}: ${claim.headline}` : "";
}

/** @param {Stage} stage @param {Piece} piece */
function set(stage, piece) {
  if (!piece.marks.length) return piece.text;
  const order = [...piece.marks].sort((a, b) => TELLING.indexOf(a.kind) - TELLING.indexOf(b.kind));
  const mark = order[0];
  const inClaim = piece.marks.some((m) => m.kind === "claim");
  if (mark.kind === "claim") return h("span", { class: "in-claim", "data-ids": mark.id }, piece.text);
  // Not a button element: those do not wrap with the text around them.
  return h(
    "span",
    {
      role: "button",
      tabindex: "0",
      class: `mark ${mark.kind}${inClaim ? " in-claim" : ""}`,
      title: reading(stage.view, mark),
      "data-ids": piece.marks.map((m) => m.id).join(" "),
      "data-id": mark.id,
      onclick: () => stage.select(mark.id),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        stage.select(mark.id);
      },
    },
    piece.text,
  );
}

/** @param {Stage} stage */
export function articlePanel(stage) {
  const { article, claims } = stage.view;
  const byline = [article.source, article.published, article.filed].filter(Boolean).join(" · ");
  // A text that begins with its title shows it once, with its marks.
  const [first, ...rest] = article.paragraphs;
  const titled =
    first
      ?.map((piece) => piece.text)
      .join("")
      .trim() === article.title;
  return h(
    "article",
    { class: "article" },
    h("h1", {}, titled ? first.map((piece) => set(stage, piece)) : article.title),
    byline ? h("p", { class: "byline" }, byline) : null,
    claims.map((claim) => claimStrip(stage, claim)),
    (titled ? rest : article.paragraphs).map((pieces) =>
      h(
        "p",
        {},
        pieces.map((piece) => set(stage, piece)),
      ),
    ),
    article.url
      ? h(
          "p",
          { class: "byline" },
          h("a", { href: article.url, rel: "noopener noreferrer nofollow" }, "The article at its source"),
        )
      : null,
    h(
      "ul",
      { class: "key", "aria-label": "What the marks in the article mean" },
      [
        ["place", "place"],
        ["time", "time"],
        ["event", "event"],
        ["organisation", "people, government, body"],
      ].map(([kind, name]) => h("li", {}, h("span", { class: `mark ${kind}` }, name))),
      h("li", {}, h("span", { class: "in-claim" }, "claim")),
    ),
  );
}
