// JSON from strangers, within limits, and only such as every reader understands alike: no name
// twice in one object. Objects have no prototype, so that no name means anything but itself.

const DEEPEST = 64;
const MOST_VALUES = 100000;

// One JSON value and nothing after it; throws a Fault.
function readJson(text) {
  let at = 0;
  let left = MOST_VALUES;
  const wrong = () => new Fault("readable.syntax", { why: `JSON, ${at}` });
  const blank = () => {
    while (" \t\n\r".includes(text[at]) && at < text.length) at += 1;
  };
  const string = () => {
    const start = at;
    do {
      at = text.indexOf('"', at + 1);
      if (at < 0) throw wrong();
    } while (escaped(text, at));
    at += 1;
    let value;
    try {
      value = JSON.parse(text.slice(start, at));
    } catch {
      throw wrong();
    }
    if (/\p{Cs}/u.test(value)) throw wrong();
    return value;
  };
  const value = (depth) => {
    blank();
    left -= 1;
    if (left < 0) throw new Fault("readable.too_many");
    const first = text[at];
    if (first === "{" || first === "[") {
      if (depth >= DEEPEST) throw new Fault("readable.too_deep");
      at += 1;
      return first === "{" ? members(depth + 1) : items(depth + 1);
    }
    if (first === '"') return string();
    const plain = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)/y;
    plain.lastIndex = at;
    const found = plain.exec(text);
    if (!found) throw wrong();
    at += found[0].length;
    const read = JSON.parse(found[0]);
    if (typeof read === "number" && !Number.isFinite(read)) throw wrong();
    return read;
  };
  // The inside of an object or a list, up to its closing sign.
  const inside = (close, one) => {
    blank();
    if (text[at] === close) {
      at += 1;
      return;
    }
    for (;;) {
      one();
      blank();
      at += 1;
      if (text[at - 1] === close) return;
      if (text[at - 1] !== ",") throw wrong();
    }
  };
  const items = (depth) => {
    const all = [];
    inside("]", () => all.push(value(depth)));
    return all;
  };
  const members = (depth) => {
    const all = Object.create(null);
    inside("}", () => {
      blank();
      if (text[at] !== '"') throw wrong();
      const name = string();
      if (name in all) throw new Fault("readable.twice", { name: short(name) });
      blank();
      if (text[at] !== ":") throw wrong();
      at += 1;
      all[name] = value(depth);
    });
    return all;
  };
  const whole = value(0);
  blank();
  if (at < text.length) throw wrong();
  return whole;
}

// Whether the sign at a place is escaped: an odd number of backslashes stands before it.
function escaped(text, at) {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";
const textOr = (value) => (isText(value) ? value : null);

// The items of a property that may be one value or a list.
const items = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

// Whether two values are the same; the order of names does not matter.
function same(one, other) {
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((it, at) => same(it, other[at]));
  }
  if (!isObject(one)) return one === other;
  const names = isObject(other) ? Object.keys(one) : null;
  return (
    names !== null &&
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && same(one[name], other[name]))
  );
}
