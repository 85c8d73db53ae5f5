// What went wrong, and the way out; the page goes on.

import { button, h, icon } from "./dom.js";
import { t } from "./texts.js";

/** @typedef {import("./state").App} App */

/** @param {App} app */
export function troubles(app) {
  const { troubles } = app.state;
  if (!troubles.length) return null;
  return h("section.trouble", { "aria-labelledby": "trouble-heading" },
    h("h2#trouble-heading", { tabindex: -1 }, icon("warning"), t("trouble.heading")),
    h("ul", {}, troubles.map((one) => h("li", {}, one))),
    button("quiet-button", "", t("read.close"), () => {
      app.state.troubles = [];
      app.render();
    }));
}
