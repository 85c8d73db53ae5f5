// How the page and the library write to each other: u32 LE length, that many bytes of JSON, then bytes.

/** @param {object} json @param {Uint8Array[]} parts */
export function pack(json, parts = []) {
  const head = new TextEncoder().encode(JSON.stringify(json));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 4 + head.length));
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = 4 + head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {Uint8Array} bytes @returns {{json: any, rest: Uint8Array}} */
export function unpack(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const json = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  return { json, rest: bytes.subarray(4 + length) };
}

/** Cuts `bytes` into pieces of the given lengths. @param {Uint8Array} bytes @param {number[]} lengths */
export function cut(bytes, lengths) {
  let at = 0;
  return lengths.map((length) => bytes.slice(at, (at += length)));
}

/**
 * The letters of an answer to `read`, the pages of each that are pictures, and pictures beside the letters.
 * @param {any} json @param {Uint8Array} rest @param {string} name
 */
export function unpackLetters(json, rest, name) {
  const pictures = json.pictures ?? [];
  const pieces = cut(rest, [...json.letters, ...pictures].map((one) => one.length));
  /** @type {import("./types").Kept[]} */
  const letters = json.letters.map((/** @type {any} */ one, /** @type {number} */ i) => ({
    name: one.part && json.letters.length > 1 ? `${name} · ${one.part}` : name,
    part: one.part, format: one.format, wire: pieces[i], received: null,
  }));
  /** @type {number[][]} */
  const pages = json.letters.map((/** @type {any} */ one) => one.picture_pages ?? []);
  /** @type {import("./types").Picture[]} */
  const seen = pictures.map((/** @type {any} */ one, /** @type {number} */ i) =>
    ({ name: one.part ?? name, pdf: Boolean(one.pdf), bytes: pieces[letters.length + i] }));
  return { letters, pages, pictures: seen };
}
