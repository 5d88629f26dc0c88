// Thousands of damaged badges: none of them is genuine unless it says what was signed, and the page
// never says more than `blason verify`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW, awards, bytesOf, engine, pageData, program, siteOf } from "./site.mjs";

const parts = await engine();
const asked = { now: NOW, recipient: "" };
const GOOD = ["genuine", "demonstration"];
const text = (path) => new TextDecoder().decode(bytesOf(path)).trim();

/** Numbers that are the same in every run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every place in a document: the object or list, and the name or number in it. */
function* places(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [value, name];
    yield* places(inner);
  }
}

const OTHERS = [null, "", "x", 0, 1, 1.5, true, false, [], {}, [[]], ["x"], { id: "x" }, "https://x.example/", "urn:x:y"];

/** Copies of a document with one thing changed at each place. */
function* structural(document, roll) {
  const count = [...places(document)].length;
  for (let at = 0; at < count; at += 1) {
    const changed = () => {
      const copy = structuredClone(document);
      const [holder, name] = [...places(copy)][at];
      return { copy, holder, name };
    };
    const removed = changed();
    if (Array.isArray(removed.holder)) removed.holder.splice(removed.name, 1);
    else delete removed.holder[removed.name];
    yield removed.copy;
    const other = changed();
    other.holder[other.name] = OTHERS[roll(OTHERS.length)];
    yield other.copy;
    const bent = changed();
    const old = bent.holder[bent.name];
    bent.holder[bent.name] = typeof old === "string" ? bend(old, roll) : [old, old];
    yield bent.copy;
    if (Array.isArray(removed.holder)) continue;
    const more = changed();
    more.holder[["extra", "name", "@type", "@id", "https://schema.org/name", "proof", "id", "type", "endorsement"][roll(9)]] =
      OTHERS[roll(OTHERS.length)];
    yield more.copy;
    const renamed = changed();
    renamed.holder[`${renamed.name} `.trim() + "s"] = renamed.holder[renamed.name];
    delete renamed.holder[renamed.name];
    yield renamed.copy;
  }
}

function bend(old, roll) {
  const at = roll(old.length + 1);
  const sign = ["a", "0", " ", "é", "#", "\u202e", "/", "Z"][roll(8)];
  return [old.slice(0, at) + sign + old.slice(at), old.slice(0, at) + old.slice(at + 1), `${old} `, old.toUpperCase()][roll(4)];
}

/** Copies of a text with some letters changed. */
function* textual(whole, count, roll) {
  for (let number = 0; number < count; number += 1) {
    const at = roll(whole.length);
    const sign = [...'{}[]",:\\0aZ \n'][roll(13)];
    yield [
      whole.slice(0, at) + sign + whole.slice(at + 1),
      whole.slice(0, at) + whole.slice(at + 1),
      whole.slice(0, at) + sign + whole.slice(at),
      whole.slice(0, at),
    ][roll(4)];
  }
}

/** Judges texts by both; `meaning(text)` tells whether a text still says what was signed. */
async function compare(texts, meaning, whole = "") {
  const site = siteOf(parts);
  const theirs = program(texts);
  const counts = { good: 0, invalid: 0, open: 0 };
  for (const [at, one] of texts.entries()) {
    const bytes = typeof one === "string" ? new TextEncoder().encode(one) : one;
    const { verdict, documents } = await parts.examine(bytes, site, asked);
    const shown = () => `${documents.flatMap((it) => it.steps.map((step) => step.code))} ${theirs[at].validity}\n${difference(String(one), whole)}`;
    if (GOOD.includes(verdict)) {
      if (theirs[at].validity !== "valid" || !meaning(one)) assert.fail(shown());
      counts.good += 1;
    } else {
      counts[verdict] += 1;
      if (verdict === "invalid" && theirs[at].validity === "valid") assert.fail(shown());
    }
  }
  return counts;
}

/** The first place where a text is another one. */
function difference(one, whole) {
  let at = 0;
  while (at < one.length && one[at] === whole[at]) at += 1;
  return one.slice(Math.max(0, at - 60), at + 60);
}

/** What a document means: names and items in no order, each item once, a list of one as its item, and
 * an empty one as nothing. */
