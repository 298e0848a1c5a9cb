// Small tools: reading the data, writing numbers.
const parsed = new Map(), texts = new Map();

function data(name) {
  if (!parsed.has(name)) parsed.set(name, JSON.parse(texts.get(name) ?? document.getElementById("data-" + name).textContent));
  return parsed.get(name);
}

// The bytes of a block that is kept compressed.
async function bytesOf(block) {
  const packed = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// All data, so that from then on they are there when they are asked for.
async function unpack() {
  const blocks = [...document.querySelectorAll('script[type="application/gzip"][id^="data-"]')];
  await Promise.all(blocks.map(async (block) => texts.set(block.id.slice(5), new TextDecoder().decode(await bytesOf(block)))));
}

// A file the site hands out, as something a browser can show or save; null if it is not in it.
const urls = new Map();
async function urlOf(path) {
  const entry = data("files")[path];
  if (!entry || entry.block === undefined) return null;
  if (!urls.has(path)) {
    const type = path.endsWith(".svg") ? "image/svg+xml" : path.endsWith(".csv") ? "text/csv" : "application/octet-stream";
    urls.set(path, URL.createObjectURL(new Blob([await bytesOf(document.getElementById(`file-${entry.block}`))], { type })));
  }
  return urls.get(path);
}

async function save(path) {
  const url = await urlOf(path);
  if (!url) return;
  const parts = path.split("/"), name = parts[0] === "exhibits" ? parts.slice(1).join(".") : parts.at(-1);
  h("a", { href: url, download: name }).click();
}

// A drawing is unpacked when it is about to be seen (or all of them, to be printed). It stands in the page
// itself: a picture would set its texts in other fonts than the page's.
async function draw(image) {
  const entry = data("files")[image.dataset.drawing];
  delete image.dataset.drawing;
  if (!entry || entry.block === undefined) return;
  const text = new TextDecoder().decode(await bytesOf(document.getElementById(`file-${entry.block}`)));
  image.replaceWith(drawn(text, image));
}

// The SVG in the place of a picture, its names made its own in the page.
let drawings = 0;
function drawn(text, image) {
  const own = `drawing-${drawings += 1}-`;
  const named = text.replace(/(\sid="|href="#|url\(#)(?=[^")]+[")])/g, `$1${own}`);
  const svg = document.importNode(new DOMParser().parseFromString(named, "image/svg+xml").documentElement, true);
  for (const name of ["width", "height"]) svg.removeAttribute(name);
  svg.setAttribute("class", `exhibit-drawing ${image.className}`.trim());
  for (const [name, value] of image.alt ? [["role", "img"], ["aria-label", image.alt]] : [["aria-hidden", "true"]]) svg.setAttribute(name, value);
  return svg;
}

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) { draw(entry.target); seen.unobserve(entry.target); }
}, { rootMargin: "600px" });

function watch(root) {
  for (const image of root.querySelectorAll("img[data-drawing]")) seen.observe(image);
}

// An observation: only the keys it has.
function row(number) {
  const { keys, texts, rows } = data("rows");
  const found = { number };
  rows[number].forEach((value, at) => {
    if (keys[at] === "value" || keys[at] === "line") { if (value !== null) found[keys[at]] = value; }
    else if (value >= 0) found[keys[at]] = texts[value];
  });
  return found;
}

// The observations of a lineage that are shown, and the groups behind it.
function shownRows(entry) {
  const numbers = [];
  for (const range of entry.ranges.split(",")) {
    const [first, last] = range.split("-").map(Number);
    for (let n = first; n <= (last ?? first) && numbers.length < entry.shown; n += 1) numbers.push(n);
  }
  return numbers.map(row);
}

function groupsOf(entry) {
  return entry.groups.map(([place, count]) => [...data("groups")[place], count]);
}

// A computed value in a table: seven significant digits, the rest is in its trace.
function brief(value) {
  if (typeof value !== "number" || Number.isInteger(value)) return exact(value);
  return exact(Number(value.toPrecision(7)));
}

// What tells a row apart, years among it, which are not grouped.
function plainly(value) {
  return typeof value === "number" && !Number.isInteger(value) ? brief(value) : String(value ?? "…");
}

// What a code of one of the paper's dimensions stands for.
function named(dimension, code) {
  const names = data("dimensions")[dimension].names[code];
  return names ? `${both(names)} (${code})` : code;
}

function definitions(pairs) {
  const list = h("dl");
  for (const [term, value] of pairs) {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) continue;
    list.append(h("div", {}, h("dt", {}, term), h("dd", {}, value)));
  }
  return list;
}

function inBoth(texts) {
  return CODES.filter((code) => texts[code]).map((code) => h("p", { lang: LANGUAGES.get(code).tag }, texts[code]));
}

function say(text) {
  document.getElementById("status").textContent = text;
}

// Rows that can be filtered by typing; long tables are cut until somebody wants all of them.
function filteredTable(headers, rows, label, most = 200) {
  const body = h("tbody");
  const count = h("span", { class: "count" });
  const more = h("button", { type: "button", class: "more", onclick: () => { most = Infinity; draw(); } });
  const input = h("input", { type: "search", "aria-label": `${t("filter")}: ${label}`, placeholder: t("filter") });
  const head = headers.map((header) => h("th", { scope: "col", class: header.number ? "number" : null }, header.text));
  function cell(content, column) {
    const attributes = { class: headers[column].number ? "number" : headers[column].wide ? "wide" : null };
    return column === 0 ? h("th", { scope: "row", ...attributes }, content) : h("td", attributes, content);
  }
  function draw() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = rows.filter((row) => words.every((word) => row.text.includes(word)));
    body.replaceChildren(...found.slice(0, most).map((row) => h("tr", {}, row.cells().map(cell))));
    count.textContent = `${found.length} ${t("of")} ${rows.length} ${t("rows")}`;
    more.hidden = found.length <= most;
    more.textContent = `${t("all")} (${found.length})`;
  }
  input.addEventListener("input", () => { draw(); say(count.textContent); });
  draw();
  return [h("p", { class: "filter" }, input, count),
    h("div", { class: "table-box", role: "region", tabindex: "0", "aria-label": label },
      h("table", { class: "index" }, h("thead", {}, h("tr", {}, head)), body)), more];
}
