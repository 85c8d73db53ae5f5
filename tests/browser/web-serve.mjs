// The page from `klarbrev serve`: photos go to the program on this machine and nowhere else. Arguments: the address of the page and the root of
// the repository.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./browser.mjs";
import { drop, open, said } from "./web-page.mjs";

const [url, root] = process.argv.slice(2);

await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });
  const easel = await desk.newPage();
  await easel.setViewportSize({ width: 1240, height: 1500 });
  const text = readFileSync(join(root, "samples/letters/papirer-mangler-nb.txt"), "utf8").replace(/[<&]/g, "");
  await easel.setContent(`<pre style="font:21px/1.5 serif;white-space:pre-wrap;padding:60px">${text}</pre>`);
  const photo = await easel.screenshot();
  await easel.close();

  const page = await open(desk, url, check);
  const sent = [];
  page.on("request", (request) => sent.push(`${request.method()} ${request.url()}`));
  await drop(page, [{ name: "brev.txt", bytes: Buffer.from(text) }]);
  check(!sent.some((one) => one.startsWith("POST")), "a letter of text is sent to the program");
  await page.click("#wipe");
  const took = await drop(page, [{ name: "foto æ.png", bytes: photo }]);
  check(sent.filter((one) => one === `POST ${url}read`).length === 1, `sent: ${sent.filter((one) => one.startsWith("POST"))}`);
  const told = await page.locator(".trouble li").allTextContents();
  if (told.length) {
    // Without Tesseract, or without Norwegian for it, the page says so.
    check(told[0].length > 20, `the message is ${told}`);
    console.log(`a photo is not read here: ${told[0]}`);
  } else {
    console.log(`a photo is read by the program after ${Math.round(took)} ms`);
    check(/dagpenger/.test((await said(page)).lead[0]?.text ?? ""), `the photo says ${(await said(page)).lead[0]?.text}`);
  }
  await desk.close();
});