function meant(value) {
  if (Array.isArray(value)) {
    const all = [...new Set(value.map((it) => JSON.stringify(meant(it))))].sort().map((it) => JSON.parse(it));
    return all.length === 1 ? all[0] : all;
  }
  if (typeof value !== "object" || value === null) return value;
  const names = Object.keys(value).filter((name) => !Array.isArray(value[name]) || value[name].length > 0);
  return Object.fromEntries(names.sort().map((name) => [name, meant(value[name])]));
}
const flat = (value) => JSON.stringify(meant(value));

for (const path of awards(".json")) {
  test(`${path}, damaged in its structure and in its letters`, async () => {
    const whole = text(path);
    const document = JSON.parse(whole);
    const roll = dice(path.length + whole.length);
    const texts = [...structural(document, roll)].map((it) => JSON.stringify(it));
    texts.push(...textual(whole, 150, roll));
    const counts = await compare(texts, (one) => flat(JSON.parse(one)) === flat(document), JSON.stringify(document));
    assert.ok(counts.invalid + counts.open > 500, JSON.stringify(counts));
  });
}

test("hosted assertions, damaged", async () => {
  for (const path of awards(".ob2.json")) {
    const whole = text(path);
    const document = JSON.parse(whole);
    const roll = dice(whole.length);
    const texts = [...structural(document, roll)].map((it) => JSON.stringify(it)).slice(0, 200);
    await compare(texts, (one) => flat(JSON.parse(one)) === flat(document));
  }
});

test("tokens, damaged", async () => {
  const [path] = awards(".jwt");
  const whole = text(path);
  const roll = dice(whole.length);
  const [head, body, tail] = whole.split(".");
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  const payload = JSON.parse(Buffer.from(body, "base64url"));
  const texts = [...textual(whole, 300, roll)];
  for (const changed of structural(header, roll)) texts.push(`${encode(changed)}.${body}.${tail}`);
  for (const changed of structural(payload, roll)) texts.push(`${head}.${encode(changed)}.${tail}`);
  const counts = await compare(texts, (one) => one.trim() === whole);
  assert.ok(counts.invalid > 500, JSON.stringify(counts));
});

test("a proof of another badge, the key of another issuer", async () => {
  const documents = awards(".json").map((path) => JSON.parse(text(path)));
  const texts = [];
  for (const one of documents) {
    for (const other of documents) {
      if (one === other) continue;
      texts.push(JSON.stringify({ ...one, proof: other.proof }));
      texts.push(JSON.stringify({ ...one, issuer: other.issuer }));
      texts.push(JSON.stringify({ ...one, credentialStatus: other.credentialStatus }));
      texts.push(JSON.stringify({ ...one, credentialSubject: other.credentialSubject }));
      texts.push(JSON.stringify({ ...one, proof: [...one.proof, ...other.proof] }));
    }
  }
  const valid = documents.map(flat);
  await compare(texts, (one) => valid.includes(flat(JSON.parse(one))));
});

test("pictures, damaged", async () => {
  const roll = dice(7);
  const png = bytesOf(awards(".png")[0]);
  const texts = Array.from({ length: 150 }, () => {
    const copy = png.slice(0, roll(4) === 0 ? roll(png.length) : png.length);
    if (copy.length > 0) copy[roll(copy.length)] ^= 1 << roll(8);
    return copy;
  });
  assert.equal((await compare(texts, () => false)).good, 0);
});

test("nothing that strangers send breaks the page", async () => {
  const roll = dice(99);
  const site = siteOf(parts, { data: pageData() });
  const [path] = awards(".json");
  const document = JSON.parse(text(path));
  const odd = [null, 1, "x", [], {}, [null], { type: null }, { id: 1 }, ["a", ["b"]]];
  for (const name of [...Object.keys(document), "evidence", "image", "endorsement", "validUntil"]) {
    for (const value of odd) {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...document, [name]: value }));
      const { verdict } = await parts.examine(bytes, site, asked);
      assert.ok(!GOOD.includes(verdict), `${name} ${JSON.stringify(value)}`);
    }
  }
  for (let number = 0; number < 500; number += 1) {
    const bytes = Uint8Array.from({ length: roll(64) }, () => roll(256));
    const { verdict } = await parts.examine(bytes, site, asked);
    assert.ok(!GOOD.includes(verdict));
  }
});
