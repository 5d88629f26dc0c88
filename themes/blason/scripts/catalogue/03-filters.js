// What is asked for (words, and values of facets), what answers to it, and its place in the address.
// A value is called `facet/word` throughout.

/** Several facets at once are “and”; several values of one facet are “or”. */
function passes(card, chosen, places, exceptFacet) {
  const byFacet = Object.groupBy ? Object.groupBy(chosen, facetOf) : grouped(chosen);
  return Object.entries(byFacet).every(
    ([facet, values]) => facet === exceptFacet || values.some((value) => card.is.includes(places.get(value))),
  );
}

/** The badges that answer, best first; and how many each value would leave, by its place. */
async function answer(index, { q, chosen }) {
  const words = asked(q);
  const worth = words.length > 0 ? await search(index, words) : null;
  const known = chosen.filter((value) => index.places.has(value));
  const rows = index.cards.map((card, at) => ({ card, at })).filter(({ at }) => !worth || worth.has(at));
  const found = rows.filter(({ card }) => passes(card, known, index.places));
  if (worth) found.sort((a, b) => worth.get(b.at) - worth.get(a.at) || a.at - b.at);
  const counts = new Array(index.values.length).fill(0);
  for (const facet of new Set(index.values.map((value) => value.facet))) {
    for (const { card } of rows.filter(({ card }) => passes(card, known, index.places, facet))) {
      for (const at of card.is) if (index.values[at].facet === facet) counts[at] += 1;
    }
  }
  return { found: found.map(({ card }) => card), counts, known };
}

/** Whether anything is asked for. */
function asks({ q, chosen }) {
  return chosen.length > 0 || asked(q).length > 0;
}

/** What the address asks for. */
function fromAddress(facets) {
  const asks = new URLSearchParams(location.search);
  const chosen = facets.flatMap((facet) => asks.getAll(facet).map((word) => `${facet}/${word}`));
  return { q: asks.get("q") ?? "", chosen };
}

/** The address that asks for this. */
function toAddress({ q, chosen }) {
  const asks = new URLSearchParams();
  if (q.trim()) asks.set("q", q.trim());
  for (const value of chosen) asks.append(facetOf(value), value.slice(facetOf(value).length + 1));
  return `${location.pathname}${asks.size ? `?${asks}` : ""}${location.hash}`;
}

function facetOf(value) {
  return value.split("/", 1)[0];
}

function grouped(values) {
  const groups = {};
  for (const value of values) (groups[facetOf(value)] ??= []).push(value);
  return groups;
}
