// For the one who rings or helps: what to say, what to ask, and how to get an interpreter.

import { announce, button, h } from "./dom.js";
import { copy } from "./copy.js";
import { placeButton, statementList } from "./statement.js";
import { lang, list, t } from "./texts.js";

/** Said to Nav, so always in Norwegian, whatever the page's language. */
function interpreter() {
  const say = h("p.say", { lang: lang() === "nn" ? "nn" : "nb" }, t("help.interpreter_plain"));
  const choose = h("select#interpreter", {
    autocomplete: "off",
    onchange: (/** @type {Event} */ event) => {
      const language = /** @type {HTMLSelectElement} */ (event.target).value;
      say.textContent = language ? t("help.interpreter_say", { language }) : t("help.interpreter_plain");
      announce(say.textContent);
    },
  }, list("help.interpreter_languages").map(([value, name]) => h("option", { value }, name)));
  return h("section.interpreter", {},
    h("h3", {}, t("help.interpreter")),
    h("p", {}, t("help.interpreter_hint")),
    say,
    h("div.row", {}, h("label", { for: "interpreter" }, t("help.interpreter_label")), choose),
    h("p.quiet", {}, t("help.interpreter_child")));
}

/** Numbers of the letter, to ring from a telephone. @param {import("./types").Sheet} sheet @returns {string[]} */
const phones = (sheet) => (sheet.explanation?.contacts?.phones ?? []).slice(0, 2);

/** @param {import("./types").Sheet} sheet */
export function helpBox(sheet) {
  const { phone_sentence: phone, titles } = sheet;
  return h("section.card.help", { "aria-labelledby": "help-heading" },
    h("h2#help-heading", {}, titles?.helper ?? t("help.heading")),
    phone && h("section", {},
      h("h3", {}, titles?.phone ?? t("help.phone")),
      h("p.say", {}, phone.text),
      h("div.row", {},
        button("secondary", "copy", t("help.copy"), () => copy(phone.text, t("take.copied"))),
        phones(sheet).map((number) => h("a.button.secondary.narrow-only", { href: `tel:${number.replace(/[^\d+]/g, "")}` }, t("help.call", { number }))))),
    sheet.questions_for_nav.length > 0 && h("section", {},
      h("h3", {}, titles?.questions ?? t("card.questions")),
      h("ul.questions", {}, sheet.questions_for_nav.map((question) => h("li", {}, question)))),
    sheet.before_calling.length > 0 && h("section", {},
      h("h3", {}, t("help.before")),
      statementList(sheet.before_calling)),
    sheet.control_questions.length > 0 && h("section", {},
      h("h3", {}, titles?.control ?? t("help.control")),
      h("p.quiet", {}, t("help.control_hint")),
      h("ol.control", {}, sheet.control_questions.map((one) =>
        h("li", {}, h("p", {}, one.question),
          h("details", {}, h("summary", {}, t("card.answer")),
            h("p", { "data-id": one.id }, h("span.words", {}, one.answer), " ", placeButton({ id: one.id, evidence: one.evidence }))))))),
    interpreter());
}
