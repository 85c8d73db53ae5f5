// The draft: a plain field for text with a picture of the same text behind it, which carries the marks. Only lines
// that changed are drawn again, so that typing stays quick in a long draft.

import { h } from "./dom.js";
import { byLine, changed } from "./places.js";

export class Editor {
  /** @param {string} label @param {string} placeholder @param {() => void} onchange @param {() => void} onmove */
  constructor(label, placeholder, onchange, onmove) {
    this.field = /** @type {HTMLTextAreaElement} */ (h("textarea#draft", {
      spellcheck: "false", autocomplete: "off", autocapitalize: "off", "aria-label": label, placeholder,
    }));
    this.picture = h("div.picture", { "aria-hidden": "true" });
    this.element = h("div.editor", {}, this.picture, this.field);
    /** @type {string[]} */
    this.lines = [];
    /** @type {string[]} what each line looks like now */
    this.looks = [];
    this.field.addEventListener("input", () => {
      this.draw();
      onchange();
    });
    this.field.addEventListener("selectionchange", onmove);
    for (const event of ["click", "keyup"]) this.field.addEventListener(event, onmove);
    this.draw();
  }

  get text() {
    return this.field.value;
  }

  /** Lines that changed lose their marks until the next check. */
  draw() {
    const now = this.text.split("\n");
    const { before, after } = changed(this.lines, now);
    const end = this.picture.children.length - after;
    for (let i = end - 1; i >= before; i--) this.picture.children[i].remove();
    const fresh = now.slice(before, now.length - after).map((line) => h("div", {}, line || "\u200b"));
    const next = this.picture.children[before] ?? null;
    for (const node of fresh) this.picture.insertBefore(node, next);
    this.looks.splice(before, end - before, ...fresh.map(() => ""));
    this.lines = now;
  }

  /** @param {import("./places").Mark[]} marks */
  mark(marks) {
    byLine(this.lines, marks).forEach((spans, i) => {
      const look = spans.map(({ start, end, severity }) => `${start}-${end}${severity}`).join(" ");
      if (look === this.looks[i]) return;
      this.looks[i] = look;
      const line = this.lines[i];
      let at = 0;
      const parts = spans.flatMap(({ start, end, severity }) => {
        const before = line.slice(at, start);
        at = end;
        return [before, h(`mark.${severity}`, {}, line.slice(start, end))];
      });
      this.picture.children[i].replaceChildren(...parts, line.slice(at) || (line ? "" : "\u200b"));
    });
  }

  /** Puts `text` in place of what stands between; the browser can undo it. @param {number} start @param {number} end @param {string} text */
  replace(start, end, text) {
    this.field.focus();
    this.field.setSelectionRange(start, end);
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
      this.field.setRangeText(text, start, end, "end");
      this.field.dispatchEvent(new Event("input"));
    }
  }

  /** @param {string} text */
  set(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input"));
  }

  /** Selects a place and brings it into view. @param {number} start @param {number} end */
  show(start, end) {
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    const line = this.text.slice(0, start).split("\n").length - 1;
    this.picture.children[line]?.scrollIntoView({ block: "center" });
  }
}
