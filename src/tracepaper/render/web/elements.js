// What the page of the paper and the audit site share: elements, and numbers as they are written there.
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

// A value as published, grouped for the eye: no digit is lost or added.
function exact(value) {
  if (value === null || value === undefined) return "…";
  if (typeof value !== "number") return String(value);
  const [digits, exponent] = String(value).split("e");
  const [whole, decimals] = digits.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",").replace("-", "−");
  return grouped + (decimals ? "." + decimals : "") + (exponent ? "e" + exponent : "");
}

// A calculated value: as many digits as the trace in a terminal tells; those behind them are the machine's arithmetic.
const SURE_DIGITS = 12;
function calculated(value) {
  return exact(typeof value !== "number" || Number.isInteger(value) ? value : Number(value.toPrecision(SURE_DIGITS)));
}
