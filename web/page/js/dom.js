// Small helpers for the document. Text is always set as text: nothing in a letter can become markup.

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Child | (Child | Child[] | (Child | Child[])[])[]} Children
 */

/**
 * An element: `h("p.lead#x", { title: "…", onclick: f }, "text", other)`.
 * @param {string} what @param {Record<string, any>} [attributes] @param {...Children} children
 * @returns {HTMLElement}
 */
export function h(what, attributes = {}, ...children) {
  const [, tag, rest] = /** @type {RegExpMatchArray} */ (what.match(/^([a-z0-9]+)(.*)$/));
  const element = document.createElement(tag);
  for (const [, mark, name] of rest.matchAll(/([.#])([^.#]+)/g)) {
    if (mark === ".") element.classList.add(name);
    else element.id = name;
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "checked" || name === "value" || name === "disabled") /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

/** @param {Children[]} children @returns {(Node | string)[]} */
function nodes(children) {
  const kept = /** @type {Child[]} */ (/** @type {any} */ (children).flat(Infinity)).filter((child) => child !== null && child !== undefined && child !== false);
  return kept.map((child) => (child instanceof Node ? child : String(child)));
}

/** Replaces what stands in `element`. @param {Element} element @param {...Children} children */
export function fill(element, ...children) {
  element.replaceChildren(...nodes(children));
}

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
};

/** Says something to those who cannot see that it changed. @param {string} text */
export function announce(text) {
  const place = byId("status");
  place.textContent = "";
  setTimeout(() => (place.textContent = text), 50);
}

const PATHS = /** @type {Record<string, string>} */ ({
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7",
  paste: "M8 5H6v16h12V5h-2M9 3h6v4H9zM9 12h6M9 16h6",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
  copy: "M9 8h11v13H9zM5 16H4V3h11v2",
  calendar: "M4 6h16v15H4zM4 11h16M8 3v5M16 3v5",
  sound: "M4 10v5h4l5 4V6L8 10zM16 9.5a4 4 0 0 1 0 6M18.5 7a8 8 0 0 1 0 11",
  stop: "M7 7h10v10H7z",
  bin: "M4 7h16M9 7V4h6v3M6.5 7l1 14h9l1-14M10 11v6M14 11v6",
  lock: "M6 11h12v10H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  place: "M12 21c4-5 6-8 6-11a6 6 0 0 0-12 0c0 3 2 6 6 11M12 8a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 12 8",
  question: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.5 9.5c.2-3.4 5.3-3.2 5.2 0 0 2-2.7 2-2.7 4M12 16.4v.8",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 21c.5-9 14.5-9 15 0",
  check: "M5 12.5l4.5 4.5L19 7.5",
  plus: "M12 5v14M5 12h14",
  warning: "M12 3.5L22 20H2zM12 10v4.5M12 16.8v.9",
});

/** A small picture beside a text that says the same. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button with a picture. @param {string} kind @param {string} image @param {string} label @param {() => void} act */
export const button = (kind, image, label, act, attributes = {}) =>
  h(`button.button.${kind}`, { type: "button", onclick: act, ...attributes }, image && icon(image), h("span", {}, label));
