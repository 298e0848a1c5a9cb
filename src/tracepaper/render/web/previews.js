// What a link in the text leads to, shown beside it: a reference, a note, an exhibit, the start of a section.
const preview = h("div", { id: "preview", role: "tooltip" });
const hovers = matchMedia("(hover: hover)");
let previewed = null, waitingPreview = 0;

function previewOf(link) {
  if (link.matches(".fact")) return link.dataset.what ? [h("p", {}, link.dataset.what)] : null;
  const target = link.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!target || !article.contains(target) || link.matches(".anchor, .footnote-back")) return null;
  if (/^h[1-6]$/.test(target.localName)) return [target, nextParagraph(target)].filter(Boolean).map(copied);
  return [copied(target)];
}

function nextParagraph(heading) {
  const next = heading.nextElementSibling;
  return next && next.localName === "p" ? next : null;
}

// A copy without names, and without what only works in its place.
function copied(element) {
  const copy = element.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("[id], [tabindex]")]) {
    if (!part.closest("svg") || part.localName === "svg") part.removeAttribute("id");
    part.removeAttribute("tabindex");
    part.removeAttribute("role");
  }
  for (const part of copy.querySelectorAll("button, .anchor, .footnote-back, .exhibit-tools, .claim-mark, svg.narrow, .scroll-hint")) part.remove();
  for (const drawing of copy.querySelectorAll(".drawing.both")) drawing.classList.remove("both");  // the wide one is left
  return copy;
}

function showPreview(link) {
  const content = previewOf(link);
  if (!content) return;
  previewed = link;
  preview.replaceChildren(...content);
  preview.classList.toggle("large", Boolean(preview.querySelector("table, svg, .equation")));
  article.parentElement.append(preview);  // within a landmark
  link.setAttribute("aria-describedby", "preview");
  const at = link.getClientRects()[0] || link.getBoundingClientRect(), box = preview.getBoundingClientRect();
  const below = at.bottom + box.height + 12 < innerHeight || at.top < box.height + 12;
  preview.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - box.height - 6)}px`;
  preview.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 16))}px`;
}

function hidePreview() {
  clearTimeout(waitingPreview);
  if (previewed) previewed.removeAttribute("aria-describedby");
  previewed = null;
  preview.remove();
}

function soon(link) {
  clearTimeout(waitingPreview);
  if (link === previewed) return;
  hidePreview();
  waitingPreview = setTimeout(() => showPreview(link), 180);
}

function startPreviews() {
  const linked = (event) => event.target.closest && event.target.closest("article a[href^='#'], article .fact");
  document.addEventListener("mouseover", (event) => {
    if (!hovers.matches || preview.contains(event.target)) return;
    const link = linked(event);
    if (link) soon(link);
    else if (previewed && !preview.contains(event.relatedTarget)) { clearTimeout(waitingPreview); waitingPreview = setTimeout(hidePreview, 250); }
  });
  preview.addEventListener("mouseenter", () => clearTimeout(waitingPreview));
  preview.addEventListener("mouseleave", hidePreview);
  document.addEventListener("focusin", (event) => {
    const link = linked(event);
    if (link && link.matches(":focus-visible")) soon(link); else if (!preview.contains(event.target)) hidePreview();
  });
  addEventListener("scroll", () => { if (previewed && !previewed.matches(":focus")) hidePreview(); }, { passive: true });
}
