// Which page and which trace are shown: the address after # says it, so that every trace has a link.
const panel = document.getElementById("panel");
const main = document.getElementById("content");
const wide = matchMedia("(min-width: 64rem)");

function store(key, value) {
  try {
    if (value === undefined) return localStorage.getItem("audit-" + key);
    localStorage.setItem("audit-" + key, value);
  } catch { /* a browser may forbid storage to files */ }
  return null;
}

function parts() {
  const hash = location.hash.slice(1);
  return (hash.replace(/^\//, "") || "assurance").split("/").map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
}

let unpacked = false;
function route() {
  if (!unpacked) return;
  const [kind, ...rest] = parts();
  if (TRACES[kind]) return openPanel(kind, rest);
  closePanel(false);
  const target = document.getElementById(parts().join("/"));
  if (kind === "paper" || (target && document.getElementById("page-paper").contains(target))) {
    showPage("paper");
    if (target) reveal(target, false);
    return;
  }
  if (target && target !== main) return;
  showPage([kind, ...rest].join("/"));
}

function showPage(name) {
  const changed = state.page !== name;
  state.page = name;
  const [kind, ...rest] = name.split("/");
  const isPaper = kind === "paper";
  const other = document.getElementById("page-other");
  document.getElementById("page-paper").hidden = !isPaper;
  other.hidden = isPaper;
  if (!isPaper) {
    const content = kind === "search" ? searchPage(rest.join("/")) : PAGES[kind] ? PAGES[kind](...rest) : null;
    other.replaceChildren(...(content || [h("h1", { tabindex: "-1" }, t("missing") + name)]).flat(9).filter(Boolean));
    other.dataset.kind = kind;
    watch(other);
  }
  const owner = { exhibit: "exhibits", code: "" }[kind] ?? kind;
  for (const link of document.querySelectorAll("#tabs a")) {
    if (link.hash.replace("#/", "#") === "#" + owner) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!changed) return;
  const here = other.querySelector(".here");
  if (!isPaper && here) here.scrollIntoView({ block: "center" });
  else scrollTo(0, isPaper ? state.paperScroll || 0 : 0);
  const title = isPaper ? null : other.querySelector("h1");
  if (title && kind !== "search") title.focus({ preventScroll: true });
}

function openPanel(kind, rest) {
  const trace = TRACES[kind](...rest);
  if (panel.hidden && !state.opener) state.opener = document.activeElement;
  document.getElementById("panel-title").replaceChildren(h("span", { class: "kind" }, t(kind)),
    trace ? trace.title : t("missing") + rest.join("/"));
  document.getElementById("panel-body").replaceChildren(...(trace ? trace.body : []).flat(9).filter(Boolean));
  panel.hidden = false;
  panel.scrollTop = 0;
  panel.setAttribute("aria-modal", String(!wide.matches));
  document.body.classList.add("open");
  for (const element of [main, document.querySelector(".bar")]) element.inert = !wide.matches;
  mark(kind, rest);
  document.getElementById("panel-title").focus({ preventScroll: true });
}

// What the panel is about is marked in the paper, so that the eye finds its way back.
function mark(kind, rest) {
  for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
  const hash = CSS.escape(location.hash);
  if (!kind) return;
  for (const element of document.querySelectorAll(`a[href="${hash.replace(/\\(?=[#/:.])/g, "")}"]`)) element.classList.add("current");
  if (kind === "claim") {
    for (const element of document.querySelectorAll(`.claim[data-claim="${CSS.escape(rest[0])}"]`)) element.classList.add("current");
  }
}

function closePanel(byUser) {
  if (panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("open");
  for (const element of [main, document.querySelector(".bar")]) element.inert = false;
  mark(null);
  const opener = state.opener;
  state.opener = null;
  if (!byUser) return;
  history.pushState(null, "", "#" + state.page);
  if (opener && opener.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
  else main.focus({ preventScroll: true });
}

// Scroll to a place of the paper and let it light up for a moment.
function reveal(element, light = true) {
  if (!wide.matches) closePanel(true);
  showPage("paper");
  const side = element.closest(".side");
  if (side && state.view !== "both" && !side.classList.contains(state.view)) setView(CODES.find((code) => side.classList.contains(code)));
  element.scrollIntoView({ block: light ? "center" : "start" });
  if (!light) return;
  element.classList.add("lit");
  setTimeout(() => element.classList.remove("lit"), 2500);
}

function setView(view) {
  state.view = view;
  if (view !== "both") state.ui = view;
  document.documentElement.dataset.view = view;
  document.documentElement.dataset.ui = state.ui;
  document.documentElement.lang = LANGUAGES.get(state.ui).tag;
  store("view", view);
  store("ui", state.ui);
  for (const button of document.querySelectorAll("button[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  for (const element of document.querySelectorAll("[data-hint]")) element.setAttribute("placeholder", t(element.dataset.hint));
  writeContents();
  if (state.page !== "paper") showPage(state.page);
  if (!panel.hidden) { const [kind, ...rest] = parts(); if (TRACES[kind]) openPanel(kind, rest); }
}

function writeContents() {
  const list = h("ul");
  for (const heading of document.querySelectorAll(`#page-paper .side.${state.ui} :is(h2, h3)`)) {
    if (heading.id) list.append(h("li", { class: heading.localName }, h("a", { href: "#" + heading.id }, heading.textContent)));
  }
  document.getElementById("contents").replaceChildren(list);
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  store("theme", theme || "");
}

function start() {
  setTheme(store("theme"));
  const view = store("view"), own = (code) => navigator.language.split("-")[0] === code;
  state.ui = [store("ui"), CODES.find(own), CODES[0]].find((code) => CODES.includes(code));
  setView(CODES.includes(view) || (view === "both" && CODES.length > 1) ? view : state.ui);
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closePanel(true); });
  document.getElementById("close").addEventListener("click", () => closePanel(true));
  document.getElementById("theme").addEventListener("click", () => {
    const dark = document.documentElement.dataset.theme === "dark"
      || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    setTheme(dark ? "light" : "dark");
  });
  for (const button of document.querySelectorAll("button[data-view]")) {
    button.addEventListener("click", () => setView(button.dataset.view));
  }
  const search = document.getElementById("search");
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (state.page === "paper") state.paperScroll = scrollY;
      history.replaceState(null, "", "#search/" + encodeURIComponent(search.value));
      route();
    }, 150);
  });
  addEventListener("hashchange", route);
  addEventListener("popstate", route);
  addEventListener("beforeprint", () => document.querySelectorAll("img[data-drawing]").forEach((image) => draw(image)));
}

// Once the data are there.
function ready() {
  unpacked = true;
  for (const [name, claim] of Object.entries(data("claims"))) {
    if (claim.holds) continue;
    for (const span of document.querySelectorAll(`.claim[data-claim="${CSS.escape(name)}"]`)) span.classList.add("broken");
  }
  for (const formula of document.querySelectorAll(".equation > math")) formula.setAttribute("tabindex", "0");  // it may scroll
  watch(document.getElementById("page-paper"));
  route();
  document.documentElement.dataset.ready = "";
}

function clicked(event) {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    if (link.classList.contains("skip")) { event.preventDefault(); main.focus(); return; }
    if (link.hash.startsWith("#file/")) { event.preventDefault(); save(decodeURIComponent(link.hash.slice(6))); return; }
    if (state.page === "paper") state.paperScroll = scrollY;
    if (!panel.contains(link)) state.opener = link;
    if (link.getAttribute("href") === location.hash) route();
    return;
  }
  const claim = event.target.closest(".claim");
  if (!claim || String(getSelection())) return;
  state.opener = claim.querySelector(".claim-mark");
  location.hash = "#claim/" + claim.dataset.claim;
}

start();
unpack().then(ready, (problem) => { say(t("old")); throw problem; });
