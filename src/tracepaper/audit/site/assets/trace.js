// The trace of one number, claim, cell or source, as it stands in the panel.
const DIMENSIONS = Object.keys(data("dimensions"));
const ROW_KEYS = ["series", "table", ...DIMENSIONS, "item", "field", "period", "value", "text", "unit", "status", "trust"];

function snippet(step, open) {
  const lines = step.text ? step.text.split("\n") : [];
  const code = h("ol", { start: step.first, class: "lines" }, lines.map((line) => h("li", {}, line || " ")));
  return h("details", { class: "code", open },
    h("summary", {}, `${step.path}:${step.line} `, h("span", { class: "quiet" }, step.function)),
    lines.length ? code : null,
    h("p", {}, h("a", { href: `#code/${step.path}/${step.line}` }, t("module"))));
}

function codeSection(steps) {
  if (!steps.length) return null;
  return h("section", {}, h("h3", {}, t("code")), steps.map((step, at) => snippet(step, at === 0 && step.text.length < 900)));
}

function lineageSection(place, nothing) {
  if (place === null) return h("p", { class: "notice" }, nothing);
  const entry = data("lineages")[place];
  const section = h("section", {}, h("h3", {}, `${exact(entry.count)} ${t(entry.count === 1 ? "observation" : "observations")}`));
  if (entry.count > entry.shown) {
    section.append(h("ul", { class: "groups" }, groupsOf(entry).map(([source, edition, series, count]) =>
      h("li", {}, `${exact(count)} × ${source} ${edition}, ${series}`))));
    section.append(h("p", { class: "quiet" }, `${t("firstOf")} ${entry.shown} ${t("first")} `,
      h("span", { class: "ranges" }, entry.ranges.replaceAll(",", ", ") + (entry.more ? ` … ${t("more")}` : ""))));
  }
  const files = new Map();
  for (const one of shownRows(entry)) {
    if (!files.has(one.file)) files.set(one.file, []);
    files.get(one.file).push(one);
  }
  for (const [file, rows] of files) section.append(fileSection(file, rows));
  return section;
}

function fileSection(file, rows) {
  const key = `${rows[0].source}/${rows[0].edition}`;
  const card = data("sources")[key];
  const entry = card.files.find((one) => file.endsWith("/" + one.name));
  const box = h("section", { class: "file" },
    h("h4", {}, h("a", { href: `#source/${key}` }, `${both(card.publisher)}, ${both(card.title)}`),
      ` (${t("edition")} ${rows[0].edition})`));
  box.append(definitions([
    [t("file"), fileLine(file, card)], [t("licence"), card.licence],
    [t("checksum"), entry && h("code", { class: "checksum" }, entry.sha256)],
  ]));
  box.append(rows.length === 1 ? oneRow(rows[0]) : manyRows(rows));
  box.append(h("details", { open: rows.length <= 12 }, h("summary", {}, t("raw")), rawRows(file, rows)));
  return box;
}

