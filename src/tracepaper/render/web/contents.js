// Finding one's way: the contents follow the text, headings can be linked to, the other language opens where
// this one is.
const headings = [...article.querySelectorAll("h1[id], h2[id], h3[id]")];
const contents = document.getElementById("contents");
const roomy = matchMedia("(min-width: 75rem)");

function followText() {
  const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  const name = above.length ? above.at(-1).id : null;
  for (const link of contents.querySelectorAll("a")) {
    const here = link.hash === `#${name}`;
    if (here === link.hasAttribute("aria-current")) continue;
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (here && roomy.matches) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  }
}

function linkHeadings() {
  for (const heading of headings) {
    heading.append(h("a", { class: "anchor", href: `#${heading.id}`, "aria-label": `${t("link")}: ${heading.textContent}` }, "#"));
  }
}

// What every language has under the same name: sections, exhibits, claims.
function placeOfReader() {
  const named = [...article.querySelectorAll(":is(h1, h2, h3)[id], .exhibit[id], .claim[id]")];
  const above = named.filter((element) => element.getBoundingClientRect().top < innerHeight / 3);
  return above.length && scrollY > 0 ? above.at(-1).id : "";
}

function keepPlace() {
  for (const link of bar.querySelectorAll("a.language")) {
    link.addEventListener("click", () => { link.hash = placeOfReader(); });
  }
}

function startContents() {
  const folded = contents.querySelector("details");
  const fit = () => { folded.open = roomy.matches; };
  fit();
  roomy.addEventListener("change", fit);
  contents.addEventListener("click", (event) => { if (event.target.closest("a") && !roomy.matches) folded.open = false; });
  bar.querySelector(".to-contents").addEventListener("click", () => { folded.open = true; });
  addEventListener("beforeprint", () => document.querySelectorAll("article details").forEach((one) => { one.open = true; }));
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; followText(); });
  }, { passive: true });
  followText();
  linkHeadings();
  keepPlace();
}
