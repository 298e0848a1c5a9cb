// The panel at the side (on a telephone, from below) in which a number, a sentence or an exhibit explains itself.
const panel = h("div", { id: "panel", role: "dialog", "aria-labelledby": "panel-title" });
let opener = null;

function openPanel(kind, title, body, from) {
  hidePreview();
  if (!panel.isConnected || !panel.contains(from)) opener = from || document.activeElement;
  panel.replaceChildren(
    h("div", { class: "panel-head" }, h("h2", { id: "panel-title", tabindex: "-1" }, h("span", { class: "kind" }, kind), title),
      button(h("span", { "aria-hidden": "true" }, "✕"), closePanel, { class: "close", "aria-label": t("close") })),
    h("div", { class: "panel-body" }, body));
  document.body.append(panel);
  document.body.classList.add("panelled");
  markOpener(true);
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
}

function closePanel() {
  if (!panel.isConnected) return;
  panel.remove();
  document.body.classList.remove("panelled");
  markOpener(false);
  if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  opener = null;
}

// What the panel is about is marked in the text, so that the eye finds its way back.
function markOpener(on) {
  for (const element of document.querySelectorAll(".current")) element.classList.remove("current");
  if (on && opener) opener.classList.add("current");
}

function codeSection(steps) {
  if (!steps.length) return null;
  return h("section", {}, h("h3", {}, t("code")), steps.map((step) => [
    h("p", {}, h("code", {}, `${step.path}:${step.line}`)),
    step.text ? h("details", {}, h("summary", {}, `${step.function}()`), h("pre", { tabindex: "0" }, step.text)) : null]));
}

function formulaSection(title, formula, result) {
  if (!formula) return null;
  const written = formula.replaceAll(" ** ", " ^ ").replaceAll(" * ", " × ").replaceAll(" - ", " − ");
  return h("section", {}, h("h3", {}, title), h("p", { class: "formula" }, written, result ? [" = ", h("strong", {}, result)] : null));
}

// The first rows of raw data, file by file.
function rowsSection(data, place) {
  if (place === null || place === undefined) return h("p", { class: "quiet" }, t("none"));
  const [count, numbers] = data.lineages[place];
  const files = new Map();
  for (const number of numbers) {
    const row = data.rows[number];
    files.set(row[3], [...(files.get(row[3]) || []), row]);
  }
  return h("section", {}, h("h3", {}, t("firstRows", { n: numbers.length, of: exact(count) })),
    [...files].map(([file, rows]) => fileSection(data.files[file], rows)));
}

function fileSection(file, rows) {
  return h("div", { class: "raw-file" },
    h("p", {}, h("strong", {}, `${file.publisher}, ${file.title}`), ` (${t("edition")} ${file.edition}; ${t("licence")}: ${file.licence})`),
    rows.map(([what, value, unit, , line, raw]) => h("div", { class: "raw-row" },
      h("p", {}, `${what}: `, h("strong", {}, `${exact(value)} ${unit}`)),
      h("p", {}, h("code", {}, `data/raw/${file.file}:${line}`)),
      h("pre", { tabindex: "0" }, raw))),
    h("p", { class: "checksum" }, "SHA-256 ", h("code", {}, file.sha256)));
}

// Where all of it is: the audit's pages, which lie beside the paper.
function wholeTrace(place) {
  return h("p", { class: "whole" }, h("a", { href: `${PAGE.audit}#${place}` }, t("wholeTrace")));
}
