// The result: which letter is shown, the explanation beside the letter, or all letters together.

import { button, byId, fill, h, icon } from "./dom.js";
import { cardColumn } from "./card.js";
import { nextPage } from "./intake.js";
import { letterColumn } from "./letter.js";
import { clear } from "./link.js";
import { prepareCurrent } from "./paper.js";
import { pileView } from "./pile.js";
import { chooser } from "./chooser.js";
import { troubles } from "./trouble.js";
import { t } from "./texts.js";

/** @typedef {import("./state").App} App */

/** @param {App} app */
function letters(app) {
  const { sheets, current } = app.state;
  const tab = (/** @type {number | "all"} */ value, /** @type {any} */ label) =>
    h("li", {}, h("button.tab", {
      type: "button", "aria-current": current === value ? "true" : null,
      onclick: () => {
        app.state.current = value;
        app.render();
        byId("result").querySelector("h1")?.focus();
      },
    }, label));
  if (sheets.length < 2) return null;
  return h("nav.letters", { "aria-label": t("read.letters") },
    h("ul", { role: "list" }, tab("all", t("read.all", { count: sheets.length })),
      sheets.map((sheet, i) => tab(i, [icon("file"), h("bdi", {}, sheet.name)]))));
}

/** @param {App} app */
export function resultView(app) {
  const { sheets, current } = app.state;
  const index = current === "all" ? 0 : current;
  return [
    h("div.bar", {},
      letters(app),
      h("div.bar-actions", {},
        current !== "all" && app.state.letters[index].tables &&
          chooser(app, "quiet-button", "camera", t("photo.next"), { accept: "image/*", id: "next-page" }, (files) => nextPage(app, index, files)),
        chooser(app, "quiet-button", "plus", t("read.add")),
        button("quiet-button", "bin", t("read.wipe"), app.wipe, { id: "wipe" }))),
    troubles(app),
    current === "all" && app.state.pile ? pileView(app) : h("div.columns", {}, cardColumn(app, sheets[index], index), letterColumn(app, sheets[index])),
  ];
}

/** Draws the result and keeps the focus where it was. @param {App} app */
export function showResult(app) {
  const focused = document.activeElement?.id;
  clear();
  fill(byId("result"), resultView(app));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  prepareCurrent(app);
}
