"use strict";
// Where a reader is, in words that hold in every language and in the page's next state: the block at the
// reading line, told by the last heading or exhibit before it and how many blocks stand between.
const LINE = 0.3; // of the window's height: about where one reads

function blocksOf(doc) {
  const article = doc.querySelector("article");
  let name = "", n = 0;
  return [...(article ? article.children : [])].map((element) => {
    if (element.id) [name, n] = [element.id, 0];
    return { name, key: `${name}+${n++}`, element };
  });
}

function placeOf(view) {
  const root = view.document.documentElement;
  if (view.scrollY < 4) return { edge: "top" };
  if (view.scrollY + view.innerHeight > root.scrollHeight - 4) return { edge: "end" };
  const line = view.innerHeight * LINE;
  const blocks = blocksOf(view.document);
  let low = 0, high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].element.getBoundingClientRect().top <= line) low = middle;
    else high = middle - 1;
  }
  if (!blocks.length) return { edge: "top" };
  const box = blocks[low].element.getBoundingClientRect();
  const part = Math.min(Math.max((line - box.top) / Math.max(box.height, 1), 0), 1);
  return { key: blocks[low].key, name: blocks[low].name, part };
}

// Scroll at once, whatever the page's style says of gliding.
function goTo(view, place) {
  const root = view.document.documentElement;
  const to = (top) => view.scrollTo({ top, behavior: "instant" });
  if (!place || place.edge === "top") return to(0);
  if (place.edge === "end") return to(root.scrollHeight);
  const blocks = blocksOf(view.document);
  const same = blocks.find((block) => block.key === place.key);
  // a block that is no longer there: the last one under the same heading
  const found = same || blocks.findLast((block) => block.name === place.name);
  if (!found) return undefined;
  const box = found.element.getBoundingClientRect();
  return to(view.scrollY + box.top + box.height * (same ? place.part : 1) - view.innerHeight * LINE);
}
