// The indexes, the page of an exhibit, the code, the checks.
function sourcesOf(place) {
  if (place === null) return "";
  return [...new Set(groupsOf(data("lineages")[place]).map(([source, edition]) => `${source} ${edition}`))].join(", ");
}

function searchable(...parts) {
  return parts.flat(3).filter(Boolean).join(" ").toLowerCase();
}

// Facts or claims in the order of the paper, then those that are not in it.
function inOrder(kind, selector, key) {
  const all = data(kind);
  const placed = [...document.querySelectorAll(`.side.${state.ui} ${selector}`)].map((element) => element.dataset[key]);
  return [...new Set([...placed, ...Object.keys(all)])].filter((name) => all[name]).map((name) => [name, all[name]]);
}

function heading(text, ...under) {
  return [h("h1", { tabindex: "-1" }, text), ...under];
}

function column(key, more) {
  return { text: t(key), ...more };
}

const EMPTY = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"; // until a drawing is unpacked

const PAGES = {
  assurance: assurancePage,
  facts() {
    const rows = inOrder("facts", "a.fact", "fact").map(([name, fact]) => ({
      text: searchable(name, Object.values(fact.texts), Object.values(fact.definition), fact.period, sourcesOf(fact.lineage)),
      cells: () => [h("a", { href: `#fact/${name}` }, both(fact.texts)), both(fact.definition), fact.period,
        fact.lineage === null ? "0" : exact(data("lineages")[fact.lineage].count), sourcesOf(fact.lineage), h("code", {}, name)],
    }));
    return [...heading(t("facts")), filteredTable([column("value"), column("definition", { wide: true }), column("period"),
      column("observationsHead", { number: true }), column("sources"), { text: "ID" }], rows, t("facts"), 400)];
  },
  claims(strength = "") {
    const all = inOrder("claims", ".claim", "claim"), graded = all.some(([, claim]) => claim.kind);
    if (strength && !SIGNS[strength]) return null;
    const rows = all.filter(([, claim]) => !strength || (claim.kind && claim.strength === strength)).map(([name, claim]) => ({
      text: searchable(name, Object.values(claim.texts), Object.values(claim.says), claim.holds ? t("holds") : t("broken"),
        claim.kind && [term("kinds", claim.kind), term("strengths", claim.strength)]),
      cells: () => [h("a", { href: `#claim/${name}` }, both(claim.texts) || name),
        h("span", { class: claim.holds ? "badge good" : "badge bad" }, claim.holds ? `✓ ${t("holds")}` : `✗ ${t("broken")}`),
        ...(graded ? strengthCells(claim) : []), h("span", { class: "formula clamped" }, both(claim.says)), h("code", {}, name)],
    }));
    return [...heading(t("claims")), graded ? strengthsOf(all.map(([, claim]) => claim), strength) : null,
      filteredTable([column("claim", { wide: true }), column("status"), ...(graded ? [column("kind"), column("strength")] : []),
        column("condition"), { text: "ID" }], rows, t("claims"), 400)];
  },
  exhibits() {
    return [...heading(t("exhibits")), h("ul", { class: "cards" }, exhibitOrder().map((name) => {
      const exhibit = data("exhibits")[name];
      return h("li", {}, h("a", { href: `#exhibit/${name}` },
        exhibit.kind === "figure" ? drawing(name, { alt: "" })
          : h("span", { class: "stand-in", "aria-hidden": "true" }, "▦"),
        h("span", {}, `${exhibitLabel(name)} ${both(exhibit.title)}`)));
    }))];
  },
  sources() {
    const rows = Object.entries(data("sources")).map(([key, card]) => ({
      text: searchable(key, Object.values(card.publisher), Object.values(card.title), card.licence, card.basis),
      cells: () => [h("a", { href: `#source/${key}` }, `${both(card.publisher)}, ${both(card.title)}`), card.edition,
        card.licence, card.trust, exact(card.used), card.users.exhibits.map((name) => [h("a", { href: `#exhibit/${name}` }, name), " "])],
    }));
    return [...heading(t("sources")), filteredTable([column("source", { wide: true }), column("edition"), column("licence"),
      column("trust"), column("used", { number: true }), column("exhibits")], rows, t("sources"))];
  },
  checks() {
    const report = data("report");
    return [...heading(t("checks")), report ? report.checks.map(oneCheck) : h("p", { class: "notice" }, t("noReport")), limits()];
  },
  exhibit(name) {
    const exhibit = data("exhibits")[name];
    if (!exhibit) return null;
    const files = { CSV: "data.csv" };
    if (exhibit.kind === "figure") {
      for (const language of CODES) files[`SVG (${language})`] = `figure.${language}.svg`;
    }
    return [...heading(`${exhibitLabel(name)} ${both(exhibit.title)}`),
      exhibit.kind === "figure" ? drawing(name, { class: "drawing", alt: both(exhibit.alt) }) : null,
      h("p", { class: "quiet" }, both(exhibit.note)), h("p", { class: "quiet" }, both(exhibit.source)),
      h("p", { class: "downloads" }, `${t("download")}: `, Object.entries(files).map(([kind, file]) =>
        [h("a", { class: "download", href: `#file/exhibits/${name}/${file}` }, kind), " "]),
      document.getElementById(`${state.ui}-${name}`) ? h("a", { href: `#${state.ui}-${name}` }, t("show")) : null),
      h("h2", {}, t("data")), dataTable(name, exhibit), codePart(exhibit), terminal(name)];
  },
  code(...parts) {
    const line = /^\d+$/.test(parts[parts.length - 1]) ? Number(parts.pop()) : 0;
    const text = data("code")[parts.join("/")];
    if (text === undefined) return null;
    return [...heading(parts.join("/")), h("ol", { class: "lines whole" }, text.replace(/\n$/, "").split("\n").map((content, at) =>
      h("li", { class: at + 1 === line ? "here" : null }, content || " ")))];
  },
};

