// Photos and scans. `klarbrev serve` reads them with the machine's own Tesseract; a hosted page fetches tesseract.js from its own
// site when the reader says yes; the single file cannot read them.

import { announce, button, byId, fill, h } from "./dom.js";
import { unpack, unpackLetters } from "./message.js";
import { grey, pdfPages, photo, PLACE } from "./draw.js";
import { lang, t } from "./texts.js";

/** @typedef {import("./state").App} App @typedef {import("./types").Kept} Kept @typedef {import("./types").Found} Found */
/** @typedef {import("./draw").Drawn} Drawn */

/** What the reader must fetch, in MB, without and with what draws PDF; see web/assemble.mjs. */
const SIZES = [7, 9];

/** @type {Promise<any> | null} */
let reader = null;

/** A question with two answers. @param {string} text @param {string} yes @param {string} no @returns {Promise<boolean>} */
export function ask(text, yes, no) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ given) => {
      fill(byId("ask"));
      resolve(given);
    };
    const go = button("primary", "", yes, () => answer(true), { id: "ask-yes" });
    fill(byId("ask"), h("section.asking", { role: "group", "aria-label": text },
      h("p", {}, text), h("div.choices", {}, go, button("secondary", "", no, () => answer(false), { id: "ask-no" }))));
    go.focus();
  });
}

/** @param {string} name @param {boolean} pdf */
const consent = (name, pdf) => ask(t("photo.ask", { name, size: SIZES[Number(pdf)] }), t("photo.go"), t("photo.cancel"));

/** Loads tesseract.js once; it keeps nothing. @returns {Promise<any>} */
function load() {
  reader ??= (async () => {
    const base = new URL(PLACE, document.baseURI).href;
    const { createWorker } = (await import(`${base}tesseract.esm.min.js`)).default;
    return createWorker("nor", 1, {
      workerPath: `${base}worker.min.js`, corePath: `${base}tesseract-core-simd-lstm.wasm.js`, langPath: base,
      workerBlobURL: false, cacheMethod: "none", gzip: true,
    }, { load_system_dawg: "1" });
  })();
  reader.catch(() => (reader = null));
  return reader;
}

/** @param {string} text */
function say(text) {
  byId("progress").textContent = text;
  announce(text);
}

/** Drawn pages made ready by the library and read by Tesseract: a table for each. @param {App} app @param {AsyncIterable<Drawn>} pages */
async function tablesOf(app, pages) {
  const tesseract = await load();
  /** @type {Uint8Array[]} */
  const tables = [];
  for await (const { canvas, brush, number, of } of pages) {
    say(t("photo.reading", { page: number, pages: of }));
    const pixels = new Uint8Array(brush.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    const { json, rest } = await app.engine.call({ op: "page", width: canvas.width, height: canvas.height }, [pixels], { limit: 60_000 });
    if (json.error) throw new Error(json.error.code);
    await tesseract.setParameters({ user_defined_dpi: String(json.dpi) });
    const { data } = await tesseract.recognize(await grey(rest, json.width, json.height), {}, { tsv: true, text: false });
    tables.push(new TextEncoder().encode(data.tsv));
  }
  return tables;
}

/** @param {App} app @param {object} request @param {Uint8Array[]} parts @param {string} name @returns {Promise<Kept[]>} */
async function lettersOf(app, request, parts, name) {
  const { json, rest } = await app.engine.call({ op: "ocr", name, ...request }, parts);
  if (json.error) throw new Error(json.error.code);
  return unpackLetters(json, rest, name).letters;
}

/** The letter on one or more pictures; what Tesseract read is kept, for one more page. @param {App} app @param {Uint8Array[]} tables @param {string} name */
async function photoLetters(app, tables, name) {
  const letters = await lettersOf(app, { format: "image", lengths: tables.map((one) => one.length) }, tables, name);
  if (letters.length === 1) letters[0].tables = tables;
  return letters;
}

/** One more page of a letter that was read from a photo. @param {App} app @param {Kept} letter @param {File} file */
export async function addPage(app, letter, file) {
  const { state } = app;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const more = await tablesOf(app, photo(bytes));
    const [whole] = await photoLetters(app, [...(letter.tables ?? []), ...more], letter.name);
    if (app.state === state) state.letters = state.letters.map((one) => (one === letter ? { ...whole, received: letter.received } : one));
  } catch {
    state.troubles.push(t("photo.failed", { name: file.name }));
  } finally {
    byId("progress").textContent = "";
  }
}

/** @param {App} app @param {string} name @param {Uint8Array} file @param {Found} found @returns {Promise<Kept[]>} */
async function here(app, name, file, { letters, pages, pictures }) {
  say(t("photo.loading"));
  const read = await Promise.all(letters.map(async (letter, i) => {
    if (!pages[i].length) return [letter];
    const tables = await tablesOf(app, pdfPages(file, pages[i]));
    const request = { format: "pdf", letter: letter.wire.length, pages: pages[i], part: letter.part, lengths: tables.map((one) => one.length) };
    return lettersOf(app, request, [letter.wire, ...tables], name);
  }));
  for (const picture of pictures) {
    const tables = await tablesOf(app, picture.pdf ? pdfPages(picture.bytes, null) : photo(picture.bytes));
    read.push(await photoLetters(app, tables, picture.name));
  }
  return read.flat();
}

/** @param {string} name @param {Uint8Array} file @returns {Promise<Kept[]>} */
async function local(name, file) {
  say(t("photo.local"));
  const headers = { "Content-Type": "application/octet-stream", "X-Klarbrev-Name": encodeURIComponent(name) };
  const answer = await fetch("/read", { method: "POST", headers, body: new Blob([/** @type {any} */ (file)]), cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const { json, rest } = unpack(new Uint8Array(await answer.arrayBuffer()));
  if (json.error) throw new Told(json.error[lang()]);
  return unpackLetters(json, rest, name).letters;
}

/** What the program on this machine says of a file. */
class Told extends Error {}

/**
 * The letters of a file with those on its pictures, or null where they cannot be read here.
 * @param {App} app @param {string} name @param {Uint8Array} file @param {Found} found @returns {Promise<Kept[] | null>}
 */
export async function readPictures(app, name, file, found) {
  if (app.mode === "file") return null;
  const pdf = found.pages.some((pages) => pages.length) || found.pictures.some((one) => one.pdf);
  try {
    if (app.mode === "serve") return await local(name, file);
    if (!reader && !(await consent(name, pdf))) return null;
    return await here(app, name, file, found);
  } catch (error) {
    app.state.troubles.push(error instanceof Told ? error.message : t("photo.failed", { name }));
    return null;
  } finally {
    byId("progress").textContent = "";
  }
}
