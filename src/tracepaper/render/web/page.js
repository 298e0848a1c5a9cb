// Small tools: words, and the data that lie in the page.
const PAGE = JSON.parse(document.getElementById("data-page").textContent);
const article = document.querySelector("article");
const bar = document.querySelector(".bar");

// A text of the page with its values put in.
function t(key, values = {}) {
  return (PAGE.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function button(label, onclick, more = {}) {
  return h("button", { type: "button", onclick, ...more }, label);
}

// What lies compressed in the page; unpacked when it is first asked for.
const loaded = new Map();
function load(name) {
  if (!loaded.has(name)) loaded.set(name, unpack(document.getElementById(`data-${name}`).textContent));
  return loaded.get(name);
}

async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Hand a text out as a file.
function save(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

// Terms and what they are; what is empty is left out.
function definitions(pairs) {
  const list = h("dl");
  for (const [term, value] of pairs) {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) continue;
    list.append(h("div", {}, h("dt", {}, term), h("dd", {}, value)));
  }
  return list;
}

// A box in which a wide table scrolls, as the paper's own tables have one.
function scrollBox(label, table) {
  return h("div", { class: "table-box", role: "region", tabindex: "0", "aria-label": label }, table);
}

// Scroll to a place and let it light up for a moment.
function reveal(element) {
  element.scrollIntoView({ block: "center" });
  element.classList.add("lit");
  setTimeout(() => element.classList.remove("lit"), 2500);
}
