// An equation wider than the column is set smaller, as far as it can still be read; beyond that it scrolls.
const SMALLEST = 0.66;

function fitEquation(formula) {
  formula.style.fontSize = "";
  const fits = formula.clientWidth / formula.scrollWidth;
  if (fits < 1) formula.style.fontSize = `${Math.max(SMALLEST, 0.98 * fits)}em`;
  if (formula.scrollWidth > formula.clientWidth) formula.setAttribute("tabindex", "0");
  else formula.removeAttribute("tabindex");
}

function startEquations() {
  const all = article.querySelectorAll("math[display='block']");
  new ResizeObserver(() => all.forEach(fitEquation)).observe(article);
}
