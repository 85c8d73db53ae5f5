// What `klarbrev audit` writes, in a real browser. Arguments: the folder of the result, and a folder for
// pictures if they are wanted.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { run, visit } from "./browser.mjs";

const [result, pictures] = process.argv.slice(2);
const folder = pathToFileURL(`${resolve(result)}/`).href;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const picture = async (page, name, fullPage = true) => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
};

/** No violation that axe knows of. The policy of the page lets no script in, so axe comes from outside. */
const accessible = async (page, name, check) => {
  const { violations } = await page.evaluate(async ([source, values]) => {
    window.eval(source);
    return window.axe.run(document, { runOnly: { type: "tag", values } });
  }, [axe, RULES]);
  for (const one of violations) {
    const places = one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
    check(false, `${name}: axe: ${one.id}: ${one.help}: ${places}`);
  }
};

const narrow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

const names = (page) =>
  page.$$eval("#letters tbody tr", (rows) =>
    rows.filter((row) => row.offsetParent !== null).map((row) => row.querySelector("bdi").textContent));

const points = (page) =>
  page.$$eval("#letters tbody tr", (rows) =>
    rows.filter((row) => row.offsetParent !== null).map((row) => Number(row.cells[2].textContent)));

/** Everything but axe stays within the policy; axe needs a context that looks away. */
const sizes = [
  { name: "wide", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 360, height: 800 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 360, height: 800 }, colorScheme: "dark" },
];

await run(async (open, check) => {
  let letter;
  for (const { name, ...options } of sizes) {
    const context = await open({ ...options, reducedMotion: "reduce" });
    const page = await visit(context, `${folder}index.html`, folder, check);
    letter = await page.$$eval("#letters a[href]", (links) => links[0]?.getAttribute("href"));
    await picture(page, name);
    check(await narrow(page), `${name}: the page scrolls sideways`);

    const charts = await page.$$eval(".chart svg", (all) =>
      all.map((svg) => ({
        bars: [...svg.querySelectorAll("rect[fill='#010101']")].filter((r) => r.getBBox().height > 0).length,
        width: svg.getBoundingClientRect().width,
        colour: getComputedStyle(svg.querySelector("rect[fill='#010101']")).fill,
      })));
    check(charts.length === 4, `${name}: ${charts.length} charts, not 4`);
    for (const chart of charts) {
      check(chart.bars > 0 && chart.width > 200, `${name}: a chart without bars: ${JSON.stringify(chart)}`);
      check(chart.colour !== "rgb(1, 1, 1)", `${name}: a chart without colours`);
    }
    if (letter) {
      const own = await visit(context, folder + letter, folder, check);
      await picture(own, `letter-${name}`);
      check(await narrow(own), `${name}: the letter scrolls sideways`);
      check((await own.$$("main .letter")).length === 1, `${name}: the letter has no text`);
      const dead = await own.$$eval("a[href^='#']", (links) =>
        links.map((a) => a.getAttribute("href")).filter((href) => !document.getElementById(href.slice(1))));
      check(dead.length === 0, `${name}: links to nothing: ${dead}`);
    }
    await context.close();

    const lenient = await open({ ...options, reducedMotion: "reduce", bypassCSP: true });
    for (const path of ["index.html", letter].filter(Boolean)) {
      const seen = await visit(lenient, folder + path, folder, check);
      await accessible(seen, `${name}: ${path}`, check);
    }
    await lenient.close();
  }

  const context = await open({ viewport: { width: 1280, height: 900 } });
  const page = await visit(context, `${folder}index.html`, folder, check);
  const all = Number(await page.$eval("#letters", (table) => table.tBodies[0].rows.length));

  const before = await points(page);
  check(before.length === Math.min(all, 50), `${before.length} of ${all} rows are seen at first`);
  const sorted = async (column, kind) => {
    const head = page.locator("#letters thead th").nth(column);
    await head.locator("button").click();
    check((await head.getAttribute("aria-sort")) === kind, `column ${column} is not ${kind}`);
  };
  await sorted(2, "descending");
  const most = await points(page);
  check(most.every((value, i) => i === 0 || most[i - 1] >= value), `not sorted by points: ${most}`);
  await sorted(2, "ascending");
  const least = await points(page);
  check(least.every((value, i) => i === 0 || least[i - 1] <= value), `not sorted upwards: ${least}`);
  await sorted(1, "ascending");
  const called = await names(page);
  const compare = new Intl.Collator("nb", { numeric: true }).compare;
  check(called.every((name, i) => i === 0 || compare(called[i - 1], name) <= 0), "not sorted by name");
  await sorted(0, "ascending");

  const wanted = called[Math.floor(called.length / 2)];
  await page.fill("#f-q", wanted);
  const found = await names(page);
  check(found.length > 0 && found.length < all && found.includes(wanted), `«${wanted}» finds ${found.length}`);
  await page.fill("#f-q", "finnes ikke noe sted");
  check((await names(page)).length === 0, "a word in no letter finds some");
  check((await page.textContent("#status")).trim().length > 10, "nothing says that no letter fits");
  await page.click("#clear");
  check((await names(page)).length === before.length, "clearing does not bring the letters back");
  const missing = page.locator("#f-m");
  if (await missing.count()) {
    const value = await missing.locator("option").nth(1).getAttribute("value");
    await missing.selectOption(value);
    const kept = await page.$$eval("#letters tbody tr", (rows) =>
      rows.filter((row) => row.offsetParent !== null).map((row) => row.dataset.m));
    check(kept.length > 0 && kept.every((own) => own.split(" ").includes(value)), "the filter lets others through");
    await page.click("#clear");
  }
  if (all > 50) {
    await page.click("#more");
    check((await names(page)).length === Math.min(all, 100), "«more» does not show more");
  }

  await page.keyboard.press("Tab");
  const focus = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  check(focus !== "none", "the focus is not seen");

  await page.emulateMedia({ media: "print" });
  const hidden = await page.$$eval("nav, #filters, #more", (parts) => parts.filter((p) => p.offsetParent).length);
  check(hidden === 0, `${hidden} controls are printed`);
  const pdf = await page.pdf({ format: "A4", path: pictures && join(pictures, "print.pdf") });
  check(pdf.length > 10_000, "the print is empty");
  await context.close();

  const plain = await open({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const without = await visit(plain, `${folder}index.html`, folder, check);
  const rows = await without.locator("#letters tbody tr:visible").count();
  check(rows === all, `without scripts ${rows} of ${all} letters are seen`);
  check((await without.locator("button:visible, #filters:visible").count()) === 0, "dead controls without scripts");
  await plain.close();
});
