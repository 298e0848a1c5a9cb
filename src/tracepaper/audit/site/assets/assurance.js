// The first page: what was compared, how much, by which path; what is exempt; what no computation can see.
function assurancePage() {
  const report = data("report"), { totals } = data("assurance");
  if (!report) return [...heading(t("assurance")), h("p", {}, fill("assuranceLead", counted(totals))), h("p", { class: "notice" }, t("noReport")), beyond(null)];
  const sum = (key) => report.checks.reduce((total, check) => total + (check[key] || []).length, 0);
  const compared = report.checks.reduce((total, check) => total + check.count, 0);
  const failed = sum("failures"), unknown = sum("not_evaluated"), exempt = sum("exempted");
  return [...heading(t("assurance")), h("p", {}, fill("assuranceLead", counted(totals))),
    h("ul", { class: "tiles" }, [[compared, "compared", ""], [failed, "failures", failed ? "bad" : "good"],
      [unknown, "notEvaluated", unknown ? "bad" : "good"], [exempt, "exempt", ""]].map(([count, key, tone]) =>
      h("li", { class: tone }, h("strong", {}, exact(count)), " ", h("span", {}, t(key))))),
    h("h2", {}, t("paths")), h("p", { class: "quiet" }, t("pathsMean")), wholeWay(),
    h("ul", { class: "guards" }, report.checks.map(guard)),
    problemList("failures", report), problemList("notEvaluated", report, "not_evaluated"), exemptions(report), beyond(report), planted(),
    h("p", {}, h("a", { href: "#checks" }, t("allChecks")), " · ", h("a", { href: "#paper" }, t("paper")))];
}

function counted(totals) {
  return Object.fromEntries(Object.entries(totals).map(([key, count]) => [key, exact(count)]));
}

// The way of a number, stage by stage.
function wholeWay() {
  return h("ol", { class: "way" }, data("assurance").stages.map((stage) => h("li", {}, t(`stage-${stage}`))));
}

function guard(check) {
  const failed = check.failures.length, unknown = (check.not_evaluated || []).length, exempt = (check.exempted || []).length;
  const tone = failed || unknown ? "bad" : "good";
  return h("li", { class: "guard" },
    h("div", {}, h("h3", {}, both(check.title)), h("p", { class: "quiet" }, t(`how-${check.id}`) === `how-${check.id}` ? check.looked_at : t(`how-${check.id}`))),
    bar(check.id),
    h("p", { class: "counts" }, h("span", { class: `badge ${tone}` }, failed ? `✗ ${fill("nFailed", { n: exact(failed) })}` : unknown ? `? ${fill("nUnknown", { n: exact(unknown) })}` : `✓ ${fill("nCompared", { n: exact(check.count) })}`),
      failed || unknown ? ` ${fill("nCompared", { n: exact(check.count) })}` : null, exempt ? ` · ${fill("nExempt", { n: exact(exempt) })}` : null));
}

// From which stage to which a check looks, as a row of the stages.
function bar(id) {
  const { stages, spans } = data("assurance");
  const ends = spans[id];
  if (!ends) return h("div");
  const [first, last] = ends.map((stage) => stages.indexOf(stage));
  const told = first === last ? t(`stage-${ends[0]}`) : `${t(`stage-${ends[0]}`)} → ${t(`stage-${ends[1]}`)}`;
  return h("div", { class: "bar-of-way" }, h("div", { class: "dots", "aria-hidden": "true" }, stages.map((_, at) =>
    h("span", { class: at < first || at > last ? "off" : at === first && at === last ? "on alone" : at === first ? "on first" : at === last ? "on last" : "on" }))),
  h("p", { class: "quiet" }, told));
}

function problemList(title, report, key = title) {
  const found = report.checks.flatMap((check) => (check[key] || []).map((one) => [check, one]));
  return found.length ? [h("h2", {}, `${t(title)} (${found.length})`), h("ul", {}, found.slice(0, 200).map(([check, one]) =>
    h("li", {}, both(check.title), ": ", h("code", {}, one.where), " ", one.text)))] : null;
}

// Exemptions by their reason; the places folded away.
function exemptions(report) {
  const groups = new Map();
  for (const check of report.checks) {
    for (const one of check.exempted || []) {
      const key = `${check.id}\n${one.reason}`;
      if (!groups.has(key)) groups.set(key, { check, reason: one.reason, places: [] });
      groups.get(key).places.push(one.where);
    }
  }
  if (!groups.size) return [h("h2", {}, t("exempted")), h("p", {}, t("noneExempt"))];
  return [h("h2", {}, t("exempted")), h("ul", { class: "exemptions" }, [...groups.values()].map(({ check, reason, places }) =>
    h("li", {}, h("strong", {}, both(check.title)), h("p", {}, reason),
      h("details", {}, h("summary", {}, fill("nPlaces", { n: exact(places.length) })), h("ul", {}, places.map((place) => h("li", {}, h("code", {}, place))))))))];
}

// What a reader has to see for himself.
function beyond(report) {
  const reviews = report && report.checks.find((check) => check.id === "reviews");
  const all = Object.keys(data("claims")).length;
  const stale = reviews ? new Set(reviews.failures.concat(reviews.exempted).map((one) => one.item || one.where)).size : null;
  const record = stale === null ? "" : fill("reviewed", { all: exact(all), fresh: exact(all - Math.min(all, stale)), stale: exact(stale) });
  return [h("h2", {}, t("beyond")), h("p", { class: "quiet" }, t("beyondMean")), h("ul", {},
    h("li", {}, t("beyond-condition"), " ", record), ["rival", "publisher", "kind", "style"].map((key) => h("li", {}, t(`beyond-${key}`))))];
}

// Errors that were planted on purpose, and what became of them.
function planted() {
  const rows = data("assurance").planted;
  if (!rows.length) return null;
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  const line = (tag, name, row) => h("tr", {}, h(tag, { scope: "row" }, name), ["planted", "caught", "named"].map((key) => h("td", { class: "number" }, exact(row[key]))));
  return [h("h2", {}, t("planted")), h("p", { class: "quiet" }, t("plantedMean")),
    h("div", { class: "table-box", role: "region", tabindex: "0", "aria-label": t("planted") }, h("table", { class: "index" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("plantedKind")), ["planted-n", "caught", "named"].map((key) => h("th", { scope: "col", class: "number" }, t(key))))),
      h("tbody", {}, rows.map((row) => line("th", row.kind, row)), line("th", t("plantedAll"), { planted: total("planted"), caught: total("caught"), named: total("named") }))))];
}
