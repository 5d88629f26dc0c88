// The home page: the field, the filters and the results, tied together.

/** How many cards are drawn at once. */
const AT_ONCE = 48;

const finder = document.getElementById("finder");
const form = finder.querySelector("form");
const field = form.querySelector("input");
const status = form.querySelector(".found");
const chips = finder.querySelector(".chosen");
const whole = document.getElementById("whole_catalogue");
const results = document.getElementById("results");
const cards = results.querySelector(".cards");
const more = results.querySelector(".more");
const shape = document.getElementById("card_shape");
const facets = [...finder.querySelectorAll(".facet")];
const buttons = [...finder.querySelectorAll("a.value")].map(asButton);
const { root, one, other } = finder.dataset;

let wanted = fromAddress(facets.map((it) => it.dataset.facet));
let index = null;
let shown = [];

/** Shows what is wanted; a later wish overtakes an earlier one. */
async function show() {
  const wish = wanted;
  if (!asks(wish)) return draw(wish, null);
  try {
    index ??= load(finder.dataset.cards);
    const answered = await answer(await index, wish);
    if (wish === wanted) draw(wish, answered, await index);
  } catch (error) {
    index = null;
    if (error.message === "stale") return show();
    if (wish === wanted) status.textContent = finder.dataset.failed;
  }
}

function draw({ chosen }, answered, rows) {
  whole.hidden = answered !== null;
  results.hidden = answered === null;
  shown = answered?.found ?? [];
  cards.replaceChildren();
  drawMore(rows);
  results.querySelector(".none").hidden = shown.length > 0;
  status.textContent = answered ? said(shown.length) : "";
  for (const button of buttons) {
    const value = button.value;
    const count = answered ? answered.counts[rows.places.get(value)] : Number(button.dataset.count);
    button.ariaPressed = String(chosen.includes(value));
    button.querySelector(".n").textContent = answered ? number(count) : button.dataset.shown;
    button.classList.toggle("empty", count === 0);
  }
  for (const facet of facets) {
    const count = chosen.filter((value) => facetOf(value) === facet.dataset.facet).length;
    facet.querySelector("summary").dataset.chosen = count || "";
  }
  const known = answered?.known ?? [];
  chips.replaceChildren(...known.map((value) => chip(value, rows.values[rows.places.get(value)])));
  chips.hidden = known.length === 0;
}

/** Draws the next cards, and returns the first of them. */
function drawMore(rows) {
  const next = shown.slice(cards.children.length, cards.children.length + AT_ONCE);
  const drawn = next.map((row) => cardOf(shape, rows, row, root));
  cards.append(...drawn);
  more.hidden = cards.children.length >= shown.length;
  return drawn[0];
}

/** Wishes for something else. Each word and each choice is one step back in the history. */
function want(change) {
  const typing = change.q !== undefined && wanted.q.trim() !== "" && change.q.trim() !== "";
  wanted = { ...wanted, ...change };
  const address = toAddress(wanted);
  if (typing) history.replaceState(null, "", address);
  else if (address !== location.pathname + location.search + location.hash) history.pushState(null, "", address);
  return show();
}

function toggle(value) {
  const { chosen } = wanted;
  return want({ chosen: chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value] });
}

function reset() {
  field.value = "";
  want({ q: "", chosen: [] });
  field.focus();
}

/** A link to a list becomes a filter of the same shape. */
function asButton(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.value = `${link.closest(".facet").dataset.facet}/${link.dataset.value}`;
  button.ariaPressed = "false";
  button.append(...link.childNodes);
  button.dataset.shown = button.querySelector(".n").textContent;
  button.dataset.count = button.dataset.shown.replace(/\D/g, "");
  button.addEventListener("click", () => toggle(button.value));
  link.replaceWith(button);
  return button;
}

function chip(value, { name, lang }) {
  const [item, button] = [document.createElement("li"), document.createElement("button")];
  button.type = "button";
  button.ariaLabel = finder.dataset.remove.replace("{value}", name);
  say(button, name, lang);
  button.addEventListener("click", async () => {
    await toggle(value);
    (chips.querySelector("button") ?? field).focus();
  });
  item.append(button);
  return item;
}

function said(count) {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(count);
  return (rule === "one" ? one : other).replace("{n}", number(count));
}

function number(count) {
  return new Intl.NumberFormat(document.documentElement.lang).format(count);
}

field.addEventListener("input", () => want({ q: field.value }));
form.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", async () => drawMore(await index)?.querySelector("a").focus());
results.querySelector(".reset").addEventListener("click", reset);
addEventListener("popstate", () => {
  wanted = fromAddress(facets.map((it) => it.dataset.facet));
  field.value = wanted.q;
  show();
});
document.addEventListener("click", ({ target }) => {
  for (const facet of facets) if (!facet.contains(target)) facet.open = false;
});
document.addEventListener("keydown", (event) => {
  const open = facets.find((facet) => facet.open);
  if (event.key === "Escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (event.key === "Escape" && event.target === field && field.value) {
    event.preventDefault();
    field.value = "";
    want({ q: "" });
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
  }
});

form.hidden = false;
field.value = wanted.q;
show();
