// What the scripts have in common: a browser that may not leave its pages, and a list of what failed.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/**
 * Runs `tests` with a fresh browser; ends with 1 and a line for each claim that did not hold. What `expected` fits is no
 * failure: messages of the browser that a test provokes.
 */
export async function run(tests, expected = /^$/) {
  const failures = [];
  const check = (holds, claim) => {
    if (!holds && !expected.test(claim)) failures.push(claim);
  };
  const profile = mkdtempSync(join(tmpdir(), "klarbrev-browser-"));
  const open = (options) =>
    chromium.launchPersistentContext(join(profile, String(Math.random()).slice(2)), {
      executablePath: process.env.KLARBREV_CHROMIUM,
      headless: true,
      args: FLAGS,
      ...options,
    });
  try {
    await tests(open, check);
  } catch (error) {
    // What was found before is told too.
    failures.push(`broken off: ${error.stack}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  for (const failure of failures) console.log(failure);
  process.exit(failures.length ? 1 : 0);
}

/** A page at `url` that reports what it logs as an error and what it asks for beyond its own folder. */
export async function visit(context, url, folder, check) {
  const page = await context.newPage();
  page.on("console", (message) => check(message.type() !== "error", `${url}: console: ${message.text()}`));
  page.on("pageerror", (error) => check(false, `${url}: ${error.message}`));
  page.on("request", (request) => check(request.url().startsWith(folder), `${url}: asks for ${request.url()}`));
  await page.goto(url);
  return page;
}
