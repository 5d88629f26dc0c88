// The home page: the field, the filters and the results, tied together.

/** How many cards are drawn at once. */
const AT_ONCE = 24;

const finder = document.getElementById("finder");
const [form, field, found, reset, chips] = ["form", "input", ".found span", ".reset", ".chosen"].map((it) => finder.querySelector(it));
const whole = document.getElementById("whole_catalogue");
const results = document.getElementById("results");
const [cards, none, more] = [".cards", ".none", ".more"].map((it) => results.querySelector(it));
const shape = document.getElementById("card_shape");
const facets = [...finder.querySelectorAll(".facet")];
const filters = [...finder.querySelectorAll("a.value")].map(asFilter);
const language = document.documentElement.lang;

let index = null;
let wanted = null;
let shown = [];

/** Shows what is wanted; a later wish overtakes an earlier one. */
async function show() {
  const wish = wanted;
  if (wish.chosen.length === 0 && asked(wish.q).length === 0) return draw(wish);
  try {
    index ??= load(finder.dataset.cards);
    const rows = await index;
    const answered = await answer(rows, wish);
    if (wish === wanted) draw(wish, answered, rows);
  } catch (error) {
    index = null;
    if (error.message === "stale") return show();
    if (wish === wanted) found.textContent = finder.dataset.failed;
  }
}

function draw({ chosen }, answered, rows) {
  whole.hidden = Boolean(answered);
  results.hidden = reset.hidden = !answered;
  shown = answered?.found ?? [];
  cards.replaceChildren();
  drawMore(rows);
  none.hidden = shown.length > 0;
  found.textContent = answered ? inWords(shown.length) : "";
  for (const filter of filters) {
    const count = answered ? String(answered.counts[rows.places.get(filter.value)]) : filter.dataset.count;
    filter.querySelector(".n").textContent = count;
    filter.classList.toggle("empty", count === "0");
    filter.ariaPressed = String(chosen.includes(filter.value));
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
  const drawn = cards.children.length;
  cards.append(...shown.slice(drawn, drawn + AT_ONCE).map((row) => cardOf(shape, rows, row, finder.dataset.root)));
  more.hidden = cards.children.length >= shown.length;
  return cards.children[drawn];
}

/** Wishes for something else. A search and each choice are one step back in the history. */
function want(change) {
  const typing = "q" in change && wanted.q.trim() && change.q.trim();
  wanted = { ...wanted, ...change };
  history[typing ? "replaceState" : "pushState"](null, "", toAddress(wanted));
  return show();
}

/** Wants what the address says. */
function heed() {
  wanted = fromAddress(facets.map((facet) => facet.dataset.facet));
  field.value = wanted.q;
  return show();
}

function toggle(value) {
  const others = wanted.chosen.filter((it) => it !== value);
  return want({ chosen: others.length < wanted.chosen.length ? others : [...others, value] });
}

function clear(change) {
  field.value = "";
  want({ q: "", ...change });
  field.focus();
}

/** A link to a list becomes a filter of the same look. */
function asFilter(link) {
  const filter = document.createElement("button");
  filter.type = "button";
  filter.className = link.className;
  filter.value = `${link.closest(".facet").dataset.facet}/${link.dataset.value}`;
  filter.append(...link.childNodes);
  filter.dataset.count = filter.querySelector(".n").textContent;
  filter.addEventListener("click", () => toggle(filter.value));
  link.replaceWith(filter);
  return filter;
}

/** A choice that a click takes back. */
function chip(value, { name, lang }) {
  const [item, button] = ["li", "button"].map((it) => document.createElement(it));
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

function inWords(count) {
  const { one, other } = finder.dataset;
  return (new Intl.PluralRules(language).select(count) === "one" ? one : other).replace("{n}", count);
}

field.addEventListener("input", () => want({ q: field.value }));
form.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", async () => drawMore(await index).querySelector("a").focus());
reset.addEventListener("click", () => clear({ chosen: [] }));
addEventListener("popstate", heed);
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
    clear();
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    field.focus();
  }
});

form.hidden = false;
heed();
