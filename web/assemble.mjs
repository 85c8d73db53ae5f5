// Puts the page together: modules, style, texts, letters to try and the library become one file.
// Writes dist/klarbrev.html, dist/serve.html and dist/site/. Needs `npm ci` here and dist/klarbrev.wasm (see web/build).

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { tokens } from "./tokens.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const page = join(here, "page");
const dist = process.env.KLARBREV_DIST ?? join(here, "dist");
const read = (...path) => readFileSync(join(...path), "utf8");

/** The most that fits on a memory stick's worth of patience. */
const LIMIT = 3 * 1000 * 1000;

const bundle = (entry) =>
  buildSync({
    entryPoints: [join(page, "js", entry)], bundle: true, write: false, format: "iife", target: "es2022", minify: true,
    legalComments: "none", charset: "utf8", logLevel: "warning",
  }).outputFiles[0].text.trim();

/** Text that may stand between script tags. */
const inert = (text) => text.replace(/<(?=[/!])/g, "\\u003c");
const json = (value) => inert(JSON.stringify(value));
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function style() {
  const names = ["base", "controls", "read", "letter", "write", "paper"];
  const css = names.map((name) => read(page, "css", `${name}.css`)).join("\n");
  return transformSync(`${tokens(css)}\n${css}`, { loader: "css", minify: true, target: ["chrome120", "firefox120", "safari17"] }).code.trim();
}

/** The letters to try, from samples/. */
function demos() {
  const wanted = JSON.parse(read(page, "demos.json"));
  const file = (path) => {
    const bytes = readFileSync(join(root, "samples", path));
    const name = path.split("/").at(-1);
    return path.endsWith(".txt") ? { name, text: bytes.toString("utf8") } : { name, base64: bytes.toString("base64") };
  };
  return Object.fromEntries(Object.entries(wanted.letters).map(([name, paths]) => [name, paths.map(file)]));
}

const texts = Object.fromEntries(["nb", "nn", "en"].map((lang) => [lang, JSON.parse(read(page, "texts", `${lang}.json`))]));
const script = bundle("main.js");
const css = style();
const wasm = process.env.KLARBREV_WASM ?? join(here, "dist", "klarbrev.wasm");
if (!existsSync(wasm)) throw new Error(`${wasm} is missing: run web/build`);

const policies = {
  file: ["connect-src 'none'", "worker-src blob:"],
  serve: ["connect-src 'self'", "worker-src blob:"],
  site: ["connect-src 'self'", "worker-src 'self' blob:"],
};

/** The library without what only its makers need: sections with a name of their own. */
function bare(bytes) {
  const number = (at) => {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
      if (byte < 128) return [value, at];
    }
  };
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length; ) {
    const [length, body] = number(at + 1);
    if (bytes[at] !== 0) kept.push(bytes.subarray(at, body + length));
    at = body + length;
  }
  return Buffer.concat(kept);
}

const library = gzipSync(bare(readFileSync(wasm)), { level: 9 }).toString("base64");

function whole(mode) {
  const scripts = [mode === "site" && "'self'", digest(script), "'wasm-unsafe-eval'"].filter(Boolean).join(" ");
  const policy = [
    "default-src 'none'", `script-src ${scripts}`, `style-src ${digest(css)}`, "img-src data:", ...policies[mode],
    "base-uri 'none'", "form-action 'none'",
  ].join("; ");
  const parts = {
    mode, policy, style: css, script, texts: json(texts), demos: json(demos()),
    draft: json(read(root, "samples", JSON.parse(read(page, "demos.json")).draft)),
    worker: bundle("worker.js"), wasm: library,
  };
  for (const name of ["style", "script", "worker"]) {
    if (/<\/(script|style)/i.test(parts[name])) throw new Error(`${name} would end its own element`);
  }
  return read(page, "index.html").replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

/** Writes what changed: a program that holds the page need not be built again for the same page. */
function write(path, text) {
  const old = existsSync(join(dist, path)) ? readFileSync(join(dist, path), "utf8") : null;
  if (old !== text) writeFileSync(join(dist, path), text);
  const { size } = statSync(join(dist, path));
  console.log(`web/dist/${path}: ${(size / 1000).toFixed(0)} kB`);
  if (size > LIMIT) throw new Error(`web/dist/${path} is over ${LIMIT} bytes`);
}

/** What a hosted page fetches when a photo is to be read; its own files, nobody else's. */
function photos() {
  const from = createRequire(import.meta.url);
  const dir = (name) => dirname(from.resolve(`${name}/package.json`));
  mkdirSync(join(dist, "site", "photos"), { recursive: true });
  const files = [
    [dir("tesseract.js"), "dist/tesseract.esm.min.js"], [dir("tesseract.js"), "dist/worker.min.js"],
    [dir("tesseract.js-core"), "tesseract-core-simd-lstm.wasm.js"],
    [dir("@tesseract.js-data/nor"), "4.0.0_best_int/nor.traineddata.gz"],
    ...["build/pdf.min.mjs", "build/pdf.worker.min.mjs", "wasm/jbig2.wasm", "wasm/openjpeg.wasm", "wasm/qcms_bg.wasm"]
      .map((path) => [dir("pdfjs-dist"), path]),
  ];
  let sum = 0;
  for (const [folder, path] of files) {
    const to = join(dist, "site", "photos", path.split("/").at(-1));
    copyFileSync(join(folder, path), to);
    sum += statSync(to).size;
  }
  console.log(`web/dist/site/photos: ${(sum / 1e6).toFixed(1)} MB, fetched only when asked for`);
}

rmSync(join(dist, "site", "photos"), { recursive: true, force: true });
mkdirSync(join(dist, "site"), { recursive: true });
write("klarbrev.html", whole("file"));
write("serve.html", whole("serve"));
const site = whole("site");
write("site/index.html", site);
copyFileSync(join(dist, "klarbrev.html"), join(dist, "site", "klarbrev.html"));
const version = createHash("sha256").update(site).digest("hex").slice(0, 12);
write("site/sw.js", read(page, "sw.js").replace("{version}", version));
photos();
