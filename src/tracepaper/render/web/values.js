// Values in a drawing: where the pointer, a finger or the arrow keys are, the nearest mark says whose value it is.
// What the drawing's groups of marks mean: exhibits/bound_marks.py; the audit reads them the same way (drawn_marks.py).
const tip = h("div", { id: "value" });
const owners = new Map();  // a drawing -> its exhibit, also while it is enlarged
const marksRead = new WeakMap();
const NEAR = 26;  // pixels within which a mark is meant
let pointed = null, pinned = false;

function marksOf(svg) {
  if (!marksRead.has(svg)) marksRead.set(svg, [...svg.querySelectorAll("[data-rows]")].flatMap(marksIn));
  return marksRead.get(svg);
}

function marksIn(group, series) {
  const rows = group.dataset.rows.split(" "), places = placesIn(group, rows.length);
  return rows.map((row, at) => ({ series, row: Number(row), column: group.dataset.column, ...places[at] })).filter((mark) => mark.row >= 0 && "x" in mark);
}

// Cells of a picture, markers, a bar, or the vertices of lines, in the units of the drawing.
function placesIn(group, count) {
  if (group.dataset.grid) return cellsIn(group);
  const moved = (use) => ({ x: Number(use.getAttribute("x")), y: Number(use.getAttribute("y")) });
  const uses = [...group.querySelectorAll("use")].map(moved);
  if (uses.length && (uses.length > 1 || count === 1)) return uses;
  const off = uses[0] || { x: 0, y: 0 };
  const points = [...group.querySelectorAll("path")].flatMap((path) => [...path.getAttribute("d").matchAll(/[ML] (-?[\d.]+) (-?[\d.]+)/g)])
    .map(([, x, y]) => ({ x: Number(x) + off.x, y: Number(y) + off.y }));
  if (count > 1 || points.length < 4) return points;
  const [xs, ys] = [points.map((one) => one.x), points.map((one) => one.y)];
  return [boxed(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys))];
}

function boxed(left, top, right, bottom) {
  return { x: (left + right) / 2, y: (top + bottom) / 2, left, top, right, bottom };
}

function cellsIn(image) {
  const [down, across] = image.dataset.grid.split("x").map(Number);
  const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(image.getAttribute(name)));
  const [wide, high] = [width / across, height / down];
  return Array.from({ length: down * across }, (_, at) => {
    const [row, column] = [Math.floor(at / across), at % across];
    return boxed(left + column * wide, row * high - top, left + (column + 1) * wide, (row + 1) * high - top);
  });
}

// The mark nearest to a place on the screen, if it is near enough.
function nearest(svg, event) {
  const scale = svg.getScreenCTM();
  const x = (event.clientX - scale.e) / scale.a, y = (event.clientY - scale.f) / scale.d;
  let best = null, least = NEAR / scale.a;
  for (const mark of marksOf(svg)) {
    const far = "left" in mark ? Math.hypot(Math.max(mark.left - x, 0, x - mark.right), Math.max(mark.top - y, 0, y - mark.bottom))
      : Math.hypot(mark.x - x, mark.y - y);
    if (far <= least) [best, least] = [mark, far];
  }
  return best;
}

function saidOf(data, svg, mark) {
  return data.marks[owners.get(svg).id]?.[mark.column]?.[mark.row];
}

async function pointAt(svg, mark, pin = false) {
  if (pointed && pointed.mark === mark && pinned === pin) return;
  const data = await load("origins"), text = saidOf(data, svg, mark);
  if (!text) return;
  hideValue();
  [pointed, pinned] = [{ svg, mark }, pin];
  const [whose, what, value] = text;
  tip.replaceChildren(h("p", { class: "whose" }, whose), h("p", {}, what, " ", h("strong", {}, value)),
    ...(pin ? [button(t("origin"), () => markPanel(data, svg, mark))] : []));
  svg.append(ring(mark, svg.getScreenCTM().a));
  (svg.closest("dialog") || article.parentElement).append(tip);  // within a landmark
  placeTip(svg, mark);
}

// A ring around a point, a frame around a bar or a cell.
function ring(mark, scale) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "left" in mark ? "rect" : "circle");
  const given = "left" in mark ? { x: mark.left, y: mark.top, width: mark.right - mark.left, height: mark.bottom - mark.top } : { cx: mark.x, cy: mark.y, r: 6 / scale };
  for (const [name, value] of Object.entries({ ...given, class: "pointed" })) element.setAttribute(name, value);
  return element;
}

function placeTip(svg, mark) {
  const scale = svg.getScreenCTM(), box = tip.getBoundingClientRect();
  const x = mark.x * scale.a + scale.e, top = (mark.top ?? mark.y) * scale.d + scale.f - 12, bottom = (mark.bottom ?? mark.y) * scale.d + scale.f + 12;
  tip.style.left = `${Math.max(8, Math.min(x - box.width / 2, innerWidth - box.width - 16))}px`;
  tip.style.top = `${top - box.height > 8 ? top - box.height : Math.min(bottom, innerHeight - box.height - 8)}px`;
}

function hideValue() {
  tip.remove();
  if (pointed) pointed.svg.querySelector(".pointed")?.remove();
  [pointed, pinned] = [null, false];
}

