// The helper's page: letters in, explanation out, and nothing leaves. Arguments: the address of the page and the root of the repository.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { run } from "./browser.mjs";
import { clash, drop, fileOf, open, said, wipe } from "./web-page.mjs";

const [url, root] = process.argv.slice(2);
const sample = (path) => fileOf(join(root, "samples", path));
const made = (name, text) => ({ name, bytes: Buffer.from(text, "utf8") });

const TINY = "Nav Arbeid og ytelser\n\n2. november 2026\n\nNav har avslått søknaden din om dagpenger\n\n" +
  "Vi har avslått søknaden din om dagpenger fordi du ikke har tapt nok arbeidstid. Du kan klage innen 6 uker fra du fikk brevet. " +
  "Du må sende oss arbeidsavtalen innen 14. desember 2026.\n\nFødselsnummer: 238794 30030\n";

/** A PDF of one page whose content is `stream`, packed. */
function pdf(stream, more = "") {
  const packed = deflateSync(stream);
  const parts = [
    "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>endobj\n${more}`,
    `4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`,
  ];
  return Buffer.concat([Buffer.from(parts.join("")), packed, Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")]);
}

const hostile = () => [
  ["half.pdf", sample("pdf/aap-innvilgelse-nb-tagged.pdf").bytes.subarray(0, 9000)],
  ["noise.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(200_000, 0xa7)])],
  ["deep.pdf", Buffer.from(`%PDF-1.7\n1 0 obj${"[".repeat(400_000)}endobj\ntrailer<</Root 1 0 R>>`)],
  ["bomb.pdf", pdf(Buffer.alloc(400_000_000, 0x20))],
  ["loop.pdf", pdf("/X Do", "").toString("latin1").replace("/Resources<<>>", "/Resources<</XObject<</X 3 0 R>>>>").replace("/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]")],
  ["huge.txt", Buffer.from("Nav har avslått søknaden din om dagpenger. Du kan klage innen seks uker fra du fikk brevet.\n\n".repeat(300_000))],
];

const wrong = [
  ["locked.zip", Buffer.from("PK\u0003\u0004not really")],
  ["empty.txt", Buffer.alloc(0)],
  ["program.exe", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(4000, 1)])],
  ["photo.png", Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64")],
];

/** The date of each event of a calendar file, with the folded lines unfolded. */
function events(ics) {
  const lines = ics.replace(/\r\n[ \t]/g, "").split("\r\n");
  if (lines[0] !== "BEGIN:VCALENDAR" || !lines.includes("END:VCALENDAR") || !lines.some((line) => /^PRODID:./.test(line))) return null;
  return lines.filter((line) => /^DTSTART;VALUE=DATE:\d{8}$/.test(line)).map((line) => line.slice(-8));
}

await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", acceptDownloads: true, locale: "nb-NO" });
  const page = await open(desk, url, check);

  // A dropped PDF: the right outcome, soon.
  const times = [];
  for (let i = 0; i < 3; i++) {
    await wipe(page);
    times.push(await drop(page, [sample("pdf/aap-innvilgelse-nb-tagged.pdf")]));
  }
  console.log(`first result on a PDF after ${Math.round(times[0])} ms, then ${times.slice(1).map(Math.round)} ms`);
  const shown = await said(page);
  check(/sagt ja til søknaden din om arbeidsavklaringspenger/.test(shown.lead[0]?.text), `the outcome is ${shown.lead[0]?.text}`);
  check(await page.evaluate(() => document.activeElement.tagName === "H1"), "the focus does not go to the result");

  // The other ways in: chosen, pasted into the field, pasted on the page, a letter to try, one more letter.
  const outcome = async () => {
    await page.waitForSelector("#result h1");
    return (await said(page)).lead[0]?.text ?? "";
  };
  await wipe(page);
  await page.setInputFiles("#files", join(root, "samples/letters/papirer-mangler-avslag-nn.txt"));
  check(/grunnstønad/.test(await outcome()), "a chosen file is not explained");
  await page.setInputFiles(".bar .chooser:last-of-type input", join(root, "samples/pdf/tannbehandling-nb-typst.pdf"));
  await page.waitForFunction(() => document.querySelectorAll(".tab").length === 3);
  await wipe(page);
  await page.click(".paste summary");
  await page.click("#explain");
  check(await page.evaluate(() => document.activeElement.id === "pasted"), "an empty field is not asked for");
  await page.fill("#pasted", TINY);
  await page.click("#explain");
  check(/sagt nei/.test(await outcome()), "pasted text is not explained");
  await wipe(page);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, TINY);
  check(/sagt nei/.test(await outcome()), "text pasted on the page is not explained");
  for (const name of await page.evaluate(() => Object.keys(JSON.parse(document.getElementById("demos").textContent)))) {
    await wipe(page);
    await page.click(`[data-demo=${name}]`);
    check((await outcome()).length > 10 || (await page.locator(".pile").isVisible()), `the letter to try ${name} gives nothing`);
  }

  // A statement lights up its sentence, a sentence its statement.
  await wipe(page);
  await drop(page, [made("brev.txt", TINY)]);
  const lit = () => page.$$eval(".piece.lit", (all) => all.map((one) => one.textContent));
  const item = page.locator(".lead .statement", { hasText: "sende oss arbeidsavtalen" }).first();
  await item.locator("button").click();
  check((await lit()).join("|").includes("arbeidsavtalen innen 14. desember 2026"), `a statement lights up ${await lit()}`);
  check((await item.locator("button").getAttribute("aria-pressed")) === "true", "the button does not say that it is pressed");
  await item.locator("button").click();
  check((await lit()).length === 0, "choosing again does not put the light out");
  const piece = page.locator(".piece.known", { hasText: "Vi har avslått" });
  await piece.focus();
  await page.keyboard.press("Enter");
  const chosen = await page.$$eval(".chosen .words", (all) => all.map((one) => one.textContent));
  check(chosen.some((text) => /sagt nei til søknaden din om dagpenger/.test(text)), `a sentence leads to ${chosen}`);

  // What the letter does not say is said, with the question.
  const missing = await page.$$eval(".not_found", (all) => all.map((one) => [one.querySelector(".tag")?.textContent, one.querySelector(".ask q")?.textContent]));
  check(missing.some(([tag, question]) => tag === "Ikke funnet i brevet" && /\?$/.test(question ?? "")), `what is missing is told as ${missing}`);

  // Masked, until the reader wants it otherwise.
  const all = await page.evaluate(() => ["result", "paper", "status"].map((id) => document.getElementById(id).innerHTML).join());
  check(!/238794\s?30030/.test(all), "the number is not masked");
  await page.click("#mask");
  await page.waitForFunction(() => document.querySelector(".sheet").textContent.includes("238794 30030"));
  await page.click("#mask");
  await page.waitForFunction(() => !document.querySelector(".sheet").textContent.includes("238794 30030"));

  // The day it came: an estimate becomes a day, which says how.
  const dates = async () => (await said(page)).dates;
  check((await page.locator(".due.is-estimate").count()) === 1, "the appeal has no estimate");
  await page.fill("#received", "2026-11-05");
  await page.waitForFunction(() => !document.querySelector(".due.is-estimate"));
  check((await dates()).includes("2026-12-17"), `six weeks from 5 November: ${await dates()}`);
  check(/5\. november 2026/.test(await page.textContent(".dues")), "it does not say from when");
  check(await page.evaluate(() => document.activeElement.id === "received"), "the field loses the focus");

  // The dates to take along.
  const [file] = await Promise.all([page.waitForEvent("download"), page.click("#ics")]);
  const days = events(readFileSync(await file.path(), "utf8"));
  check(JSON.stringify(days?.toSorted()) === '["20261214","20261217"]', `the calendar has ${days}`);

  // A text without tables, symbols and shortened words.
  await desk.grantPermissions(["clipboard-read", "clipboard-write"]).catch(() => {});
  await page.click("#copy");
  await page.waitForFunction(() => document.querySelector(".told").textContent.length > 5);
  const copied = await page.evaluate(() => navigator.clipboard.readText().catch(() => document.querySelector(".copied").value));
  check(copied.length > 100 && !/\b(ca|jf|bl\.a|f\.eks|mv|kr)\.|\||\t|•/.test(copied.replace(/•{6} •{5}/g, "")), `the copied text: ${copied}`);
  const words = copied.split(/[.!?:]\s|\n/).filter((part) => part.trim()).map((part) => part.split(/\s+/).length);
  check(words.reduce((a, b) => a + b, 0) / words.length <= 15, "the sentences of the copied text are long");

  // An interpreter, in words to show.
  await page.selectOption("#interpreter", "tigrinja");
  check((await page.textContent(".interpreter .say")) === "Jeg snakker tigrinja. Jeg trenger tolk.", "the sentence about the interpreter");

  // Paper: one page, also in large type, also for a long letter.
  for (const path of ["letters/aap-innvilgelse-nb.txt", "letters/tannbehandling-nb.txt", "letters/faktura-nb.txt"]) {
    await wipe(page);
    await drop(page, [sample(path)]);
    for (const large of [false, true]) {
      if (large) await page.check("#large");
      const bytes = await page.pdf({ preferCSSPageSize: true });
      const pages = bytes.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
      check(pages === 1, `${path}${large ? " in large type" : ""}: ${pages} pages`);
    }
  }

  // Hostile and wrong files: a message, and the page lives on.
  for (const [name, bytes] of [...hostile(), ...wrong]) {
    await wipe(page);
    await drop(page, [{ name, bytes }]);
    const told = await page.locator(".trouble li").allTextContents();
    check(told.length === 1 || (await page.locator("#result h1").isVisible()), `${name}: neither a message nor a result`);
    if (wrong.some(([own]) => own === name)) check(told.length === 1 && told[0].length > 20, `${name}: ${told}`);
    await drop(page, [made("brev.txt", TINY)]);
    check(/sagt nei/.test((await said(page)).lead[0]?.text ?? ""), `after ${name} the page reads no more`);
  }

  // Something in a letter stays text.
  await wipe(page);
  await drop(page, [made("<img src=x onerror=alert(1)>.txt", `${TINY}\n<script>alert(2)</script> <b onclick="alert(3)">hei</b>\n`)]);
  check((await page.locator("#result img, #result script, #result b").count()) === 0, "markup of a letter became markup of the page");

  // Several letters: a list, and each of them. What stands together is the library's business.
  await wipe(page);
  await drop(page, ["letters/to-brev-uforetrygd-innvilgelse-nb.txt", "letters/to-brev-sosialhjelp-avslag-nb.txt"].map(sample));
  check((await page.locator(".tab").count()) === 3, "two letters do not give three tabs");
  if (await page.locator(".pile").isVisible()) {
    const order = await page.$$eval("[data-part=pile-timeline] .due:not(.is-old) time", (all) => all.map((time) => time.dateTime));
    check(order.every((date, i) => i === 0 || order[i - 1] <= date), `the timeline is ${order}`);
    const levels = await page.$$eval("[data-level]", (all) => all.map((one) => one.dataset.level));
    check(levels.includes("state") && levels.includes("municipality"), `the letters are from ${levels}`);
    await page.locator(".pile .place").first().click();
  } else {
    check(false, "several letters have no common view");
  }
  await page.locator(".tab").nth(2).click();
  check(/sosialhjelp/.test(await page.textContent(".letter-head")), "the third tab is not the second letter");

  // The newest decision counts, and what does not agree is shown with both places.
  await wipe(page);
  await drop(page, clash());
  const decided = await page.locator("[data-part=pile-decisions]").textContent().catch(() => "");
  check(/20\. november 2026/.test(decided) && /andre\.txt/.test(decided.split(":")[1] ?? decided), `the decisions: ${decided}`);
  const clashes = await page.locator("[data-part=pile-contradictions] li li .place").allTextContents();
  check(clashes.includes("første.txt") && clashes.includes("andre.txt"), `the contradictions: ${clashes}`);
  await page.locator("[data-part=pile-contradictions] .place").first().click();
  check((await page.locator(".piece.lit").count()) === 1, "a contradiction does not lead to its sentence");
  check((await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g)?.length === 1, "the letters together take more than a page");

  // The other languages, with the letter kept.
  for (const [code, word] of [["nn", "Kva"], ["en", "What"]]) {
    await page.click(`#languages [hreflang=${code}]`);
    await page.waitForFunction((start) => document.querySelector("#result h1").textContent.startsWith(start), word);
    check((await page.getAttribute("html", "lang")) === code, `the page does not say that it is in ${code}`);
  }
  await page.click("#languages [hreflang=nb]");

  // Read aloud: only by a voice that stays on this machine, in whole words.
  const aloud = await desk.newPage();
  await aloud.addInitScript(() => {
    window.spoken = [];
    window.voices = [{ name: "far away", lang: "nb-NO", localService: false }];
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    const synthesis = { getVoices: () => window.voices, cancel: () => (window.spoken = []), speak: (said) => window.spoken.push(said) };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
  });
  await aloud.goto(`${url}#nb/les`);
  await aloud.waitForSelector("html[data-ready]");
  await drop(aloud, [made("brev.txt", TINY)]);
  await aloud.click("#listen");
  check(/ingen norsk stemme/.test(await aloud.textContent(".told")), "nothing says that there is no voice");
  check((await aloud.evaluate(() => window.spoken.length)) === 0, "a voice from elsewhere reads the letter");
  await aloud.evaluate(() => window.voices.push({ name: "here", lang: "nb-NO", localService: true }));
  await aloud.click("#listen");
  const spoken = await aloud.evaluate(() => window.spoken.map(({ text, voice }) => ({ text, voice: voice.name })));
  check(spoken.length > 3 && spoken.every((one) => one.voice === "here"), `read aloud by ${spoken.map((one) => one.voice)}`);
  check(!/[§«»•\d]{3,}|[«»§]/.test(spoken.map((one) => one.text).join(" ")), `read aloud: ${spoken.map((one) => one.text)}`);
  await aloud.click("#listen");
  check((await aloud.evaluate(() => window.spoken.length)) === 0, "the voice cannot be stopped");
  await aloud.close();

  // Nothing is kept: not after «slett alt», not by the browser.
  await page.click("#wipe");
  check(!(await page.evaluate(() => document.body.innerText + document.querySelector("#paper").textContent)).includes("sosialhjelp"), "something is left");
  const kept = await page.evaluate(async () => [
    localStorage.length, sessionStorage.length, document.cookie.length,
    globalThis.caches && location.protocol !== "file:" ? (await caches.keys()).length : 0, (await indexedDB.databases()).length,
  ].join());
  check(kept === "0,0,0,0,0", `stored: ${kept}`);

  // The policy holds: the page cannot reach out even if it wants to.
  const reached = await page.evaluate(() => fetch("https://example.org/").then(() => "reached", () => "refused"));
  check(reached === "refused", "the policy lets a request out");
  await desk.close();
}, /^console: .*example\.org|^console: refused|^asks for .*example\.org/);
