// Documents inside an SVG, found by namespace and name. The markup is read as text, sign by sign: it
// is never parsed by the browser and never shown.

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
const BAKED = {
  "https://purl.imsglobal.org/ob/v3p0 credential": 3,
  "http://openbadges.org assertion": 2,
};
const MOST_NODES = 200000;
const XML_NAME = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

// The texts that an SVG carries, those of OB 3.0 first; throws a Fault.
function fromSvg(text) {
  const open = [];
  const found = [];
  let nodes = 0;
  let entry = null;
  const wrong = (why) => unreadableImage(`SVG, ${why}`);
  for (const node of xmlNodes(text, wrong)) {
    nodes += 1;
    if (nodes > MOST_NODES) throw wrong("…");
    if (node.text !== undefined) {
      if (open.length === 0 && node.text.trim() !== "") throw wrong("text");
      if (entry && entry.depth === open.length) entry.json += node.text;
    } else if (node.end) {
      if (open.pop()?.name !== node.name) throw wrong(short(node.name));
      if (entry && entry.depth > open.length) entry = null;
    } else {
      if (open.length === 0 && found.root) throw wrong("svg");
      const spaces = { ...open.at(-1)?.spaces, ...declared(node.attributes) };
      const [local, prefix = ""] = node.name.split(":").reverse();
      const prefixes = [...node.attributes.keys()].filter((it) => it.includes(":")).map((it) => it.split(":")[0]);
      const unknown = [prefix, ...prefixes].find((it) => it && !(it in spaces) && it !== "xml" && it !== "xmlns");
      if (unknown) throw wrong(short(unknown));
      const space = spaces[prefix] ?? "";
      if (open.length === 0 && (local !== "svg" || (space !== "" && space !== SVG_NAMESPACE))) throw wrong("svg");
      found.root = true;
      const version = entry ? undefined : BAKED[`${space} ${local}`];
      if (!node.closed) open.push({ name: node.name, spaces });
      if (version) {
        const verify = node.attributes.get("verify") ?? null;
        const baked = { version, verify: verify && verify.trim(), json: "", depth: open.length };
        found.push(baked);
        if (!node.closed) entry = baked;
      }
    }
  }
  if (open.length > 0 || !found.root) throw wrong("svg");
  found.sort((one, other) => other.version - one.version);
  return found.map(({ verify, json }) => json.trim() || verify).filter((it) => it !== null);
}

// The namespaces that the attributes of a tag declare, by prefix.
function declared(attributes) {
  const own = [...attributes].filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(6), value]));
}

// The tags and texts of a document, one after the other; comments and instructions are passed over.
function* xmlNodes(text, wrong) {
  const tag = new RegExp(`<(/?)(${XML_NAME})((?:\\s+${XML_NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
  let at = 0;
  // The place after `close`.
  const past = (close) => {
    const end = text.indexOf(close, at);
    if (end < 0) throw wrong(close);
    return end + close.length;
  };
  while (at < text.length) {
    if (text.startsWith("<!--", at)) at = past("-->");
    else if (text.startsWith("<?", at)) at = past("?>");
    else if (text.startsWith("<![CDATA[", at)) {
      const end = past("]]>");
      yield { text: text.slice(at + 9, end - 3).replace(/\r\n?/g, "\n") };
      at = end;
    } else if (text.startsWith("<!DOCTYPE", at)) {
      const end = past(">");
      if (text.slice(at, end).includes("[")) throw wrong("DOCTYPE");
      at = end;
    } else if (text[at] === "<") {
      tag.lastIndex = at;
      const found = tag.exec(text);
      if (!found || (found[1] && (found[3] || found[4]))) throw wrong("<");
      yield { name: found[2], end: found[1] === "/", closed: found[4] === "/", attributes: attributesOf(found[3], wrong) };
      at = tag.lastIndex;
    } else {
      const next = text.indexOf("<", at);
      const end = next < 0 ? text.length : next;
      yield { text: unescaped(text.slice(at, end), wrong) };
      at = end;
    }
  }
}

function attributesOf(text, wrong) {
  const all = new Map();
  for (const [, name, one, other] of text.matchAll(new RegExp(`(${XML_NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g"))) {
    if (all.has(name)) throw wrong(short(name));
    all.set(name, unescaped(one ?? other, wrong));
  }
  return all;
}

function unescaped(text, wrong) {
  return text.replace(/\r\n?/g, "\n").replace(/&([^;\s]{0,10};?)/g, (_, name) => {
    const known = /^(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+));$/.exec(name);
    const code = known && (known[1] ? Number(known[1]) : known[2] ? parseInt(known[2], 16) : null);
    if (!known || (code === null && !Object.hasOwn(ENTITIES, known[3])) || code > 0x10ffff) throw wrong("&");
    return code === null ? ENTITIES[known[3]] : String.fromCodePoint(code);
  });
}
