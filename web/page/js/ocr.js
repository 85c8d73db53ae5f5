// Photos and scans. `klarbrev serve` reads them with the machine's own Tesseract; a hosted page fetches tesseract.js from its own
// site when the reader says yes; the single file cannot read them.

import { announce, button, byId, fill, h } from "./dom.js";
import { unpack, unpackLetters } from "./message.js";
import { t } from "./texts.js";

/** @typedef {import("./state").App} App @typedef {import("./types").Kept} Kept */

/** What the reader must fetch, in MB; see web/assemble.mjs. */
const SIZE = 7;

/** @type {Promise<any> | null} */
let reader = null;

/** @param {string} name */
function consent(name) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ yes) => {
      fill(byId("ask"));
      resolve(yes);
    };
    const go = button("primary", "", t("photo.go"), () => answer(true), { id: "ocr-go" });
    fill(byId("ask"), h("section.asking", { role: "group", "aria-label": t("photo.go") },
      h("p", {}, t("photo.ask", { name, size: SIZE })),
      h("div.choices", {}, go, button("secondary", "", t("photo.cancel"), () => answer(false)))));
    go.focus();
  });
}

/** Loads tesseract.js once; it keeps nothing. @returns {Promise<any>} */
function load() {
  reader ??= (async () => {
    const base = new URL("tesseract/", document.baseURI).href;
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

/** @param {App} app @param {string} name @param {Uint8Array[]} pictures @returns {Promise<Kept[]>} */
async function here(app, name, pictures) {
  say(t("photo.loading"));
  const tesseract = await load();
  /** @type {Uint8Array[]} */
  const tables = [];
  for (const picture of pictures) {
    let pages = 1;
    for (let number = 0; number < pages; number++) {
      const { json, rest } = await app.engine.call({ op: "page", number }, [picture], { limit: 60_000 });
      if (json.error) throw new Error(json.error.code);
      pages = Math.min(json.pages, 20);
      say(t("photo.reading", { page: number + 1, pages }));
      await tesseract.setParameters({ user_defined_dpi: String(json.dpi), preserve_interword_spaces: "0" });
      const { data } = await tesseract.recognize(new Blob([/** @type {any} */ (rest)], { type: "image/png" }), {}, { tsv: true, text: false });
      tables.push(new TextEncoder().encode(data.tsv));
    }
  }
  const { json, rest } = await app.engine.call({ op: "ocr", format: "image", lengths: tables.map((one) => one.length) }, tables);
  if (json.error) throw new Error(json.error.code);
  return unpackLetters(json, rest, name).letters;
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
 * The letters on pictures, or null where they cannot be read here.
 * @param {App} app @param {string} name @param {Uint8Array} file @param {Uint8Array[]} pictures @returns {Promise<Kept[] | null>}
 */
export async function readPictures(app, name, file, pictures) {
  if (app.mode === "file") return null;
  try {
    if (app.mode === "serve") return await local(name, file);
    if (!reader && !(await consent(name))) return null;
    return await here(app, name, pictures);
  } catch {
    app.state.troubles.push(t("photo.failed", { name }));
    return null;
  } finally {
    byId("progress").textContent = "";
  }
}
