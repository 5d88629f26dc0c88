// The readers of the page: JSON, PNG, lists, canonical form. What they read, they read as the program does.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { NOW, awards, bytesOf, engine, pageData, siteOf } from "./site.mjs";

const parts = await engine();
const asked = { now: NOW, recipient: "" };
const utf8 = (text) => new TextEncoder().encode(text);
const examine = (bytes) => parts.examine(bytes, siteOf(parts), asked);

/** The code of the fault that reading a text ends in; null when it is read. */
function fault(text) {
  try {
    parts.readJson(text);
    return null;
  } catch (error) {
    assert.ok(error instanceof parts.Fault, String(error));
    return error.code;
  }
}

test("JSON is read as JSON, and no name twice", () => {
  for (const text of ['{"a":[1,-0.5e3,true,false,null,"\\u00e9\\n\\"\\\\"],"":{}}', " [ ] ", '"x"', "0", '{"__proto__":1,"constructor":2}']) {
    assert.equal(JSON.stringify(parts.readJson(text)), JSON.stringify(JSON.parse(text)), text);
  }
  for (const text of ["", "{", "{}{}", "nul", '{"a":1,}', "[1,]", "1e999", '"\\ud800"', '"\n"', "01", "+1", ".5", "'a'", '{"a" 1}', '"\\x"', "\u00a0{}"]) {
    assert.equal(fault(text), "readable.syntax", text);
  }
  for (const text of ['{"a":1,"a":1}', '[{"b":{"a":1,"c":2,"\\u0061":3}}]']) assert.equal(fault(text), "readable.twice", text);
  assert.equal(fault("[".repeat(64) + "]".repeat(64)), null);
  assert.equal(fault("[".repeat(65) + "]".repeat(65)), "readable.too_deep");
  assert.equal(fault("[".repeat(1 << 20)), "readable.too_deep");
  assert.equal(fault(`[${"0,".repeat(99998)}0]`), null);
  assert.equal(fault(`[${"0,".repeat(99999)}0]`), "readable.too_many");
});

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(data)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
};
function checksum(bytes) {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return ~value >>> 0;
}
const HEAD = chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const png = (...inside) =>
  new Uint8Array(Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), HEAD, ...inside, chunk("IDAT", deflateSync(Buffer.alloc(2))), chunk("IEND", [])]));
const zero = Buffer.from([0]);

test("every way in which a PNG carries a text", async () => {
  const text = bytesOf(awards(".json")[0]);
  const token = bytesOf(awards(".jwt")[0]);
  const key = Buffer.from("openbadgecredential\0");
  for (const [name, data, good] of [
    ["iTXt", Buffer.concat([key, zero, zero, zero, zero, text]), true],
    ["iTXt", Buffer.concat([key, Buffer.from([1, 0]), zero, zero, deflateSync(text)]), true],
    ["tEXt", Buffer.concat([key, token]), true],
    ["zTXt", Buffer.concat([key, zero, deflateSync(token)]), true],
    ["iTXt", Buffer.concat([key, Buffer.from([2, 0]), zero, zero, text]), false],
    ["iTXt", Buffer.concat([key, Buffer.from([1, 0]), zero, zero, text]), false],
    ["iTXt", Buffer.concat([key, Buffer.from([1, 0]), zero, zero, deflateSync(Buffer.alloc(5 << 20, 32))]), false],
  ]) {
    const { container, documents, verdict } = await examine(png(chunk(name, data)));
    assert.equal(container, "png");
    assert.equal(verdict, good ? "demonstration" : "invalid", `${name} ${documents[0].steps[0].code}`);
    if (!good) assert.equal(documents[0].steps[0].code, "readable.image");
  }
  assert.equal((await examine(png())).documents[0].steps[0].code, "readable.not_baked");
  const many = Array.from({ length: 9 }, () => chunk("tEXt", Buffer.concat([key, token])));
  assert.equal((await examine(png(...many))).documents[0].steps[0].code, "readable.too_many_documents");
  // A second document takes the word from a good one.
  const stranger = chunk("iTXt", Buffer.concat([Buffer.from("openbadges\0"), zero, zero, zero, zero, Buffer.from("{}")]));
  const good = chunk("iTXt", Buffer.concat([key, zero, zero, zero, zero, text]));
  assert.notEqual((await examine(png(good, stranger))).verdict, "demonstration");
});

test("a list that unpacks without end is no list", async () => {
  const [path] = awards(".json");
  const data = pageData();
  const [list] = data.preload.filter((it) => /revocation/.test(it));
  const text = JSON.parse(new TextDecoder().decode(bytesOf(list)));
  text.credentialSubject.encodedList = `u${gzipSync(Buffer.alloc(40 << 20)).toString("base64url")}`;
  for (const key of data.preload) {
    const site = siteOf(parts, { data, changed: { [key]: utf8(JSON.stringify(text)) } });
    const { verdict } = await parts.examine(bytesOf(path), site, asked);
    assert.notEqual(verdict, "genuine");
  }
});

test("the golden badges of the standards", async (t) => {
  const folder = join(process.env.BLASON_STANDARDS ?? "../shared/standards/data", "golden-ob30");
  if (!existsSync(folder)) return t.skip(`no vectors at ${folder}`);
  const { terms } = pageData();
  let read = 0;
  for (const name of readdirSync(folder).filter((it) => it.endsWith(".json")).sort()) {
    const { unsecuredDocument, canonicalDocument } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    try {
      const text = await parts.canonical(parts.readJson(JSON.stringify(unsecuredDocument)), terms, false);
      assert.equal(text, canonicalDocument, name);
      read += 1;
    } catch (error) {
      // What the page does not know, it says; it never makes another text of it.
      if (!(error instanceof parts.Fault)) throw error;
    }
  }
  assert.ok(read >= 12, `${read} golden documents`);
});
