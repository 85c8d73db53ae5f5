// Photos and scans. `klarbrev serve` reads them with the machine's own Tesseract; a hosted page fetches tesseract.js from its own
// site when the reader says yes; the single file cannot read them.

import { announce, button, byId, fill, h } from "./dom.js";
import { unpack, unpackLetters } from "./message.js";
import { grey, pdfPages, photo, PLACE } from "./draw.js";
import { t } from "./texts.js";

/** @typedef {import("./state").App} App @typedef {import("./types").Kept} Kept @typedef {import("./types").Found} Found */
/** @typedef {import("./draw").Drawn} Drawn */

/** What the reader must fetch, in MB, without and with what draws PDF; see web/assemble.mjs. */
const SIZES = [7, 9];

/** @type {Promise<any> | null} */
let reader = null;

/** @param {string} name @param {boolean} pdf */
function consent(name, pdf) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ yes) => {
      fill(byId("ask"));
      resolve(yes);
    };
    const go = button("primary", "", t("photo.go"), () => answer(true), { id: "ocr-go" });
    fill(byId("ask"), h("section.asking", { role: "group", "aria-label": t("photo.go") },
      h("p", {}, t("photo.ask", { name, size: SIZES[Number(pdf)] })),
      h("div.choices", {}, go, button("secondary", "", t("photo.cancel"), () => answer(false)))));
    go.focus();
  });
}

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
    read.push(await lettersOf(app, { format: "image", lengths: tables.map((one) => one.length) }, tables, picture.name));
  }
  return read.flat();
}

/** @param {string} name @param {Uint8Array} file @returns {Promise<Kept[]>} */
async function local(name, file) {
  say(t("photo.local"));
  const headers = { "Content-Type": "application/octet-stream", "X-Klarbrev-Name": encodeURIComponent(name) };
  const answer = await fetch("/read", { method: "POST", headers, body: new Blob([/** @type {any} */ (file)]), cache: "no-store" });
  const { json, rest } = unpack(new Uint8Array(await answer.arrayBuffer()));
  if (json.error) throw new Error(json.error.code);
  return unpackLetters(json, rest, name).letters;
}

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
  } catch {
    app.state.troubles.push(t("photo.failed", { name }));
    return null;
  } finally {
    byId("progress").textContent = "";
  }
}
