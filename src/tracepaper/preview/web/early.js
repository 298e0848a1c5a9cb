"use strict";
// A page takes a second to come in: to be read, set, and given all that it can do.  What was written is shown
// sooner: blocks of the text that are others now take the place of the old ones in the page that is seen.
// They can do nothing yet; the whole page comes in behind, as after any other save, and brings all of it.

// The article's blocks as they were built, a string each; null if the page has no article.
function builtBlocks(page) {
  const from = page.indexOf("<article"), to = page.indexOf("</article>", from);
  if (from < 0 || to < 0) return null;
  const article = new DOMParser().parseFromString(page.slice(from, to), "text/html").querySelector("article");
  return [...article.children].map((element) => element.outerHTML);
}

// Put the changed blocks into the page that is seen; false if more than the text of some blocks is different.
function showEarly(seen, before, after) {
  const shown = blocksOf(seen).map(({ element }) => element);
  if (!before || !after || before.length !== after.length || shown.length !== after.length) return false;
  const changed = [...after.keys()].filter((n) => before[n] !== after[n]);
  if (changed.some((n) => !/^<(p|ul|ol|h[1-4])\b/.test(after[n]) || !/^<(p|ul|ol|h[1-4])\b/.test(before[n]))) return false;
  for (const n of changed) {
    const block = new DOMParser().parseFromString(after[n], "text/html").body.firstElementChild;
    shown[n].replaceWith(seen.importNode(block, true));
  }
  return changed.length > 0;
}
