// Search in the page: headings, paragraphs and exhibits, as they stand.
const MOST_FOUND = 40, AROUND = 60;
const found = h("ol", { id: "found" });
let searchable = null;

function places() {
  const parts = [...article.querySelectorAll(":is(h1, h2, h3, h4), article > p, .abstract p, article li, .exhibit, .csl-entry")];
  let section = "";
  return parts.map((element) => {
    if (/^h\d$/.test(element.localName)) section = textOf(element);
    return { element, section, text: textOf(element) };
  });
}

function textOf(element) {
  const copy = element.cloneNode(true);
  for (const part of copy.querySelectorAll("button, .anchor, .exhibit-tools, svg.narrow, .scroll-hint")) part.remove();
  for (const part of copy.querySelectorAll("td, th, tr, p, text, figcaption, .caption")) part.append(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function search(query) {
  const wanted = query.trim().toLowerCase();
  searchable = searchable || places();
  const hits = wanted ? searchable.filter((one) => one.text.toLowerCase().includes(wanted)) : [];
  found.replaceChildren(...hits.slice(0, MOST_FOUND).map((hit) => h("li", {}, button(told(hit, wanted), () => {
    closeSearch();
    reveal(hit.element);
  }))));
  if (wanted) bar.querySelector("[role=search]").append(found); else found.remove();
  document.getElementById("status").textContent = wanted ? t(hits.length ? "found" : "noResults", { n: hits.length }) : "";
  if (wanted && !hits.length) found.append(h("li", { class: "quiet" }, t("noResults")));
}

// A hit with some words around it, and the section it stands in.
function told(hit, wanted) {
  const at = hit.text.toLowerCase().indexOf(wanted), end = at + wanted.length;
  const start = Math.max(0, at - AROUND);
  return [h("span", { class: "quiet" }, hit.section), h("span", {}, start ? "…" : "", hit.text.slice(start, at),
    h("mark", {}, hit.text.slice(at, end)), hit.text.slice(end, end + AROUND), end + AROUND < hit.text.length ? "…" : "")];
}

function closeSearch() {
  found.remove();
}

function startSearch(tools) {
  const input = h("input", { type: "search", "aria-label": t("search"), placeholder: t("search"), autocomplete: "off", spellcheck: "false" });
  let waiting = 0;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => search(input.value), 120); });
  input.addEventListener("focus", () => { if (input.value) search(input.value); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && found.isConnected) { event.preventDefault(); found.querySelector("button")?.focus(); }
  });
  found.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...found.querySelectorAll("button")], next = all.indexOf(document.activeElement) + step;
    (all[next] || input).focus();
  });
  document.addEventListener("click", (event) => { if (!found.contains(event.target) && event.target !== input) closeSearch(); });
  tools.append(h("div", { role: "search" }, input));
}
