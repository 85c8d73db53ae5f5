// Takes from Aksel's tokens (@navikt/ds-tokens, MIT) only the values the style uses, for light and for dark.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The declarations of each block of tokens.css that has one of the wanted selectors. */
function blocks(css) {
  const light = new Map();
  const dark = new Map();
  for (const [, selector, body] of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const names = selector.split(",").map((one) => one.trim());
    const into = names.includes(":root") ? light : names.includes(".dark") ? dark : null;
    if (!into) continue;
    for (const [, name, value] of body.matchAll(/(--ax-[\w-]+):\s*([^;]+);/g)) into.set(name, value.trim());
  }
  return { light, dark };
}

/** @param {string} css the page's own style @returns {string} `:root` with the tokens that it names */
export function tokens(css) {
  const path = createRequire(import.meta.url).resolve("@navikt/ds-tokens/dist/tokens.css");
  const { light, dark } = blocks(readFileSync(path, "utf8"));
  const wanted = new Set();
  const want = (text) => {
    for (const [name] of text.matchAll(/--ax-[\w-]+/g)) {
      if (wanted.has(name)) continue;
      wanted.add(name);
      if (!light.has(name)) throw new Error(`Aksel has no token ${name}`);
      want(light.get(name));
      want(dark.get(name) ?? "");
    }
  };
  want(css);
  const of = (values) => [...wanted].filter((name) => values.has(name)).sort().map((name) => `${name}:${values.get(name)};`).join("");
  return `:root{${of(light)}}@media screen and (prefers-color-scheme:dark){:root{${of(dark)}}}`;
}
