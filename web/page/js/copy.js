// To the clipboard, with the older way where the page has no right to the new one (as from file://).

import { announce, h } from "./dom.js";
import { t } from "./texts.js";

/** @param {string} text */
function older(text) {
  const field = /** @type {HTMLTextAreaElement} */ (h("textarea.outside", { value: text, "aria-hidden": "true", tabindex: -1 }));
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

/** @param {string} text @param {string} told what is said when it is done @returns {Promise<boolean>} */
export async function copy(text, told) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = older(text);
  }
  announce(done ? told : t("take.not_copied"));
  return done;
}
