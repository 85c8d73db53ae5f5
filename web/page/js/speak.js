// Reading aloud with the browser's own speech. Only voices on this machine: others would send the letter away.

import { announce, fill, h, icon } from "./dom.js";
import { lang, t } from "./texts.js";

const LOCALES = { nb: ["nb", "no", "nn"], nn: ["nn", "nb", "no"], en: ["en"] };

/** A voice that stays on this machine. @returns {SpeechSynthesisVoice | undefined} */
function voice() {
  const local = speechSynthesis.getVoices().filter((one) => one.localService);
  for (const start of LOCALES[lang()]) {
    const found = local.find((one) => one.lang.toLowerCase().startsWith(start));
    if (found) return found;
  }
  return undefined;
}

/** Long texts stop in some browsers: one sentence at a time. @param {string} text */
const sentences = (text) => text.split(/(?<=[.!?:])\s+|\n+/).filter((part) => part.trim());

export const silence = () => globalThis.speechSynthesis?.cancel();

/** @param {() => string} text @param {HTMLElement} told where a message goes */
export function speaker(text, told) {
  let going = false;
  const show = (/** @type {boolean} */ on) => {
    going = on;
    fill(button, icon(on ? "stop" : "sound"), h("span", {}, t(on ? "take.silence" : "take.listen")));
  };
  const button = h("button.button.secondary#listen", {
    type: "button",
    onclick: () => {
      if (going) {
        silence();
        show(false);
        return;
      }
      const chosen = globalThis.speechSynthesis && voice();
      if (!chosen) {
        told.textContent = t("take.no_voice");
        announce(t("take.no_voice"));
        return;
      }
      silence();
      const parts = sentences(text());
      parts.forEach((part, i) => {
        const said = new SpeechSynthesisUtterance(part);
        said.voice = chosen;
        said.lang = chosen.lang;
        said.rate = 0.92;
        if (i === parts.length - 1) said.onend = () => show(false);
        said.onerror = () => show(false);
        speechSynthesis.speak(said);
      });
      show(true);
    },
  });
  show(false);
  globalThis.speechSynthesis?.getVoices();
  return button;
}
