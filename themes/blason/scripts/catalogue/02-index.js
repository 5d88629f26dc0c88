// The data of the search: one row a badge, and which badge says which word. Words come in shards, by
// their first letters; a search loads those that it needs, once.

/** How much a word is worth in the name, a tag, the description, the criteria. */
const WORTH = [27, 9, 3, 1];
/** How much more it is worth when it is the whole word that was typed. */
const WHOLE = 1.5;

/** The rows at this address. */
async function load(address) {
  const index = await json(address);
  index.address = new URL(address, document.baseURI);
  index.shards = new Map();
  for (const card of index.cards) card.is = [];
  index.values.forEach((value, at) => rising(value.of).forEach((card) => index.cards[card].is.push(at)));
  index.places = new Map(index.values.map((value, at) => [`${value.facet}/${value.slug}`, at]));
  return index;
}

/** How well each badge answers to all words: a map from the places of badges. */
async function search(index, words) {
  const [first, ...others] = await Promise.all(words.map((word) => answers(index, word)));
  const all = [...first].filter(([at]) => others.every((other) => other.has(at)));
  return new Map(all.map(([at, worth]) => [at, others.reduce((sum, other) => sum + other.get(at), worth)]));
}

async function answers(index, word) {
  const near = index.words.filter(([from], at) => {
    const next = index.words[at + 1]?.[0];
    return (from <= word || from.startsWith(word)) && (next === undefined || next > word);
  });
  const best = new Map();
  for (const shard of await Promise.all(near.map(([, name]) => loadShard(index, name)))) {
    for (const [said, steps] of Object.entries(shard)) {
      if (!said.startsWith(word)) continue;
      for (const entry of rising(steps)) {
        const at = Math.floor(entry / WORTH.length);
        const worth = WORTH[entry % WORTH.length] * (said === word ? WHOLE : 1);
        if (worth > (best.get(at) ?? 0)) best.set(at, worth);
      }
    }
  }
  return best;
}

async function loadShard(index, name) {
  if (!index.shards.has(name)) index.shards.set(name, json(new URL(`${name}.json`, index.address)));
  const { order, words } = await index.shards.get(name);
  // Published anew since the rows were loaded: its places mean other badges.
  if (order !== index.order) throw new Error("stale");
  return words;
}

/** Rising numbers, of which each is the step from the one before. */
function rising(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

async function json(address) {
  // Asks the host whether its copy is still the one: never yesterday's rows with today's words.
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
