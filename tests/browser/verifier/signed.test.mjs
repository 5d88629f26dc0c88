// Badges that the issuer's own key signed, and that are wrong all the same: of another shape, with
// words that mean nothing, dated wrongly, retold in other ways. The demonstration key is known to all,
// so that these tests can sign with it. The page never says more than `blason verify`.

import assert from "node:assert/strict";
import { createHash, createPrivateKey, sign } from "node:crypto";
import { test } from "node:test";
import { NOW, awards, bytesOf, engine, pageData, program, siteOf } from "./site.mjs";

const parts = await engine();
const { terms } = pageData();
const asked = { now: NOW, recipient: "" };
const sha256 = (data) => createHash("sha256").update(data).digest();

const key = createPrivateKey({
  key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), sha256("blason demonstration key")]),
  format: "der",
  type: "pkcs8",
});

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
function base58(bytes) {
  let number = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  return "z" + "1".repeat(bytes.findIndex((byte) => byte !== 0)) + text;
}

/** A document with a proof of the demonstration key; null where the page finds no canonical form. */
async function signed(document, change = {}) {
  const { proof: _, ...bare } = document;
  const [old] = document.proof;
  const proof = { ...old, ...change };
  try {
    const lines = [
      `<http://purl.org/dc/terms/created> "${proof.created}"^^<http://www.w3.org/2001/XMLSchema#dateTime>`,
      "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof>",
      '<https://w3id.org/security#cryptosuite> "eddsa-rdfc-2022"^^<https://w3id.org/security#cryptosuiteString>',
      "<https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod>",
      `<https://w3id.org/security#verificationMethod> <${proof.verificationMethod}>`,
    ];
    const options = lines.map((line) => `_:c14n0 ${line} .\n`).join("");
    const text = await parts.canonical(parts.readJson(JSON.stringify(bare)), terms, true);
    const message = Buffer.concat([sha256(options), sha256(text)]);
    return { ...bare, proof: [{ ...proof, proofValue: base58(sign(null, message, key)) }] };
  } catch (error) {
    if (error instanceof parts.Fault) return null;
    throw error;
  }
}

const good = [];
for (const path of awards(".json")) {
  const { verdict } = await parts.examine(bytesOf(path), siteOf(parts), asked);
  if (verdict === "demonstration") good.push(JSON.parse(new TextDecoder().decode(bytesOf(path))));
}
const rich = good.reduce((one, other) => (JSON.stringify(one).length > JSON.stringify(other).length ? one : other));

/** Every place in a document, as a path of names. */
function* paths(value, path = []) {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (path.length === 0 && name === "proof") continue;
    yield [...path, name];
    yield* paths(inner, [...path, name]);
  }
}

function changed(document, path, change) {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((it, name) => it[name], copy);
  change(holder, path.at(-1));
  return copy;
}

const VALUES = [
  "", "x", "ext:x", "2026-01-01", "2026-01-01T00:00:00Z", "2020-02-30T00:00:00Z", "https://x.example/", "mailto:a@x.example",
  "did:web:x.example", "https://x.example/é", 0, 7, 7.5, 0.1, 1e21, 123456789012345678, true, [], ["a", "b"], {}, { type: "Image" },
  { id: "https://x.example/", type: "Image" }, { id: "https://x.example/", type: ["Profile"] }, { type: ["Achievement"], name: "x" },
];
const NAMES = ["name", "description", "image", "evidence", "narrative", "tag", "version", "credits", "role", "validUntil", "credentialSchema",
  "termsOfUse", "creditsAvailable", "fieldOfStudy", "identifier", "awardedDate", "hashed", "salt", "x", "url", "status", "value", "extra"];

async function compare(all) {
  const texts = all.filter(Boolean).map((it) => JSON.stringify(it));
  assert.ok(texts.length > 15, `${texts.length} of ${all.length} could be signed`);
  const theirs = program(texts);
  const counts = { genuine: 0, demonstration: 0, invalid: 0, open: 0 };
  for (const [at, text] of texts.entries()) {
    const { verdict, documents: [found] } = await parts.examine(new TextEncoder().encode(text), siteOf(parts), asked);
    counts[verdict] += 1;
    const shown = () => `${found.steps.map((it) => it.code)}\n${theirs[at].file.verdicts[0].steps.map((it) => it.code)}\n${text}`;
    if (parts.validity(found) === "valid" && theirs[at].validity !== "valid") assert.fail(shown());
    if (verdict === "invalid" && theirs[at].validity === "valid") assert.fail(shown());
  }
  return counts;
}

