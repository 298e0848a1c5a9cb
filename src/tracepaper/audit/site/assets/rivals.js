// How strong a claim is: its kind, and its rivals as a curve and in words.  A claim without a kind shows nothing.
const SIGNS = { robust: "●", qualified: "◐", fragile: "○", untried: "◌", record: "▪", false: "✗" };
const ROW = 18, UP = 84, NARROWEST = 6, WIDEST = 18; // of the curve, in pixels

function term(table, key) {
  return LANGUAGES.get(state.ui)[table][key];
}

function percent(margin) {
  return `${exact(Number((margin * 100).toPrecision(3)))} %`;
}

function signed(margin) {
  return margin === null ? "" : (margin > 0 ? "+" : "") + percent(margin);
}

function strengthBadge(strength) {
  return h("span", { class: `badge ${strength}` }, h("span", { "aria-hidden": "true" }, `${SIGNS[strength]} `), term("strengths", strength));
}

function holding(rivals) {
  return fill("rivalsHold", { n: rivals.filter((rival) => rival.holds).length, of: rivals.length });
}

function byFamily(rivals) {
  return Object.keys(LANGUAGES.get(state.ui).families).map((family) => [family, rivals.filter((rival) => rival.family === family)])
    .filter(([, found]) => found.length);
}

function strengthSection(claim) {
  if (!claim.kind) return null;
  return h("section", { class: "strength" }, definitions([
    [t("kind"), [h("p", {}, h("strong", {}, term("kinds", claim.kind))), h("p", { class: "quiet" }, term("meanings", `kind-${claim.kind}`))]],
    [t("strength"), [h("p", {}, strengthBadge(claim.strength)), h("p", { class: "quiet" }, term("meanings", `strength-${claim.strength}`))]],
    [t("identification"), claim.identification]]),
  claim.parts.length ? [h("h3", {}, t("parts")), h("ul", { class: "parts" }, claim.parts.map(onePart))] : null,
  claim.rivals.length ? [h("h3", {}, `${t("rivals")}: ${holding(claim.rivals)}`), h("p", { class: "quiet" }, t("rivalsMean")),
    curve(claim), byFamily(claim.rivals).map(familyPart)] : null);
}

function onePart(name) {
  const part = data("claims")[name];
  return h("li", {}, strengthBadge(part.strength), " ", h("a", { href: `#claim/${name}` }, both(part.texts) || name),
    part.rivals.length ? h("span", { class: "quiet" }, ` (${holding(part.rivals)})`) : null);
}

// The rivals of a family in words: those that fail first, many that hold folded away.
function familyPart([family, rivals]) {
  const failing = rivals.filter((rival) => !rival.holds), good = rivals.filter((rival) => rival.holds);
  const list = (some) => some.length ? h("ul", { class: "rivals" }, some.map((rival) => h("li", {}, inWords(rival)))) : null;
  return h("section", { class: "family" }, h("h4", {}, term("families", family), " ", h("span", { class: "quiet" }, holding(rivals))),
    h("p", { class: "quiet" }, term("meanings", `family-${family}`)), list(failing),
    good.length > 6 ? h("details", {}, h("summary", {}, fill("holding", { n: good.length })), list(good)) : list(good));
}

function inWords(rival, signs = "●○") {
  const margin = signed(rival.margin);
  return [h("span", { class: "sign", "aria-hidden": "true" }, signs[rival.holds ? 0 : 1]),
    h("span", {}, h("strong", { class: rival.holds ? "unseen" : null }, t(rival.holds ? "rivalHolds" : "rivalFails")), rival.holds ? "" : " · ",
      `${both(rival.words)}: `, h("span", { class: "formula" }, both(rival.says)), margin ? ` (${margin})` : "")];
}

