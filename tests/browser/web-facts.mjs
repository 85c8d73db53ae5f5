// The page and the program say the same of every letter. Arguments: the address of the page, the program, and files that say which letters: one path a line.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { run } from "./browser.mjs";
import { drop, fileOf, open, said, TODAY, wipe } from "./web-page.mjs";

const [url, program, list] = process.argv.slice(2);
const paths = readFileSync(list, "utf8").split("\n").filter(Boolean);
const ask = promisify(execFile);

/** What the program says, in the shape of `said`. A statement with a place in the letter has a button. */
async function told(path) {
  const args = ["explain", "--format", "json", "--lang", "nb", "--today", TODAY, path];
  const { stdout } = await ask(program, args, { maxBuffer: 1 << 26 });
  const { summary, actions, appeal } = JSON.parse(stdout);
  const statements = (all) => all.map(({ text, origin, evidence }) => ({ text, ...(origin && { origin }), linked: evidence.length > 0 }));
  const full = summary.sections.filter((section) => section.statements.length);
  return {
    lead: statements(summary.sentences),
    sections: Object.fromEntries(full.map((section) => [section.slot, statements(section.statements)])),
    dates: [...new Set(actions.map((action) => action.last_day?.date).filter(Boolean))].sort(),
    appeal,
  };
}

await run(async (context, check) => {
  const desk = await context({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", locale: "nb-NO" });
  const page = await open(desk, url, check);
  let same = 0;
  for (const [i, path] of paths.entries()) {
    await wipe(page);
    const [want] = await Promise.all([told(path), drop(page, [fileOf(path)])]);
    const got = await said(page);
    // The program's JSON has only those of the first sentences that rest on the letter.
    got.lead = got.lead.filter((one) => one.linked).map(({ text, linked }) => ({ text, linked }));
    // Letters may be private: what differs is told by place, never by text.
    const differs = ["lead", "sections"].filter((key) => JSON.stringify(got[key]) !== JSON.stringify(want[key]));
    const dates = [...new Set(got.dates)].sort();
    if (want.dates.some((date) => !dates.includes(date))) differs.push("dates");
    check(differs.length === 0, `letter ${i + 1} (${path}): ${differs} differ`);
    same += Number(differs.length === 0);
  }
  console.log(`${same} of ${paths.length} letters: the page says what the program says`);
  await desk.close();
});
