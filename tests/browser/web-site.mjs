// The hosted page: kept for use without network, and photos read by tesseract.js from the same site, only when asked for. Arguments: the folder
// of the site and the root of the repository.

import { readFileSync, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { run } from "./browser.mjs";
import { drop, said, TODAY } from "./web-page.mjs";

const [folder, root] = process.argv.slice(2);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".gz": "application/octet-stream", ".wasm": "application/wasm" };

/** The plainest server there is. */
const asked = [];
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, "http://x").pathname);
  asked.push(`${request.method} ${path}`);
  const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  if (request.method !== "GET" || !file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/`;

/** A PDF whose last page is a picture; before it a page of text, if there are lines. */
function scan(jpeg, width, height, lines = []) {
  const stream = (head, body) => Buffer.concat([Buffer.from(`<<${head}/Length ${body.length}>>stream\n`), Buffer.from(body), Buffer.from("\nendstream")]);
  const page = (content, resources) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${content} 0 R/Resources<<${resources}>>>>`;
  const text = lines.map((line, i) => `BT /F 12 Tf 72 ${760 - 24 * i} Td (${line}) Tj ET`).join("\n");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${lines.length ? "6 0 R " : ""}3 0 R]/Count ${lines.length ? 2 : 1}>>`,
    page(5, "/XObject<</P 4 0 R>>"),
    stream(`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`, jpeg),
    stream("", `q 595 0 0 ${Math.round((595 * height) / width)} 0 0 cm /P Do Q`),
    page(7, "/Font<</F 8 0 R>>"),
    stream("", text),
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
  ];
  const parts = [Buffer.from("%PDF-1.4\n")];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const starts = objects.map((object, i) => {
    const start = length();
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  const at = length();
  parts.push(Buffer.from(`xref\n0 9\n0000000000 65535 f \n${table}trailer<</Size 9/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });

  // A letter as a camera would see it.
  const easel = await desk.newPage();
  await easel.setViewportSize({ width: 1240, height: 1500 });
  const text = readFileSync(join(root, "samples/letters/papirer-mangler-nb.txt"), "utf8").replace(/[<&]/g, "");
  const picture = async (part) => {
    await easel.setContent(`<pre style="font:21px/1.5 serif;white-space:pre-wrap;padding:60px">${part}</pre>`);
    return easel.screenshot();
  };
  const photo = await picture(text);
  const middle = text.indexOf("\n\n", text.length / 2);
  const pages = [await picture(text.slice(0, middle)), await picture(text.slice(middle))];
  await easel.close();

  const page = await desk.newPage();
  page.on("console", (message) => check(message.type() !== "error" || !started, `console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `script: ${error.message}`));
  page.on("request", (request) => {
    const own = /^(blob|data):/.test(request.url()) || (request.url().startsWith(url) && request.method() === "GET");
    check(own, `asks for ${request.method()} ${request.url()}`);
  });
  let started = true;
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
  await page.goto(`${url}#nb/les`);
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => navigator.serviceWorker.ready);
  check(await page.locator("#camera, .chooser").nth(1).isVisible(), "there is no way to take a photo");
  check(!asked.some((one) => one.includes("/photos/")), "the reader of photos is fetched before it is asked for");

  // A photo: asked first, then read here.
  const waiting = drop(page, [{ name: "foto.png", bytes: photo }]);
  await page.waitForSelector("#ask-yes");
  check(!asked.some((one) => one.includes("/photos/")), "the reader of photos is fetched before the answer");
  const start = Date.now();
  await page.click("#ask-yes");
  await waiting;
  console.log(`a photo is read after ${Date.now() - start} ms, of which the reader is fetched once`);
  const read = await said(page);
  check(/papirer|hjelp|ber deg/i.test(read.lead[0]?.text ?? ""), `the photo says ${read.lead[0]?.text ?? (await page.textContent(".trouble"))}`);
  check(asked.every((one) => one.startsWith("GET ")), `the site is sent something: ${asked.filter((one) => !one.startsWith("GET "))}`);
  check((await page.evaluate(() => indexedDB.databases())).length === 0, "tesseract.js stores something");

  // A letter on two photos: taken together, or the second one after.
  const words = (shown) => shown.toLowerCase().match(/[a-zæøå]{4,}/g) ?? [];
  const wanted = words(text);
  const found = async () => {
    const shown = new Set(words(await page.textContent(".sheet")));
    return wanted.filter((word) => shown.has(word)).length / wanted.length;
  };
  await page.click("#wipe");
  const together = drop(page, pages.map((bytes, i) => ({ name: `side${i + 1}.png`, bytes })));
  await page.waitForSelector("#ask-yes");
  await page.click("#ask-yes");
  await together;
  check((await page.locator(".tab").count()) === 0, "two photos of one letter became two letters");
  check((await found()) > 0.85, `of two photos ${await found()} of the words are there`);
  await page.click("#wipe");
  await drop(page, [{ name: "side1.png", bytes: pages[0] }]);
  check((await found()) < 0.8, "the first photo has the whole letter");
  await page.setInputFiles("#next-page", { name: "side2.png", mimeType: "image/png", buffer: pages[1] });
  await page.waitForFunction((last) => document.querySelector(".sheet").textContent.includes(last), "Testmoen", { timeout: 30_000 }).catch(() => {});
  check((await found()) > 0.85, `with the next page ${await found()} of the words are there`);

  // A scan: a PDF that holds nothing but the picture.
  const photoJpeg = await (async () => {
    const easel = await desk.newPage();
    await easel.setContent(`<img src="data:image/png;base64,${photo.toString("base64")}">`);
    const base64 = await easel.evaluate(async () => {
      const image = document.querySelector("img");
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
    });
    await easel.close();
    return Buffer.from(base64, "base64");
  })();
  await page.click("#wipe");
  await drop(page, [{ name: "skann.pdf", bytes: scan(photoJpeg, 1240, 1500) }]);
  const scanned = await said(page);
  check(scanned.lead[0]?.text === read.lead[0]?.text, `the scan says ${scanned.lead[0]?.text ?? (await page.textContent(".trouble"))}`);

  // A page of text and a page that is a picture: one letter with both.
  await page.click("#wipe");
  const cover = ["Nav Arbeid og ytelser", "Du har et brev fra Nav.", "Dette arket er lagt ved brevet som kommer etter."];
  await drop(page, [{ name: "begge.pdf", bytes: scan(photoJpeg, 1240, 1500, cover) }]);
  const both = await page.textContent(".sheet");
  check(both.includes("Dette arket er lagt ved") && both.includes("dagpengesaken"), "a PDF of text and a picture loses one of them");

  // The single file, to take along.
  await page.goto(`${url}#nb/personvern`);
  const [single] = await Promise.all([page.waitForEvent("download"), page.click("a[download]")]);
  const bytes = readFileSync(await single.path(), "utf8");
  check(bytes.includes('data-mode="file"') && bytes.includes("connect-src 'none'"), "the single file is not the single file");

  // Without network: the page opens, and reads.
  await page.waitForTimeout(500);
  started = false;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const away = await desk.newPage();
  await away.goto(`${url}#nb/les`);
  await away.waitForSelector("html[data-ready]");
  await drop(away, [{ name: "brev.txt", bytes: Buffer.from("Nav har avslått søknaden din om dagpenger.\n") }]);
  check(/sagt nei/.test((await said(away)).lead[0]?.text ?? ""), "without network nothing is read");
  const kept = await away.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
    return all.flat();
  });
  check(kept.every((path) => path === "/" || path.startsWith("/photos/")), `kept for use without network: ${kept}`);
  await desk.close();
});
