// Ties the explanation and the letter together: choose a statement and its sentence lights up, and the other way.

import { announce, byId, fill, h, icon } from "./dom.js";
import { t } from "./texts.js";

/** @type {string} what is chosen now */
let chosen = "";

const all = (/** @type {string} */ selector) =>
  /** @type {HTMLElement[]} */ ([...byId("result").querySelectorAll(selector)]);

/** @param {HTMLElement} piece */
const idsOf = (piece) => (piece.dataset.statements ?? "").split(" ").filter(Boolean);

/** Nothing is chosen any more. */
export function clear() {
  chosen = "";
  for (const one of all(".chosen, .lit")) one.classList.remove("chosen", "lit");
  for (const one of all("[aria-pressed='true'][data-show], .piece[aria-pressed='true']")) one.setAttribute("aria-pressed", "false");
  byId("jump").hidden = true;
}

/** Scrolls to an element: within the letter where that has a scroll of its own, else the page. @param {HTMLElement | undefined} element */
function bring(element) {
  if (!element) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const sheet = element.closest(".sheet");
  if (sheet && getComputedStyle(sheet).overflowY === "auto") {
    const [own, around] = [element.getBoundingClientRect(), sheet.getBoundingClientRect()];
    sheet.scrollBy({ top: own.top - around.top - (around.height - Math.min(own.height, around.height)) / 2, behavior });
    return;
  }
  element.scrollIntoView({ block: "center", behavior });
}

/** On a narrow screen the two stand below each other: offers the way back. @param {string} key @param {HTMLElement | null} back */
function offer(key, back) {
  const bar = byId("jump");
  if (!back || matchMedia("(min-width: 64rem)").matches) return;
  bar.hidden = false;
  fill(bar, h("button.button.primary", {
    type: "button",
    onclick: () => {
      bar.hidden = true;
      bring(back);
      back.focus({ preventScroll: true });
    },
  }, icon(key === "letter.back" ? "check" : "place"), t(key)));
}

/**
 * @param {string[]} ids @param {"card" | "letter"} from @param {HTMLElement | null} origin what was chosen
 */
export function choose(ids, from, origin) {
  const key = `${from} ${ids.join(" ")} ${from === "letter" ? origin?.dataset.piece : ""}`;
  const again = key === chosen;
  clear();
  if (again) return;
  chosen = key;
  const statements = all("[data-id]").filter((one) => ids.includes(one.dataset.id ?? ""));
  const pieces = from === "letter" && origin
    ? [origin]
    : all(".piece").filter((piece) => idsOf(piece).some((id) => ids.includes(id)));
  for (const one of statements) one.classList.add("chosen");
  for (const one of all("[data-show]")) one.setAttribute("aria-pressed", String(ids.includes(one.dataset.show ?? "")));
  for (const one of pieces) {
    one.classList.add("lit");
    if (one.hasAttribute("aria-pressed")) one.setAttribute("aria-pressed", "true");
  }
  if (from === "card") {
    bring(pieces[0]);
    announce(t("letter.shown", { quote: pieces.map((one) => one.textContent).join(" ") }));
    offer("letter.back", origin);
  } else {
    const first = statements[0];
    first?.closest("details")?.setAttribute("open", "");
    bring(first);
    const told = [...new Set(statements.map((one) => one.querySelector(".words")?.textContent ?? ""))];
    announce(told.join(" "));
    offer("card.to_letter", origin);
  }
}
