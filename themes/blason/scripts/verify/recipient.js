// Was it given to whom the visitor names? (OB 3.0 section 9.3; OB 2.0 IdentityObject.) What is typed
// is compared here, on this machine, and forgotten.

// The step for a subject of Open Badges 3.0.
async function recipientStep(subject, wanted) {
  const said = (code) => step("recipient", code);
  if (!wanted) return said("recipient.not_asked");
  if (subject.id === wanted) return said("recipient.is_the_subject");
  const identities = items(subject.identifier).filter(isObject);
  const any = async (text) => {
    const found = await Promise.all(identities.map((it) => isIdentity(it, text)));
    return found.includes(true) ? true : found.includes(null) ? null : false;
  };
  const given = await any(wanted);
  if (given) return said("recipient.matches");
  const usual = wanted.trim().toLowerCase();
  const tidied = usual === wanted ? given : await any(usual);
  if (tidied) return said("recipient.matches_tidied");
  if (isText(subject.id) && subject.id.toLowerCase() === `mailto:${usual}`) return said("recipient.is_the_subject");
  if (given === null || tidied === null) return said("page.recipient_hash");
  return said(identities.length === 0 && subject.id === undefined ? "recipient.nobody" : "recipient.differs");
}

// Whether an identity object speaks of this person; null when its hash is of another kind.
async function isIdentity({ identityHash: told, identityType: kind, hashed, salt }, wanted) {
  // A display name is nobody's identifier.
  if (!isText(told) || kind === "name" || kind === "ext:name") return false;
  if (hashed !== true) return told === wanted;
  return isHashOf(told, wanted, salt);
}

// Whether `sha256$…` is the hash of a text and its salt; null for another kind of hash.
async function isHashOf(told, wanted, salt) {
  const [method, digest] = told.split("$", 2);
  if (method !== "sha256" || digest === undefined) return null;
  const own = hex(await sha256(toUtf8(wanted + (isText(salt) ? salt : ""))));
  return own === digest.toLowerCase();
}

// The step for an assertion of Open Badges 2.0.
async function recipientStep2(recipient, wanted) {
  const said = (code, args) => step("recipient", code, args);
  if (!wanted) return said("ob2.recipient-not-asked");
  const { identity, salt, hashed } = recipient;
  const lower = wanted.trim().toLowerCase();
  const spellings = wanted.includes("@") ? [wanted.trim(), lower] : [wanted.trim()];
  const found = await Promise.all(
    spellings.map((it) =>
      hashed ? isHashOf(identity, it, salt) : it === identity || (it.includes("@") && identity.toLowerCase() === it),
    ),
  );
  if (found.includes(true)) return said("ob2.recipient");
  return found.includes(null)
    ? said("ob2.recipient-unknown", { name: short(identity.split("$")[0]) })
    : said("ob2.recipient-other");
}
