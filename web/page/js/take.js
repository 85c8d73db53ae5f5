// What the reader takes along: a sheet of paper, a text, the dates, the voice.

import { button, h, icon } from "./dom.js";
import { copy } from "./copy.js";
import { print } from "./paper.js";
import { speaker } from "./speak.js";
import { t } from "./texts.js";

/** Gives a file to the browser to save. @param {string} name @param {string} type @param {string} text */
export function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** The button for the dates, or why there is none. @param {string | null} ics @param {string} why */
export const calendar = (ics, why) =>
  ics
    ? h("div.take", {}, button("secondary", "calendar", t("take.calendar"), () => save(t("take.file"), "text/calendar;charset=utf-8", ics), { id: "ics" }),
        h("p.quiet", {}, t("take.calendar_hint")))
    : h("div.take.none", {}, icon("calendar"), h("p.quiet", {}, why));

/** @param {import("./state").App} app @param {import("./types").Sheet} sheet */
export function takeBox(app, sheet) {
  const told = h("p.told", {});
  const field = h("textarea.copied", { readonly: true, rows: 8, hidden: true, "aria-label": t("take.copy"), spellcheck: "false", autocomplete: "off" });
  const large = h("input#large", {
    type: "checkbox", checked: app.state.large,
    onchange: (/** @type {Event} */ event) => {
      app.state.large = /** @type {HTMLInputElement} */ (event.target).checked;
    },
  });
  const voice = speaker(() => sheet.spoken_text, told);
  const counts = sheet.due.some((one) => one.estimate);
  return h("section.card.takeaway", { "aria-labelledby": "take-heading" },
    h("h2#take-heading", {}, t("take.heading")),
    h("div.takes", {},
      h("div.take", {}, button("secondary", "print", t("take.print"), () => print(app), { id: "print" }),
        h("label.check", {}, large, t("take.large"))),
      h("div.take", {}, button("secondary", "copy", t("take.copy"), async () => {
        const done = await copy(sheet.plain_text, t("take.copied"));
        told.textContent = done ? t("take.copied") : t("take.not_copied");
        field.hidden = done;
        if (!done) /** @type {HTMLTextAreaElement} */ (field).value = sheet.plain_text;
      }, { id: "copy" }), h("p.quiet", {}, t("take.copy_hint"))),
      h("div.take", {}, voice),
      calendar(sheet.ics, t(counts ? "take.calendar_none_received" : "take.calendar_none"))),
    told, field);
}

