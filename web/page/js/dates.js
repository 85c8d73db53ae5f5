// The field for the day the letter came, and the deadlines: the nearest first, passed ones marked, each with how it was counted.

import { button, h } from "./dom.js";
import { placeButton } from "./statement.js";
import { day, t, today } from "./texts.js";

/** @param {number} left */
const leftWords = (left) => (left === 0 ? t("card.today") : left === 1 ? t("card.left_one") : t("card.left", { days: left }));

/** A date as a leaf of a calendar; the words beside it say the same. @param {string} date */
export const leaf = (date) =>
  h("span.leaf", { "aria-hidden": "true" },
    h("span.leaf-month", {}, day(date, { month: "short" }).replace(".", "")),
    h("span.leaf-day", {}, String(Number(date.slice(8)))),
    h("span.leaf-year", {}, date.slice(0, 4)));

/** Marks beside a date, in words. @param {{passed: boolean, maybe_passed?: boolean, estimate: boolean, days_left: number | null}} due */
export const marks = ({ passed, maybe_passed: maybe, estimate, days_left: left }) => [
  estimate && h("span.mark.estimate", {}, t("card.estimate")), " ",
  passed && h("span.mark.passed", {}, t("card.passed")),
  maybe && !passed && h("span.mark.passed", {}, t("card.maybe_passed")),
  left !== null && !passed && !maybe && h("span.mark.left", {}, leftWords(left)),
];

/** Where a statement's places in the letter are found again. @param {import("./types").Sheet} sheet @param {string | null} id */
export function evidenceOf(sheet, id) {
  const all = [...sheet.lead, ...sheet.sections.flatMap((section) => section.statements)];
  return all.find((one) => one.id === id)?.evidence ?? [];
}

/** @param {{passed: boolean, maybe_passed?: boolean}} one */
const gone = (one) => Number(one.passed || one.maybe_passed === true);

/** How a date looks. @param {{passed: boolean, maybe_passed?: boolean, estimate: boolean}} one */
export const look = (one) => [gone(one) && ".is-old", one.passed && ".is-passed", one.estimate && ".is-estimate"].filter(Boolean).join("");

/** @param {import("./types").Sheet} sheet @param {import("./types").Due} due */
const dueItem = (sheet, due) =>
  h(`li.due${look(due)}`, { "data-id": due.statement },
    leaf(due.date),
    h("div", {},
      h("p.when", {}, h("time", { datetime: due.date }, day(due.date)), " ", marks(due)),
      h("p", {}, h("span.words", {}, due.text), " ", placeButton({ id: due.statement ?? "", evidence: evidenceOf(sheet, due.statement) })),
      (due.quotes ?? []).filter((quote) => !due.text.includes(quote)).map((quote) => h("p.quote", {}, quote)),
      due.how && h("p.how", {}, due.how)));

/** @param {import("./state").App} app @param {number} index */
export function receivedField(app, index) {
  const letter = app.state.letters[index];
  const set = (/** @type {string | null} */ date) => {
    letter.received = date;
    app.explain();
  };
  return h("div.received", {},
    h("label", { for: "received" }, t("card.date_label")),
    h("p.quiet#received-hint", {}, t("card.date_hint")),
    h("div.row", {},
      h("input#received", {
        type: "date", value: letter.received ?? "", max: today(), "aria-describedby": "received-hint", autocomplete: "off",
        onchange: (/** @type {Event} */ event) => {
          const { value } = /** @type {HTMLInputElement} */ (event.target);
          if (!value || /^20\d\d-/.test(value)) set(value || null);
        },
      }),
      letter.received && button("quiet-button", "", t("card.date_clear"), () => set(null))));
}

/** @param {import("./state").App} app @param {import("./types").Sheet} sheet @param {number} index */
export function deadlines(app, sheet, index) {
  const due = [...sheet.due].sort((a, b) => gone(a) - gone(b) || a.date.localeCompare(b.date));
  return h("section.card.deadlines", { "aria-labelledby": "deadlines-heading" },
    h("h2#deadlines-heading", {}, t("card.deadlines")),
    due.length > 0 && h("ul.dues", { role: "list" }, due.map((one) => dueItem(sheet, one))),
    sheet.undated.length > 0 && [
      h("h3", {}, t("card.undated")),
      h("ul.statements", { role: "list" }, sheet.undated.map((one) =>
        h("li.statement", { "data-id": one.statement },
          h("p", {}, h("span.words", {}, one.text), " ", placeButton({ id: one.statement ?? "", evidence: evidenceOf(sheet, one.statement) })),
          (one.quotes ?? []).filter((quote) => !one.text.includes(quote)).map((quote) => h("p.quote", {}, quote)),
          one.deadline_text && one.deadline_text !== one.text && h("p.how", {}, one.deadline_text)))),
    ],
    due.length + sheet.undated.length === 0 && h("p.quiet", {}, t("card.deadlines_none")),
    receivedField(app, index));
}
