// The author's view: findings while one types, safe fixes, and no long pause. Arguments: the address of the page, the program, a draft.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { run } from "./browser.mjs";
import { open } from "./web-page.mjs";

const [url, program, path] = process.argv.slice(2);
const text = readFileSync(path, "utf8");

/** A draft of at least so many words. */
const long = (words) => {
  let all = text;
  while (all.split(/\s+/).length < words) all += `\n${text}`;
  return all;
};

await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });
  const page = await open(desk, url, check, "nb/skriv");
  const settled = (what) => page.waitForFunction(() => document.querySelector(".finding"), null, { timeout: 15_000 }).catch(() => check(false, `${what}: no findings`));

  // A dropped draft: the findings of the program, marked in place.
  await page.evaluate((draft) => {
    const data = new DataTransfer();
    data.items.add(new File([draft], "utkast.txt"));
    document.querySelector("#draft").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await settled("a dropped draft");
  const want = JSON.parse(spawnSync(program, ["lint", "--no-config", "--lang", "nb", "--format", "json", path], { maxBuffer: 1 << 26 }).stdout.toString());
  const more = page.locator(".findings > div > .button");
  while (await more.isVisible()) await more.click();
  const messages = await page.$$eval(".findings > div > .finding-list .message", (all) => all.map((one) => one.lastChild.textContent.trim()));
  check(JSON.stringify(messages) === JSON.stringify(want.diagnostics.map((one) => one.message)), `${messages.length} findings, the program has ${want.diagnostics.length}`);
  const marked = await page.$$eval(".picture mark", (all) => all.map((one) => one.textContent).join(""));
  const quotes = want.diagnostics.filter((one) => one.evidence.end > one.evidence.start && !one.evidence.quote.includes("…"));
  const missing = quotes.filter((one) => !marked.replace(/\s+/g, "").includes(one.evidence.quote.replace(/\s+/g, "").slice(0, 12)));
  check(missing.length <= quotes.length / 10, `${missing.length} of ${quotes.length} findings are not marked`);
  check((await page.$eval(".picture", (one) => one.innerText.replace(/\u200b/g, "").replace(/\s+/g, ""))) === text.replace(/\s+/g, ""), "the picture is not the draft");
  check((await page.$eval(".measures", (one) => one.textContent)).includes("LIX"), "the measures are missing");

  // Where a finding stands; where the cursor stands.
  await page.locator(".finding-list .button").first().click();
  check(await page.evaluate(() => { const f = document.querySelector("#draft"); return f.selectionEnd > f.selectionStart; }), "a finding does not select its words");
  check(await page.locator(".here .finding").first().waitFor({ timeout: 3000 }).then(() => true, () => false), "the finding at the cursor is not shown");

  // Safe fixes, which the browser can undo; then the result to the clipboard.
  await page.click("#fix");
  await page.waitForFunction((before) => document.querySelector("#draft").value !== before, text);
  const fixed = await page.inputValue("#draft");
  await page.focus("#draft");
  await page.keyboard.press("Control+z");
  check((await page.inputValue("#draft")) === text, "a fix cannot be undone");
  check(fixed.length > text.length / 2, "the fix took too much");

  // Typing in a long draft.
  await page.fill("#draft", long(1500));
  await settled("a long draft");
  await page.waitForTimeout(1500);
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    await page.evaluate(() => {
      const field = document.querySelector("#draft");
      field.focus();
      field.setSelectionRange(4000, 4000);
      window.longest = [];
      window.watch?.disconnect();
      window.watch = new PerformanceObserver((list) => window.longest.push(...list.getEntries().map((one) => one.duration)));
      window.watch.observe({ type: "longtask" });
      window.handled = [];
      if (!window.timed) field.addEventListener("input", () => {
        const start = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.handled.push(performance.now() - start);
        channel.port2.postMessage(0);
      }, { capture: true });
      window.timed = true;
    });
    await page.keyboard.type("Vi viser til Deres søknad og ber om dokumentasjon. ", { delay: 40 });
    await page.waitForTimeout(1500);
    rounds.push(await page.evaluate(() => ({ long: window.longest.filter((ms) => ms > 50), most: Math.max(...window.handled) })));
  }
  console.log(`typing: longest key ${Math.round(Math.min(...rounds.map((one) => one.most)))} ms; tasks over 50 ms: ${rounds.map((one) => one.long.length)}`);

  // A letter's view of the draft, and away with everything.
  await page.getByRole("button", { name: "Se brevet slik leseren får det" }).click();
  await page.waitForSelector("#result h1");
  await page.click("#wipe");
  await page.click("#views a[href$=skriv]");
  check((await page.inputValue("#draft")) === "", "the draft is left after «slett alt»");
  await desk.close();
});
