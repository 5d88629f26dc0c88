// What this page knows and may ask: the data that came with it, and documents of its own site. It
// asks no other host, whatever a badge names.

// Addresses that name things and lead nowhere (vocabularies, namespaces), as the page's data has them.
const NAMES = {};
const LONGEST_ANSWER = 32 << 20;

class Site {
  // `data` came with the page; `ask(path)` reads a file below the site's root and answers with
  // `{ bytes }` or `{ missing }`, where missing is "not there" or a reason in words.
  constructor(data, ask) {
    this.data = data;
    Object.assign(NAMES, data.names);
    this.ask = ask;
    this.answers = new Map();
  }

  // The path below the site's root of an address of this site; null for any other.
  pathOf(address) {
    const bare = isText(address) ? address.split("#")[0] : "";
    if (!bare.startsWith(this.data.base)) return null;
    const path = bare.slice(this.data.base.length);
    return isSafePath(path) ? path : null;
  }

  // The bytes of a file of this site, as it is now; without a network, as it was read before.
  async read(path) {
    const answer = await this.ask(path);
    const known = answer.bytes && answer.bytes.length > LONGEST_ANSWER ? { missing: "> 32 MiB" } : answer;
    if (known.bytes) this.answers.set(path, known);
    return known.missing === "not there" ? known : (this.answers.get(path) ?? known);
  }

  issuer(id) {
    return this.data.issuers.find((it) => it.id === id) ?? null;
  }
}

// A path that stays below the root: plain letters, no dots that climb, no query.
const isSafePath = (path) =>
  /^[A-Za-z0-9._~/-]+$/.test(path) && !path.replace(/\/$/, "").split("/").some((it) => /^\.{0,2}$/.test(it));
