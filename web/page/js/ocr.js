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

/** The longest side that is read: A4 at 300 points an inch. */
const LONGEST = 3508;

/** @param {number} width @param {number} height */
function easel(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return { canvas, brush: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true })) };
}

/** A picture made ready for reading: decoded by the browser, straightened and evened out by the library. @param {App} app @param {Uint8Array} picture */
async function ready(app, picture) {
  const image = await createImageBitmap(new Blob([/** @type {any} */ (picture)]), { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
  const [wide, high] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  const before = easel(wide, high);
  before.brush.fillStyle = "#fff";
  before.brush.fillRect(0, 0, wide, high);
  before.brush.drawImage(image, 0, 0, wide, high);
  image.close();
  const pixels = new Uint8Array(before.brush.getImageData(0, 0, wide, high).data.buffer);
  const { json, rest } = await app.engine.call({ op: "page", width: wide, height: high }, [pixels], { limit: 60_000 });
  if (json.error) throw new Error(json.error.code);
  const { width, height, dpi } = json;
  const grey = new ImageData(width, height);
  for (let i = 0; i < rest.length; i++) grey.data.fill(rest[i], 4 * i, 4 * i + 3);
  for (let i = 3; i < grey.data.length; i += 4) grey.data[i] = 255;
  const after = easel(width, height);
  after.brush.putImageData(grey, 0, 0);
  return { dpi, page: await new Promise((resolve) => after.canvas.toBlob(resolve)) };
}

/** @param {App} app @param {string} name @param {Uint8Array[]} pictures @returns {Promise<Kept[]>} */
async function here(app, name, pictures) {
  say(t("photo.loading"));
  const tesseract = await load();
  /** @type {Uint8Array[]} */
  const tables = [];
  for (const [i, picture] of pictures.entries()) {
    say(t("photo.reading", { page: i + 1, pages: pictures.length }));
    const { page, dpi } = await ready(app, picture);
    await tesseract.setParameters({ user_defined_dpi: String(dpi) });
    const { data } = await tesseract.recognize(page, {}, { tsv: true, text: false });
    tables.push(new TextEncoder().encode(data.tsv));
  }
  const request = { op: "ocr", format: "image", name, lengths: tables.map((one) => one.length) };
  const { json, rest } = await app.engine.call(request, tables);
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
