// From the library's places (bytes of UTF-8) to the page's (units of UTF-16).

/**
 * The unit at each of the given bytes. @param {string} text @param {number[]} bytes @returns {Map<number, number>}
 */
export function units(text, bytes) {
  const wanted = [...new Set(bytes)].sort((a, b) => a - b);
  const found = new Map();
  let byte = 0;
  let unit = 0;
  for (const want of wanted) {
    while (byte < want && unit < text.length) {
      const code = /** @type {number} */ (text.codePointAt(unit));
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      unit += code < 0x10000 ? 1 : 2;
    }
    found.set(want, unit);
  }
  return found;
}

/** @typedef {{start: number, end: number, severity: string, index: number}} Mark */

const WEIGHT = /** @type {Record<string, number>} */ ({ info: 1, warning: 2, error: 3 });

/**
 * The stretches of each line that carry a mark, the gravest on top: where marks overlap, the line is cut.
 * @param {string[]} lines @param {Mark[]} marks @returns {{start: number, end: number, severity: string}[][]}
 */
export function byLine(lines, marks) {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let at = 0;
  let first = 0;
  return lines.map((line) => {
    const [from, to] = [at, at + line.length];
    at = to + 1;
    while (first < sorted.length && sorted[first].end <= from && sorted[first].start < from) first++;
    const own = [];
    for (let i = first; i < sorted.length && sorted[i].start < to; i++) {
      const [start, end] = [Math.max(sorted[i].start, from) - from, Math.min(sorted[i].end, to) - from];
      if (end > start) own.push({ start, end, severity: sorted[i].severity });
    }
    return flatten(own);
  });
}

/** @param {{start: number, end: number, severity: string}[]} spans */
function flatten(spans) {
  const edges = [...new Set(spans.flatMap((span) => [span.start, span.end]))].sort((a, b) => a - b);
  /** @type {{start: number, end: number, severity: string}[]} */
  const out = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    const over = spans.filter((span) => span.start <= start && span.end >= end);
    if (!over.length) continue;
    const { severity } = over.reduce((a, b) => (WEIGHT[b.severity] > WEIGHT[a.severity] ? b : a));
    const last = out.at(-1);
    if (last && last.end === start && last.severity === severity) last.end = end;
    else out.push({ start, end, severity });
  }
  return out;
}

/** What changed between two lists of lines: the lines before and after that stayed. @param {string[]} old @param {string[]} now */
export function changed(old, now) {
  const most = Math.min(old.length, now.length);
  let before = 0;
  while (before < most && old[before] === now[before]) before++;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === now[now.length - 1 - after]) after++;
  return { before, after };
}
