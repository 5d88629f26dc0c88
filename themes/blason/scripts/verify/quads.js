// From JSON-LD to canonical lines (RDFC-1.0), by the tables that the program made of the contexts.
// They know the documents that this site writes: a tree of objects without keywords but the first
// `@context`. Whatever else it meets, it says so and concludes nothing.

const DEEPEST_OBJECT = 32;
const MOST_THINGS = 256;
const ANY_ADDRESS = 1;
const BEYOND = 2;
const FIRST_DATATYPE = 3;

const beyond = (what) => new Fault("page.beyond", { what: short(what) });

// The table of exactly this list of contexts, its terms by scope and name.
function tableOf(terms, context) {
  const table = terms.lists.find((it) => same(it.contexts, context));
  if (!table) throw beyond("@context");
  table.meanings ??= table.scopes.map((scope) => meaningsOf(scope, terms.roots));
  return table;
}

// A scope as the program writes it: by root and kind, each term as `name=rest@scope!`.
function meaningsOf(scope, roots) {
  const all = new Map();
  for (const [group, names] of Object.entries(scope)) {
    const [root, kind] = group.split(".").map(Number);
    for (const [, name, rest = name, own = 0, list] of names.matchAll(/([^ =@!]+)(?:=([^ @!]+))?(?:@(\d+))?(!)?/g)) {
      all.set(name, { address: roots[root] + rest, kind, scope: Number(own), list: list === "!" });
    }
  }
  return all;
}

// Absolute addresses that every reader understands alike; others are left to the program.
function isPlainAddress(text) {
  const allowed = "[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}";
  const address = new RegExp(`^([A-Za-z][A-Za-z0-9+.-]*):((?:${allowed})*)(?:#(?:${allowed})*)?$`);
  const parts = isText(text) && text.length < 1 << 16 ? address.exec(text) : null;
  if (!parts) return false;
  if (!parts[2].startsWith("//")) return true;
  const host = /^\/\/[A-Za-z0-9.-]+(?::[0-9]*)?(?:[/?].*)?$/.exec(parts[2]);
  return host !== null && !parts[2].replace(/^\/\/[^/?]*/, "").startsWith("//");
}

function addressNode(text) {
  if (!isPlainAddress(text)) throw beyond(text);
  return `<${text}>`;
}

const ESCAPES = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

function quoted(text) {
  const escape = (sign) =>
    ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  return `"${text.replace(/[\u0000-\u001f"\\\u007f]/g, escape)}"`;
}

// A number and its own datatype (JSON-LD 1.1 API, "Data Round Tripping"); null where programs differ.
function numeral(value) {
  const figures = String(Math.abs(value)).replace(".", "").replace(/^0+|0+$/g, "");
  const steady = value === 0 || (Math.abs(value) >= 1e-6 && Math.abs(value) < 1e15);
  if (!steady || figures.length > 15 || Object.is(value, -0)) return null;
  if (Number.isInteger(value)) return [`"${value}"`, "integer"];
  const [mantissa, exponent] = value.toExponential().split("e");
  const whole = mantissa.includes(".") ? mantissa : `${mantissa}.0`;
  return [`"${whole}E${Number(exponent)}"`, "double"];
}

