"use strict";
const DATA = JSON.parse(document.getElementById("data-preview").textContent);
const main = document.querySelector("main");
const root = document.documentElement;
const errors = document.querySelector(".errors");
const narrow = matchMedia("(max-width: 48rem)");
const KEPT = "preview-of-" + DATA.title;
const THEME = "paper-theme"; // under which the paper's own page remembers light or dark

// The frame speaks the language of the reader's browser if the paper has it.
const spoken = DATA.languages.find(({ code }) => navigator.languages.some((tag) => tag.split("-")[0] === code)) || DATA.languages[0];
const words = DATA.words[spoken.code];
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

const leaves = new Map(); // language -> { box, frame, version }
const kept = { shown: [], phone: false, places: {}, ...remembered() };
let leader = null; // the language whose page the reader moves; the others follow

function remembered() {
  try { return JSON.parse(sessionStorage.getItem(KEPT)) || {}; } catch { return {}; }
}

function remember() {
  for (const [code, leaf] of leaves) if (leaf.frame) kept.places[code] = placeOf(leaf.frame.contentWindow);
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

// Which languages are to be seen: all of them; on a narrow screen the one chosen last.
function visible() {
  const known = DATA.languages.map(({ code }) => code);
  const chosen = kept.shown.filter((code) => known.includes(code));
  const shown = chosen.length ? chosen : known;
  return narrow.matches ? [kept.last && shown.includes(kept.last) ? kept.last : shown[0]] : shown;
}

function arrange() {
  const shown = visible();
  const place = leader && leaves.get(leader)?.frame ? placeOf(leaves.get(leader).frame.contentWindow) : null;
  for (const [code, { box }] of leaves) box.hidden = !shown.includes(code);
  for (const one of document.querySelectorAll(".views button")) {
    const codes = one.dataset.codes.split(" ");
    one.setAttribute("aria-pressed", String(codes.length === shown.length && codes.every((code) => shown.includes(code))));
    one.hidden = narrow.matches && codes.length > 1;
  }
  main.classList.toggle("phone", kept.phone && !narrow.matches);
  document.querySelector("button.phone").setAttribute("aria-pressed", String(kept.phone));
  if (place) for (const code of shown) if (leaves.get(code)?.frame) goTo(leaves.get(code).frame.contentWindow, place);
}

function choose(codes) {
  kept.shown = codes;
  if (codes.length === 1) kept.last = codes[0];
  arrange();
  remember();
}

function addView(label, tag, codes) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = label;
  if (tag) one.lang = tag;
  one.dataset.codes = codes.join(" ");
  one.addEventListener("click", () => choose(codes));
  document.querySelector(".views").append(one);
}

// A page that was built anew comes in behind the old one and takes its place when it stands where that stood.
function load(code, version) {
  const leaf = leaves.get(code);
  leaf.version = version;
  leaf.box.querySelector("iframe.coming")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "coming";
  frame.title = DATA.languages.find((one) => one.code === code).name;
  frame.src = `paper.${code}.html?${version.slice(0, 12)}`;
  frame.addEventListener("load", () => arrived(code, frame), { once: true });
  leaf.box.append(frame);
  showTextOf(code, frame);
}

// The words first, in the page that is there; `built` is what each page consisted of when it was built.
async function showTextOf(code, frame) {
  const leaf = leaves.get(code);
  const page = await fetch(frame.src).then((answer) => answer.text()).catch(() => "");
  if (!frame.isConnected || !frame.src.endsWith(leaf.version.slice(0, 12))) return; // a newer one has come
  const [before, after] = [leaf.built, builtBlocks(page)];
  leaf.built = after;
  if (leaf.frame && leaf.frame !== frame) showEarly(leaf.frame.contentWindow.document, before, after);
}

async function arrived(code, frame) {
  const leaf = leaves.get(code), view = frame.contentWindow;
  for (let n = 0; n < 40 && view.document.documentElement.dataset.ready === undefined; n++) await pause(50);
  if (!frame.isConnected) return; // a newer one has come
  await view.document.fonts.ready;
  const place = leaf.frame ? placeOf(leaf.frame.contentWindow) : kept.places[code];
  goTo(view, place);
  listen(code, view);
  leaf.box.querySelector("p")?.remove();
  leaf.frame?.remove();
  frame.classList.remove("coming");
  leaf.frame = frame;
  goTo(view, place); // its width may be another now
  root.dataset.shown = [...leaves].map(([name, { version }]) => `${name}:${version.slice(0, 12)}`).join(" ");
}

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

