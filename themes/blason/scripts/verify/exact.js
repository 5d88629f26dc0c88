// Whether a document says exactly what was signed. A signature covers what JSON-LD makes of a
// document, people and most programs read its JSON: here the two must be the same.

// Why a document does not say what was signed, and where.
const misshapen = (code, path = "", args = {}) => new Fault(`well_formed.${code}`, { path, ...args });

// Checks a whole document, its proof as well; throws a Fault.
function checkExact(document) {
  if (!items(document["@context"]).every(isText)) throw misshapen("own_context");
  const { issuer, credentialSubject: subject } = document;
  const shown = [document.id, isText(issuer) ? issuer : issuer?.id, subject?.id, subject?.achievement?.id];
  const told = new Map(shown.filter(isText).map((id) => [id, new Map()]));
  exactMembers(document, "credential", "whole", told);
}

function exactMembers(members, path, place, told) {
  for (const [name, value] of Object.entries(members)) {
    if (name === "@context") {
      if (place === "part") throw misshapen("inner_context", path);
      if (!items(value).every(isText)) throw misshapen("own_context");
      continue;
    }
    if (name.startsWith("@") || name.includes(":")) throw misshapen("full_name", path, { name: short(name) });
    if (name === "type") exactTypes(value, path);
    else if (name === "id") exactId(value, path);
    else exactValue(value, within(path, name), name === "proof" && place === "whole" ? "proof" : "part", told);
  }
  sameThings(members, path, told);
}

function exactValue(value, path, place, told) {
  if (value === null) throw misshapen("null", path);
  if (isObject(value)) exactMembers(value, path, place, told);
  else if (Array.isArray(value)) {
    for (const item of value) {
      if (Array.isArray(item)) throw beyond(path);
      exactValue(item, path, place, told);
    }
  }
}

function exactTypes(types, path) {
  for (const kind of items(types)) {
    if (!isText(kind)) throw beyond(within(path, "type"));
    // Types under these roots have a name in the contexts: whoever writes the address hides the type.
    if (NAMES.roots.some((root) => kind.startsWith(root))) throw misshapen("full_name", path, { name: short(kind) });
  }
}

function exactId(id, path) {
  if (!isText(id) || id.startsWith("_:")) throw beyond(within(path, "id"));
}

// No two parts that are the same thing may say different things about it.
function sameThings(members, path, told) {
  const known = told.get(members.id);
  if (!known) return;
  for (const [name, value] of Object.entries(members)) {
    if (!isText(value) || name === "type") continue;
    if (known.has(name) && known.get(name) !== value) {
      throw misshapen("two_values", path, { name: short(name), id: short(members.id) });
    }
    known.set(name, value);
  }
}
