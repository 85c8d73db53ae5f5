// The author's view: a draft that is checked while it is written.

import { announce, button, h } from "./dom.js";
import { copy } from "./copy.js";
import { Editor } from "./editor.js";
import { CallError } from "./engine.js";
import { Findings } from "./findings.js";
import { take } from "./intake.js";
import { unpackLetters } from "./message.js";
import { units } from "./places.js";
import { lang, t, today } from "./texts.js";

/** @typedef {import("./state").App} App */

/** Quiet before a check, in milliseconds. */
const PAUSE = 300;

/** What the author has written; «slett alt» empties it. */
export const draft = { text: "" };

/** The text of a dropped file. @param {App} app @param {File} file */
async function textOf(app, file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { json, rest } = await app.engine.call({ op: "read", name: file.name }, [bytes]);
  if (json.error) throw new Error(json.error[lang()]);
  const [letter] = unpackLetters(json, rest, file.name).letters;
  if (letter.format === "text") return new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const asked = { op: "explain", letters: [{ length: letter.wire.length, name: file.name, received: null }], today: today(), language: lang(), mask: false };
  const answer = await app.engine.call(asked, [letter.wire]);
  const blocks = /** @type {import("./types").Block[]} */ (answer.json.sheets[0].letter.blocks);
  return blocks.map((block) => block.pieces.map((piece) => piece.text).join("").trim()).join("\n\n");
}

/** @param {App} app */
export function authorView(app) {
  let timer = 0;
  let checks = 0;
  const told = h("p.told", {});
  const check = async () => {
    const own = ++checks;
    const { text } = editor;
    if (!text.trim()) {
      editor.mark([]);
      findings.say(t("write.empty"));
      return;
    }
    try {
      const request = { op: "lint", language: lang(), mask: false, name: "utkast.txt" };
      const { json } = await app.engine.call(request, [new TextEncoder().encode(text)], { key: "lint" });
      if (own !== checks || text !== editor.text) return;
      const { diagnostics, measures } = /** @type {import("./types").Lint} */ (json.lint);
      const at = units(text, diagnostics.flatMap(({ evidence }) => [evidence.start, evidence.end]));
      const marks = diagnostics.map(({ evidence, severity }, index) =>
        ({ start: at.get(evidence.start) ?? 0, end: at.get(evidence.end) ?? 0, severity, index }));
      editor.mark(marks);
      findings.set(diagnostics, marks, measures);
      findings.at(editor.field.selectionStart);
    } catch (error) {
      const kind = error instanceof CallError ? error.kind : "crash";
      if (kind === "timeout" || kind === "crash") findings.say(t("write.failed"));
    }
  };
  const editor = new Editor(t("write.label"), t("write.placeholder"), () => {
    draft.text = editor.text;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  }, () => findings.at(editor.field.selectionStart));
  const findings = new Findings({
    show: (mark) => editor.show(mark.start, mark.end),
    apply: (mark, text) => editor.replace(mark.start, mark.end, text),
  });
  const load = async (/** @type {File | undefined} */ file) => {
    if (!file) return;
    try {
      editor.set(await textOf(app, file));
    } catch (error) {
      told.textContent = error instanceof CallError ? t("trouble.crash", { name: file.name }) : /** @type {Error} */ (error).message;
      announce(told.textContent);
    }
  };
  const fix = async () => {
    const { json, rest } = await app.engine.call({ op: "fix" }, [new TextEncoder().encode(editor.text)]);
    if (json.applied) editor.replace(0, editor.text.length, new TextDecoder().decode(rest));
    told.textContent = json.applied ? t("write.fixed", { count: json.applied }) : t("write.fixed_none");
    announce(told.textContent);
  };
  const field = /** @type {HTMLInputElement} */ (h("input#draft-file", {
    type: "file", hidden: true, "aria-hidden": "true", tabindex: -1,
    onchange: () => {
      load(field.files?.[0]);
      field.value = "";
    },
  }));
  const tools = h("div.tools", {},
    button("secondary", "file", t("write.open"), () => field.click()), field,
    button("secondary", "", t("write.demo"), () => editor.set(JSON.parse(document.getElementById("draft-demo")?.textContent ?? '""')), { id: "draft-demo-button" }),
    button("primary", "check", t("write.fix"), fix, { id: "fix", title: t("write.fix_hint") }),
    button("secondary", "copy", t("write.copy"), async () => {
      if (await copy(editor.text, t("write.copied"))) told.textContent = t("write.copied");
    }, { id: "copy-draft" }),
    button("quiet-button", "", t("write.read_as"), () => {
      if (!editor.text.trim()) return;
      location.hash = `${lang()}/les`;
      take(app, [new File([editor.text], "utkast.txt", { type: "text/plain" })]);
    }),
    button("quiet-button", "bin", t("write.clear"), () => editor.set("")));
  editor.set(draft.text);
  const view = h("div.author", {},
    h("div.opening", {}, h("h1#write-heading", { tabindex: -1 }, t("write.heading")), h("p.lead-text", {}, t("write.lead"))),
    tools, told,
    h("div.columns.writing", {}, editor.element, findings.element));
  return { view, load, refresh: () => editor.set(draft.text) };
}
