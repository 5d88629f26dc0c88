// What is wanted (words, and values of facets, each called `facet/word`), what answers to it, and its
// place in the address.

/** Several facets at once are “and”; several values of one facet are “or”. */
function passes(card, chosen, places, exceptFacet) {
  const heeded = chosen.filter((value) => facetOf(value) !== exceptFacet);
  const has = (value) => card.is.includes(places.get(value));
  return heeded.every((one) => heeded.some((other) => facetOf(other) === facetOf(one) && has(other)));
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
    for (const { card } of rows) {
      if (!passes(card, known, index.places, facet)) continue;
      for (const at of card.is) if (index.values[at].facet === facet) counts[at] += 1;
    }
  }
  return { found: found.map(({ card }) => card), counts, known };
}

function fromAddress(facets) {
  const asks = new URLSearchParams(location.search);
  const chosen = facets.flatMap((facet) => asks.getAll(facet).map((word) => `${facet}/${word}`));
  return { q: asks.get("q") ?? "", chosen };
}

function toAddress({ q, chosen }) {
  const asks = new URLSearchParams(q.trim() ? { q: q.trim() } : {});
  for (const value of chosen) asks.append(...value.split("/"));
  return location.pathname + (asks.size > 0 ? `?${asks}` : "");
}

function facetOf(value) {
  return value.split("/")[0];
}
