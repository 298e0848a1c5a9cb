// Light or dark as the reader chose last; it stands in the head, so that no page flashes in the other.
const THEME = "paper-theme";

function stored(key, value) {
  try {
    if (value === undefined) return localStorage.getItem(key);
    localStorage.setItem(key, value);
  } catch { /* a browser may forbid storage to files */ }
  return null;
}

if (["light", "dark"].includes(stored(THEME))) document.documentElement.dataset.theme = stored(THEME);

// What lies packed in the page can be shown (narrow.css).
if ("DecompressionStream" in window) document.documentElement.classList.add("unpacks");