function listen(code, view) {
  const lead = () => { leader = code; };
  for (const event of ["pointerenter", "pointerdown", "wheel", "touchstart", "keydown", "focusin"]) {
    view.document.documentElement.addEventListener(event, lead, { passive: true });
  }
  let waiting = false;
  view.addEventListener("scroll", () => {
    if (waiting || (leader && leader !== code)) return;
    waiting = true;
    view.requestAnimationFrame(() => { waiting = false; follow(code, view); });
  }, { passive: true });
  view.document.addEventListener("click", (event) => followLink(code, event), true);
  for (const link of view.document.querySelectorAll("nav.bar .forms a")) {
    if (!languageOf(link)) link.hidden = true; // PDF, Word and the audit are not built here
  }
}

function follow(code, view) {
  const place = placeOf(view);
  for (const other of visible()) {
    const frame = leaves.get(other)?.frame;
    if (other !== code && frame) goTo(frame.contentWindow, place);
  }
}

function languageOf(link) {
  const code = /^\/paper\.(\w+)\.html$/.exec(link.pathname)?.[1];
  return link.host === location.host && leaves.has(code) ? code : "";
}

// The other language is beside this one; another site is no part of the paper; the rest is made by ./run.
function followLink(code, event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.download) return;
  const other = languageOf(link);
  if (other === code) return; // a place in this page
  if (["http:", "https:"].includes(link.protocol) || link.host === location.host) event.preventDefault();
  if (other) choose(visible().includes(other) && visible().length > 1 ? visible() : [other]);
  else if (link.host === location.host) tell(say("elsewhere"));
  else if (link.protocol.startsWith("http")) open(link.href, "_blank", "noopener");
}

function tell(text) {
  document.querySelector(".state").textContent = text;
}

function showErrors(found, stale) {
  errors.hidden = !found.length;
  errors.classList.toggle("stale", stale);
  const list = document.createElement("ul");
  for (const { place, told } of found) {
    const item = document.createElement("li");
    if (place) item.append(Object.assign(document.createElement("code"), { textContent: place }));
    item.append(told);
    list.append(item);
  }
  errors.replaceChildren(Object.assign(document.createElement("h2"), { textContent: say("wrong") }), list);
}

function update({ state, errors: found, note, seconds, pages }) {
  root.dataset.state = state;
  showErrors(found, state === "building");
  tell(note && state === "building" ? `${say(state)} ${note}` : note || (state === "ready" ? say("ready", { seconds }) : say(state)));
  document.title = `${{ building: "… ", failed: "✗ " }[state] || ""}${DATA.title}`;
  for (const [code, version] of Object.entries(pages)) {
    if (leaves.has(code) && leaves.get(code).version !== version) load(code, version);
  }
}

function start() {
  root.lang = spoken.tag;
  const codes = DATA.languages.map(({ code }) => code);
  for (const { code } of DATA.languages) {
    const box = Object.assign(document.createElement("div"), { className: "leaf" });
    box.append(Object.assign(document.createElement("p"), { textContent: say("first") }));
    leaves.set(code, { box, frame: null, version: "", built: null });
    main.append(box);
  }
  if (codes.length > 1) addView(say("both"), "", codes);
  for (const { code, name, tag } of DATA.languages) addView(name, tag, [code]);
  document.querySelector(".views").setAttribute("aria-label", say("languages"));
  const phone = document.querySelector("button.phone");
  phone.textContent = say("phone");
  phone.addEventListener("click", () => { kept.phone = !kept.phone; arrange(); remember(); });
  const theme = () => { root.dataset.theme = localStorage.getItem(THEME) || ""; };
  addEventListener("storage", theme);
  addEventListener("pagehide", remember);
  narrow.addEventListener("change", arrange);
  theme();
  arrange();
  const events = new EventSource("events");
  events.onmessage = (event) => update(JSON.parse(event.data));
  events.onerror = () => { root.dataset.state = "lost"; tell(say("lost")); };
}

start();
