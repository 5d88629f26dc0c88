// Credentials as signed tokens: VC-JWT of Open Badges 3.0, with the algorithm EdDSA.

const CLAIMS = ["iss", "jti", "nbf", "sub", "exp", "iat", "aud"];
const HEADERS = ["alg", "kid", "jwk", "typ", "cty"];
const W3C_TYPES = ["vc+jwt", "vc+ld+jwt", "vc-ld+jwt"];

const isToken = (text) => /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+$/.test(text);

// A token taken apart; throws a Fault. Nothing is checked yet.
function readToken(text) {
  const malformed = (why) => new Fault("readable.token", { why });
  const [head, body, tail] = text.split(".");
  const json = (part, why) => {
    const bytes = fromBase64url(part);
    const read = bytes && fromUtf8(bytes);
    if (read === null) throw malformed(why);
    const value = readJson(read);
    if (!isObject(value)) throw new Fault("readable.no_object");
    return value;
  };
  const header = json(head, "header");
  if ("crit" in header || "b64" in header) throw malformed("crit");
  const credential = json(body, "payload");
  const signature = fromBase64url(tail);
  if (!signature) throw malformed("signature");
  const claims = Object.create(null);
  for (const name of CLAIMS) {
    if (name in credential) claims[name] = credential[name];
    delete credential[name];
  }
  return { header, credential, claims, message: toUtf8(`${head}.${body}`), signature };
}

// The verdict on a token that holds a badge of Open Badges 3.0.
async function examineToken(token, site, asked) {
  const { credential, header, claims } = token;
  const fault = headerFault(header) ?? claimFault(credential, claims);
  const { steps } = await wellFormed(credential, "badge", site);
  const shape = fault ? [step("well-formed", fault.code, fault.args)] : steps;
  return judged(credential, { steps: shape, seal: await tokenSeal(token, site) }, site, asked);
}

function headerFault({ typ, ...header }) {
  if (W3C_TYPES.includes(typ)) return beyond(typ);
  if (typ !== undefined && typ !== "JWT") return new Fault("well_formed.token_type", { type: short(typ) });
  const stranger = Object.keys(header).find((name) => !HEADERS.includes(name));
  return stranger === undefined ? null : new Fault("well_formed.token_header", { name: short(stranger) });
}

// Every claim that repeats a part of the credential must say the same.
function claimFault(credential, claims) {
  const subject = items(credential.credentialSubject)[0];
  const date = (...names) => names.map((name) => moment(credential[name])).find((it) => it !== null);
  const expected = {
    iss: () => claims.iss === issuerOf(credential),
    jti: () => claims.jti === credential.id,
    sub: () => claims.sub === subject?.id,
    nbf: () => numericDate(claims.nbf) === date("validFrom", "issuanceDate"),
    exp: () => numericDate(claims.exp) === date("validUntil", "expirationDate"),
  };
  const wrong = Object.keys(expected).find((name) => name in claims && !expected[name]());
  return wrong === undefined ? null : new Fault("well_formed.token_claim", { name: wrong });
}

async function tokenSeal({ header, credential, claims, message, signature }, site) {
  const { alg, kid, jwk } = header;
  if (!isText(alg) || alg.toLowerCase() === "none") return unsealed("proof.none");
  if (alg !== "EdDSA" && alg !== "Ed25519") return unsealed("proof.unknown", { suite: short(alg) });
  const issuer = issuerOf(credential);
  const open = (code) => sealed(step("proof", "proof.no_key"), step("key", code), { key: null });
  if (!isText(kid)) return open(jwk === undefined ? "key.not_named" : "key.embedded");
  if (!kid.startsWith(`${issuer}#`)) return open("page.key_elsewhere");
  const found = findKey(site, kid, issuer);
  if (!found.key) return sealed(step("proof", "proof.no_key"), found.step, found);
  // A token does not say when it was made; its badge may be older than the key.
  const key = inUse(found, moment(credential.validFrom), false);
  const period = { from: numericDate(claims.nbf), until: numericDate(claims.exp) };
  return sealed(await checkSignature(found.key, message, signature, `JWT ${alg}`), key, found, period);
}
