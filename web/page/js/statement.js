// One statement of the explanation: its words, where they come from, and the button that shows the place.

import { h, icon } from "./dom.js";
import { choose } from "./link.js";
import { t } from "./texts.js";

/** @typedef {import("./types").Statement} Statement */

/** «linje 8, 12», or «side 1, linje 8; side 2, linje 3». @param {import("./types").Evidence[]} evidence */
export function where(evidence) {
  /** @type {Map<number, Set<number>>} */
  const pages = new Map();
  for (const { page = 0, line } of evidence) pages.set(page ?? 0, (pages.get(page ?? 0) ?? new Set()).add(line));
  const told = [...pages].map(([page, lines]) => {
    const line = t("card.line", { line: [...lines].slice(0, 3).join(", ") });
    return page ? `${t("card.page", { page })}, ${line}` : line;
  });
  return told.slice(0, 3).join("; ");
}

/** The button that lights up the sentence a statement rests on. @param {{id: string, evidence: any[]}} statement */
export function placeButton({ id, evidence }) {
  if (!evidence.length) return null;
  const place = where(evidence);
  return h("button.place", {
    type: "button", "aria-pressed": "false", "data-show": id, "aria-label": `${t("card.show")}: ${place}`,
    onclick: (/** @type {MouseEvent} */ event) => {
      event.stopPropagation();
      choose([id], "card", /** @type {HTMLElement} */ (event.currentTarget));
    },
  }, icon("place"), place);
}

/** @param {Statement} statement @param {string} [tag] */
export function statementItem(statement, tag = "li") {
  const { id, text, origin, verbatim, continues, evidence } = statement;
  const kind = origin === "letter" ? "" : `.${origin}`;
  const item = h(`${tag}.statement${kind}${verbatim ? ".verbatim" : ""}${continues ? ".continues" : ""}`, { "data-id": id },
    origin === "not_found" && h("p.tag", {}, icon("question"), t("card.not_found")),
    origin === "general" && h("p.tag", {}, t("card.general")),
    h("p", {}, h("span.words", {}, text), " ", placeButton(statement)),
    origin === "not_found" && statement.question &&
      h("p.ask", {}, `${t("card.ask_nav")} `, h("q", {}, statement.question)));
  // The whole statement answers to the mouse; the button does the same for keys and screen readers.
  if (evidence.length) {
    item.classList.add("linked");
    item.addEventListener("click", () => {
      if (!String(getSelection())) choose([id], "card", item.querySelector("button"));
    });
  }
  return item;
}

/** A list of statements. General ones in a row share one mark. @param {Statement[]} statements */
export function statementList(statements) {
  const items = statements.map((one, i) => {
    const item = statementItem(one);
    if (one.origin === "general" && statements[i - 1]?.origin === "general") item.querySelector(".tag")?.remove();
    return item;
  });
  return h("ul.statements", { role: "list" }, items);
}