// Where a file is to be had: in this page, or from whom and why not here.
function fileLine(file, card) {
  const entry = data("files")[`raw/${file}`] || {};
  const place = h("code", {}, `data/raw/${file}`);
  if (entry.block !== undefined) return [place, " ", h("a", { class: "download", href: `#file/raw/${file}` }, `${t("download")} (${size(entry.size)})`)];
  const where = /^https?:/.test(card.url) ? h("a", { href: card.url, rel: "noreferrer" }, card.url) : null;
  return [place, h("p", { class: "quiet" }, t(entry.why === "size" ? "tooLarge" : "notOffered"), where ? [" ", where] : null)];
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function keyName(key) {
  return DIMENSIONS.includes(key) ? both(data("dimensions")[key].words) : t(key);
}

function shownValue(row, key) {
  if (key === "value") return exact(row.value);
  if (DIMENSIONS.includes(key) && row[key] !== undefined) return named(key, row[key]);
  return row[key] === undefined ? "" : row[key];
}

function oneRow(row) {
  return definitions([...ROW_KEYS.filter((key) => row[key] !== undefined)
    .map((key) => [keyName(key), shownValue(row, key)]), [t("line"), exact(row.line)]]);
}

function manyRows(rows) {
  const used = ROW_KEYS.filter((key) => rows.some((row) => row[key] !== undefined));
  const same = used.filter((key) => key !== "value" && key !== "text" && rows.every((row) => row[key] === rows[0][key]));
  const keys = used.filter((key) => !same.includes(key));
  const head = [...keys, "line"].map((key) => h("th", { scope: "col", class: key === "value" || key === "line" ? "number" : null }, keyName(key)));
  const lines = rows.map((row) => h("tr", {},
    keys.map((key) => h("td", { class: key === "value" ? "number" : null }, shownValue(row, key))),
    h("td", { class: "number" }, row.line)));
  return [definitions(same.map((key) => [keyName(key), shownValue(rows[0], key)])),
    h("div", { class: "table-box", role: "region", tabindex: "0", "aria-label": `${t("observations")}: ${rows[0].file}` },
      h("table", { class: "rows" }, h("thead", {}, h("tr", {}, head)), h("tbody", {}, lines)))].reduce(
    (box, part) => { box.append(part); return box; }, h("div"));
}

function formulaSection(title, formula, result) {
  if (!formula) return null;
  formula = formula.replaceAll(" ** ", " ^ ").replaceAll(" * ", " × ").replaceAll(" - ", " − ");
  if (result && /^[−-]?[\d.,]+(e[+-]?\d+)?$/.test(formula)) {
    return h("section", {}, h("h3", {}, title), h("p", { class: "formula" }, h("strong", {}, result), ` (${t("published")})`));
  }
  return h("section", {}, h("h3", {}, title), h("p", { class: "formula" }, formula, result ? [" = ", h("strong", {}, result)] : null));
}

// Every comparison of a condition that sums some of them up.
function oneByOne(comparisons) {
  return comparisons.length ? h("details", {}, h("summary", {}, `${t("comparisons")} (${comparisons.length})`),
    h("ul", { class: "comparisons" }, comparisons.map((one) => h("li", {}, one)))) : null;
}

function showButton(selector) {
  const places = [...document.querySelectorAll(selector)].filter((element) => element.closest(`.side.${state.ui}`));
  return places.map((element, at) => h("button", { type: "button", class: "more", onclick: () => reveal(element) },
    t("show") + (places.length > 1 ? ` ${at + 1}/${places.length}` : "")));
}

function terminal(id) {
  return definitions([[t("terminal"), h("code", {}, `./run trace ${id}`)]]);
}

const TRACES = {
  fact(name) {
    const fact = data("facts")[name];
    if (!fact) return null;
    return { title: both(fact.texts), kind: "fact", id: name, body: [
      definitions([[t("definition"), inBoth(fact.definition)], [t("written"), CODES.map((code) => fact.texts[code]).join(" · ")],
        [t("value"), both(fact.exact)], [t("rounded"), `${both(fact.texts)} (${t("step")} ${both(fact.step_text)})`],
        [t("period"), fact.period]]),
      showButton(`a.fact[data-fact="${CSS.escape(name)}"]`),
      formulaSection(t("formula"), both(fact.calculation) || fact.formula, both(fact.exact)), codeSection(fact.code),
      lineageSection(fact.lineage, t("none")), terminal(name)] };
  },
  claim(name) {
    const claim = data("claims")[name];
    if (!claim) return null;
    const margin = claim.margin === null ? null : [both(claim.distance), `(${percent(claim.margin)})`].join(" ");
    return { title: both(claim.texts), kind: "claim", id: name, body: [
      h("p", { class: claim.holds ? "badge good" : "badge bad" }, claim.holds ? `✓ ${t("holds")}` : `✗ ${t("broken")}`),
      formulaSection(t("condition"), both(claim.says)),
      oneByOne(both(claim.comparisons)), definitions([[t("margin"), margin]]), strengthSection(claim),
      definitions([
        [t("written"), inBoth(claim.texts)], [t("place"), Object.values(claim.places).map((place) => h("p", {}, h("code", {}, place)))]]),
      showButton(`.claim[data-claim="${CSS.escape(name)}"]`), codeSection(claim.code),
      lineageSection(claim.lineage, t("nothing")), terminal(name)] };
  },
  cell(exhibit, row, column) {
    const found = cellOf(exhibit, Number(row), column);
    if (!found) return null;
    return { title: `${column}: ${calculated(found.value)}`, kind: "cell", id: found.id, body: [
      cellBody(found, false), noteOf(data("exhibits")[exhibit]), codeSection(data("exhibits")[exhibit].code), terminal(found.id)] };
  },
  printed(language, exhibit, row, position) {
    const shown = data("exhibits")[exhibit];
    const behind = shown && (shown.printed[language] || {})[`${row}/${position}`];
    if (!behind) return null;
    const link = document.querySelector(`a[href="#printed/${language}/${CSS.escape(exhibit)}/${row}/${position}"]`);
    const cells = behind.map(([r, c]) => cellOf(exhibit, r, shown.columns[c]));
    const header = (which) => [shown.headers[which].at(-1)].map((line) => line && line.length > position && line[position])
      .map((text) => (text && text.text) || text)[0];
    return { title: link ? link.textContent : exhibit, kind: "printed", id: exhibit, body: [
      definitions([[t("exhibit"), h("a", { href: `#exhibit/${exhibit}` }, both(shown.title))],
        [t("columnName"), inBoth(Object.fromEntries(CODES.map((code) => [code, header(code)])))]]), noteOf(shown),
      cells.map((cell) => h("section", { class: "part" }, h("h3", {}, `${cell.column}: ${calculated(cell.value)}`), cellBody(cell, true), terminal(cell.id))),
      codeSection(shown.code)] };
  },
  source(source, edition) {
    const card = data("sources")[`${source}/${edition}`];
    if (!card) return null;
    const link = (kind) => (name) => [h("a", { href: `#${kind}/${name}` }, name), " "];
    return { title: `${both(card.publisher)}, ${both(card.title)}`, kind: "source", id: `${source} ${edition}`, body: [
      definitions([[t("publisher"), inBoth(card.publisher)], [t("title"), inBoth(card.title)], [t("edition"), edition],
        ...["citation", "url", "licence", "retrieved", "units", "basis", "trust"].map((key) => [t(key), card[key]]),
        [t("notes"), card.notes.map((note) => h("p", {}, note))], [t("used"), exact(card.used)],
        [t("facts"), card.users.facts.map(link("fact"))], [t("claims"), card.users.claims.map(link("claim"))],
        [t("exhibits"), card.users.exhibits.map(link("exhibit"))]]),
      h("section", {}, h("h3", {}, t("files")), card.files.map((file) => h("section", { class: "file" },
        h("h4", {}, file.name),
        definitions([[t("file"), fileLine(`${source}/${edition}/${file.name}`, card)], [t("contents"), file.content], [t("trust"), file.trust],
          [t("checksum"), h("code", { class: "checksum" }, file.sha256)]]))))] };
  },
};

function cellOf(name, row, column) {
  const exhibit = data("exhibits")[name];
  const at = exhibit ? exhibit.columns.indexOf(column) : -1;
  if (at < 0 || !(row < exhibit.data[at].length)) return null;
  const [lineage, formula] = exhibit.traces[column] ? exhibit.traces[column][row] : [null, ""];
  const keys = exhibit.columns.map((key, k) => [key, exhibit.data[k][row]]).filter(([key]) => !exhibit.traces[key]);
  return { id: `${name}:${row + 1}:${column}`, exhibit: name, column, value: exhibit.data[at][row], lineage, formula, keys };
}

function noteOf(exhibit) {
  return Object.values(exhibit.note).some(Boolean) ? h("details", {}, h("summary", {}, t("note")), inBoth(exhibit.note)) : null;
}

function cellBody(cell, inTable) {
  const exhibit = data("exhibits")[cell.exhibit];
  return [definitions([[t("exhibit"), inTable ? null : h("a", { href: `#exhibit/${cell.exhibit}` }, both(exhibit.title))],
    [t("row"), cell.keys.map(([key, value]) => `${key} = ${plainly(value)}`).join(", ")],
    [typeof cell.value === "string" ? t("text") : t("value"), calculated(cell.value)]]),
  cell.lineage === null ? null : formulaSection(t("formula"), cell.formula, calculated(cell.value)),
  lineageSection(cell.lineage, t("none"))];
}
