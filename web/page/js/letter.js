// The letter as it was read, block by block. Sentences that the explanation rests on can be chosen.

import { h } from "./dom.js";
import { choose } from "./link.js";
import { t } from "./texts.js";

/** @typedef {import("./types").Piece} Piece @typedef {import("./types").Block} Block */

/** @param {Piece} piece @param {number} number */
function pieceNode(piece, number) {
  const ids = piece.statements ?? [];
  if (!ids.length) return h("span.piece", {}, piece.text);
  // Space around the sentence stays outside, so that the mark ends with the words.
  const [, before, words, after] = /** @type {RegExpMatchArray} */ (piece.text.match(/^(\s*)([^]*?)(\s*)$/));
  const act = (/** @type {Event} */ event) => choose(ids, "letter", /** @type {HTMLElement} */ (event.currentTarget));
  const mark = h("span.piece.known", {
    role: "button", tabindex: 0, "aria-pressed": "false", "data-statements": ids.join(" "), "data-piece": number,
    onclick: (/** @type {Event} */ event) => {
      if (!String(getSelection())) act(event);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      act(event);
    },
  }, words);
  return [before, mark, after];
}

const TAGS = /** @type {Record<string, string>} */ ({ title: "p.title", heading: "p.heading", list_item: "p.item", table_row: "p.row" });

/** So many sentences are shown; more would make the browser slow. A letter of a hundred pages has fewer. */
const MOST = 5000;

/** @param {Block[]} blocks */
export function letterText(blocks) {
  let page = /** @type {number | null | undefined} */ (null);
  let number = 0;
  const out = blocks.flatMap((block) => {
    if (number > MOST) return [];
    const parts = block.pieces.flatMap((piece) => pieceNode(piece, number++));
    const skip = block.pieces.length > 0 && block.pieces.every((piece) => piece.skippable || !piece.text.trim());
    const node = h(TAGS[block.kind] ?? "p", { "data-marker": block.kind === "list_item" ? block.marker ?? "•" : null }, skip && h("span.skip-mark", {}, t("letter.skippable")), parts);
    if (skip) node.classList.add("skippable");
    const turned = block.page && block.page !== page;
    page = block.page;
    return turned ? [h("p.page", {}, t("letter.page", { page: block.page ?? 0 })), node] : [node];
  });
  return h("div.letter-text", { dir: "auto" }, out, number > MOST && h("p.page", {}, t("letter.long")));
}

/** The letter's column. @param {import("./state").App} app @param {import("./types").Sheet} sheet */
export function letterColumn(app, sheet) {
  const mask = h("input#mask", {
    type: "checkbox", checked: app.state.mask,
    onchange: (/** @type {Event} */ event) => {
      app.state.mask = /** @type {HTMLInputElement} */ (event.target).checked;
      app.explain();
    },
  });
  const language = sheet.explanation?.document?.language;
  return h("section.letter#letter", { "aria-labelledby": "letter-heading" },
    h("div.letter-head", {},
      h("h2#letter-heading", { tabindex: -1 }, t("letter.heading")),
      h("p.quiet", {}, h("bdi", {}, sheet.name)),
      h("label.check", {}, mask, t("letter.mask")),
      h("p.quiet.hint", {}, t("letter.hint"))),
    h("div.sheet", { tabindex: 0, role: "group", "aria-label": sheet.name, lang: language === "other" ? null : language },
      letterText(sheet.letter.blocks)));
}