// The specification curve.  Each column is the claim or a rival: above, how far from the threshold; below, its family.
function curve(claim) {
  const all = [...claim.rivals, { ...claim, family: "itself" }].sort((a, b) => a.holds - b.holds || (a.margin ?? 0) - (b.margin ?? 0));
  const families = ["itself", ...byFamily(claim.rivals).map(([family]) => family)];
  const labels = families.map((family) => familyLabel(family, claim.rivals));
  const gutter = 16 + Math.max(...[t("threshold"), ...labels].map(length));
  const room = Math.min(430, innerWidth - 46) - gutter;
  const step = Math.max(NARROWEST, Math.min(WIDEST, room / all.length));
  const width = gutter + Math.max(room, step * all.length), height = UP + 10 + ROW * families.length;
  const scale = heights(all.map((one) => one.margin ?? 0));
  const picked = h("p", { class: "picked" });
  const options = all.map((one, at) => option(one, at, { step, height, x: gutter + step * (at + 0.5), y: scale(one.margin ?? 0), row: rowAt(families.indexOf(one.family)) }));
  const list = g("g", { role: "listbox", tabindex: "0", "aria-orientation": "horizontal", "aria-label": `${t("curve")}: ${holding(claim.rivals)}` }, options);
  const frame = g("g", { "aria-hidden": "true" }, line(gutter - 6, width, scale(0), "threshold"), axis(all, scale, gutter - 10), labels.map((text, at) => [
    line(gutter - 6, width, rowAt(at), "guide"), label(gutter - 10, rowAt(at) + 4, text)]));
  choosing(list, options, all, picked);
  return h("div", { class: "curve" }, h("div", { class: "table-box" }, g("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, frame, list)), picked,
    h("p", { class: "quiet hint-curve" }, t("curveHint")));
}

function rowAt(at) {
  return UP + 16 + ROW * at;
}

// How many pixels a label takes, so that none is cut: Chinese characters are as wide as they are high.
function length(text) {
  return [...text].reduce((sum, character) => sum + (character > "\u2e80" ? 12 : 6.5), 0);
}

function familyLabel(family, rivals) {
  if (family === "itself") return t("itself");
  const own = rivals.filter((rival) => rival.family === family);
  return `${term("families", family)} ${own.filter((rival) => rival.holds).length}/${own.length}`;
}

// margin -> height: far ones are drawn nearer, so that those around the threshold can be told apart.
function heights(margins) {
  const lift = (margin) => Math.sign(margin) * Math.log1p(10 * Math.abs(margin));
  const top = Math.max(0.2, ...margins.map(lift)), bottom = Math.min(-0.2, ...margins.map(lift));
  return (margin) => 10 + (UP - 20) * (top - lift(margin)) / (top - bottom);
}

// The farthest margins and the threshold, each beside the height it has; one too near to the threshold is left out.
function axis(all, scale, x) {
  const margins = all.map((one) => one.margin ?? 0);
  const ends = [Math.max(...margins), Math.min(...margins)].filter((margin) => Math.abs(scale(margin) - scale(0)) > 13);
  return [label(x, scale(0) + 4, t("threshold")), ends.map((margin) => label(x, scale(margin) + 4, signed(margin)))];
}

function option(one, at, place) {
  const { x } = place, radius = Math.min(4.5, place.step * 0.38), itself = one.family === "itself";
  const name = itself ? t("itself") : `${both(one.words)} (${term("families", one.family)})`;
  const words = [`${name}, ${t(one.holds ? "rivalHolds" : "rivalFails")}: ${both(one.says)}`, signed(one.margin)].filter(Boolean).join(", ");
  const mark = (y) => itself ? g("path", { d: `M${x} ${y - 6}l6 6l-6 6l-6-6z` }) : g("circle", { cx: x, cy: y, r: radius });
  return g("g", { role: "option", id: `rival-${at}`, "aria-selected": "false", "aria-label": words, class: one.holds ? "full" : "hollow" },
    g("rect", { x: x - place.step / 2, y: 1, width: place.step, height: place.height - 2, class: "hit" }), mark(place.y), mark(place.row));
}

// One column is chosen, at first the claim itself; the line below the curve says what it is.
function choosing(list, options, all, picked) {
  let at = -1;
  const choose = (next) => {
    if (at >= 0) options[at].setAttribute("aria-selected", "false");
    at = Math.max(0, Math.min(options.length - 1, next));
    options[at].setAttribute("aria-selected", "true");
    list.setAttribute("aria-activedescendant", options[at].id);
    const one = all[at];
    picked.replaceChildren(...(one.family === "itself" ? inWords({ ...one, words: { [state.ui]: t("itself") } }, "◆◇") : inWords(one)));
  };
  choose(all.findIndex((one) => one.family === "itself"));
  options.forEach((one, number) => one.addEventListener("click", () => { choose(number); list.focus({ preventScroll: true }); }));
  list.addEventListener("keydown", (event) => {
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    options[at].scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

function g(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat(9));
  return element;
}

function line(from, to, y, kind) {
  return g("line", { x1: from, x2: to, y1: y, y2: y, class: kind });
}

function label(x, y, text) {
  return g("text", { x, y, "text-anchor": "end" }, text);
}

// How many claims there are of each strength, each a link to those alone, and what the words mean.
function strengthsOf(claims, chosen) {
  const counts = Object.keys(SIGNS).map((strength) => [strength, claims.filter((claim) => claim.kind && claim.strength === strength).length]);
  const here = (strength) => strength === chosen ? "page" : null;
  const link = (strength, count) => h("li", {}, h("a", { href: `#claims/${strength}`, "aria-current": here(strength) }, strengthBadge(strength), ` ${count}`));
  return [h("nav", { "aria-label": t("strength") }, h("ul", { class: "strengths" },
    h("li", {}, h("a", { href: "#claims", "aria-current": here("") }, `${t("anyStrength")} ${claims.length}`)),
    counts.filter(([, count]) => count).map(([strength, count]) => link(strength, count)))), meanings(claims)];
}

function meanings(claims) {
  const used = (key, table) => Object.keys(LANGUAGES.get(state.ui)[table]).filter((name) => claims.some((claim) => claim.kind && claim[key] === name));
  const families = byFamily(claims.flatMap((claim) => claim.rivals)).map(([family]) => family);
  const list = (title, names, table, what) => names.length ? [h("h2", {}, title), definitions(names.map((name) =>
    [what === "strength" ? strengthBadge(name) : term(table, name), term("meanings", `${what}-${name}`)]))] : null;
  return h("details", { class: "meanings" }, h("summary", {}, t("meanings")), list(t("strength"), used("strength", "strengths"), "strengths", "strength"),
    list(t("kind"), used("kind", "kinds"), "kinds", "kind"), families.length ? h("p", {}, t("rivalsMean")) : null, list(t("rivals"), families, "families", "family"));
}
