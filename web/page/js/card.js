// What the letter means: the lead, the deadlines, what to take along, the rest slot by slot, and help for the helper.

import { h, icon } from "./dom.js";
import { deadlines } from "./dates.js";
import { helpBox } from "./help.js";
import { statementItem, statementList } from "./statement.js";
import { takeBox } from "./take.js";
import { t } from "./texts.js";

/** @typedef {import("./types").Sheet} Sheet */

/** Sections that are read only when they are asked for. */
const FOLDED = ["skip", "words"];

/** The library's own heading, or the page's. @param {Sheet} sheet @param {string} key @param {string} own */
export const title = (sheet, key, own) => sheet.titles?.[key] ?? own;

/** @param {Sheet} sheet */
function lead(sheet) {
  const [first, ...rest] = sheet.lead;
  return h("section.card.lead", { "aria-labelledby": "lead-heading" },
    h("h1#lead-heading", { tabindex: -1 }, title(sheet, "lead", t("read.card"))),
    first && h("div.first", {}, statementItem(first, "div")),
    rest.length > 0 && statementList(rest),
    sheet.notes.length > 0 && h("div.notes", {},
      h("h2.small", {}, icon("warning"), t("card.notes")), h("ul", {}, sheet.notes.map((note) => h("li", {}, note)))),
    h("p.narrow-only", {}, h("a", { href: "#letter-heading", onclick: jumpToLetter }, t("card.to_letter"))));
}

/** @param {Event} event */
function jumpToLetter(event) {
  event.preventDefault();
  document.getElementById("letter-heading")?.scrollIntoView();
  document.getElementById("letter-heading")?.focus({ preventScroll: true });
}

/** @param {Sheet} sheet */
function more(sheet) {
  const full = sheet.sections.filter((section) => section.statements.length);
  const silent = sheet.sections.filter((section) => !section.statements.length);
  return h("section.card.more", { "aria-labelledby": "more-heading" },
    h("h2#more-heading", {}, title(sheet, "details", t("card.more"))),
    full.map((section) => {
      const body = statementList(section.statements);
      if (FOLDED.includes(section.slot)) {
        return h("details", { "data-slot": section.slot },
          h("summary", {}, h("h3", {}, `${section.heading} (${section.statements.length})`)), body);
      }
      return h("section", { "data-slot": section.slot }, h("h3", {}, section.heading), body);
    }),
    silent.length > 0 && h("section.silent", {},
      h("h3", {}, title(sheet, "not_mentioned", t("card.silent"))),
      h("ul", {}, silent.map((section) => h("li", {}, section.heading)))));
}

/** The explanation's column. @param {import("./state").App} app @param {Sheet} sheet @param {number} index */
export function cardColumn(app, sheet, index) {
  return h("div.explanation", {},
    lead(sheet), deadlines(app, sheet, index), takeBox(app, sheet), more(sheet), helpBox(sheet),
    h("p.quiet.scope", {}, title(sheet, "scope", "")));
}
