// The page for the curious: what happens to a letter here, and how to check it oneself.

import { h } from "./dom.js";
import { list, t } from "./texts.js";

/** @param {import("./state").App} app */
export function privacyView(app) {
  const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']")?.getAttribute("content") ?? "";
  const facts = [...list("privacy.facts")];
  if (app.mode !== "file") facts[1] = t(`privacy.facts_${app.mode}`);
  const checks = list("privacy.checks").map(([name, text], i) => {
    if (i === 1 && app.mode !== "file") return [name, t("privacy.traffic_photo")];
    return [name, i === 3 && app.mode === "site" ? t("privacy.stored_site") : text];
  });
  return h("div.reading", {},
    h("h1#privacy-heading", { tabindex: -1 }, t("privacy.heading")),
    h("p.lead-text", {}, t("privacy.lead")),
    h("section", {}, h("h2", {}, t("privacy.check_heading")),
      h("ol.checks", {}, checks.map(([name, text]) => h("li", {}, h("h3", {}, name), h("p", {}, text))))),
    h("section", {}, h("h2", {}, t("privacy.facts_heading")), h("ul", {}, facts.map((one) => h("li", {}, one)))),
    h("section", {}, h("h2", {}, t("privacy.care_heading")), h("ul", {}, list("privacy.care").map((one) => h("li", {}, one)))),
    app.mode === "site" && h("section", {}, h("h2", {}, t("privacy.stick_heading")),
      h("p", {}, t("privacy.stick")), h("p", {}, h("a", { href: "klarbrev.html", download: "klarbrev.html" }, t("privacy.stick_go")))),
    h("section", {}, h("h2", {}, t("privacy.csp")),
      h("p", {}, t(`privacy.mode_${app.mode}`)),
      h("ul.policy", {}, policy.split(";").map((rule) => rule.trim()).filter(Boolean).map((rule) => h("li", {}, h("code", {}, rule)))),
      app.about && h("p.quiet", {}, t("privacy.version", { version: app.about.klarbrev, lexicons: app.about.lexicons }))));
}
