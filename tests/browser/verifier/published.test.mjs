// Every published file of the example, through the page's own engine and through `blason verify`: the
// same validity, and the same reasons step by step. (An SVG takes a browser to read: `page.test.mjs`.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { NOW, awards, bytesOf, engine, pageData, program, siteOf } from "./site.mjs";

const parts = await engine();
const asked = { now: NOW, recipient: "" };

test("the page agrees with the program on every published file", async () => {
  const paths = [".json", ".jwt", ".ob2.json", ".png"].flatMap((ending) => awards(ending));
  assert.ok(paths.length > 25);
  const verdicts = program(paths.map(bytesOf));
  for (const [at, path] of paths.entries()) {
    const { documents } = await parts.examine(bytesOf(path), siteOf(parts), asked);
    assert.equal(documents.length, verdicts[at].file.verdicts.length, path);
    for (const [number, document] of documents.entries()) {
      const theirs = verdicts[at].file.verdicts[number];
      assert.equal(parts.validity(document) === "valid", theirs.validity === "valid", path);
      // The program tells more of an older badge; of a credential, both say the same.
      if (document.format !== "ob3") continue;
      const codes = document.steps.map((it) => it.code);
      assert.deepEqual(codes, theirs.steps.map((it) => it.code), path);
    }
  }
});

test("the example holds a good, a revoked, a suspended and an expired badge", async () => {
  const seen = new Set();
  for (const path of awards(".json")) {
    const { verdict, documents } = await parts.examine(bytesOf(path), siteOf(parts), asked);
    const bad = documents[0].steps.find((it) => it.outcome === 3);
    seen.add(bad ? bad.code : verdict);
  }
  assert.deepEqual([...seen].sort(), ["demonstration", "force.expired", "status.revoked", "status.suspended"]);
});

test("another issuer's key would make the same badge genuine, and a late one would not", async () => {
  const [path] = awards(".json");
  const with_ = async (change) => {
    const data = pageData();
    for (const key of data.issuers.flatMap((it) => it.keys)) Object.assign(key, change);
    return parts.examine(bytesOf(path), siteOf(parts, { data }), asked);
  };
  assert.equal((await with_({ demonstration: false })).verdict, "genuine");
  assert.equal((await with_({})).verdict, "demonstration");
  const late = await with_({ demonstration: false, from: "2099-01-01T00:00:00Z" });
  assert.equal(late.verdict, "open");
  assert.ok(late.documents[0].steps.some((it) => it.code === "page.key_not_in_use"));
  const over = await with_({ demonstration: false, until: "2001-01-01T00:00:00Z" });
  assert.equal(over.verdict, "open");
  const stolen = await with_({ demonstration: false, compromised: "2099-01-01T00:00:00Z" });
  assert.equal(stolen.verdict, "invalid");
  const none = await parts.examine(bytesOf(path), siteOf(parts, { data: { ...pageData(), issuers: [] } }), asked);
  assert.equal(none.verdict, "open");
});

test("without its lists, nothing is genuine", async () => {
  const [path] = awards(".json");
  const data = pageData();
  for (const key of data.issuers.flatMap((it) => it.keys)) key.demonstration = false;
  const judge = async (changed) => (await parts.examine(bytesOf(path), siteOf(parts, { data, changed }), asked)).verdict;
  assert.equal(await judge({}), "genuine");
  for (const list of data.preload) {
    const kind = /revocation/.test(list) ? "open" : "genuine";
    const own = list.startsWith(listFolder(path));
    assert.equal(await judge({ [list]: null }), own ? kind : "genuine", `${list} taken away`);
    const broken = new TextEncoder().encode("{}");
    assert.equal(await judge({ [list]: broken }), own ? "open" : "genuine", `${list} broken`);
  }
  // Another list in its place, however well signed.
  const [one, other] = data.preload.filter((it) => it.startsWith(listFolder(path)));
  assert.equal(await judge({ [one]: bytesOf(other), [other]: bytesOf(one) }), "open");
});

test("a list of which a bit was changed is forged", async () => {
  const [path] = awards(".json");
  const list = pageData().preload.find((it) => it.startsWith(listFolder(path)) && /revocation/.test(it));
  const text = new TextDecoder().decode(bytesOf(list));
  const changed = new TextEncoder().encode(text.replace(/"validUntil":"\d{4}/, '"validUntil":"2999'));
  const { verdict, documents } = await parts.examine(bytesOf(path), siteOf(parts, { changed: { [list]: changed } }), asked);
  assert.equal(verdict, "invalid");
  assert.ok(documents[0].steps.some((it) => it.code === "status.list_forged"));
});

test("without a network, what was read once still counts", async () => {
  const [path] = awards(".json");
  let online = true;
  const { ask } = siteOf(parts);
  const site = new parts.Site(pageData(), async (file) => (online ? ask(file) : { missing: "offline" }));
  for (const list of pageData().preload) await site.read(list);
  online = false;
  assert.equal((await parts.examine(bytesOf(path), site, asked)).verdict, "demonstration");
  const cold = new parts.Site(pageData(), async () => ({ missing: "offline" }));
  assert.equal((await parts.examine(bytesOf(path), cold, asked)).verdict, "open");
});

/** The folder of the lists that a credential names. */
function listFolder(path) {
  const document = JSON.parse(new TextDecoder().decode(bytesOf(path)));
  const list = document.credentialStatus.statusListCredential.slice(pageData().base.length);
  return list.slice(0, list.lastIndexOf("/") + 1);
}
