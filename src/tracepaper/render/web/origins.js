// Every number leads, in place, to its origin; every claim to its condition and its rivals.
function factPanel(data, name, from) {
  const fact = data.facts[name];
  openPanel(t("fact"), fact.said, [
    definitions([[t("definition"), fact.what], [t("unrounded"), `${calculated(fact.value)}${fact.exact === fact.said ? "" : ` (${fact.exact})`}`],
      [t("rounded"), `${t("step")} ${fact.step}`], [t("period"), fact.period]]),
    formulaSection(t("formula"), fact.formula, fact.exact), codeSection(fact.code.map((at) => data.code[at])),
    rowsSection(data, fact.lineage), wholeTrace(`fact/${name}`)], from);
}

function claimPanel(data, name, from) {
  const claim = data.claims[name];
  const holding = claim.rivals.filter((rival) => rival.holds).length;
  openPanel(t("claim"), claim.said, [
    h("p", { class: claim.holds ? "outcome good" : "outcome bad" }, claim.holds ? `✓ ${t("holds")}` : `✗ ${t("broken")}`),
    formulaSection(t("condition"), claim.says),
    claim.comparisons.length ? h("details", {}, h("summary", {}, `${t("comparisons")} (${claim.comparisons.length})`),
      h("ul", {}, claim.comparisons.map((one) => h("li", {}, one)))) : null,
    definitions([[t("kind"), PAGE.kinds[claim.kind]], [t("strength"), PAGE.strengths[claim.strength]],
      [t("margin"), claim.distance], [t("identification"), claim.identification]]),
    rivalsSection(claim.rivals, holding), partsSection(data, claim.parts),
    codeSection(claim.code.map((at) => data.code[at])), rowsSection(data, claim.lineage), wholeTrace(`claim/${name}`)], from);
}

function rivalsSection(rivals, holding) {
  if (!rivals.length) return null;
  const one = (rival) => h("li", { class: rival.holds ? "good" : "bad" }, rival.holds ? "✓ " : "✗ ", rival.words,
    h("span", { class: "quiet" }, ` (${PAGE.families[rival.family]})`), h("br"), h("span", { class: "quiet" }, rival.says));
  const failing = rivals.filter((rival) => !rival.holds), others = rivals.filter((rival) => rival.holds);
  return h("section", {}, h("h3", {}, `${t("rivals")}: ${t("rivalsHold", { n: holding, of: rivals.length })}`),
    h("p", { class: "quiet" }, t("rivalsMean")), failing.length ? h("ul", { class: "rivals" }, failing.map(one)) : null,
    others.length ? h("details", {}, h("summary", {}, t("holding", { n: others.length })), h("ul", { class: "rivals" }, others.map(one))) : null);
}

function partsSection(data, parts) {
  if (!parts.length) return null;
  return h("section", {}, h("h3", {}, t("parts")), h("ul", {}, parts.map((name) => h("li", {},
    button(data.claims[name].said, (event) => claimPanel(data, name, event.currentTarget), { class: "as-link" })))));
}

function cellPanel(data, exhibit, place, from) {
  const parts = data.cells[exhibit][place];
  openPanel(t("printed"), from.textContent, parts.map(([shown, terms, constant]) => h("section", { class: "part" },
    parts.length > 1 ? h("h3", {}, shown) : null,
    terms.map(([at, factor]) => dataCell(data, exhibit, at, factor)),
    constant ? definitions([["+", calculated(constant)]]) : null)).concat(
    codeSection(data.exhibits[exhibit].map((at) => data.code[at])), wholeTrace(`exhibit/${exhibit}`)), from);
}

function dataCell(data, exhibit, at, factor) {
  const [value, formula, lineage] = data.data[exhibit][at];
  const [row, column] = at.split(":");
  return [definitions([[t("row"), row], [t("columnName"), h("code", {}, column)], [t("value"), calculated(value)],
    [t("times"), factor === null || factor === 1 ? null : `× ${calculated(factor)}`]]),
  formulaSection(t("formula"), formula, formula ? calculated(value) : ""), rowsSection(data, lineage)];
}

// A number as something to press.
function pressable(element, press, tabindex = 0) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", tabindex);
  element.setAttribute("aria-haspopup", "dialog");
  element.addEventListener("click", (event) => { if (!String(getSelection())) { event.stopPropagation(); press(); } });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); press(); }
  });
}

function markFacts(data) {
  for (const fact of article.querySelectorAll(".fact[data-fact]")) {
    const name = fact.dataset.fact;
    if (!data.facts[name]) continue;
    fact.dataset.what = data.facts[name].what;
    pressable(fact, () => factPanel(data, name, fact));
  }
}

function markClaims(data) {
  for (const claim of article.querySelectorAll(".claim[data-claim]")) {
    const name = claim.dataset.claim;
    if (!data.claims[name]) continue;
    const mark = h("span", { class: "claim-mark", "aria-label": t("evidence") }, "\u2060◇");  // never at the start of a line
    pressable(mark, () => claimPanel(data, name, mark));
    claim.append(mark);
  }
}

// Of a table one number is on the way of the tabulator; the arrow keys go to the others.
function markCells(data) {
  for (const exhibit of article.querySelectorAll(".exhibit.table[id]")) {
    const cells = data.cells[exhibit.id] || {};
    [...exhibit.querySelectorAll("tbody > tr")].forEach((row, r) => {
      row.dataset.row = r;
      [...row.children].forEach((cell, c) => {
        if (!cells[`${r}/${c}`] || !/\d/.test(cell.textContent) || cell.querySelector(".fact")) return;
        const number = h("span", { class: "traced" }, [...cell.childNodes]);
        cell.append(number);
        pressable(number, () => cellPanel(data, exhibit.id, `${r}/${c}`, number), -1);
      });
    });
    const first = exhibit.querySelector(".traced");
    if (first) first.tabIndex = 0;
    exhibit.addEventListener("keydown", moveInTable);
  }
}

function moveInTable(event) {
  const from = event.target.closest(".traced");
  const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] || [0, 0];
  if (!from || !(down || right)) return;
  event.preventDefault();
  const cell = from.closest("td, th");
  let next = cell;
  do {
    next = right ? (right > 0 ? next.nextElementSibling : next.previousElementSibling)
      : (down > 0 ? next.parentElement.nextElementSibling : next.parentElement.previousElementSibling)?.children[cell.cellIndex];
  } while (next && !next.querySelector(".traced"));
  const to = next && next.querySelector(".traced");
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}
