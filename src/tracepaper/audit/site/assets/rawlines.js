// The raw lines of a file as a table under the names of their columns, the published cell marked.
function rawRows(file, rows) {
  const lines = data("lines")[file] || {};
  const shown = rows.filter((row, at) => row.line > 1 && rows.findIndex((other) => other.line === row.line && other.value === row.value) === at);
  const header = lines[1] === undefined ? [] : cellsOf(lines[1]);
  const cells = new Map(shown.map((row) => [row, cellsOf(lines[row.line] ?? "")]));
  if (!/\.csv(\.gz)?$/.test(file) || shown.some((row) => cells.get(row).length !== header.length)) return asText(lines, shown);
  return h("div", { class: "table-box", role: "region", tabindex: "0", "aria-label": `${t("raw")}: ${file}` },
    h("table", { class: "rows raw" }, h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "number" }, t("line")), header.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, shown.map((row) => {
        const at = publishedCell(cells.get(row), header, row);
        return h("tr", {}, h("th", { scope: "row", class: "number" }, row.line), cells.get(row).map((cell, n) => h("td", {}, n === at ? h("mark", {}, cell) : cell)));
      }))));
}

function asText(lines, rows) {
  return h("div", { class: "raw" }, lines[1] ? h("p", {}, h("span", { class: "at" }, "1"), lines[1]) : null,
    rows.map((row) => h("p", {}, h("span", { class: "at" }, row.line), h("mark", {}, lines[row.line] || ""))));
}

// The cells of a line of a CSV file.
function cellsOf(line) {
  const found = [];
  let cell = "", quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at];
    if (quoted && letter === '"' && line[at + 1] === '"') { cell += '"'; at += 1; }
    else if (letter === '"') quoted = !quoted;
    else if (letter === "," && !quoted) { found.push(cell); cell = ""; }
    else cell += letter;
  }
  return [...found, cell];
}

// The one cell that says what the observation says; none if several do or none does.
function publishedCell(cells, header, row) {
  const says = (cell) => cell !== "" && (row.value === undefined ? cell === row.text : Number(cell) === row.value);
  const found = cells.map((cell, at) => (says(cell) ? at : -1)).filter((at) => at >= 0);
  const period = found.filter((at) => header[at] !== "year" && cells[at] !== row.period);
  return found.length === 1 ? found[0] : period.length === 1 ? period[0] : -1;
}
