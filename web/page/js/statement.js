// One statement of the explanation: its words, where they come from, and the button that shows the place.

import { h, icon } from "./dom.js";
import { choose } from "./link.js";
import { t } from "./texts.js";

/** @typedef {import("./types").Statement} Statement */

/** «side 1, linje 12», or nothing. @param {import("./types").Evidence[]} evidence */
export function where(evidence) {
  const lines = evidence.map((one) =>
    [one.page && t("card.page", { page: one.page }), t("card.line", { line: one.line })].filter(Boolean).join(", "));
  return [...new Set(lines)].slice(0, 3).join("; ");
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
