// The tools of the bar, and one key that closes whatever is open.
function chooseTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  stored(THEME, root.dataset.theme);
}

function citePanel(event) {
  const styles = [["APA", "apa"], ["GB/T 7714", "gbt"], ["BibTeX", "bibtex"]];
  openPanel(t("cite"), PAGE.title, styles.map(([name, key]) => {
    const text = h("pre", { class: "citation-text", tabindex: "0" }, PAGE.citations[key]);
    const copy = button(t("copy"), async () => {
      getSelection().selectAllChildren(text);
      try { await navigator.clipboard.writeText(PAGE.citations[key]); copy.textContent = t("copied"); }
      catch { /* the text is selected: the reader copies it */ }
    });
    return h("section", {}, h("h3", {}, name), text, copy);
  }), event.currentTarget);
}

function closeAll(event) {
  if (event.key !== "Escape") return;
  if (tip.isConnected) hideValue();
  else if (preview.isConnected) hidePreview();
  else if (found.isConnected) closeSearch();
  else closePanel();
}

async function start() {
  document.body.append(h("p", { id: "status", class: "unseen", role: "status" }));
  const tools = bar.querySelector(".tools");
  startSearch(tools);
  tools.append(button(t("cite"), citePanel, { class: "cite" }),
    button(h("span", { "aria-hidden": "true" }, "◐"), chooseTheme, { class: "theme", "aria-label": t("theme"), title: t("theme") }));
  startContents();
  startPreviews();
  startExhibits();
  startEquations();
  startValues();
  document.addEventListener("keydown", closeAll);
  await startDrawings();
  const data = await load("origins");
  markFacts(data);
  markClaims(data);
  markCells(data);
  markQuoted(data);
  document.documentElement.dataset.ready = "";
}

start();