test("every value of a badge, replaced and signed again", async () => {
  const all = [...paths(rich)];
  const made = [];
  for (const [at, path] of all.entries()) {
    for (let turn = 0; turn < 8; turn += 1) {
      const value = VALUES[(at * 7 + turn * 5) % VALUES.length];
      made.push(await signed(changed(rich, path, (holder, name) => { holder[name] = value; })));
    }
    made.push(await signed(changed(rich, path, (holder, name) => { Array.isArray(holder) ? holder.splice(name, 1) : delete holder[name]; })));
  }
  const counts = await compare(made);
  assert.ok(counts.demonstration > 50, JSON.stringify(counts));
});

test("properties added where they have, and have not, a meaning", async () => {
  const objects = [[], ...paths(rich)].filter((path) => {
    const value = path.reduce((it, name) => it[name], rich);
    return typeof value === "object" && !Array.isArray(value);
  });
  const made = [];
  for (const [at, path] of objects.entries()) {
    for (const [turn, name] of NAMES.entries()) {
      const value = VALUES[(at * 3 + turn * 11) % VALUES.length];
      made.push(await signed(changed(rich, [...path, name], (holder) => { holder[name] = value; })));
    }
  }
  await compare(made);
});

test("what is signed by the right key and lies about its date, its key or its issuer", async () => {
  const [issuer, stranger] = pageData().issuers;
  const other = rich.issuer.id === issuer.id ? stranger : issuer;
  const made = [
    await signed({ ...rich, validUntil: "2020-01-01T00:00:00Z" }),
    await signed({ ...rich, validFrom: "2999-01-01T00:00:00Z" }),
    await signed({ ...rich, validFrom: "2026-05-01T00:00:00Z", validUntil: "2026-04-01T00:00:00Z" }),
    await signed({ ...rich, issuer: { ...rich.issuer, id: other.id } }),
    await signed({ ...rich, issuer: { ...rich.issuer, id: "did:web:evil.example" } }),
    await signed({ ...rich, issuer: "did:web:evil.example" }),
    await signed(rich, { verificationMethod: `${other.id}#${other.keys[0].key}` }),
    await signed(rich, { verificationMethod: `did:key:${other.keys[0].key}#${other.keys[0].key}` }),
    await signed(rich, { created: "2999-01-01T00:00:00Z" }),
    await signed({ ...rich, credentialStatus: undefined }),
    await signed({ ...rich, credentialStatus: { ...rich.credentialStatus, statusListIndex: "999999" } }),
    await signed({ ...rich, credentialStatus: { ...rich.credentialStatus, statusListCredential: "https://evil.example/1.json" } }),
    await signed({ ...rich, credentialStatus: { ...rich.credentialStatus, statusPurpose: "message" } }),
    await signed({ ...rich, credentialStatus: [rich.credentialStatus, rich.credentialStatus] }),
    await signed({ ...rich, type: ["VerifiableCredential"] }),
    await signed({ ...rich, type: [...rich.type, "EndorsementCredential"] }),
    await signed({ ...rich, type: "OpenBadgeCredential" }),
    await signed({ ...rich, credentialSubject: [rich.credentialSubject] }),
    await signed({ ...rich, credentialSubject: [rich.credentialSubject, rich.credentialSubject] }),
  ];
  await compare(made);
});

test("the holder is found by address and by nothing else", async () => {
  const hashed = (text, salt) => `sha256$${sha256(text + salt).toString("hex")}`;
  const identity = { type: "IdentityObject", hashed: true, identityHash: hashed("ada@example.org", "salt"), identityType: "emailAddress", salt: "salt" };
  const document = await signed(changed(rich, ["credentialSubject", "identifier"], (holder, name) => { holder[name] = [identity]; }));
  const text = JSON.stringify(document);
  for (const recipient of ["ada@example.org", " Ada@Example.org ", "eve@example.org", "", identity.identityHash, "salt"]) {
    const { documents: [found] } = await parts.examine(new TextEncoder().encode(text), siteOf(parts), { now: NOW, recipient });
    const [theirs] = program([text], { extra: recipient ? ["--recipient", recipient] : [] });
    const code = (steps, name) => steps.filter((it) => (it.name ?? it.step) === name).map((it) => it.code);
    assert.deepEqual(code(found.steps, "recipient"), code(theirs.file.verdicts[0].steps, "recipient"), recipient);
  }
});
