// The helper's page for everyone: axe on every view, narrow and large, by keyboard. Arguments: the address of the page, the root of the
// repository, and a folder for pictures if they are wanted.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "./browser.mjs";
import { accessible, clash, drop, fileOf, narrow, open, wipe } from "./web-page.mjs";

const [url, root, pictures] = process.argv.slice(2);
const sample = (path) => fileOf(join(root, "samples", path));

/** Each view: how to get there from a page just opened. */
const views = {
  start: ["les", async () => {}],
  paste: ["les", (page) => page.click(".paste summary")],
  letter: ["les", async (page) => {
    await page.click("[data-demo=grant]");
    await page.waitForSelector("#result h1");
    for (const one of await page.locator("#result details").all()) await one.evaluate((details) => (details.open = true));
    await page.locator(".lead [data-show]").nth(1).click();
  }],
  pile: ["les", async (page) => {
    await page.click("[data-demo=two]");
    await page.waitForSelector("#result h1");
  }],
  clash: ["les", (page) => drop(page, clash())],
  trouble: ["les", (page) => drop(page, [{ name: "tom.txt", bytes: Buffer.alloc(0) }])],
  draft: ["skriv", async (page) => {
    await page.click("#draft-demo-button");
    await page.waitForSelector(".finding");
    await page.locator(".finding button").first().click();
  }],
  privacy: ["personvern", async () => {}],
};

const sizes = {
  wide: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 360, height: 800 }, colorScheme: "light", hasTouch: true },
  "phone-dark": { viewport: { width: 320, height: 640 }, colorScheme: "dark", hasTouch: true },
  // 1280 by 1024 at 400 %.
  zoomed: { viewport: { width: 320, height: 256 }, colorScheme: "light" },
};

await run(async (context, check) => {
  let seen = 0;
  let violations = 0;
  for (const [size, options] of Object.entries(sizes)) {
    const lenient = await context({ ...options, reducedMotion: "reduce", bypassCSP: true, locale: "nb-NO" });
    for (const lang of size === "wide" ? ["nb", "nn", "en"] : ["nb"]) {
      const page = await open(lenient, url, check, `${lang}/les`);
      for (const [name, [hash, go]] of Object.entries(views)) {
        await page.evaluate((place) => (location.hash = place), `${lang}/les`);
        await page.waitForSelector("#view-read:not([hidden])");
        await wipe(page);
        await page.evaluate((place) => (location.hash = place), `${lang}/${hash}`);
        await page.waitForSelector(`#views a[href$="${hash}"][aria-current]`);
        await go(page);
        violations += await accessible(page, `${size} ${name} ${lang}`, check);
        check(await narrow(page), `${size} ${name} ${lang}: scrolls sideways`);
        if (pictures && lang === "nb") {
          mkdirSync(pictures, { recursive: true });
          await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: !process.env.KLARBREV_FOLD });
        }
        seen++;
      }
      await page.close();
    }
    await lenient.close();
  }
  console.log(`axe: ${violations} violations in ${seen} views`);

  // By keyboard alone: from the top to a letter, to its sentence and back.
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });
  const page = await open(desk, url, check);
  const focused = () => page.evaluate(() => {
    const { id, className, textContent, dataset } = document.activeElement;
    const style = getComputedStyle(document.activeElement);
    return { id, className, text: textContent.trim().slice(0, 40), demo: dataset.demo, outline: style.outlineStyle };
  });
  const tab = async (until) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const now = await focused();
      check(now.outline !== "none", `the focus is not seen on ${JSON.stringify(now)}`);
      if (until(now)) return true;
    }
    return false;
  };
  await page.keyboard.press("Tab");
  check((await focused()).id === "skip", "the first stop is not the way past the head");
  check(await tab((now) => now.demo === "refusal"), "the demo letters cannot be reached by keyboard");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#result h1");
  check(await tab((now) => now.className === "place"), "no statement can be chosen by keyboard");
  await page.keyboard.press("Enter");
  check((await page.locator(".piece.lit").count()) > 0, "Enter on a statement lights nothing up");
  check((await page.textContent("#status")) !== null, "there is no place for messages");
  await page.waitForFunction(() => document.querySelector("#status").textContent.length > 10);
  check(await page.evaluate(() => {
    const sheet = document.querySelector(".sheet").getBoundingClientRect();
    const lit = document.querySelector(".piece.lit").getBoundingClientRect();
    return lit.top >= sheet.top && lit.bottom <= sheet.bottom;
  }), "the sentence is out of sight");

  // On a phone the sentence comes into view, and there is a way back.
  const hand = await context({ viewport: { width: 360, height: 800 }, hasTouch: true, reducedMotion: "reduce", locale: "nb-NO" });
  const small = await open(hand, url, check);
  await drop(small, [sample("letters/papirer-mangler-avslag-nb.txt")]);
  await small.locator(".lead [data-show]").first().tap();
  const visible = () => small.evaluate(() => {
    const { top, bottom } = document.querySelector(".piece.lit").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  check(await visible(), "on a phone the sentence stays out of sight");
  await small.locator("#jump button").tap();
  check(await small.evaluate(() => document.activeElement.classList.contains("place")), "the way back does not lead back");
  await wipe(small);
  await hand.close();
  await desk.close();
});
