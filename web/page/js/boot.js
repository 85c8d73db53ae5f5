// Unpacks the library from the page and starts its Worker. Both stand in the page as text: nothing is fetched.

import { Engine } from "./engine.js";

const text = (/** @type {string} */ id) => document.getElementById(id)?.textContent ?? "";

/** @param {string} base64 */
async function unzip(base64) {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

export function boot() {
  const module = unzip(text("wasm").trim()).then((bytes) => WebAssembly.compile(bytes));
  const url = URL.createObjectURL(new Blob([text("worker")], { type: "text/javascript" }));
  return new Engine(() => new Worker(url), module);
}
