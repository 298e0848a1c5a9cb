// Figures and tables: data, files and code under each, larger on request, rows in the reader's order, and a
// hint where a table goes on beyond the edge.
function toolsOf(exhibit) {
  const drawing = exhibit.querySelector(".drawing");
  const line = h("p", { class: "exhibit-tools" },
    button(t("data"), (event) => dataPanel(exhibit, event.currentTarget)),
    button("CSV", async () => save(`${exhibit.id}.csv`, "text/csv", (await load("tables"))[exhibit.id])),
    drawing ? button("SVG", () => save(`${exhibit.id}.svg`, "image/svg+xml", svgText(drawing))) : null,
    button(t("code"), (event) => codePanel(exhibit, event.currentTarget)),
    drawing ? button(t("zoom"), () => zoom(drawing)) : null);
  exhibit.append(line);
}

function nameOf(exhibit) {
  return exhibit.querySelector("figcaption, .caption").textContent.trim();
}

async function dataPanel(exhibit, from) {
  const lines = csvRows((await load("tables"))[exhibit.id]);
  const [header, ...rows] = lines;
  openPanel(t("data"), nameOf(exhibit), [h("p", {}, `${exact(rows.length)} ${t("rows")}`), scrollBox(nameOf(exhibit),
    h("table", {}, h("thead", {}, h("tr", {}, header.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, seenCell(cell)))))))), wholeTrace(`exhibit/${exhibit.id}`)], from);
}

// A cell of the data as a person reads it; the file has all of its digits.
function seenCell(text) {
  return /^-?\d+\.\d+(e[+-]?\d+)?$/.test(text) && text.length > SURE_DIGITS ? String(Number(Number(text).toPrecision(SURE_DIGITS))) : text;
}

async function codePanel(exhibit, from) {
  const data = await load("origins");
  openPanel(t("code"), nameOf(exhibit), [codeSection(data.exhibits[exhibit.id].map((at) => data.code[at])),
    wholeTrace(`exhibit/${exhibit.id}`)], from);
  panel.querySelectorAll("details").forEach((one) => { one.open = true; });
}

// The rows of a CSV text; a cell in quotes may hold commas and lines.
function csvRows(text) {
  const rows = [[]];
  let cell = "", quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
    else if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) { rows.at(-1).push(cell); cell = ""; }
    else if (letter === "\n" && !quoted) { rows.at(-1).push(cell); cell = ""; rows.push([]); }
    else cell += letter;
  }
  return rows.slice(0, -1);
}

// The drawing as a file of its own.
function svgText(drawing) {
  const copy = drawing.querySelector("svg").cloneNode(true);
  const [, , width, height] = copy.getAttribute("viewBox").split(" ");
  for (const name of ["class", "role", "aria-label"]) copy.removeAttribute(name);
  copy.setAttribute("width", `${width}pt`);
  copy.setAttribute("height", `${height}pt`);
  return `<?xml version="1.0" encoding="utf-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

// The drawing itself moves into a window of its own and back, so that its names stay unique.
function zoom(drawing) {
  const svg = [...drawing.children].find((one) => getComputedStyle(one).display !== "none");
  const place = h("span", { class: "zoom-place" });
  place.style.height = `${svg.getBoundingClientRect().height}px`;
  svg.replaceWith(place);
  const close = () => box.close();
  const box = h("dialog", { class: "zoom", "aria-label": svg.getAttribute("aria-label") },
    button(h("span", { "aria-hidden": "true" }, "✕"), close, { class: "close", "aria-label": t("close") }),
    h("div", { class: "zoomed", tabindex: "0", role: "region", "aria-label": t("zoom") }, svg));
  box.addEventListener("close", () => { place.replaceWith(svg); box.remove(); });
  box.addEventListener("click", (event) => { if (event.target === box) close(); });
  document.body.append(box);
  box.showModal();
}

// A table is sorted by a click on the head of a column, where each row stands for itself.
function makeSortable(table) {
  const heads = table.tHead ? [...table.tHead.rows].at(-1).cells : [];
  const rows = [...table.tBodies[0].rows];
  const plain = rows.length > 2 && rows.every((row) => row.cells.length === heads.length
    && row.cells[0].textContent.trim() && [...row.cells].every((cell) => cell.rowSpan === 1));
  if (!plain) return;
  [...heads].forEach((head, at) => {
    const label = head.textContent.trim();
    if (!label) return;
    const sort = button([...head.childNodes], () => sortBy(table, rows, head, at), { class: "sort", title: t("sortBy", { column: label }) });
    head.append(sort);
  });
}

function sortBy(table, rows, head, at) {
  const next = { none: "descending", descending: "ascending", ascending: "none" }[head.getAttribute("aria-sort") || "none"];
  for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
  if (next !== "none") head.setAttribute("aria-sort", next);
  const sign = next === "descending" ? -1 : 1;
  const key = new Map(rows.map((row) => [row, sortKey(row.cells[at].textContent)]));
  const order = (a, b) => {
    const [x, y] = [key.get(a), key.get(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return sign * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), PAGE.tag));
  };
  table.tBodies[0].append(...(next === "none" ? rows : [...rows].sort(order)));
}

// A number as a number, a dash or nothing as nothing, which comes last either way.
function sortKey(text) {
  const bare = text.trim().replaceAll(",", "").replace("−", "-");
  if (/^(?:[—–…-]|n\/a)?$/.test(bare)) return null;
  const number = bare.match(/^[^\d-]{0,4}(-?\d+(?:\.\d+)?)(?![\d-])/);
  return number ? Number(number[1]) : bare;
}

function watchEdges(box) {
  const hint = h("p", { class: "scroll-hint", "aria-hidden": "true" }, t("scrolls"));
  box.before(hint);
  const fit = () => {
    const more = box.scrollWidth - box.clientWidth > 2;
    hint.classList.toggle("due", more);
    box.classList.toggle("goes-on", more && box.scrollLeft + box.clientWidth < box.scrollWidth - 2);
  };
  new ResizeObserver(fit).observe(box);
  box.addEventListener("scroll", fit, { passive: true });
}

function startExhibits() {
  for (const exhibit of article.querySelectorAll(".exhibit[id]")) toolsOf(exhibit);
  for (const table of article.querySelectorAll(".exhibit.table table")) makeSortable(table);
  for (const box of article.querySelectorAll(".table-box")) watchEdges(box);
}
