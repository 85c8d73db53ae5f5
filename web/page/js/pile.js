// Several letters read together: one timeline, which decision counts, what does not agree, who sent what.

import { button, h } from "./dom.js";
import { leaf, look, marks } from "./dates.js";
import { print } from "./paper.js";
import { calendar } from "./take.js";
import { day, t, today } from "./texts.js";

/** @typedef {import("./state").App} App */

/** A button that opens a letter, at a statement if one is named. @param {App} app @param {number} letter @param {string | null} [statement] */
const opener = (app, letter, statement = null) =>
  h("button.place", { type: "button", onclick: () => app.open(letter, statement) },
    h("bdi", {}, app.state.sheets[letter]?.name ?? t("pile.open")));

/** @param {App} app @param {import("./types").Stop} stop */
const stopItem = (app, stop) =>
  h(`li.due${look(stop)}`, {},
    leaf(stop.date),
    h("div", {},
      h("p.when", {}, h("time", { datetime: stop.date }, day(stop.date)), " ", marks(stop), " ",
        stop.superseded && h("span.mark.estimate", {}, t("pile.superseded"))),
      h("p", {}, stop.text, " ", opener(app, stop.letter, stop.statement)),
      (stop.quotes ?? []).filter((quote) => !stop.text.includes(quote)).map((quote) => h("p.quote", {}, quote)),
      stop.how && h("p.how", {}, stop.how)));

/** @param {string} id @param {string} heading @param {...any} children */
const card = (id, heading, ...children) =>
  h("section.card", { "aria-labelledby": id, "data-part": id }, h(`h2#${id}`, {}, heading), children);

/** @param {App} app @param {number} index */
function letterRow(app, index) {
  const letter = app.state.letters[index];
  const sheet = app.state.sheets[index];
  return h("li", {},
    h("p", {}, opener(app, index), " ", h("span.quiet", {}, sheet.lead[0]?.text ?? "")),
    h("div.row", {},
      h("label", { for: `received-${index}` }, t("card.date_label")),
      h(`input#received-${index}`, {
        type: "date", value: letter.received ?? "", max: today(), autocomplete: "off",
        "aria-label": `${t("card.date_label")} ${sheet.name}`,
        onchange: (/** @type {Event} */ event) => {
          letter.received = /** @type {HTMLInputElement} */ (event.target).value || null;
          app.explain();
        },
      })));
}

/** @param {App} app */
export function pileView(app) {
  const pile = /** @type {import("./types").Pile} */ (app.state.pile);
  const { sheets } = app.state;
  return h("div.pile.columns", {}, h("div", {},
    h("section.card.lead", { "aria-labelledby": "pile-heading" },
      h("h1#pile-heading", { tabindex: -1 }, t("pile.heading")),
      h("p", {}, t("pile.lead", { count: sheets.length })),
      h("div.takes", {}, h("div.take", {}, button("secondary", "print", t("take.print"), () => print(app), { id: "print" })),
        calendar(pile.ics, t("take.calendar_none")))),
    card("pile-timeline", t("pile.timeline"), pile.timeline.length
      ? h("ol.dues", { role: "list" }, pile.timeline.map((stop) => stopItem(app, stop)))
      : h("p.quiet", {}, t("pile.timeline_none")))),
    h("div", {},
    pile.decisions.length > 0 && card("pile-decisions", t("pile.decisions"),
      h("ul.rows", {}, pile.decisions.map((one) =>
        h("li", {}, h("p", {}, one.text),
          h("p.quiet", {}, `${t("pile.newest")}: `, opener(app, one.newest)),
          one.superseded.length > 0 && h("p.quiet", {}, `${t("pile.superseded")}: `, one.superseded.flatMap((letter) => [opener(app, letter), " "])))))),
    pile.contradictions.length > 0 && card("pile-contradictions", t("pile.contradictions"),
      h("p", {}, t("pile.contradictions_hint")),
      h("ul.rows", {}, pile.contradictions.map((one) =>
        h("li", {}, h("p", {}, one.text),
          h("ul", {}, one.places.map((place) => h("li", {}, h("q", {}, place.quote), " ", opener(app, place.letter, place.statement)))))))),
    card("pile-standing", t("pile.standing"), pile.standing.map((one) =>
      h("section", { "data-level": one.level }, h("h3", {}, one.heading),
        h("ul.rows", {}, one.letters.map((letter) => letterRow(app, letter))))))));
}