// The statements of a document, each `[subject, predicate, object]`; a number is a blank node.
function statements(document, terms, withoutProof) {
  const table = tableOf(terms, document["@context"]);
  const all = [];
  let blanks = 0;
  let things = 0;
  const known = new Set();
  // What is stated twice is stated once.
  const state = (...statement) => {
    const key = statement.join(" ");
    if (!known.has(key)) all.push(statement);
    known.add(key);
  };

  const object = (members, depth) => {
    const names = Object.keys(members);
    things += 1;
    if (depth > DEEPEST_OBJECT || things > MOST_THINGS || names.length === 0) throw beyond("{}");
    const subject = "id" in members ? addressNode(members.id) : blanks++;
    const scopes = new Set();
    for (const kind of items(members.type)) {
      if (!isText(kind)) throw beyond("type");
      const meaning = table.meanings[0].get(kind);
      if (meaning && meaning.scope > 0) scopes.add(meaning.scope);
      else if (meaning && meaning.kind === BEYOND) throw beyond(kind);
      else if (!meaning && !kind.includes(":")) throw new Fault("well_formed.undefined", { name: short(kind) });
      state(subject, `<${NAMES.rdf}type>`, meaning ? `<${meaning.address}>` : addressNode(kind));
    }
    for (const name of names) {
      const done = name === "id" || name === "type" || (depth === 0 && name === "@context");
      if (!done && !(withoutProof && depth === 0 && name === "proof")) {
        property(subject, meaningOf(name, scopes, members[name]), members[name], depth);
      }
    }
    return subject;
  };

  // The meaning that the types of an object give a name, or else the one that holds everywhere.
  const meaningOf = (name, scopes, value) => {
    if (name.startsWith("@")) throw beyond(name);
    const own = [...scopes].map((scope) => table.meanings[scope].get(name)).filter(Boolean);
    if (own.some((it) => JSON.stringify(it) !== JSON.stringify(own[0]))) throw beyond(name);
    const meaning = own[0] ?? table.meanings[0].get(name);
    // An empty list says nothing, whatever its name: the program lets it pass.
    if (!meaning) throw same(value, []) ? beyond(name) : new Fault("well_formed.undefined", { name: short(name) });
    if (meaning.kind === BEYOND) throw beyond(name);
    return meaning;
  };

  const property = (subject, meaning, value, depth) => {
    const predicate = `<${meaning.address}>`;
    if (!meaning.list) {
      for (const item of items(value)) state(subject, predicate, node(item, meaning.kind, depth));
      return;
    }
    // An ordered list is a chain of blank nodes.
    let [holder, link] = [subject, predicate];
    for (const item of items(value)) {
      const next = blanks++;
      state(holder, link, next);
      state(next, `<${NAMES.rdf}first>`, node(item, meaning.kind, depth));
      [holder, link] = [next, `<${NAMES.rdf}rest>`];
    }
    state(holder, link, `<${NAMES.rdf}nil>`);
  };

  const node = (value, kind, depth) => {
    if (isObject(value)) return object(value, depth + 1);
    const typed = kind >= FIRST_DATATYPE ? table.datatypes[kind - FIRST_DATATYPE] : null;
    if (isText(value)) return kind === ANY_ADDRESS ? addressNode(value) : quoted(value) + (typed ?? "");
    const native =
      typeof value === "boolean" ? [`"${value}"`, "boolean"] : typeof value === "number" ? numeral(value) : null;
    if (!native) throw beyond(value);
    return native[0] + (typed ?? `^^<${NAMES.xsd}${native[1]}>`);
  };

  object(document, 0);
  return { all, blanks };
}

// The canonical lines of a document, without its own proof if asked; throws a Fault.
async function canonical(document, terms, withoutProof) {
  const { all, blanks } = statements(document, terms, withoutProof);
  const lines = (label) => {
    const shown = (node) => (typeof node === "number" ? label(node) : node);
    return all.map((it) => `${shown(it[0])} ${it[1]} ${shown(it[2])} .\n`);
  };
  // First-degree hashes (RDFC-1.0, section 4.6). Nodes that look alike need the whole algorithm.
  const hashes = await Promise.all(
    Array.from({ length: blanks }, async (_, blank) => {
      const labelled = lines((node) => (node === blank ? "_:a" : "_:z"));
      const own = labelled.filter((_line, at) => all[at][0] === blank || all[at][2] === blank);
      return hex(await sha256(toUtf8(own.sort().join(""))));
    }),
  );
  if (new Set(hashes).size < blanks) throw beyond("_:");
  const ranks = [...hashes].sort();
  const names = hashes.map((hash) => `_:c14n${ranks.indexOf(hash)}`);
  const text = lines((node) => names[node]).sort().join("");
  // Letters beyond the Basic Multilingual Plane sort otherwise by code point than here.
  if (/[\ud800-\udfff]/.test(text) && /[\ue000-\uffff]/.test(text)) throw beyond("Unicode");
  return text;
}
