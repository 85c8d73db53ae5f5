// One sheet of paper: what matters most, in black and white, as large as fits on A4. What does not fit is left out from
// the end, and the sheet says so.

import { byId, fill, h } from "./dom.js";
import { where } from "./statement.js";
import { day, t, today } from "./texts.js";

/** @typedef {import("./types").Sheet} Sheet @typedef {import("./types").Statement} Statement */

/** Height of A4 less its margins, in CSS pixels, and a little less to be safe. */
const ROOM = ((297 - 2 * 14) / 25.4) * 96 - 8;
const SIZES = { normal: [11.5, 11, 10.5, 10, 9.5], large: [17, 16, 15, 14] };

/** Slots on paper after the lead and the deadlines, the most needed first. */
const ORDER = ["must_do", "consequence", "appeal", "reason", "ask", "standing_duties", "money", "period", "expires", "may_do", "words"];

/** @param {Statement} statement */
const line = ({ text, evidence, origin, continues }) =>
  h(`li${continues ? ".goes-on" : ""}`, {}, text, origin === "general" && h("span.from", {}, ` (${t("card.general").toLowerCase()})`),
    evidence.length > 0 && h("span.from", {}, ` (${where(evidence)})`));

/** @param {string} heading @param {Node[]} items @param {string} [kind] */
const part = (heading, items, kind = "") =>
  items.length ? [h(`section${kind && `.${kind}`}`, {}, h("h2", {}, heading), h("ul", {}, items))] : [];

/** @param {Sheet} sheet */
function parts(sheet) {
  const titles = sheet.titles ?? {};
  const said = new Set(sheet.lead.map((one) => one.text));
  const due = sheet.due.filter((one) => !one.passed || sheet.due.length < 4);
  const sections = ORDER.flatMap((slot) => {
    const section = sheet.sections.find((one) => one.slot === slot);
    const fresh = (section?.statements ?? []).filter((one) => !said.has(one.text));
    return section ? part(section.heading, fresh.map(line), slot === "must_do" ? "boxes" : "") : [];
  });
  const [must, ...rest] = sections;
  const phone = sheet.phone_sentence;
  return [
    ...part(t("paper.deadlines"), due.map((one) =>
      h("li", {}, h("strong", {}, day(one.date)), one.estimate && ` (${t("paper.estimate")})`, `: ${one.text} `, h("span.from", {}, one.how)))),
    ...(must ? [must] : []),
    ...(phone ? [h("section.phone", {}, h("h2", {}, titles.phone ?? t("paper.phone")), h("p", {}, phone.text))] : []),
    ...part(titles.questions ?? t("paper.questions"), sheet.questions_for_nav.map((one) => h("li", {}, one))),
    ...rest,
  ];
}

/** Fills the paper so that it fits. @param {Node} head @param {Node[]} all @param {boolean} large @param {Node} foot */
function fit(head, all, large, foot) {
  const paper = byId("paper");
  const more = h("p.from", {}, t("paper.left_out"));
  more.hidden = true;
  fill(paper, head, all, more, foot);
  const fits = () => paper.scrollHeight <= ROOM;
  for (const size of SIZES[large ? "large" : "normal"]) {
    paper.style.fontSize = `${size}pt`;
    if (fits()) return;
  }
  more.hidden = false;
  for (const one of all) /** @type {Element} */ (one).remove();
  for (const one of all) {
    paper.insertBefore(one, more);
    if (!fits()) /** @type {Element} */ (one).remove();
  }
  const lines = [...paper.querySelectorAll(".head li")];
  while (!fits() && lines.length > 1) lines.pop()?.remove();
}

/** @param {string} [scope] */
const foot = (scope = "") => h("footer", {}, scope, " ", t("paper.made", { date: day(today()) }));

/** @param {import("./state").App} app @param {Sheet} sheet */
export function prepare(app, sheet) {
  const head = h("div.head", {},
    h("h1", {}, sheet.titles?.lead ?? t("read.card")),
    h("p.from", {}, t("paper.from", { name: sheet.name })),
    h("ul.lead", {}, sheet.lead.map(line)));
  fit(head, parts(sheet), app.state.large, foot(sheet.titles?.scope));
}

/** The sheet for several letters: the timeline, then a line for each letter. @param {import("./state").App} app */
export function preparePile(app) {
  const { pile, sheets, large } = app.state;
  if (!pile) return;
  const head = h("div.head", {},
    h("h1", {}, t("pile.heading")),
    h("ul.times", {}, pile.timeline.slice(0, 12).map((stop) =>
      h("li", {}, h("strong", {}, day(stop.date)), stop.estimate && ` (${t("paper.estimate")})`, `: ${stop.text} `,
        h("span.from", {}, [stop.passed && t("card.passed"), sheets[stop.letter]?.name].filter(Boolean).join(", "))))));
  const all = [
    ...part(t("pile.decisions"), pile.decisions.map((one) => h("li", {}, one.text))),
    ...part(t("pile.contradictions"), pile.contradictions.map((one) => h("li", {}, one.text))),
    ...pile.standing.flatMap((one) => part(one.heading, one.letters.map((i) =>
      h("li", {}, h("strong", {}, sheets[i].name), `: ${sheets[i].lead[0]?.text ?? ""}`)))),
    ...sheets.flatMap((sheet) => part(sheet.name, sheet.lead.slice(1).map(line))),
  ];
  fit(head, all, large, foot(sheets[0]?.titles?.scope));
}

/** What stands on the screen goes to paper. @param {import("./state").App} app */
export function prepareCurrent(app) {
  const { current, sheets } = app.state;
  if (!sheets.length) fill(byId("paper"));
  else if (current === "all") preparePile(app);
  else prepare(app, sheets[current]);
}

/** @param {import("./state").App} app */
export function print(app) {
  prepareCurrent(app);
  window.print();
}
