// Small tools: words, elements, and the data that lie in the page.
const PAGE = JSON.parse(document.getElementById("data-page").textContent);
const article = document.querySelector("article");
const bar = document.querySelector(".bar");

// A text of the page with its values put in.
function t(key, values = {}) {
  return (PAGE.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
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

// A value with all its digits, grouped for the eye.
function exact(value) {
  if (value === null || value === undefined) return "…";
  if (typeof value !== "number") return String(value);
  const [digits, exponent] = String(value).split("e");
  const [whole, decimals] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",").replace("-", "−");
  return grouped + (decimals ? "." + decimals : "") + (exponent ? "e" + exponent : "");
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