function drawing(name, attributes) {
  return h("img", { "data-drawing": `exhibits/${name}/figure.${state.ui}.svg`, src: EMPTY, ...attributes });
}

function strengthCells(claim) {
  if (!claim.kind) return ["", ""];
  return [term("kinds", claim.kind), [strengthBadge(claim.strength),
    claim.rivals.length ? h("div", { class: "quiet" }, holding(claim.rivals)) : null]];
}

function codePart(exhibit) {
  return exhibit.code.length ? [h("h2", {}, t("code")), exhibit.code.map((step, at) => snippet(step, at === 0))] : null;
}

function dataTable(name, exhibit) {
  const headers = exhibit.columns.map((text, at) => ({ text, number: exhibit.data[at].some((value) => typeof value === "number"),
    wide: exhibit.data[at].some((value) => typeof value === "string" && value.length > 40) }));
  const rows = exhibit.data[0].map((_, row) => ({
    text: searchable(exhibit.data.map((values) => String(values[row] ?? ""))),
    cells: () => exhibit.columns.map((key, at) => {
      const value = exhibit.data[at][row];
      const traced = exhibit.traces[key] && exhibit.traces[key][row][0] !== null;
      return traced ? h("a", { class: "cell", href: `#cell/${name}/${row}/${key}` }, brief(value))
        : value === null ? "" : plainly(value);
    }),
  }));
  return filteredTable(headers, rows, both(exhibit.title));
}

function oneCheck(check) {
  const failed = check.failures.length;
  return h("section", { class: "check" },
    h("h2", {}, both(check.title), " ", h("span", { class: failed ? "badge bad" : "badge good" },
      failed ? `✗ ${t("failed")} (${failed})` : `✓ ${t("passed")}`)),
    definitions([[t("what"), typeof check.looked_at === "object" && check.looked_at ? both(check.looked_at) : check.looked_at],
      [t("count"), exact(check.count)]]),
    failed ? [h("h3", {}, t("failures")), h("ul", {}, check.failures.map((one) => h("li", {}, h("code", {}, one.where), " ", one.text)))] : null,
    check.exempted && check.exempted.length ? h("details", {}, h("summary", {}, `${t("exempted")} (${check.exempted.length})`),
      h("ul", {}, check.exempted.map((one) => h("li", {}, h("code", {}, one.where), " ", one.reason)))) : null);
}

