// The page: its head, its three views, its language. Where the reader is stands in the address after «#» and nowhere else.

import { authorView, draft } from "./author.js";
import { boot } from "./boot.js";
import { announce, byId, fill, h } from "./dom.js";
import { CallError } from "./engine.js";
import { take } from "./intake.js";
import { choose as chooseStatement } from "./link.js";
import { prepareCurrent } from "./paper.js";
import { privacyView } from "./privacy.js";
import { showResult } from "./result.js";
import { silence } from "./speak.js";
import { startView } from "./start.js";
import { fresh } from "./state.js";
import { choose, guess, lang, t, today } from "./texts.js";

/** @typedef {import("./state").App} App */

const VIEWS = /** @type {const} */ ({ les: "read", skriv: "write", personvern: "privacy" });
const NAMES = { nb: "Bokmål", nn: "Nynorsk", en: "English" };

let view = "les";
/** @type {ReturnType<typeof authorView> | null} */
let author = null;

/** @type {App} */
const app = {
  engine: boot(),
  state: fresh(),
  mode: /** @type {any} */ (document.documentElement.dataset.mode ?? "file"),
  about: null,
  render,
  wipe,
  explain,
  open(letter, statement) {
    app.state.current = letter;
    render();
    byId("result").querySelector("h1")?.focus();
    const button = statement && byId("result").querySelector(`[data-show="${CSS.escape(statement)}"]`);
    if (button) chooseStatement([statement], "card", /** @type {HTMLElement} */ (button));
    else scrollTo(0, 0);
  },
};

/** Asks the library for what all letters mean. @returns {Promise<boolean>} */
async function explain() {
  const { state } = app;
  if (!state.letters.length) return false;
  const letters = state.letters.map(({ wire, name, received }) => ({ length: wire.length, name, received }));
  const request = { op: "explain", letters, today: today(), language: lang(), mask: state.mask };
  try {
    const { json } = await app.engine.call(request, state.letters.map((one) => one.wire), { key: "explain", limit: 10_000 + 500 * letters.length });
    if (app.state !== state) return false;
    if (json.error) throw new Error(json.error.code);
    state.sheets = json.sheets;
    state.pile = json.pile ?? null;
    if (!state.pile && state.current === "all") state.current = 0;
    render();
    return true;
  } catch (error) {
    if (error instanceof CallError && (error.kind === "superseded" || error.kind === "stopped")) return false;
    if (app.state !== state) return false;
    // What could not be explained is let go, so that the rest of the page lives on.
    state.letters = state.letters.slice(0, state.sheets.length);
    state.troubles.push(t("trouble.explain"));
    render();
    return false;
  }
}

/** Everything about letters and drafts goes: from the page, and from the library's memory. */
function wipe() {
  silence();
  app.state = fresh();
  draft.text = "";
  author = null;
  app.engine.forget();
  getSelection()?.removeAllRanges();
  fill(byId("paper"));
  fill(byId("ask"));
  fill(byId("view-write"));
  show();
  render();
  announce(t("read.wiped"));
  byId("start-heading").focus();
}

function render() {
  const { working, sheets } = app.state;
  const progress = byId("progress");
  progress.textContent = working ? t("read.working", { name: working }) : "";
  byId("view-read").classList.toggle("busy", Boolean(working));
  const has = sheets.length > 0;
  byId("start").hidden = has;
  byId("result").hidden = !has;
  if (has) {
    showResult(app);
  } else {
    fill(byId("result"));
    fill(byId("start"), startView(app));
  }
}

function header() {
  fill(byId("views"), Object.entries(VIEWS).map(([name, key]) =>
    h("li", {}, h("a", { href: `#${lang()}/${name}`, "aria-current": name === view ? "page" : null }, t(`nav.${key}`)))));
  fill(byId("languages"), Object.entries(NAMES).map(([code, name]) =>
    h("li", {}, h("a", { href: `#${code}/${view}`, lang: code, hreflang: code, "aria-current": code === lang() ? "true" : null }, name))));
  byId("skip").textContent = t("site.skip");
  byId("nav").setAttribute("aria-label", t("site.views"));
  byId("language").setAttribute("aria-label", t("site.language"));
  byId("foot").textContent = t("site.not_official");
  document.title = view === "les" ? t("site.title") : `${t(`nav.${VIEWS[/** @type {keyof typeof VIEWS} */ (view)]}`)} · ${t("site.name")}`;
}

function show() {
  header();
  for (const [name, key] of Object.entries(VIEWS)) byId(`view-${key}`).hidden = name !== view;
  if (view === "skriv" && !author) {
    author = authorView(app);
    fill(byId("view-write"), author.view);
    author.refresh();
  }
  if (view === "personvern") fill(byId("view-privacy"), privacyView(app));
}

/** Follows the address: `#nn/skriv`. */
function follow() {
  const [code, name] = location.hash.slice(1).split("/");
  const spoken = code in NAMES ? /** @type {import("./types").Lang} */ (code) : lang();
  const other = spoken !== lang() || !document.documentElement.dataset.shown;
  const moved = view !== name && name in VIEWS;
  if (name in VIEWS) view = name;
  if (other) {
    choose(spoken);
    author = null;
    render();
    explain();
  }
  show();
  if (moved) {
    scrollTo(0, 0);
    /** @type {HTMLElement | null} */ (byId("main").querySelector(":scope > :not([hidden]) h1"))?.focus({ preventScroll: true });
  }
  document.documentElement.dataset.shown = "true";
}

function listen() {
  addEventListener("hashchange", follow);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  addEventListener("beforeprint", () => (view === "les" ? prepareCurrent(app) : fill(byId("paper"))));
  addEventListener("pagehide", (event) => {
    silence();
    // A page that the browser keeps for its «back» must not show the letter to the next one at the machine.
    if (event.persisted) wipe();
  });
  const main = document.documentElement;
  for (const kind of ["dragenter", "dragover"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      main.classList.add("dragging");
    });
  }
  addEventListener("dragleave", (event) => {
    if (!(/** @type {DragEvent} */ (event).relatedTarget)) main.classList.remove("dragging");
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    main.classList.remove("dragging");
    bring(event.dataTransfer);
  });
  addEventListener("paste", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest?.("input, textarea")) return;
    bring(event.clipboardData);
  });
  document.addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));
}

/** Files or text that were dropped or pasted on the page. @param {DataTransfer | null} data */
function bring(data) {
  const files = [...(data?.files ?? [])];
  const text = data?.getData("text/plain") ?? "";
  if (!files.length && !text.trim()) return;
  const all = files.length ? files : [new File([text], `${t("read.pasted")}.txt`, { type: "text/plain" })];
  if (view === "skriv") author?.load(all[0]);
  else if (view === "les") take(app, all);
}

choose(guess());
listen();
follow();
app.engine.call({ op: "about" }, [], { limit: 60_000 }).then(({ json }) => {
  app.about = json;
  document.documentElement.dataset.ready = "true";
  if (view === "personvern") show();
}, () => {
  app.state.troubles.push(t("trouble.start"));
  render();
});
if (app.mode === "site") navigator.serviceWorker?.register("sw.js").catch(() => undefined);
