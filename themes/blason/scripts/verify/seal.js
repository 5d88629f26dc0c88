// Who signed, and does the signature hold? Keys come from this site, never from the file alone.

const MOST_PROOFS = 16;
const SUITE = "eddsa-rdfc-2022";

const issuerOf = (document) => (isText(document.issuer) ? document.issuer : textOr(document.issuer?.id));

// The key that a document names as its issuer's, `{ key, step, known }`: `key` only when this site
// lists it for exactly this issuer.
function findKey(site, method, issuer) {
  const said = (code, args) => ({ key: null, step: step("key", code, args) });
  if (issuer === null) return said("key.no_issuer");
  const known = site.issuer(issuer);
  if (!known) return said("page.stranger", { issuer: short(issuer) });
  if (!method.startsWith(`${issuer}#`)) {
    return said("key.not_the_issuers", { method: short(method), issuer: short(issuer) });
  }
  const key = known.keys.find((it) => `${issuer}#${it.key}` === method && it.compromised === null);
  if (!key) return said("key.not_listed", { method: short(method) });
  return { key, step: step("key", "key.listed", { address: known.document }) };
}

// A key signs from its first day on and before its last; what is dated otherwise is not concluded.
function inUse(found, signed, begun = true) {
  const { from, until } = found.key;
  const early = begun && from !== null && !(signed !== null && moment(from) <= signed);
  const late = until !== null && !(signed !== null && signed < moment(until));
  if (!early && !late) return found.step;
  return step("key", "page.key_not_in_use", { date: signed === null ? "?" : { moment: signed } });
}

// The step of a signature over these bytes.
async function checkSignature(key, message, signature, suite) {
  try {
    const raw = fromBase58(key.key).slice(2);
    const own = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    const holds = await crypto.subtle.verify("Ed25519", own, signature, message);
    return holds === true ? step("proof", "proof.holds", { suite }) : step("proof", "proof.broken");
  } catch {
    return step("proof", "page.no_ed25519");
  }
}

// What came of a seal: its steps, from when and until when it counts, and the key when it holds.
const sealed = (proof, key, found, period = { from: null, until: null }) => ({
  steps: [proof, key],
  period,
  key: proof.outcome === PASSED && key.outcome === PASSED ? found.key : null,
});
const unsealed = (code, args) => ({
  steps: [step("proof", code, args)],
  period: { from: null, until: null },
  key: null,
});

// The seal of a document with one embedded proof. `text` is its canonical form, or null.
async function embeddedSeal(document, text, site) {
  const proofs = items(document.proof);
  if (proofs.length === 0) return unsealed("proof.none");
  if (proofs.length > MOST_PROOFS) return unsealed("proof.too_many");
  // This site writes one; which of several counts, the program finds out.
  if (proofs.length > 1) return unsealed("page.several_proofs");
  const [proof] = proofs;
  const fault = proofFault(proof);
  if (fault) return unsealed(fault.code, fault.args);
  const found = findKey(site, proof.verificationMethod, issuerOf(document));
  if (!found.key) return sealed(step("proof", "proof.no_key"), found.step, found);
  const key = inUse(found, moment(proof.created));
  if (text === null) return sealed(step("proof", "proof.no_canonical"), key, found);
  const [options, whole] = [await sha256(toUtf8(proofLines(proof))), await sha256(toUtf8(text))];
  const message = new Uint8Array([...options, ...whole]);
  return sealed(await checkSignature(found.key, message, fromBase58(proof.proofValue), SUITE), key, found);
}

// Why a proof is none that this page can check; null when it is.
function proofFault(proof) {
  const malformed = (part) => new Fault("proof.malformed", { part });
  if (!isObject(proof)) return malformed("proof");
  if (!isText(proof.type)) return malformed("type");
  if (proof.type !== "DataIntegrityProof" || proof.cryptosuite !== SUITE) {
    return new Fault("proof.unknown", { suite: short(proof.cryptosuite ?? proof.type) });
  }
  if (!isText(proof.proofPurpose)) return malformed("proofPurpose");
  if (proof.proofPurpose !== "assertionMethod") {
    return new Fault("proof.other_purpose", { purpose: short(proof.proofPurpose) });
  }
  if ("created" in proof && moment(proof.created) === null) return malformed("created");
  if (!isText(proof.verificationMethod)) return malformed("verificationMethod");
  if (!isText(proof.proofValue) || fromBase58(proof.proofValue)?.length !== 64) return malformed("proofValue");
  const usual = Object.keys(proof).length === 6 && "created" in proof;
  return usual && isPlainAddress(proof.verificationMethod) ? null : new Fault("proof.unknown", { suite: SUITE });
}

// The canonical form of a proof made of the usual six members (Data Integrity EdDSA Cryptosuites
// 1.0, section 3.2.5), which is these five lines.
function proofLines(proof) {
  const { rdf, xsd, security, created } = NAMES;
  return [
    `<${created}> "${proof.created}"^^<${xsd}dateTime>`,
    `<${rdf}type> <${security}DataIntegrityProof>`,
    `<${security}cryptosuite> "${SUITE}"^^<${security}cryptosuiteString>`,
    `<${security}proofPurpose> <${security}assertionMethod>`,
    `<${security}verificationMethod> <${proof.verificationMethod}>`,
  ]
    .map((it) => `_:c14n0 ${it} .\n`)
    .join("");
}
