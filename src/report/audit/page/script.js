"use strict";
(() => {
  const table = document.getElementById("letters");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const filters = document.getElementById("filters");
  const query = document.getElementById("f-q");
  const chosen = [...filters.querySelectorAll("select")];
  const status = document.getElementById("status");
  const more = document.getElementById("more");
  const page = 50;
  let shown = page;

  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const value = (row, column, text) => {
    const cell = row.cells[column];
    if (text) return cell.querySelector("bdi").textContent;
    return Number(cell.dataset.v ?? cell.textContent);
  };
  const fits = (row) => {
    const wanted = query.value.trim().toLowerCase();
    if (wanted && !texts.get(row).includes(wanted)) return false;
    return chosen.every((select) => {
      const own = row.dataset[select.dataset.f].split(" ");
      return !select.value || own.includes(select.value);
    });
  };
  const show = () => {
    let count = 0;
    for (const row of rows) {
      const fit = fits(row);
      if (fit) count += 1;
      row.hidden = !fit || count > shown;
    }
    const seen = Math.min(shown, count);
    const told = status.dataset.text.replace("{shown}", seen).replace("{count}", count);
    status.textContent = count ? told : status.dataset.none;
    more.hidden = count <= shown;
  };
  const sort = (head) => {
    const column = heads.indexOf(head);
    const kind = head.dataset.s;
    const first = kind === "d" ? "descending" : "ascending";
    const other = kind === "d" ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    for (const one of heads) if (one.dataset.s) one.setAttribute("aria-sort", one === head ? order : "none");
    const sign = order === "ascending" ? 1 : -1;
    const language = document.documentElement.lang;
    const compare = new Intl.Collator(language, { numeric: true }).compare;
    rows.sort((a, b) => {
      const [x, y] = [value(a, column, kind === "t"), value(b, column, kind === "t")];
      const by = kind === "t" ? compare(x, y) : x - y;
      return sign * by || value(a, 0) - value(b, 0);
    });
    body.append(...rows);
    shown = page;
    show();
  };

  for (const head of heads) {
    if (!head.dataset.s) continue;
    if (!head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.title = table.dataset.sort.replace("{column}", head.textContent);
    button.addEventListener("click", () => sort(head));
    head.replaceChildren(button);
  }
  const again = () => {
    shown = page;
    show();
  };
  query.addEventListener("input", again);
  for (const select of chosen) select.addEventListener("change", again);
  document.getElementById("clear").addEventListener("click", () => {
    query.value = "";
    for (const select of chosen) select.value = "";
    again();
    query.focus();
  });
  more.addEventListener("click", () => {
    const next = rows.filter((row) => !row.hidden).length;
    shown += page;
    show();
    const row = rows.filter((one) => !one.hidden)[next];
    const target = row && (row.querySelector("a") || row.cells[1]);
    if (target) {
      if (!target.href) target.tabIndex = -1;
      target.focus();
    }
  });
  table.classList.add("sortable");
  filters.hidden = false;
  show();
})();
