// Pages that have every word that was typed, or part of one: Chinese has no spaces to cut words by.
"use strict";

const AROUND = 40;
const box = document.getElementById("search");
const found = document.getElementById("found");
const contents = document.getElementById("contents");

function excerpt(text, word) {
  const at = Math.max(text.toLowerCase().indexOf(word), 0);
  return text.slice(Math.max(at - AROUND, 0), at + word.length + AROUND);
}

function item(page, word) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const words = document.createElement("p");
  link.href = page.file;
  link.textContent = page.title;
  words.textContent = excerpt(page.text, word);
  line.append(link, words);
  return line;
}

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text) => words.every((word) => text.toLowerCase().includes(word));
  const hits = words.length ? PAGES.filter((page) => has(page.title + " " + page.text)) : [];
  hits.sort((one, other) => has(other.title) - has(one.title));
  contents.hidden = words.length > 0;
  found.replaceChildren(...hits.map((page) => item(page, words[0])));
  if (words.length && !hits.length) found.textContent = box.dataset.nothing;
}

box.addEventListener("input", search);
