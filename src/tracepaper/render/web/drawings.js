// Drawings made for a telephone lie packed in the page; each has its place, as large as it will be.
const telephone = matchMedia("(max-width: 40rem)");  // as in narrow.css

async function fillNarrow() {
  if (!telephone.matches) return;
  try {
    const drawn = await load("narrow");
    for (const place of article.querySelectorAll("svg[data-packed]")) {
      place.innerHTML = drawn[place.dataset.packed];
      place.removeAttribute("data-packed");
      marksRead.delete(place);
    }
  } catch { document.documentElement.classList.remove("unpacks"); }  // the wide ones are shown
}

function startDrawings() {
  telephone.addEventListener("change", fillNarrow);
  return fillNarrow();
}
