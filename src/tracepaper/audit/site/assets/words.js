// What the page itself says stands in the modules of the languages; here is which of them is spoken.
const LANGUAGES = new Map(data("languages").map((language) => [language.code, language]));
const CODES = [...LANGUAGES.keys()];

const state = { view: CODES[0], ui: CODES[0], page: "paper", opener: null };

function t(key) {
  return LANGUAGES.get(state.ui).words[key] ?? key;
}

// A text of the page with its values put in.
function fill(key, values) {
  return t(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// The text in the language that is spoken, else in the first that has one.
function both(texts) {
  return texts ? texts[state.ui] || CODES.map((code) => texts[code]).find(Boolean) || "" : "";
}
