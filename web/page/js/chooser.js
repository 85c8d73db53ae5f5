// The button that opens the browser's window for files.

import { button, h } from "./dom.js";
import { take } from "./intake.js";

/** @typedef {import("./state").App} App */

/**
 * A button that opens the browser's window for files. @param {App} app @param {string} kind @param {string} image @param {string} label
 * @param {Record<string, any>} [attributes] @param {(files: File[]) => void} [act]
 */
export function chooser(app, kind, image, label, attributes = {}, act = (files) => void take(app, files)) {
  const field = /** @type {HTMLInputElement} */ (h("input", {
    type: "file", multiple: true, hidden: true, "aria-hidden": "true", tabindex: -1, ...attributes,
    onchange: () => {
      act([...(field.files ?? [])]);
      field.value = "";
    },
  }));
  return h("span.chooser", {}, button(kind, image, label, () => field.click()), field);
}
