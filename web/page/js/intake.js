// From files to letters: the library reads each file, photos go to OCR where there is one, and what went wrong is told.

import { announce } from "./dom.js";
import { CallError } from "./engine.js";
import { unpackLetters } from "./message.js";
import { addPage, ask, readPictures } from "./ocr.js";
import { lang, t } from "./texts.js";

/** @typedef {import("./state").App} App @typedef {import("./types").Kept} Kept */

const LARGEST = 64 * 1024 * 1024;

/** A name without marks that turn the direction of text or break lines. @param {string} name */
const plain = (name) => name.replace(/[\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

/** @param {App} app @param {string} text */
function trouble(app, text) {
  app.state.troubles.push(text);
}

/** One file. @param {App} app @param {File} file @returns {Promise<Kept[]>} */
async function readFile(app, file) {
  const name = plain(file.name);
  if (file.size > LARGEST) {
    trouble(app, t("trouble.large", { name }));
    return [];
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { json, rest } = await app.engine.call({ op: "read", name }, [bytes]);
  const picture = json.error?.code === "picture" || json.error?.code === "scan";
  if (json.error && !picture) {
    trouble(app, `${name}: ${json.error[lang()]}`);
    return [];
  }
  const found = picture
    ? { letters: [], pages: [], pictures: [{ name, pdf: json.error.code === "scan", bytes }] }
    : unpackLetters(json, rest, name);
  if (!found.pictures.length && !found.pages.some((pages) => pages.length)) return found.letters;
  const before = app.state.troubles.length;
  const seen = await readPictures(app, name, bytes, found);
  if (seen) return seen;
  if (app.state.troubles.length > before) return found.letters;
  const told = picture ? json.error[lang()] : t("trouble.pictures", { name });
  trouble(app, `${picture ? `${name}: ` : ""}${told}${app.mode === "file" ? ` ${t("trouble.photo_file")}` : ""}`);
  return found.letters;
}

/** @param {App} app @param {string} name @param {unknown} error */
function failed(app, name, error) {
  const kind = error instanceof CallError ? error.kind : "crash";
  if (kind !== "stopped") trouble(app, t(kind === "timeout" ? "trouble.timeout" : "trouble.crash", { name }));
}

/** Takes files in and explains them. @param {App} app @param {File[]} files */
export async function take(app, files) {
  if (!files.length) return;
  const { state } = app;
  state.troubles = [];
  const before = state.letters.length;
  const photos = files.filter(({ name, type }) => type.startsWith("image/") || /\.(png|jpe?g|webp|heic)$/i.test(name));
  const one = app.mode === "site" && photos.length > 1 &&
    (await ask(t("photo.together", { count: photos.length }), t("photo.together_yes"), t("photo.together_no")));
  for (const file of files) {
    state.working = file.name;
    announce(t("read.working", { name: file.name }));
    app.render();
    try {
      const last = state.letters.at(-1);
      if (one && last?.tables && photos.includes(file) && file !== photos[0]) {
        await addPage(app, last, file);
        continue;
      }
      const letters = await readFile(app, file);
      if (app.state !== state) return;
      state.letters.push(...letters);
    } catch (error) {
      if (app.state !== state) return;
      failed(app, file.name, error);
    }
  }
  state.working = "";
  const came = state.letters.length - before;
  if (came) {
    state.current = state.letters.length > 1 ? "all" : 0;
    if (await app.explain()) announce(came === 1 ? t("read.done_one") : t("read.done_many", { count: came }));
  } else {
    app.render();
  }
  if (state.troubles.length) announce(state.troubles.join(" "));
  if (came) scrollTo(0, 0);
  /** @type {HTMLElement | null} */ (document.querySelector(came ? "#result h1" : "#trouble-heading"))?.focus();
}

/** One more page of a letter from a photo. @param {App} app @param {number} index @param {File[]} files */
export async function nextPage(app, index, files) {
  for (const file of files) await addPage(app, app.state.letters[index], file);
  if (await app.explain()) announce(t("read.done_one"));
}

/** The letters to try, which stand in the page. @param {App} app @param {string} name */
export function takeDemo(app, name) {
  /** @type {Record<string, {name: string, text?: string, base64?: string}[]>} */
  const demos = JSON.parse(document.getElementById("demos")?.textContent ?? "{}");
  take(app, demos[name].map(({ name: file, text, base64 }) => {
    const bytes = base64 === undefined ? text ?? "" : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return new File([bytes], file);
  }));
}
