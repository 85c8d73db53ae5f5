// What the tests of the helper's page share: a page whose requests are watched, and ways to hand it letters.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";

/** The day the page is told it is. */
export const TODAY = "2026-11-30";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * The page at `url`, ready, with its clock at noon of `TODAY`. What it asks for beyond itself, logs as an error or is
 * refused by its own policy fails the test.
 */
export async function open(context, url, check, hash = "nb/les") {
  const page = await context.newPage();
  page.on("console", (message) => check(message.type() !== "error", `console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `script: ${error.message}`));
  page.on("request", (request) => {
    const [asked] = request.url().split("#");
    const own = /^(blob|data):/.test(asked) || (asked === url && request.method() === "GET");
    // From `klarbrev serve`, photos go to the program on this machine.
    const photo = url.startsWith("http:") && asked === `${url}read` && request.method() === "POST";
    check(own || photo, `asks for ${request.method()} ${asked}`);
  });
  page.on("websocket", (socket) => check(false, `socket to ${socket.url()}`));
  await page.clock.setFixedTime(new Date(`${TODAY}T12:00:00`));
  await page.goto(`${url}#${hash}`);
  await page.waitForSelector("html[data-ready]", { timeout: 30_000 });
  return page;
}

/** Two letters about one case that do not agree; the second is the newer. */
export const clash = () => {
  const letter = (day, said, last) => Buffer.from(`Nav Arbeid og ytelser\n\n${day} november 2026\n\n${said}\n\n` +
    `Du må sende oss arbeidsavtalen innen ${last} desember 2026. Du kan klage innen 6 uker fra du fikk brevet.\n`);
  return [
    { name: "første.txt", bytes: letter("2.", "Vi har avslått søknaden din om dagpenger.", "14.") },
    { name: "andre.txt", bytes: letter("20.", "Vi har innvilget søknaden din om dagpenger.", "21.") },
  ];
};

export const fileOf = (path) => ({ name: basename(path), bytes: readFileSync(path) });

/** Drops files on the page as a hand would, and gives the milliseconds until there is a result or a message. */
export async function drop(page, files) {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  return page.evaluate(async (all) => {
    const data = new DataTransfer();
    for (const { name, base64 } of all) {
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    const before = document.querySelector("#result h1");
    const told = document.querySelector(".trouble");
    const start = performance.now();
    const target = document.querySelector("#drop") ?? document.body;
    target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      const now = document.querySelector("#result h1");
      const trouble = document.querySelector(".trouble");
      const idle = document.querySelector("#progress").textContent === "";
      if (idle && ((now && now !== before) || (trouble && trouble !== told))) return performance.now() - start;
      if (performance.now() - start > 60_000) throw new Error("neither a result nor a message");
    }
  }, sent);
}

/** All that is gone again, for the next letter. */
export async function wipe(page) {
  if (await page.locator("#wipe").isVisible()) await page.click("#wipe");
  await page.waitForSelector("#start:not([hidden]) h1");
}

/** What the page says, in the shape of the program's JSON. */
export const said = (page) =>
  page.evaluate(() => {
    const statements = (root) =>
      [...root.querySelectorAll(".statement")].map((one) => ({
        text: one.querySelector(".words").textContent,
        origin: one.matches(".not_found") ? "not_found" : one.matches(".general") ? "general" : "letter",
        linked: Boolean(one.querySelector("[data-show]")),
      }));
    return {
      lead: statements(document.querySelector(".card.lead")),
      sections: Object.fromEntries([...document.querySelectorAll(".more [data-slot]")].map((one) => [one.dataset.slot, statements(one)])),
      dates: [...document.querySelectorAll(".due time")].map((time) => time.dateTime),
    };
  });

/** No violation that axe knows of. The page's policy lets no script in, so the context must look away (`bypassCSP`). */
export async function accessible(page, name, check) {
  const { violations } = await page.evaluate(async ([source, values]) => {
    window.eval(source);
    return window.axe.run(document, { runOnly: { type: "tag", values } });
  }, [axe, RULES]);
  for (const one of violations) {
    const places = one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`).join(" | ");
    check(false, `${name}: axe: ${one.id}: ${one.help}: ${places}`);
  }
  return violations.length;
}

export const narrow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
