// The page's modules that need no page: messages, places, lines, and the texts in three languages.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { cut, pack, unpack, unpackLetters } from "../../web/page/js/message.js";
import { byLine, changed, units } from "../../web/page/js/places.js";

const here = (path) => new URL(`../../web/page/${path}`, import.meta.url);

// Messages come back as they went, also from the middle of a larger room.
{
  const parts = [Uint8Array.of(1, 2, 3), new Uint8Array(), Uint8Array.of(255)];
  const bytes = pack({ op: "read", name: "vedtak – æøå.pdf" }, parts);
  const room = new Uint8Array(bytes.length + 20);
  room.set(bytes, 7);
  const { json, rest } = unpack(room.subarray(7, 7 + bytes.length));
  assert.deepEqual(json, { op: "read", name: "vedtak – æøå.pdf" });
  assert.deepEqual([...rest], [1, 2, 3, 255]);
  assert.deepEqual(cut(rest, [3, 0, 1]).map((piece) => [...piece]), [[1, 2, 3], [], [255]]);
}
{
  const json = {
    letters: [{ part: "nb", format: "pdf", length: 2, picture_pages: [3] }, { part: "nn", format: "template", length: 1 }],
    pictures: [{ part: "bilde.png", length: 3, pdf: false }, { part: "side.pdf", length: 1, pdf: true }],
  };
  const { letters, pages, pictures } = unpackLetters(json, Uint8Array.of(1, 2, 3, 4, 5, 6, 7), "brev.hbs");
  assert.deepEqual(letters.map((one) => [one.name, [...one.wire]]), [["brev.hbs · nb", [1, 2]], ["brev.hbs · nn", [3]]]);
  assert.deepEqual(pages, [[3], []]);
  assert.deepEqual(pictures.map((one) => [one.name, one.pdf, ...one.bytes]), [["bilde.png", false, 4, 5, 6], ["side.pdf", true, 7]]);
}

// Places in bytes become places in the field, whatever the letters weigh.
{
  const text = "på «€» 𝄞 ut";
  const bytes = new TextEncoder();
  const starts = [...text].map((_, i, all) => all.slice(0, i).join(""));
  const at = units(text, starts.map((before) => bytes.encode(before).length));
  for (const before of starts) assert.equal(at.get(bytes.encode(before).length), before.length, before);
  assert.equal(units(text, [10_000]).get(10_000), text.length);
}

// Marks line by line; where they overlap, the gravest is on top and nothing is lost or doubled.
{
  const lines = ["Det vises til Deres", "", "søknad"];
  const marks = [
    { start: 0, end: 19, severity: "info", index: 0 }, { start: 4, end: 9, severity: "error", index: 1 },
    { start: 14, end: 24, severity: "warning", index: 2 },
  ];
  assert.deepEqual(byLine(lines, marks), [
    [{ start: 0, end: 4, severity: "info" }, { start: 4, end: 9, severity: "error" }, { start: 9, end: 14, severity: "info" },
      { start: 14, end: 19, severity: "warning" }],
    [],
    [{ start: 0, end: 3, severity: "warning" }],
  ]);
}

// Only the lines that changed.
assert.deepEqual(changed(["a", "b", "c"], ["a", "x", "y", "c"]), { before: 1, after: 1 });
assert.deepEqual(changed(["a", "a"], ["a", "a", "a"]), { before: 2, after: 0 });
assert.deepEqual(changed([], ["a"]), { before: 0, after: 0 });

// The texts: the same keys, the same words in braces, and each of them used.
{
  const flat = (value, path = "") =>
    typeof value === "object" && !Array.isArray(value) ? Object.entries(value).flatMap(([key, one]) => flat(one, path ? `${path}.${key}` : key)) : [[path, value]];
  const [nb, nn, en] = ["nb", "nn", "en"].map((lang) => new Map(flat(JSON.parse(readFileSync(here(`texts/${lang}.json`), "utf8")))));
  const braces = (value) => (JSON.stringify(value).match(/\{\w+\}/g) ?? []).sort();
  for (const other of [nn, en]) {
    assert.deepEqual([...other.keys()].sort(), [...nb.keys()].sort());
    for (const [key, value] of nb) {
      assert.deepEqual(braces(other.get(key)), braces(value), key);
      if (Array.isArray(value)) assert.equal(other.get(key).length, value.length, key);
    }
  }
  const code = readdirSync(here("js")).map((name) => readFileSync(here(`js/${name}`), "utf8")).join("\n");
  const built = ["nav.", "demos.", "write.severity.", "write.measure.", "privacy.facts_", "privacy.mode_"];
  const unused = [...nb.keys()].filter((key) => !code.includes(`"${key}"`) && !built.some((start) => key.startsWith(start)));
  assert.deepEqual(unused, []);
}

// House rules: files stay small and say what they are for; no letter reaches innerHTML, storage or the network.
for (const name of readdirSync(here("js")).filter((name) => name.endsWith(".js"))) {
  const code = readFileSync(here(`js/${name}`), "utf8");
  assert.ok(code.startsWith("// "), `${name} does not say what it is for`);
  assert.ok(code.split("\n").length <= 250, `${name} is long`);
  assert.ok(!/innerHTML|insertAdjacentHTML|document\.write|localStorage|sessionStorage|indexedDB|eval\(/.test(code), name);
  if (name !== "ocr.js") assert.ok(!/fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/.test(code), `${name} reaches out`);
}

// The engine: one call at a time, a limit on each, a new Worker after one that failed, and no endless starting.
{
  const { Engine } = await import("../../web/page/js/engine.js");
  const made = [];
  const spawn = (behave) => () => {
    const worker = {
      ended: false,
      postMessage(data) {
        if (data.module) queueMicrotask(() => behave === "never" ? worker.onerror({ preventDefault() {}, message: "no" }) : worker.onmessage({ data: { ready: true } }));
        else queueMicrotask(() => {
          const { json, rest } = unpack(data.message);
          if (json.op === "hang") return;
          if (worker.ended) return;
          worker.onmessage({ data: json.op === "trap" ? { failed: "unreachable" } : { answer: pack({ op: json.op }, [rest]) } });
        });
      },
      terminate() {
        worker.ended = true;
      },
    };
    made.push(worker);
    return worker;
  };
  const engine = new Engine(spawn("well"), Promise.resolve({}));
  const kinds = (calls) => Promise.all(calls.map((call) => call.then(({ json }) => json.op, (error) => error.kind)));
  const told = await kinds([
    engine.call({ op: "read" }, [Uint8Array.of(1)]), engine.call({ op: "hang" }, [], { limit: 20 }), engine.call({ op: "trap" }),
    engine.call({ op: "lint", n: 1 }, [], { key: "lint" }), engine.call({ op: "lint", n: 2 }, [], { key: "lint" }), engine.call({ op: "about" }),
  ]);
  assert.deepEqual(told, ["read", "timeout", "crash", "superseded", "lint", "about"]);
  assert.equal(made.length, 3);
  assert.deepEqual(made.map((worker) => worker.ended), [true, true, false]);
  const waiting = kinds([engine.call({ op: "hang" }), engine.call({ op: "read" })]);
  engine.forget();
  assert.deepEqual(await waiting, ["stopped", "stopped"]);
  assert.deepEqual(await kinds([engine.call({ op: "read" })]), ["read"]);

  const broken = new Engine(spawn("never"), Promise.resolve({}));
  assert.deepEqual(await kinds([broken.call({ op: "read" })]), ["crash"]);
  assert.deepEqual(await kinds([broken.call({ op: "read" })]), ["crash"]);
  assert.ok(made.length < 12);
}