function markPanel(data, svg, mark) {
  const exhibit = owners.get(svg), [whose, what, value] = saidOf(data, svg, mark);
  const from = exhibit.querySelector(".walk");
  hideValue();
  if (svg.closest("dialog")) svg.closest("dialog").close();
  openPanel(t("value"), `${whose}: ${what} ${value}`, [mark.column.split("/").map((part) => originOf(data, exhibit.id, mark.row + 1, part)),
    codeSection(data.exhibits[exhibit.id].map((at) => data.code[at])), wholeTrace(`exhibit/${exhibit.id}`)], from);
}

// The cell of the data behind a mark: as it is, how it was calculated, and from how many rows of which sources.
function originOf(data, exhibit, row, column) {
  const [value, formula, place] = data.behind[exhibit][`${row}:${column}`];
  const lines = (data.groups[place] || []).map(([at, count]) => {
    const [source, edition, series] = data.sources[at], [publisher, title, licence] = data.cards[`${source}/${edition}`];
    return h("li", {}, h("strong", {}, `${publisher}, ${title}`), ` (${t("edition")} ${edition}; ${t("licence")}: ${licence}), `,
      h("code", {}, series), `: ${exact(count)} ${t("rows")}`);
  });
  return [definitions([[t("row"), row], [t("columnName"), h("code", {}, column)], [t("unrounded"), calculated(value)]]),
    formulaSection(t("formula"), formula, formula ? calculated(value) : ""),
    lines.length ? h("section", {}, h("h3", {}, t("data")), h("ul", {}, lines)) : h("p", { class: "quiet" }, t("none"))];
}

// What the keyboard goes from value to value with; a screen reader says each as the value of a slider.
function walker(exhibit, drawing) {
  let at = -1;
  const seen = () => [...drawing.children].find((one) => getComputedStyle(one).display !== "none");
  const slider = h("span", { class: "walk", role: "slider", tabindex: "0", "aria-label": t("values"), "aria-valuemin": 0, "aria-valuemax": 0,
    "aria-valuenow": 0, "aria-valuetext": t("walk"), title: t("walk") }, `‹ ${t("values")} ›`);
  const go = async (to) => {
    const svg = seen(), marks = marksOf(svg), data = await load("origins");
    at = Math.max(0, Math.min(to, marks.length - 1));
    const [whose, what, value] = saidOf(data, svg, marks[at]);
    slider.setAttribute("aria-valuemax", marks.length - 1);
    slider.setAttribute("aria-valuenow", at);
    slider.setAttribute("aria-valuetext", `${whose}: ${what} ${value}`);
    pointAt(svg, marks[at]);
  };
  slider.addEventListener("keydown", async (event) => {
    const marks = marksOf(seen()), steps = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: beside(marks, at, 1), ArrowUp: beside(marks, at, -1), Home: 0, End: marks.length - 1 };
    if (event.key in steps) { event.preventDefault(); go(steps[event.key]); }
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) { event.preventDefault(); markPanel(await load("origins"), seen(), marks[at]); }
  });
  slider.addEventListener("blur", hideValue);
  slider.addEventListener("click", () => go(at + 1));
  return slider;
}

// The mark of the series before or after this one's that stands nearest to it from left to right.
function beside(marks, at, step) {
  if (at < 0) return 0;
  const series = [...new Set(marks.map((mark) => mark.series))], wanted = series[series.indexOf(marks[at].series) + step];
  const there = marks.map((mark, place) => place).filter((place) => marks[place].series === wanted);
  const far = (place) => Math.abs(marks[place].x - marks[at].x);
  return there.length ? there.reduce((one, other) => (far(other) < far(one) ? other : one)) : at;
}

// A number that a caption quotes: before it was rounded, the cell of the data that has it, how it was chosen.
function quotedPanel(data, element) {
  const [exhibit, name] = element.dataset.value.split("/"), [value, cell] = data.values[exhibit][name];
  const [row, column] = cell ? cell.split(":") : [];
  openPanel(t("value"), element.textContent, [cell ? originOf(data, exhibit, row, column) : definitions([[t("unrounded"), calculated(value)]]),
    codeSection([...data.quoting[exhibit], ...data.exhibits[exhibit]].map((at) => data.code[at])), wholeTrace(`exhibit/${exhibit}`)], element);
}

function markQuoted(data) {
  for (const element of article.querySelectorAll(".value[data-value]")) pressable(element, () => quotedPanel(data, element));
}

function startValues() {
  for (const exhibit of article.querySelectorAll(".exhibit[id]")) {
    const drawing = exhibit.querySelector(".drawing");
    if (!drawing || !drawing.querySelector("[data-rows]")) continue;
    for (const svg of drawing.children) owners.set(svg, exhibit);
    exhibit.querySelector(".exhibit-tools").prepend(walker(exhibit, drawing));
  }
  const drawingAt = (event) => { const svg = event.target.closest && event.target.closest("svg"); return owners.has(svg) ? svg : null; };
  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || pinned) return;
    const svg = drawingAt(event), mark = svg && nearest(svg, event);
    if (mark) pointAt(svg, mark);
    else if (pointed && !tip.contains(event.target) && !document.activeElement.matches(".walk")) hideValue();
  });
  document.addEventListener("click", (event) => {
    if (tip.contains(event.target) || event.target.closest(".walk")) return;
    const svg = drawingAt(event), mark = svg && nearest(svg, event);
    if (mark) pointAt(svg, mark, true);
    else hideValue();
  });
  addEventListener("scroll", () => { if (!document.activeElement.matches(".walk")) hideValue(); }, { passive: true, capture: true });
}
