// The first view: three ways to bring a letter, what the page promises, and letters to try.

import { announce, button, h, icon } from "./dom.js";
import { chooser } from "./chooser.js";
import { take, takeDemo } from "./intake.js";
import { troubles } from "./trouble.js";
import { list, t } from "./texts.js";

/** @typedef {import("./state").App} App */

/** @param {App} app */
function paste(app) {
  const field = /** @type {HTMLTextAreaElement} */ (h("textarea#pasted", {
    rows: 7, spellcheck: "false", autocomplete: "off", "aria-describedby": "pasted-hint",
  }));
  const go = () => {
    if (!field.value.trim()) {
      announce(t("read.paste_empty"));
      field.focus();
      return;
    }
    take(app, [new File([field.value], `${t("read.pasted")}.txt`, { type: "text/plain" })]);
  };
  return h("details.paste", {},
    h("summary", {}, icon("paste"), t("read.paste")),
    h("label", { for: "pasted" }, t("read.paste_label")),
    h("p.quiet#pasted-hint", {}, t("read.paste_hint")),
    field,
    button("primary", "", t("read.paste_go"), go, { id: "explain" }));
}

/** @param {App} app */
export function startView(app) {
  const photos = app.mode !== "file";
  const names = Object.keys(JSON.parse(document.getElementById("demos")?.textContent ?? "{}"));
  return [
    h("div.opening", {},
      h("h1#start-heading", { tabindex: -1 }, t("read.heading")),
      h("p.lead-text", {}, t("read.lead"))),
    troubles(app),
    h("div.drop#drop", {},
      h("p.drop-title", { "aria-hidden": "true" }, icon("file"), t("read.drop")),
      h("div.choices", {},
        chooser(app, "primary", "file", t("read.choose"), { id: "files" }),
        photos && chooser(app, "secondary", "camera", t("read.camera"), { accept: "image/*", capture: "environment", multiple: null, id: "camera" })),
      h("p.quiet", {}, t(photos ? "read.formats_photo" : "read.formats")),
      paste(app)),
    h("section.demos", { "aria-labelledby": "demo-heading" },
      h("h2#demo-heading", {}, t("read.demo")),
      h("ul", { role: "list" }, names.map((name) =>
        h("li", {}, h("button.demo", { type: "button", "data-demo": name, onclick: () => takeDemo(app, name) }, t(`demos.${name}`)))))),
    h("ul.promises", { role: "list" }, list("read.promises").map(([image, heading, text]) =>
      h("li", {}, icon(image), h("div", {}, h("h2", {}, heading), h("p", {}, text))))),
  ];
}
