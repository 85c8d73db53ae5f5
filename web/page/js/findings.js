// What stands in the reader's way in a draft: the list, what to write instead, and the measures.

import { button, fill, h } from "./dom.js";
import { lang, t } from "./texts.js";

/** @typedef {import("./types").Diagnostic} Diagnostic @typedef {import("./places").Mark} Mark */

const FIRST = 25;
const KINDS = /** @type {const} */ (["error", "warning", "info"]);

/** @param {number} number */
const written = (number) =>
  new Intl.NumberFormat({ nb: "nb-NO", nn: "nn-NO", en: "en-GB" }[lang()], { maximumFractionDigits: 1 }).format(number);

export class Findings {
  /** @param {{show: (mark: Mark) => void, apply: (mark: Mark, text: string) => void}} acts */
  constructor(acts) {
    this.acts = acts;
    this.kind = "";
    this.shown = FIRST;
    this.checked = false;
    this.drawn = "";
    /** @type {Diagnostic[] | null} */
    this.foundHere = null;
    /** @type {Diagnostic[]} */
    this.found = [];
    /** @type {Mark[]} */
    this.marks = [];
    this.counts = h("p.counts", {});
    this.here = h("div.here", {});
    this.items = h("div", {});
    this.measures = h("dl.measures", {});
    this.short = h("summary", {}, t("write.measures"));
    const filter = h("select#kind", {
      autocomplete: "off",
      onchange: (/** @type {Event} */ event) => {
        this.kind = /** @type {HTMLSelectElement} */ (event.target).value;
        this.draw();
      },
    }, h("option", { value: "" }, t("write.filter_all")), KINDS.map((kind) => h("option", { value: kind }, t(`write.severity.${kind}`))));
    this.element = h("aside.findings", { "aria-labelledby": "findings-heading" },
      h("div.findings-head", {}, h("h2#findings-heading", {}, t("write.findings")), h("label", { for: "kind" }, t("write.filter")), filter),
      this.counts, this.here,
      h("details.card.numbers", {}, this.short, this.measures, h("p.quiet", {}, t("write.measures_hint"))),
      this.items);
    this.draw();
  }

  /** @param {Diagnostic} one @param {number} index @param {boolean} [stands] */
  item(one, index, stands = false) {
    const text = one.fix?.replacement;
    const label = !text ? "write.apply_remove" : one.fix?.class === "safe" ? "write.apply" : "write.apply_review";
    return h(`li.finding.${one.severity}`, {},
      h("p.message", {}, h(`span.level.${one.severity}`, {}, t(`write.severity.${one.severity}`)), " ", one.message),
      one.help && h("p.help-text", {}, one.help),
      h("div.row", {},
        !stands && button("quiet-button", "", `${t("write.go")} (${t("card.line", { line: one.evidence.line })})`, () => this.acts.show(this.marks[index])),
        text !== undefined && button("quiet-button", "", t(label, { text }), () => this.acts.apply(this.marks[index], text))));
  }

  /** @param {Diagnostic[]} found @param {Mark[]} marks @param {Record<string, any>} measures */
  set(found, marks, measures) {
    this.found = found;
    this.marks = marks;
    this.checked = true;
    this.draw();
    this.short.textContent = t("write.measures_short", { words: measures.words, sentences: measures.sentences });
    const others = /** @type {any[]} */ (measures.distribution ?? []);
    fill(this.measures, Object.entries(MEASURES).flatMap(([name, compared]) => {
      const value = measures[name];
      if (typeof value !== "number") return [];
      const band = others.find((one) => one.measure === compared && one.reference === "letters")?.band;
      return [h("div", {}, h("dt", {}, t(`write.measure.${name}`), band && h("span.band", {}, band)), h("dd", {}, written(value)))];
    }));
  }

  draw() {
    const count = (/** @type {string} */ kind) => this.found.filter((one) => one.severity === kind).length;
    const wanted = this.found.map((one, i) => ({ one, i })).filter(({ one }) => !this.kind || one.severity === this.kind);
    this.counts.textContent = t("write.counts", { error: count("error"), warning: count("warning"), info: count("info") });
    if (!this.found.length && this.checked) this.counts.textContent = t("write.none");
    const rest = wanted.length - this.shown;
    // The same list as before, as after most keys, is left as it stands: only the places of its marks are new.
    const key = JSON.stringify([rest, wanted.slice(0, this.shown).map(({ one, i }) => [i, one.code, one.message, one.help, one.fix, one.evidence.line])]);
    if (key === this.drawn) return;
    this.drawn = key;
    fill(this.items, h("ul.finding-list", { role: "list" }, wanted.slice(0, this.shown).map(({ one, i }) => this.item(one, i))),
      rest > 0 && button("secondary", "", t("write.more", { count: rest }), () => {
        this.shown += 100;
        this.draw();
      }));
  }

  /** What holds where the cursor stands. @param {number} at */
  at(at) {
    const here = this.marks.filter((mark) => mark.start <= at && at <= mark.end).sort((a, b) => a.end - a.start - b.end + b.start).slice(0, 3);
    const key = here.map((mark) => mark.index).join(" ");
    if (key === this.here.dataset.key && this.found === this.foundHere) return;
    this.here.dataset.key = key;
    this.foundHere = this.found;
    fill(this.here, here.length > 0 && [
      h("h3", {}, t("write.here")),
      h("ul.finding-list", { role: "list" }, here.map((mark) => this.item(this.found[mark.index], mark.index, true))),
    ]);
  }

  /** @param {string} text */
  say(text) {
    this.counts.textContent = text;
    fill(this.items);
    this.drawn = "";
    fill(this.here);
    fill(this.measures);
    this.short.textContent = t("write.measures");
    this.found = [];
    this.marks = [];
  }
}

/** The measures shown, each with its name in the comparison with other letters. */
const MEASURES = /** @type {Record<string, string>} */ ({
  words: "", sentences: "", words_before_outcome: "words-before-outcome", words_per_sentence: "words-per-sentence",
  longest_sentence: "longest-sentence", jargon_per_100_words: "jargon", passive_per_100_sentences: "passives", long_words_pct: "long-words", lix: "lix",
});