function limits() {
  const found = data("untraced");
  const columns = Object.entries(found.columns), texts = Object.entries(found.texts);
  const parts = [
    columns.length ? [h("h3", {}, t("limitColumns")), h("ul", {}, columns.map(([name, keys]) =>
      h("li", {}, h("a", { href: `#exhibit/${name}` }, name), `: ${keys.join(", ")}`)))] : null,
    texts.length ? [h("h3", {}, t("limitTexts")), h("ul", {}, texts.map(([name, languages]) =>
      h("li", {}, h("a", { href: `#exhibit/${name}` }, name), `: ${(languages[state.ui] || []).join(" · ")}`)))] : null,
    found.claims.length ? [h("h3", {}, t("limitClaims")), h("ul", {}, found.claims.map((name) =>
      h("li", {}, h("a", { href: `#claim/${name}` }, name))))] : null,
  ].filter(Boolean);
  return h("section", {}, h("h2", {}, t("limits")), parts.length ? parts : h("p", {}, t("allTraced")));
}

// Figures and tables in the order of the paper, then those that are not in it.
function exhibitOrder() {
  const placed = [...document.querySelectorAll(`.side.${state.ui} [data-exhibit]`)].map((div) => div.dataset.exhibit);
  return [...new Set([...placed, ...Object.keys(data("exhibits"))])].filter((name) => data("exhibits")[name]);
}

function exhibitLabel(name) {
  const div = document.getElementById(`${state.ui}-${name}`);
  const label = div && div.querySelector(".exhibit-number");
  return label ? label.textContent : "";
}

function searchPage(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const page = [...heading(`${t("search")}: ${query}`)];
  if (!words.length) return [h("h1", { tabindex: "-1" }, t("search")), h("p", {}, t("typeQuery"))];
  const hit = (text) => words.every((word) => text.includes(word));
  const pick = (kind, text, label) => Object.entries(data(kind)).filter(([name, one]) => hit(searchable(name, text(one))))
    .map(([name, one]) => ({ href: `#${kind.slice(0, -1)}/${name}`, label: label(one), id: name }));
  const paragraphs = [...document.querySelectorAll(`#page-paper .side.${state.ui} p`)].filter((p) => hit(p.textContent.toLowerCase()));
  const groups = [
    ["facts", pick("facts", (f) => [Object.values(f.texts), Object.values(f.definition)], (f) => `${both(f.texts)} · ${both(f.definition)}`)],
    ["claims", pick("claims", (c) => Object.values(c.texts), (c) => both(c.texts))],
    ["exhibits", pick("exhibits", (e) => [Object.values(e.title), Object.values(e.note), e.columns], (e) => both(e.title))],
    ["sources", pick("sources", (s) => [Object.values(s.publisher), Object.values(s.title), s.basis], (s) => `${both(s.publisher)}, ${both(s.title)}`)],
  ].filter(([, found]) => found.length);
  const total = groups.reduce((sum, [, found]) => sum + found.length, paragraphs.length);
  say(`${total} ${t("results")}`);
  page.push(h("p", { class: "quiet" }, total ? `${total} ${t("results")}` : t("noResults")));
  for (const [kind, found] of groups) {
    page.push(h("h2", {}, `${t(kind)} (${found.length})`), h("ul", { class: "found" }, found.slice(0, 60).map((one) =>
      h("li", {}, h("a", { href: one.href }, one.label), " ", h("code", {}, one.id)))));
  }
  if (paragraphs.length) {
    page.push(h("h2", {}, `${t("paragraphs")} (${paragraphs.length})`), h("ul", { class: "found" }, paragraphs.slice(0, 40).map((p) =>
      h("li", {}, h("button", { type: "button", class: "more", onclick: () => reveal(p) }, t("show")), " ", excerpt(p.textContent, words[0])))));
  }
  return page;
}

function excerpt(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word));
  const start = Math.max(0, at - 60), end = Math.min(text.length, at + word.length + 90);
  return [start ? "…" : "", text.slice(start, at), h("mark", {}, text.slice(at, at + word.length)), text.slice(at + word.length, end),
    end < text.length ? "…" : ""];
}
