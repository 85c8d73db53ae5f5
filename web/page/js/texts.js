// The page's own words, in the language that was chosen. The words about a letter come from the library.

/** @typedef {import("./types").Lang} Lang */

/** @type {Record<Lang, any>} */
const ALL = JSON.parse(document.getElementById("texts")?.textContent ?? "{}");

/** @type {Lang} */
let language = "nb";

/** What the browser asks for; nothing is remembered. @returns {Lang} */
export function guess() {
  for (const asked of navigator.languages) {
    const start = asked.slice(0, 2).toLowerCase();
    if (start === "nn" || start === "en") return start;
    if (start === "nb" || start === "no") return "nb";
  }
  return "nb";
}

/** @param {Lang} chosen */
export function choose(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

export const lang = () => language;

/**
 * The text at `key`, with {words} in braces filled in.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string}
 */
export function t(key, values = {}) {
  const found = key.split(".").reduce((place, name) => place?.[name], ALL[language]);
  if (typeof found !== "string") throw new Error(`no text ${key} in ${language}`);
  return found.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** A list of texts. @param {string} key @returns {any[]} */
export const list = (key) => key.split(".").reduce((place, name) => place[name], ALL[language]);

/** A date for people. @param {string} date */
export function day(date, options = /** @type {any} */ ({ day: "numeric", month: "long", year: "numeric" })) {
  const [year, month, number] = date.split("-").map(Number);
  const locale = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" }[language];
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.UTC(year, month - 1, number));
}

/** Today, where the reader is. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
